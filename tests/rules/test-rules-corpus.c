/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-rules.h"

#include <string.h>

#include "cs-json-pointer.h"
#include "rules-fixture.h"

/* Real manifests and packages: what is found in them, and that every fix keeps its promise. */

/* What each package's fault is called, in both of its forms. */
static const struct
{
  const char *package;
  const char *id;          /* NULL: no error */
  const char *pointer;
  CsSeverity  severity;
  gboolean    zip_only;
} packages[] = {
  { "00-valid-1.16" },
  { "00-valid-1.30" },
  { "00-valid-localized" },
  { "01-seed", "needs-identity", "/needsIdentity", CS_SEVERITY_ERROR },
  { "01-seed", "schema-version-mismatch", "/manifestVersion", CS_SEVERITY_ERROR },
  { "01-seed", "version-two-part", "/version", CS_SEVERITY_ERROR },
  { "02-bad-guid", "id-not-guid", "/id", CS_SEVERITY_ERROR },
  { "03-missing-icon", "icon-missing", "/icons/color", CS_SEVERITY_ERROR },
  { "05-icons-as-urls", "icon-is-url", "/icons/color", CS_SEVERITY_ERROR },
  { "05-icons-as-urls", "icon-is-url", "/icons/outline", CS_SEVERITY_ERROR },
  { "06-http-url", "developer-website-not-https", "/developer/websiteUrl", CS_SEVERITY_ERROR },
  { "07-name-too-long", "short-name-length", "/name/short", CS_SEVERITY_ERROR },
  { "09-bad-version", "version-two-part", "/version", CS_SEVERITY_ERROR },
  { "11-duplicate-key", "json-duplicate-key", NULL, CS_SEVERITY_ERROR },
  { "12-bom", "json-bom", NULL, CS_SEVERITY_WARNING },
  { "13-trailing-comma", "json-trailing-comma", NULL, CS_SEVERITY_ERROR },
  { "15-scope-personal", "connector-scopes", "/connectors/0/scopes/0", CS_SEVERITY_ERROR },
  { "16-scopes-missing", "connector-scopes", "/connectors/0/scopes", CS_SEVERITY_ERROR },
  { "18-config-domain-not-valid", "connector-config-domain", "/connectors/0/configurationUrl",
    CS_SEVERITY_ERROR },
  { "19-valid-domain-wildcard", "domain-tld", "/validDomains/0", CS_SEVERITY_ERROR },
  { "19-valid-domain-wildcard", "domain-tld", "/validDomains/1", CS_SEVERITY_ERROR },
  { "19-valid-domain-wildcard", "domain-has-scheme", "/validDomains/2", CS_SEVERITY_ERROR },
  { "19-valid-domain-wildcard", "domain-has-path", "/validDomains/3", CS_SEVERITY_WARNING },
  { "21-packagename-1.17", "package-name-deprecated", "/packageName", CS_SEVERITY_ERROR },
  { "23-localization-bad-file", "loc-required", "/name.full", CS_SEVERITY_ERROR },
  { "23-localization-bad-file", "loc-key-unknown", "/connectors[0].name", CS_SEVERITY_ERROR },
  { "23-localization-bad-file", "short-name-length", "/name.short", CS_SEVERITY_ERROR },
  { "24-nested-in-folder", "zip-nested", NULL, CS_SEVERITY_ERROR, TRUE },
  { "25-icon-case", "icon-missing", "/icons/color", CS_SEVERITY_ERROR },
  { "27-icon-not-png", "icon-not-png", "/icons/color", CS_SEVERITY_ERROR },
  { "29-empty-name", "short-name-empty", "/name/short", CS_SEVERITY_ERROR },
  { "30-placeholder", "template-left", "/id", CS_SEVERITY_ERROR },
  { "31-utf16", "json-encoding", NULL, CS_SEVERITY_ERROR },
  { "33-schema-missing", "schema-url-missing", "/$schema", CS_SEVERITY_WARNING },
  { "34-en-us-schema" },
  { "36-connectorid-65", "schema-max-length", "/connectors/0/connectorId", CS_SEVERITY_ERROR },
  { "38-comment", "json-comment", NULL, CS_SEVERITY_ERROR },
};

