/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane.h"

#include <glib/gi18n.h>

#include "cs-error-text.h"
#include "cs-grammar.h"
#include "cs-json-help.h"
#include "cs-json-pane-private.h"
#include "cs-json-pointer.h"
#include "cs-json-writer.h"
#include "cs-settings.h"

static void
tell (CsJsonPane *self,
      const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", sentence);
}

/* What stopped an action, told where it was asked for. */
static void
explain (CsJsonPane   *self,
         const char   *heading,
         const GError *error)
{
  g_autofree char *body = NULL;

  if (g_error_matches (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN))
    {
      tell (self, _("The JSON text is broken. Mend it first; the problems list says where."));
      return;
    }

  body = cs_error_text_dup (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "(ss)", heading, body);
}

static char *
dup_indent (void)
{
  GSettings *settings = cs_settings_get ();

  if (settings == NULL)
    return NULL;

  return g_settings_get_boolean (settings, "json-indent-tabs")
         ? g_strdup ("\t") : g_strnfill (g_settings_get_uint (settings, "json-indent-width"), ' ');
}

static gboolean
write_anew (CsJsonPane *self,
            const char *label,
            GBytes     *bytes,
            GError    **error)
{
  g_autoptr (CsChange) change = cs_change_new (label);

  cs_change_replace (change, self->path, bytes);

  return cs_history_do (cs_project_get_history (cs_workspace_get_project (self->workspace)),
                        change, error);
}

gboolean
cs_json_pane_format (CsJsonPane *self)
{
  g_autofree char *indent = dup_indent ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CS_IS_JSON_PANE (self), FALSE);

  if (self->document == NULL)
    return FALSE;

  bytes = cs_json_write_formatted (cs_document_get_snapshot (self->document), indent, &error);
  if (bytes == NULL || !write_anew (self, _("Format file"), bytes, &error))
    {
      explain (self, _("The File Was Not Formatted"), error);
      return FALSE;
    }

  return TRUE;
}

gboolean
cs_json_pane_minify (CsJsonPane *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CS_IS_JSON_PANE (self), FALSE);

  if (self->document == NULL)
    return FALSE;

  bytes = cs_json_write_minified (cs_document_get_snapshot (self->document), &error);
  if (bytes == NULL || !write_anew (self, _("Minify file"), bytes, &error))
    {
      explain (self, _("The File Was Not Minified"), error);
      return FALSE;
    }

  return TRUE;
}

/* The fault of the encoding knows its own cure. */
void
cs_json_pane_convert (CsJsonPane *self)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (self->document);

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      g_autoptr (CsTextEdit) edit = NULL;
      g_autoptr (CsChange) change = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_equal (cs_snapshot_get_fault (snapshot, i)->id, "json-encoding"))
        continue;

      edit = cs_text_edit_fix_fault (snapshot, i);
      if (edit == NULL)
        continue;

      change = cs_change_new (_("Convert to UTF-8"));
      cs_change_edit (change, self->path, g_steal_pointer (&edit));
      if (!cs_history_do (cs_project_get_history (cs_workspace_get_project (self->workspace)),
                          change, &error))
        explain (self, _("The File Was Not Converted"), error);
      return;
    }

  tell (self, _("The encoding of this file is not known, so it cannot be converted."));
}

void
cs_json_pane_copy_all (CsJsonPane *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_if_fail (CS_IS_JSON_PANE (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  tell (self, _("Text copied"));
}

void
cs_json_pane_find (CsJsonPane *self,
                   gboolean    replace)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));

  cs_text_search_open (self->search, replace);
}

void
cs_json_pane_find_again (CsJsonPane *self,
                         gboolean    forward)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));

  cs_text_search_go (self->search, forward);
}

void
cs_json_pane_ask_line (CsJsonPane *self)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));

  gtk_menu_button_popup (self->position);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_entry));
}

void
cs_json_pane_complete (CsJsonPane *self)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_source_completion_show (gtk_source_view_get_completion (self->view));
}

