/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-json-pane.h"
#include "cs-overview-page.h"
#include "cs-overview-row.h"
#include "cs-retirement-row.h"
#include "cs-sidebar-row.h"
#include "window-fixture.h"

static gboolean
is_step (GtkWidget     *widget,
         gconstpointer  id)
{
  return g_str_equal (cs_life_step_get_id (cs_overview_row_get_step (CS_OVERVIEW_ROW (widget))), id);
}

static GtkWidget *
get_row (WindowFixture *fixture,
         const char    *step)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_OVERVIEW_ROW, is_step, step);

  g_assert_nonnull (row);

  return row;
}

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) &&
         gtk_widget_get_visible (widget);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  return find_widget (widget, GTK_TYPE_LABEL, has_text, text) != NULL;
}

static void
show_overview (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "overview");
  settle (fixture);
}

static void
set_version (WindowFixture *fixture,
             const char    *json)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  CsDocument *manifest = cs_project_get_document (project, "manifest.json");
  g_autoptr (CsChange) change = cs_change_new ("Set version");
  g_autoptr (GError) error = NULL;

  cs_change_edit (change, "manifest.json",
                  cs_text_edit_set (cs_document_get_snapshot (manifest), "/version", json, &error));
  g_assert_no_error (error);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  settle (fixture);
}

static void
test_header (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *page;

  show_overview (fixture);
  page = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_OVERVIEW_PAGE, NULL, NULL);
  g_assert_true (shows (page, "Build Bell"));
  g_assert_true (shows (page, "Version 1.0.0 by Nordlicht Works"));

  set_version (fixture, "\"1.1.0\"");
  g_assert_true (shows (page, "Version 1.1.0 by Nordlicht Works"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  g_assert_true (shows (page, "Version 1.0.0 by Nordlicht Works"));
}

/* What cannot be read is not said to be missing. */
static void
test_broken (WindowFixture *fixture,
             gconstpointer  data)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsChange) change = cs_change_new ("Break");
  g_autoptr (GBytes) broken = g_bytes_new_static ("{ {", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static ("{}", 2);
  g_autoptr (CsChange) mend = cs_change_new ("Mend");
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  show_overview (fixture);
  page = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_OVERVIEW_PAGE, NULL, NULL);
  cs_change_replace (change, "manifest.json", broken);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
  settle (fixture);
  g_assert_true (shows (page, "The manifest cannot be read before its text is mended"));

  cs_change_replace (mend, "manifest.json", empty);
  cs_history_do (cs_project_get_history (project), mend, &error);
  g_assert_no_error (error);
  settle (fixture);
  g_assert_true (shows (page, "No version and no developer yet"));
}

static void
test_states (WindowFixture *fixture,
             gconstpointer  data)
{
  show_overview (fixture);
  g_assert_true (shows (get_row (fixture, "describe"), "Done"));
  g_assert_true (shows (get_row (fixture, "register"), "Retired"));

  set_version (fixture, "\"1.x\"");
  g_assert_true (shows (get_row (fixture, "describe"), "Needs you"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  g_assert_true (shows (get_row (fixture, "describe"), "Done"));
}

/* A step without a page of its own leads into the text. */
static void
test_leads_there (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *button;
  g_autoptr (GVariant) state = NULL;

  show_overview (fixture);
  button = find_widget (get_row (fixture, "describe"), GTK_TYPE_BUTTON, NULL, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Go to “Describe the app”");
  g_signal_emit_by_name (button, "clicked");
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "page");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "app");
}

/* All of the row is the button. */
static void
test_row_leads_there (WindowFixture *fixture,
                      gconstpointer  data)
{
  GtkWidget *row;
  g_autoptr (GVariant) state = NULL;

  show_overview (fixture);
  row = get_row (fixture, "icons");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (row),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "page");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "icons");
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = ADW_IS_ACTION_ROW (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);

  return n;
}

/* What is folded away is made when it is unfolded, and once. */
static void
test_retirement (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *row;
  guint folded, unfolded;

  show_overview (fixture);
  row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_RETIREMENT_ROW, NULL, NULL);
  g_assert_nonnull (row);
  folded = count_rows (row);
  g_assert_false (shows (row, "What to do instead"));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (shows (row, "What to do instead"));
  g_assert_true (shows (row, "May 2026"));
  unfolded = count_rows (row);
  g_assert_cmpuint (unfolded, ==, folded + 8);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpuint (count_rows (row), ==, unfolded);
}

static gboolean
is_page (GtkWidget     *widget,
         gconstpointer  name)
{
  return g_str_equal (cs_sidebar_row_get_info (CS_SIDEBAR_ROW (widget))->name, name);
}

static void
test_badge (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_SIDEBAR_ROW, is_page, "app");

  g_assert_nonnull (row);
  g_assert_false (shows (row, "1"));
  set_version (fixture, "\"1.x\"");
  g_assert_true (shows (row, "1"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 problem on this page");
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
  g_test_add ("/overview-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("header", test_header);
  ADD ("broken", test_broken);
  ADD ("states", test_states);
  ADD ("leads-there", test_leads_there);
  ADD ("row-leads-there", test_row_leads_there);
  ADD ("retirement", test_retirement);
  ADD ("badge", test_badge);

  return g_test_run ();
}
