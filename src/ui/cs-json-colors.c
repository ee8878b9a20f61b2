/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-colors.h"

#include <string.h>

#include <adwaita.h>

/* Nodes stand in the order of their first byte, so the visible range is a run of them, found by
 * bisection. Its wanted colour runs are held against our record of those that the buffer has, and
 * only differences touch the buffer: a tag that is put anew invalidates the line's layout even
 * where nothing changes, and looking for the tags in the buffer costs as much as drawing them. */

typedef enum
{
  INK_NAME,
  INK_STRING,
  INK_NUMBER,
  INK_WORD,
  N_INKS,
  INK_NONE = N_INKS,
} Ink;

typedef struct
{
  guint start;   /* in characters */
  guint end;
  Ink   ink;
} Run;

struct _CsJsonColors
{
  GObject        parent_instance;

  GtkTextView   *view;
  CsTextMirror  *mirror;
  CsDocument    *document;
  GtkTextBuffer *buffer;
  GtkTextTag    *tags[N_INKS];
  GArray        *drawn;    /* Run: what the buffer has, in order */
  guint          tick;
};

/* The Adwaita palette's darker and lighter ends: each at least 4.5:1 on its ground. */
static const char *const light_inks[N_INKS] = { "#1a5fb4", "#1d6f42", "#813d9c", "#a51d2d" };
static const char *const dark_inks[N_INKS] = { "#99c1f1", "#8ff0a4", "#dc8add", "#ffa348" };
static const char *const tag_names[N_INKS] = { "cs-name", "cs-string", "cs-number", "cs-word" };

G_DEFINE_FINAL_TYPE (CsJsonColors, cs_json_colors, G_TYPE_OBJECT)

static Ink
ink_of (CsJsonKind kind)
{
  switch (kind)
    {
    case CS_JSON_STRING:
      return INK_STRING;

    case CS_JSON_NUMBER:
      return INK_NUMBER;

    case CS_JSON_TRUE:
    case CS_JSON_FALSE:
    case CS_JSON_NULL:
      return INK_WORD;

    case CS_JSON_MISSING:
    case CS_JSON_OBJECT:
    case CS_JSON_ARRAY:
    default:
      return INK_NONE;
    }
}

static gsize
first_byte (CsSnapshot *snapshot,
            guint       node)
{
  CsSpan key = cs_snapshot_get_key_span (snapshot, node);

  return key.length > 0 ? key.start : cs_snapshot_get_value_span (snapshot, node).start;
}

