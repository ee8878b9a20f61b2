/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "rules-fixture.h"

#include <string.h>

/* A fix that is offered again and again would never end. */
#define MAX_FIXES 200

char *
fixture_dup_corpus (const char *path)
{
  const char      *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *corpus = g_build_filename (shared != NULL ? shared : "../shared", "corpus", path,
                                              NULL);

  if (g_file_test (corpus, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&corpus);

  g_test_skip ("the corpus is not there");
  return NULL;
}

GBytes *
fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char              *data;
  gsize              length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

CsProject *
fixture_open (const char  *path,
              CsPackage  **package)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CsProject         *project;

  *package = NULL;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      project = cs_project_open (path, &error);
      g_assert_no_error (error);
      return project;
    }

  bytes = fixture_read (path);
  *package = cs_package_read (bytes, NULL, &error);
  g_assert_no_error (error);
  project = cs_project_new ();
  for (guint i = 0; i < cs_package_get_n_entries (*package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (*package, i);

      cs_project_add_file (project, entry->name, entry->bytes, &error);
      g_assert_no_error (error);
    }

  return project;
}

CsProject *
fixture_open_manifest (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_read (path);
  CsProject         *project = cs_project_new ();

  cs_project_add_file (project, "manifest.json", bytes, &error);
  g_assert_no_error (error);
  return project;
}

char *
fixture_describe (GPtrArray *findings)
{
  static const char *const severities[] = { "note", "warning", "error" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "%s:%u:%u: %s: %s [%s] %s %s%s\n",
                              cs_finding_get_file (finding), cs_finding_get_line (finding),
                              cs_finding_get_column (finding),
                              severities[cs_finding_get_severity (finding)],
                              cs_finding_get_message (finding), cs_finding_get_id (finding),
                              cs_finding_get_pointer (finding),
                              cs_finding_get_keyword (finding) != NULL
                                ? cs_finding_get_keyword (finding) : "",
                              cs_finding_get_fixable (finding) ? " FIX" : "");
    }

  return g_string_free (text, FALSE);
}

guint
fixture_count (GPtrArray  *findings,
               CsSeverity  severity)
{
  guint n_findings = 0;

  for (guint i = 0; i < findings->len; i++)
    n_findings += cs_finding_get_severity (findings->pdata[i]) == severity;

  return n_findings;
}

CsFinding *
fixture_find (GPtrArray  *findings,
              const char *id,
              const char *file,
              const char *pointer)
{
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = findings->pdata[i];

      if (g_str_equal (cs_finding_get_id (finding), id) &&
          (file == NULL || g_strcmp0 (cs_finding_get_file (finding), file) == 0) &&
          (pointer == NULL || g_strcmp0 (cs_finding_get_pointer (finding), pointer) == 0))
        return finding;
    }

  return NULL;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
fixture_list (const char *folder,
              const char *suffix)
{
  g_autoptr (GDir)  dir = g_dir_open (folder, 0, NULL);
  GPtrArray        *paths = g_ptr_array_new_with_free_func (g_free);
  const char       *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, suffix))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_strings);

  return paths;
}

static CsProject *
copy_project (CsProject *project)
{
  CsProject *copy = cs_project_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);
      g_autoptr (GError)     error = NULL;

      cs_project_add_file (copy, cs_document_get_path (document), cs_document_get_bytes (document),
                           &error);
      g_assert_no_error (error);
    }

  return copy;
}

static guint
count_same (GPtrArray *findings,
            CsFinding *wanted)
{
  guint n_same = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = findings->pdata[i];

      n_same += g_str_equal (cs_finding_get_id (finding), cs_finding_get_id (wanted)) &&
                g_strcmp0 (cs_finding_get_file (finding), cs_finding_get_file (wanted)) == 0;
    }

  return n_same;
}

/* Gone: nothing of its kind at its place, or at least one less in the file; an element that went
 * leaves its place to the next one. */
static gboolean
is_gone (GPtrArray *before,
         GPtrArray *after,
         CsFinding *finding)
{
  CsFinding *left = fixture_find (after, cs_finding_get_id (finding), cs_finding_get_file (finding),
                                  cs_finding_get_pointer (finding));

  /* Behind one fault of the syntax another comes to light. */
  return left == NULL || count_same (after, finding) < count_same (before, finding) ||
         (g_str_equal (cs_finding_get_id (finding), "json-syntax") &&
          g_strcmp0 (cs_finding_get_message (left), cs_finding_get_message (finding)) != 0);
}

