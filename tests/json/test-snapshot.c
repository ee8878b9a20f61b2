/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-snapshot.h"

#include <math.h>
#include <string.h>

#include "cs-json-pointer.h"

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

typedef struct
{
  const char *text;
  gboolean    is_integer;
  gint64      integer;
  double      number;
} NumberCase;

static void
test_numbers (void)
{
  static const NumberCase cases[] = {
    { "0", TRUE, 0, 0 },
    { "-0", TRUE, 0, 0 },
    { "2.0", TRUE, 2, 2 },
    { "1e2", TRUE, 100, 100 },
    { "1200e-2", TRUE, 12, 12 },
    { "0.00e99999999999999999999", TRUE, 0, 0 },
    { "1.5", FALSE, 0, 1.5 },
    { "1.50e1", TRUE, 15, 15 },
    { "1e-1", FALSE, 0, 0.1 },
    { "10e-1", TRUE, 1, 1 },
    { "9223372036854775807", TRUE, G_MAXINT64, 9223372036854775807.0 },
    { "-9223372036854775808", TRUE, G_MININT64, -9223372036854775808.0 },
    { "9223372036854775808", FALSE, 0, 9223372036854775808.0 },
    { "922337203685477580.7e1", TRUE, G_MAXINT64, 9223372036854775807.0 },
    { "1e400", FALSE, 0, HUGE_VAL },
    { "100000000000000000000000000000000000000000000000000000000000000000000e-68", TRUE, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CsSnapshot) snapshot = read_string (cases[i].text);
      gint64                 integer;
      double                 number;

      g_test_message ("%s", cases[i].text);
      g_assert_true (cs_snapshot_get_double (snapshot, 0, &number));
      g_assert_true (number == cases[i].number);
      g_assert_cmpint (cs_snapshot_get_integer (snapshot, 0, &integer), ==, cases[i].is_integer);
      if (cases[i].is_integer)
        g_assert_cmpint (integer, ==, cases[i].integer);
    }
}

static void
test_strings (void)
{
  g_autoptr (CsSnapshot) snapshot = read_string (
    "[\"\\u00e9\\ud83c\\udf89\\n\\/\", \"\\ud800x\", \"a\\u0000b\", \"\", 1]");

  g_assert_cmpstr (cs_snapshot_get_string (snapshot, 1), ==, "é🎉\n/");
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, 2), ==, "\xef\xbf\xbdx");
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, 3), ==, "a");
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, 4), ==, "");
  g_assert_null (cs_snapshot_get_string (snapshot, 5));
  g_assert_null (cs_snapshot_get_string (snapshot, CS_NODE_NONE));
  g_assert_null (cs_snapshot_get_key (snapshot, 1));
}

static void
test_find (void)
{
  g_autoptr (CsSnapshot) snapshot = read_string ("{\"a/b\": [10, {\"m~n\": 20}], \"d\": 1, \"d\": 2, \"\": 3}");
  g_autofree char       *pointer = NULL;
  gint64                 value;
  guint                  node;

  node = cs_snapshot_find (snapshot, "/a~1b/1/m~0n");
  g_assert_true (cs_snapshot_get_integer (snapshot, node, &value));
  g_assert_cmpint (value, ==, 20);
  pointer = cs_snapshot_dup_pointer (snapshot, node);
  g_assert_cmpstr (pointer, ==, "/a~1b/1/m~0n");

  g_assert_true (cs_snapshot_get_integer (snapshot, cs_snapshot_find (snapshot, "/d"), &value));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (cs_snapshot_get_integer (snapshot, cs_snapshot_find (snapshot, "/"), &value));
  g_assert_cmpint (value, ==, 3);
  g_assert_cmpuint (cs_snapshot_find (snapshot, ""), ==, 0);
  g_assert_cmpuint (cs_snapshot_find (snapshot, "/a~1b/01"), ==, CS_NODE_NONE);
  g_assert_cmpuint (cs_snapshot_find (snapshot, "/a~1b/-"), ==, CS_NODE_NONE);
  g_assert_cmpuint (cs_snapshot_find (snapshot, "/a~2b"), ==, CS_NODE_NONE);
  g_assert_cmpuint (cs_snapshot_find_nearest (snapshot, "/a~1b/7/x"), ==, cs_snapshot_find (snapshot, "/a~1b"));
  g_assert_cmpuint (cs_snapshot_get_member (snapshot, CS_NODE_NONE, "d"), ==, CS_NODE_NONE);
  g_assert_cmpuint (cs_snapshot_get_element (snapshot, CS_NODE_NONE, 0), ==, CS_NODE_NONE);
}

