/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-snapshot.h"
#include "cs-text-edit.h"

#include <string.h>

/* @faults: what is found, each as id@line:column; @fixed: the text after all cures that there are,
 * one after the other, NULL where it does not become clean; @tree: the minimal form of the tree,
 * with ? for a missing value */
typedef struct
{
  const char *name;
  const char *text;
  gssize      length;
  const char *faults;
  const char *fixed;
  const char *tree;
} Case;

#define TEXT(text) text, sizeof text - 1

static const Case cases[] = {
  { "clean", TEXT ("{\"a\": [1, true]}"), "", "{\"a\": [1, true]}", "{a:[1,true]}" },
  { "empty", TEXT (""), "json-syntax@1:1", NULL, "?" },
  { "blank", TEXT (" \n "), "json-syntax@2:2", NULL, "?" },

  /* Commas */
  { "trailing-comma", TEXT ("{\n  \"a\": 1,\n}"), "json-trailing-comma@2:9", "{\n  \"a\": 1\n}", "{a:1}" },
  { "trailing-comma-list", TEXT ("[1, 2, ]"), "json-trailing-comma@1:6", "[1, 2 ]", "[1,2]" },
  { "trailing-commas", TEXT ("[1,,]"), "json-trailing-comma@1:3", "[1]", "[1]" },
  { "trailing-comma-then-comment", TEXT ("[1, // ,\n]"), "json-trailing-comma@1:3 json-comment@1:5", "[1\n]", "[1]" },
  { "extra-comma", TEXT ("[1,,2]"), "json-syntax@1:4", "[1,2]", "[1,2]" },
  { "leading-comma", TEXT ("[,1]"), "json-syntax@1:2", "[1]", "[1]" },
  { "only-comma", TEXT ("{,}"), "json-syntax@1:2", "{}", "{}" },
  { "extra-comma-object", TEXT ("{\"a\":1,,\"b\":2}"), "json-syntax@1:8", "{\"a\":1,\"b\":2}", "{a:1,b:2}" },
  { "missing-comma", TEXT ("{\n  \"a\": 1\n  \"b\": 2\n}"), "json-missing-comma@2:9",
    "{\n  \"a\": 1,\n  \"b\": 2\n}", "{a:1,b:2}" },
  { "missing-comma-list", TEXT ("[1 2 {} []]"),
    "json-missing-comma@1:3 json-missing-comma@1:5 json-missing-comma@1:8", "[1, 2, {}, []]", "[1,2,{},[]]" },
  { "missing-comma-after-object", TEXT ("{\"a\": {}\n\"b\": 1}"), "json-missing-comma@1:9",
    "{\"a\": {},\n\"b\": 1}", "{a:{},b:1}" },
  { "missing-comma-bare-name", TEXT ("{\"a\": 1 b: 2}"), "json-missing-comma@1:8 json-syntax@1:9",
    "{\"a\": 1, \"b\": 2}", "{a:1,b:2}" },
  { "semicolon", TEXT ("{\"a\":1; \"b\":2}"), "json-syntax@1:7", "{\"a\":1, \"b\":2}", "{a:1,b:2}" },
  { "colon-in-list", TEXT ("[\"a\": 1]"), "json-syntax@1:5", "[\"a\", 1]", "[\"a\",1]" },

  /* Comments */
  { "line-comment", TEXT ("{\n  // why\n  \"a\": 1 // how\n}"), "json-comment@2:3 json-comment@3:10",
    "{\n  \"a\": 1\n}", "{a:1}" },
  { "block-comment", TEXT ("{/* x */\"a\": /* y */ 1}"), "json-comment@1:2 json-comment@1:14",
    "{\"a\": 1}", "{a:1}" },
  { "hash-comment", TEXT ("# head\n[1]"), "json-comment@1:1", "[1]", "[1]" },
  { "comment-at-end", TEXT ("[1]\n// end"), "json-comment@2:1", "[1]\n", "[1]" },
  { "comment-between-values", TEXT ("[true/**/false]"), "json-comment@1:6 json-missing-comma@1:6",
    "[true, false]", "[true,false]" },
  { "unclosed-comment", TEXT ("{\"a\": 1 /* x }"), "json-comment@1:9", NULL, "{a:1}" },

  /* Quotes and strings */
  { "single-quotes", TEXT ("{'a': 'it\\'s \"x\"'}"), "json-single-quotes@1:2 json-single-quotes@1:7",
    "{\"a\": \"it's \\\"x\\\"\"}", "{a:\"it's \"x\"\"}" },
  { "curly-quotes", TEXT ("{“a”: “b”}"), "json-syntax@1:2 json-syntax@1:7", "{\"a\": \"b\"}", "{a:\"b\"}" },
  { "bare-names", TEXT ("{a: 1, $b_2: {c: 2}}"), "json-syntax@1:2 json-syntax@1:8 json-syntax@1:15",
    "{\"a\": 1, \"$b_2\": {\"c\": 2}}", "{a:1,$b_2:{c:2}}" },
  { "unterminated-value", TEXT ("{\n  \"a\": \"x,\n  \"b\": 2\n}"), "json-syntax@2:8",
    "{\n  \"a\": \"x\",\n  \"b\": 2\n}", "{a:\"x\",b:2}" },
  { "unterminated-last-value", TEXT ("{\n  \"b\": 2,\n  \"a\": \"x\n}"), "json-syntax@3:8",
    "{\n  \"b\": 2,\n  \"a\": \"x\"\n}", "{b:2,a:\"x\"}" },
  { "unterminated-inline", TEXT ("{\"a\": [\"x]}"), "json-syntax@1:8", "{\"a\": [\"x\"]}", "{a:[\"x\"]}" },
  { "unterminated-name", TEXT ("{\n  \"a: 1,\n  \"b\": 2\n}"), "json-syntax@2:3",
    "{\n  \"a\": 1,\n  \"b\": 2\n}", "{a:1,b:2}" },
  { "line-break-in-string", TEXT ("{\"a\": \"one\ntwo\", \"b\": 2}"), "json-syntax@1:7", NULL, NULL },
  { "quotes-in-string", TEXT ("{\"a\": \"say \"hello\" now\", \"b\": 2}"), "json-syntax@1:13",
    NULL, "{a:\"say \",b:2}" },
  { "tab-in-string", TEXT ("[\"a\tb\"]"), "json-syntax@1:4", "[\"a\\tb\"]", "[\"a\tb\"]" },
  { "bad-escape", TEXT ("[\"C:\\Program\"]"), "json-syntax@1:5", "[\"C:\\\\Program\"]", "[\"C:Program\"]" },
  { "bad-unicode-escape", TEXT ("[\"\\u12\"]"), "json-syntax@1:3", NULL, "[\"u12\"]" },
  { "nul", TEXT ("[\"a\\u0000b\"]"), "json-nul@1:4", "[\"a\\u0000b\"]", "[\"a\"]" },

  /* Half-typed members */
  { "name-only", TEXT ("{\"a\": 1, \"b\"}"), "json-syntax@1:10", NULL, "{a:1,b:?}" },
  { "name-and-colon", TEXT ("{\"a\": 1, \"b\": }"), "json-syntax@1:10", NULL, "{a:1,b:?}" },
  { "name-and-colon-then-more", TEXT ("{\"a\":\n \"b\": 2}"), "json-syntax@1:2", NULL, "{a:?,b:2}" },
  { "name-then-more", TEXT ("{\"a\"\n \"b\": 2}"), "json-syntax@1:2", NULL, "{a:?,b:2}" },
  { "name-comma", TEXT ("{\"a\", \"b\": 2}"), "json-syntax@1:2", NULL, "{a:?,b:2}" },
  { "missing-colon", TEXT ("{\"a\" 1, \"b\" {}}"), "json-syntax@1:5 json-syntax@1:12",
    "{\"a\": 1, \"b\": {}}", "{a:1,b:{}}" },
  { "equals", TEXT ("{\"a\" = 1}"), "json-syntax@1:6", "{\"a\" : 1}", "{a:1}" },
  { "two-colons", TEXT ("{\"a\":: 1}"), "json-syntax@1:6", "{\"a\": 1}", "{a:1}" },
  { "missing-name", TEXT ("{: 1, \"b\": 2}"), "json-syntax@1:2", NULL, "{1,b:2}" },
  { "missing-name-half-typed", TEXT ("{{\"a\":"),
    "json-syntax@1:2 json-syntax@1:3 json-syntax@1:7", NULL, "{{a:?}}" },
  { "bare-value", TEXT ("{\"a\": hello world, \"b\": 2}"), "json-syntax@1:7", NULL, "{a:?,b:2}" },
  { "half-typed-word", TEXT ("{\"a\": tru}"), "json-syntax@1:7", NULL, "{a:?}" },
  { "python-words", TEXT ("[True, None]"), "json-syntax@1:2 json-syntax@1:8", "[true, null]", "[?,?]" },
  { "placeholder", TEXT ("{\"a\": ${{A}}, \"b\": 1}"), "json-syntax@1:7", NULL, "{a:?,b:1}" },

  /* Brackets */
  { "unclosed-object", TEXT ("{\n  \"a\": 1\n"), "json-syntax@2:9", "{\n  \"a\": 1\n}\n", "{a:1}" },
  { "unclosed-nested", TEXT ("{\n  \"a\": [\n    1"), "json-syntax@3:6", "{\n  \"a\": [\n    1\n  ]\n}", "{a:[1]}" },
  { "unclosed-after-comma", TEXT ("{\"a\": 1,"), "json-trailing-comma@1:8 json-syntax@1:9", "{\"a\": 1}", "{a:1}" },
  { "unclosed-list-inside", TEXT ("{\"a\": [1, \"b\": 2}"), "json-syntax@1:9",
    "{\"a\": [1], \"b\": 2}", "{a:[1],b:2}" },
  { "unclosed-list-before-end", TEXT ("{\"a\": {\"b\": [1, 2}, \"c\": 3}"), "json-syntax@1:18",
    "{\"a\": {\"b\": [1, 2]}, \"c\": 3}", NULL },
  { "wrong-bracket", TEXT ("{\"a\": [1, 2}, \"c\": 3}"), "json-syntax@1:12",
    "{\"a\": [1, 2], \"c\": 3}", "{a:[1,2],c:3}" },
  { "wrong-last-bracket", TEXT ("[1, 2}"), "json-syntax@1:6", "[1, 2]", "[1,2]" },
  { "extra-bracket", TEXT ("{\"a\": [1]], \"b\": 2}"), "json-syntax@1:10", NULL, "{a:[1],b:2}" },
  { "extra-brace", TEXT ("{\"a\": {}}, \"b\": 2}"), "json-syntax@1:9", "{\"a\": {}, \"b\": 2}", "{a:{},b:2}" },
  { "extra-brace-at-end", TEXT ("{\"a\": 1}}"), "json-syntax@1:9", "{\"a\": 1}", "{a:1}" },
  { "text-after-end", TEXT ("{} {}"), "json-syntax@1:4", NULL, "{}" },

  /* Duplicates */
  { "duplicate", TEXT ("{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}"), "json-duplicate-key@4:3",
    "{\n  \"b\": 2,\n  \"a\": 3\n}", "{a:1,b:2,a:3}" },
  { "duplicate-escaped", TEXT ("{\"a\": 1, \"\\u0061\": 2}"), "json-duplicate-key@1:10",
    "{\"\\u0061\": 2}", "{a:1,a:2}" },
  { "three-times", TEXT ("{\"a\":1,\"a\":2,\"a\":3}"), "json-duplicate-key@1:8 json-duplicate-key@1:14",
    "{\"a\":3}", "{a:1,a:2,a:3}" },

  /* Numbers */
  { "big-number", TEXT ("[9223372036854775808, -9223372036854775808, 1e400, 1e-400, 0e-400]"),
    "json-number-range@1:2 json-number-range@1:45 json-number-range@1:52",
    "[9223372036854775808, -9223372036854775808, 1e400, 1e-400, 0e-400]", NULL },
  { "odd-numbers", TEXT ("[+1, .5, 1., -.5e3]"), "json-syntax@1:2 json-syntax@1:6 json-syntax@1:10 json-syntax@1:14",
    "[1, 0.5, 1.0, -0.5e3]", "[?,?,?,?]" },
  { "leading-zero", TEXT ("[012]"), "json-syntax@1:2", NULL, "[?]" },

  /* Bytes */
  { "bom", TEXT ("\xef\xbb\xbf{}"), "json-bom@1:1", "{}", "{}" },
  { "no-break-space", TEXT ("{\xc2\xa0\"a\": 1}"), "json-syntax@1:2", "{ \"a\": 1}", "{a:1}" },
  { "nul-byte", TEXT ("[1\0]"), "json-syntax@1:3", "[1]", "[1]" },
  { "utf-16le", TEXT ("{\0\"\0\xe9\0\"\0:\0""1\0}\0"), "json-encoding@1:1", "{\"é\":1}", "?" },
  { "utf-16le-bom", TEXT ("\xff\xfe[\0]\0"), "json-encoding@1:1", "[]", "?" },
  { "utf-16be", TEXT ("\0[\0""1\0]"), "json-encoding@1:1", "[1]", "?" },
  { "utf-16be-bom", TEXT ("\xfe\xff\0[\0]"), "json-encoding@1:1", "[]", "?" },
  { "utf-32le-bom", TEXT ("\xff\xfe\0\0[\0\0\0]\0\0\0"), "json-encoding@1:1", "[]", "?" },
  { "utf-32be", TEXT ("\0\0\0[\0\0\0]"), "json-encoding@1:1", "[]", "?" },
  { "latin-1", TEXT ("{\"a\": \"caf\xe9\"}"), "json-encoding@1:11", "{\"a\": \"café\"}", "?" },
  { "damaged-utf-8", TEXT ("[\"é\xc3\"]"), "json-encoding@1:4", NULL, "?" },

  { "many", TEXT ("\xef\xbb\xbf// a connector\n{\n  'name': 'x' // short\n  \"b\": [1, 2,],\n  \"b\": True,\n}\n"),
    "json-bom@1:1 json-comment@1:2 json-single-quotes@3:3 json-single-quotes@3:11 json-missing-comma@3:14 "
    "json-comment@3:15 json-trailing-comma@4:13 json-duplicate-key@5:3 json-syntax@5:8 json-trailing-comma@5:12",
    "{\n  \"name\": \"x\",\n  \"b\": true\n}\n", NULL },
};

