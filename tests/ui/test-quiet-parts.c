/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "cs-calm-entry.h"
#include "cs-caret-scroll.h"
#include "cs-form-group.h"
#include "cs-late-scrollbars.h"
#include "cs-scroll-settings.h"
#include "cs-spare-buffer.h"
#include "cs-still.h"

/* What keeps the window at rest while somebody types: it must not show, but for the time it takes. */

typedef struct
{
  GtkWindow *window;
  GtkWidget *scroller;
  GtkWidget *view;
} TextFixture;

static void
painted_cb (GdkFrameClock *clock,
            guint         *n_frames)
{
  ++*n_frames;
}

/* Runs the main loop for @ms, and at least until @n_wanted frames were painted. */
static void
run_frames (GtkWindow *window,
            guint      n_wanted,
            guint      ms)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 end = g_get_monotonic_time () + ms * 1000;
  guint n_frames = 0;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &n_frames);

  while (n_frames < n_wanted || g_get_monotonic_time () < end)
    {
      if (n_frames < n_wanted)
        gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }

  g_signal_handler_disconnect (clock, handler);
}

static void
text_set_up (TextFixture   *fixture,
             gconstpointer  data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->view = gtk_text_view_new ();
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (fixture->view), TRUE);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (fixture->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), fixture->view);
  gtk_window_set_child (fixture->window, fixture->scroller);
  gtk_window_set_default_size (fixture->window, 300, 200);
  gtk_window_present (fixture->window);
}

static void
text_tear_down (TextFixture   *fixture,
                gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
type (TextFixture *fixture,
      const char  *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));

  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (fixture->view),
                                      gtk_text_buffer_get_insert (buffer));
  run_frames (fixture->window, 3, 0);
}

static void
test_caret_scroll (TextFixture   *fixture,
                   gconstpointer  data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
  g_autoptr (CsCaretScroll) scroll = cs_caret_scroll_new (GTK_TEXT_VIEW (fixture->view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  g_autofree char *wide = g_strnfill (400, 'w');
  GtkTextIter begin;
  double page, before, after;

  /* Somebody types into a line that is wider than the view. */
  gtk_text_buffer_set_text (buffer, wide, -1);
  gtk_text_buffer_get_start_iter (buffer, &begin);
  gtk_text_buffer_place_cursor (buffer, &begin);
  run_frames (fixture->window, 3, 50);
  page = gtk_adjustment_get_page_size (adjustment);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  for (guint i = 0; i < 100 && gtk_adjustment_get_value (adjustment) == 0; i++)
    type (fixture, "m");
  before = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (before, >, page / 4);

  /* There is room before the caret now. */
  type (fixture, "m");
  type (fixture, "m");
  type (fixture, "m");
  after = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (after, ==, before);

  /* Who scrolls is left alone. */
  gtk_adjustment_set_value (adjustment, 7);
  run_frames (fixture->window, 3, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 7);
}

static GtkWidget *
find_node (GtkWidget  *widget,
           const char *css_name)
{
  if (g_str_equal (gtk_widget_get_css_name (widget), css_name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_node (child, css_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Below what is seen: nothing scrolls. */
static void
add_lines (TextFixture *fixture,
           guint        n)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextIter end;

  for (guint i = 0; i < n; i++)
    {
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_insert (buffer, &end, "line\n", -1);
    }
}

static void
test_late_scrollbars (TextFixture   *fixture,
                      gconstpointer  data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (fixture->scroller);
  GtkWidget *slider = find_node (gtk_scrolled_window_get_vscrollbar (scroller), "slider");
  CsLateScrollbars *late;
  int before;

  g_assert_nonnull (slider);
  add_lines (fixture, 14);
  run_frames (fixture->window, 3, 300);

  late = cs_late_scrollbars_new (scroller);
  before = gtk_widget_get_height (slider);
  g_assert_cmpint (before, >, 0);

  /* Twice the text: not in the next frames, but once it rests. */
  add_lines (fixture, 14);
  run_frames (fixture->window, 3, 0);
  g_assert_cmpint (gtk_widget_get_height (slider), ==, before);
  run_frames (fixture->window, 3, 400);
  g_assert_cmpint (gtk_widget_get_height (slider), <, before);

  /* Without it the bar hears at once again. */
  g_object_unref (late);
  before = gtk_widget_get_height (slider);
  add_lines (fixture, 14);
  run_frames (fixture->window, 5, 0);
  g_assert_cmpint (gtk_widget_get_height (slider), <, before);
}

static void
count_cb (GtkEditable *editable,
          guint       *count)
{
  ++*count;
}

static void
test_calm_entry (void)
{
  static const char *const texts[] = { "a", "ab", "abc", "", "x", "", "long text", "y" };
  AdwEntryRow *row = g_object_ref_sink (ADW_ENTRY_ROW (adw_entry_row_new ()));
  guint count = 0;

  cs_calm_entry (row);
  g_signal_connect (row, "changed", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
      int position = 0;

      /* One change each time: what is there goes as a whole, and comes as a whole. */
      count = 0;
      if (*gtk_editable_get_text (text) != '\0')
        {
          gtk_editable_delete_text (text, 0, -1);
          g_assert_cmpuint (count, ==, 1);
        }
      count = 0;
      if (*texts[i] != '\0')
        {
          gtk_editable_insert_text (text, texts[i], -1, &position);
          g_assert_cmpuint (count, ==, 1);
        }
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, texts[i]);
    }

  g_assert_finalize_object (row);
}

static GskRenderNode *
draw (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_form_group (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 600);
  CsFormGroup *groups[2] = { cs_form_group_new (), cs_form_group_new () };
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 2; i++)
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (groups[i]), "Group");
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (groups[i]));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (window, scroller);
  gtk_window_set_default_size (window, 300, 200);
  gtk_window_present (window);
  run_frames (window, 3, 0);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  for (guint shown = 0; shown < 2; shown++)
    {
      gtk_adjustment_set_value (adjustment, shown == 0 ? 0 : gtk_adjustment_get_upper (adjustment));
      run_frames (window, 3, 0);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (GskRenderNode) node = NULL;

          cs_form_group_check_sight (groups[i]);
          node = draw (GTK_WIDGET (groups[i]));
          g_assert_cmpint (node != NULL, ==, i == shown);
          /* The keyboard and a screen reader come to it all the same. */
          g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (groups[i])));
        }
    }

  gtk_window_destroy (window);
}

