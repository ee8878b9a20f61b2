/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-card-view.h"

/* What is drawn leads to its place in the text and back, also after the text changed around it. */

#define CARD(BEFORE) \
  "{ \"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [" BEFORE \
  "  { \"type\": \"TextBlock\", \"text\": \"One\" }," \
  "  { \"type\": \"Container\", \"items\": [" \
  "    { \"type\": \"ColumnSet\", \"columns\": [" \
  "      { \"type\": \"Column\", \"items\": [{ \"type\": \"TextBlock\", \"text\": \"Left\" }] }," \
  "      { \"type\": \"Column\", \"items\": [{ \"type\": \"TextBlock\", \"text\": \"Right\" }] }] }] }," \
  "  { \"type\": \"TextBlock\", \"text\": \"Hidden\", \"isVisible\": false }]," \
  "  \"actions\": [{ \"type\": \"Action.OpenUrl\", \"title\": \"Go\", \"url\": \"https://example.com\" }] }"

static const char *const drawn[] = {
  "", "/body/%u", "/body/%u/items/0/columns/0", "/body/%u/items/0/columns/1/items/0", "/actions/0",
};

static void
check (CsCardView *view,
       CsSnapshot *snapshot,
       const char *pointer)
{
  guint node = cs_snapshot_find (snapshot, pointer);
  CsBox box;

  g_test_message ("%s", pointer);
  g_assert_cmpuint (node, !=, CS_NODE_NONE);
  g_assert_true (cs_card_view_find_box (view, node, &box));
  g_assert_cmpfloat (box.width, >, 0);
  g_assert_cmpfloat (box.height, >, 0);
  if (*pointer != '\0')
    g_assert_cmpuint (cs_card_view_pick_node (view, box.x + 2, box.y + 2), >=, node);
}

static void
check_all (CsCardView *view,
           CsSnapshot *snapshot,
           guint       first)
{
  g_autofree char *right = g_strdup_printf ("/body/%u/items/0/columns/1/items/0", first + 1);
  g_autofree char *hidden = g_strdup_printf ("/body/%u", first + 2);
  CsBox box;

  cs_card_view_arrange (view, 400);
  for (guint i = 0; i < G_N_ELEMENTS (drawn); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (drawn[i], "%u", 2);
      g_autofree char *number = g_strdup_printf ("%u", first + 1);
      g_autofree char *pointer = g_strjoinv (number, pieces);

      check (view, snapshot, pointer);
    }

  g_assert_true (cs_card_view_find_box (view, cs_snapshot_find (snapshot, right), &box));
  g_assert_cmpfloat (box.x, >, 150);
  g_assert_cmpuint (cs_card_view_pick_node (view, box.x + 2, box.y + 2), ==,
                    cs_snapshot_find (snapshot, right));
  g_assert_false (cs_card_view_find_box (view, cs_snapshot_find (snapshot, hidden), &box));
}

static void
test_pick (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static (CARD (""), strlen (CARD ("")));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
  CsCardView *view = CS_CARD_VIEW (g_object_ref_sink (cs_card_view_new ()));

  cs_card_view_set_snapshot (view, snapshot);
  check_all (view, snapshot, 0);
  g_assert_finalize_object (view);
}

/* What stands behind the new element keeps its widgets, and has other nodes. */
static void
test_after_change (void)
{
  static const char longer[] =
    CARD ("{ \"type\": \"TextBlock\", \"text\": \"New\", \"weight\": \"Bolder\" },");
  g_autoptr (GBytes) text = g_bytes_new_static (CARD (""), strlen (CARD ("")));
  g_autoptr (GBytes) other = g_bytes_new_static (longer, strlen (longer));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
  g_autoptr (CsSnapshot) changed = cs_snapshot_new (other);
  CsCardView *view = CS_CARD_VIEW (g_object_ref_sink (cs_card_view_new ()));

  cs_card_view_set_snapshot (view, snapshot);
  cs_card_view_set_snapshot (view, changed);
  check_all (view, changed, 1);
  g_assert_finalize_object (view);
}

static void
test_in_message (void)
{
  static const char message[] =
    "{ \"type\": \"message\", \"attachments\": [{ \"content\": "
    "{ \"type\": \"AdaptiveCard\", \"body\": [{ \"type\": \"TextBlock\", \"text\": \"In\" }] } }] }";
  g_autoptr (GBytes) text = g_bytes_new_static (message, strlen (message));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
  CsCardView *view = CS_CARD_VIEW (g_object_ref_sink (cs_card_view_new ()));

  cs_card_view_set_card (view, snapshot, cs_snapshot_find (snapshot, "/attachments/0/content"));
  cs_card_view_arrange (view, 400);
  check (view, snapshot, "/attachments/0/content/body/0");
  g_assert_finalize_object (view);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);

  g_test_add_func ("/render/pick/parts", test_pick);
  g_test_add_func ("/render/pick/after-change", test_after_change);
  g_test_add_func ("/render/pick/in-message", test_in_message);

  return g_test_run ();
}