static void
assert_package (const char *path,
                guint       index,
                gboolean    is_zip)
{
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = fixture_open (path, &package);
  g_autoptr (CsSubject) subject = cs_subject_new (project, is_zip ? CS_SUBJECT_PACKAGE
                                                                  : CS_SUBJECT_FOLDER,
                                                  NULL, package, NULL);
  g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);
  g_autofree char      *text = fixture_describe (findings);
  CsFinding            *finding;

  g_test_message ("%s\n%s", path, text);
  if (packages[index].id == NULL)
    {
      g_assert_cmpuint (fixture_count (findings, CS_SEVERITY_ERROR), ==, 0);
      return;
    }

  finding = fixture_find (findings, packages[index].id, NULL, packages[index].pointer);
  g_assert_nonnull (finding);
  g_assert_cmpint (cs_finding_get_severity (finding), ==, packages[index].severity);
  if (!packages[index].zip_only)
    g_assert_cmpuint (cs_finding_get_line (finding), >, 0);
}

static void
test_packages (void)
{
  g_autofree char *folder = fixture_dup_corpus ("packages");

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (packages); i++)
    {
      g_autofree char *path = g_build_filename (folder, packages[i].package, NULL);
      g_autofree char *zip = g_strconcat (path, ".zip", NULL);

      assert_package (zip, i, TRUE);
      if (!packages[i].zip_only)
        assert_package (path, i, FALSE);
    }
}

/* The place that Microsoft's validators give: of members that are missing or unknown, the parent. */
static char *
dup_schema_place (CsFinding *finding)
{
  const char *keyword = cs_finding_get_keyword (finding);
  const char *pointer = cs_finding_get_pointer (finding);

  if (g_str_equal (keyword, "required") || g_str_equal (keyword, "additionalProperties"))
    {
      g_autofree char *name = NULL;
      g_autofree char *parent = cs_json_pointer_dup_parent (pointer, &name);

      return g_strdup_printf ("%s %s %s", parent, keyword, name);
    }

  return g_strdup_printf ("%s %s", pointer, keyword);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_strings);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
dup_expected (CsSnapshot *expected,
              const char *name)
{
  g_autofree char      *entry = cs_json_pointer_join ("", name);
  g_autofree char      *list = cs_json_pointer_join (entry, "byManifestVersion");
  const guint           node = cs_snapshot_find (expected, list);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (node == CS_NODE_NONE)
    return g_strdup ("");

  for (guint error = cs_snapshot_get_first_child (expected, node); error != CS_NODE_NONE;
       error = cs_snapshot_get_next (expected, error))
    {
      const char *path = cs_snapshot_get_string (expected, cs_snapshot_get_member (expected, error, "path"));
      const char *keyword = cs_snapshot_get_string (expected, cs_snapshot_get_member (expected, error, "keyword"));
      const guint params = cs_snapshot_get_member (expected, error, "params");
      const char *unknown = cs_snapshot_get_string (expected, cs_snapshot_get_member (expected, params, "additionalProperty"));
      const char *missing = cs_snapshot_get_string (expected, cs_snapshot_get_member (expected, params, "missingProperty"));

      if (unknown != NULL || missing != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", path, keyword, unknown != NULL ? unknown : missing));
      else
        g_ptr_array_add (lines, g_strdup_printf ("%s %s", path, keyword));
    }

  return join (lines);
}

static char *
dup_found (GPtrArray *findings)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = findings->pdata[i];

      if (cs_finding_get_keyword (finding) != NULL &&
          g_str_equal (cs_finding_get_file (finding), "manifest.json"))
        g_ptr_array_add (lines, dup_schema_place (finding));
    }

  return join (lines);
}

