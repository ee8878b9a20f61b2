/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-json-pane.h"
#include "cs-page.h"
#include "cs-problems-pane.h"
#include "window-fixture.h"

static void
show (WindowFixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "overview");
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 2500 && !gtk_widget_get_mapped (GTK_WIDGET (fixture->window)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  settle (fixture);
}

/* Where the keyboard is when a project opens: Return there must not open the main menu. */
static void
test_first (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page = find_widget (window, CS_TYPE_PAGE, NULL, NULL);
  GtkWidget *focus;

  show (fixture);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, page));
}

/* Tab goes on from there and comes around: nothing holds it. */
static void
test_tab_comes_around (WindowFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *bar = find_widget (window, ADW_TYPE_HEADER_BAR, NULL, NULL);
  GtkWidget *problems = find_widget (window, CS_TYPE_PROBLEMS_PANE, NULL, NULL);
  gboolean in_bar = FALSE, in_problems = FALSE;

  show (fixture);
  for (guint i = 0; i < 300 && !(in_bar && in_problems); i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      in_bar |= focus != NULL && gtk_widget_is_ancestor (focus, bar);
      in_problems |= focus != NULL && gtk_widget_is_ancestor (focus, problems);
    }

  g_assert_true (in_bar);
  g_assert_true (in_problems);
}

/* Alt and a number leads to the page, out of the text as well. */
static void
test_page_takes_keyboard (WindowFixture *fixture,
                          gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *pane = find_widget (window, CS_TYPE_JSON_PANE, NULL, NULL);
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  show (fixture);
  for (guint i = 0; i < n; i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cs_json_pane_get_view (CS_JSON_PANE (pane))));
      gtk_widget_activate_action (window, "win.page-number", "u", i + 1);
      settle (fixture);
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)),
                                             find_widget (window, infos[i].get_type (), NULL,
                                                          NULL)));
    }
}

static gboolean
is_sidebar (GtkWidget     *widget,
            gconstpointer  data)
{
  return gtk_widget_has_css_class (widget, "navigation-sidebar");
}

/* F6 goes around the panes in sight, back to where each had the keyboard. */
static void
test_panes (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *panes[] = {
    find_widget (window, CS_TYPE_PROBLEMS_PANE, NULL, NULL),
    find_widget (window, CS_TYPE_JSON_PANE, NULL, NULL),
    find_widget (window, GTK_TYPE_LIST_BOX, is_sidebar, NULL),
    find_widget (window, CS_TYPE_PAGE, NULL, NULL),
  };
  GtkWidget *first;

  show (fixture);
  first = gtk_root_get_focus (GTK_ROOT (window));
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      gtk_widget_activate_action (window, "win.next-pane", NULL);
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), panes[i]));
    }
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == first);

  for (guint i = G_N_ELEMENTS (panes) - 1; i > 0; i--)
    {
      gtk_widget_activate_action (window, "win.previous-pane", NULL);
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), panes[i - 1]));
    }
}

static void
test_start (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));
  CsWindow *window = cs_window_new (ADW_APPLICATION (application));
  GtkWidget *focus;

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2500 && !gtk_widget_get_mapped (GTK_WIDGET (window)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  settle (fixture);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "win.new-project");
  gtk_window_destroy (GTK_WINDOW (window));
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
  g_test_add ("/window-focus/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("first", test_first);
  ADD ("tab-comes-around", test_tab_comes_around);
  ADD ("page-takes-keyboard", test_page_takes_keyboard);
  ADD ("panes", test_panes);
  ADD ("start", test_start);

  return g_test_run ();
}
