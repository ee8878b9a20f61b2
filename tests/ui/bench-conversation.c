/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../channel/post-storm.h"
#include "cs-channel-desk.h"
#include "cs-message-row.h"
#include "window-fixture.h"

/* Whether a window that shows the local channel goes on answering while another process posts to it
 * from many connections at once:
 *
 *     bench-conversation [POSTS]
 *
 * Until the last post is answered it takes how late a source of the priority of keys and clicks has
 * its turn, how long one frame comes after the other while something moves, and how long a step of
 * the main loop is. Each by the clock, and by what the window's thread itself has done meanwhile:
 * that is all that a machine adds which has a processor for it. Fails where one of them is over the
 * bar by the latter, or a post is not taken. */

#define N_POSTS   10000
#define N_AT_ONCE 50
#define BAR       100.0   /* milliseconds */
#define EVERY     5       /* milliseconds: how often somebody would press a key */

typedef struct
{
  const char *name;
  gint64      before;         /* microseconds */
  gint64      work_before;
  GArray     *times;          /* double, milliseconds */
  GArray     *works;
} Series;

static Series lateness = { .name = "a key waits" };
static Series frames = { .name = "from frame to frame" };
static Series steps = { .name = "a step of the main loop" };

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
series_begin (Series *series)
{
  series->before = g_get_monotonic_time ();
  series->work_before = get_work ();
}

/* @due: microseconds that are no delay */
static void
series_add (Series *series,
            guint   due)
{
  double time = MAX (0, (g_get_monotonic_time () - series->before - due) / 1000.0);
  double work = (get_work () - series->work_before) / 1000.0;

  g_array_append_val (series->times, time);
  g_array_append_val (series->works, work);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static void
print_values (const char *name,
              const char *of,
              GArray     *values)
{
  guint n = values->len;

  g_assert_cmpuint (n, >, 0);
  g_array_sort (values, compare_doubles);
  g_print ("%-24s %-14s %5u times: %6.1f ms median, %6.1f at 99 %%, %6.1f at most\n", name, of, n,
           g_array_index (values, double, n / 2), g_array_index (values, double, n * 99 / 100),
           g_array_index (values, double, n - 1));
}

/* Returns: whether the most that the thread did at a time is within the bar */
static gboolean
series_print (Series *series)
{
  print_values (series->name, "by the clock,", series->times);
  print_values (series->name, "by the work,", series->works);

  return g_array_index (series->works, double, series->works->len - 1) < BAR;
}

static gboolean
key_cb (gpointer user_data)
{
  series_add (&lateness, EVERY * 1000);
  series_begin (&lateness);
  return G_SOURCE_CONTINUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  series_add (&frames, 0);
  series_begin (&frames);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
iterate_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

/* What the other process does. */
static int
storm (char **arguments)
{
  PostStorm done;
  gboolean fine = post_storm ((const char * const *) arguments + 1, atoi (arguments[0]), N_AT_ONCE,
                              TRUE, &done);

  g_print ("%u posts taken in %.2f s, %.0f a second\n", done.n_accepted, done.seconds,
           done.n_accepted / done.seconds);
  return fine && done.n_accepted == (guint) atoi (arguments[0]) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void
ended_cb (GPid     pid,
          int      status,
          gpointer user_data)
{
  *(int *) user_data = status;
}

/* Returns: the storm's status */
static int
watch_storm (const char *program,
             const char *n_posts)
{
  CsChannelServer *server = cs_channel_desk_get_server (cs_channel_desk_get (), NULL);
  g_autofree char *connector = cs_channel_server_dup_url (server, CS_ENDPOINT_CONNECTOR);
  g_autofree char *workflow = cs_channel_server_dup_url (server, CS_ENDPOINT_WORKFLOW);
  const char *command[] = { program, "--storm", n_posts, connector, workflow, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int status = -1;

  g_spawn_async (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, ended_cb, &status);

  series_begin (&lateness);
  series_begin (&frames);
  while (status < 0)
    {
      series_begin (&steps);
      if (g_main_context_iteration (NULL, FALSE))
        series_add (&steps, 0);
      else
        g_usleep (200);
    }

  return status;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *count = g_strdup_printf ("%u", N_POSTS);
  g_autoptr (GError) error = NULL;
  WindowFixture fixture;
  CsChannelServer *server;
  Series *const all[] = { &lateness, &frames, &steps };
  gboolean fine;
  guint key, n_kept;

  if (argc == 5 && g_str_equal (argv[1], "--storm"))
    return storm (argv + 2);

  data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);
  clean = g_strdup_printf ("rm -rf '%s'", data_home);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_init ();
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      all[i]->times = g_array_new (FALSE, FALSE, sizeof (double));
      all[i]->works = g_array_new (FALSE, FALSE, sizeof (double));
    }

  window_fixture_set_up (&fixture, sound_manifest);
  server = cs_channel_desk_start_server (cs_channel_desk_get (), &error);
  g_assert_no_error (error);
  cs_channel_server_set_limits (server, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture.window));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.page", "s", "channel");
  iterate_for (1000);
  gtk_widget_add_tick_callback (GTK_WIDGET (fixture.window), tick_cb, NULL, NULL);
  key = g_timeout_add_full (G_PRIORITY_DEFAULT, EVERY, key_cb, NULL, NULL);
  iterate_for (500);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_array_set_size (all[i]->times, 0);
      g_array_set_size (all[i]->works, 0);
    }

  fine = watch_storm (argv[0], argc > 1 ? argv[1] : count) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    fine = series_print (all[i]) && fine;
  g_print ("bar: within %.0f ms by the work\n", BAR);

  g_source_remove (key);
  iterate_for (200);
  n_kept = g_list_model_get_n_items (G_LIST_MODEL (cs_channel_server_get_store (server)));
  g_print ("kept: %u; rows drawn: %s\n", n_kept,
           find_widget (GTK_WIDGET (fixture.window), CS_TYPE_MESSAGE_ROW, NULL, NULL) != NULL
           ? "yes" : "no");
  cs_channel_server_stop (server);
  window_fixture_tear_down (&fixture, sound_manifest);
  if (system (clean) != 0)
    g_print ("%s is left\n", data_home);

  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
