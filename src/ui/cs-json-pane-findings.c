/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane-private.h"

/* The findings of the text: underlined, and told where the pointer or the caret rests. */

static gboolean
is_in_this_file (CsJsonPane *self,
                 CsFinding  *finding)
{
  return g_strcmp0 (cs_finding_get_file (finding), self->path) == 0;
}

static void
get_mark (CsJsonPane  *self,
          CsFinding   *finding,
          GtkTextIter *start,
          GtkTextIter *end)
{
  CsSpan span = cs_finding_get_span (finding);

  cs_text_mirror_get_iter (self->mirror, span.start, start);
  cs_text_mirror_get_iter (self->mirror, span.start + span.length, end);

  /* A whole object underlined is noise: its first line says where it is. */
  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      *end = *start;
      if (!gtk_text_iter_ends_line (end))
        gtk_text_iter_forward_to_line_end (end);
    }

  /* An empty range, or one at a line's end, would show nothing. */
  if (gtk_text_iter_equal (start, end) && !gtk_text_iter_forward_char (end))
    gtk_text_iter_backward_char (start);
}

/* Whether the text is underlined just as the findings say. Most checks find what the last one found,
 * and a tag that is put anew makes the view lay out its lines again. */
static gboolean
is_marked (CsJsonPane *self,
           GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);
      GtkTextTag *tag = self->marks[cs_finding_get_severity (finding)];
      GtkTextIter start, end;

      get_mark (self, finding, &start, &end);
      if (!gtk_text_iter_starts_tag (&start, tag) || !gtk_text_iter_ends_tag (&end, tag))
        return FALSE;
    }

  return TRUE;
}

void
cs_json_pane_mark_findings (CsJsonPane *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTextBuffer *buffer = cs_json_pane_get_buffer (self);
  GListModel *model;
  GtkTextIter start, end;

  if (self->mirror == NULL || !cs_text_mirror_get_writable (self->mirror) ||
      cs_text_mirror_get_in_action (self->mirror))
    return;

  model = cs_workspace_get_findings (self->workspace);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (model, i);

      if (is_in_this_file (self, finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }

  if (findings->len == self->n_marks && is_marked (self, findings))
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    gtk_text_buffer_remove_tag (buffer, self->marks[i], &start, &end);

  self->n_marks = findings->len;
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);

      get_mark (self, finding, &start, &end);
      gtk_text_buffer_apply_tag (buffer, self->marks[cs_finding_get_severity (finding)],
                                 &start, &end);
    }
}

static gboolean
mark_cb (gpointer user_data)
{
  CsJsonPane *self = user_data;

  self->mark_source = 0;
  cs_json_pane_mark_findings (self);

  return G_SOURCE_REMOVE;
}

/* One check's findings land one by one. */
void
cs_json_pane_queue_marks (CsJsonPane *self)
{
  if (self->mark_source == 0)
    self->mark_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mark_cb, self, NULL);
}

/* The tags of the buffer, which may have been ours before. */
void
cs_json_pane_find_marks (CsJsonPane    *self,
                         GtkTextBuffer *buffer)
{
  static const struct
  {
    const char *name;
    const char *color;
  } looks[G_N_ELEMENTS (self->marks)] = {
    [CS_SEVERITY_NOTE] = { "cs-note", "#62a0ea" },
    [CS_SEVERITY_WARNING] = { "cs-warning", "#e5a50a" },
    [CS_SEVERITY_ERROR] = { "cs-error", "#e01b24" },
  };
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      GdkRGBA color;

      self->marks[i] = gtk_text_tag_table_lookup (table, looks[i].name);
      if (self->marks[i] != NULL)
        continue;

      gdk_rgba_parse (&color, looks[i].color);
      self->marks[i] = gtk_text_buffer_create_tag (buffer, looks[i].name,
                                                   "underline", PANGO_UNDERLINE_ERROR,
                                                   "underline-rgba", &color,
                                                   NULL);
    }
}

gboolean
cs_json_pane_query_tooltip (CsJsonPane *self,
                            int         x,
                            int         y,
                            gboolean    keyboard,
                            GtkTooltip *tooltip,
                            GtkWidget  *widget)
{
  g_autoptr (GString) text = NULL;
  GListModel *findings;
  GtkTextIter iter;
  gsize offset;

  if (self->mirror == NULL || cs_text_mirror_get_in_action (self->mirror))
    return FALSE;

  if (keyboard)
    {
      gtk_text_buffer_get_iter_at_mark (cs_json_pane_get_buffer (self), &iter,
                                        gtk_text_buffer_get_insert (cs_json_pane_get_buffer (self)));
    }
  else
    {
      int buffer_x, buffer_y;

      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                             x, y, &buffer_x, &buffer_y);
      if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter,
                                               buffer_x, buffer_y))
        return FALSE;
    }

  offset = cs_text_mirror_get_offset (self->mirror, &iter);
  text = g_string_new (NULL);
  findings = cs_workspace_get_findings (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      CsSpan span = cs_finding_get_span (finding);
      g_autofree char *message = NULL;

      if (!is_in_this_file (self, finding) ||
          offset < span.start || offset > span.start + span.length)
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      message = g_markup_escape_text (cs_finding_get_message (finding), -1);
      g_string_append (text, message);
    }

  cs_json_pane_get_help (self, offset, text);
  if (text->len == 0)
    return FALSE;

  gtk_tooltip_set_markup (tooltip, text->str);
  return TRUE;
}
