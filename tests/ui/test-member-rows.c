/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-form-page.h"
#include "cs-member-checks-row.h"
#include "cs-member-choice-row.h"
#include "cs-member-list-row.h"
#include "cs-member-row.h"
#include "cs-member-switch-row.h"
#include "cs-member-text-row.h"
#include "cs-problem-row.h"
#include "cs-vocab-manifest.h"
#include "finish-workspace.h"

/* A form over a project that has no folder, in a window that is never shown. */
typedef struct
{
  CsWorkspace *workspace;
  CsProject   *project;
  CsFormPage  *form;
  GtkWidget   *window;
} Fixture;

static const char manifest[] =
  "{\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.4.0\",\n"
  "  \"id\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "  \"packageName\": \"com.nordlicht.bell\",\n"
  "  \"developer\": {\n"
  "    \"name\": \"Nordlicht Works\",\n"
  "    \"websiteUrl\": \"https://nordlicht.test\"\n"
  "  },\n"
  "  \"name\": { \"short\": \"Build Bell\" },\n"
  "  \"description\": { \"short\": \"Posts build results.\", \"full\": \"One.\\nTwo.\" },\n"
  "  \"accentColor\": \"#464EB8\",\n"
  "  \"permissions\": [\"identity\", \"walkDog\"],\n"
  "  \"validDomains\": [\"a.test\", \"b.test\"]\n"
  "}\n";

static void
fixture_set_up (Fixture       *fixture,
                gconstpointer  data)
{
  const char *text = data != NULL ? data : manifest;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  fixture->project = cs_project_new ();
  cs_project_add_file (fixture->project, "manifest.json", bytes, &error);
  g_assert_no_error (error);
  fixture->workspace = cs_workspace_new (fixture->project);
  fixture->form = cs_form_page_new (fixture->workspace, "manifest.json", &cs_vocab_manifest,
                                    cs_vocab_form_app);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
}

static void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->form), (gpointer *) &fixture->form);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (fixture->form);
  finish_workspace (fixture->workspace);
  g_assert_finalize_object (fixture->project);
}

static GtkWidget *
get_row (Fixture    *fixture,
         const char *pointer)
{
  GtkWidget *row = cs_form_page_find_row (fixture->form, pointer);

  g_assert_nonnull (row);
  return row;
}

static const char *
get_text (Fixture    *fixture,
          const char *pointer)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, pointer)));
}

static void
set_text (Fixture    *fixture,
          const char *pointer,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, pointer)), text);
}

