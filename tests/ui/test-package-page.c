/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-icon-set.h"
#include "cs-package-page.h"
#include "cs-problem-row.h"
#include "window-fixture.h"

static const guint8 blue[3] = { 0x1a, 0x5f, 0xb4 };

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static CsPackagePage *
show_page (WindowFixture *fixture)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "package");
  settle (fixture);

  page = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_PACKAGE_PAGE, NULL, NULL);
  g_assert_nonnull (page);
  return CS_PACKAGE_PAGE (page);
}

static void
add_icons (WindowFixture *fixture)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsIconSet) icons = cs_icon_set_new_from_glyph (cs_glyph_find ("bell"), blue);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = cs_icon_set_put (icons, project, "manifest.json", &error);

  g_assert_no_error (error);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
  settle (fixture);
}

static GtkWidget *
find_row (CsPackagePage *page,
          const char    *title)
{
  return find_widget (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, has_title, title);
}

static GtkWidget *
find_export_button (CsPackagePage *page)
{
  return find_widget (find_row (page, "Ready") != NULL ? find_row (page, "Ready")
                                                       : find_row (page, "Not Ready Yet"),
                      GTK_TYPE_BUTTON, NULL, NULL);
}

static void
test_parts (WindowFixture *fixture,
            gconstpointer  data)
{
  CsPackagePage *page = show_page (fixture);
  g_autofree char *size = g_format_size_full (strlen (sound_manifest), G_FORMAT_SIZE_IEC_UNITS);

  g_assert_nonnull (find_widget (find_row (page, "manifest.json"), GTK_TYPE_LABEL, has_label,
                                 size));
  g_assert_nonnull (find_widget (find_row (page, "color.png"), GTK_TYPE_LABEL, has_label,
                                 "Missing"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (page, "color.png"))),
                   ==, "Color icon");

  add_icons (fixture);
  g_assert_null (find_widget (GTK_WIDGET (page), GTK_TYPE_LABEL, has_label, "Missing"));
}

static void
test_blockers (WindowFixture *fixture,
               gconstpointer  data)
{
  CsPackagePage *page = show_page (fixture);
  GtkWidget *row = find_widget (GTK_WIDGET (page), CS_TYPE_PROBLEM_ROW, NULL, NULL);

  g_assert_nonnull (row);
  g_assert_cmpstr (cs_finding_get_id (cs_problem_row_get_finding (CS_PROBLEM_ROW (row))), ==,
                   "icon-missing");
  g_assert_nonnull (find_row (page, "Not Ready Yet"));
  g_assert_false (gtk_widget_get_sensitive (find_export_button (page)));

  add_icons (fixture);
  g_assert_null (find_widget (GTK_WIDGET (page), CS_TYPE_PROBLEM_ROW, NULL, NULL));
  g_assert_nonnull (find_row (page, "Ready"));
  g_assert_true (gtk_widget_get_sensitive (find_export_button (page)));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  g_assert_nonnull (find_row (page, "Not Ready Yet"));
}

static void
test_export (WindowFixture *fixture,
             gconstpointer  data)
{
  CsPackagePage *page = show_page (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "bell", NULL);
  g_autofree char *zip = g_strconcat (path, ".zip", NULL);
  GtkWidget *row;

  g_assert_null (find_row (page, "bell.zip"));
  add_icons (fixture);
  cs_package_page_export (page, path);
  /* One at a time. */
  g_assert_false (gtk_widget_get_sensitive (find_export_button (page)));
  while ((row = find_row (page, "bell.zip")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);

  g_assert_true (g_file_test (zip, G_FILE_TEST_EXISTS));
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "with 3 files"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), fixture->folder));
  g_assert_true (gtk_widget_get_sensitive (find_export_button (page)));
  g_unlink (zip);
}

/* An export by the header's button, before the page was ever looked at. */
static void
test_export_elsewhere (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *zip = g_build_filename (fixture->folder, "bell.zip", NULL);
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;

  add_icons (fixture);
  export = cs_workspace_export (fixture->workspace, zip, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_get_visible (find_row (show_page (fixture), "bell.zip")));
  g_unlink (zip);
}

static void
test_environments (WindowFixture *fixture,
                   gconstpointer  data)
{
  CsPackagePage *page = show_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GBytes) text = g_bytes_new_static ("A=b\n", 4);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = find_row (page, "Environment");

  g_assert_false (gtk_widget_get_visible (row));
  cs_change_create (change, "env/.env.dev", text);
  cs_change_create (change, "env/.env.dev.user", text);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
  settle (fixture);

  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpstr (cs_workspace_get_environment (fixture->workspace), ==, "dev");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_null (cs_workspace_get_environment (fixture->workspace));
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsPackagePage *page = show_page (fixture);
  GtkWidget *bar = find_widget (GTK_WIDGET (page), GTK_TYPE_LEVEL_BAR, NULL, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Share of the size that a package may have");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (find_export_button (page)),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/package-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("parts", test_parts);
  ADD ("blockers", test_blockers);
  ADD ("export", test_export);
  ADD ("export-elsewhere", test_export_elsewhere);
  ADD ("environments", test_environments);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
