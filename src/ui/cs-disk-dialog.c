/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-disk-dialog.h"

#include <glib/gi18n.h>

#include "cs-comparison.h"

/* Of more rows than these, the others are scrolled to. */
#define MAX_ROWS    4
#define MAX_HEIGHT  260

typedef struct
{
  CsProject *project;
  char      *path;
} Comparison;

static void
comparison_free (gpointer  data,
                 GClosure *closure)
{
  Comparison *comparison = data;

  g_object_unref (comparison->project);
  g_free (comparison->path);
  g_free (comparison);
}

/* (nullable): NULL when it is not there */
static GBytes *
read_disk (CsProject  *project,
           const char *path)
{
  g_autofree char *name = g_build_filename (cs_project_get_folder (project), path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_size (info) > CS_PROJECT_MAX_FILE_BYTES)
    return NULL;

  return g_file_load_bytes (file, NULL, NULL, NULL);
}

static GtkWidget *
create_comparison (CsProject  *project,
                   const char *path)
{
  CsDocument *document = cs_project_get_document (project, path);
  g_autoptr (GBytes) disk = read_disk (project, path);

  if (!g_str_has_suffix (path, ".json") && !g_str_has_prefix (path, "env/"))
    {
      GtkWidget *page = adw_status_page_new ();

      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "image-x-generic-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Text to Compare"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                       _("This file is a picture; its content differs."));
      return page;
    }

  return cs_comparison_new_view (document != NULL ? cs_document_get_bytes (document) : NULL, disk);
}

GtkWindow *
cs_disk_dialog_compare (GtkWindow  *parent,
                        CsProject  *project,
                        const char *path)
{
  return cs_comparison_new_window (parent, path,
                                   _("“−” marks what only your project has, “+” what only the disk has."),
                                   create_comparison (project, path));
}

static void
compare_cb (GtkWidget  *button,
            Comparison *comparison)
{
  gtk_window_present (cs_disk_dialog_compare (GTK_WINDOW (gtk_widget_get_root (button)),
                                              comparison->project, comparison->path));
}

static const char *
describe (CsProject  *project,
          const char *path)
{
  g_autofree char *name = g_build_filename (cs_project_get_folder (project), path, NULL);
  CsDocument *document = cs_project_get_document (project, path);

  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    return _("Deleted on the disk");
  if (document == NULL)
    return _("New on the disk");
  if (cs_document_get_modified (document))
    return _("Changed on the disk, and here");

  return _("Changed on the disk");
}

static GtkWidget *
create_row (CsProject  *project,
            const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Compare"));
  Comparison *comparison = g_new0 (Comparison, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), describe (project, path));

  comparison->project = g_object_ref (project);
  comparison->path = g_strdup (path);
  g_signal_connect_data (button, "clicked", G_CALLBACK (compare_cb),
                         comparison, comparison_free, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
create_list (CsProject  *project,
             char      **paths)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changed files"), -1);
  for (guint i = 0; paths[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (project, paths[i]));

  if (g_strv_length (paths) <= MAX_ROWS)
    return list;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

GtkWindow *
cs_disk_dialog_new (GtkWindow  *parent,
                    CsProject  *project,
                    char      **paths)
{
  AdwMessageDialog *dialog;
  guint n = g_strv_length (paths);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Changed on Disk"), NULL));
  adw_message_dialog_set_body (dialog, ngettext (
    "Another program changed a file of this project. Reload takes what is on the disk, as a step "
    "that you can undo. Keep yours, and the next save replaces what is on the disk.",
    "Another program changed files of this project. Reload takes what is on the disk, as steps "
    "that you can undo. Keep yours, and the next save replaces what is on the disk.", n));

  adw_message_dialog_set_extra_child (dialog, create_list (project, paths));

  adw_message_dialog_add_responses (dialog,
                                    "later", _("_Later"),
                                    CS_DISK_DIALOG_KEEP, _("_Keep Mine"),
                                    CS_DISK_DIALOG_RELOAD, _("_Reload"),
                                    NULL);
  adw_message_dialog_set_default_response (dialog, CS_DISK_DIALOG_RELOAD);
  adw_message_dialog_set_close_response (dialog, "later");

  return GTK_WINDOW (dialog);
}