static char *
dup_manifest (Fixture *fixture)
{
  GBytes *bytes =
    cs_document_get_bytes (cs_project_get_document (fixture->project, "manifest.json"));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

#define assert_manifest_has(fixture, text) \
  G_STMT_START { \
    g_autofree char *all_ = dup_manifest (fixture); \
    if (strstr (all_, text) == NULL) \
      g_error ("%s is not in\n%s", text, all_); \
  } G_STMT_END

static void
assert_undo (Fixture    *fixture,
             const char *label)
{
  CsHistory *history = cs_project_get_history (fixture->project);
  g_autofree char *text = NULL;

  g_assert_cmpstr (cs_history_get_undo_label (history), ==, label);
  cs_history_undo (history);
  text = dup_manifest (fixture);
  g_assert_cmpstr (text, ==, manifest);
}

/* What somebody else does to the text. */
static void
replace_in_text (Fixture    *fixture,
                 const char *old,
                 const char *new)
{
  g_autofree char *text = dup_manifest (fixture);
  const char *place = strstr (text, old);
  g_autoptr (CsChange) change = cs_change_new ("Edit");
  CsTextEdit *edit = cs_text_edit_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (place);
  cs_text_edit_replace (edit, place - text, strlen (old), new, -1);
  cs_change_edit (change, "manifest.json", edit);
  cs_history_do (cs_project_get_history (fixture->project), change, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_generate (Fixture       *fixture,
               gconstpointer  data)
{
  gtk_widget_activate_action (get_row (fixture, "/id"), "member.generate", NULL);

  g_assert_cmpstr (get_text (fixture, "/id"), !=, "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11");
  g_assert_true (g_uuid_string_is_valid (get_text (fixture, "/id")));
  assert_manifest_has (fixture, get_text (fixture, "/id"));
  assert_undo (fixture, "Generate “App ID”");
  g_assert_cmpstr (get_text (fixture, "/id"), ==, "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11");
}

static void
test_bump (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { const char *part, *version, *label; } rows[] = {
    { "patch", "1.4.1", "Raise the version to 1.4.1" },
    { "minor", "1.5.0", "Raise the version to 1.5.0" },
    { "major", "2.0.0", "Raise the version to 2.0.0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_activate_action (get_row (fixture, "/version"), "member.bump", "s", rows[i].part);
      g_assert_cmpstr (get_text (fixture, "/version"), ==, rows[i].version);
      assert_undo (fixture, rows[i].label);
    }

  set_text (fixture, "/version", "soon");
  gtk_widget_activate_action (get_row (fixture, "/version"), "member.bump", "s", "patch");
  g_assert_cmpstr (get_text (fixture, "/version"), ==, "soon");
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_color (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *button = find_child (get_row (fixture, "/accentColor"), GTK_TYPE_COLOR_BUTTON);
  GdkRGBA color;

  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Choose a Color");
  set_text (fixture, "/accentColor", "#00FF80");
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  g_assert_cmpfloat_with_epsilon (color.green, 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (color.blue, 128 / 255., 0.001);

  /* Half typed: the swatch waits. */
  set_text (fixture, "/accentColor", "#00F");
  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  g_assert_cmpfloat_with_epsilon (color.green, 1.0, 0.001);

  gdk_rgba_parse (&color, "#102030");
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (button), &color);
  g_signal_emit_by_name (button, "color-set");
  assert_manifest_has (fixture, "\"accentColor\": \"#102030\"");
  g_assert_cmpstr (get_text (fixture, "/accentColor"), ==, "#102030");
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  GtkTextView *view =
    cs_member_text_row_get_view (CS_MEMBER_TEXT_ROW (get_row (fixture, "/description/full")));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter iter;
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "One.\nTwo.");
  g_assert_false (gtk_text_buffer_get_enable_undo (buffer));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Full description");

  /* A burst is one step. */
  gtk_text_buffer_get_end_iter (buffer, &iter);
  for (const char *c = "\nDré \"i\""; *c != '\0'; c = g_utf8_next_char (c))
    gtk_text_buffer_insert (buffer, &iter, c, g_utf8_next_char (c) - c);
  assert_manifest_has (fixture, "\"One.\\nTwo.\\nDré \\\"i\\\"\"");
  assert_undo (fixture, "Change “Full description”");

  /* From outside, only what differs is replaced: the caret stays at its letter. */
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 7);
  gtk_text_buffer_place_cursor (buffer, &iter);
  replace_in_text (fixture, "One.", "Eins und.");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 12);
}

static void
test_switch (Fixture       *fixture,
             gconstpointer  data)
{
  CsMemberSwitchRow *row = CS_MEMBER_SWITCH_ROW (get_row (fixture, "/isFullScreen"));
  GtkSwitch *toggle = cs_member_switch_row_get_switch (row);

  g_assert_false (gtk_switch_get_active (toggle));
  gtk_switch_set_active (toggle, TRUE);
  assert_manifest_has (fixture, "\"isFullScreen\": true");
  assert_undo (fixture, "Turn “Full screen” on");
  g_assert_false (gtk_switch_get_active (toggle));
}

static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "/defaultInstallScope");

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  assert_manifest_has (fixture, "\"defaultInstallScope\": \"team\"");
  assert_undo (fixture, "Change “Default place”");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);

  /* A value that nobody offers is kept. */
  replace_in_text (fixture, "\"version\"", "\"defaultInstallScope\": \"moon\",\n  \"version\"");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==,
                    7);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 6);
  assert_manifest_has (fixture, "\"moon\"");
}