static char *
list_faults (CsSnapshot *snapshot)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      const CsJsonFault *fault = cs_snapshot_get_fault (snapshot, i);
      guint              line;
      guint              column;

      cs_text_lines_get_position (cs_snapshot_get_lines (snapshot), fault->span.start, &line, &column);
      g_string_append_printf (result, "%s%s@%u:%u", i > 0 ? " " : "", fault->id, line, column);
      g_test_message ("%u:%u: %s", line, column, fault->message);
      g_assert_cmpuint (fault->node, <, cs_snapshot_get_n_nodes (snapshot));
    }

  return g_string_free (result, FALSE);
}

static void
append_tree (GString    *result,
             CsSnapshot *snapshot,
             guint       node)
{
  gsize       length;
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), &length);
  CsSpan      span = cs_snapshot_get_value_span (snapshot, node);
  CsJsonKind  kind = cs_snapshot_get_kind (snapshot, node);

  if (cs_snapshot_get_key (snapshot, node) != NULL)
    g_string_append_printf (result, "%s:", cs_snapshot_get_key (snapshot, node));

  if (kind == CS_JSON_MISSING)
    g_string_append_c (result, '?');
  else if (kind == CS_JSON_STRING)
    g_string_append_printf (result, "\"%s\"", cs_snapshot_get_string (snapshot, node));
  else if (kind != CS_JSON_OBJECT && kind != CS_JSON_ARRAY)
    g_string_append_len (result, text + span.start, span.length);
  else
    {
      guint child = cs_snapshot_get_first_child (snapshot, node);

      g_string_append_c (result, kind == CS_JSON_OBJECT ? '{' : '[');
      for (; child != CS_NODE_NONE; child = cs_snapshot_get_next (snapshot, child))
        {
          append_tree (result, snapshot, child);
          if (cs_snapshot_get_next (snapshot, child) != CS_NODE_NONE)
            g_string_append_c (result, ',');
        }
      g_string_append_c (result, kind == CS_JSON_OBJECT ? '}' : ']');
    }
}

