/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-menus.h"
#include "cs-new-dialog.h"
#include "cs-preferences.h"
#include "cs-recent-row.h"
#include "cs-settings.h"
#include "cs-start-page.h"
#include "cs-template.h"
#include "window-fixture.h"

static void
rest (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
close_window (CsWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  rest ();
  g_object_unref (window);
  rest ();
  g_assert_null (window);
}

/* An empty window makes its start page before its first frame. */
static CsWindow *
create_window (void)
{
  CsWindow *window = g_object_ref_sink (cs_window_new (NULL));

  rest ();

  return window;
}

static gboolean
has_target (GtkWidget     *widget,
            gconstpointer  id)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) &&
         g_str_equal (g_variant_get_string (target, NULL), id);
}

/* Each template opens at once as a sound project that is nowhere yet. */
static void
test_templates (void)
{
  guint n_templates;
  const CsTemplate *templates = cs_templates (&n_templates);

  for (guint i = 0; i < n_templates; i++)
    {
      CsWindow *window = create_window ();
      GtkWidget *card = find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, has_target,
                                     templates[i].id);
      CsWorkspace *workspace;

      g_assert_nonnull (card);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           templates[i].title);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.new-project", "s", templates[i].id);

      workspace = cs_window_get_workspace (window);
      g_assert_nonnull (workspace);
      cs_workspace_check (workspace);
      g_assert_cmpuint (cs_workspace_get_n_errors (workspace), ==, 0);
      g_assert_null (cs_project_get_folder (cs_workspace_get_project (workspace)));
      g_assert_false (cs_project_get_modified (cs_workspace_get_project (workspace)));
      close_window (window);
    }
}

static guint
count_recent (void)
{
  return g_list_model_get_n_items (G_LIST_MODEL (cs_settings_get_recent ()));
}

static void
test_recent (void)
{
  CsRecent *recent = cs_settings_get_recent ();
  g_autofree char *folder = g_dir_make_tmp ("cs-recent-XXXXXX", NULL);
  g_autofree char *path = NULL;
  CsWindow *window, *other;
  GtkWidget *group, *row, *button;
  g_autoptr (GVariant) kept = NULL;

  cs_recent_clear (recent);
  window = create_window ();
  g_assert_null (find_widget (GTK_WIDGET (window), CS_TYPE_RECENT_ROW, NULL, NULL));

  cs_recent_add (recent, folder, "Fog Horn", 2);
  row = find_widget (GTK_WIDGET (window), CS_TYPE_RECENT_ROW, NULL, NULL);
  g_assert_nonnull (row);
  group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Fog Horn");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  kept = g_settings_get_value (cs_settings_get (), CS_SETTING_RECENT_PROJECTS);
  g_assert_cmpuint (g_variant_n_children (kept), ==, 1);

  /* Opened from its own row, which moves meanwhile. */
  path = g_build_filename (folder, "manifest.json", NULL);
  g_assert_true (g_file_set_contents (path, sound_manifest, -1, NULL));
  cs_recent_add (recent, "/other", "Other", 0);
  other = create_window ();
  gtk_widget_activate_action (GTK_WIDGET (other), "win.open-recent", "^ay", folder);
  rest ();
  g_assert_nonnull (cs_window_get_workspace (other));
  close_window (other);
  cs_recent_clear (recent);
  cs_recent_add (recent, folder, "Fog Horn", 2);
  row = find_widget (GTK_WIDGET (window), CS_TYPE_RECENT_ROW, NULL, NULL);
  g_remove (path);

  g_rmdir (folder);
  cs_recent_look (recent);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));

  button = find_widget (row, GTK_TYPE_BUTTON, NULL, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove “Fog Horn” from this list");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count_recent (), ==, 0);
  g_assert_false (gtk_widget_get_visible (group));
  close_window (window);
}

static void
chosen_cb (GtkWindow   *dialog,
           const char  *path,
           char       **chosen)
{
  *chosen = g_strdup (path);
}

/* The name is made from the title; what is there already is refused. */
static void
test_first_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-save-XXXXXX", NULL);
  g_autofree char *expected = g_build_filename (folder, "fog-horn-2", NULL);
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);
  g_autofree char *inside = g_build_filename (taken, "file", NULL);
  g_autofree char *chosen = NULL;
  g_autofree char *path = NULL;
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  CsNewDialog *dialog = CS_NEW_DIALOG (cs_new_dialog_new (parent, " Fog Horn: 2! "));
  GtkWidget *entry = find_widget (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL, NULL);
  GtkWidget *save = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  static const char *const refused[] = { "", "  ", "a/b", "..", ".hidden", "taken" };

  g_signal_connect (dialog, "chosen", G_CALLBACK (chosen_cb), &chosen);
  g_assert_cmpint (g_mkdir (taken, 0755), ==, 0);
  g_assert_true (g_file_set_contents (inside, "", 0, NULL));
  cs_new_dialog_set_place (dialog, folder);
  path = cs_new_dialog_dup_path (dialog);
  g_assert_cmpstr (path, ==, expected);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *none = NULL;

      gtk_editable_set_text (GTK_EDITABLE (entry), refused[i]);
      none = cs_new_dialog_dup_path (dialog);
      g_assert_null (none);
      g_assert_false (gtk_widget_get_sensitive (save));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
    }

  gtk_editable_set_text (GTK_EDITABLE (entry), "fog-horn-2");
  g_signal_emit_by_name (save, "clicked");
  g_assert_cmpstr (chosen, ==, expected);

  gtk_window_destroy (parent);
  rest ();
  g_remove (inside);
  g_rmdir (taken);
  g_rmdir (folder);
}