static gboolean
apply (CsProject  *project,
       CsSubject  *subject,
       CsFinding  *finding,
       CsPackage **package)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (CsChange) change = cs_rules_fix (subject, finding, &error);

  if (change == NULL)
    {
      g_assert_nonnull (error);
      g_test_message ("%s: %s", cs_finding_get_id (finding), error->message);
      return FALSE;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (cs_change_get_label (change), ==, cs_finding_get_fix_label (finding));
  /* Without an operation the archive is written anew, and has no faults then. */
  if (cs_change_get_n_operations (change) == 0)
    {
      g_assert_nonnull (*package);
      *package = NULL;
      return TRUE;
    }
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);
  return TRUE;
}

static void
assert_fix (CsProject     *project,
            CsSubjectKind  kind,
            CsPackage     *package,
            CsProfile      profile,
            const char    *environment,
            guint          index)
{
  g_autoptr (CsProject) copy = copy_project (project);
  g_autoptr (CsSubject) subject = cs_subject_new (copy, kind, NULL, package, environment);
  g_autoptr (CsSubject) after_subject = NULL;
  g_autoptr (GPtrArray) before = cs_rules_check (subject, profile, NULL);
  g_autoptr (GPtrArray) after = NULL;
  CsFinding            *finding = before->pdata[index];
  CsSnapshot           *snapshot;

  g_assert_nonnull (cs_finding_get_fix_label (finding));
  if (!apply (copy, subject, finding, &package))
    return;

  after_subject = cs_subject_new (copy, kind, NULL, package, environment);
  after = cs_rules_check (after_subject, profile, NULL);
  snapshot = cs_subject_get_snapshot (after_subject, "manifest.json");

  if (!is_gone (before, after, finding) ||
      (fixture_count (after, CS_SEVERITY_ERROR) > fixture_count (before, CS_SEVERITY_ERROR) &&
       !g_str_has_prefix (cs_finding_get_id (finding), "json-") &&
       !g_str_equal (cs_finding_get_id (finding), "zip-manifest-missing")))
    {
      g_autofree char *was = fixture_describe (before);
      g_autofree char *is = fixture_describe (after);

      g_error ("fix of %s at %s:\nbefore:\n%safter:\n%s%s", cs_finding_get_id (finding),
               cs_finding_get_pointer (finding), was, is,
               snapshot != NULL ? (const char *) g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL)
                                : "");
    }
  if (snapshot != NULL && cs_subject_get_snapshot (subject, "manifest.json") != NULL &&
      !cs_snapshot_is_broken (cs_subject_get_snapshot (subject, "manifest.json")))
    g_assert_false (cs_snapshot_is_broken (snapshot));
}

GPtrArray *
fixture_fix_everything (CsProject     *project,
                        CsSubjectKind  kind,
                        CsPackage     *package,
                        CsProfile      profile,
                        const char    *environment)
{
  g_autoptr (CsProject) copy = copy_project (project);
  GPtrArray            *findings = NULL;
  gboolean              applied = TRUE;
  guint                 n_applied = 0;

  {
    g_autoptr (CsSubject) subject = cs_subject_new (project, kind, NULL, package, environment);
    g_autoptr (GPtrArray) first = cs_rules_check (subject, profile, NULL);

    for (guint i = 0; i < (first->len < MAX_FIXES ? first->len : 3); i++)
      {
        if (cs_finding_get_fixable (first->pdata[i]))
          assert_fix (project, kind, package, profile, environment, i);
      }
  }

  /* A package of thousands of files is not mended one by one. */
  while (applied &&
         (findings == NULL || g_list_model_get_n_items (G_LIST_MODEL (copy)) < MAX_FIXES))
    {
      g_autoptr (CsSubject) subject = cs_subject_new (copy, kind, NULL, package, environment);

      g_clear_pointer (&findings, g_ptr_array_unref);
      findings = cs_rules_check (subject, profile, NULL);
      applied = FALSE;
      for (guint i = 0; i < findings->len && !applied; i++)
        {
          if (cs_finding_get_fixable (findings->pdata[i]))
            applied = apply (copy, subject, findings->pdata[i], &package);
        }
      g_assert_cmpuint (n_applied++, <, MAX_FIXES);
    }

  return findings;
}
