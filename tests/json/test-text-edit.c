/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-text-edit.h"

#include "cs-json-writer.h"

#include <string.h>

typedef enum
{
  SET,
  DEEP,
  INSERT,
  REMOVE,
  MOVE,
  RENAME,
} Operation;

/* @after is what comes out, NULL where @error does; @argument the value, the new place or name */
typedef struct
{
  const char *name;
  const char *before;
  Operation   operation;
  const char *pointer;
  const char *argument;
  const char *sibling;
  const char *after;
  int         error;
} Case;

static const Case cases[] = {
  { "set", "{ \"a\" : 1 }", SET, "/a", "2", NULL, "{ \"a\" : 2 }" },
  { "set-same", "{\"a\":1}", SET, "/a", "1", NULL, "{\"a\":1}" },
  { "set-root", "{\"a\":1}\n", SET, "", "[]", NULL, "[]\n" },
  { "set-trims-value", "{\"a\":1}", SET, "/a", "  2 \n", NULL, "{\"a\":2}" },
  { "set-in-empty-file", "", SET, "", "{}", NULL, "{}" },
  { "set-in-empty-object", "{}", SET, "/a", "1", NULL, "{\n  \"a\": 1\n}" },
  { "set-in-empty-crlf", "{\r\n}\r\n", SET, "/a", "1", NULL, "{\r\n  \"a\": 1\r\n}\r\n" },
  { "set-keeps-bom", "\xef\xbb\xbf{\"a\":1}", SET, "/a", "2", NULL, "\xef\xbb\xbf{\"a\":2}" },
  { "set-last-duplicate", "{\"a\":1,\"a\":2}", SET, "/a", "3", NULL, "{\"a\":1,\"a\":3}" },
  { "set-after-blank-line", "{\n  \"a\": 1,\n\n  \"b\": 2\n}", SET, "/c", "3", NULL,
    "{\n  \"a\": 1,\n\n  \"b\": 2,\n  \"c\": 3\n}" },
  { "set-indents-anew", "{\n\t\"a\": 1\n}", SET, "/a", "{\n  \"x\": [\n    1\n  ]\n}", NULL,
    "{\n\t\"a\": {\n\t\t\"x\": [\n\t\t\t1\n\t\t]\n\t}\n}" },
  { "set-no-parent", "{\"a\":1}", SET, "/b/c", "1", NULL, NULL, CS_JSON_ERROR_NO_PARENT },
  { "set-in-scalar", "{\"a\":1}", SET, "/a/b", "1", NULL, NULL, CS_JSON_ERROR_NO_PARENT },
  { "set-bad-pointer", "{\"a\":1}", SET, "a", "1", NULL, NULL, CS_JSON_ERROR_NO_PARENT },
  { "set-bad-value", "{\"a\":1}", SET, "/a", "{", NULL, NULL, CS_JSON_ERROR_BAD_VALUE },
  { "set-empty-value", "{\"a\":1}", SET, "/a", "", NULL, NULL, CS_JSON_ERROR_BAD_VALUE },
  { "set-past-end", "[1]", SET, "/2", "1", NULL, NULL, CS_JSON_ERROR_NOT_FOUND },
  { "set-leading-zero-index", "[1]", SET, "/00", "1", NULL, NULL, CS_JSON_ERROR_NOT_FOUND },
  { "append", "[1, 2]", SET, "/-", "3", NULL, "[1, 2, 3]" },
  { "append-at-index", "[1,2]", SET, "/2", "3", NULL, "[1,2,3]" },

  { "deep", "{\n  \"a\": 1\n}", DEEP, "/b/c", "2", NULL, "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}" },
  { "deep-minified", "{\"a\":1,\"x\":2}", DEEP, "/b/c/d", "2", NULL, "{\"a\":1,\"x\":2,\"b\":{\"c\":{\"d\":2}}}" },
  { "deep-existing", "{\"a\": {\"b\": 1}}", DEEP, "/a/b", "2", NULL, "{\"a\": {\"b\": 2}}" },
  { "deep-empty-file", "", DEEP, "/a", "1", NULL, "{\n  \"a\": 1\n}" },
  { "deep-half-typed", "{\n  \"a\": \n}", DEEP, "/a/b", "1", NULL, "{\n  \"a\": {\n    \"b\": 1\n  } \n}" },
  { "deep-scalar-in-the-way", "{\"a\": 1}", DEEP, "/a/b", "2", NULL, NULL, CS_JSON_ERROR_NO_PARENT },

  { "insert-before", "{\n  \"a\": 1,\n  \"c\": 3\n}", INSERT, "/b", "2", "c",
    "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}" },
  { "insert-first", "[1, 2]", INSERT, "/0", "0", NULL, "[0, 1, 2]" },
  { "insert-first-padded", "{ \"a\": 1, \"b\": 2 }", INSERT, "/x", "0", "a", "{ \"x\": 0, \"a\": 1, \"b\": 2 }" },
  { "insert-exists", "{\"a\":1}", INSERT, "/a", "2", NULL, NULL, CS_JSON_ERROR_EXISTS },
  { "insert-no-sibling", "{\"a\":1}", INSERT, "/b", "2", "z", NULL, CS_JSON_ERROR_NOT_FOUND },

  { "remove-first", "{\n  \"a\": 1,\n  \"b\": 2\n}", REMOVE, "/a", NULL, NULL, "{\n  \"b\": 2\n}" },
  { "remove-last", "{\n  \"a\": 1,\n  \"b\": 2\n}", REMOVE, "/b", NULL, NULL, "{\n  \"a\": 1\n}" },
  { "remove-only", "{\n  \"a\": 1\n}", REMOVE, "/a", NULL, NULL, "{}" },
  { "remove-duplicates", "{\"a\":1,\"b\":2,\"a\":3}", REMOVE, "/a", NULL, NULL, "{\"b\":2}" },
  { "remove-all-duplicates", "{\"a\":1,\"a\":3}", REMOVE, "/a", NULL, NULL, "{}" },
  { "remove-missing", "{}", REMOVE, "/a", NULL, NULL, NULL, CS_JSON_ERROR_NOT_FOUND },
  { "remove-root", "{}", REMOVE, "", NULL, NULL, NULL, CS_JSON_ERROR_NO_PARENT },

  { "move-up", "[1, 2, 3]", MOVE, "/2", "/0", NULL, "[3, 1, 2]" },
  { "move-down", "[1, 2, 3]", MOVE, "/0", "/2", NULL, "[2, 3, 1]" },
  { "move-into", "{\"a\": 1, \"b\": {}}", MOVE, "/a", "/b/c", NULL, "{\"b\": {\"c\": 1}}" },
  { "move-over", "{\"a\": 1, \"b\": 2}", MOVE, "/a", "/b", NULL, "{\"b\": 1}" },
  { "move-within-itself", "{\"a\": {}}", MOVE, "/a", "/a/b", NULL, NULL, CS_JSON_ERROR_NO_PARENT },
  { "move-keeps-spelling", "{\"a\": 1.50e1, \"b\": []}", MOVE, "/a", "/b/0", NULL, "{\"b\": [1.50e1]}" },

  { "rename", "{ \"a\":1 }", RENAME, "/a", "b\"", NULL, "{ \"b\\\"\":1 }" },
  { "rename-exists", "{\"a\":1,\"b\":2}", RENAME, "/a", "b", NULL, NULL, CS_JSON_ERROR_EXISTS },
  { "rename-element", "[1]", RENAME, "/0", "b", NULL, NULL, CS_JSON_ERROR_NO_PARENT },

  /* With faults elsewhere, and here */
  { "trailing-comma", "{\"a\": 1, \"b\": [1,]}", SET, "/a", "2", NULL, "{\"a\": 2, \"b\": [1,]}" },
  { "append-after-trailing-comma", "{\n  \"a\": 1,\n}", SET, "/b", "2", NULL, "{\n  \"a\": 1,\n  \"b\": 2\n}" },
  { "append-after-comment", "{\n  \"a\": 1 // one\n}", SET, "/b", "2", NULL, "{\n  \"a\": 1, // one\n  \"b\": 2\n}" },
  { "append-after-line-comment", "{\"a\": 1 // one\n}", SET, "/b", "2", NULL, "{\"a\": 1, // one\n\"b\": 2\n}" },
  { "half-typed", "{\"a\": 1, \"b\"}", SET, "/b", "2", NULL, "{\"a\": 1, \"b\": 2}" },
  { "half-typed-no-colon-anywhere", "{\"a\" 1, \"b\"}", SET, "/b", "2", NULL, "{\"a\" 1, \"b\": 2}" },
  { "half-typed-colon", "{\"a\": 1, \"b\":}", SET, "/b", "2", NULL, "{\"a\": 1, \"b\": 2}" },
  { "garbage", "{\"a\": tru, \"b\": 1}", SET, "/a", "true", NULL, "{\"a\": true, \"b\": 1}" },
  { "bare-name", "{a: 1}", SET, "/a", "2", NULL, "{a: 2}" },
  { "unclosed", "{\n  \"a\": 1", SET, "/b", "2", NULL, "{\n  \"a\": 1,\n  \"b\": 2" },
  { "unclosed-empty", "{", SET, "/b", "2", NULL, "{\n  \"b\": 2" },
  { "unterminated", "{\n  \"a\": \"x\n}", SET, "/b", "2", NULL, "{\n  \"a\": \"x,\n  \"b\": 2\n}" },
  { "among-garbage", "{\"a\": hello world}", SET, "/b", "2", NULL, NULL, CS_JSON_ERROR_BROKEN },
  { "remove-with-comment", "{\n  \"a\": 1,\n  // b\n  \"b\": 2\n}", REMOVE, "/b", NULL, NULL,
    "{\n  \"a\": 1\n  // b\n  \n}" },
};

