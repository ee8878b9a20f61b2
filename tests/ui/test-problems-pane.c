/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-json-pane.h"
#include "cs-page.h"
#include "cs-problem-row.h"
#include "cs-problems-pane.h"
#include "window-fixture.h"

/* Two files, each with more than one kind of fault, and an environment that has the one value that
 * is not filled in. */
static const char faulty_manifest[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.x\",\n"
  "  \"id\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "  \"developer\": {\n"
  "    \"name\": \"Nordlicht Works\",\n"
  "    \"websiteUrl\": \"https://nordlicht.test\",\n"
  "    \"privacyUrl\": \"https://nordlicht.test/privacy\",\n"
  "    \"termsOfUseUrl\": \"https://${{HOST}}/terms\"\n"
  "  },\n"
  "  \"name\": { \"short\": \"Build Bell\", \"full\": \"Build Bell notifications\" },\n"
  "  \"description\": { \"short\": \"Posts build results.\", \"full\": \"Tells how it went.\" },\n"
  "  \"icons\": { \"outline\": \"outline.png\", \"color\": \"color.png\" },\n"
  "  \"accentColor\": \"#464EB8\",\n"
  "  \"localizationInfo\": {\n"
  "    \"defaultLanguageTag\": \"en\",\n"
  "    \"additionalLanguages\": [ { \"languageTag\": \"fr\", \"file\": \"fr.json\" } ]\n"
  "  },\n"
  "  \"needsIdentity\": \"true\"\n"
  "}\n";

static const char faulty_language[] =
  "{\n"
  "  \"name.full\": \"Une cloche\",\n"
  "  \"description.short\": \"Dit comment.\",\n"
  "  \"description.full\": \"Dit comment la construction est finie.\",\n"
  "  \"nonsense\": \"x\"\n"
  "}\n";

static CsHistory *
get_history (WindowFixture *fixture)
{
  return cs_project_get_history (cs_workspace_get_project (fixture->workspace));
}

static void
add_file (WindowFixture *fixture,
          const char    *path,
          const char    *text)
{
  g_autoptr (CsChange) change = cs_change_new ("Test");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  cs_change_create (change, path, bytes);
  cs_history_do (get_history (fixture), change, &error);
  g_assert_no_error (error);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  manifest)
{
  window_fixture_set_up (fixture, manifest);
  add_file (fixture, "fr.json", faulty_language);
  add_file (fixture, "env/.env.dev", "HOST=nordlicht.test\n");
  settle (fixture);
}

static CsProblemsPane *
get_pane (WindowFixture *fixture)
{
  return CS_PROBLEMS_PANE (find_widget (GTK_WIDGET (fixture->window), CS_TYPE_PROBLEMS_PANE, NULL,
                                        NULL));
}

static GtkListBox *
get_list (WindowFixture *fixture)
{
  return GTK_LIST_BOX (find_widget (GTK_WIDGET (get_pane (fixture)), GTK_TYPE_LIST_BOX, NULL,
                                    NULL));
}

static CsFinding *
get_finding (WindowFixture *fixture,
             int            index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (fixture), index);

  return row != NULL ? cs_problem_row_get_finding (CS_PROBLEM_ROW (row)) : NULL;
}

static guint
count_rows (WindowFixture *fixture)
{
  guint n = 0;

  while (get_finding (fixture, n) != NULL)
    n++;

  return n;
}

static gboolean
is_about (GtkWidget     *widget,
          gconstpointer  id)
{
  CsFinding *finding = cs_problem_row_get_finding (CS_PROBLEM_ROW (widget));

  return finding != NULL && g_str_equal (cs_finding_get_id (finding), id);
}

static CsProblemRow *
find_row (WindowFixture *fixture,
          const char    *id)
{
  GtkWidget *row = find_widget (GTK_WIDGET (get_list (fixture)), CS_TYPE_PROBLEM_ROW, is_about, id);

  return row != NULL ? CS_PROBLEM_ROW (row) : NULL;
}

