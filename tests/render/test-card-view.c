/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-card-view"

#include <gtk/gtk.h>
#include <math.h>

#include "cs-card-export.h"
#include "cs-card-view.h"
#include "cs-input.h"
#include "cs-input-part.h"
#include "cs-text-part.h"
#include "cs-vocab-card.h"

static CsSnapshot *
make_snapshot (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static void
show (CsCardView *view,
      const char *text)
{
  g_autoptr (CsSnapshot) snapshot = make_snapshot (text);

  cs_card_view_set_snapshot (view, snapshot);
}

static CsPart *
find_part (CsPart     *part,
           const char *id)
{
  if (g_strcmp0 (cs_part_get_traits (part)->id, id) == 0)
    return part;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsPart *found = find_part (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CsPart *
get_part (CsCardView *view,
          const char *id)
{
  CsPart *part = find_part (cs_card_view_get_root (view), id);

  g_assert_nonnull (part);

  return part;
}

#define CARD(body) "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [" body "]}"
#define TEXT(id, text) "{\"type\": \"TextBlock\", \"id\": \"" id "\", \"text\": \"" text "\"}"
#define INPUT "{\"type\": \"Input.Text\", \"id\": \"in\", \"label\": \"Name\", \"value\": \"given\"}"
#define BOX(items) "{\"type\": \"Container\", \"id\": \"box\", \"items\": [" items "]}"

static void
test_only_what_differs_is_made_anew (void)
{
  g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  CsPart *box, *one, *two, *input;
  g_autofree char *value = NULL, *text = NULL;

  show (view, CARD (BOX (TEXT ("one", "1") "," TEXT ("two", "2")) "," INPUT));
  box = get_part (view, "box");
  one = get_part (view, "one");
  two = get_part (view, "two");
  input = get_part (view, "in");
  cs_input_set_value (CS_INPUT (cs_input_part_get_control (CS_INPUT_PART (input))), "typed");

  /* One text changes, one comes, and all places in the text move. */
  show (view, CARD (TEXT ("zero", "0") ","
                    BOX (TEXT ("one", "1") "," TEXT ("two", "zwei")) "," INPUT));
  g_assert_true (get_part (view, "box") == box);
  g_assert_true (get_part (view, "one") == one);
  g_assert_true (get_part (view, "two") == two);
  g_assert_true (get_part (view, "in") == input);
  g_assert_true (cs_part_get_next (get_part (view, "zero")) == box);
  text = cs_text_flow_dup_text (cs_text_part_get_flow (CS_TEXT_PART (two)));
  g_assert_cmpstr (text, ==, "zwei");
  value = cs_input_dup_value (CS_INPUT (cs_input_part_get_control (CS_INPUT_PART (input))));
  g_assert_cmpstr (value, ==, "typed");

  /* What goes, goes; what moves, moves. */
  show (view, CARD (INPUT "," BOX (TEXT ("two", "zwei"))));
  g_assert_null (find_part (cs_card_view_get_root (view), "one"));
  g_assert_true (get_part (view, "two") == two);
  g_assert_true (cs_part_get_next (input) == box);
}

static void
test_heights (void)
{
  g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  double one, two;

  show (view, CARD (TEXT ("a", "x")));
  one = cs_card_view_arrange (view, 480);
  show (view, CARD (TEXT ("a", "x") "," TEXT ("b", "y")));
  two = cs_card_view_arrange (view, 480);
  g_assert_cmpfloat_with_epsilon (two - one, 18.62 + 12, 0.02);

  cs_part_set_shown (get_part (view, "b"), FALSE);
  g_assert_cmpfloat_with_epsilon (cs_card_view_arrange (view, 480), one, 0.001);
  /* The first that is shown has no distance before it. */
  cs_part_set_shown (get_part (view, "b"), TRUE);
  cs_part_set_shown (get_part (view, "a"), FALSE);
  g_assert_cmpfloat_with_epsilon (cs_card_view_arrange (view, 480), one, 0.001);
}

/* The red star after the label of what is required: one font, two colours. */
static void
test_runs_keep_their_colors (void)
{
  g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  g_autoptr (GBytes) png = NULL;
  g_autoptr (CsPicture) picture = NULL;
  const guint8 *pixels;
  guint n_red = 0;

  show (view, CARD ("{\"type\": \"Input.Text\", \"id\": \"in\", \"label\": \"Name\", "
                    "\"isRequired\": true}"));
  png = cs_card_export_png (view, 300, 1, NULL);
  g_assert_nonnull (png);
  picture = cs_picture_load (png, CS_PICTURE_MAX_PIXELS, NULL, NULL);
  g_assert_nonnull (picture);
  pixels = cs_picture_get_pixels (picture);
  for (guint i = 0; i < cs_picture_get_width (picture) * cs_picture_get_height (picture); i++)
    {
      if (pixels[4 * i] > pixels[4 * i + 1] + 60)
        n_red++;
    }
  g_assert_cmpuint (n_red, >, 3);
}

static void
check_names (CsPart     *part,
             const char *card)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (part);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  if (!cs_part_is_drawn (part))
    return;

  if (role == GTK_ACCESSIBLE_ROLE_WIDGET || role == GTK_ACCESSIBLE_ROLE_NONE ||
      role == GTK_ACCESSIBLE_ROLE_PRESENTATION)
    g_error ("%s: a %s has no role", card, G_OBJECT_TYPE_NAME (part));
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "") == NULL)
    {
      const char *id = cs_part_get_traits (part)->id;

      /* Facts may have an empty half, as text. */
      if (!CS_IS_TEXT_PART (part))
        g_error ("%s: a %s (%s) has no name", card, G_OBJECT_TYPE_NAME (part), id);
    }

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    check_names (child, card);
}

