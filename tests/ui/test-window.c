/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-json-pane.h"
#include "cs-member-row.h"
#include "cs-problem-row.h"
#include "cs-problems-pane.h"
#include "window-fixture.h"

static gboolean
row_is_at (GtkWidget     *widget,
           gconstpointer  pointer)
{
  return g_str_equal (cs_member_row_get_pointer (CS_MEMBER_ROW (widget)), pointer);
}

static CsMemberRow *
get_row (WindowFixture *fixture,
         const char    *pointer)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_MEMBER_ROW, row_is_at, pointer);

  g_assert_nonnull (row);
  return CS_MEMBER_ROW (row);
}

static GtkTextBuffer *
get_json_buffer (WindowFixture *fixture)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_JSON_PANE, NULL, NULL);

  return gtk_text_view_get_buffer (cs_json_pane_get_view (CS_JSON_PANE (pane)));
}

static char *
dup_json_text (WindowFixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_json_buffer (fixture), &start, &end);
  return gtk_text_buffer_get_slice (get_json_buffer (fixture), &start, &end, TRUE);
}

static void
type_json (WindowFixture *fixture,
           const char    *after,
           const char    *text)
{
  GtkTextBuffer *buffer = get_json_buffer (fixture);
  g_autofree char *all = dup_json_text (fixture);
  const char *place = strstr (all, after);
  GtkTextIter iter;

  g_assert_nonnull (place);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter,
                                      g_utf8_strlen (all, place + strlen (after) - all));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

static void
test_form_to_json (WindowFixture *fixture,
                   gconstpointer  data)
{
  CsMemberRow *row = get_row (fixture, "/name/short");
  g_autofree char *manifest = NULL;
  g_autofree char *shown = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Build Bell");
  gtk_editable_set_text (GTK_EDITABLE (row), "Bâtiment \"B\"");
  settle (fixture);

  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "\"name\": { \"short\": \"Bâtiment \\\"B\\\"\", \"full\""));
  shown = dup_json_text (fixture);
  g_assert_cmpstr (shown, ==, manifest);
  g_assert_cmpstr (cs_workspace_get_title (fixture->workspace), ==, "Bâtiment \"B\"");
}

static void
test_json_to_form (WindowFixture *fixture,
                   gconstpointer  data)
{
  type_json (fixture, "\"short\": \"Build Bell", "s");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "/name/short"))),
                   ==, "Build Bells");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "/name/short"))),
                   ==, "Build Bell");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "/name/short"))),
                   ==, "Build Bells");
}

/* Broken text is a state one types through: nothing may be lost on the way. */
static void
test_broken_and_mended (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *manifest = NULL;

  type_json (fixture, "\"manifestVersion\": \"1.16\",", ",");
  settle (fixture);
  g_assert_cmpuint (cs_workspace_get_n_errors (fixture->workspace), >, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, "/developer/name"))),
                   ==, "Nordlicht Works");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  manifest = dup_manifest (fixture);
  g_assert_cmpstr (manifest, ==, sound_manifest);
}

static void
test_problem_beside_row (WindowFixture *fixture,
                         gconstpointer  data)
{
  CsMemberRow *row = get_row (fixture, "/version");
  CsProblemRow *problem = CS_PROBLEM_ROW (cs_member_row_get_problem_row (row));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (problem)));
  gtk_editable_set_text (GTK_EDITABLE (row), "1.x");
  settle (fixture);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (problem)));
  g_assert_cmpstr (cs_finding_get_id (cs_problem_row_get_finding (problem)), ==, "version-format");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));

  gtk_editable_set_text (GTK_EDITABLE (row), "1.0.1");
  settle (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (problem)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
}

static void
test_fix_and_undo (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *fixed = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (has_finding (fixture, "needs-identity"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fix", "(sss)",
                              "needs-identity", "manifest.json", "/needsIdentity");
  settle (fixture);
  g_assert_false (has_finding (fixture, "needs-identity"));
  fixed = dup_manifest (fixture);
  g_assert_null (strstr (fixed, "needsIdentity"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  g_assert_true (has_finding (fixture, "needs-identity"));
}

static void
test_save (WindowFixture *fixture,
           gconstpointer  data)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autofree char *path = g_build_filename (fixture->folder, "manifest.json", NULL);
  g_autofree char *on_disk = NULL;
  g_autofree char *manifest = NULL;

  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "2.0.0");
  g_assert_true (cs_project_get_modified (project));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_false (cs_project_get_modified (project));

  g_assert_true (g_file_get_contents (path, &on_disk, NULL, NULL));
  manifest = dup_manifest (fixture);
  g_assert_cmpstr (on_disk, ==, manifest);
  g_assert_nonnull (strstr (on_disk, "\"version\": \"2.0.0\""));
}

static void
test_actions_follow_state (WindowFixture *fixture,
                           gconstpointer  data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);

  g_assert_false (g_action_group_get_action_enabled (group, "undo"));
  g_assert_false (g_action_group_get_action_enabled (group, "redo"));
  g_assert_false (g_action_group_get_action_enabled (group, "save"));

  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "2.0.0");
  g_assert_true (g_action_group_get_action_enabled (group, "undo"));
  g_assert_true (g_action_group_get_action_enabled (group, "save"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_false (g_action_group_get_action_enabled (group, "undo"));
  g_assert_true (g_action_group_get_action_enabled (group, "redo"));
  g_assert_false (g_action_group_get_action_enabled (group, "save"));
}

/* A burst of keystrokes in one field is one step. */
static void
test_typing_merges (WindowFixture *fixture,
                    gconstpointer  data)
{
  CsMemberRow *row = get_row (fixture, "/name/full");
  g_autofree char *manifest = NULL;
  int position = -1;

  for (const char *c = " now"; *c != '\0'; c++)
    gtk_editable_insert_text (GTK_EDITABLE (row), c, 1, &position);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  manifest = dup_manifest (fixture);
  g_assert_cmpstr (manifest, ==, sound_manifest);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *problems = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_PROBLEMS_PANE, NULL, NULL);
  GtkWidget *list = find_widget (problems, GTK_TYPE_LIST_BOX, NULL, NULL);
  GtkWidget *pane = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_JSON_PANE, NULL, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Problems");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cs_json_pane_get_view (CS_JSON_PANE (pane))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "JSON text");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *faulty_manifest = NULL;
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  faulty_manifest = g_strdup_printf ("%.*s,\n  \"needsIdentity\": \"true\"\n}\n",
                                     (int) strlen (sound_manifest) - (int) strlen ("\n}\n"),
                                     sound_manifest);

#define ADD(name, manifest, func) \
  g_test_add ("/window/" name, WindowFixture, manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("form-to-json", sound_manifest, test_form_to_json);
  ADD ("json-to-form", sound_manifest, test_json_to_form);
  ADD ("broken-and-mended", sound_manifest, test_broken_and_mended);
  ADD ("problem-beside-row", sound_manifest, test_problem_beside_row);
  ADD ("fix-and-undo", faulty_manifest, test_fix_and_undo);
  ADD ("save", sound_manifest, test_save);
  ADD ("actions-follow-state", sound_manifest, test_actions_follow_state);
  ADD ("typing-merges", sound_manifest, test_typing_merges);
  ADD ("accessible", sound_manifest, test_accessible);

  return g_test_run ();
}
