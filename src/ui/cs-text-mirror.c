/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-text-mirror.h"

#include <glib/gi18n.h>

/* How long an edit from elsewhere may wait: a frame and a half, in milliseconds. */
#define FRAME_MS 24

/* Two directions, and a flag for each so that no change comes back as an echo:
 *
 *     user's action --> insert-text, delete-range --> dirty range --.
 *                                                                   | end of the action
 *     document <------------------ one CsChange <-------------------'
 *
 *     document "changed" (edit) --> replacements, last one first --> buffer
 *
 * While the user acts, the dirty range says which characters of the text that the document still
 * holds (dirty_start, dirty_removed) stand against which of the buffer (dirty_start,
 * dirty_inserted). It only ever grows, so that any mixture of inserts and deletes within one
 * action (a completion, a paste over a selection, a find-and-replace) ends as one replacement.
 *
 * Who types into a form waits for the frame that shows the character, and a text view takes as long
 * to draw its line as that row. So while the view is shown and somebody else has the keyboard, an
 * edit of the document waits until that frame is through. Everything that asks for places, and the
 * keyboard's coming, has it made at once. */

struct _CsTextMirror
{
  GObject        parent_instance;

  CsHistory     *history;
  CsDocument    *document;
  GtkTextBuffer *buffer;
  GtkWidget     *view;            /* (nullable): weak */

  gboolean       writable;
  gboolean       in_user_action;
  gboolean       to_document;     /* we are committing: the document's signal is our own */
  gboolean       to_buffer;       /* we are following: the buffer's signals are our own */

  gboolean       stale;           /* the document changed in the middle of an action */
  gboolean       dirty;
  guint          dirty_start;     /* all three in characters */
  guint          dirty_removed;
  guint          dirty_inserted;

  char          *step;            /* what the present action is called, NULL for typing */

  CsTextEdit    *late;            /* (nullable): an edit that the buffer has not yet */
  GBytes        *late_bytes;      /* the document's, after it */
  guint          late_source;
};

enum
{
  PROP_0,
  PROP_HISTORY,
  PROP_DOCUMENT,
  PROP_BUFFER,
  PROP_WRITABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsTextMirror, cs_text_mirror, G_TYPE_OBJECT)

static const char *
get_text (CsTextMirror *self,
          gsize        *length)
{
  const char *text = g_bytes_get_data (cs_document_get_bytes (self->document), length);

  return text != NULL ? text : "";
}

static gsize
chars_to_bytes (const char *text,
                gsize       length,
                guint       n_chars)
{
  const char *place = text;
  const char *end = text + length;

  while (n_chars > 0 && place < end)
    {
      place = g_utf8_next_char (place);
      n_chars--;
    }

  return MIN ((gsize) (place - text), length);
}

static void
set_writable (CsTextMirror *self,
              gboolean      writable)
{
  if (self->writable == writable)
    return;

  self->writable = writable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITABLE]);
}

static void
set_buffer_text (CsTextMirror *self,
                 const char   *text,
                 gsize         length)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text, length);
}

/* Between CR and LF there is no place for a caret: the view's layout does not know it, and Pango
 * complains. */
static void
leave_line_end (GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (gtk_text_iter_get_char (iter) == '\n' && gtk_text_iter_backward_char (&before) &&
      gtk_text_iter_get_char (&before) == '\r')
    *iter = before;
}

static void
keep_caret (CsTextMirror *self)
{
  GtkTextMark *marks[] = {
    gtk_text_buffer_get_insert (self->buffer),
    gtk_text_buffer_get_selection_bound (self->buffer),
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GtkTextIter iter, place;

      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, marks[i]);
      place = iter;
      leave_line_end (&place);
      if (!gtk_text_iter_equal (&iter, &place))
        gtk_text_buffer_move_mark (self->buffer, marks[i], &place);
    }
}

static void
forget_late (CsTextMirror *self)
{
  g_clear_handle_id (&self->late_source, g_source_remove);
  g_clear_pointer (&self->late, cs_text_edit_free);
  g_clear_pointer (&self->late_bytes, g_bytes_unref);
}

