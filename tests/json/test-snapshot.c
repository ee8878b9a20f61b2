/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-snapshot.h"

#include <string.h>

static CsSnapshot *
read_string (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static void
test_tree (void)
{
  g_autoptr (CsSnapshot) snapshot = read_string ("{\"a\": [1, 2], \"b\"     }");
  CsSpan                 span;

  g_assert_cmpuint (cs_snapshot_get_n_nodes (snapshot), ==, 5);
  g_assert_cmpint (cs_snapshot_get_kind (snapshot, 0), ==, CS_JSON_OBJECT);
  g_assert_cmpint (cs_snapshot_get_kind (snapshot, 1), ==, CS_JSON_ARRAY);
  g_assert_cmpint (cs_snapshot_get_kind (snapshot, 4), ==, CS_JSON_MISSING);
  g_assert_cmpstr (cs_snapshot_get_key (snapshot, 4), ==, "b");
  g_assert_cmpuint (cs_snapshot_get_n_children (snapshot, 0), ==, 2);
  g_assert_cmpuint (cs_snapshot_get_next (snapshot, 1), ==, 4);
  span = cs_snapshot_get_value_span (snapshot, 1);
  g_assert_cmpuint (span.start, ==, 6);
  g_assert_cmpuint (span.length, ==, 6);
  span = cs_snapshot_get_key_span (snapshot, 4);
  g_assert_cmpuint (span.start, ==, 14);
  g_assert_cmpuint (span.length, ==, 3);
  span = cs_snapshot_get_value_span (snapshot, 4);
  g_assert_cmpuint (span.start, ==, 17);
  g_assert_cmpuint (span.length, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/snapshot/tree", test_tree);

  return g_test_run ();
}