static void
check_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);
      g_autoptr (CsCardView) view = NULL;
      g_autofree char *text = NULL;

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        {
          check_folder (full);
          continue;
        }
      if (!g_str_has_suffix (name, ".json") || strcmp (name, "HostConfig") == 0)
        continue;

      g_assert_true (g_file_get_contents (full, &text, NULL, NULL));
      view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
      show (view, text);
      cs_card_view_arrange (view, 480);
      check_names (cs_card_view_get_root (view), full);
    }
}

/* Every kind of element that there is a word for, with nothing but a text. */
static void
test_kinds (void)
{
  for (const CsKind *kind = cs_adaptive_elements.kinds; kind->type != NULL; kind++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"%s\", \"id\": \"x\", "
        "\"text\": \"T\", \"title\": \"T\"}]}", kind->type);

      for (CsTarget target = CS_TARGET_NONE; target <= CS_TARGET_BOT; target++)
        {
          g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));

          cs_card_view_set_target (view, target);
          show (view, text);
          cs_card_view_arrange (view, 480);
          check_names (cs_card_view_get_root (view), kind->type);
        }
    }
}

/* All cards there are, also those that are half wrong. */
static void
test_roles_and_names (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "cards",
                                            "adaptive", NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there are no cards");
      return;
    }

  check_folder (path);
}

static void
wait_for_frame (GtkWidget *window)
{
  gint64 end = g_get_monotonic_time () + 300 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_window (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = cs_card_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  CsPart *input;

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  show (CS_CARD_VIEW (view), CARD (TEXT ("one", "1") "," INPUT ","
                                   "{\"type\": \"Input.ChoiceSet\", \"id\": \"c\", \"choices\": "
                                   "[{\"title\": \"A\", \"value\": \"a\"}]},"
                                   "{\"type\": \"Input.Text\", \"id\": \"m\", "
                                   "\"isMultiline\": true, \"value\": \"x\\ny\"}"));
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  g_assert_cmpint (gtk_widget_get_height (view), >=, 200);

  input = cs_input_part_get_control (CS_INPUT_PART (get_part (CS_CARD_VIEW (view), "in")));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (input)));
  show (CS_CARD_VIEW (view), CARD (TEXT ("one", "another text") "," INPUT));
  wait_for_frame (window);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                         GTK_WIDGET (input)));

  g_object_ref_sink (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

/* How far down the lowest word of @node is; 0 where there is none. */
static double
find_lowest_word (GskRenderNode *node,
                  double         y)
{
  double lowest = 0;

  switch (gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        lowest = MAX (lowest, find_lowest_word (gsk_container_node_get_child (node, i), y));
      return lowest;

    case GSK_TRANSFORM_NODE:
      {
        float dx, dy;

        gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
        return find_lowest_word (gsk_transform_node_get_child (node), y + dy);
      }

    case GSK_CLIP_NODE:
      return find_lowest_word (gsk_clip_node_get_child (node), y);

    case GSK_TEXT_NODE:
      return y + gsk_text_node_get_offset (node)->y;

    default:
      return 0;
    }
}

/* How far down the window draws words of @view. */
static double
get_drawn_height (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (view),
                          gtk_widget_get_height (view));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);

  return find_lowest_word (node, 0);
}