/* The whole text anew, for a document that was replaced or is seen for the first time. */
static void
load_whole (CsTextMirror *self)
{
  gsize length;
  const char *text = get_text (self, &length);
  gboolean valid = g_utf8_validate_len (text, length, NULL);

  self->to_buffer = TRUE;

  if (valid)
    {
      set_buffer_text (self, text, length);
    }
  else
    {
      g_autofree char *readable = NULL;
      g_autofree char *transcoded = NULL;

      /* UTF-16 is the one other encoding that real manifests have. */
      if (length >= 2 && ((guint8) text[0] == 0xff || (guint8) text[0] == 0xfe))
        transcoded = g_convert (text, length, "UTF-8", "UTF-16", NULL, NULL, NULL);

      readable = g_utf8_make_valid (transcoded != NULL ? transcoded : text,
                                    transcoded != NULL ? -1 : (gssize) length);
      set_buffer_text (self, readable, strlen (readable));
    }

  self->to_buffer = FALSE;
  self->dirty = FALSE;
  self->stale = FALSE;
  forget_late (self);
  set_writable (self, valid);
}

/* @after: the document's bytes after @edit */
static void
follow_edit (CsTextMirror *self,
             CsTextEdit   *edit,
             GBytes       *after)
{
  gsize length;
  const char *text = g_bytes_get_data (after, &length);
  guint n = cs_text_edit_get_n_replacements (edit);
  goffset shift = 0;

  self->to_buffer = TRUE;

  /* From first to last: before each replacement the buffer already equals the new text up to
   * that place, so the new text tells how many characters lie before it. */
  for (guint i = 0; i < n; i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (edit, i);
      gsize place = replacement->span.start + shift;
      guint chars = g_utf8_strlen (text, place);
      GtkTextIter start;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, chars);

      if (replacement->span.length > 0)
        {
          GtkTextIter end = start;
          gsize rest = length - place - replacement->text_length;
          guint total = gtk_text_buffer_get_char_count (self->buffer);
          guint removed;

          /* How many characters go is known from both ends where this is the last one; else
           * they are counted in the buffer itself, by their bytes. */
          if (i == n - 1)
            {
              removed = total - chars - g_utf8_strlen (text + length - rest, rest);
              gtk_text_iter_forward_chars (&end, removed);
            }
          else
            {
              gsize bytes = 0;

              while (bytes < replacement->span.length && !gtk_text_iter_is_end (&end))
                {
                  bytes += g_unichar_to_utf8 (gtk_text_iter_get_char (&end), NULL);
                  gtk_text_iter_forward_char (&end);
                }
            }

          gtk_text_buffer_delete (self->buffer, &start, &end);
        }

      if (replacement->text_length > 0)
        gtk_text_buffer_insert (self->buffer, &start, replacement->text, replacement->text_length);

      shift += (goffset) replacement->text_length - (goffset) replacement->span.length;
    }
  keep_caret (self);

  self->to_buffer = FALSE;
}

static gboolean
late_cb (gpointer user_data)
{
  CsTextMirror *self = user_data;

  self->late_source = 0;
  cs_text_mirror_flush (self);

  return G_SOURCE_REMOVE;
}

static gboolean
can_wait (CsTextMirror *self)
{
  return self->view != NULL && gtk_widget_get_mapped (self->view) &&
         !gtk_widget_has_focus (self->view);
}

static void
follow_later (CsTextMirror     *self,
              const CsTextEdit *edit)
{
  self->late = cs_text_edit_copy (edit);
  self->late_bytes = g_bytes_ref (cs_document_get_bytes (self->document));
  self->late_source = g_timeout_add (FRAME_MS, late_cb, self);
}

static void
document_changed_cb (CsTextMirror *self,
                     CsTextEdit   *edit)
{
  gsize length;
  const char *text;

  if (self->to_document)
    return;

  /* Nothing is written into the buffer inside an action: it is read anew at its end. */
  if (self->in_user_action)
    {
      self->stale = TRUE;
      return;
    }

  text = get_text (self, &length);
  if (edit == NULL || !self->writable || !g_utf8_validate_len (text, length, NULL))
    {
      load_whole (self);
      return;
    }

  /* Each edit counts on the text that the one before has left. */
  cs_text_mirror_flush (self);
  if (can_wait (self))
    follow_later (self, edit);
  else
    follow_edit (self, edit, cs_document_get_bytes (self->document));
}

