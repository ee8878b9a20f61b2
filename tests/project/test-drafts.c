/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-drafts.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cs-draft-private.h"
#include "folder.h"

static CsProject *
open_folder (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  CsProject *project = cs_project_open (folder_get_path (folder), &error);

  g_assert_no_error (error);

  return project;
}

static void
do_change (CsProject *project,
           CsChange  *change)
{
  g_autoptr (CsChange) taken = change;
  g_autoptr (GError) error = NULL;

  cs_history_do (cs_project_get_history (project), taken, &error);
  g_assert_no_error (error);
}

static void
do_text (CsProject  *project,
         const char *path,
         const char *text)
{
  CsChange *change = cs_change_new ("Write");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (cs_project_get_document (project, path) != NULL)
    cs_change_replace (change, path, bytes);
  else
    cs_change_create (change, path, bytes);
  do_change (project, change);
}

static void
do_delete (CsProject  *project,
           const char *path)
{
  CsChange *change = cs_change_new ("Delete");

  cs_change_delete (change, path);
  do_change (project, change);
}

static void
assert_document (CsProject  *project,
                 const char *path,
                 const char *text)
{
  CsDocument *document = cs_project_get_document (project, path);
  const char *data;
  gsize length;

  if (text == NULL)
    {
      g_assert_null (document);
      return;
    }
  g_assert_nonnull (document);
  data = g_bytes_get_data (cs_document_get_bytes (document), &length);
  g_assert_cmpmem (data, length, text, strlen (text));
}

static void
flush (CsDrafts *drafts)
{
  g_autoptr (GError) error = NULL;

  cs_drafts_flush (drafts, &error);
  g_assert_no_error (error);
}

static guint
count_found (const char *root)
{
  g_autoptr (GPtrArray) infos = cs_drafts_find (root);

  return infos->len;
}

static CsProject *
recover_only (const char *root)
{
  g_autoptr (GPtrArray) infos = cs_drafts_find (root);
  g_autoptr (GError) error = NULL;
  CsProject *project;

  g_assert_cmpuint (infos->len, ==, 1);
  project = cs_drafts_recover (root, ((CsDraftInfo *) infos->pdata[0])->id, &error);
  g_assert_no_error (error);

  return project;
}

/* Runs the main loop until @milliseconds have passed. */
static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static guint
count_files (Folder     *folder,
             const char *prefix)
{
  g_autoptr (GDir) root = g_dir_open (folder_get_path (folder), 0, NULL);
  const char *id, *name;
  guint n_files = 0;

  while (root != NULL && (id = g_dir_read_name (root)) != NULL)
    {
      g_autofree char *path = folder_get_name (folder, id);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_prefix (name, prefix))
          n_files++;
    }

  return n_files;
}

