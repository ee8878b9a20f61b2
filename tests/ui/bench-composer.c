/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtksourceview/gtksource.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cs-canvas-sheet.h"
#include "cs-card-canvas.h"
#include "cs-card-page.h"
#include "cs-card-view.h"
#include "cs-inspector.h"
#include "cs-json-pane.h"
#include "cs-outline-view.h"
#include "window-fixture.h"

/* What an edit of one value costs the main thread on a card of 200 elements, from the edit to the
 * end of the frame that shows it: typed into the inspector, with light and dark beside each other
 * and the text beside them. Against what one bare preview needs for the same in a window as large:
 * the change, reading, drawing and painting; and against that beside a bare GtkSourceView of the
 * text, for those who want to know. Then what it costs to select another part until all panes show
 * it.
 *
 *     bench-composer [ROUNDS]
 *
 * Time of the thread: waiting for the screen and what others do do not count. Fails when the edit is
 * more than 2.2 times what the one preview needs at the 95th percentile. */

#define PATH     "cards/card.json"
#define N_GROUPS 40
#define EDITED   "/body/9/text"
#define BAR      2.2
#define WIDTH    1600
#define HEIGHT   900

/* Where the time goes: the change itself, the frame clock's callbacks, layout, painting. */
static const char *const phases[] = { "update", "layout", "paint", "after-paint" };

typedef void (*Act) (guint round);

static WindowFixture fixture;
static GtkWidget *preview;
static GtkTextBuffer *bare_text;     /* (nullable) */
static GtkTextBuffer *entry;

static double
now_micros (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

/* Each group: a text, a container with two texts, a switch: five elements. */
static char *
create_text (void)
{
  GString *text = g_string_new ("{\n  \"type\": \"AdaptiveCard\",\n  \"version\": \"1.5\",\n"
                                "  \"body\": [");

  for (guint i = 0; i < N_GROUPS; i++)
    g_string_append_printf (text,
                            "%s\n    { \"type\": \"TextBlock\", \"text\": \"Value 7 of %u\" },\n"
                            "    {\n"
                            "      \"type\": \"Container\",\n"
                            "      \"items\": [\n"
                            "        { \"type\": \"TextBlock\", \"text\": \"Words of group %u\" },\n"
                            "        { \"type\": \"TextBlock\", \"text\": \"Other words\", "
                            "\"isSubtle\": true }\n"
                            "      ]\n"
                            "    },\n"
                            "    { \"type\": \"Input.Toggle\", \"id\": \"t%u\", "
                            "\"title\": \"Choice\" }",
                            i > 0 ? "," : "", i, i, i);
  g_string_append (text, "\n  ]\n}\n");

  return g_string_free (text, FALSE);
}

static CsProject *
get_project (void)
{
  return cs_workspace_get_project (fixture.workspace);
}

static GtkWidget *
find (GType type)
{
  GtkWidget *found = find_widget (GTK_WIDGET (fixture.window), type, NULL, NULL);

  g_assert_nonnull (found);
  return found;
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

static void
reached_cb (GdkFrameClock *clock,
            double        *reached)
{
  if (*reached == 0)
    *reached = now_micros ();
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
get_percentile (GArray *values,
                double  share)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, (guint) floor ((values->len - 1) * share));
}

/* Does one thing and waits for the frame that shows it. @parts: the change and each phase. */
static double
act_once (GdkFrameClock *clock,
          Act            act,
          guint          round,
          GArray       **parts)
{
  double reached[G_N_ELEMENTS (phases)] = { 0 };
  gulong handlers[G_N_ELEMENTS (phases)];
  double start, before, micros;
  double *end = &reached[G_N_ELEMENTS (phases) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    handlers[i] = g_signal_connect (clock, phases[i], G_CALLBACK (reached_cb), &reached[i]);

  start = now_micros ();
  act (round);
  before = now_micros ();
  micros = before - start;
  g_array_append_val (parts[0], micros);
  while (*end == 0)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_signal_handler_disconnect (clock, handlers[i]);
      micros = reached[i] > 0 ? reached[i] - before : 0;
      before = MAX (before, reached[i]);
      g_array_append_val (parts[i + 1], micros);
    }

  return *end - start;
}

/* Returns: the 95th percentile in microseconds */
static double
measure (const char *name,
         GtkWidget  *window,
         Act         act,
         guint       n_rounds)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *parts[G_N_ELEMENTS (phases) + 1];
  double p95;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = g_array_new (FALSE, FALSE, sizeof (double));

  /* The first ones warm up. */
  for (guint round = 0; round < n_rounds + 5; round++)
    {
      double micros = act_once (clock, act, round, parts);

      if (round >= 5)
        g_array_append_val (all, micros);
      iterate_for (70);
    }

  p95 = get_percentile (all, 0.95);
  g_print ("%-36s %6.2f ms median %6.2f ms at 95 %%   change %.2f", name,
           get_percentile (all, 0.5) / 1000, p95 / 1000, get_percentile (parts[0], 0.5) / 1000);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    g_print (" %s %.2f", phases[i], get_percentile (parts[i + 1], 0.5) / 1000);
  g_print ("\n");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_array_unref (parts[i]);

  return p95;
}

/* The text is ASCII: bytes are characters. */
static void
replace_value (CsSnapshot *snapshot)
{
  CsSpan span = cs_snapshot_get_value_span (snapshot, cs_snapshot_find (snapshot, EDITED));
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (bare_text, &start, (int) span.start);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_backward_chars (&end, (int) strlen (" },"));
  gtk_text_buffer_delete (bare_text, &start, &end);
  gtk_text_buffer_insert (bare_text, &start, text + span.start, (int) span.length);
}