static void
commit (CsTextMirror *self)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *inserted = NULL;
  g_autofree char *burst = NULL;
  g_autofree char *step = g_steal_pointer (&self->step);
  GtkTextIter start, end;
  gsize length, from, to;
  const char *text;

  if (!self->dirty)
    return;

  self->dirty = FALSE;
  text = get_text (self, &length);
  from = chars_to_bytes (text, length, self->dirty_start);
  to = from + chars_to_bytes (text + from, length - from, self->dirty_removed);

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, self->dirty_start);
  end = start;
  gtk_text_iter_forward_chars (&end, self->dirty_inserted);
  inserted = gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);

  if (strlen (inserted) == to - from && memcmp (inserted, text + from, to - from) == 0)
    return;

  edit = cs_text_edit_new ();
  cs_text_edit_replace (edit, from, to - from, inserted, -1);

  change = cs_change_new (step != NULL ? step : C_("history", "Typing"));
  if (step == NULL)
    {
      burst = g_strdup_printf ("text:%s", cs_document_get_path (self->document));
      cs_change_set_burst (change, burst);
    }
  cs_change_edit (change, cs_document_get_path (self->document), g_steal_pointer (&edit));

  self->to_document = TRUE;
  if (!cs_history_do (self->history, change, &error))
    g_critical ("the text pane and its document differ: %s", error->message);
  self->to_document = FALSE;

  if (error != NULL)
    load_whole (self);
}

static void
note_edit (CsTextMirror *self,
           guint         start,
           guint         removed,
           guint         inserted)
{
  guint extra;

  if (!self->dirty)
    {
      self->dirty = TRUE;
      self->dirty_start = start;
      self->dirty_removed = 0;
      self->dirty_inserted = 0;
    }

  if (start < self->dirty_start)
    {
      extra = self->dirty_start - start;
      self->dirty_start = start;
      self->dirty_removed += extra;
      self->dirty_inserted += extra;
    }

  if (start + removed > self->dirty_start + self->dirty_inserted)
    {
      extra = start + removed - (self->dirty_start + self->dirty_inserted);
      self->dirty_removed += extra;
      self->dirty_inserted += extra;
    }

  self->dirty_inserted = self->dirty_inserted - removed + inserted;
}

static void
insert_text_cb (CsTextMirror *self,
                GtkTextIter  *location,
                const char   *text,
                int           length)
{
  if (!self->to_buffer)
    note_edit (self, gtk_text_iter_get_offset (location), 0, g_utf8_strlen (text, length));
}

static void
delete_range_cb (CsTextMirror *self,
                 GtkTextIter  *start,
                 GtkTextIter  *end)
{
  guint from = gtk_text_iter_get_offset (start);
  guint to = gtk_text_iter_get_offset (end);

  if (!self->to_buffer)
    note_edit (self, MIN (from, to), MAX (from, to) - MIN (from, to), 0);
}

static void
buffer_changed_cb (CsTextMirror *self)
{
  if (!self->to_buffer && !self->in_user_action)
    commit (self);
}

static void
begin_user_action_cb (CsTextMirror *self)
{
  cs_text_mirror_flush (self);
  self->in_user_action = TRUE;
}

static void
end_user_action_cb (CsTextMirror *self)
{
  self->in_user_action = FALSE;
  if (self->stale)
    load_whole (self);
  else if (!self->to_buffer)
    commit (self);
  keep_caret (self);
}