/* The last node that begins at or before @offset. */
static guint
find_first_node (CsSnapshot *snapshot,
                 gsize       offset)
{
  guint low = 0;
  guint high = cs_snapshot_get_n_nodes (snapshot);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (first_byte (snapshot, middle) <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

typedef struct
{
  const char *text;
  gsize       bytes;   /* how far it was counted */
  guint       chars;
} Counter;

static guint
count_to (Counter *counter,
          gsize    offset)
{
  if (offset > counter->bytes)
    {
      counter->chars += g_utf8_strlen (counter->text + counter->bytes, offset - counter->bytes);
      counter->bytes = offset;
    }

  return counter->chars;
}

static void
add_run (GArray  *runs,
         Counter *counter,
         CsSpan   span,
         Ink      ink)
{
  Run run;

  if (span.length == 0 || ink == INK_NONE || span.start < counter->bytes)
    return;

  run.start = count_to (counter, span.start);
  run.end = count_to (counter, span.start + span.length);
  run.ink = ink;
  g_array_append_val (runs, run);
}

static GArray *
get_wanted_runs (CsJsonColors *self,
                 gsize         from,
                 gsize         to,
                 guint         from_chars)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (self->document);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint n = cs_snapshot_get_n_nodes (snapshot);
  gsize length;
  const char *text = g_bytes_get_data (cs_document_get_bytes (self->document), &length);
  Counter counter = { text, from, from_chars };

  for (guint node = find_first_node (snapshot, from); node < n; node++)
    {
      if (first_byte (snapshot, node) >= to)
        break;

      add_run (runs, &counter, cs_snapshot_get_key_span (snapshot, node), INK_NAME);
      add_run (runs, &counter, cs_snapshot_get_value_span (snapshot, node),
               ink_of (cs_snapshot_get_kind (snapshot, node)));
    }

  return g_steal_pointer (&runs);
}

/* The tags move with the text, and so does our record of them: text that comes strictly inside
 * of a run grows it, and nothing else does. */
static void
insert_text_cb (CsJsonColors *self,
                GtkTextIter  *location,
                const char   *text,
                int           length)
{
  guint place = gtk_text_iter_get_offset (location);
  guint n_chars = g_utf8_strlen (text, length);

  for (guint i = self->drawn->len; i > 0; i--)
    {
      Run *run = &g_array_index (self->drawn, Run, i - 1);

      if (run->end <= place)
        break;

      run->end += n_chars;
      if (run->start >= place)
        run->start += n_chars;
    }
}

static guint
place_after_delete (guint place,
                    guint from,
                    guint to)
{
  return place <= from ? place : place >= to ? place - (to - from) : from;
}

static void
delete_range_cb (CsJsonColors *self,
                 GtkTextIter  *start,
                 GtkTextIter  *end)
{
  guint first = gtk_text_iter_get_offset (start);
  guint second = gtk_text_iter_get_offset (end);
  guint from = MIN (first, second);
  guint to = MAX (first, second);
  guint n_kept = 0;

  for (guint i = 0; i < self->drawn->len; i++)
    {
      Run run = g_array_index (self->drawn, Run, i);

      run.start = place_after_delete (run.start, from, to);
      run.end = place_after_delete (run.end, from, to);
      if (run.start < run.end)
        g_array_index (self->drawn, Run, n_kept++) = run;
    }

  g_array_set_size (self->drawn, n_kept);
}

static void
get_iters (CsJsonColors *self,
           const Run    *run,
           GtkTextIter  *start,
           GtkTextIter  *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, run->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, run->end);
}

/* Whether @run is one of @runs, which are in order; @at goes along with it. */
static gboolean
has_run (GArray    *runs,
         const Run *run,
         guint     *at)
{
  const Run *other;

  while (*at < runs->len && g_array_index (runs, Run, *at).start < run->start)
    (*at)++;
  if (*at == runs->len)
    return FALSE;

  other = &g_array_index (runs, Run, *at);
  return other->start == run->start && other->end == run->end && other->ink == run->ink;
}

static void
draw_runs (CsJsonColors *self,
           GArray       *wanted,
           guint         from,
           guint         to)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (Run));
  GtkTextIter start, end;
  guint first = 0;
  guint at = 0;

  while (first < self->drawn->len && g_array_index (self->drawn, Run, first).end <= from)
    first++;
  for (guint i = first; i < self->drawn->len && g_array_index (self->drawn, Run, i).start < to; i++)
    g_array_append_val (old, g_array_index (self->drawn, Run, i));

  if (old->len == wanted->len &&
      (old->len == 0 || memcmp (old->data, wanted->data, old->len * sizeof (Run)) == 0))
    return;

  /* All that goes first: what comes may lie across it. */
  for (guint i = 0; i < old->len; i++)
    {
      const Run *run = &g_array_index (old, Run, i);

      if (has_run (wanted, run, &at))
        continue;

      get_iters (self, run, &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->tags[run->ink], &start, &end);
    }

  at = 0;
  for (guint i = 0; i < wanted->len; i++)
    {
      const Run *run = &g_array_index (wanted, Run, i);

      if (has_run (old, run, &at))
        continue;

      get_iters (self, run, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[run->ink], &start, &end);
    }

  if (old->len > 0)
    g_array_remove_range (self->drawn, first, old->len);
  if (wanted->len > 0)
    g_array_insert_vals (self->drawn, first, wanted->data, wanted->len);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  CsJsonColors *self = user_data;

  self->tick = 0;
  cs_json_colors_update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (CsJsonColors *self)
{
  if (self->tick == 0 && self->view != NULL)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, self, NULL);
}