static void
draw_two_words (GtkWidget   *widget,
                GtkSnapshot *snapshot)
{
  const GdkRGBA black = { 0, 0, 0, 1 };

  gtk_snapshot_append_color (snapshot, &black, &GRAPHENE_RECT_INIT (0, 0, 10, 10));
  gtk_snapshot_append_color (snapshot, &black, &GRAPHENE_RECT_INIT (20, 0, 10, 10));
}

static GskRenderNodeType
draw_still (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  cs_still_snapshot (widget, snapshot, draw_two_words);
  node = gtk_snapshot_free_to_node (snapshot);

  return gsk_render_node_get_node_type (node);
}

static void
test_still (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Button");
  GtkWidget *other = gtk_button_new_with_label ("Other");
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (outer), other);
  gtk_box_append (GTK_BOX (outer), box);
  gtk_window_set_child (window, outer);
  /* Nobody draws it yet, so nobody knows how. */
  g_assert_cmpint (draw_still (box), ==, GSK_CONTAINER_NODE);

  gtk_window_present (window);
  run_frames (window, 2, 0);
  gtk_widget_grab_focus (other);
  g_assert_cmpint (draw_still (box), ==, GSK_CAIRO_NODE);
  gtk_widget_grab_focus (button);
  g_assert_cmpint (draw_still (box), ==, GSK_CONTAINER_NODE);

  gtk_window_destroy (window);
}

static void
test_spare_buffer (void)
{
  GtkSourceBuffer *first = cs_spare_buffer_take ();
  GtkSourceBuffer *second = cs_spare_buffer_take ();
  GtkSourceBuffer *again;
  GtkTextIter begin, end;

  g_assert_true (first != second);
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (first), "quiet", NULL);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (first), "left behind", -1);
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (first), &begin, &end);
  gtk_text_buffer_apply_tag_by_name (GTK_TEXT_BUFFER (first), "quiet", &begin, &end);

  cs_spare_buffer_give (first);
  again = cs_spare_buffer_take ();
  g_assert_true (again == first);
  g_assert_cmpint (gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (again)), ==, 0);
  g_assert_nonnull (gtk_text_tag_table_lookup (
                      gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (again)), "quiet"));

  cs_spare_buffer_give (again);
  cs_spare_buffer_give (second);
}

/* What a scrolled window leaves behind with the settings would be called after its death. */
static void
test_scroll_settings (TextFixture   *fixture,
                      gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->scroller);

  cs_scroll_settings_mend ();
  cs_scroll_settings_mend ();
  run_frames (fixture->window, 2, 0);
  for (guint times = 0; times < 2; times++)
    {
      g_object_ref (fixture->scroller);
      g_assert_cmpuint (g_signal_handler_find (settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                               fixture->scroller), !=, 0);
      gtk_window_set_child (fixture->window, NULL);
      g_assert_cmpuint (g_signal_handler_find (settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                               fixture->scroller), ==, 0);
      gtk_window_set_child (fixture->window, fixture->scroller);
      g_object_unref (fixture->scroller);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add ("/quiet-parts/caret-scroll", TextFixture, NULL,
              text_set_up, test_caret_scroll, text_tear_down);
  g_test_add ("/quiet-parts/late-scrollbars", TextFixture, NULL,
              text_set_up, test_late_scrollbars, text_tear_down);
  g_test_add ("/quiet-parts/scroll-settings", TextFixture, NULL,
              text_set_up, test_scroll_settings, text_tear_down);
  g_test_add_func ("/quiet-parts/calm-entry", test_calm_entry);
  g_test_add_func ("/quiet-parts/form-group", test_form_group);
  g_test_add_func ("/quiet-parts/still", test_still);
  g_test_add_func ("/quiet-parts/spare-buffer", test_spare_buffer);

  return g_test_run ();
}