/* The manifest first, then by path; a list is made anew only where it differs. */
void
cs_json_pane_list_files (CsJsonPane *self)
{
  GListModel *project = G_LIST_MODEL (cs_workspace_get_project (self->workspace));
  const char *main_path = cs_workspace_get_main_path (self->workspace);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  if (main_path != NULL &&
      cs_project_get_document (CS_PROJECT (project), main_path) != NULL)
    g_strv_builder_add (builder, main_path);

  for (guint i = 0; i < g_list_model_get_n_items (project); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (project, i);
      const char *path = cs_document_get_path (document);

      if (cs_document_is_json (document) && g_strcmp0 (path, main_path) != 0)
        g_strv_builder_add (builder, path);
    }

  paths = g_strv_builder_end (builder);
  self->listing = TRUE;
  if (self->paths == NULL || !g_strv_equal ((const char * const *) paths,
                                            (const char * const *) self->paths))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char * const *) paths);

      g_strfreev (self->paths);
      self->paths = g_steal_pointer (&paths);
      gtk_drop_down_set_model (self->files, G_LIST_MODEL (list));
    }

  for (guint i = 0; self->paths[i] != NULL; i++)
    if (g_strcmp0 (self->paths[i], self->path) == 0)
      gtk_drop_down_set_selected (self->files, i);
  self->listing = FALSE;
}

/* "name › short", each step a link to its place. */
static char *
dup_trail (const char *pointer)
{
  g_auto (GStrv) steps = cs_json_pointer_split (pointer);
  g_autofree char *place = g_strdup ("");
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      char *next = cs_json_pointer_join (place, steps[i]);
      g_autofree char *link = g_markup_printf_escaped ("%s<a href=\"%s\">%s</a>",
                                                       i > 0 ? " › " : "", next, steps[i]);

      g_string_append (markup, link);
      g_free (place);
      place = next;
    }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

void
cs_json_pane_update_status (CsJsonPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *position = NULL;
  g_autofree char *trail = NULL;
  g_autofree char *size = NULL;
  g_autofree char *name = NULL;
  GtkTextIter caret;
  guint line, column;

  gtk_widget_set_sensitive (GTK_WIDGET (self->position), self->mirror != NULL);
  if (self->mirror == NULL || cs_text_mirror_get_in_action (self->mirror))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  cs_text_lines_get_position (cs_snapshot_get_lines (cs_document_get_snapshot (self->document)),
                              cs_text_mirror_get_offset (self->mirror, &caret), &line, &column);
  position = g_strdup_printf ("%u:%u", line, column);
  if (g_strcmp0 (position, gtk_menu_button_get_label (self->position)) != 0)
    {
      gtk_menu_button_set_label (self->position, position);
      name = g_strdup_printf (_("Line %u, column %u"), line, column);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->position),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }

  trail = dup_trail (self->pointer != NULL ? self->pointer : "");
  gtk_label_set_label (self->trail, trail);
  size = g_format_size (g_bytes_get_size (cs_document_get_bytes (self->document)));
  gtk_label_set_label (self->size, size);
}

gboolean
cs_json_pane_get_help (CsJsonPane *self,
                       gsize       offset,
                       GString    *markup)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (self->document);
  CsGrammar grammar = cs_grammar_find (self->workspace, self->path);
  guint node = cs_snapshot_find_at (snapshot, offset);
  g_autofree char *help = NULL;
  CsSpan key;
  CsSpot spot;

  if (grammar.shape == NULL || node == CS_NODE_NONE)
    return FALSE;

  key = cs_snapshot_get_key_span (snapshot, node);
  if (offset < key.start || offset >= key.start + key.length)
    return FALSE;

  spot = cs_grammar_node (&grammar, snapshot, node);
  if (spot.member == NULL)
    return FALSE;

  help = cs_json_help_dup_markup (spot.member, grammar.version);
  if (markup->len > 0)
    g_string_append (markup, "\n\n");
  g_string_append (markup, help);

  return TRUE;
}
