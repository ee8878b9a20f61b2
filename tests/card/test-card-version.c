/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-card-version.h"

#include "cs-snapshot.h"

static const char *
string_at (CsSnapshot *snapshot,
           guint       array,
           guint       index)
{
  return cs_snapshot_get_string (snapshot, cs_snapshot_get_element (snapshot, array, index));
}

static void
check_valid (CsSnapshot *snapshot,
             guint       node)
{
  CsCardVersion version;
  guint         numbers = cs_snapshot_get_element (snapshot, node, 1);

  g_assert_true (cs_card_version_parse (string_at (snapshot, node, 0), &version));
  for (guint i = 0; i < 4; i++)
    {
      gint64 number;

      g_assert_true (cs_snapshot_get_integer (snapshot, cs_snapshot_get_element (
                                                snapshot, numbers, i), &number));
      g_assert_cmpuint (version.numbers[i], ==, number);
    }
}

static void
check_compared (CsSnapshot *snapshot,
                guint       node)
{
  CsCardVersion a;
  CsCardVersion b;

  g_assert_true (cs_card_version_parse (string_at (snapshot, node, 0), &a));
  g_assert_true (cs_card_version_parse (string_at (snapshot, node, 2), &b));
  if (g_str_equal (string_at (snapshot, node, 1), "="))
    {
      g_assert_cmpint (cs_card_version_compare (&a, &b), ==, 0);
    }
  else
    {
      g_assert_cmpint (cs_card_version_compare (&a, &b), <, 0);
      g_assert_cmpint (cs_card_version_compare (&b, &a), >, 0);
    }
}

static void
test_conformance (void)
{
  g_autofree char       *path = g_build_filename (g_getenv ("CS_TEST_SHARED"),
                                                  "corpus/cards/conformance/semver.json", NULL);
  char                  *text;
  gsize                  length;
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;
  CsCardVersion          version;
  guint                  node;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  bytes = g_bytes_new_take (text, length);
  snapshot = cs_snapshot_new (bytes);

  for (node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/valid"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    check_valid (snapshot, node);
  for (node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/invalid"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    g_assert_false (cs_card_version_parse (cs_snapshot_get_string (snapshot, node), &version));
  for (node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/compare"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    check_compared (snapshot, node);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/version/conformance", test_conformance);
  return g_test_run ();
}
