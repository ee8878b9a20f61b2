/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-package-page.h"

#include <glib/gi18n.h>

#include "cs-package-list.h"
#include "cs-package.h"
#include "cs-problem-row.h"

/* Milliseconds before an export is worth a word: what is shorter would only flicker. */
#define NOTICE_MS 300

struct _CsPackagePage
{
  CsPage               parent_instance;

  GCancellable        *exporting;         /* (nullable) */
  guint                notice_source;
  char               **environments;
  gboolean             to_environments;   /* the row is being filled, nobody chose */
  GPtrArray           *part_rows;         /* not owned */
  GPtrArray           *blocker_rows;      /* not owned */

  AdwPreferencesGroup *parts_group;
  AdwPreferencesGroup *blockers_group;
  AdwComboRow         *environment_row;
  AdwActionRow        *export_row;
  GtkImage            *state_icon;
  GtkSpinner          *spinner;
  GtkButton           *export_button;
  GtkButton           *cancel_button;
  AdwActionRow        *result_row;
  GtkButton           *copy_button;
  GtkButton           *show_button;
};

G_DEFINE_FINAL_TYPE (CsPackagePage, cs_package_page, CS_TYPE_PAGE)

static CsWorkspace *
get_workspace (CsPackagePage *self)
{
  return cs_page_get_workspace (CS_PAGE (self));
}

/* (nullable) */
static const CsExport *
get_last (CsPackagePage *self)
{
  return cs_workspace_get_last_result (get_workspace (self));
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
part_activated_cb (AdwActionRow  *row,
                   CsPackagePage *self)
{
  const char *pointer = gtk_widget_get_name (GTK_WIDGET (row));

  cs_page_went_to (CS_PAGE (self), cs_workspace_get_main_path (get_workspace (self)), pointer);
}

static void
add_part (CsPackagePage       *self,
          const CsPackagePart *part)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *size = g_format_size_full (part->size, G_FORMAT_SIZE_IEC_UNITS);
  GtkWidget *label = gtk_label_new (part->missing ? _("Missing") : size);

  g_object_set (row, "use-markup", FALSE, "title", part->name, "subtitle", part->title,
                "activatable", TRUE, "name", part->pointer,
                "tooltip-text", _("Show where the manifest names it"), NULL);
  gtk_widget_add_css_class (label, part->missing ? "error" : "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_signal_connect_object (row, "activated", G_CALLBACK (part_activated_cb), self, 0);

  adw_preferences_group_add (self->parts_group, row);
  g_ptr_array_add (self->part_rows, row);
}

static void
add_total (CsPackagePage *self,
           gsize          total)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, CS_PACKAGE_MAX_BYTES);
  g_autofree char *size = g_format_size_full (total, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *bound = g_format_size_full (CS_PACKAGE_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *text = NULL;
  GtkWidget *label = gtk_label_new (size);

  /* Translators: %s is a size, such as 10 MiB */
  text = g_strdup_printf (_("Before it is compressed. The finished package may have %s."), bound);
  g_object_set (row, "title", _("Total"), "subtitle", text, "subtitle-lines", 0, NULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MIN (total, CS_PACKAGE_MAX_BYTES));
  gtk_widget_set_size_request (bar, 60, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Share of the size that a package may have"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  adw_preferences_group_add (self->parts_group, row);
  g_ptr_array_add (self->part_rows, row);
}

static void
update_parts (CsPackagePage *self)
{
  g_autoptr (GPtrArray) parts = cs_package_list (get_workspace (self));
  gsize total = 0;

  clear_rows (self->parts_group, self->part_rows);
  for (guint i = 0; i < parts->len; i++)
    {
      const CsPackagePart *part = g_ptr_array_index (parts, i);

      add_part (self, part);
      total += part->size;
    }
  add_total (self, total);
}

static void
blocker_activated_cb (CsProblemRow  *row,
                      CsPackagePage *self)
{
  CsFinding *finding = cs_problem_row_get_finding (row);
  const char *file = cs_finding_get_file (finding);

  cs_page_went_to (CS_PAGE (self),
                   file != NULL ? file : cs_workspace_get_main_path (get_workspace (self)),
                   cs_finding_get_pointer (finding) != NULL ? cs_finding_get_pointer (finding)
                                                            : "");
}

static void
update_state (CsPackagePage *self,
              guint          n_blockers)
{
  g_autofree char *subtitle = NULL;

  if (n_blockers > 0)
    subtitle = g_strdup_printf (ngettext ("%u error stands in the way. It is in the list below.",
                                          "%u errors stand in the way. They are in the list below.",
                                          n_blockers), n_blockers);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->export_row),
                                 n_blockers > 0 ? _("Not Ready Yet") : _("Ready"));
  adw_action_row_set_subtitle (self->export_row,
                               n_blockers > 0 ? subtitle
                                              : _("Nothing stands in the way of a package."));
  gtk_image_set_from_icon_name (self->state_icon, n_blockers > 0 ? "dialog-error-symbolic"
                                                                 : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), n_blockers > 0 ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), n_blockers > 0 ? "error" : "success");
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button),
                            n_blockers == 0 && self->exporting == NULL);
}