static void
cs_text_mirror_constructed (GObject *object)
{
  CsTextMirror *self = CS_TEXT_MIRROR (object);

  G_OBJECT_CLASS (cs_text_mirror_parent_class)->constructed (object);

  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  load_whole (self);

  g_signal_connect_object (self->document, "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text",
                           G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "delete-range",
                           G_CALLBACK (delete_range_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "begin-user-action",
                           G_CALLBACK (begin_user_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action",
                           G_CALLBACK (end_user_action_cb), self, G_CONNECT_SWAPPED);
}

static void
cs_text_mirror_finalize (GObject *object)
{
  CsTextMirror *self = CS_TEXT_MIRROR (object);

  forget_late (self);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->history);
  g_clear_object (&self->document);
  g_clear_object (&self->buffer);
  g_free (self->step);

  G_OBJECT_CLASS (cs_text_mirror_parent_class)->finalize (object);
}

static void
cs_text_mirror_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CsTextMirror *self = CS_TEXT_MIRROR (object);

  switch (prop_id)
    {
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;

    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_BUFFER:
      g_value_set_object (value, self->buffer);
      break;

    case PROP_WRITABLE:
      g_value_set_boolean (value, self->writable);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_text_mirror_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CsTextMirror *self = CS_TEXT_MIRROR (object);

  switch (prop_id)
    {
    case PROP_HISTORY:
      self->history = g_value_dup_object (value);
      break;

    case PROP_DOCUMENT:
      self->document = g_value_dup_object (value);
      break;

    case PROP_BUFFER:
      self->buffer = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_text_mirror_class_init (CsTextMirrorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cs_text_mirror_constructed;
  object_class->finalize = cs_text_mirror_finalize;
  object_class->get_property = cs_text_mirror_get_property;
  object_class->set_property = cs_text_mirror_set_property;

  properties[PROP_HISTORY] =
    g_param_spec_object ("history", NULL, NULL, CS_TYPE_HISTORY,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, CS_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUFFER] =
    g_param_spec_object ("buffer", NULL, NULL, GTK_TYPE_TEXT_BUFFER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WRITABLE] =
    g_param_spec_boolean ("writable", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_text_mirror_init (CsTextMirror *self)
{
}

CsTextMirror *
cs_text_mirror_new (CsHistory     *history,
                    CsDocument    *document,
                    GtkTextBuffer *buffer)
{
  return g_object_new (CS_TYPE_TEXT_MIRROR,
                       "history", history,
                       "document", document,
                       "buffer", buffer,
                       NULL);
}

gboolean
cs_text_mirror_get_writable (CsTextMirror *self)
{
  g_return_val_if_fail (CS_IS_TEXT_MIRROR (self), FALSE);

  return self->writable;
}

void
cs_text_mirror_get_iter (CsTextMirror *self,
                         gsize         offset,
                         GtkTextIter  *iter)
{
  gsize length;
  const char *text;

  g_return_if_fail (CS_IS_TEXT_MIRROR (self));

  cs_text_mirror_flush (self);
  text = get_text (self, &length);
  gtk_text_buffer_get_iter_at_offset (self->buffer, iter,
                                      self->writable ? g_utf8_strlen (text, MIN (offset, length)) : 0);
  leave_line_end (iter);
}

gsize
cs_text_mirror_get_offset (CsTextMirror      *self,
                           const GtkTextIter *iter)
{
  gsize length;
  const char *text;

  g_return_val_if_fail (CS_IS_TEXT_MIRROR (self), 0);

  text = get_text (self, &length);
  return self->writable ? chars_to_bytes (text, length, gtk_text_iter_get_offset (iter)) : 0;
}

gboolean
cs_text_mirror_get_in_action (CsTextMirror *self)
{
  g_return_val_if_fail (CS_IS_TEXT_MIRROR (self), FALSE);

  cs_text_mirror_flush (self);
  return self->dirty;
}

void
cs_text_mirror_name_step (CsTextMirror *self,
                          const char   *label)
{
  g_return_if_fail (CS_IS_TEXT_MIRROR (self));

  cs_text_mirror_flush (self);
  g_free (self->step);
  self->step = g_strdup (label);
}

static void
view_focus_cb (CsTextMirror *self)
{
  if (self->view != NULL && gtk_widget_has_focus (self->view))
    cs_text_mirror_flush (self);
}

void
cs_text_mirror_set_view (CsTextMirror *self,
                         GtkWidget    *view)
{
  g_return_if_fail (CS_IS_TEXT_MIRROR (self));
  g_return_if_fail (self->view == NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "notify::has-focus",
                           G_CALLBACK (view_focus_cb), self, G_CONNECT_SWAPPED);
}

gboolean
cs_text_mirror_get_behind (CsTextMirror *self)
{
  g_return_val_if_fail (CS_IS_TEXT_MIRROR (self), FALSE);

  return self->late != NULL;
}

void
cs_text_mirror_flush (CsTextMirror *self)
{
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GBytes) after = NULL;

  g_return_if_fail (CS_IS_TEXT_MIRROR (self));

  if (self->late == NULL)
    return;

  edit = g_steal_pointer (&self->late);
  after = g_steal_pointer (&self->late_bytes);
  forget_late (self);
  follow_edit (self, edit, after);
}
