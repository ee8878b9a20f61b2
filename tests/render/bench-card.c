/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench-card"

#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "cs-card-view.h"

/* A card of 200 elements against bare widgets in the same window: an edit of one value, and all of
 * it anew. What is counted is the work: the change itself, and GTK's frame with its layout and its
 * painting; not the waiting for the screen.
 *
 * The bare widgets are as many labels as the card has widgets. They stand on a ground, as a card
 * does: without one GTK paints, and hands to the screen, no more than the strip that has words in it.
 * What the same card takes as a program would write it with GTK's own widgets (labels, boxes, check
 * buttons) is told beside it. */

#define N_GROUPS  40
#define N_ROUNDS  60
#define MAX_EDIT  1.5
#define MAX_BUILD 1.2

typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  gint64     frame_began;
  gint64     frame_took;
  gboolean   painted;
} Bench;

/* Of this process alone, in microseconds: others run here, too. */
static gint64
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Bench         *bench)
{
  bench->frame_began = get_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                Bench         *bench)
{
  bench->frame_took += get_time () - bench->frame_began;
  bench->painted = TRUE;
}

static void
wait_until_painted (Bench *bench)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  bench->painted = FALSE;
  while (!bench->painted && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is painted any more. */
static void
settle (Bench *bench)
{
  for (guint i = 0; i < 4; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
  bench->frame_took = 0;
}

static GString *
make_text (guint value)
{
  GString *text = g_string_new ("{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [");

  /* Each group: a text, a container with a text and a picture, a set of facts: five elements. */
  for (guint i = 0; i < N_GROUPS; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append_printf (text,
                              "{\"type\": \"TextBlock\", \"text\": \"Value %u of %u\"},"
                              "{\"type\": \"Container\", \"items\": ["
                              "{\"type\": \"TextBlock\", \"text\": \"Some words in group %u\"},"
                              "{\"type\": \"TextBlock\", \"text\": \"Other words\", "
                              "\"isSubtle\": true}]},"
                              "{\"type\": \"Input.Toggle\", \"id\": \"t%u\", "
                              "\"title\": \"Choice\"}",
                              i == 3 ? value : 7, i, i, i);
    }

  return g_string_append (text, "]}");
}

static CsSnapshot *
make_snapshot (guint value)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (make_text (value));

  return cs_snapshot_new (bytes);
}

static guint
count_parts (CsPart *part)
{
  guint n = 1;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    n += count_parts (child);

  return n;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static double
get_percentile (gint64 *times,
                guint   percent)
{
  qsort (times, N_ROUNDS, sizeof *times, compare);

  return (double) times[N_ROUNDS * percent / 100] / 1000;
}

static GtkWidget *
make_labels (guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "view");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Some words in group %u", i);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (box), label);
    }

  return box;
}

static void
append_label (GtkWidget  *box,
              const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
}

/* The card of make_text(). */
static GtkWidget *
make_twin (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "view");
  for (guint i = 0; i < N_GROUPS; i++)
    {
      g_autofree char *value = g_strdup_printf ("Value 7 of %u", i);
      g_autofree char *words = g_strdup_printf ("Some words in group %u", i);
      GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

      append_label (box, value);
      append_label (inner, words);
      append_label (inner, "Other words");
      gtk_box_append (GTK_BOX (box), inner);
      gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("Choice"));
    }

  return box;
}

static GtkWidget *
make_view (void)
{
  g_autoptr (CsSnapshot) snapshot = make_snapshot (7);
  GtkWidget *view = cs_card_view_new ();

  cs_card_view_set_snapshot (CS_CARD_VIEW (view), snapshot);

  return view;
}

static void
show (Bench     *bench,
      GtkWidget *child)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bench->scroller), child);
}

static void
edit_label (Bench  *bench,
            guint   n,
            gint64 *times)
{
  GtkWidget *box = make_labels (n), *label;

  show (bench, box);
  wait_until_painted (bench);
  label = gtk_widget_get_first_child (box);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Value %u of 3", 10 + i);
      gint64 begin;

      settle (bench);
      begin = get_time ();
      gtk_label_set_text (GTK_LABEL (label), text);
      times[i] = get_time () - begin;
      wait_until_painted (bench);
      times[i] += bench->frame_took;
    }
}

static void
edit_card (Bench  *bench,
           gint64 *times)
{
  GtkWidget *view = make_view ();

  show (bench, view);
  wait_until_painted (bench);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (CsSnapshot) snapshot = make_snapshot (10 + i);
      gint64 begin;

      settle (bench);
      begin = get_time ();
      cs_card_view_set_snapshot (CS_CARD_VIEW (view), snapshot);
      times[i] = get_time () - begin;
      wait_until_painted (bench);
      times[i] += bench->frame_took;
    }
}

typedef enum
{
  BARE,
  TWIN,
  CARD,
} What;

static GtkWidget *
make (What  what,
      guint n)
{
  switch (what)
    {
    case BARE:
      return make_labels (n);
    case TWIN:
      return make_twin ();
    case CARD:
    default:
      return make_view ();
    }
}

static void
build (Bench  *bench,
       guint   n,
       What    what,
       gint64 *times)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 begin;

      show (bench, NULL);
      settle (bench);
      begin = get_time ();
      show (bench, make (what, n));
      times[i] = get_time () - begin;
      wait_until_painted (bench);
      times[i] += bench->frame_took;
    }
}

static gboolean
report (const char *what,
        gint64     *ours,
        gint64     *bare,
        double      most)
{
  double our_time = get_percentile (ours, 95), bare_time = get_percentile (bare, 95);
  double ratio = our_time / bare_time;

  printf ("%s: median %.2f ms, bare %.2f ms; 95th percentile %.2f ms, bare %.2f ms: %.2f times, "
          "at most %.1f\n", what, get_percentile (ours, 50), get_percentile (bare, 50),
          our_time, bare_time, ratio, most);

  return ratio <= most;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { 0 };
  gint64 ours[N_ROUNDS], bare[N_ROUNDS], twin[N_ROUNDS];
  GdkFrameClock *clock;
  gboolean fine;
  GtkWidget *view;
  guint n;

  gtk_init ();
  bench.window = gtk_window_new ();
  bench.scroller = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 500, 700);
  gtk_window_set_child (GTK_WINDOW (bench.window), bench.scroller);
  gtk_window_present (GTK_WINDOW (bench.window));
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &bench);
  settle (&bench);

  view = g_object_ref_sink (make_view ());
  n = count_parts (cs_card_view_get_root (CS_CARD_VIEW (view)));
  g_object_unref (view);
  printf ("%d elements, %u widgets\n", N_GROUPS * 5, n);

  edit_label (&bench, n, bare);
  edit_card (&bench, ours);
  fine = report ("an edit of one value", ours, bare, MAX_EDIT);

  build (&bench, n, BARE, bare);
  build (&bench, n, TWIN, twin);
  build (&bench, n, CARD, ours);
  fine = report ("all of it anew", ours, bare, MAX_BUILD) && fine;
  report ("the same with GTK's own widgets", ours, twin, MAX_BUILD);

  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
