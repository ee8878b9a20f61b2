/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-layout"

#include <gtk/gtk.h>

#include "cs-card-view.h"
#include "cs-picture-part.h"

/* Where pictures of given sizes stand: no font has a say in that. */

#define WIDTH 480

typedef struct
{
  const char *name;
  CsTarget    target;
  const char *body;
  const char *frames;   /* of the pictures: "x,y width x height|" */
} Layout;

#define PICTURE(width, height) \
  "{\"type\": \"Image\", \"url\": \"https://a.b/c.png\", \"width\": \"" #width "px\", " \
  "\"height\": \"" #height "px\"}"
#define PLACED(area, width, height) \
  "{\"type\": \"Image\", \"url\": \"https://a.b/c.png\", \"width\": \"" #width "px\", " \
  "\"height\": \"" #height "px\", \"grid.area\": \"" area "\"}"
#define SMALL_PICTURE "{\"type\": \"Image\", \"url\": \"https://a.b/c.png\"}"

#define TEXT "{\"type\": \"TextBlock\", \"text\": \"a\"}"

static const Layout layouts[] = {
  { "area-grid", CS_TARGET_BOT,
    "{\"type\": \"Container\", \"layouts\": [{\"type\": \"Layout.AreaGrid\", \"columns\": [25, \"80px\"], "
    "\"columnSpacing\": \"None\", \"rowSpacing\": \"Small\", \"areas\": ["
    "{\"name\": \"left\", \"rowSpan\": 2}, {\"name\": \"middle\", \"column\": 2}, "
    "{\"name\": \"below\", \"column\": 2, \"row\": 2}, {\"name\": \"right\", \"column\": 3}, "
    "{\"name\": \"foot\", \"row\": 3, \"columnSpan\": 3}]}], \"items\": ["
    PLACED ("foot", 300, 20) "," PLACED ("left", 50, 100) "," PLACED ("middle", 50, 30) ","
    PLACED ("below", 50, 30) "," PLACED ("right", 60, 20) "," PLACED ("nowhere", 10, 10) "]}",
    "16,124 300x20|16,16 50x100|128,16 50x30|128,54 50x30|208,16 60x20|16,152 10x10|" },
  { "area-grid-elsewhere", CS_TARGET_NONE,
    "{\"type\": \"Container\", \"layouts\": [{\"type\": \"Layout.AreaGrid\", \"columns\": [50], "
    "\"areas\": [{\"name\": \"b\", \"column\": 2}]}], \"items\": ["
    PLACED ("b", 50, 30) "," PLACED ("a", 50, 30) "]}",
    "16,16 50x30|16,58 50x30|" },
  { "flow-in-the-middle", CS_TARGET_BOT,
    "{\"type\": \"Container\", \"layouts\": [{\"type\": \"Layout.Flow\", "
    "\"verticalItemsAlignment\": \"Center\", \"horizontalItemsAlignment\": \"Left\", "
    "\"columnSpacing\": \"None\"}], \"items\": [" PICTURE (50, 60) "," PICTURE (50, 20) "]}",
    "16,16 50x60|66,36 50x20|" },
  { "stacked-pictures", CS_TARGET_BOT,
    "{\"type\": \"ImageSet\", \"style\": \"stacked\", \"images\": ["
    SMALL_PICTURE "," SMALL_PICTURE "]}",
    "16,16 52x52|55,16 52x52|" },
  { "stacked-pictures-elsewhere", CS_TARGET_NONE,
    "{\"type\": \"ImageSet\", \"style\": \"stacked\", \"images\": ["
    SMALL_PICTURE "," SMALL_PICTURE "]}",
    "16,16 52x52|73,16 52x52|" },
  /* The official renderer lets a picture of a set be wider than the card. */
  { "wide-picture-of-a-set", CS_TARGET_NONE,
    "{\"type\": \"ImageSet\", \"images\": [" PICTURE (900, 40) "]}", "16,16 900x40|" },
  /* What bleeds in a cell reaches over the card's edges, as no row says where the cell stands. */
  { "bleed-in-a-cell", CS_TARGET_NONE,
    "{\"type\": \"Table\", \"showGridLines\": false, \"columns\": [{\"width\": 1}, {\"width\": 1}], "
    "\"rows\": [{\"type\": \"TableRow\", \"cells\": [{\"type\": \"TableCell\", \"items\": []}, "
    "{\"type\": \"TableCell\", \"items\": [{\"type\": \"Container\", \"style\": \"good\", "
    "\"bleed\": true, \"items\": [" PICTURE (30, 30) "]}]}]}, {\"type\": \"TableRow\", \"cells\": ["
    "{\"type\": \"TableCell\", \"items\": [" PICTURE (30, 30) "]}]}]}",
    "244,16 30x30|16,54 30x30|" },
  { "greatest-height", CS_TARGET_BOT,
    "{\"type\": \"Container\", \"maxHeight\": \"40px\", \"items\": [" PICTURE (50, 90) "]},"
    PICTURE (50, 20), "16,16 50x90|16,68 50x20|" },
  { "stretched-in-teams", CS_TARGET_BOT,
    "{\"type\": \"Image\", \"url\": \"https://a.b/c.png\", \"width\": \"stretch\", "
    "\"height\": \"40px\"}", "16,16 448x40|" },
  { "no-width", CS_TARGET_NONE,
    "{\"type\": \"ColumnSet\", \"columns\": [{\"type\": \"Column\", \"width\": \"0px\", "
    "\"items\": [" TEXT "]}, {\"type\": \"Column\", \"items\": [" PICTURE (20, 20) "]}]}",
    "28,16 20x20|" },
  { "far-too-large", CS_TARGET_NONE, PICTURE (30, 1000000000000), "16,16 30x16384|" },
  { "border-of-a-set-of-columns", CS_TARGET_BOT,
    "{\"type\": \"ColumnSet\", \"showBorder\": true, \"columns\": [{\"type\": \"Column\", "
    "\"items\": [" PICTURE (20, 20) "]}]}", "32,32 20x20|" },
};

static void
list_frames (CsPart  *part,
             GString *frames)
{
  if (CS_IS_PICTURE_PART (part))
    {
      CsBox frame = cs_picture_part_get_frame (CS_PICTURE_PART (part));

      g_string_append_printf (frames, "%.0f,%.0f %.0fx%.0f|", frame.x, frame.y, frame.width,
                              frame.height);
    }
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    list_frames (child, frames);
}

static void
test_layout (gconstpointer data)
{
  const Layout *layout = data;
  g_autofree char *text = g_strdup_printf ("{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", "
                                           "\"body\": [%s]}", layout->body);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  g_autoptr (GString) frames = g_string_new (NULL);

  cs_card_view_set_target (view, layout->target);
  cs_card_view_set_snapshot (view, snapshot);
  cs_card_view_arrange (view, WIDTH);
  list_frames (cs_card_view_get_root (view), frames);
  g_assert_cmpstr (frames->str, ==, layout->frames);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/%s", layouts[i].name);

      g_test_add_data_func (path, &layouts[i], test_layout);
    }

  return g_test_run ();
}
