/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-publish-page.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cs-command-box.h"
#include "cs-link-row.h"
#include "cs-retirement-row.h"
#include "cs-template.h"
#include "window-fixture.h"

static const char faulty_manifest[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.0.0\",\n"
  "  \"id\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "  \"needsIdentity\": \"true\"\n"
  "}\n";

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (CsPage     *page,
          const char *title)
{
  return find_widget (GTK_WIDGET (page), ADW_TYPE_PREFERENCES_ROW, has_title, title);
}

static gboolean
has_box_title (GtkWidget     *widget,
               gconstpointer  title)
{
  return g_str_equal (cs_command_box_get_title (CS_COMMAND_BOX (widget)), title);
}

static CsCommandBox *
get_box (CsPage     *page,
         const char *title)
{
  GtkWidget *box = find_widget (GTK_WIDGET (page), CS_TYPE_COMMAND_BOX, has_box_title, title);

  g_assert_nonnull (box);
  return CS_COMMAND_BOX (box);
}

static void
test_commands (WindowFixture *fixture,
               gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_PUBLISH_PAGE);
  CsCommandBox *curl = get_box (shown.page, "Shell, with curl");
  CsCommandBox *m365 = get_box (shown.page, "CLI for Microsoft 365");
  AdwComboRow *row = ADW_COMBO_ROW (find_row (shown.page, "By a command"));

  g_assert_nonnull (strstr (cs_command_box_get_text (curl), "'@package.zip'"));
  g_assert_null (strstr (cs_command_box_get_text (curl), "requiresReview"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (m365)));

  adw_combo_row_set_selected (row, 1);
  g_assert_nonnull (strstr (cs_command_box_get_text (curl), "requiresReview=true"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (m365)));

  adw_combo_row_set_selected (row, 2);
  g_assert_nonnull (strstr (cs_command_box_get_text (curl), "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (m365)));

  shown_page_close (&shown);
}

static gboolean
is_about_identity (GtkWidget     *widget,
                   gconstpointer  data)
{
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (widget));

  return subtitle != NULL && g_str_equal (subtitle, "manifest.json · needs-identity");
}

static void
place_cb (CsPage     *page,
          const char *path,
          const char *pointer,
          char      **place)
{
  g_free (*place);
  *place = g_strconcat (path, "#", pointer, NULL);
}

static void
test_findings (WindowFixture *fixture,
               gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_PUBLISH_PAGE);
  GtkWidget *row = find_widget (GTK_WIDGET (shown.page), ADW_TYPE_ACTION_ROW, is_about_identity,
                                NULL);
  GtkWidget *button;
  g_autofree char *place = NULL;
  g_autofree char *fixed = NULL;
  g_autofree char *undone = NULL;

  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_visible (find_row (shown.page, "Nothing that a program can find")));

  g_signal_connect (shown.page, "place", G_CALLBACK (place_cb), &place);
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpstr (place, ==, "manifest.json#/needsIdentity");

  button = find_widget (row, GTK_TYPE_BUTTON, NULL, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
  fixed = dup_manifest (fixture);
  g_assert_null (strstr (fixed, "needsIdentity"));
  g_assert_null (find_widget (GTK_WIDGET (shown.page), ADW_TYPE_ACTION_ROW, is_about_identity, NULL));

  cs_history_undo (cs_project_get_history (cs_workspace_get_project (fixture->workspace)));
  settle (fixture);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  g_assert_nonnull (find_widget (GTK_WIDGET (shown.page), ADW_TYPE_ACTION_ROW, is_about_identity, NULL));

  shown_page_close (&shown);
}

/* A project that can be exported, as templates are. */
static void
test_export (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (cs_template_find ("connector"), NULL, &error);
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "it's.zip", NULL);
  g_autoptr (CsExport) export = NULL;
  CsPage *page;
  CsCommandBox *curl;

  g_assert_no_error (error);
  workspace = cs_workspace_new (project);
  page = g_object_ref_sink (g_object_new (CS_TYPE_PUBLISH_PAGE, "workspace", workspace, NULL));
  curl = get_box (page, "Shell, with curl");
  g_assert_nonnull (find_row (page, "No package yet"));
  g_assert_null (cs_workspace_get_last_export (workspace));

  export = cs_workspace_export (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cs_workspace_get_last_export (workspace), ==, path);
  g_assert_nonnull (find_row (page, "it's.zip"));
  g_assert_nonnull (strstr (cs_command_box_get_text (curl), "it'\\''s.zip'"));
  g_unlink (path);

  g_assert_finalize_object (page);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_PUBLISH_PAGE);
  GtkWidget *row = find_row (shown.page, "Teams admin center");

  g_assert_cmpstr (cs_link_row_get_uri (CS_LINK_ROW (row)), ==,
                   "https://admin.teams.microsoft.com/policies/manage-apps");
  g_assert_nonnull (find_widget (GTK_WIDGET (shown.page), CS_TYPE_RETIREMENT_ROW, NULL, NULL));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const titles[] = {
        "Shell, with curl", "PowerShell, with Microsoft Graph", "CLI for Microsoft 365",
      };
      CsCommandBox *box = get_box (shown.page, titles[i]);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_ROLE_GROUP);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           titles[i]);
    }

  shown_page_close (&shown);
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
  g_test_add ("/publish-page/" name, WindowFixture, faulty_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("commands", test_commands);
  ADD ("findings", test_findings);
  ADD ("export", test_export);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
