/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtksourceview/gtksource.h>
#include <math.h>
#include <time.h>

#include "cs-application.h"
#include "cs-json-pane.h"
#include "cs-member-row.h"
#include "window-fixture.h"

/* What one typed character costs the main thread, from the input method's commit to the end of the
 * frame that shows it, with a manifest of 30 KB: in our JSON pane, in a row of our form, and in a
 * bare GtkSourceView without a language that holds the same text. Time of the thread, not of the
 * clock on the wall: waiting for the frame clock and what other threads do do not count.
 *
 *     bench-keystroke [ROUNDS]
 *
 * Fails when ours is more than twice the bare view's at the 95th percentile. */

#define MANIFEST_BYTES 30000
#define BAR            2.0

/* Where the time goes: the input method's commit, the frame clock's callbacks, layout, painting. */
static const char *const phases[] = { "update", "layout", "paint", "after-paint" };

typedef struct
{
  const char *name;
  GtkWidget  *target;       /* a GtkTextView or GtkText */
  GArray     *micros;       /* to painted */
  GArray     *rests;        /* afterwards, until nothing is due any more */
  GArray     *parts[G_N_ELEMENTS (phases)];
} Subject;

static double
now_micros (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static char *
create_manifest (void)
{
  GString *text = g_string_new_len (sound_manifest, strlen (sound_manifest) - strlen ("\n}\n"));

  g_string_append (text, ",\n  \"staticTabs\": [");
  for (guint i = 0; text->len < MANIFEST_BYTES; i++)
    g_string_append_printf (text,
                            "%s\n    {\n"
                            "      \"entityId\": \"tab%u\",\n"
                            "      \"name\": \"Builds of branch %u\",\n"
                            "      \"contentUrl\": \"https://nordlicht.test/tabs/%u?theme={theme}\",\n"
                            "      \"websiteUrl\": \"https://nordlicht.test/tabs/%u\",\n"
                            "      \"scopes\": [\"personal\"]\n"
                            "    }", i > 0 ? "," : "", i, i, i, i);
  g_string_append (text, "\n  ],\n  \"validDomains\": [\"nordlicht.test\"]\n}\n");

  return g_string_free (text, FALSE);
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

static GtkIMContext *
find_input (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkIMContext *input = NULL;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        input = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
      if (input != NULL)
        return input;
    }

  g_error ("%s has no input method", G_OBJECT_TYPE_NAME (widget));
}

static void
reached_cb (GdkFrameClock *clock,
            double        *reached)
{
  if (*reached == 0)
    *reached = now_micros ();
}

static void
type_one (Subject    *subject,
          const char *character)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (subject->target);
  double reached[G_N_ELEMENTS (phases)] = { 0 };
  gulong handlers[G_N_ELEMENTS (phases)];
  double start, before, micros;
  double *end = &reached[G_N_ELEMENTS (phases) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    handlers[i] = g_signal_connect (clock, phases[i], G_CALLBACK (reached_cb), &reached[i]);

  start = now_micros ();
  g_signal_emit_by_name (find_input (subject->target), "commit", character);
  while (*end == 0)
    g_main_context_iteration (NULL, TRUE);

  micros = *end - start;
  g_array_append_val (subject->micros, micros);

  before = start;
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_signal_handler_disconnect (clock, handlers[i]);
      micros = reached[i] > 0 ? reached[i] - before : 0;
      before = MAX (before, reached[i]);
      g_array_append_val (subject->parts[i], micros);
    }

  start = now_micros ();
  iterate_for (70);
  micros = now_micros () - start;
  g_array_append_val (subject->rests, micros);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
percentile (GArray *values,
            double  share)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, (guint) floor ((values->len - 1) * share));
}

