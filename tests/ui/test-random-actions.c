/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtksourceview/gtksource.h>

#include "cs-application.h"
#include "cs-json-pane.h"
#include "cs-member-row.h"
#include "cs-page.h"
#include "cs-problems-pane.h"
#include "window-fixture.h"

/* Whatever a user does, in whatever order: no warning (they are fatal here), the pane shows what the
 * document holds, and undo leads back to the first bytes. */

static CsHistory *
get_history (WindowFixture *fixture)
{
  return cs_project_get_history (cs_workspace_get_project (fixture->workspace));
}

static GtkTextView *
get_view (WindowFixture *fixture)
{
  GtkWidget *pane = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_JSON_PANE, NULL, NULL);

  return cs_json_pane_get_view (CS_JSON_PANE (pane));
}

static void
type (WindowFixture *fixture,
      GRand         *rand)
{
  static const char *const pieces[] = {
    "a", "\"", "{", "}", ",", ":", "\n", "\r\n", "\r", "é€😀", "\u2029", "[1, 2]", " ", "null",
    "\"name\": \"x\",\n", "\ufeff", "\\",
  };
  GtkTextView *view = get_view (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  int n = gtk_text_buffer_get_char_count (buffer);
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (view))
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, g_rand_int_range (rand, 0, n + 1));
  end = start;
  gtk_text_iter_forward_chars (&end, g_rand_int_range (rand, 0, 9));

  gtk_text_buffer_begin_user_action (buffer);
  if (g_rand_boolean (rand))
    gtk_text_buffer_delete (buffer, &start, &end);
  if (g_rand_int_range (rand, 0, 4) > 0)
    gtk_text_buffer_insert (buffer, &start,
                            pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))], -1);
  gtk_text_buffer_end_user_action (buffer);
}

static gboolean
is_picked (GtkWidget     *widget,
           gconstpointer  data)
{
  guint *left = (guint *) data;

  return GTK_IS_EDITABLE (widget) && gtk_widget_get_sensitive (widget) && (*left)-- == 0;
}

static void
edit_row (WindowFixture *fixture,
          GRand         *rand)
{
  static const char *const texts[] = { "", "x", "1.2.3", "https://a.test", "\"\\", "ü😀" };
  guint left = g_rand_int_range (rand, 0, 8);
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_MEMBER_ROW, is_picked, &left);

  if (row != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row),
                           texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
}

static gboolean
is_fold (GtkWidget     *widget,
         gconstpointer  data)
{
  guint *left = (guint *) data;

  return (*left)-- == 0;
}

/* What changes the view alone: another page, profile or set of panes, a section that folds. */
static void
look_elsewhere (WindowFixture *fixture,
                GRand         *rand)
{
  static const char *const panes[] = { "win.json", "win.problems", "win.sidebar" };
  static const char *const profiles[] = { "upload", "store" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *problems = find_widget (window, CS_TYPE_PROBLEMS_PANE, NULL, NULL);
  GtkWidget *fold;
  guint n, left;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      cs_page_infos (&n);
      gtk_widget_activate_action (window, "win.page-number", "u", g_rand_int_range (rand, 1, n + 1));
      break;

    case 1:
      gtk_widget_activate_action (window, panes[g_rand_int_range (rand, 0, G_N_ELEMENTS (panes))],
                                  NULL);
      break;

    case 2:
      gtk_widget_activate_action (problems, "problems.profile", "s",
                                  profiles[g_rand_int_range (rand, 0, G_N_ELEMENTS (profiles))]);
      break;

    default:
      left = g_rand_int_range (rand, 0, 6);
      fold = find_widget (window, ADW_TYPE_EXPANDER_ROW, is_fold, &left);
      if (fold != NULL)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fold),
                                       !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (fold)));
      break;
    }
}

static void
act (WindowFixture *fixture,
     GRand         *rand)
{
  static const char *const actions[] = {
    "win.undo", "win.undo", "win.redo", "win.format", "win.minify", "win.next-problem",
    "win.previous-problem", "win.fix-selected", "win.fix-all", "win.undo",
  };
  int choice = g_rand_int_range (rand, 0, 11);

  if (choice < 5)
    type (fixture, rand);
  else if (choice < 7)
    edit_row (fixture, rand);
  else if (choice < 8)
    look_elsewhere (fixture, rand);
  else
    gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                actions[g_rand_int_range (rand, 0, G_N_ELEMENTS (actions))], NULL);
}

static void
assert_mirrored (WindowFixture *fixture)
{
  GtkTextView *view = get_view (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *shown = NULL;
  g_autofree char *held = NULL;
  GtkTextIter start, end;

  if (!gtk_text_view_get_editable (view))
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  held = dup_manifest (fixture);
  g_assert_cmpstr (shown, ==, held);
}

/* What a form could not write into a broken text waits, and is written as soon as the text is sound:
 * a step more, to be undone as well. */
static void
undo_all (WindowFixture *fixture)
{
  for (guint i = 0; i < 20 && cs_history_get_can_undo (get_history (fixture)); i++)
    {
      while (cs_history_get_can_undo (get_history (fixture)))
        cs_history_undo (get_history (fixture));
      settle (fixture);
    }
}

static void
test_random (WindowFixture *fixture,
             gconstpointer  data)
{
  guint n = g_getenv ("CS_TEST_LONG") != NULL ? 20000 : 1000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autofree char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      act (fixture, rand);
      assert_mirrored (fixture);
      while (i % 10 == 0 && g_main_context_iteration (NULL, FALSE))
        continue;
      if (i % 50 == 0)
        settle (fixture);
    }

  undo_all (fixture);

  first = dup_manifest (fixture);
  g_assert_cmpstr (first, ==, data);
  assert_mirrored (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add ("/random-actions", WindowFixture, sound_manifest,
              window_fixture_set_up, test_random, window_fixture_tear_down);

  return g_test_run ();
}