static void
update_blockers (CsPackagePage *self)
{
  g_autoptr (GPtrArray) blockers = cs_workspace_find_blockers (get_workspace (self), FALSE);

  clear_rows (self->blockers_group, self->blocker_rows);
  for (guint i = 0; i < blockers->len; i++)
    {
      GtkWidget *row = cs_problem_row_new (TRUE);

      cs_problem_row_set_finding (CS_PROBLEM_ROW (row), g_ptr_array_index (blockers, i));
      g_object_set (row, "activatable", TRUE, NULL);
      g_signal_connect_object (row, "activated", G_CALLBACK (blocker_activated_cb), self, 0);
      adw_preferences_group_add (self->blockers_group, row);
      g_ptr_array_add (self->blocker_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->blockers_group), blockers->len > 0);
  update_state (self, blockers->len);
}

static void
update_environments (CsPackagePage *self)
{
  g_auto (GStrv) names = cs_package_list_environments (get_workspace (self));
  const char *chosen = cs_workspace_get_environment (get_workspace (self));
  g_autoptr (GtkStringList) model = NULL;
  guint selected = 0;

  if (self->environments != NULL &&
      g_strv_equal ((const char *const *) names, (const char *const *) self->environments))
    return;

  model = gtk_string_list_new (NULL);
  gtk_string_list_append (model, _("None"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_string_list_append (model, names[i]);
      if (g_strcmp0 (names[i], chosen) == 0)
        selected = i + 1;
    }

  self->to_environments = TRUE;
  adw_combo_row_set_model (self->environment_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->environment_row, selected);
  self->to_environments = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->environment_row), names[0] != NULL);

  g_strfreev (self->environments);
  self->environments = g_steal_pointer (&names);
}

static void
cs_package_page_refresh (CsPage *page)
{
  CsPackagePage *self = CS_PACKAGE_PAGE (page);

  update_environments (self);
  update_blockers (self);
  update_parts (self);
}

static void
environment_selected_cb (CsPackagePage *self)
{
  guint selected = adw_combo_row_get_selected (self->environment_row);
  g_autoptr (GError) error = NULL;

  if (self->to_environments || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (!cs_workspace_choose_environment (get_workspace (self),
                                        selected > 0 ? self->environments[selected - 1] : NULL,
                                        &error))
    cs_page_explain (CS_PAGE (self), _("The Environment Was Not Chosen"), error);
}

/* Wherever it was asked for. */
static void
show_result (CsPackagePage *self)
{
  const CsExport *last = get_last (self);
  g_autoptr (GDateTime) written = NULL;
  g_autofree char *time = NULL;
  g_autofree char *size = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown_name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *shown_folder = NULL;
  g_autofree char *subtitle = NULL;

  if (last == NULL)
    return;

  written = g_date_time_new_from_unix_local (last->time / G_USEC_PER_SEC);
  time = g_date_time_format (written, "%X");
  size = g_format_size_full (g_bytes_get_size (last->bytes), G_FORMAT_SIZE_IEC_UNITS);
  name = g_path_get_basename (last->path);
  shown_name = g_filename_display_name (name);
  folder = g_path_get_dirname (last->path);
  shown_folder = g_filename_display_name (folder);
  /* Translators: size of a file, number of files in it, time of the day, name of a folder */
  subtitle = g_strdup_printf (ngettext ("%s with %u file, written at %s in %s",
                                        "%s with %u files, written at %s in %s",
                                        g_strv_length (last->names)),
                              size, g_strv_length (last->names), time, shown_folder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), shown_name);
  adw_action_row_set_subtitle (self->result_row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->result_row), TRUE);
}

static void
show_busy (CsPackagePage *self,
           gboolean       busy)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->export_row));

  g_clear_handle_id (&self->notice_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), !busy);
  if (busy)
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
  /* The keyboard does not get lost with the button that goes. */
  if (focus != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (busy ? self->cancel_button : self->export_button));
}