static gboolean
has_tooltip (GtkWidget     *widget,
             gconstpointer  text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static GtkWidget *
get_filter (WindowFixture *fixture,
            const char    *tip)
{
  GtkWidget *button = find_widget (GTK_WIDGET (get_pane (fixture)), GTK_TYPE_TOGGLE_BUTTON,
                                   has_tooltip, tip);

  g_assert_nonnull (button);
  return button;
}

/* The manifest before the other files, in a file the worst before the rest; each group says what it
 * is where it begins, and nowhere else. */
static void
test_groups (WindowFixture *fixture,
             gconstpointer  data)
{
  static const char *const headings[] = {
    "manifest.json: errors", "manifest.json: warnings", "fr.json: errors",
  };
  guint n_headings = 0;

  g_assert_cmpuint (count_rows (fixture), ==,
                    g_list_model_get_n_items (cs_workspace_get_findings (fixture->workspace)));

  for (guint i = 0; i < count_rows (fixture); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (fixture), i);
      GtkWidget *header = gtk_list_box_row_get_header (row);
      CsFinding *finding = get_finding (fixture, i);
      CsFinding *above = i > 0 ? get_finding (fixture, i - 1) : NULL;
      gboolean begins = above == NULL ||
        !g_str_equal (cs_finding_get_file (above), cs_finding_get_file (finding)) ||
        cs_finding_get_severity (above) != cs_finding_get_severity (finding);

      g_assert_cmpint (header != NULL, ==, begins);
      if (header == NULL)
        continue;
      g_assert_cmpuint (n_headings, <, G_N_ELEMENTS (headings));
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (header)), ==, headings[n_headings++]);
    }

  g_assert_cmpuint (n_headings, ==, G_N_ELEMENTS (headings));
}

static void
test_filters (WindowFixture *fixture,
              gconstpointer  data)
{
  guint n = count_rows (fixture);
  guint n_errors = cs_workspace_get_n_errors (fixture->workspace);
  GtkWidget *errors = get_filter (fixture, "Show errors");
  GtkWidget *warnings = get_filter (fixture, "Show warnings");
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (get_list (fixture)), GTK_TYPE_STACK);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (errors), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Errors");
  g_assert_false (gtk_widget_get_visible (get_filter (fixture, "Show notes")));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (errors), FALSE);
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, n - n_errors);
  g_assert_null (find_row (fixture, "version-format"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (warnings), FALSE);
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (errors), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (warnings), TRUE);
  settle (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, n);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");
}

static GtkMenuButton *
get_profile_button (WindowFixture *fixture)
{
  GtkWidget *button = find_widget (GTK_WIDGET (get_pane (fixture)), GTK_TYPE_MENU_BUTTON,
                                   has_tooltip, "What the project is checked for");

  g_assert_nonnull (button);
  return GTK_MENU_BUTTON (button);
}

static void
test_profile (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (get_pane (fixture));
  GtkMenuButton *button = get_profile_button (fixture);

  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Upload");
  g_assert_null (find_row (fixture, "mpn-missing"));

  gtk_widget_activate_action (pane, "problems.profile", "s", "store");
  settle (fixture);
  g_assert_cmpint (cs_workspace_get_profile (fixture->workspace), ==, CS_PROFILE_STORE);
  g_assert_cmpstr (gtk_menu_button_get_label (button), ==, "Store");
  g_assert_nonnull (find_row (fixture, "mpn-missing"));
  g_assert_true (gtk_widget_get_visible (get_filter (fixture, "Show notes")));

  gtk_widget_activate_action (pane, "problems.profile", "s", "nowhere");
  g_assert_cmpint (cs_workspace_get_profile (fixture->workspace), ==, CS_PROFILE_STORE);

  gtk_widget_activate_action (pane, "problems.profile", "s", "upload");
  settle (fixture);
  g_assert_null (find_row (fixture, "mpn-missing"));
}