/* Cures the first fault that can be cured, until none is left */
static CsSnapshot *
fix_all (GBytes *text)
{
  CsSnapshot *snapshot = cs_snapshot_new (text);
  guint       n_rounds = 0;

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot);)
    {
      g_autoptr (CsTextEdit) edit = cs_text_edit_fix_fault (snapshot, i);
      g_autoptr (GBytes)     fixed = NULL;

      if (edit == NULL)
        {
          i++;
          continue;
        }
      fixed = cs_text_edit_apply (edit, cs_snapshot_get_bytes (snapshot));
      cs_snapshot_unref (snapshot);
      snapshot = cs_snapshot_new (fixed);
      g_assert_cmpuint (++n_rounds, <, 50);
      i = 0;
    }

  return snapshot;
}

static void
check_case (gconstpointer data)
{
  const Case            *test = data;
  g_autoptr (GBytes)     bytes = g_bytes_new_static (test->text, test->length);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (CsSnapshot) fixed = fix_all (bytes);
  g_autofree char       *faults = list_faults (snapshot);
  g_autoptr (GString)    tree = g_string_new (NULL);
  gboolean               clean = TRUE;
  gsize                  length;
  const char            *text;

  g_assert_cmpstr (faults, ==, test->faults);

  cs_snapshot_get_json (snapshot);
  append_tree (tree, snapshot, 0);
  if (test->tree != NULL)
    g_assert_cmpstr (tree->str, ==, test->tree);

  for (guint i = 0; i < cs_snapshot_get_n_faults (fixed); i++)
    clean &= cs_snapshot_get_fault (fixed, i)->severity != CS_SEVERITY_ERROR;
  text = g_bytes_get_data (cs_snapshot_get_bytes (fixed), &length);
  if (test->fixed != NULL)
    g_assert_cmpmem (text, length, test->fixed, strlen (test->fixed));
  g_assert_cmpint (clean, ==, test->fixed != NULL);
}

