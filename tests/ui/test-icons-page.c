/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-icon-canvas.h"
#include "cs-icon-pixels.h"
#include "cs-icon-texture.h"
#include "cs-icons-page.h"
#include "window-fixture.h"

static const guint8 blue[3] = { 0x1a, 0x5f, 0xb4 };

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static CsIconsPage *
show_page (WindowFixture *fixture)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "icons");
  settle (fixture);

  page = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_ICONS_PAGE, NULL, NULL);
  g_assert_nonnull (page);
  return CS_ICONS_PAGE (page);
}

static void
wait_for_workshop (CsIconsPage *page)
{
  while (cs_icon_workshop_get_busy (cs_icons_page_get_workshop (page)))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_row (CsIconsPage *page,
          const char  *title)
{
  return find_widget (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, has_title, title);
}

static void
click (GtkWidget  *where,
       const char *label)
{
  GtkWidget *button = find_widget (where, GTK_TYPE_BUTTON, has_text, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static GBytes *
get_file (WindowFixture *fixture,
          const char    *path)
{
  CsDocument *document = cs_project_get_document (cs_workspace_get_project (fixture->workspace),
                                                  path);

  return document != NULL ? cs_document_get_bytes (document) : NULL;
}

/* A disk of one colour on transparent, its rim of half alpha, as a PNG. */
static GBytes *
make_disk (guint  side,
           guint8 alpha)
{
  guint8 *pixels = g_malloc0 ((gsize) side * side * 4);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, (gsize) side * side * 4);
  g_autoptr (CsPicture) picture = NULL;
  double middle = (side - 1) / 2.;

  for (guint i = 0; i < side * side; i++)
    {
      double x = i % side - middle;
      double y = i / side - middle;

      if (x * x + y * y < side * side / 9.)
        memset (pixels + (gsize) i * 4, 255, 4);
      else if (x * x + y * y < side * side / 8.)
        memcpy (pixels + (gsize) i * 4, (guint8[4]) { 10, 20, 30, alpha }, 4);
    }
  picture = cs_picture_new (side, side, bytes);

  return cs_picture_save_png (picture);
}

static void
test_glyph (WindowFixture *fixture,
            gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  CsIconWorkshop *workshop = cs_icons_page_get_workshop (page);
  g_autofree char *manifest = NULL;

  g_assert_true (has_finding (fixture, "icon-missing"));
  g_assert_null (cs_icon_workshop_get_icons (workshop));
  cs_icon_workshop_take_glyph (workshop, cs_glyph_find ("bell"));
  wait_for_workshop (page);
  g_assert_nonnull (cs_icon_workshop_get_icons (workshop));
  g_assert_cmpuint (cs_picture_get_width (cs_icon_workshop_get_color (workshop)), ==, 192);

  click (GTK_WIDGET (page), "_Use These Icons");
  settle (fixture);
  g_assert_false (has_finding (fixture, "icon-missing"));
  g_assert_cmpuint (cs_workspace_get_n_errors (fixture->workspace), ==, 0);
  g_assert_nonnull (get_file (fixture, "color.png"));
  g_assert_nonnull (get_file (fixture, "outline.png"));
  g_assert_null (cs_icon_workshop_get_icons (workshop));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  manifest = dup_manifest (fixture);
  g_assert_cmpstr (manifest, ==, sound_manifest);
  g_assert_null (get_file (fixture, "color.png"));
  g_assert_null (get_file (fixture, "outline.png"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  settle (fixture);
  g_assert_nonnull (get_file (fixture, "color.png"));
}

static void
test_picture (WindowFixture *fixture,
              gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  CsIconWorkshop *workshop = cs_icons_page_get_workshop (page);
  g_autoptr (GBytes) png = make_disk (300, 128);
  GtkWidget *canvas = find_widget (GTK_WIDGET (page), CS_TYPE_ICON_CANVAS, NULL, NULL);
  CsIconRecipe before, after;

  cs_icon_workshop_take_bytes (workshop, png);
  g_assert_true (cs_icon_workshop_get_busy (workshop));
  wait_for_workshop (page);
  g_assert_nonnull (cs_icon_workshop_get_icons (workshop));
  before = *cs_icon_canvas_get_recipe (CS_ICON_CANVAS (canvas));
  g_assert_cmpfloat (before.padding, ==, 0.25);

  cs_icon_canvas_scale (CS_ICON_CANVAS (canvas), 0.8);
  cs_icon_canvas_move (CS_ICON_CANVAS (canvas), 0.02, 0);
  after = *cs_icon_canvas_get_recipe (CS_ICON_CANVAS (canvas));
  g_assert_cmpfloat_with_epsilon (after.crop_width, before.crop_width / 0.8, 0.01);
  /* The picture went right, so what is seen of it begins further left. */
  g_assert_cmpfloat_with_epsilon (after.crop_x, before.crop_x - before.crop_width * 0.125 -
                                                after.crop_width * 0.02, 0.01);
  g_assert_cmpfloat_with_epsilon (after.crop_y, before.crop_y - before.crop_height * 0.125, 0.01);
  wait_for_workshop (page);
  g_assert_nonnull (cs_icon_workshop_get_icons (workshop));

  cs_icon_canvas_move (CS_ICON_CANVAS (canvas), 100, 100);
  after = *cs_icon_canvas_get_recipe (CS_ICON_CANVAS (canvas));
  g_assert_cmpfloat (after.crop_x, ==, 0);
  g_assert_cmpfloat (after.crop_y, ==, 0);
  cs_icon_canvas_show_whole (CS_ICON_CANVAS (canvas));
  after = *cs_icon_canvas_get_recipe (CS_ICON_CANVAS (canvas));
  g_assert_cmpfloat (after.crop_width, ==, 1);

  wait_for_workshop (page);
  click (GTK_WIDGET (page), "_Discard");
  g_assert_null (cs_icon_workshop_get_icons (workshop));
}

static gboolean
drop (CsIconsPage  *page,
      const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, 10.0, 10.0, &taken);
    }

  return taken;
}

static gboolean
drop_file (CsIconsPage *page,
           const char  *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList list = { file, NULL };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);

  return drop (page, &value);
}

static gboolean
is_out_of_time_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_CONTINUE;
}