static void
test_checks (Fixture       *fixture,
             gconstpointer  data)
{
  CsMemberChecksRow *row = CS_MEMBER_CHECKS_ROW (get_row (fixture, "/permissions"));
  GtkCheckButton *identity = cs_member_checks_row_find (row, "identity");
  GtkCheckButton *message = cs_member_checks_row_find (row, "messageTeamMembers");
  GtkCheckButton *unknown = cs_member_checks_row_find (row, "walkDog");

  g_assert_true (gtk_check_button_get_active (identity));
  g_assert_false (gtk_check_button_get_active (message));
  g_assert_true (gtk_check_button_get_active (unknown));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (identity), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Know who people are");

  gtk_check_button_set_active (message, TRUE);
  assert_manifest_has (fixture, "[\"identity\", \"walkDog\", \"messageTeamMembers\"]");
  assert_undo (fixture, "Add “Write to team members”");

  gtk_check_button_set_active (unknown, FALSE);
  assert_manifest_has (fixture, "\"permissions\": [\"identity\"]");
  g_assert_null (cs_member_checks_row_find (row, "walkDog"));
  gtk_check_button_set_active (identity, FALSE);
  g_assert_null (strstr (g_bytes_get_data (cs_document_get_bytes (
    cs_project_get_document (fixture->project, "manifest.json")), NULL), "permissions"));

  gtk_check_button_set_active (message, TRUE);
  assert_manifest_has (fixture, "messageTeamMembers");
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  CsMemberListRow *list = CS_MEMBER_LIST_ROW (get_row (fixture, "/validDomains"));
  GtkWidget *add = cs_member_list_row_get_add_row (list);
  GtkWidget *first = cs_member_list_row_find_item (list, "/validDomains/0");
  GtkWidget *button;

  g_assert_cmpstr (get_text (fixture, "/validDomains/1"), ==, "b.test");
  gtk_editable_set_text (GTK_EDITABLE (add), " c.test ");
  g_signal_emit_by_name (add, "apply");
  assert_manifest_has (fixture, "[\"a.test\", \"b.test\", \"c.test\"]");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (add)), ==, "");
  g_assert_cmpstr (get_text (fixture, "/validDomains/2"), ==, "c.test");
  assert_undo (fixture, "Add “c.test”");
  g_assert_null (cs_member_list_row_find_item (list, "/validDomains/2"));

  /* The last button of the row is the one that removes it. */
  button = gtk_widget_get_last_child (first);
  while (button != NULL && !GTK_IS_BUTTON (button))
    button = gtk_widget_get_last_child (button);
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove This Domain");
  g_signal_emit_by_name (button, "clicked");
  assert_manifest_has (fixture, "\"validDomains\": [\"b.test\"]");
  g_assert_cmpstr (get_text (fixture, "/validDomains/0"), ==, "b.test");
  assert_undo (fixture, "Remove “a.test”");

  /* An emptied item stays an item. */
  set_text (fixture, "/validDomains/0", "");
  assert_manifest_has (fixture, "[\"\", \"b.test\"]");
}

/* Which rows there are follows the version that the text is written in. */
static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "/packageName")));
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "/name/abbreviated")));

  /* There, although the version does not have it. */
  replace_in_text (fixture, "\"1.16\"", "\"1.17\"");
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "/packageName")));
  replace_in_text (fixture, "  \"packageName\": \"com.nordlicht.bell\",\n", "");
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "/packageName")));

  /* Half typed: the last good version holds. */
  replace_in_text (fixture, "\"1.17\"", "\"1.\"");
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "/packageName")));
  replace_in_text (fixture, "\"1.\"", "\"devPreview\"");
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "/name/abbreviated")));
  replace_in_text (fixture, "\"devPreview\"", "\"1.3\"");
  g_assert_false (gtk_widget_get_visible (get_row (fixture, "/isFullScreen")));
  g_assert_true (gtk_widget_get_visible (get_row (fixture, "/packageName")));
}