static void
test_recover (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) root = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsProject) recovered = NULL;
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  CsDraftInfo *info;
  CsHistory *history;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "b.json", "1");
  folder_write (folder, "c.json", "1");
  folder_write (folder, "same.json", "1");
  project = open_folder (folder);
  drafts = cs_drafts_new (project, folder_get_path (root), 10);
  do_text (project, "a.json", "2");
  do_text (project, "cards/new.json", "{}");
  do_delete (project, "b.json");
  flush (drafts);
  g_assert_cmpuint (count_found (folder_get_path (root)), ==, 0);

  /* As a crash: nothing is said to the draft. */
  g_clear_object (&drafts);
  g_clear_object (&project);
  infos = cs_drafts_find (folder_get_path (root));
  g_assert_cmpuint (infos->len, ==, 1);
  info = infos->pdata[0];
  g_assert_cmpstr (info->folder, ==, folder_get_path (folder));
  g_assert_cmpuint (info->n_files, ==, 3);
  g_assert_cmpint (ABS (info->time - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);

  recovered = cs_drafts_recover (folder_get_path (root), info->id, &error);
  g_assert_no_error (error);
  history = cs_project_get_history (recovered);
  assert_document (recovered, "a.json", "2");
  assert_document (recovered, "cards/new.json", "{}");
  assert_document (recovered, "b.json", NULL);
  assert_document (recovered, "same.json", "1");
  g_assert_true (cs_project_get_modified (recovered));
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Recover unsaved changes");

  cs_history_undo (history);
  g_assert_false (cs_history_get_can_undo (history));
  g_assert_false (cs_project_get_modified (recovered));
  assert_document (recovered, "a.json", "1");
  assert_document (recovered, "b.json", "1");
  assert_document (recovered, "cards/new.json", NULL);

  /* It stays until it is removed. */
  g_assert_cmpuint (count_found (folder_get_path (root)), ==, 1);
  g_assert_true (cs_drafts_remove (folder_get_path (root), info->id, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (folder_get_path (root)), ==, 0);
  g_assert_cmpuint (count_files (root, ""), ==, 0);
  g_assert_false (cs_drafts_remove (folder_get_path (root), info->id, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_recover_unsaved (void)
{
  g_autoptr (Folder) root = folder_new ();
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsProject) recovered = NULL;
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("1", 1);

  g_assert_true (cs_project_add_file (project, "a.json", bytes, NULL));
  g_assert_true (cs_project_add_file (project, "b.json", bytes, NULL));
  g_assert_true (cs_project_add_file (project, "c.json", bytes, NULL));
  drafts = cs_drafts_new (project, folder_get_path (root), 10);
  do_text (project, "a.json", "2");
  do_delete (project, "b.json");
  flush (drafts);
  g_clear_object (&drafts);

  infos = cs_drafts_find (folder_get_path (root));
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_null (((CsDraftInfo *) infos->pdata[0])->folder);
  g_assert_cmpuint (((CsDraftInfo *) infos->pdata[0])->n_files, ==, 2);
  recovered = recover_only (folder_get_path (root));
  g_assert_null (cs_project_get_folder (recovered));
  assert_document (recovered, "a.json", "2");
  assert_document (recovered, "b.json", NULL);
  assert_document (recovered, "c.json", "1");
  cs_history_undo (cs_project_get_history (recovered));
  assert_document (recovered, "a.json", "1");
  assert_document (recovered, "b.json", "1");
  g_assert_false (cs_project_get_modified (recovered));
}

static void
test_recover_over_changes (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) root = folder_new ();
  static const char * const only[] = { "a.json", "b.json", NULL };
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsProject) recovered = NULL;
  g_autoptr (CsProject) without_folder = NULL;
  g_autoptr (CsDrafts) drafts = NULL;
  g_autofree char *a = folder_get_name (folder, "a.json");
  g_autofree char *b = folder_get_name (folder, "b.json");
  g_autofree char *other = folder_get_name (folder, "other.json");

  folder_write (folder, "a.json", "1");
  folder_write (folder, "b.json", "1");
  folder_write (folder, "other.json", "1");
  project = cs_project_open_files (folder_get_path (folder), only, NULL);
  drafts = cs_drafts_new (project, folder_get_path (root), 10);
  do_text (project, "a.json", "2");
  do_delete (project, "b.json");
  flush (drafts);
  g_clear_object (&drafts);

  /* Another program changed one file and deleted the other meanwhile. */
  folder_write (folder, "a.json", "theirs");
  g_assert_cmpint (g_unlink (b), ==, 0);
  recovered = recover_only (folder_get_path (root));
  assert_document (recovered, "a.json", "2");
  assert_document (recovered, "other.json", NULL);
  cs_history_undo (cs_project_get_history (recovered));
  assert_document (recovered, "a.json", "theirs");

  /* And then the whole folder. */
  g_assert_cmpint (g_unlink (a), ==, 0);
  g_assert_cmpint (g_unlink (other), ==, 0);
  g_assert_cmpint (g_rmdir (folder_get_path (folder)), ==, 0);
  without_folder = recover_only (folder_get_path (root));
  g_assert_null (cs_project_get_folder (without_folder));
  assert_document (without_folder, "a.json", "2");
}

static void
test_delay (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) root = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsDrafts) drafts = NULL;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  drafts = cs_drafts_new (project, folder_get_path (root), 150);
  run_for (50);
  g_assert_cmpuint (count_files (root, ""), ==, 0);

  do_text (project, "a.json", "2");
  run_for (50);
  g_assert_cmpuint (count_files (root, "draft-"), ==, 0);

  /* Who types on and on is not put off. */
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      do_text (project, "a.json", text);
      run_for (20);
    }
  g_assert_cmpuint (count_files (root, "draft-"), >=, 1);
  run_for (400);

  /* One draft is kept, with its contents and nothing else. */
  g_assert_cmpuint (count_files (root, "draft-"), ==, 1);
  g_assert_cmpuint (count_files (root, "blob-"), ==, 1);
  g_assert_cmpuint (count_files (root, "temporary-"), ==, 0);

  /* Saved, or undone: there is nothing to keep. */
  g_assert_true (cs_project_save (project, NULL));
  g_assert_cmpuint (count_files (root, "draft-"), ==, 0);
  g_assert_cmpuint (count_files (root, "blob-"), ==, 0);
  do_text (project, "a.json", "again");
  run_for (300);
  g_assert_cmpuint (count_files (root, "draft-"), ==, 1);
  cs_history_undo (cs_project_get_history (project));
  g_assert_cmpuint (count_files (root, "draft-"), ==, 0);

  do_text (project, "a.json", "more");
  run_for (300);
  cs_drafts_discard (drafts);
  g_assert_cmpuint (count_files (root, "draft-"), ==, 0);
  do_text (project, "a.json", "after");
  run_for (300);
  g_assert_cmpuint (count_files (root, "draft-"), ==, 0);
  g_clear_object (&drafts);
  g_assert_cmpuint (count_files (root, ""), ==, 0);
}