/* The icons that come of what was given; the workshop is empty again after it. */
static void
expect_icons (CsIconsPage *page)
{
  CsIconWorkshop *workshop = cs_icons_page_get_workshop (page);
  gboolean out_of_time = FALSE;
  guint source = g_timeout_add_seconds (10, is_out_of_time_cb, &out_of_time);

  /* A clipboard answers before the workshop is busy. */
  while (!out_of_time && (cs_icon_workshop_get_icons (workshop) == NULL ||
                          cs_icon_workshop_get_busy (workshop)))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);

  g_assert_nonnull (cs_icon_workshop_get_icons (workshop));
  g_assert_cmpuint (cs_picture_get_width (cs_icon_workshop_get_color (workshop)), ==, 192);
  g_assert_cmpuint (cs_picture_get_width (cs_icon_workshop_get_outline (workshop)), ==, 32);
  click (GTK_WIDGET (page), "_Discard");
  g_assert_null (cs_icon_workshop_get_icons (workshop));
}

static void
test_drop (WindowFixture *fixture,
           gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  g_autoptr (GBytes) png = make_disk (64, 128);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "logo.png", NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_value_set_object (&value, texture);
  g_assert_true (drop (page, &value));
  expect_icons (page);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  g_assert_true (drop_file (page, path));
  expect_icons (page);

  /* The window opens these. */
  g_assert_false (drop_file (page, fixture->folder));
  g_assert_false (drop_file (page, "/nowhere/package.ZIP"));
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_paste (WindowFixture *fixture,
            gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (page));
  g_autoptr (GBytes) png = make_disk (64, 128);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "logo.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList list = { file, NULL };

  gdk_clipboard_set_texture (clipboard, texture);
  cs_icon_workshop_paste (cs_icons_page_get_workshop (page));
  expect_icons (page);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, &list);
  cs_icon_workshop_paste (cs_icons_page_get_workshop (page));
  expect_icons (page);
  g_assert_cmpint (g_remove (path), ==, 0);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *sentence;
} Refusal;

static const Refusal refusals[] = {
  { "text", "no picture", "no picture that icons" },
  { "damaged", "\x89PNG\r\n\x1a\n....", "damaged" },
};

static gboolean
is_alert (GtkWidget     *widget,
          gconstpointer  data)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_ALERT;
}