/* As the program does a change, with nobody but the preview looking. */
static void
edit_document (guint round)
{
  CsDocument *document = cs_project_get_document (get_project (), PATH);
  g_autofree char *value = g_strdup_printf ("\"Value %u of 3\"", 10 + round);
  g_autoptr (CsChange) change = cs_change_new ("Edit");
  g_autoptr (GError) error = NULL;

  cs_change_edit (change, PATH, cs_text_edit_set (cs_document_get_snapshot (document), EDITED,
                                                  value, &error));
  g_assert_true (cs_history_do (cs_project_get_history (get_project ()), change, &error));
  cs_card_view_set_snapshot (CS_CARD_VIEW (preview), cs_document_get_snapshot (document));
  if (bare_text != NULL)
    replace_value (cs_document_get_snapshot (document));
}

/* A character and its removal in turn, so that the text is as long at the end. */
static void
type_into_inspector (guint round)
{
  GtkTextIter caret;

  if (round % 2 == 0)
    {
      gtk_text_buffer_insert_interactive_at_cursor (entry, "e", 1, TRUE);
      return;
    }

  gtk_text_buffer_get_iter_at_mark (entry, &caret, gtk_text_buffer_get_insert (entry));
  gtk_text_buffer_backspace (entry, &caret, TRUE, TRUE);
}

static GtkSingleSelection *
get_outline (void)
{
  GtkWidget *list = find_widget (find (CS_TYPE_OUTLINE_VIEW), GTK_TYPE_LIST_VIEW, NULL, NULL);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* Rows: the card, and then five for each group. */
static void
select_in_outline (guint round)
{
  gtk_single_selection_set_selected (get_outline (), 1 + 5 * (round * 7 % N_GROUPS));
}

static void
select_in_text (guint round)
{
  g_autofree char *pointer = g_strdup_printf ("/body/%u/text", 3 * (2 + round % 30));

  g_signal_emit_by_name (find (CS_TYPE_JSON_PANE), "place", pointer);
}

/* What the composer itself costs, without the text beside it. */
static double
measure_edits (const char *name,
               gboolean    two,
               gboolean    text,
               guint       n_rounds)
{
  GtkWidget *row;

  gtk_widget_set_visible (find (CS_TYPE_JSON_PANE), text);
  cs_card_canvas_set_themes (CS_CARD_CANVAS (find (CS_TYPE_CARD_CANVAS)), CS_THEME_LIGHT,
                             two ? CS_THEME_DARK : CS_N_THEMES);
  gtk_single_selection_set_selected (get_outline (), 16);
  iterate_for (500);
  row = find_widget (find (CS_TYPE_INSPECTOR), GTK_TYPE_TEXT_VIEW, NULL, NULL);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  entry = gtk_text_view_get_buffer (GTK_TEXT_VIEW (row));
  gtk_text_buffer_set_text (entry, "Value", -1);
  iterate_for (300);

  return measure (name, GTK_WIDGET (fixture.window), type_into_inspector, n_rounds);
}

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);

  return scroller;
}

/* In a window as large, and as wide as a chat. */
static double
measure_preview (const char *name,
                 gboolean    with_text,
                 guint       n_rounds)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  CsDocument *document = cs_project_get_document (get_project (), PATH);
  double p95;

  preview = cs_card_view_new ();
  gtk_widget_set_size_request (preview, 420, -1);
  gtk_widget_set_halign (preview, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_scroller (preview));
  if (with_text)
    {
      GtkWidget *view = gtk_source_view_new ();
      GBytes *bytes = cs_document_get_bytes (document);

      gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
      bare_text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
      gtk_text_buffer_set_text (bare_text, g_bytes_get_data (bytes, NULL),
                                (int) g_bytes_get_size (bytes));
      gtk_box_append (GTK_BOX (box), create_scroller (view));
    }
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  edit_document (with_text ? 998 : 999);
  iterate_for (500);

  p95 = measure (name, window, edit_document, n_rounds);
  bare_text = NULL;
  gtk_window_destroy (GTK_WINDOW (window));
  iterate_for (200);

  return p95;
}

int
main (int   argc,
      char *argv[])
{
  guint n_rounds = argc > 1 ? (guint) atoi (argv[1]) : 60;
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);
  g_autofree char *text = create_text ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GError) error = NULL;
  double alone, bare, ours;

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_init ();
  adw_init ();
  gtk_source_init ();

  window_fixture_set_up (&fixture, sound_manifest);
  cs_change_create (change, PATH, bytes);
  g_assert_true (cs_history_do (cs_project_get_history (get_project ()), change, &error));
  iterate_for (500);
  alone = measure_preview ("one bare preview", FALSE, n_rounds);
  bare = measure_preview ("one bare preview beside the text", TRUE, n_rounds);

  gtk_window_set_default_size (GTK_WINDOW (fixture.window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture.window));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.page", "s", "card:" PATH);
  while (!gtk_widget_get_mapped (find (CS_TYPE_CARD_PAGE)))
    g_main_context_iteration (NULL, TRUE);
  iterate_for (500);

  measure_edits ("composer, one preview", FALSE, FALSE, n_rounds);
  measure_edits ("composer, light and dark", TRUE, FALSE, n_rounds);
  ours = measure_edits ("composer, light, dark and the text", TRUE, TRUE, n_rounds);
  measure ("select in the outline", GTK_WIDGET (fixture.window), select_in_outline, n_rounds);
  measure ("select in the text", GTK_WIDGET (fixture.window), select_in_text, n_rounds);

  g_print ("an edit in the inspector: %.2f times one bare preview, at most %.1f; %.2f times the "
           "preview and the text\n", ours / alone, BAR, ours / bare);
  gtk_window_destroy (GTK_WINDOW (fixture.window));

  return ours <= BAR * alone ? EXIT_SUCCESS : EXIT_FAILURE;
}
