/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-rules.h"

#include <string.h>

#include "cs-vocab-manifest.h"
#include "rules-fixture.h"

/* From any version to any later one; and what a check is like besides its findings: the same in
 * every thread, and fast. */

static const char small[] =
  "{\r\n"
  "\t\"manifestVersion\": \"1.4\",\r\n"
  "\t\"packageName\": \"com.contoso\",\r\n"
  "\t\"name\": {\"short\": \"Bell\"}\r\n"
  "}\r\n";

static CsProject *
make_project (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  CsProject         *project = cs_project_new ();

  cs_project_add_file (project, "manifest.json", bytes, &error);
  g_assert_no_error (error);
  return project;
}

static char *
upgrade_text (const char *text,
              const char *version)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (CsProject) project = make_project (text);
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_MANIFEST, NULL, NULL, NULL);
  g_autoptr (CsChange)  change = cs_rules_upgrade (subject, version, &error);
  GBytes               *bytes;
  gsize                 length;
  const char           *data;

  g_assert_no_error (error);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);
  bytes = cs_document_get_bytes (cs_project_get_document (project, "manifest.json"));
  data = g_bytes_get_data (bytes, &length);
  return g_strndup (data, length);
}

static void
test_text (void)
{
  g_autofree char *to_16 = upgrade_text (small, "1.16");
  g_autofree char *to_20 = upgrade_text (small, "1.20");
  g_autofree char *again = upgrade_text (to_20, "1.20");

  g_assert_cmpstr (to_16, ==,
                   "{\r\n"
                   "\t\"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\r\n"
                   "\t\"manifestVersion\": \"1.16\",\r\n"
                   "\t\"packageName\": \"com.contoso\",\r\n"
                   "\t\"name\": {\"short\": \"Bell\", \"full\": \"Bell\"}\r\n"
                   "}\r\n");
  g_assert_cmpstr (to_20, ==,
                   "{\r\n"
                   "\t\"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.20/MicrosoftTeams.schema.json\",\r\n"
                   "\t\"manifestVersion\": \"1.20\",\r\n"
                   "\t\"name\": {\"short\": \"Bell\"}\r\n"
                   "}\r\n");
  g_assert_cmpstr (again, ==, to_20);
}

static void
test_refusals (void)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (CsProject) project = make_project (small);
  g_autoptr (CsProject) broken = make_project ("");
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_MANIFEST, NULL, NULL, NULL);
  g_autoptr (CsSubject) broken_subject = cs_subject_new (broken, CS_SUBJECT_MANIFEST, NULL, NULL, NULL);

  g_assert_null (cs_rules_upgrade (subject, "1.18", &error));
  g_assert_error (error, CS_RULES_ERROR, CS_RULES_ERROR_VERSION);
  g_clear_error (&error);
  g_assert_null (cs_rules_upgrade (broken_subject, "1.17", &error));
  g_assert_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NO_MANIFEST);
}

static CsVersion
get_version (CsSubject *subject)
{
  CsSnapshot *snapshot = cs_subject_get_snapshot (subject, "manifest.json");
  const guint node = cs_snapshot_find (snapshot, "/manifestVersion");

  return node != CS_NODE_NONE ? cs_version_parse (cs_snapshot_get_string (snapshot, node))
                              : CS_VERSION_NONE;
}

