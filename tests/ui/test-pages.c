/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-page.h"
#include "window-fixture.h"

/* What holds for each page alike: that it fits into a narrow window, that nothing warns in it when
 * text runs from right to left or is twice as big, and that the keyboard reaches all of it. */

#define NARROW 360

static GtkWidget *
show_page (WindowFixture    *fixture,
           const CsPageInfo *info)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", info->name);
  settle (fixture);
  page = find_widget (GTK_WIDGET (fixture->window), info->get_type (), NULL, NULL);
  g_assert_nonnull (page);

  return page;
}

static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = show_page (fixture, &infos[i]);
      int minimum;

      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("%s is at least %d pixels wide", infos[i].name, minimum);
      g_assert_cmpint (minimum, <=, NARROW);
    }
}

static void
wait_until_mapped (WindowFixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 2500 && !gtk_widget_get_mapped (GTK_WIDGET (fixture->window)); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  settle (fixture);
}

/* Frames are drawn as they come due. */
static void
draw_some_frames (WindowFixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 40 * 1000;

  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
draw_all_pages (WindowFixture *fixture)
{
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  wait_until_mapped (fixture);
  for (guint i = 0; i < n; i++)
    {
      show_page (fixture, &infos[i]);
      draw_some_frames (fixture);
    }
}

static void
test_right_to_left (WindowFixture *fixture,
                    gconstpointer  data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  draw_all_pages (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_big_text (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 2, NULL);
  draw_all_pages (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* A widget that somebody who has no pointer has to come to. */
static gboolean
must_be_reached (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) &&
         gtk_widget_get_can_focus (widget) && gtk_widget_get_focusable (widget) &&
         (GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
          GTK_IS_SWITCH (widget));
}

static void
collect (GtkWidget  *widget,
         GPtrArray  *wanted)
{
  if (must_be_reached (widget))
    g_ptr_array_add (wanted, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted);
}

static gboolean
all_reached (GPtrArray  *wanted,
             GHashTable *reached)
{
  for (guint i = 0; i < wanted->len; i++)
    if (!g_hash_table_contains (reached, g_ptr_array_index (wanted, i)))
      return FALSE;

  return TRUE;
}

/* Goes @n steps that way, and notes where the focus comes by. */
static void
travel (GtkWidget        *window,
        GtkDirectionType  direction,
        guint             n,
        GPtrArray        *wanted,
        GHashTable       *reached)
{
  for (guint i = 0; i < n && !all_reached (wanted, reached); i++)
    {
      gtk_widget_child_focus (window, direction);
      if (gtk_root_get_focus (GTK_ROOT (window)) != NULL)
        g_hash_table_add (reached, gtk_root_get_focus (GTK_ROOT (window)));
    }
}

static void
test_keyboard (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);
  guint n_missed = 0;

  wait_until_mapped (fixture);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = show_page (fixture, &infos[i]);
      g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
      g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

      collect (page, wanted);
      travel (window, GTK_DIR_TAB_FORWARD, 250, wanted, reached);
      /* In a list or a table the arrows go on. */
      gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
      travel (window, GTK_DIR_DOWN, 40, wanted, reached);
      travel (window, GTK_DIR_RIGHT, 40, wanted, reached);
      travel (window, GTK_DIR_UP, 40, wanted, reached);
      travel (window, GTK_DIR_LEFT, 40, wanted, reached);
      for (guint j = 0; j < wanted->len; j++)
        {
          GtkWidget *widget = g_ptr_array_index (wanted, j);
          const char *tip = gtk_widget_get_tooltip_text (widget);

          if (g_hash_table_contains (reached, widget) || !must_be_reached (widget))
            continue;
          n_missed++;
          g_test_message ("%s: %s in %s is not reached (%s)", infos[i].name,
                          G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                          tip != NULL ? tip :
                          GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : "");
        }
    }

  g_assert_cmpuint (n_missed, ==, 0);
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
  g_test_add ("/pages/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("narrow", test_narrow);
  ADD ("right-to-left", test_right_to_left);
  ADD ("big-text", test_big_text);
  ADD ("keyboard", test_keyboard);

  return g_test_run ();
}