static CsTextEdit *
edit_text (const Case *test,
           CsSnapshot *snapshot,
           GError    **error)
{
  switch (test->operation)
    {
    case SET: return cs_text_edit_set (snapshot, test->pointer, test->argument, error);
    case DEEP: return cs_text_edit_set_deep (snapshot, test->pointer, test->argument, error);
    case INSERT: return cs_text_edit_insert (snapshot, test->pointer, test->argument, test->sibling, error);
    case REMOVE: return cs_text_edit_remove (snapshot, test->pointer, error);
    case MOVE: return cs_text_edit_move (snapshot, test->pointer, test->argument, error);
    case RENAME: return cs_text_edit_rename (snapshot, test->pointer, test->argument, error);
    default: g_assert_not_reached ();
    }
}

static void
check_case (gconstpointer data)
{
  const Case            *test = data;
  g_autoptr (GBytes)     bytes = g_bytes_new_static (test->before, strlen (test->before));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (GError)     error = NULL;
  g_autoptr (CsTextEdit) edit = edit_text (test, snapshot, &error);
  g_autoptr (CsTextEdit) copy = NULL;
  g_autoptr (GBytes)     after = NULL;

  if (test->after == NULL)
    {
      g_assert_null (edit);
      g_assert_error (error, CS_JSON_ERROR, test->error);
      return;
    }

  g_assert_no_error (error);
  copy = cs_text_edit_copy (edit);
  after = cs_text_edit_apply (copy, bytes);
  {
    g_autofree char *text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));

    g_assert_cmpstr (text, ==, test->after);
  }
}

