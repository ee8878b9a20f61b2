/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

/* What programs read: json and sarif. Each member that is promised is looked at on each finding of
 * real inputs. */

static char *
run (const char * const *arguments,
     int                 expected_status)
{
  g_autofree char *program = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "src",
                                               "connector-studio", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_ptr_array_add (argv, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, expected_status);
  g_assert_true (g_utf8_validate (out, -1, NULL));

  return out;
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpint (json_node_get_value_type (json_object_get_member (object, name)), ==,
                   G_TYPE_STRING);

  return json_object_get_string_member (object, name);
}

/* Of one folder of real inputs, or NULL where they are not. */
static GPtrArray *
list_packages (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "packages",
                                              NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".zip"))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }

  return paths;
}

static char *
run_over_packages (const char *format,
                   const char *more,
                   int         expected_status)
{
  g_autoptr (GPtrArray) paths = list_packages ();
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  if (paths->len == 0)
    return NULL;

  g_ptr_array_add (arguments, (gpointer) "validate");
  g_ptr_array_add (arguments, (gpointer) "--format");
  g_ptr_array_add (arguments, (gpointer) format);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (arguments, g_ptr_array_index (paths, i));
  g_ptr_array_add (arguments, (gpointer) more);
  g_ptr_array_add (arguments, NULL);

  return run ((const char * const *) arguments->pdata, expected_status);
}

static gboolean
is_severity (const char *text)
{
  return g_str_equal (text, "error") || g_str_equal (text, "warning") ||
         g_str_equal (text, "note");
}

static void
check_json_finding (JsonObject *finding,
                    guint      *n_keywords)
{
  const char *pointer = get_string (finding, "pointer");

  g_assert_true (*get_string (finding, "id") != '\0');
  g_assert_true (is_severity (get_string (finding, "severity")));
  g_assert_nonnull (strstr (get_string (finding, "file"), ".zip"));
  g_assert_true (*pointer == '\0' || *pointer == '/');
  g_assert_true (*get_string (finding, "message") != '\0');
  g_assert_cmpint (json_object_get_int_member (finding, "line"), >=, 1);
  g_assert_cmpint (json_object_get_int_member (finding, "column"), >=, 1);
  g_assert_cmpint (json_node_get_value_type (json_object_get_member (finding, "fixable")), ==,
                   G_TYPE_BOOLEAN);
  if (json_object_has_member (finding, "keyword"))
    {
      g_assert_true (*get_string (finding, "keyword") != '\0');
      *n_keywords += 1;
    }
}

static void
test_json (void)
{
  g_autofree char *out = run_over_packages ("json", NULL, 1);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *findings;
  guint n_keywords = 0;

  if (out == NULL)
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  node = parse (out);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  findings = json_node_get_array (node);
  g_assert_cmpint (json_array_get_length (findings), >, 30);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    check_json_finding (json_array_get_object_element (findings, i), &n_keywords);
  g_assert_cmpint (n_keywords, >, 0);
}

/* The members that SARIF 2.1.0 requires, and those that its readers look for. */
static void
check_sarif_result (JsonObject *result,
                    JsonArray  *rules)
{
  JsonObject *rule = json_array_get_object_element (rules,
                                                    json_object_get_int_member (result,
                                                                                "ruleIndex"));
  JsonArray *locations = json_object_get_array_member (result, "locations");
  JsonObject *location = json_array_get_object_element (locations, 0);
  JsonObject *place = json_object_get_object_member (location, "physicalLocation");
  const char *uri = get_string (json_object_get_object_member (place, "artifactLocation"), "uri");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (get_string (result, "ruleId"), ==, get_string (rule, "id"));
  g_assert_true (is_severity (get_string (result, "level")));
  g_assert_true (*get_string (json_object_get_object_member (result, "message"), "text") != '\0');
  g_assert_true (g_uri_is_valid (uri, G_URI_FLAGS_NONE, &error));
  g_assert_no_error (error);
  if (json_object_has_member (place, "region"))
    {
      JsonObject *region = json_object_get_object_member (place, "region");

      g_assert_cmpint (json_object_get_int_member (region, "startLine"), >=, 1);
      g_assert_cmpint (json_object_get_int_member (region, "startColumn"), >=, 1);
    }
}

static void
test_sarif (void)
{
  g_autofree char *out = run_over_packages ("sarif", "nothing-here.zip", 2);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *log, *one, *driver, *invocation;
  JsonArray *results, *rules;

  if (out == NULL)
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  node = parse (out);
  log = json_node_get_object (node);
  g_assert_cmpstr (get_string (log, "version"), ==, "2.1.0");
  g_assert_true (g_str_has_suffix (get_string (log, "$schema"), "sarif-2.1.0.json"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (log, "runs")), ==, 1);

  one = json_array_get_object_element (json_object_get_array_member (log, "runs"), 0);
  g_assert_cmpstr (get_string (one, "columnKind"), ==, "unicodeCodePoints");
  driver = json_object_get_object_member (json_object_get_object_member (one, "tool"), "driver");
  g_assert_cmpstr (get_string (driver, "name"), ==, "Connector Studio");
  rules = json_object_get_array_member (driver, "rules");
  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      JsonObject *rule = json_array_get_object_element (rules, i);

      g_assert_true (*get_string (rule, "id") != '\0');
      get_string (json_object_get_object_member (rule, "shortDescription"), "text");
      get_string (json_object_get_object_member (rule, "fullDescription"), "text");
    }

  results = json_object_get_array_member (one, "results");
  g_assert_cmpint (json_array_get_length (results), >, 30);
  for (guint i = 0; i < json_array_get_length (results); i++)
    check_sarif_result (json_array_get_object_element (results, i), rules);

  invocation = json_array_get_object_element (json_object_get_array_member (one, "invocations"), 0);
  g_assert_false (json_object_get_boolean_member (invocation, "executionSuccessful"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (invocation,
                                                                        "toolExecutionNotifications")),
                   ==, 1);
}

/* Names that are no UTF-8, and names with everything in them, come out as valid JSON. */
static void
test_strange_names (void)
{
  static const char * const names[] = { "a\xff.json", "a\"\\\n\x1b[31m.json", "\xe2\x80\xae.json",
                                        "a b%20c#d.json" };
  static const char * const formats[] = { "text", "json", "sarif" };
  g_autofree char *folder = g_dir_make_tmp ("cs-formats-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "{\"a\": 1,}", -1, NULL));
      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        {
          const char *arguments[] = { "validate", "--format", formats[j], path, NULL };
          g_autofree char *out = run (arguments, 1);
          g_autoptr (JsonNode) node = j > 0 ? parse (out) : NULL;

          if (j == 0)
            {
              g_assert_null (strchr (out, '\x1b'));
              g_assert_true (strchr (out, '\n') == out + strlen (out) - 1);
            }
        }
      g_unlink (path);
    }

  g_rmdir (folder);
}

/* A full disk behind the output is no success. */
static void
test_full (void)
{
  g_autofree char *program = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "src",
                                               "connector-studio", NULL);
  g_autofree char *line = g_strdup_printf ("/bin/sh -c '\"%s\" rules >/dev/full 2>/dev/null'",
                                           program);
  int status;

  g_assert_true (g_spawn_command_line_sync (line, NULL, NULL, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/formats/json", test_json);
  g_test_add_func ("/formats/sarif", test_sarif);
  g_test_add_func ("/formats/strange-names", test_strange_names);
  g_test_add_func ("/formats/full", test_full);

  return g_test_run ();
}
