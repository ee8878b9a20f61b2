/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include <stdio.h>
#include <string.h>

#include "cs-json-pane.h"
#include "cs-problem-row.h"
#include "window-fixture.h"

/* How long it takes from the start of a process until the window's first frame is painted, and
 * until everything can be used, beside a bare libadwaita window: both as programs of their own, in
 * turn, in one run. The same for the memory that is resident then. A project can be used once its
 * text stands in the JSON pane and can be typed in, the problems are listed, all of that is painted,
 * and the main loop has nothing else to do.
 *
 *   bench-first-frame PROJECT            measures
 *   bench-first-frame --bare             is the bare window
 *   bench-first-frame --studio PROJECT   is ours; each prints microseconds twice, and KiB */

#define N_ROUNDS 15

static gint64
get_resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;

  line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

typedef struct
{
  GApplication *application;
  gint64        first_frame;
  guint         idle;
} Child;

static gboolean
usable_cb (gpointer user_data)
{
  Child *child = user_data;

  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
          child->first_frame, g_get_monotonic_time (), get_resident_kib ());
  fflush (stdout);
  g_application_quit (child->application);

  return G_SOURCE_REMOVE;
}

/* The sample has problems. */
static gboolean
shows_all (Child *child)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (child->application));
  GtkTextView *text;
  gboolean checking;

  if (!CS_IS_WINDOW (window))
    return TRUE;

  text = cs_json_pane_get_view (CS_JSON_PANE (find_widget (GTK_WIDGET (window), CS_TYPE_JSON_PANE,
                                                           NULL, NULL)));
  g_object_get (cs_window_get_workspace (CS_WINDOW (window)), "checking", &checking, NULL);
  return gtk_text_view_get_editable (text) &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (text)) > 0 && !checking &&
         find_widget (GTK_WIDGET (window), CS_TYPE_PROBLEM_ROW, NULL, NULL) != NULL;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Child         *child)
{
  if (child->first_frame == 0)
    child->first_frame = g_get_monotonic_time ();
  /* Whatever else is due comes before this. */
  if (child->idle == 0 && shows_all (child))
    child->idle = g_idle_add_full (G_PRIORITY_LOW + 100, usable_cb, child, NULL);
}

static void
realize_cb (GtkWidget *window,
            Child     *child)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (after_paint_cb), child);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Child          *child)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), child);
}

static void
bare_activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_child (const char *project)
{
  g_autoptr (GtkApplication) application = NULL;
  const char *argv[] = { "bench-first-frame", project, NULL };
  Child child = { 0 };

  if (project == NULL)
    {
      application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (bare_activate_cb), NULL);
    }
  else
    {
      application = GTK_APPLICATION (cs_application_new ());
      g_application_set_flags (G_APPLICATION (application),
                               G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
    }

  child.application = G_APPLICATION (application);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &child);

  return g_application_run (G_APPLICATION (application), project != NULL ? 2 : 1, (char **) argv);
}

typedef struct
{
  gint64 first[N_ROUNDS];
  gint64 usable[N_ROUNDS];
  gint64 kib[N_ROUNDS];
} Figures;

static void
measure (const char *self,
         const char *project,
         Figures    *figures,
         guint       round)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 first, usable, kib;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, self,
                              project != NULL ? "--studio" : "--bare", project, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error))
    g_error ("%s", error->message);

  if (sscanf (output, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
              &first, &usable, &kib) != 3)
    g_error ("no figures from the window: %s", output);

  figures->first[round] = first - start;
  figures->usable[round] = usable - start;
  figures->kib[round] = kib;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static double
median (gint64 *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare);

  return values[N_ROUNDS / 2];
}

int
main (int   argc,
      char *argv[])
{
  static Figures bare, studio;
  double floor, first, usable;

  if (argc == 2 && g_str_equal (argv[1], "--bare"))
    return run_child (NULL);
  if (argc == 3 && g_str_equal (argv[1], "--studio"))
    return run_child (argv[2]);
  if (argc != 2)
    g_error ("usage: bench-first-frame PROJECT");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      measure (argv[0], NULL, &bare, round);
      measure (argv[0], argv[1], &studio, round);
    }

  floor = median (bare.first);
  first = median (studio.first);
  usable = median (studio.usable);
  printf ("first frame: %.1f ms, %.2f times a bare window's %.1f ms (at most 2.5)\n",
          first / 1000, first / floor, floor / 1000);
  printf ("usable:      %.1f ms, %.2f times (at most 5)\n", usable / 1000, usable / floor);
  printf ("resident:    %.1f MB (under 90), a bare window %.1f MB\n",
          median (studio.kib) / 1024, median (bare.kib) / 1024);

  return 0;
}
