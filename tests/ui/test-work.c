/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-window-private.h"
#include "cs-work.h"
#include "window-fixture.h"

/* What takes its time: told of, given up, and finished while the user goes on. */

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_cancel (GtkWidget     *widget,
           gconstpointer  data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Cancel") == 0;
}

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static GtkWidget *
find_told (WindowFixture *fixture,
           const char    *sentence)
{
  return find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, has_text, sentence);
}

static void
test_notice (WindowFixture *fixture,
             gconstpointer  data)
{
  CsWork *work = cs_work_begin (fixture->window, "Slow step");
  GtkWidget *label = NULL;
  GtkWidget *button;

  settle (fixture);
  g_assert_null (find_told (fixture, "Slow step"));
  cs_work_end (work);
  wait_ms (400);
  g_assert_null (find_told (fixture, "Slow step"));

  work = cs_work_begin (fixture->window, "Slow step");
  for (guint i = 0; i < 100 && label == NULL; i++)
    {
      wait_ms (20);
      label = find_told (fixture, "Slow step");
    }
  g_assert_nonnull (label);
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (gtk_widget_get_prev_sibling (label))));
  g_assert_false (cs_work_get_cancelled (work));

  button = find_widget (gtk_widget_get_ancestor (label, ADW_TYPE_TOAST_OVERLAY), GTK_TYPE_BUTTON,
                        is_cancel, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (cs_work_get_cancelled (work));
  g_assert_true (g_cancellable_is_cancelled (cs_work_get_cancellable (work)));
  cs_work_end (work);
}

/* The window has gone before the work has. */
static void
test_window_gone (WindowFixture *fixture,
                  gconstpointer  data)
{
  CsWindow *window = cs_window_new (NULL);
  CsWork *work = cs_work_begin (window, "Slow step");

  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (400);
  g_assert_false (cs_work_get_cancelled (work));
  cs_work_end (work);
}

static char *
make_project (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cs-work-XXXXXX", &error);
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);

  g_assert_no_error (error);
  g_file_set_contents (manifest, sound_manifest, -1, &error);
  g_assert_no_error (error);

  return folder;
}

static void
remove_project (const char *folder)
{
  g_autofree char *manifest = g_build_filename (folder, "manifest.json", NULL);

  g_remove (manifest);
  g_rmdir (folder);
}

/* A window that does not wait at all shows the project when it is there. */
static void
test_late (void)
{
  g_autoptr (CsApplication) application = cs_application_new ();
  g_autofree char *folder = make_project ();
  g_autoptr (GError) error = NULL;
  CsWorkspace *workspace;
  CsWindow *window;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = cs_window_new (ADW_APPLICATION (application));

  cs_window_open_within (window, folder, 0);
  g_assert_null (cs_window_get_workspace (window));
  while (cs_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (cs_workspace_get_kind (cs_window_get_workspace (window)), ==,
                    CS_SUBJECT_FOLDER);
  /* Its icons. */
  g_assert_cmpuint (cs_workspace_get_n_errors (cs_window_get_workspace (window)), ==, 2);

  workspace = g_object_ref (cs_window_get_workspace (window));
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (20);
  finish_workspace (workspace);
  remove_project (folder);
}

/* One that was closed meanwhile does not come back. */
static void
test_late_and_closed (void)
{
  g_autoptr (CsApplication) application = cs_application_new ();
  g_autofree char *folder = make_project ();
  g_autoptr (GError) error = NULL;
  CsWindow *window;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = cs_window_new (ADW_APPLICATION (application));

  cs_window_open_within (window, folder, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_ms (300);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  remove_project (folder);
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
  g_test_add ("/work/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("notice", test_notice);
  ADD ("window-gone", test_window_gone);
  g_test_add_func ("/work/late", test_late);
  g_test_add_func ("/work/late-and-closed", test_late_and_closed);

  return g_test_run ();
}