/* What cannot be written is kept, and written when the text is mended. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  replace_in_text (fixture, "\"name\": { \"short\"", "\"name\": [ \"short\"");
  set_text (fixture, "/name/short", "Bell of Builds");
  g_assert_cmpstr (get_text (fixture, "/name/short"), ==, "Bell of Builds");
  {
    g_autofree char *text = dup_manifest (fixture);

    g_assert_null (strstr (text, "Bell of Builds"));
  }

  replace_in_text (fixture, "\"name\": [ \"short\"", "\"name\": { \"short\"");
  g_assert_cmpstr (get_text (fixture, "/name/short"), ==, "Bell of Builds");
  assert_manifest_has (fixture, "\"name\": { \"short\": \"Bell of Builds\" }");
}

/* Unless the text has another value by then, which is newer. */
static void
test_broken_and_other (Fixture       *fixture,
                       gconstpointer  data)
{
  replace_in_text (fixture, "\"name\": { \"short\"", "\"name\": [ \"short\"");
  set_text (fixture, "/name/short", "Bell of Builds");
  replace_in_text (fixture, "\"name\": [ \"short\": \"Build Bell\"",
                   "\"name\": { \"short\": \"Bong\"");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpstr (get_text (fixture, "/name/short"), ==, "Bong");
}

/* Undo that mends the text leads back, and takes what waits along. */
static void
test_broken_and_undone (Fixture       *fixture,
                        gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (fixture->workspace));
  g_autofree char *before = dup_manifest (fixture);
  g_autofree char *after = NULL;

  replace_in_text (fixture, "\"name\": { \"short\"", "\"name\": [ \"short\"");
  set_text (fixture, "/name/short", "Bell of Builds");
  cs_history_undo (history);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  after = dup_manifest (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (get_text (fixture, "/name/short"), ==, "Build Bell");
  g_assert_false (cs_history_get_can_undo (history));
}

static gboolean
meter_is_visible (GtkWidget  *row,
                  const char *text)
{
  if (GTK_IS_INSCRIPTION (row) &&
      g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (row)), text) == 0)
    return gtk_widget_get_visible (row);

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (meter_is_visible (child, text))
        return TRUE;
    }

  return FALSE;
}

static void
test_meter (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "/name/short");

  g_assert_false (meter_is_visible (row, "10/30"));
  set_text (fixture, "/name/short", "23 characters are quiet");
  g_assert_false (meter_is_visible (row, "23/30"));
  set_text (fixture, "/name/short", "24 characters are worth…");
  g_assert_true (meter_is_visible (row, "24/30"));
  set_text (fixture, "/name/short", "These are more than 30 characters");
  g_assert_true (meter_is_visible (row, "33/30"));
  g_assert_false (meter_is_visible (get_row (fixture, "/version"), "5/256"));
}

static void
test_problem (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row = get_row (fixture, "/version");
  GtkWidget *problem;

  set_text (fixture, "/version", "1.x");
  cs_workspace_check (fixture->workspace);
  problem = gtk_widget_get_next_sibling (row);
  g_assert_true (CS_IS_PROBLEM_ROW (problem));
  g_assert_true (gtk_widget_get_visible (problem));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);

  set_text (fixture, "/version", "1.4.0");
  cs_workspace_check (fixture->workspace);
  g_assert_false (gtk_widget_get_visible (problem));

  /* An unknown permission is told at the list that has it. */
  g_assert_true (gtk_widget_get_visible (
    cs_member_field_get_problem_row (cs_member_row_get_field (CS_MEMBER_ROW (
      get_row (fixture, "/developer/name"))))) ||
    CS_IS_PROBLEM_ROW (gtk_widget_get_next_sibling (get_row (fixture, "/permissions"))));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/member-rows/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("generate", test_generate);
  ADD ("bump", test_bump);
  ADD ("color", test_color);
  ADD ("text", test_text);
  ADD ("switch", test_switch);
  ADD ("choice", test_choice);
  ADD ("checks", test_checks);
  ADD ("list", test_list);
  ADD ("version", test_version);
  ADD ("broken", test_broken);
  ADD ("broken-and-other", test_broken_and_other);
  ADD ("broken-and-undone", test_broken_and_undone);
  ADD ("meter", test_meter);
  ADD ("problem", test_problem);

  return g_test_run ();
}
