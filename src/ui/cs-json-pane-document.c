/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane-private.h"

#include <glib/gi18n.h>

#include "cs-json-writer.h"
#include "cs-spare-buffer.h"

/* GtkTextView lays out a line at once: one of 28 KB costs seconds a frame. */
#define MAX_LINE_BYTES 4000

static gboolean
has_long_line (GBytes *bytes)
{
  gsize length, start = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  /* From the last end of a line that is near enough to the next one: most bytes are not looked at. */
  while (length - start > MAX_LINE_BYTES)
    {
      gsize end = start + MAX_LINE_BYTES;

      while (text[end] != '\n' && text[end] != '\r')
        {
          if (end == start)
            return TRUE;
          end--;
        }
      start = end + 1;
    }

  return FALSE;
}

static void
show_notice (CsJsonPane *self,
             const char *text,
             gboolean    can_format)
{
  if (text != NULL)
    gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->format_button), can_format);
  gtk_widget_set_visible (GTK_WIDGET (self->convert_button), FALSE);
  gtk_revealer_set_reveal_child (self->notice, text != NULL);
}

static void
show_formatted_copy (CsJsonPane *self)
{
  g_autoptr (GBytes) formatted = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer = cs_json_pane_get_buffer (self);

  formatted = cs_json_write_formatted (cs_document_get_snapshot (self->document), NULL, &error);
  if (formatted == NULL || has_long_line (formatted))
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      show_notice (self,
                   _("This file has lines that are too long to show. The forms and the problems "
                     "list still work on it."),
                   FALSE);
      return;
    }

  gtk_text_buffer_set_text (buffer, g_bytes_get_data (formatted, NULL),
                            g_bytes_get_size (formatted));
  show_notice (self,
               _("This file stands on one long line. You see a formatted copy; format the file "
                 "to edit it here."),
               TRUE);
}

/* Whoever looks at the text lets go of it. */
static void
drop_text (CsJsonPane *self)
{
  if (self->search != NULL)
    cs_text_search_set_view (self->search, GTK_TEXT_VIEW (self->view), NULL);
  if (self->completion != NULL)
    cs_json_completion_set_mirror (self->completion, NULL);
  g_clear_object (&self->colors);
  if (self->mirror != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self->mirror);
  g_clear_object (&self->mirror);
}

/* Another buffer for each load: replacing the text of one that is shown takes seconds. */
static void
change_buffer (CsJsonPane      *self,
               GtkSourceBuffer *buffer)
{
  GtkSourceBuffer *old = g_steal_pointer (&self->buffer);

  self->buffer = buffer;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), (GtkTextBuffer *) buffer);
  if (old == NULL)
    return;

  g_signal_handlers_disconnect_by_data (old, self);
  cs_spare_buffer_give (old);
}

static void
attach_document (CsJsonPane *self)
{
  GtkSourceBuffer *buffer = cs_spare_buffer_take ();
  GBytes *bytes = cs_document_get_bytes (self->document);

  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  cs_json_pane_find_marks (self, GTK_TEXT_BUFFER (buffer));
  self->n_marks = 0;

  drop_text (self);
  change_buffer (self, buffer);
  cs_json_pane_choose_scheme (self);

  if (has_long_line (bytes))
    {
      show_formatted_copy (self);
    }
  else
    {
      GtkTextIter start;

      self->mirror = cs_text_mirror_new (cs_project_get_history (cs_workspace_get_project (self->workspace)),
                                         self->document, GTK_TEXT_BUFFER (buffer));
      cs_text_mirror_set_view (self->mirror, GTK_WIDGET (self->view));
      self->colors = cs_json_colors_new (GTK_TEXT_VIEW (self->view), self->mirror);
      show_notice (self,
                   cs_text_mirror_get_writable (self->mirror) ? NULL :
                   _("This file is not UTF-8 text, so it cannot be edited here as it is."),
                   FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->convert_button),
                              !cs_text_mirror_get_writable (self->mirror));
      cs_json_pane_mark_findings (self);

      gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &start);
    }

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
                              self->mirror != NULL && cs_text_mirror_get_writable (self->mirror));
  cs_text_search_set_view (self->search, GTK_TEXT_VIEW (self->view), self->mirror);
  cs_json_completion_set_mirror (self->completion, self->mirror);
  g_signal_connect_object (buffer, "notify::cursor-position",
                           G_CALLBACK (cs_json_pane_note_caret), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->pointer, g_free);
  cs_json_pane_note_caret (self);
}

static void
document_changed_cb (CsJsonPane *self)
{
  gboolean is_long = has_long_line (cs_document_get_bytes (self->document));
  gboolean writable = self->mirror != NULL && cs_text_mirror_get_writable (self->mirror);

  /* The text's nature may have changed with it: formatted, converted, or pasted on one line. */
  if (is_long || self->mirror == NULL ||
      writable != gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    attach_document (self);
}

void
cs_json_pane_detach_document (CsJsonPane *self)
{
  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);

  drop_text (self);
  g_clear_object (&self->document);
  if (self->view != NULL)
    change_buffer (self, NULL);
}

void
cs_json_pane_find_document (CsJsonPane *self)
{
  CsDocument *document = NULL;

  if (self->workspace != NULL && self->path != NULL)
    document = cs_project_get_document (cs_workspace_get_project (self->workspace), self->path);

  if (self->workspace != NULL)
    cs_json_pane_list_files (self);
  if (document == self->document)
    return;

  cs_json_pane_detach_document (self);
  if (document == NULL)
    {
      gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
      return;
    }

  self->document = g_object_ref (document);
  attach_document (self);

  /* After the mirror's own handler, which was connected in attach_document(). */
  self->document_handler = g_signal_connect_data (document, "changed",
                                                  G_CALLBACK (document_changed_cb), self, NULL,
                                                  G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