static double
report (Subject *subject,
        double   floor_micros)
{
  double median = percentile (subject->micros, 0.5);
  double p95 = percentile (subject->micros, 0.95);

  g_print ("%-22s %8.2f ms median %8.2f ms at 95 %%  %8.2f ms afterwards", subject->name,
           median / 1000, p95 / 1000, percentile (subject->rests, 0.5) / 1000);
  if (floor_micros > 0)
    g_print ("  ratio %.2f", p95 / floor_micros);
  g_print ("\n%-22s", "");
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_print (" to %s %.2f", phases[i], percentile (subject->parts[i], 0.5) / 1000);
  g_print ("\n");

  return p95;
}

static GtkWidget *
create_bare (const char  *manifest,
             GtkWindow  **window)
{
  GtkWidget *view = gtk_source_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), manifest, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (*window, 1200, 800);
  gtk_window_set_child (*window, scroller);

  return view;
}

static void
place_caret (GtkTextView *view,
             const char  *after)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, match;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, after, 0, NULL, &match, NULL));
  gtk_text_buffer_place_cursor (buffer, &match);
}

static gboolean
is_row_of (GtkWidget     *widget,
           gconstpointer  pointer)
{
  return g_str_equal (cs_member_row_get_pointer (CS_MEMBER_ROW (widget)), pointer);
}

static void
use (Subject   *subject,
     GtkWidget *target)
{
  subject->target = target;
  subject->micros = g_array_new (FALSE, FALSE, sizeof (double));
  subject->rests = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    subject->parts[i] = g_array_new (FALSE, FALSE, sizeof (double));
}

int
main (int   argc,
      char *argv[])
{
  guint rounds = argc > 1 ? atoi (argv[1]) : 60;
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);
  g_autofree char *manifest = create_manifest ();
  WindowFixture fixture = { NULL };
  GtkWindow *bare_window;
  GtkWidget *bare, *row;
  CsJsonPane *pane;
  Subject subjects[] = { { "bare GtkSourceView" }, { "JSON pane" }, { "form row" } };
  gboolean good = TRUE;
  double floor_micros;

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_init ();
  adw_init ();
  gtk_source_init ();

  bare = create_bare (manifest, &bare_window);
  window_fixture_set_up (&fixture, manifest);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1200, 800);
  pane = CS_JSON_PANE (find_widget (GTK_WIDGET (fixture.window), CS_TYPE_JSON_PANE, NULL, NULL));
  /* The row is on the application's page, whatever page a window begins with. */
  if (g_action_map_lookup_action (G_ACTION_MAP (fixture.window), "page") != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.page", "s", "app");
  settle (&fixture);
  row = find_widget (GTK_WIDGET (fixture.window), CS_TYPE_MEMBER_ROW, is_row_of, "/developer/name");

  use (&subjects[0], bare);
  use (&subjects[1], GTK_WIDGET (cs_json_pane_get_view (pane)));
  use (&subjects[2], GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))));

  gtk_window_present (bare_window);
  gtk_window_present (GTK_WINDOW (fixture.window));
  iterate_for (500);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      if (GTK_IS_TEXT_VIEW (subjects[i].target))
        place_caret (GTK_TEXT_VIEW (subjects[i].target), "\"full\": \"Build");

      gtk_window_present (GTK_WINDOW (gtk_widget_get_root (subjects[i].target)));
      gtk_widget_grab_focus (subjects[i].target);
      iterate_for (300);
      for (guint round = 0; round < rounds + 5; round++)
        type_one (&subjects[i], round % 7 == 6 ? " " : "e");

      /* The first ones warm up. */
      g_array_remove_range (subjects[i].micros, 0, 5);
      g_array_remove_range (subjects[i].rests, 0, 5);
    }

  floor_micros = report (&subjects[0], 0);
  for (guint i = 1; i < G_N_ELEMENTS (subjects); i++)
    good = report (&subjects[i], floor_micros) <= BAR * floor_micros && good;

  gtk_window_destroy (bare_window);
  gtk_window_destroy (GTK_WINDOW (fixture.window));

  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
