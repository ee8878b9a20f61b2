/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane-private.h"

/* The bars say where the caret is once it rests: each label of theirs costs the window a layout. */
#define REST_MS 120

static gboolean
rested_cb (gpointer user_data)
{
  CsJsonPane *self = user_data;
  GtkTextBuffer *buffer = cs_json_pane_get_buffer (self);
  g_autofree char *pointer = NULL;
  CsSnapshot *snapshot;
  GtkTextIter caret;
  guint node;

  self->rest = 0;
  if (self->mirror == NULL || cs_text_mirror_get_in_action (self->mirror))
    return G_SOURCE_REMOVE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  snapshot = cs_document_get_snapshot (self->document);
  node = cs_snapshot_find_at (snapshot, cs_text_mirror_get_offset (self->mirror, &caret));
  pointer = cs_snapshot_dup_pointer (snapshot, node);

  if (g_strcmp0 (pointer, self->pointer) != 0)
    {
      g_free (self->pointer);
      self->pointer = g_steal_pointer (&pointer);
      /* A place that somebody else named is not told back. */
      if (!self->moving && gtk_widget_has_focus (GTK_WIDGET (self->view)))
        g_signal_emit_by_name (self, "place", self->pointer);
    }
  self->moving = FALSE;
  cs_json_pane_update_status (self);

  return G_SOURCE_REMOVE;
}

void
cs_json_pane_note_caret (CsJsonPane *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/* What the user selected, here or in another program, is his to paste with the middle button: a
 * value that we select for him to see does not take its place. */
static void
select_for_show (CsJsonPane        *self,
                 const GtkTextIter *start,
                 const GtkTextIter *end)
{
  GtkTextBuffer *buffer = cs_json_pane_get_buffer (self);
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self->view));
  gboolean shares = gtk_widget_get_realized (GTK_WIDGET (self->view));

  if (shares)
    gtk_text_buffer_remove_selection_clipboard (buffer, primary);
  gtk_text_buffer_select_range (buffer, start, end);
  if (shares)
    gtk_text_buffer_add_selection_clipboard (buffer, primary);
}

void
cs_json_pane_show_span (CsJsonPane *self,
                        CsSpan      span)
{
  GtkTextIter start, end;

  g_return_if_fail (CS_IS_JSON_PANE (self));

  if (self->mirror == NULL)
    return;

  cs_text_mirror_get_iter (self->mirror, span.start, &start);
  cs_text_mirror_get_iter (self->mirror, span.start + span.length, &end);
  self->moving = TRUE;
  cs_json_pane_note_caret (self);
  select_for_show (self, &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (cs_json_pane_get_buffer (self)),
                                0.2, FALSE, 0.0, 0.0);
}

void
cs_json_pane_show_pointer (CsJsonPane *self,
                           const char *pointer)
{
  CsSnapshot *snapshot;
  CsSpan span;
  guint node;

  g_return_if_fail (CS_IS_JSON_PANE (self));

  if (self->document == NULL)
    return;

  snapshot = cs_document_get_snapshot (self->document);
  node = cs_snapshot_find_nearest (snapshot, pointer);
  span = cs_snapshot_get_value_span (snapshot, node);

  /* With the whole file selected, the next key would replace it, and it shows no place. */
  if (node == 0)
    span.length = 0;
  cs_json_pane_show_span (self, span);
}

gboolean
cs_json_pane_go_to_line (CsJsonPane *self,
                         const char *place)
{
  const CsTextLines *lines;
  CsSpan span = { 0, 0 };
  guint64 line, column = 1;
  char *end;

  g_return_val_if_fail (CS_IS_JSON_PANE (self), FALSE);

  if (self->mirror == NULL)
    return FALSE;

  line = g_ascii_strtoull (place, &end, 10);
  if (end != place && *end == ':')
    {
      const char *second = end + 1;

      column = g_ascii_strtoull (second, &end, 10);
      if (end == second)
        return FALSE;
    }
  if (line == 0 || *end != '\0')
    return FALSE;

  lines = cs_snapshot_get_lines (cs_document_get_snapshot (self->document));
  span.start = cs_text_lines_get_offset (lines, MIN (line, G_MAXUINT), CLAMP (column, 1, G_MAXUINT));
  cs_json_pane_show_span (self, span);

  return TRUE;
}
