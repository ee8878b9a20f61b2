/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-template.h"
#include "cs-workspace.h"
#include "folder.h"

/* What a list view would be told. */
typedef struct
{
  guint n_signals;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Changes *changes = user_data;

  changes->n_signals++;
  changes->n_removed += removed;
  changes->n_added += added;
}

static CsWorkspace *
new_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (cs_template_find ("connector"), "Alerts",
                                                      &error);

  g_assert_no_error (error);
  return cs_workspace_new (project);
}

static void
set_value (CsWorkspace *workspace,
           const char  *pointer,
           const char  *value)
{
  CsProject *project = cs_workspace_get_project (workspace);
  CsDocument *document = cs_project_get_document (project, "manifest.json");
  g_autoptr (CsChange) change = cs_change_new ("Set");
  g_autoptr (GError) error = NULL;
  CsTextEdit *edit;

  edit = value != NULL ? cs_text_edit_set (cs_document_get_snapshot (document), pointer, value, &error)
                       : cs_text_edit_remove (cs_document_get_snapshot (document), pointer, &error);
  g_assert_no_error (error);
  cs_change_edit (change, "manifest.json", edit);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
}

static CsFinding *
find_finding (CsWorkspace *workspace,
              const char  *id)
{
  GListModel *findings = cs_workspace_get_findings (workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (cs_finding_get_id (finding), id))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static void
assert_id (CsWorkspace *workspace,
           const char  *id,
           gboolean     there)
{
  g_autoptr (CsFinding) finding = find_finding (workspace, id);

  g_assert_cmpint (finding != NULL, ==, there);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  g_error ("The findings were not brought up to date");

  return G_SOURCE_REMOVE;
}

static void
wait_until_checked (CsWorkspace *workspace)
{
  gboolean checking = TRUE;
  guint timeout = g_timeout_add_seconds (10, timed_out_cb, NULL);

  while (checking)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (workspace, "checking", &checking, NULL);
    }
  g_source_remove (timeout);
}

/* The worker's thread may let go of it a moment later than its result arrives. */
static void
wait_until_gone (CsWorkspace *workspace)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (workspace);
  while (workspace != NULL && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (workspace);
}

/* By themselves, from opening on. */
static void
test_current (void)
{
  g_autoptr (CsWorkspace) workspace = new_workspace ();
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (workspace));

  wait_until_checked (workspace);
  assert_id (workspace, "version-format", FALSE);

  set_value (workspace, "/version", "\"one\"");
  set_value (workspace, "/name/short", "\"News\"");
  g_assert_cmpstr (cs_workspace_get_title (workspace), ==, "News");
  assert_id (workspace, "version-format", FALSE);
  wait_until_checked (workspace);
  assert_id (workspace, "version-format", TRUE);

  cs_history_undo (history);
  cs_history_undo (history);
  g_assert_cmpstr (cs_workspace_get_title (workspace), ==, "Alerts");
  wait_until_checked (workspace);
  assert_id (workspace, "version-format", FALSE);

  wait_until_gone (g_steal_pointer (&workspace));
}

/* A workspace that goes while a check is under way. */
static void
test_dropped (void)
{
  CsWorkspace *workspace = new_workspace ();

  set_value (workspace, "/version", "\"one\"");
  g_usleep (60 * 1000);
  g_main_context_iteration (NULL, FALSE);
  wait_until_gone (workspace);
}

/* What stays is not touched; what moved is exchanged in its place; only what is new is added. */
static void
test_minimal (void)
{
  g_autoptr (CsWorkspace) workspace = new_workspace ();
  GListModel *findings = cs_workspace_get_findings (workspace);
  Changes changes = { 0, 0, 0 };
  g_autoptr (CsFinding) first = NULL;
  g_autoptr (CsFinding) still_first = NULL;
  guint n_before;

  set_value (workspace, "/version", "\"one\"");
  set_value (workspace, "/developer/privacyUrl", "\"http://a.example/\"");
  cs_workspace_check (workspace);
  n_before = g_list_model_get_n_items (findings);
  first = g_list_model_get_item (findings, 0);

  g_signal_connect (findings, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  set_value (workspace, "/connectors/0/scopes", "[]");
  cs_workspace_check (workspace);
  g_assert_cmpint (g_list_model_get_n_items (findings), >, n_before);
  still_first = g_list_model_get_item (findings, 0);
  g_assert_true (first == still_first);
  g_assert_cmpint (changes.n_added - changes.n_removed, ==,
                   g_list_model_get_n_items (findings) - n_before);

  /* Nothing new: nothing is told. */
  changes = (Changes) { 0, 0, 0 };
  cs_workspace_set_profile (workspace, CS_PROFILE_STORE);
  cs_workspace_set_profile (workspace, CS_PROFILE_UPLOAD);
  cs_workspace_check (workspace);
  g_assert_cmpint (changes.n_signals, ==, 0);

  /* All that follows moves by a character: each is exchanged by itself. */
  set_value (workspace, "/version", "\"once\"");
  cs_workspace_check (workspace);
  g_assert_cmpint (changes.n_removed, ==, changes.n_added);
  g_assert_cmpint (changes.n_signals, ==, changes.n_added);
}

static void
test_fix (void)
{
  g_autoptr (CsWorkspace) workspace = new_workspace ();
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (workspace));
  g_autoptr (CsFinding) finding = NULL;
  g_autoptr (GError) error = NULL;

  set_value (workspace, "/developer/privacyUrl", "\"http://a.example/\"");
  cs_workspace_check (workspace);
  finding = find_finding (workspace, "developer-privacy-not-https");
  g_assert_nonnull (finding);
  g_assert_true (cs_finding_get_fixable (finding));

  /* The finding is of a text that is not there any more: its place is looked for anew. */
  set_value (workspace, "/name/short", "\"A longer name\"");
  g_assert_true (cs_workspace_fix (workspace, finding, &error));
  g_assert_no_error (error);
  cs_workspace_check (workspace);
  assert_id (workspace, "developer-privacy-not-https", FALSE);

  /* Gone is no error, and no step. */
  g_assert_true (cs_workspace_fix (workspace, finding, &error));
  g_assert_no_error (error);
  cs_history_undo (history);
  cs_workspace_check (workspace);
  assert_id (workspace, "developer-privacy-not-https", TRUE);
}