static void
test_find_at (void)
{
  /*                                              0123456789012345678901234 */
  g_autoptr (CsSnapshot) snapshot = read_string ("{ \"a\": [1, 22] , \"b\": }");
  static const guint     expected[] = { 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 1, 3, 3, 3, 1, 0, 0, 4, 4, 4, 4, 4, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpuint (cs_snapshot_find_at (snapshot, i), ==, expected[i]);
    }
  g_assert_cmpuint (cs_snapshot_find_at (snapshot, 999), ==, 0);
}

static void
test_json (void)
{
  g_autoptr (CsSnapshot) snapshot = read_string (
    "{\"a\": [1, 1.5, 1e400, 99999999999999999999, true], \"a\": \"x\", \"b\"}");
  JsonNode              *json = cs_snapshot_get_json (snapshot);
  g_autofree char       *text = json_to_string (json, FALSE);
  g_autoptr (CsSnapshot) list = read_string ("[1, 1.5, 1e400, 99999999999999999999, true, {}, []]");
  g_autofree char       *list_text = json_to_string (cs_snapshot_get_json (list), FALSE);

  g_assert_true (json_node_is_immutable (json));
  g_assert_true (cs_snapshot_get_json (snapshot) == json);
  g_assert_cmpstr (text, ==, "{\"a\":\"x\",\"b\":null}");
  g_assert_cmpstr (list_text, ==, "[1,1.5,null,null,true,{},[]]");
}

static gpointer
read_everything (gpointer data)
{
  CsSnapshot *snapshot = data;

  for (guint node = 0; node < cs_snapshot_get_n_nodes (snapshot); node++)
    {
      cs_snapshot_get_key (snapshot, node);
      cs_snapshot_get_string (snapshot, node);
    }
  g_assert_nonnull (cs_snapshot_get_json (snapshot));
  g_assert_cmpuint (cs_text_lines_get_n_lines (cs_snapshot_get_lines (snapshot)), ==, 1);
  cs_snapshot_unref (snapshot);
  return NULL;
}

static void
test_threads (void)
{
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (CsSnapshot) snapshot = read_string ("{\"a\": [\"\\u00e9\", \"b\"], c: \"d\"}");
      GThread               *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("reader", read_everything, cs_snapshot_ref (snapshot));
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_thread_join (threads[i]);
    }
}

/* Many names, all alike to a hash over their ends, and a few that are there twice */
static void
test_many_members (void)
{
  g_autoptr (GString)    text = g_string_new ("{");
  g_autoptr (CsSnapshot) snapshot = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "%s\"prefix--%u--suffix\":%u", i > 0 ? "," : "", i == 40000 ? 7 : i, i);
  g_string_append_c (text, '}');
  snapshot = read_string (text->str);
  g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 1);
  g_assert_cmpstr (cs_snapshot_get_fault (snapshot, 0)->id, ==, "json-duplicate-key");
  g_assert_true (g_str_has_prefix (cs_snapshot_get_fault (snapshot, 0)->message, "The name “prefix--7--suffix” "));
  g_assert_cmpuint (cs_snapshot_get_fault (snapshot, 0)->node, ==, 40001);
  g_assert_false (cs_snapshot_is_broken (snapshot));
}

static void
test_pointers (void)
{
  g_autofree char *joined = cs_json_pointer_join ("/a", "b/c~d");
  g_autofree char *token = NULL;
  g_autofree char *parent = cs_json_pointer_dup_parent (joined, &token);
  g_autofree char *none = cs_json_pointer_dup_parent ("", NULL);
  g_auto (GStrv)   steps = cs_json_pointer_split ("/a//b~1c");
  g_auto (GStrv)   root = cs_json_pointer_split ("");

  g_assert_cmpstr (joined, ==, "/a/b~1c~0d");
  g_assert_cmpstr (parent, ==, "/a");
  g_assert_cmpstr (token, ==, "b/c~d");
  g_assert_null (none);
  g_assert_cmpuint (g_strv_length (steps), ==, 3);
  g_assert_cmpstr (steps[1], ==, "");
  g_assert_cmpstr (steps[2], ==, "b/c");
  g_assert_cmpuint (g_strv_length (root), ==, 0);
  g_assert_null (cs_json_pointer_split ("a"));
  g_assert_null (cs_json_pointer_split ("/~"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/snapshot/tree", test_tree);

  g_test_add_func ("/json/snapshot/numbers", test_numbers);
  g_test_add_func ("/json/snapshot/strings", test_strings);
  g_test_add_func ("/json/snapshot/find", test_find);
  g_test_add_func ("/json/snapshot/find-at", test_find_at);
  g_test_add_func ("/json/snapshot/json", test_json);
  g_test_add_func ("/json/snapshot/threads", test_threads);
  g_test_add_func ("/json/snapshot/many-members", test_many_members);
  g_test_add_func ("/json/pointer", test_pointers);

  return g_test_run ();
}