static void
assert_upgrade (const char *path,
                CsVersion   version)
{
  g_autofree char      *name = cs_version_to_string (version);
  g_autoptr (GError)    error = NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = g_str_has_suffix (path, ".json")
                                    ? fixture_open_manifest (path) : fixture_open (path, &package);
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_FOLDER, NULL, NULL, NULL);
  g_autoptr (CsSubject) after_subject = NULL;
  g_autoptr (GPtrArray) before = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (CsChange)  change = NULL;

  if (version < get_version (subject) ||
      cs_snapshot_is_broken (cs_subject_get_snapshot (subject, "manifest.json")))
    return;

  change = cs_rules_upgrade (subject, name, &error);
  g_assert_no_error (error);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);

  after_subject = cs_subject_new (project, CS_SUBJECT_FOLDER, NULL, NULL, NULL);
  after = cs_rules_check (after_subject, CS_PROFILE_UPLOAD, NULL);
  g_assert_cmpuint (get_version (after_subject), ==, version);
  g_assert_null (fixture_find (after, "schema-version-mismatch", NULL, NULL));
  g_assert_null (fixture_find (after, "loc-schema-version", NULL, NULL));
  if (fixture_count (after, CS_SEVERITY_ERROR) > fixture_count (before, CS_SEVERITY_ERROR))
    {
      g_autofree char *text = fixture_describe (after);

      g_error ("%s to %s: new errors\n%s", path, name, text);
    }
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char      *folder = fixture_dup_corpus (data);
  g_autoptr (GPtrArray) paths = folder != NULL ? fixture_list (folder, g_str_equal (data, "packages") ? ".zip" : ".json") : NULL;
  const CsVersion      *versions = cs_manifest_versions ();

  for (guint i = 0; folder != NULL && i < paths->len; i++)
    {
      if (strstr (paths->pdata[i], "expected-schema-errors") != NULL)
        continue;
      g_test_message ("%s", (char *) paths->pdata[i]);
      for (guint j = 0; versions[j] != CS_VERSION_NONE; j++)
        {
          if (versions[j] != CS_VERSION_PREVIEW && versions[j] != CS_VERSION (1, 0))
            assert_upgrade (paths->pdata[i], versions[j]);
        }
    }
}

static gpointer
check_thread (gpointer data)
{
  g_autoptr (GPtrArray) findings = cs_rules_check (data, CS_PROFILE_STORE, NULL);

  return fixture_describe (findings);
}

/* Threads share what a subject works out at the first question. */
static void
test_threads (void)
{
  g_autofree char      *path = fixture_dup_corpus ("packages/23-localization-bad-file");
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = path != NULL ? fixture_open (path, &package) : NULL;

  for (guint round = 0; path != NULL && round < 20; round++)
    {
      g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_FOLDER, NULL, NULL, NULL);
      g_autofree char      *wanted = NULL;
      GThread              *threads[4];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("check", check_thread, subject);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          g_autofree char *found = g_thread_join (threads[i]);

          if (wanted == NULL)
            wanted = g_strdup (found);
          g_assert_cmpstr (found, ==, wanted);
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (CsProject)    project = make_project (small);
  g_autoptr (CsSubject)    subject = cs_subject_new (project, CS_SUBJECT_MANIFEST, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray)    findings = NULL;

  g_cancellable_cancel (cancellable);
  findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, cancellable);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* After each key press a new subject of the same pictures is checked. */
static void
test_speed (void)
{
  g_autofree char      *path = fixture_dup_corpus ("packages/00-valid-localized");
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = path != NULL ? fixture_open (path, &package) : NULL;
  gint64                start = g_get_monotonic_time ();
  const guint           n_rounds = 200;
  double                each;

  for (guint i = 0; path != NULL && i < n_rounds; i++)
    {
      g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_FOLDER, NULL, NULL, NULL);
      g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);

      g_assert_cmpuint (findings->len, >, 0);
    }

  each = (g_get_monotonic_time () - start) / (double) n_rounds;
  g_test_minimized_result (each, "one check: %.0f us", each);
  /* Far above what it takes, for slow machines and sanitizers. */
  g_assert_cmpfloat (each, <, 20000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/upgrade/text", test_text);
  g_test_add_func ("/rules/upgrade/refusals", test_refusals);
  g_test_add_data_func ("/rules/upgrade/manifests", "manifests", test_corpus);
  g_test_add_data_func ("/rules/upgrade/packages", "packages", test_corpus);
  g_test_add_func ("/rules/check/threads", test_threads);
  g_test_add_func ("/rules/check/cancelled", test_cancelled);
  g_test_add_func ("/rules/check/speed", test_speed);

  return g_test_run ();
}