static void
assert_keywords (CsProject  *project,
                 CsSnapshot *expected,
                 const char *name)
{
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_MANIFEST, NULL, NULL, NULL);
  g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);
  g_autofree char      *text = fixture_describe (findings);
  g_autofree char      *wanted = dup_expected (expected, name);
  g_autofree char      *found = dup_found (findings);

  g_test_message ("%s\n%s", name, text);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_keywords_of_manifests (void)
{
  g_autofree char       *folder = fixture_dup_corpus ("manifests");
  g_autofree char       *list = folder != NULL ? g_build_filename (folder, "expected-schema-errors.json", NULL) : NULL;
  g_autoptr (GBytes)     bytes = folder != NULL ? fixture_read (list) : NULL;
  g_autoptr (CsSnapshot) expected = folder != NULL ? cs_snapshot_new (bytes) : NULL;
  g_autoptr (GPtrArray)  paths = folder != NULL ? fixture_list (folder, ".json") : NULL;

  for (guint i = 0; folder != NULL && i < paths->len; i++)
    {
      g_autofree char      *name = g_path_get_basename (paths->pdata[i]);
      g_autoptr (CsProject) project = NULL;

      if (g_str_equal (paths->pdata[i], list))
        continue;
      project = fixture_open_manifest (paths->pdata[i]);
      assert_keywords (project, expected, name);
    }
}

static void
test_keywords_of_packages (void)
{
  g_autofree char       *folder = fixture_dup_corpus ("packages");
  g_autofree char       *list = folder != NULL ? g_build_filename (folder, "expected-schema-errors.json", NULL) : NULL;
  g_autoptr (GBytes)     bytes = folder != NULL ? fixture_read (list) : NULL;
  g_autoptr (CsSnapshot) expected = folder != NULL ? cs_snapshot_new (bytes) : NULL;
  g_autoptr (GPtrArray)  paths = folder != NULL ? fixture_list (folder, ".zip") : NULL;

  for (guint i = 0; folder != NULL && i < paths->len; i++)
    {
      g_autofree char      *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char      *stem = g_strndup (base, strlen (base) - 4);
      g_autofree char      *name = g_strconcat (stem, "/manifest.json", NULL);
      g_autofree char      *path = g_build_filename (folder, stem, NULL);
      g_autoptr (CsPackage) package = NULL;
      g_autoptr (CsProject) project = fixture_open (path, &package);

      assert_keywords (project, expected, name);
    }
}

static void
test_fixes_of_manifests (void)
{
  g_autofree char      *folder = fixture_dup_corpus ("manifests");
  g_autoptr (GPtrArray) paths = folder != NULL ? fixture_list (folder, ".json") : NULL;

  for (guint i = 0; folder != NULL && i < paths->len; i++)
    {
      g_autoptr (CsProject) project = fixture_open_manifest (paths->pdata[i]);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char      *text = NULL;

      g_test_message ("%s", (char *) paths->pdata[i]);
      findings = fixture_fix_everything (project, CS_SUBJECT_MANIFEST, NULL, CS_PROFILE_UPLOAD, NULL);
      text = fixture_describe (findings);
      g_test_message ("after all fixes:\n%s", text);
      if (strstr (paths->pdata[i], "/23-") != NULL)
        g_assert_cmpuint (fixture_count (findings, CS_SEVERITY_ERROR), ==, 0);
    }
}

static void
test_fixes_of_packages (gconstpointer data)
{
  const CsProfile       profile = GPOINTER_TO_UINT (data);
  g_autofree char      *folder = fixture_dup_corpus ("packages");
  g_autoptr (GPtrArray) paths = folder != NULL ? fixture_list (folder, ".zip") : NULL;

  for (guint i = 0; folder != NULL && i < paths->len; i++)
    {
      g_autoptr (CsPackage) package = NULL;
      g_autoptr (CsProject) project = fixture_open (paths->pdata[i], &package);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char      *text = NULL;

      g_test_message ("%s", (char *) paths->pdata[i]);
      findings = fixture_fix_everything (project, CS_SUBJECT_PACKAGE, package, profile, NULL);
      text = fixture_describe (findings);
      g_test_message ("after all fixes:\n%s", text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/corpus/packages", test_packages);
  g_test_add_func ("/rules/corpus/keywords-of-manifests", test_keywords_of_manifests);
  g_test_add_func ("/rules/corpus/keywords-of-packages", test_keywords_of_packages);
  g_test_add_func ("/rules/corpus/fixes-of-manifests", test_fixes_of_manifests);
  g_test_add_data_func ("/rules/corpus/fixes-of-packages/upload",
                        GUINT_TO_POINTER (CS_PROFILE_UPLOAD), test_fixes_of_packages);
  g_test_add_data_func ("/rules/corpus/fixes-of-packages/store",
                        GUINT_TO_POINTER (CS_PROFILE_STORE), test_fixes_of_packages);

  return g_test_run ();
}
