/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-close-dialog.h"

#include <glib/gi18n.h>

/* More names than these say less. */
#define MAX_NAMES 5

/* What differs from the disk, of a project with a folder. */
static char *
list_names (CsProject *project)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_modified = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      if (!cs_document_get_modified (document) || ++n_modified > MAX_NAMES)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "",
                              cs_document_get_path (document));
    }

  if (n_modified > MAX_NAMES)
    {
      g_string_append_c (names, '\n');
      g_string_append_printf (names, ngettext ("and %u more file", "and %u more files",
                                               n_modified - MAX_NAMES), n_modified - MAX_NAMES);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

GtkWindow *
cs_close_dialog_new (GtkWindow   *parent,
                     CsWorkspace *workspace)
{
  CsProject *project = cs_workspace_get_project (workspace);
  gboolean saved_once = cs_project_get_folder (project) != NULL;
  g_autofree char *names = saved_once ? list_names (project) : NULL;
  g_autofree char *heading = NULL;
  AdwMessageDialog *dialog;

  /* Translators: %s is the name of a project */
  heading = g_strdup_printf (_("Save Changes to “%s”?"), cs_workspace_get_title (workspace));
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, NULL));
  adw_message_dialog_set_body (dialog, saved_once
    ? _("What was changed since the last save is lost if you do not save it.")
    : _("The project was never saved. All of it is lost if you do not save it."));
  adw_message_dialog_add_responses (dialog,
                                    "cancel", _("_Cancel"),
                                    CS_CLOSE_DIALOG_DISCARD, _("_Discard"),
                                    CS_CLOSE_DIALOG_SAVE, saved_once ? _("_Save") : _("_Save…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, CS_CLOSE_DIALOG_DISCARD,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, CS_CLOSE_DIALOG_SAVE,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, CS_CLOSE_DIALOG_SAVE);
  adw_message_dialog_set_close_response (dialog, "cancel");

  if (names != NULL && *names != '\0')
    {
      GtkWidget *label = gtk_label_new (names);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (label, "dim-label");
      adw_message_dialog_set_extra_child (dialog, label);
    }

  return GTK_WINDOW (dialog);
}