static void
test_modes (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *root = folder_get_name (folder, "data/drafts");
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  struct stat status;
  const char *name;
  guint n_files = 0;
  mode_t old_mask = umask (0);

  drafts = cs_drafts_new (project, root, 10);
  do_text (project, "a.json", "1");
  flush (drafts);
  umask (old_mask);

  g_assert_cmpint (stat (root, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  dir = g_dir_open (root, 0, NULL);
  path = g_build_filename (root, g_dir_read_name (dir), NULL);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_dir_close (g_steal_pointer (&dir));

  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      g_assert_cmpint (stat (full, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, 3);
}

/* What may lie in a folder of drafts, and that it does no harm. */
static void
test_damage (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) root = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsProject) recovered = NULL;
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *odd = NULL;
  const char *id;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  drafts = cs_drafts_new (project, folder_get_path (root), 10);
  do_text (project, "a.json", "2");
  flush (drafts);
  g_clear_object (&drafts);

  folder_write (root, "stray", "x");
  odd = folder_get_name (root, "00000000-0000-4000-8000-000000000000");
  g_assert_cmpint (g_mkdir (odd, 0700), ==, 0);

  infos = cs_drafts_find (folder_get_path (root));
  g_assert_cmpuint (infos->len, ==, 1);
  g_assert_false (g_file_test (odd, G_FILE_TEST_EXISTS));
  g_assert_true (folder_has (root, "stray"));
  id = ((CsDraftInfo *) infos->pdata[0])->id;

  /* A newer draft that is cut off, and one whose contents are missing: the former whole one counts. */
  newer = g_strdup_printf ("%s/draft-%020u", id, 7000);
  folder_write (root, newer, "connector-studio draft 1\n0123");
  missing = g_strdup_printf ("%s/temporary-draft-%020u", id, 7001);
  folder_write (root, missing, "");
  recovered = recover_only (folder_get_path (root));
  assert_document (recovered, "a.json", "2");

  g_assert_null (cs_drafts_recover (folder_get_path (root), "../../etc", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpuint (count_found ("/nonexistent/drafts"), ==, 0);
}

/* Every beginning of a draft, and every draft with one byte changed, is refused. */
static void
test_parse (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsDraft) draft = NULL;
  g_autoptr (GHashTable) blobs = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *copy = NULL;
  const char *data;
  gsize length;

  do_text (project, "a.json", "1");
  do_text (project, "b.json", "");
  draft = cs_draft_new_of_project (project);
  bytes = cs_draft_serialize (draft, &blobs);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpuint (g_hash_table_size (blobs), ==, 2);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, i);

      g_assert_null (cs_draft_parse (part, NULL, NULL, NULL));
    }

  copy = g_memdup2 (data, length);
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) changed = NULL;

      /* The line's end after the checksum says nothing. */
      if (i == strlen ("connector-studio draft 1\n") + 64)
        continue;
      copy[i] ^= 1;
      changed = g_bytes_new (copy, length);
      g_assert_null (cs_draft_parse (changed, NULL, NULL, NULL));
      copy[i] ^= 1;
    }
}

static void
failed_cb (CsDrafts   *drafts,
           const char *message,
           char      **kept)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static void
test_failed (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *root = folder_get_name (folder, "file/drafts");
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  folder_write (folder, "file", "in the way");
  drafts = cs_drafts_new (project, root, 10);
  g_signal_connect (drafts, "failed", G_CALLBACK (failed_cb), &message);
  do_text (project, "a.json", "1");
  run_for (60);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, root));
  g_assert_false (cs_drafts_flush (drafts, &error));
  g_assert_nonnull (error);
}

static void
test_finalize (void)
{
  g_autoptr (Folder) root = folder_new ();
  CsProject *project = cs_project_new ();
  CsDrafts *drafts = cs_drafts_new (project, folder_get_path (root), 10);

  do_text (project, "a.json", "1");
  run_for (200);
  do_text (project, "a.json", "2");
  g_assert_finalize_object (drafts);
  g_assert_finalize_object (project);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drafts/recover", test_recover);
  g_test_add_func ("/drafts/recover-unsaved", test_recover_unsaved);
  g_test_add_func ("/drafts/recover-over-changes", test_recover_over_changes);
  g_test_add_func ("/drafts/delay", test_delay);
  g_test_add_func ("/drafts/modes", test_modes);
  g_test_add_func ("/drafts/damage", test_damage);
  g_test_add_func ("/drafts/parse", test_parse);
  g_test_add_func ("/drafts/failed", test_failed);
  g_test_add_func ("/drafts/finalize", test_finalize);

  return g_test_run ();
}