static gboolean
menu_has (GMenuModel *menu,
          const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *its_label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &its_label);
      if (g_strcmp0 (its_label, label) == 0 || (section != NULL && menu_has (section, label)))
        return TRUE;
    }

  return FALSE;
}

static void
test_environment (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (get_pane (fixture));
  GMenuModel *menu = gtk_menu_button_get_menu_model (get_profile_button (fixture));

  g_assert_true (menu_has (menu, "dev"));
  g_assert_true (menu_has (menu, "No Environment"));
  g_assert_nonnull (find_row (fixture, "template-left"));

  gtk_widget_activate_action (pane, "problems.environment", "s", "dev");
  settle (fixture);
  g_assert_cmpstr (cs_workspace_get_environment (fixture->workspace), ==, "dev");
  g_assert_null (find_row (fixture, "template-left"));

  gtk_widget_activate_action (pane, "problems.environment", "s", "");
  settle (fixture);
  g_assert_null (cs_workspace_get_environment (fixture->workspace));
  g_assert_nonnull (find_row (fixture, "template-left"));

  /* The menu follows the project. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  g_assert_false (menu_has (menu, "dev"));
  g_assert_false (menu_has (menu, "No Environment"));
}

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* The button of a row, with the place of the focus that it had, and back. */
static void
test_fix (WindowFixture *fixture,
          gconstpointer  data)
{
  CsProblemRow *row = find_row (fixture, "needs-identity");
  GtkWidget *button = find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON, has_label, "Fix");
  guint n = count_rows (fixture);
  g_autofree char *fixed = NULL;
  g_autofree char *undone = NULL;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_nonnull (gtk_widget_get_tooltip_text (button));
  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
  fixed = dup_manifest (fixture);
  g_assert_null (strstr (fixed, "needsIdentity"));
  g_assert_null (find_row (fixture, "needs-identity"));
  g_assert_cmpuint (count_rows (fixture), <, n);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  g_assert_nonnull (find_row (fixture, "needs-identity"));
  g_assert_cmpuint (count_rows (fixture), ==, n);

  /* What nobody but the author knows has no button. */
  row = find_row (fixture, "template-left");
  g_assert_false (gtk_widget_get_visible (find_widget (GTK_WIDGET (row), GTK_TYPE_BUTTON, has_label,
                                                       "Fix")));
}

/* In two files, and one step. */
static void
test_fix_all (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *button = find_widget (GTK_WIDGET (get_pane (fixture)), GTK_TYPE_BUTTON, has_label,
                                   "Fix All");
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  CsDocument *language;
  g_autofree char *undone = NULL;

  g_assert_true (gtk_widget_get_visible (button));
  gtk_widget_activate_action (button, "win.fix-all", NULL);
  settle (fixture);
  g_assert_null (find_row (fixture, "needs-identity"));
  g_assert_null (find_row (fixture, "loc-schema-missing"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  language = cs_project_get_document (project, "fr.json");
  g_assert_cmpmem (g_bytes_get_data (cs_document_get_bytes (language), NULL),
                   g_bytes_get_size (cs_document_get_bytes (language)),
                   faulty_language, strlen (faulty_language));
  g_assert_nonnull (find_row (fixture, "needs-identity"));
  g_assert_nonnull (find_row (fixture, "loc-schema-missing"));
}

static int
get_selected (WindowFixture *fixture)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (get_list (fixture));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static CsJsonPane *
get_json_pane (WindowFixture *fixture)
{
  return CS_JSON_PANE (find_widget (GTK_WIDGET (fixture->window), CS_TYPE_JSON_PANE, NULL, NULL));
}

static void
assert_text_is_at (WindowFixture *fixture,
                   CsFinding     *finding)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (get_json_pane (fixture)));
  GtkTextIter caret;

  g_assert_cmpstr (cs_json_pane_get_path (get_json_pane (fixture)), ==,
                   cs_finding_get_file (finding));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_selection_bound (buffer));
  if (cs_finding_get_span (finding).length < 200)
    {
      GtkTextIter start;

      gtk_text_buffer_get_selection_bounds (buffer, &start, &caret);
      g_assert_cmpint (gtk_text_iter_get_line (&start) + 1, ==, cs_finding_get_line (finding));
    }
}