static void
test_smallest (void)
{
  g_autoptr (GBytes)       bytes = g_bytes_new_static ("{\"a\": \"one word\"}", 17);
  g_autoptr (CsSnapshot)   snapshot = cs_snapshot_new (bytes);
  g_autoptr (CsTextEdit)   edit = cs_text_edit_set (snapshot, "/a", "\"one wörd\"", NULL);
  const CsTextReplacement *replacement;

  g_assert_cmpuint (cs_text_edit_get_n_replacements (edit), ==, 1);
  replacement = cs_text_edit_get_replacement (edit, 0);
  g_assert_cmpuint (replacement->span.start, ==, 12);
  g_assert_cmpuint (replacement->span.length, ==, 1);
  g_assert_cmpstr (replacement->text, ==, "ö");
}

static void
test_difference (void)
{
  g_autoptr (GBytes)       before = g_bytes_new_static ("aäb", 4);
  g_autoptr (GBytes)       after = g_bytes_new_static ("aöb", 4);
  g_autoptr (CsTextEdit)   edit = cs_text_edit_difference (before, after);
  g_autoptr (CsTextEdit)   none = cs_text_edit_difference (before, before);
  g_autoptr (GBytes)       result = cs_text_edit_apply (edit, before);
  const CsTextReplacement *replacement = cs_text_edit_get_replacement (edit, 0);

  g_assert_cmpuint (cs_text_edit_get_n_replacements (none), ==, 0);
  g_assert_cmpuint (replacement->span.start, ==, 1);
  g_assert_cmpuint (replacement->span.length, ==, 2);
  g_assert_true (g_bytes_equal (result, after));
}

static void
test_writer (void)
{
  const char            *text = "{ \"a\":[1.50,{}] ,\"a\":\"\\u00e9\",\"b\":[ ]}";
  g_autoptr (GBytes)     bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (GBytes)     formatted = cs_json_write_formatted (snapshot, NULL, NULL);
  g_autoptr (GBytes)     minified = cs_json_write_minified (snapshot, NULL);
  g_autoptr (GBytes)     broken_text = g_bytes_new_static ("{", 1);
  g_autoptr (CsSnapshot) broken = cs_snapshot_new (broken_text);
  g_autoptr (GBytes)     nothing = NULL;
  g_autoptr (GError)     error = NULL;
  const char            *expected = "{\n  \"a\": [\n    1.50,\n    {}\n  ],\n  \"a\": \"\\u00e9\",\n  \"b\": []\n}\n";
  const char            *small = "{\"a\":[1.50,{}],\"a\":\"\\u00e9\",\"b\":[]}";

  g_assert_cmpmem (g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted), expected, strlen (expected));
  g_assert_cmpmem (g_bytes_get_data (minified, NULL), g_bytes_get_size (minified), small, strlen (small));
  nothing = cs_json_write_formatted (broken, NULL, &error);
  g_assert_null (nothing);
  g_assert_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/text-edit/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/json/text-edit/smallest", test_smallest);
  g_test_add_func ("/json/text-edit/difference", test_difference);
  g_test_add_func ("/json/writer", test_writer);

  return g_test_run ();
}