static void
test_refusals (WindowFixture *fixture,
               gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  GtkWidget *alert = find_widget (GTK_WIDGET (page), GTK_TYPE_BOX, is_alert, NULL);

  g_assert_false (gtk_widget_get_visible (alert));
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refusals[i].text, strlen (refusals[i].text));
      GtkWidget *label;

      cs_icon_workshop_take_bytes (cs_icons_page_get_workshop (page), bytes);
      wait_for_workshop (page);
      label = find_widget (alert, GTK_TYPE_LABEL, NULL, NULL);
      g_assert_true (gtk_widget_get_visible (alert));
      g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), refusals[i].sentence));
      g_assert_null (cs_icon_workshop_get_icons (cs_icons_page_get_workshop (page)));
    }
}

static void
test_wrong_pixels (WindowFixture *fixture,
                   gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GBytes) outline = make_disk (32, 128);
  g_autoptr (GError) error = NULL;
  GtkWidget *pixels = find_widget (GTK_WIDGET (page), CS_TYPE_ICON_PIXELS, NULL, NULL);
  g_autofree char *title = NULL;
  GtkWidget *row;
  guint n;

  cs_change_create (change, "outline.png", outline);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
  settle (fixture);

  n = cs_icon_pixels_get_n_wrong (CS_ICON_PIXELS (pixels));
  g_assert_cmpuint (n, >, 8);
  title = g_strdup_printf ("%u pixels of the outline icon are wrong", n);
  row = find_row (page, title);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                            "is (10, 20, 30, 128)"));

  click (row, "_Repair");
  settle (fixture);
  g_assert_cmpuint (cs_icon_pixels_get_n_wrong (CS_ICON_PIXELS (pixels)), ==, 0);
  g_assert_false (gtk_widget_get_visible (row));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle (fixture);
  g_assert_true (g_bytes_equal (get_file (fixture, "outline.png"), outline));
  g_assert_cmpuint (cs_icon_pixels_get_n_wrong (CS_ICON_PIXELS (pixels)), ==, n);
}

static void
test_accent (WindowFixture *fixture,
             gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsIconSet) icons = cs_icon_set_new_from_glyph (cs_glyph_find ("bell"), blue);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = cs_icon_set_put (icons, project, "manifest.json", &error);
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  cs_history_do (cs_project_get_history (project), change, &error);
  settle (fixture);

  g_assert_nonnull (find_row (page, "#464EB8"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (page, "#464EB8"))), ==,
                   "Contrast with white text 6.9 to 1: reads well");
  click (find_row (page, "#1A5FB4"), "Use");
  settle (fixture);
  changed = dup_manifest (fixture);
  g_assert_nonnull (strstr (changed, "\"accentColor\": \"#1A5FB4\""));
  g_assert_cmpstr (cs_history_get_undo_label (cs_project_get_history (project)), ==,
                   "Set accent color");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, sound_manifest);
}

/* What comes from the clipboard is what went into it. */
static void
test_texture (WindowFixture *fixture,
              gconstpointer  data)
{
  const guint8 pixels[] = { 255, 0, 10, 255, 0, 0, 0, 0, 100, 50, 200, 128, 255, 255, 255, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new (pixels, sizeof pixels);
  g_autoptr (CsPicture) picture = cs_picture_new (2, 2, bytes);
  g_autoptr (GdkTexture) texture = cs_icon_texture_new (picture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) back = cs_icon_texture_to_picture (texture, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sizeof pixels; i++)
    g_assert_cmpint (ABS (cs_picture_get_pixels (back)[i] - pixels[i]), <=, 1);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  GtkWidget *canvas = find_widget (GTK_WIDGET (page), CS_TYPE_ICON_CANVAS, NULL, NULL);
  GtkWidget *pixels = find_widget (GTK_WIDGET (page), CS_TYPE_ICON_PIXELS, NULL, NULL);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Color icon; move it with the arrows, scale it with plus "
                                       "and minus");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pixels), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Outline icon");
}

static gboolean
has_glyphs (GtkWidget     *widget,
            gconstpointer  data)
{
  return gtk_flow_box_get_max_children_per_line (GTK_FLOW_BOX (widget)) > 2;
}

static void
press_use (CsIconsPage *page)
{
  click (GTK_WIDGET (page), "_Use These Icons");
}

