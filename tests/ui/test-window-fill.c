/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-json-pane.h"
#include "cs-overview-page.h"
#include "cs-overview-row.h"
#include "cs-problem-row.h"
#include "cs-problems-pane.h"
#include "cs-sidebar-row.h"
#include "window-fixture.h"

/* A window that is shown and has just got its project, and no frame yet. */
static void
set_up (WindowFixture *fixture,
        gconstpointer  manifest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("cs-window-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "manifest.json", NULL);
  g_file_set_contents (path, manifest, -1, &error);
  g_assert_no_error (error);
  fixture->workspace = cs_workspace_open (fixture->folder, &error);
  g_assert_no_error (error);

  fixture->window = g_object_ref_sink (cs_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cs_window_set_workspace (fixture->window, fixture->workspace);
}

static gpointer
find (WindowFixture *fixture,
      GType          type)
{
  return find_widget (GTK_WIDGET (fixture->window), type, NULL, NULL);
}

static GtkTextView *
get_view (WindowFixture *fixture)
{
  return cs_json_pane_get_view (find (fixture, CS_TYPE_JSON_PANE));
}

static char *
dup_text (WindowFixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (WindowFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb),
                                             &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
wait_for_text (WindowFixture *fixture)
{
  while (!gtk_text_view_get_editable (get_view (fixture)))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) &&
         gtk_widget_get_mapped (widget);
}

static void
assert_shown (WindowFixture *fixture,
              GType          within,
              const char    *text)
{
  GtkWidget *part = find (fixture, within);

  g_assert_nonnull (part);
  g_assert_nonnull (find_widget (part, GTK_TYPE_LABEL, has_text, text));
}

static void
test_first_frame (WindowFixture *fixture,
                  gconstpointer  manifest)
{
  g_autofree char *text = NULL;
  GtkWidget *pane = find (fixture, CS_TYPE_JSON_PANE);
  int width;

  wait_for_frame (fixture);
  assert_shown (fixture, ADW_TYPE_HEADER_BAR, "Build Bell");
  assert_shown (fixture, CS_TYPE_SIDEBAR_ROW, "Overview");
  assert_shown (fixture, CS_TYPE_OVERVIEW_PAGE, "Build Bell");
  /* The findings are there, and will not make the page jump. */
  assert_shown (fixture, CS_TYPE_OVERVIEW_ROW, "Done");
  assert_shown (fixture, CS_TYPE_PROBLEMS_PANE, "2 errors and 1 remark");
  assert_shown (fixture, CS_TYPE_JSON_PANE, "manifest.json");
  width = gtk_widget_get_width (pane);
  g_assert_cmpint (width, >, 0);

  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (get_view (fixture))),
                   ==, 0);
  g_assert_null (find (fixture, CS_TYPE_PROBLEM_ROW));

  wait_for_text (fixture);
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, manifest);
  g_assert_nonnull (find (fixture, CS_TYPE_PROBLEM_ROW));
  wait_for_frame (fixture);
  g_assert_cmpint (gtk_widget_get_width (pane), ==, width);
}

/* Whoever is at the text before it has come has it at once, and what is typed stays. */
static void
test_typing (WindowFixture *fixture,
             gconstpointer  manifest)
{
  g_autofree char *expected = g_strconcat (" ", manifest, NULL);
  g_autofree char *text = NULL;
  g_autofree char *later = NULL;
  g_autofree char *document = NULL;

  g_assert_false (gtk_text_view_get_editable (get_view (fixture)));
  gtk_widget_grab_focus (GTK_WIDGET (get_view (fixture)));
  g_assert_true (gtk_text_view_get_editable (get_view (fixture)));
  g_signal_emit_by_name (get_view (fixture), "insert-at-cursor", " ");
  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, expected);

  wait_for_frame (fixture);
  settle (fixture);
  later = dup_text (fixture);
  g_assert_cmpstr (later, ==, expected);
  document = dup_manifest (fixture);
  g_assert_cmpstr (document, ==, expected);
}

/* What somebody went to before is what is shown after. */
static void
test_place (WindowFixture *fixture,
            gconstpointer  manifest)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-text", "(ss)",
                              "manifest.json", "/version");
  buffer = gtk_text_view_get_buffer (get_view (fixture));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&caret), ==, 3);

  wait_for_frame (fixture);
  settle (fixture);
  g_assert_true (gtk_text_view_get_buffer (get_view (fixture)) == buffer);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&caret), ==, 3);
}

/* F8 leads to the first problem, whether it is listed yet or not. */
static void
test_problem (WindowFixture *fixture,
              gconstpointer  manifest)
{
  g_assert_null (find (fixture, CS_TYPE_PROBLEM_ROW));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-problem", NULL);
  g_assert_nonnull (find (fixture, CS_TYPE_PROBLEM_ROW));
  g_assert_true (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (get_view (fixture))));
}

/* A window that goes before its frame, which tearing down sees to. */
static void
test_closed (WindowFixture *fixture,
             gconstpointer  manifest)
{
  g_assert_false (gtk_text_view_get_editable (get_view (fixture)));
}

/* One that nobody shows has no frame to wait for. */
static void
test_not_shown (void)
{
  WindowFixture fixture = { 0 };
  g_autofree char *text = NULL;

  window_fixture_set_up (&fixture, sound_manifest);
  text = dup_text (&fixture);
  g_assert_cmpstr (text, ==, sound_manifest);
  window_fixture_tear_down (&fixture, sound_manifest);
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
  g_test_add ("/window-fill/" name, WindowFixture, sound_manifest, \
              set_up, func, window_fixture_tear_down)
  ADD ("first-frame", test_first_frame);
  ADD ("typing", test_typing);
  ADD ("place", test_place);
  ADD ("problem", test_problem);
  ADD ("closed", test_closed);
  g_test_add_func ("/window-fill/not-shown", test_not_shown);

  return g_test_run ();
}