/* What is out of sight is not drawn, comes back, and has its place all the time. */
static void
test_sight (void)
{
  g_autoptr (GString) body = g_string_new (TEXT ("first", "1"));
  g_autofree char *card = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = cs_card_view_new ();
  CsPart *root = cs_card_view_get_root (CS_CARD_VIEW (view));
  CsBox above = { 0, 0, 480, 200 };
  CsBox below, last;

  for (guint i = 0; i < 40; i++)
    g_string_append (body, "," BOX (TEXT ("more", "more")));
  g_string_append (body, "," TEXT ("last", "2"));
  card = g_strdup_printf (CARD ("%s"), body->str);
  gtk_window_set_child (GTK_WINDOW (window), view);
  show (CS_CARD_VIEW (view), card);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  last = *cs_part_get_box (get_part (CS_CARD_VIEW (view), "last"));
  g_assert_cmpfloat (last.y, >, 800);
  g_assert_cmpfloat (get_drawn_height (view), >, last.y);

  cs_part_set_sight (root, &above);
  wait_for_frame (window);
  g_assert_cmpfloat (get_drawn_height (view), >, 100);
  g_assert_cmpfloat (get_drawn_height (view), <, 300);
  g_assert_cmpfloat (cs_part_get_box (get_part (CS_CARD_VIEW (view), "last"))->y, ==, last.y);

  below = (CsBox) { 0, last.y - 100, 480, 200 };
  cs_part_set_sight (root, &below);
  wait_for_frame (window);
  g_assert_cmpfloat (get_drawn_height (view), >, last.y);

  /* A part that becomes low is drawn as a whole. */
  cs_part_set_sight (root, &above);
  show (CS_CARD_VIEW (view), CARD (TEXT ("first", "1") "," TEXT ("last", "2")));
  wait_for_frame (window);
  cs_part_set_sight (root, &above);
  wait_for_frame (window);
  last = *cs_part_get_box (get_part (CS_CARD_VIEW (view), "last"));
  g_assert_cmpfloat (get_drawn_height (view), >, last.y);

  cs_part_set_sight (root, NULL);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_allocated (CsPart *part)
{
  const CsBox *box = cs_part_get_box (part);

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      const CsBox *inner = cs_part_get_box (child);
      graphene_point_t corner;

      if (!cs_part_is_drawn (child))
        continue;
      g_assert_true (gtk_widget_compute_point (GTK_WIDGET (child), GTK_WIDGET (part),
                                               &GRAPHENE_POINT_INIT (0, 0), &corner));
      g_assert_cmpfloat_with_epsilon (corner.x, inner->x - box->x, 0.01);
      g_assert_cmpfloat_with_epsilon (corner.y, inner->y - box->y, 0.01);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (child)), ==, (int) ceil (inner->height));
      check_allocated (child);
    }
}

#define COLUMNS(spacing, words) \
  CARD ("{\"type\": \"ColumnSet\", \"columns\": [" \
        "{\"type\": \"Column\", \"width\": \"auto\", \"items\": [" \
        TEXT ("a", words) "," TEXT ("b", "2") "]}," \
        "{\"type\": \"Column\", \"minHeight\": \"300px\", " \
        "\"verticalContentAlignment\": \"center\", \"items\": [" \
        "{\"type\": \"Container\", \"spacing\": \"" spacing "\", \"items\": [" \
        TEXT ("c", "3") "]}," \
        "{\"type\": \"Container\", \"spacing\": \"" spacing "\", \"items\": [" \
        TEXT ("d", "4") "]}]}]}," TEXT ("end", "5"))

/* As high as before, or not: in the window everything stands where the card has it. */
static void
test_moves (void)
{
  static const char *const texts[] = {
    COLUMNS ("default", "1"),
    COLUMNS ("default", "wide words"),
    COLUMNS ("large", "wide words"),
    COLUMNS ("none", "1"),
    CARD (TEXT ("end", "5")),
    COLUMNS ("large", "1"),
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = cs_card_view_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 600);
  gtk_window_set_child (GTK_WINDOW (window), view);
  show (CS_CARD_VIEW (view), texts[0]);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_frame (window);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      show (CS_CARD_VIEW (view), texts[i]);
      wait_for_frame (window);
      check_allocated (cs_card_view_get_root (CS_CARD_VIEW (view)));
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-view/only-what-differs-is-made-anew", test_only_what_differs_is_made_anew);
  g_test_add_func ("/card-view/heights", test_heights);
  g_test_add_func ("/card-view/runs-keep-their-colors", test_runs_keep_their_colors);
  g_test_add_func ("/card-view/roles-and-names", test_roles_and_names);
  g_test_add_func ("/card-view/kinds", test_kinds);
  g_test_add_func ("/card-view/window", test_window);
  g_test_add_func ("/card-view/sight", test_sight);
  g_test_add_func ("/card-view/moves", test_moves);

  return g_test_run ();
}