/* Where Tab leads from the focus, from the last place back to the first. */
static GPtrArray *
list_tab_stops (CsIconsPage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GPtrArray *stops = g_ptr_array_new ();

  for (guint i = 0; i < 100; i++)
    {
      GtkWidget *focus;

      if (!gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD))
        break;
      focus = gtk_root_get_focus (root);
      g_assert_nonnull (focus);
      g_ptr_array_add (stops, focus);
    }

  return stops;
}

static gboolean
find_stop (GPtrArray *stops,
           GtkWidget *goal,
           guint     *index)
{
  for (guint i = 0; i < stops->len; i++)
    if (stops->pdata[i] == goal || gtk_widget_is_ancestor (stops->pdata[i], goal))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* Pictures that only are looked at do not keep the keyboard; each place is reached once. The page
 * is asked where Tab leads, so that no frame and no window of the desktop has a say in it. */
static void
test_keyboard (WindowFixture *fixture,
               gconstpointer  data)
{
  CsIconsPage *page = show_page (fixture);
  CsIconWorkshop *workshop = cs_icons_page_get_workshop (page);
  GtkWidget *choose = find_widget (GTK_WIDGET (page), GTK_TYPE_BUTTON, has_text,
                                   "_Choose Picture…");
  GtkWidget *use = find_widget (GTK_WIDGET (page), GTK_TYPE_BUTTON, has_text, "_Use These Icons");
  GtkWidget *bar = gtk_widget_get_ancestor (use, GTK_TYPE_ACTION_BAR);
  GtkWidget *glyphs = find_widget (GTK_WIDGET (page), GTK_TYPE_FLOW_BOX, has_glyphs, NULL);
  guint at_choose = 0, at_glyphs = 0, at_use = 0, n_glyphs = 0;
  g_autoptr (GPtrArray) before = NULL;

  /* Nothing to use: no bar, and no stop there. */
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  cs_icon_workshop_take_glyph (workshop, cs_glyph_find ("bell"));
  wait_for_workshop (page);
  g_assert_true (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));
  g_assert_true (gtk_widget_get_sensitive (use));
  gtk_test_accessible_assert_role (use, GTK_ACCESSIBLE_ROLE_BUTTON);
  press_use (page);
  settle (fixture);
  g_assert_false (gtk_action_bar_get_revealed (GTK_ACTION_BAR (bar)));

  /* With icons in the project, which are shown, and others in the workshop. */
  cs_icon_workshop_take_glyph (workshop, cs_glyph_find ("bug"));
  wait_for_workshop (page);
  settle (fixture);
  /* What is not on the screen takes no focus, and a bar is not before it has risen. */
  g_object_set (gtk_widget_get_settings (bar), "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (use))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);

  gtk_root_set_focus (gtk_widget_get_root (use), NULL);
  before = list_tab_stops (page);
  g_assert_true (find_stop (before, choose, &at_choose));
  g_assert_true (find_stop (before, glyphs, &at_glyphs));
  g_assert_true (find_stop (before, use, &at_use));
  g_assert_cmpuint (at_choose, <, at_glyphs);
  g_assert_cmpuint (at_glyphs, <, at_use);
  g_assert_cmpuint (at_use, ==, before->len - 1);
  for (guint i = 0; i < before->len; i++)
    {
      for (guint k = 0; k < i; k++)
        g_assert_true (before->pdata[i] != before->pdata[k]);
      n_glyphs += gtk_widget_is_ancestor (before->pdata[i], glyphs);
    }
  g_test_message ("%u stops, %u of them glyphs", before->len, n_glyphs);

  /* The keyboard does not get lost with the bar. */
  gtk_widget_grab_focus (use);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (use)) == use);
  press_use (page);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (choose)) == choose);
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
  g_test_add ("/icons-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("glyph", test_glyph);
  ADD ("picture", test_picture);
  ADD ("drop", test_drop);
  ADD ("paste", test_paste);
  ADD ("refusals", test_refusals);
  ADD ("wrong-pixels", test_wrong_pixels);
  ADD ("accent", test_accent);
  ADD ("texture", test_texture);
  ADD ("accessible", test_accessible);
  ADD ("keyboard", test_keyboard);

  return g_test_run ();
}