static gboolean
notice_cb (gpointer user_data)
{
  CsPackagePage *self = user_data;

  self->notice_source = 0;
  show_busy (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CsPackagePage) self = user_data;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;

  export = cs_workspace_export_finish (CS_WORKSPACE (source), result, &error);
  /* The page is gone. */
  if (self->exporting == NULL)
    return;

  g_clear_object (&self->exporting);
  show_busy (self, FALSE);
  cs_page_queue_refresh (CS_PAGE (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _("Export cancelled; nothing was written"));
  else if (export == NULL)
    cs_page_explain (CS_PAGE (self), _("The Package Was Not Written"), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Package written"));
}

static void
cancel_clicked_cb (CsPackagePage *self)
{
  g_cancellable_cancel (self->exporting);
}

static void
chooser_response_cb (CsPackagePage   *self,
                     int              response,
                     GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        cs_package_page_export (self, path);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
set_folder (CsPackagePage  *self,
            GtkFileChooser *chooser)
{
  const char *folder = cs_project_get_folder (cs_page_get_project (CS_PAGE (self)));
  g_autofree char *last = get_last (self) != NULL ? g_path_get_dirname (get_last (self)->path) : NULL;
  g_autoptr (GFile) file = NULL;

  if (last == NULL && folder == NULL)
    return;

  file = g_file_new_for_path (last != NULL ? last : folder);
  gtk_file_chooser_set_current_folder (chooser, file, NULL);
}

static void
export_clicked_cb (CsPackagePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *name = cs_workspace_dup_export_name (get_workspace (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Export the Package"),
                                        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_file_filter_set_name (filter, _("Packages (.zip)"));
  gtk_file_filter_add_pattern (filter, "*.zip");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  set_folder (self, GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
copy_clicked_cb (CsPackagePage *self)
{
  g_autofree char *shown = g_filename_display_name (get_last (self)->path);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), shown);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Path copied"));
}

static void
show_folder (CsPackagePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *folder = g_path_get_dirname (get_last (self)->path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

static void
items_shown_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CsPackagePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                               &error);

  if (answer == NULL && get_last (self) != NULL)
    {
      g_debug ("no file manager answers: %s", error->message);
      show_folder (self);
    }
}

/* Marks the very file where there is a file manager that can; else the folder is opened. */
static void
show_clicked_cb (CsPackagePage *self)
{
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (application)
                                             : NULL;
  g_autofree char *uri = g_filename_to_uri (get_last (self)->path, NULL, NULL);
  const char *const uris[] = { uri, NULL };

  if (bus == NULL || uri == NULL)
    {
      show_folder (self);
      return;
    }

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, 5000,
                          NULL, items_shown_cb, g_object_ref (self));
}

static gboolean
cs_package_page_show_place (CsPage     *page,
                            const char *path,
                            const char *pointer)
{
  return FALSE;
}

static void
cs_package_page_constructed (GObject *object)
{
  CsPackagePage *self = CS_PACKAGE_PAGE (object);
  CsWorkspace *workspace = get_workspace (self);

  G_OBJECT_CLASS (cs_package_page_parent_class)->constructed (object);

  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::environment",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_history (CS_PAGE (self)), "moved",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::last-export",
                           G_CALLBACK (show_result), self, G_CONNECT_SWAPPED);
  show_result (self);
  cs_package_page_refresh (CS_PAGE (self));
}

static void
cs_package_page_dispose (GObject *object)
{
  CsPackagePage *self = CS_PACKAGE_PAGE (object);

  g_clear_handle_id (&self->notice_source, g_source_remove);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_PACKAGE_PAGE);

  G_OBJECT_CLASS (cs_package_page_parent_class)->dispose (object);
}

static void
cs_package_page_finalize (GObject *object)
{
  CsPackagePage *self = CS_PACKAGE_PAGE (object);

  g_strfreev (self->environments);
  g_ptr_array_unref (self->part_rows);
  g_ptr_array_unref (self->blocker_rows);

  G_OBJECT_CLASS (cs_package_page_parent_class)->finalize (object);
}

static void
cs_package_page_class_init (CsPackagePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_package_page_constructed;
  object_class->dispose = cs_package_page_dispose;
  object_class->finalize = cs_package_page_finalize;
  CS_PAGE_CLASS (klass)->show_place = cs_package_page_show_place;
  CS_PAGE_CLASS (klass)->refresh = cs_package_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-package-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, parts_group);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, blockers_group);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, environment_row);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, export_row);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, result_row);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CsPackagePage, show_button);
  gtk_widget_class_bind_template_callback (widget_class, environment_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
}

static void
cs_package_page_init (CsPackagePage *self)
{
  self->part_rows = g_ptr_array_new ();
  self->blocker_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cs_package_page_export (CsPackagePage *self,
                        const char    *path)
{
  g_autofree char *target = NULL;

  g_return_if_fail (CS_IS_PACKAGE_PAGE (self));

  if (self->exporting != NULL)
    return;

  target = g_str_has_suffix (path, ".zip") ? g_strdup (path) : g_strconcat (path, ".zip", NULL);
  self->exporting = g_cancellable_new ();
  self->notice_source = g_timeout_add (NOTICE_MS, notice_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), FALSE);
  cs_workspace_export_async (get_workspace (self), target, FALSE, self->exporting, exported_cb,
                             g_object_ref (self));
}