/* A file of nothing but faults keeps the first ones and says that there are more */
static void
test_cap (void)
{
  g_autoptr (GString)    text = g_string_new ("[");
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "01,");
  bytes = g_bytes_new_static (text->str, text->len);
  snapshot = cs_snapshot_new (bytes);
  g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 101);
  g_assert_cmpstr (cs_snapshot_get_fault (snapshot, 100)->id, ==, "json-too-large");
  g_assert_cmpint (cs_snapshot_get_fault (snapshot, 100)->severity, ==, CS_SEVERITY_ERROR);
}

static void
test_depth (void)
{
  for (guint depth = CS_JSON_MAX_DEPTH; depth <= 100000; depth += 100000 - CS_JSON_MAX_DEPTH)
    {
      g_autoptr (GString)    text = g_string_new (NULL);
      g_autoptr (GBytes)     bytes = NULL;
      g_autoptr (CsSnapshot) snapshot = NULL;

      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, '[');
      for (guint i = 0; i < depth; i++)
        g_string_append_c (text, ']');
      bytes = g_bytes_new_static (text->str, text->len);
      snapshot = cs_snapshot_new (bytes);
      g_assert_nonnull (cs_snapshot_get_json (snapshot));
      if (depth == CS_JSON_MAX_DEPTH)
        {
          g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 0);
          continue;
        }
      g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 1);
      g_assert_cmpstr (cs_snapshot_get_fault (snapshot, 0)->id, ==, "json-too-deep");
      g_assert_cmpuint (cs_snapshot_get_fault (snapshot, 0)->span.start, ==, CS_JSON_MAX_DEPTH);
    }
}