static void
test_fix_all (void)
{
  g_autoptr (CsWorkspace) workspace = new_workspace ();
  CsProject *project = cs_workspace_get_project (workspace);
  CsHistory *history = cs_project_get_history (project);
  CsDocument *document = cs_project_get_document (project, "manifest.json");
  g_autoptr (GBytes) before = NULL;

  set_value (workspace, "/developer/privacyUrl", "\"http://a.example/\"");
  set_value (workspace, "/needsIdentity", "true");
  set_value (workspace, "/validDomains", "[]");
  before = g_bytes_ref (cs_document_get_bytes (document));

  g_assert_cmpint (cs_workspace_fix_all (workspace), >=, 3);
  g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, 0);
  assert_id (workspace, "needs-identity", FALSE);
  assert_id (workspace, "connector-config-domain", FALSE);

  /* One step. */
  cs_history_undo (history);
  g_assert_true (g_bytes_equal (cs_document_get_bytes (document), before));
}

/* The archive's own faults are cured by packing anew, and saving puts it on the disk. */
static void
test_nested (void)
{
  g_autofree char *source = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "packages",
                                              "24-nested-in-folder.zip", NULL);
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = folder_get_name (folder, "a.zip");
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsWorkspace) again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (source, &data, &length, NULL))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  folder_write_bytes (folder, "a.zip", bytes);
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  cs_workspace_check (workspace);
  assert_id (workspace, "zip-nested", TRUE);

  g_assert_cmpint (cs_workspace_fix_all (workspace), >=, 1);
  assert_id (workspace, "zip-nested", FALSE);
  g_assert_true (cs_workspace_save (workspace, &error));
  g_assert_no_error (error);

  again = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  cs_workspace_check (again);
  assert_id (again, "zip-nested", FALSE);
  g_assert_cmpint (cs_workspace_get_n_errors (again), ==, 0);

  /* Somebody else's work is not written over. */
  folder_write_bytes (folder, "a.zip", bytes);
  set_value (again, "/version", "\"2.0.0\"");
  g_assert_false (cs_workspace_save (again, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_CHANGED_ON_DISK);
}

/* What could not be read is in the archive alone, and stays there. */
static void
test_not_lost (void)
{
  g_autofree char *source = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "zips",
                                              "generated", "slip-dotdot.zip", NULL);
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = folder_get_name (folder, "a.zip");
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (source, &data, &length, NULL))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  folder_write_bytes (folder, "a.zip", bytes);
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);

  set_value (workspace, "/version", "\"2.0.0\"");
  g_assert_false (cs_workspace_save (workspace, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
  after = folder_read (folder, "a.zip");
  g_assert_true (g_bytes_equal (bytes, after));
}

static void
test_unreadable (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = folder_get_name (folder, "a.zip");
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "a.zip", "PK\003\004 and nothing else");
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  cs_workspace_check (workspace);
  assert_id (workspace, "zip-unreadable", TRUE);
  g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/findings/current", test_current);
  g_test_add_func ("/findings/dropped", test_dropped);
  g_test_add_func ("/findings/minimal", test_minimal);
  g_test_add_func ("/findings/fix", test_fix);
  g_test_add_func ("/findings/fix-all", test_fix_all);
  g_test_add_func ("/findings/nested", test_nested);
  g_test_add_func ("/findings/not-lost", test_not_lost);
  g_test_add_func ("/findings/unreadable", test_unreadable);

  return g_test_run ();
}