/* The rows are the settings, and what they say holds at once. */
static void
test_preferences (void)
{
  GSettings *settings = cs_settings_get ();
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  GtkWidget *window = GTK_WIDGET (cs_preferences_new (parent));
  GtkWidget *row = find_widget (window, ADW_TYPE_COMBO_ROW, NULL, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  cs_preferences_apply ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpint (g_settings_get_enum (settings, CS_SETTING_COLOR_SCHEME), ==, 2);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_reset (settings, CS_SETTING_COLOR_SCHEME);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
  g_settings_set_string (settings, CS_SETTING_JSON_FONT, "DejaVu Sans Mono 13.5");
  g_settings_reset (settings, CS_SETTING_JSON_FONT);

  gtk_window_destroy (GTK_WINDOW (window));
  gtk_window_destroy (parent);
  rest ();
}

/* What new projects are written in is a setting, and no step that would have to be saved. */
static void
test_manifest_version (void)
{
  CsWindow *window = create_window ();
  CsProject *project;
  CsSnapshot *snapshot;

  g_settings_set_string (cs_settings_get (), CS_SETTING_MANIFEST_VERSION, "1.22");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-project", "s", "connector");
  project = cs_workspace_get_project (cs_window_get_workspace (window));
  snapshot = cs_document_get_snapshot (cs_project_get_document (project, "manifest.json"));
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot,
                                                                       "/manifestVersion")),
                   ==, "1.22");
  g_assert_false (cs_project_get_modified (project));
  g_settings_reset (cs_settings_get (), CS_SETTING_MANIFEST_VERSION);
  close_window (window);
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  return NULL;
}

static gboolean
takes_drops (GtkWidget     *widget,
             gconstpointer  data)
{
  return find_drop_target (widget) != NULL;
}

/* A folder that is dropped on an empty window opens in it. */
static void
test_drop_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-drop-XXXXXX", NULL);
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);
  CsWindow *window = create_window ();
  GtkWidget *widget = find_widget (GTK_WIDGET (window), GTK_TYPE_STACK, takes_drops, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_assert_true (g_file_set_contents (manifest, sound_manifest, -1, NULL));
  g_assert_nonnull (widget);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (find_drop_target (widget), "drop", &value, 10.0, 10.0, &taken);
  rest ();
  g_assert_true (taken);
  g_assert_nonnull (cs_window_get_workspace (window));
  g_assert_cmpstr (cs_workspace_get_title (cs_window_get_workspace (window)), ==, "Build Bell");

  cs_workspace_check (cs_window_get_workspace (window));
  close_window (window);
  cs_recent_clear (cs_settings_get_recent ());
  g_remove (manifest);
  g_rmdir (folder);
}

static gboolean
menu_has_action (GMenuModel *menu,
                 const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *its_action = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &its_action);
      if (g_strcmp0 (its_action, action) == 0 ||
          (section != NULL && menu_has_action (section, action)))
        return TRUE;
    }

  return FALSE;
}

/* What can be done is done with a key or found in a menu. */
static void
test_actions_have_a_place (void)
{
  g_autoptr (CsApplication) application = cs_application_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;
  CsWindow *window;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = cs_window_new (ADW_APPLICATION (application));
  names = g_action_group_list_actions (G_ACTION_GROUP (window));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat ("win.", names[i], NULL);
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                                   name);

      /* With a parameter it is what a button or a row does, which have their own names. */
      if (g_action_group_get_action_parameter_type (G_ACTION_GROUP (window), names[i]) != NULL)
        continue;

      g_test_message ("%s", name);
      g_assert_true (keys[0] != NULL || menu_has_action (cs_menus_get ("main_menu"), name) ||
                     menu_has_action (cs_menus_get ("text_menu"), name));
    }

  gtk_window_destroy (GTK_WINDOW (window));
  rest ();
}

/* A project has one window: who opens it again, by whatever name, is shown that one. */
static void
test_one_window (void)
{
  g_autoptr (CsApplication) application = cs_application_new ();
  g_autofree char *folder = g_dir_make_tmp ("cs-one-XXXXXX", NULL);
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);
  g_autofree char *roundabout = g_build_filename (folder, "..", "", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *again = g_build_filename (roundabout, name, NULL);
  g_autoptr (GError) error = NULL;
  const char *const paths[] = { folder, again, folder };
  CsWindow *window;

  g_file_set_contents (manifest, sound_manifest, -1, &error);
  g_assert_no_error (error);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  window = cs_window_new (ADW_APPLICATION (application));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    cs_window_open (window, paths[i]);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))),
                    ==, 1);
  g_assert_cmpuint (count_recent (), ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  rest ();
  cs_recent_clear (cs_settings_get_recent ());
  g_remove (manifest);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/start-page/templates", test_templates);
  g_test_add_func ("/start-page/recent", test_recent);
  g_test_add_func ("/start-page/first-save", test_first_save);
  g_test_add_func ("/start-page/preferences", test_preferences);
  g_test_add_func ("/start-page/manifest-version", test_manifest_version);

  g_test_add_func ("/start-page/drop-folder", test_drop_folder);
  g_test_add_func ("/start-page/actions-have-a-place", test_actions_have_a_place);
  g_test_add_func ("/start-page/one-window", test_one_window);

  return g_test_run ();
}