/* Through all of them and around the end, forward and back; the text goes along, from file to
 * file. */
static void
test_next_and_previous (WindowFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n = count_rows (fixture);

  for (guint i = 0; i <= n; i++)
    {
      gtk_widget_activate_action (window, "win.next-problem", NULL);
      settle (fixture);
      if (i > 0 || get_selected (fixture) == 0)
        assert_text_is_at (fixture, get_finding (fixture, get_selected (fixture)));
    }

  for (guint i = 0; i < n; i++)
    {
      int before = get_selected (fixture);

      gtk_widget_activate_action (window, "win.previous-problem", NULL);
      settle (fixture);
      g_assert_cmpint (get_selected (fixture), ==, (before + (int) n - 1) % (int) n);
      assert_text_is_at (fixture, get_finding (fixture, get_selected (fixture)));
    }
}

static void
test_activate (WindowFixture *fixture,
               gconstpointer  data)
{
  CsProblemRow *row = find_row (fixture, "loc-key-unknown");

  g_signal_emit_by_name (get_list (fixture), "row-activated", row);
  settle (fixture);
  assert_text_is_at (fixture, cs_problem_row_get_finding (row));
  g_assert_cmpstr (cs_json_pane_get_path (get_json_pane (fixture)), ==, "fr.json");
}

static void
test_fix_selected (WindowFixture *fixture,
                   gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_list_box_select_row (get_list (fixture),
                           GTK_LIST_BOX_ROW (find_row (fixture, "loc-key-unknown")));
  gtk_widget_activate_action (window, "win.fix-selected", NULL);
  settle (fixture);
  g_assert_null (find_row (fixture, "loc-key-unknown"));
  g_assert_cmpstr (cs_history_get_undo_label (get_history (fixture)), !=, "Test");
  gtk_widget_activate_action (window, "win.undo", NULL);
  settle (fixture);
  g_assert_nonnull (find_row (fixture, "loc-key-unknown"));
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkListBox *list = get_list (fixture);
  GtkWidget *row = GTK_WIDGET (find_row (fixture, "version-format"));
  GtkWidget *icon = find_widget (row, GTK_TYPE_IMAGE, NULL, NULL);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Problems");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                                   "The app's version “1.x” is not of the form 1.2.3"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "manifest.json, line 4, column 14 · version-format");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Error");
}

/* A row that stays what it is keeps its widget, and with it the focus and the selection. */
static void
test_rows_stay (WindowFixture *fixture,
                gconstpointer  data)
{
  CsProblemRow *row = find_row (fixture, "template-left");

  gtk_list_box_select_row (get_list (fixture), GTK_LIST_BOX_ROW (row));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fix", "(sss)",
                              "needs-identity", "manifest.json", "/needsIdentity");
  settle (fixture);
  g_assert_true (find_row (fixture, "template-left") == row);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
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
  g_test_add ("/problems-pane/" name, WindowFixture, faulty_manifest, \
              set_up, func, window_fixture_tear_down)
  ADD ("groups", test_groups);
  ADD ("filters", test_filters);
  ADD ("profile", test_profile);
  ADD ("environment", test_environment);
  ADD ("fix", test_fix);
  ADD ("fix-all", test_fix_all);
  ADD ("next-and-previous", test_next_and_previous);
  ADD ("activate", test_activate);
  ADD ("fix-selected", test_fix_selected);
  ADD ("accessible", test_accessible);
  ADD ("rows-stay", test_rows_stay);

  return g_test_run ();
}
