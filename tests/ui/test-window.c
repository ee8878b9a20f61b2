/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-json-pane.h"
#include "cs-member-row.h"
#include "cs-page.h"
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

static gboolean
has_tooltip (GtkWidget     *widget,
             gconstpointer  text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
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

/* Nor does the project lose its name over a quote that is not closed yet. */
static void
test_broken_keeps_title (WindowFixture *fixture,
                         gconstpointer  data)
{
  type_json (fixture, "\"manifestVersion\": \"1.16\",\n", "{\"");
  settle (fixture);
  g_assert_cmpuint (cs_workspace_get_n_errors (fixture->workspace), >, 0);
  g_assert_cmpstr (cs_workspace_get_title (fixture->workspace), ==, "Build Bell");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpstr (cs_workspace_get_title (fixture->workspace), ==, "Build Bell");
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

/* Pages are reached by name and by number, and the action tells which one is shown. */
static void
test_pages (WindowFixture *fixture,
            gconstpointer  data)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GVariant) state = NULL;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page-number", "u", i + 1);
      settle (fixture);
      state = g_action_group_get_action_state (group, "page");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, infos[i].name);
      g_assert_nonnull (find_widget (GTK_WIDGET (fixture->window), infos[i].get_type (), NULL,
                                     NULL));
    }

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page-number", "u", n + 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "nowhere");
}

static GtkWindow *
find_dialog (WindowFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (fixture->window))
        return link->data;
    }

  return NULL;
}

/* As a click on one of its buttons does. */
static void
answer (GtkWindow  *dialog,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static void
test_close_asks (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWindow *dialog;
  gboolean refused = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "2.0.0");
  g_signal_emit_by_name (fixture->window, "close-request", &refused);
  g_assert_true (refused);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Save Changes to “Build Bell”?");

  answer (dialog, "cancel");
  settle (fixture);
  g_assert_true (cs_project_get_modified (cs_workspace_get_project (fixture->workspace)));
}

static void
change_on_disk (WindowFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "manifest.json", NULL);
  g_autoptr (GString) text = g_string_new (sound_manifest);
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "Nordlicht Works", "Southern Cross", 0);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
}

/* Saving does not write over what another program wrote; reloading is a step. */
static void
test_changed_on_disk (WindowFixture *fixture,
                      gconstpointer  data)
{
  GtkWindow *dialog;
  g_autofree char *manifest = NULL;
  g_autofree char *undone = NULL;

  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "2.0.0");
  change_on_disk (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);

  answer (dialog, "reload");
  settle (fixture);
  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "Southern Cross"));
  g_assert_null (strstr (manifest, "2.0.0"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  undone = dup_manifest (fixture);
  g_assert_nonnull (strstr (undone, "2.0.0"));
}

static void
test_keep_mine (WindowFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "manifest.json", NULL);
  g_autofree char *on_disk = NULL;
  GtkWindow *dialog;

  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "2.0.0");
  change_on_disk (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  dialog = find_dialog (fixture);
  g_assert_nonnull (dialog);
  answer (dialog, "keep");
  settle (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_true (g_file_get_contents (path, &on_disk, NULL, NULL));
  g_assert_nonnull (strstr (on_disk, "2.0.0"));
  g_assert_nonnull (strstr (on_disk, "Nordlicht Works"));
}

static void
test_problems_button (WindowFixture *fixture,
                      gconstpointer  data)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON,
                                   has_tooltip,
                                   "2 errors stand in the way of an export");

  g_assert_nonnull (button);
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "/version")), "1.x");
  settle (fixture);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==,
                   "3 errors stand in the way of an export");
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
  ADD ("broken-keeps-title", sound_manifest, test_broken_keeps_title);
  ADD ("problem-beside-row", sound_manifest, test_problem_beside_row);
  ADD ("fix-and-undo", faulty_manifest, test_fix_and_undo);
  ADD ("save", sound_manifest, test_save);
  ADD ("actions-follow-state", sound_manifest, test_actions_follow_state);
  ADD ("typing-merges", sound_manifest, test_typing_merges);
  ADD ("pages", sound_manifest, test_pages);
  ADD ("close-asks", sound_manifest, test_close_asks);
  ADD ("changed-on-disk", sound_manifest, test_changed_on_disk);
  ADD ("keep-mine", sound_manifest, test_keep_mine);
  ADD ("problems-button", sound_manifest, test_problems_button);
  ADD ("accessible", sound_manifest, test_accessible);

  return g_test_run ();
}
