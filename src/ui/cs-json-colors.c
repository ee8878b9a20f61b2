/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-colors.h"

#include <adwaita.h>

/* Nodes stand in the order of their first byte, so the visible range is a run of them, found by
 * bisection. Its wanted colour runs are held against the runs that the buffer has, and only
 * differences touch the buffer: a tag that is put anew invalidates the line's layout even where
 * nothing changes. */

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

static Ink
get_ink_at (CsJsonColors      *self,
            const GtkTextIter *iter)
{
  for (guint i = 0; i < N_INKS; i++)
    if (gtk_text_iter_has_tag (iter, self->tags[i]))
      return i;

  return INK_NONE;
}

static gboolean
is_drawn (CsJsonColors      *self,
          const Run         *run,
          const GtkTextIter *start,
          const GtkTextIter *end)
{
  return gtk_text_iter_starts_tag (start, self->tags[run->ink]) &&
         gtk_text_iter_ends_tag (end, self->tags[run->ink]);
}

/* Takes off our tags between two places where nothing may be coloured. */
static void
clear_gap (CsJsonColors *self,
           guint         from,
           guint         to)
{
  GtkTextIter iter, end;

  if (from >= to)
    return;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, from);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, to);

  for (guint i = 0; i < N_INKS; i++)
    {
      GtkTextIter place = iter;

      if (gtk_text_iter_has_tag (&iter, self->tags[i]) ||
          (gtk_text_iter_forward_to_tag_toggle (&place, self->tags[i]) &&
           gtk_text_iter_compare (&place, &end) < 0))
        gtk_text_buffer_remove_tag (self->buffer, self->tags[i], &iter, &end);
    }
}

static void
draw_runs (CsJsonColors *self,
           GArray       *runs,
           guint         from,
           guint         to)
{
  guint clear_from = from;

  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      GtkTextIter start, end;

      clear_gap (self, clear_from, run->start);
      clear_from = run->end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, run->start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, run->end);

      if (is_drawn (self, run, &start, &end))
        continue;

      for (guint ink = 0; ink < N_INKS; ink++)
        if (ink != run->ink && get_ink_at (self, &start) != run->ink)
          gtk_text_buffer_remove_tag (self->buffer, self->tags[ink], &start, &end);

      gtk_text_buffer_apply_tag (self->buffer, self->tags[run->ink], &start, &end);
    }

  clear_gap (self, clear_from, to);
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
cs_json_colors_class_init (CsJsonColorsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_json_colors_dispose;
}

static void
cs_json_colors_init (CsJsonColors *self)
{
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

  choose_inks (self);
  g_signal_connect_object (manager, "notify::dark",
                           G_CALLBACK (choose_inks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (choose_inks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "changed",
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

  if (self->view == NULL || !cs_text_mirror_get_writable (self->mirror))
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
