/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-project.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-file-save.h"
#include "project-fixture.h"

/* No byte and no stamp of a folder changes by opening and saving it, whatever is in it. */
static void
test_untouched (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char utf16[] = "\xff\xfe{\0\"\0a\0\"\0:\0001\0}\0";
  static const char bad[] = "{\"a\": \"\xff\xfe\0 \x80\"}\r\n";
  g_autoptr (GBytes) utf16_bytes = g_bytes_new_static (utf16, sizeof utf16 - 1);
  g_autoptr (GBytes) bad_bytes = g_bytes_new_static (bad, sizeof bad - 1);

  folder_write_bytes (folder, "utf16.json", utf16_bytes);
  folder_write_bytes (folder, "bad.json", bad_bytes);
  folder_write (folder, "bom.json", "\xef\xbb\xbf{ }\r\n\n");
  folder_write (folder, "empty.json", "");
  folder_write (folder, "numbers.json", "[1e400, 0.10000000000000000001,\t-0 ]");
  folder_write (folder, "cards/c.json", "{\"b\":1,\"a\":2,\"b\":3,}");
  before = folder_describe (folder);

  project = open_folder (folder);
  save (project);
  after = folder_describe (folder);
  g_assert_cmpstr (before, ==, after);

  /* Nor by a change and its undo. */
  do_replace (project, "bad.json", "{}");
  do_rename (project, "utf16.json", "x/y.json");
  do_delete (project, "empty.json");
  while (cs_history_get_can_undo (cs_project_get_history (project)))
    cs_history_undo (cs_project_get_history (project));
  g_assert_false (cs_project_get_modified (project));
  save (project);
  g_clear_pointer (&after, g_free);
  after = folder_describe (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_untouched_corpus (void)
{
  const char *shared = g_getenv ("CS_TEST_SHARED");
  static const char * const folders[] = { "corpus/json/test_parsing", "corpus/manifests", "corpus/pngs" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (shared != NULL ? shared : "", folders[i], NULL);
      g_autoptr (Folder) folder = folder_new ();
      g_autoptr (CsProject) project = NULL;
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      const char *name;
      guint n_files = 0;

      if (dir == NULL)
        {
          g_test_skip ("the shared corpus is not there");
          return;
        }

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          char *content;
          gsize length;

          if (g_file_get_contents (file, &content, &length, NULL))
            {
              g_autoptr (GBytes) bytes = g_bytes_new_take (content, length);

              folder_write_bytes (folder, name, bytes);
              n_files++;
            }
        }
      before = folder_describe (folder);
      project = open_folder (folder);
      g_test_message ("%s: %u files, %u of them in the project", folders[i], n_files,
                      g_list_model_get_n_items (G_LIST_MODEL (project)));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (project)), >, 0);
      save (project);
      after = folder_describe (folder);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_save (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsProject) again = NULL;
  CsHistory *history;
  g_autofree char *script = NULL;
  struct stat status;

  folder_write (folder, "manifest.json", "{}");
  folder_write (folder, "old.png", "png");
  folder_write (folder, "gone.json", "[]");
  script = folder_get_name (folder, "old.png");
  g_assert_cmpint (g_chmod (script, 0640), ==, 0);

  project = open_folder (folder);
  history = cs_project_get_history (project);
  do_replace (project, "manifest.json", "{\"a\": 1}");
  do_create (project, "cards/new/b.json", "{}");
  do_rename (project, "old.png", "color.png");
  do_delete (project, "gone.json");
  assert_paths (project, "cards/new/b.json color.png manifest.json");
  g_assert_true (cs_project_get_modified (project));
  g_assert_true (cs_document_get_modified (cs_project_get_document (project, "color.png")));

  /* Nothing happens on disk before. */
  folder_assert_text (folder, "manifest.json", "{}");
  folder_assert_text (folder, "gone.json", "[]");
  g_assert_false (folder_has (folder, "color.png"));

  save (project);
  folder_assert_text (folder, "manifest.json", "{\"a\": 1}");
  folder_assert_text (folder, "cards/new/b.json", "{}");
  folder_assert_text (folder, "color.png", "png");
  g_assert_false (folder_has (folder, "old.png"));
  g_assert_false (folder_has (folder, "gone.json"));
  g_clear_pointer (&script, g_free);
  script = folder_get_name (folder, "color.png");
  g_assert_cmpint (stat (script, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  assert_changed_on_disk (project, "");

  /* Undo goes on over the save, and a save of that leads back. */
  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  g_assert_true (cs_project_get_modified (project));
  save (project);
  folder_assert_text (folder, "manifest.json", "{}");
  folder_assert_text (folder, "old.png", "png");
  folder_assert_text (folder, "gone.json", "[]");
  g_assert_false (folder_has (folder, "color.png"));
  g_assert_false (folder_has (folder, "cards/new/b.json"));

  again = open_folder (folder);
  assert_paths (again, "gone.json manifest.json old.png");
}

/* a -> b, b -> a: names that are swapped within one save. */
static void
test_save_swapped_names (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  CsChange *change = cs_change_new ("Swap");

  folder_write (folder, "a.json", "A");
  folder_write (folder, "b.json", "B");
  project = open_folder (folder);
  cs_change_rename (change, "a.json", "t.json");
  cs_change_rename (change, "b.json", "a.json");
  cs_change_rename (change, "t.json", "b.json");
  do_change (project, change);
  save (project);
  folder_assert_text (folder, "a.json", "B");
  folder_assert_text (folder, "b.json", "A");
  g_assert_false (folder_has (folder, "t.json"));

  cs_history_undo (cs_project_get_history (project));
  assert_document (project, "a.json", "A");
  save (project);
  folder_assert_text (folder, "a.json", "A");
}

/* A file becomes a folder, and a folder becomes a file, and back. */
static void
test_save_folder_for_file (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  CsHistory *history;

  folder_write (folder, "a.json", "A");
  folder_write (folder, "b.json/c.json", "C");
  project = open_folder (folder);
  history = cs_project_get_history (project);
  do_rename (project, "a.json", "a.json/a.json");
  do_rename (project, "b.json/c.json", "b.json");
  save (project);
  folder_assert_text (folder, "a.json/a.json", "A");
  folder_assert_text (folder, "b.json", "C");

  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  save (project);
  folder_assert_text (folder, "a.json", "A");
  folder_assert_text (folder, "b.json/c.json", "C");
}

/* A folder that holds somebody's file does not make room. */
static void
test_save_folder_in_the_way (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "b/c.json", "C");
  folder_write (folder, "b/notes.txt", "theirs");
  project = open_folder (folder);
  do_rename (project, "b/c.json", "b");
  g_assert_false (cs_project_save (project, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/b'"));
  folder_assert_text (folder, "b/notes.txt", "theirs");
  g_assert_true (cs_project_get_modified (project));

  cs_history_undo (cs_project_get_history (project));
  save (project);
  folder_assert_text (folder, "b/c.json", "C");
}

/* What a killed save left goes; what one is writing right now does not. */
static void
test_tidy (gconstpointer by_save)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autofree char *held = folder_get_name (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "held");
  g_autofree char *link = folder_get_name (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "link");
  int file;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "cards/b.json", "1");
  folder_write (folder, "other/c.txt", "1");
  folder_write (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "left", "x");
  folder_write (folder, "cards/" CS_FILE_SAVE_TEMPORARY_PREFIX "left", "x");
  folder_write (folder, "other/" CS_FILE_SAVE_TEMPORARY_PREFIX "left", "x");
  folder_write (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "held", "x");
  g_assert_cmpint (symlink ("a.json", link), ==, 0);
  file = open (held, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (flock (file, LOCK_EX), ==, 0);

  project = open_folder (folder);
  g_assert_true (folder_has (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "left"));
  if (by_save != NULL)
    {
      do_replace (project, "a.json", "2");
      do_replace (project, "cards/b.json", "2");
      save (project);
    }
  else
    {
      cs_project_tidy (project);
    }

  g_assert_false (folder_has (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "left"));
  g_assert_false (folder_has (folder, "cards/" CS_FILE_SAVE_TEMPORARY_PREFIX "left"));
  g_assert_true (folder_has (folder, "other/" CS_FILE_SAVE_TEMPORARY_PREFIX "left"));
  g_assert_true (folder_has (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "held"));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  /* With the process the lock is gone. */
  close (file);
  cs_project_tidy (project);
  g_assert_false (folder_has (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "held"));
  folder_assert_text (folder, "a.json", by_save != NULL ? "2" : "1");
}

static void
test_save_failure (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "m.json", "1");
  folder_write (folder, "z.json", "1");
  project = open_folder (folder);
  do_replace (project, "a.json", "2");
  do_create (project, "inner/m.json", "2");
  do_replace (project, "z.json", "2");
  do_delete (project, "m.json");

  /* Another program makes a file where our folder is to stand. */
  folder_write (folder, "inner", "in the way");
  g_assert_false (cs_project_save (project, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "inner"));

  /* What came before it is saved, the rest is as it was, and is still to be saved. */
  folder_assert_text (folder, "a.json", "2");
  folder_assert_text (folder, "z.json", "1");
  folder_assert_text (folder, "m.json", "1");
  g_assert_true (cs_project_get_modified (project));
  g_assert_true (cs_history_get_modified (cs_project_get_history (project)));
  g_assert_false (cs_document_get_modified (cs_project_get_document (project, "a.json")));
  g_assert_true (cs_document_get_modified (cs_project_get_document (project, "z.json")));

  /* Undoing all is not what is on disk any more. */
  while (cs_history_get_can_undo (cs_project_get_history (project)))
    cs_history_undo (cs_project_get_history (project));
  g_assert_true (cs_project_get_modified (project));
  while (cs_history_get_can_redo (cs_project_get_history (project)))
    cs_history_redo (cs_project_get_history (project));

  g_autofree char *name = folder_get_name (folder, "inner");
  g_assert_cmpint (g_unlink (name), ==, 0);
  save (project);
  folder_assert_text (folder, "inner/m.json", "2");
  folder_assert_text (folder, "z.json", "2");
  g_assert_false (folder_has (folder, "m.json"));
}

static void
test_symlinks (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) outside = folder_new ();
  g_autofree char *link = folder_get_name (folder, "in.json");
  g_autofree char *away = folder_get_name (folder, "away");
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "langs/fr.json", "1");
  g_assert_cmpint (symlink ("langs/fr.json", link), ==, 0);
  project = open_folder (folder);
  assert_paths (project, "in.json langs/fr.json");

  /* A link within is followed and stays. */
  do_replace (project, "in.json", "2");
  save (project);
  folder_assert_text (folder, "langs/fr.json", "2");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));

  /* Nothing is written through one that leads out. */
  g_assert_cmpint (symlink (folder_get_path (outside), away), ==, 0);
  do_create (project, "away/x.json", "1");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH);
  g_assert_false (folder_has (outside, "x.json"));
}