static void
choose_inks (CsJsonColors *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const char *const *inks = adw_style_manager_get_dark (manager) ? dark_inks : light_inks;
  gboolean plain = adw_style_manager_get_high_contrast (manager);

  for (guint i = 0; i < N_INKS; i++)
    g_object_set (self->tags[i],
                  "foreground", inks[i],
                  "foreground-set", !plain,
                  "weight", i == INK_NAME && plain ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL,
                  NULL);
}

static void
watch_scrolling (CsJsonColors *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (adjustment != NULL)
    {
      g_signal_connect_object (adjustment, "value-changed",
                               G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "changed",
                               G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }

  queue_update (self);
}

static void
cs_json_colors_dispose (GObject *object)
{
  CsJsonColors *self = CS_JSON_COLORS (object);

  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick);
  self->tick = 0;

  if (self->view != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  self->view = NULL;

  g_clear_object (&self->mirror);
  g_clear_object (&self->document);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (cs_json_colors_parent_class)->dispose (object);
}

static void
cs_json_colors_finalize (GObject *object)
{
  g_array_unref (CS_JSON_COLORS (object)->drawn);

  G_OBJECT_CLASS (cs_json_colors_parent_class)->finalize (object);
}

static void
cs_json_colors_class_init (CsJsonColorsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_json_colors_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_json_colors_finalize;
}

static void
cs_json_colors_init (CsJsonColors *self)
{
  self->drawn = g_array_new (FALSE, FALSE, sizeof (Run));
}

CsJsonColors *
cs_json_colors_new (GtkTextView  *view,
                    CsTextMirror *mirror)
{
  g_autoptr (CsJsonColors) self = g_object_new (CS_TYPE_JSON_COLORS, NULL);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_set_weak_pointer (&self->view, view);
  self->mirror = g_object_ref (mirror);
  g_object_get (mirror, "document", &self->document, "buffer", &self->buffer, NULL);

  for (guint i = 0; i < N_INKS; i++)
    {
      self->tags[i] = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer),
                                                 tag_names[i]);
      if (self->tags[i] == NULL)
        self->tags[i] = gtk_text_buffer_create_tag (self->buffer, tag_names[i], NULL);
    }

  g_signal_connect_object (self->buffer, "insert-text",
                           G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "delete-range",
                           G_CALLBACK (delete_range_cb), self, G_CONNECT_SWAPPED);

  choose_inks (self);
  g_signal_connect_object (manager, "notify::dark",
                           G_CALLBACK (choose_inks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (choose_inks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment",
                           G_CALLBACK (watch_scrolling), self, G_CONNECT_SWAPPED);
  watch_scrolling (self);

  return g_steal_pointer (&self);
}

void
cs_json_colors_update (CsJsonColors *self)
{
  g_autoptr (GArray) runs = NULL;
  GdkRectangle visible;
  GtkTextIter start, end;
  gsize from, to;

  g_return_if_fail (CS_IS_JSON_COLORS (self));

  if (self->view == NULL || !cs_text_mirror_get_writable (self->mirror) ||
      cs_text_mirror_get_behind (self->mirror))
    return;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &start, visible.y, NULL);
  gtk_text_view_get_line_at_y (self->view, &end, visible.y + visible.height, NULL);
  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  from = cs_text_mirror_get_offset (self->mirror, &start);
  to = cs_text_mirror_get_offset (self->mirror, &end);

  runs = get_wanted_runs (self, from, to, gtk_text_iter_get_offset (&start));
  draw_runs (self, runs, gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end));
}
