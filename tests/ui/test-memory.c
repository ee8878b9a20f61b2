/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <malloc.h>
#include <string.h>

#include "window-fixture.h"

/* What a window holds it gives back: a hundred projects opened and closed leave the program as
 * large as it was, once the first few have filled GTK's own caches. Judged is what is allocated,
 * and in the long form, where a leak outweighs how the heap is broken up, what is resident. */

#define N_FRAMES 3

/* The status bar and the caret's line number come when the caret has rested. */
#define WARM_UP_REST_MS 300
#define MAX_GROWTH_KIB (2 * 1024)

static gint64
get_resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmRSS:");
  g_assert_nonnull (line);

  return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

static gint64
get_allocated_kib (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (info.uordblks + info.hblkhd) / 1024;
}

static void
painted_cb (GdkFrameClock *clock,
            guint         *n_frames)
{
  (*n_frames)++;
}

static gboolean
rested_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* As a user does: the first frames are painted, and what was put off until after them is there. */
static void
open_and_close (guint rest_ms)
{
  WindowFixture fixture = { 0 };
  GdkFrameClock *clock;
  guint n_frames = 0;
  gboolean rested = FALSE;

  window_fixture_set_up (&fixture, sound_manifest);
  gtk_window_present (GTK_WINDOW (fixture.window));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture.window));
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);
  g_timeout_add (rest_ms, rested_cb, &rested);
  while (n_frames < N_FRAMES || !rested)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &n_frames);
  settle (&fixture);
  window_fixture_tear_down (&fixture, sound_manifest);
}

static void
test_growth (void)
{
  gboolean is_long = g_getenv ("CS_TEST_LONG") != NULL;
  guint n_projects = is_long ? 100 : 15;
  /* What is allocated rests after a few; the pages under it spread until some twenty were open. */
  guint n_warm_up = is_long ? 25 : 10;
  gint64 before, after, resident_before, resident_after;

  for (guint i = 0; i < n_warm_up; i++)
    open_and_close (WARM_UP_REST_MS);

  resident_before = get_resident_kib ();
  before = get_allocated_kib ();
  for (guint i = 0; i < n_projects; i++)
    open_and_close (0);
  resident_after = get_resident_kib ();
  after = get_allocated_kib ();

  g_test_message ("%u projects: %" G_GINT64_FORMAT " KiB allocated before, %" G_GINT64_FORMAT
                  " KiB after; resident %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT " KiB",
                  n_projects, before, after, resident_before, resident_after);
  g_assert_cmpint (after - before, <, MAX_GROWTH_KIB);
  if (is_long)
    g_assert_cmpint (resident_after - resident_before, <, MAX_GROWTH_KIB);
}

int
main (int   argc,
      char *argv[])
{
  /* As the program does. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/memory/growth", test_growth);

  return g_test_run ();
}