static void
test_size (void)
{
  gsize                  length = CS_JSON_MAX_BYTES + 1;
  char                  *text = g_malloc (length);
  g_autoptr (GBytes)     bytes = g_bytes_new_take (text, length);
  g_autoptr (GBytes)     shorter = g_bytes_new_from_bytes (bytes, 0, CS_JSON_MAX_BYTES);
  g_autoptr (CsSnapshot) large = NULL;
  g_autoptr (CsSnapshot) many = NULL;

  for (gsize i = 0; i < length; i++)
    text[i] = i == 0 ? '[' : i % 2 ? '1' : ',';
  large = cs_snapshot_new (bytes);
  g_assert_cmpuint (cs_snapshot_get_n_faults (large), ==, 1);
  g_assert_cmpstr (cs_snapshot_get_fault (large, 0)->id, ==, "json-too-large");
  g_assert_cmpint (cs_snapshot_get_kind (large, 0), ==, CS_JSON_MISSING);
  g_assert_null (cs_snapshot_get_json (large));

  many = cs_snapshot_new (shorter);
  g_assert_cmpuint (cs_snapshot_get_n_faults (many), ==, 1);
  g_assert_cmpstr (cs_snapshot_get_fault (many, 0)->id, ==, "json-too-large");
  g_assert_cmpuint (cs_snapshot_get_n_nodes (many), ==, CS_JSON_MAX_NODES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/faults/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/json/faults/cap", test_cap);
  g_test_add_func ("/json/faults/depth", test_depth);
  g_test_add_func ("/json/faults/size", test_size);

  return g_test_run ();
}