static void
test_save_as (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *target = folder_get_name (folder, "deep/target");
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsProject) again = NULL;
  g_autoptr (GBytes) bytes = make_bytes ("{}");
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_project_add_file (project, "manifest.json", bytes, NULL));
  g_assert_true (cs_project_add_file (project, "cards/a.json", bytes, NULL));
  g_assert_false (cs_project_add_file (project, "cards/a.json", bytes, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_false (cs_project_add_file (project, "../a.json", bytes, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH);
  g_clear_error (&error);
  g_assert_false (cs_project_get_modified (project));

  do_replace (project, "cards/a.json", "1");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAVED);
  g_clear_error (&error);
  g_assert_true (cs_project_get_modified (project));

  /* Not over somebody's file, and then not a byte. */
  folder_write (folder, "deep/target/cards/a.json", "theirs");
  g_assert_false (cs_project_save_as (project, target, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS);
  g_clear_error (&error);
  g_assert_false (folder_has (folder, "deep/target/manifest.json"));
  g_assert_null (cs_project_get_folder (project));

  g_clear_pointer (&target, g_free);
  target = folder_get_name (folder, "deep/other");
  cs_project_save_as (project, target, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cs_project_get_folder (project), ==, target);
  g_assert_false (cs_project_get_modified (project));
  folder_assert_text (folder, "deep/other/cards/a.json", "1");
  folder_assert_text (folder, "deep/other/manifest.json", "{}");
  assert_changed_on_disk (project, "");

  /* And from there to a third place; the second stays. */
  do_delete (project, "manifest.json");
  g_clear_pointer (&target, g_free);
  target = folder_get_name (folder, "third");
  cs_project_save_as (project, target, &error);
  g_assert_no_error (error);
  folder_assert_text (folder, "deep/other/manifest.json", "{}");
  again = cs_project_open (target, NULL);
  assert_paths (again, "cards/a.json");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project/untouched", test_untouched);
  g_test_add_func ("/project/untouched-corpus", test_untouched_corpus);
  g_test_add_func ("/project/save", test_save);
  g_test_add_func ("/project/save-swapped-names", test_save_swapped_names);
  g_test_add_func ("/project/save-folder-for-file", test_save_folder_for_file);
  g_test_add_func ("/project/save-folder-in-the-way", test_save_folder_in_the_way);
  g_test_add_data_func ("/project/tidy/by-save", "by save", test_tidy);
  g_test_add_data_func ("/project/tidy/alone", NULL, test_tidy);
  g_test_add_func ("/project/save-failure", test_save_failure);
  g_test_add_func ("/project/symlinks", test_symlinks);
  g_test_add_func ("/project/save-as", test_save_as);

  return g_test_run ();
}
