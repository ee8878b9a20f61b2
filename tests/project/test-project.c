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
#include "folder.h"

static const struct
{
  const char *path;
  gboolean    safe;
}
paths[] =
{
  { "manifest.json", TRUE },
  { "cards/build failed.json", TRUE },
  { "a/b/c/d.json", TRUE },
  { "env/.env.dev", TRUE },
  { "...", TRUE },
  { "..a/b..", TRUE },
  { "caf\xc3\xa9.png", TRUE },
  { "", FALSE },
  { "/etc/passwd", FALSE },
  { "..", FALSE },
  { ".", FALSE },
  { "../a", FALSE },
  { "a/../b", FALSE },
  { "a/..", FALSE },
  { "a/./b", FALSE },
  { "a//b", FALSE },
  { "a/", FALSE },
  { "a\\b", FALSE },
  { "..\\a", FALSE },
  { "C:/a", FALSE },
  { "c:a", FALSE },
  { "a\nb", FALSE },
  { "a\x7f", FALSE },
  { "a\xc2\x85", FALSE },
  { "a\xff", FALSE },
};

static void
test_path_is_safe (void)
{
  g_autofree char *long_step = g_strnfill (256, 'a');
  g_autofree char *fitting_step = g_strnfill (255, 'a');
  g_autoptr (GString) long_path = g_string_new ("a");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *shown = g_strescape (paths[i].path, NULL);

      g_test_message ("'%s'", shown);
      g_assert_cmpint (cs_project_path_is_safe (paths[i].path), ==, paths[i].safe);
    }

  while (long_path->len < 1100)
    g_string_append (long_path, "/a");
  g_assert_false (cs_project_path_is_safe (NULL));
  g_assert_false (cs_project_path_is_safe (long_step));
  g_assert_true (cs_project_path_is_safe (fitting_step));
  g_assert_false (cs_project_path_is_safe (long_path->str));
}

static CsProject *
open_folder (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  CsProject *project = cs_project_open (folder_get_path (folder), &error);

  g_assert_no_error (error);

  return project;
}

static char *
list_paths (CsProject *project)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cs_document_get_path (document));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_paths (CsProject  *project,
              const char *expected)
{
  g_autofree char *found = list_paths (project);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_document (CsProject  *project,
                 const char *path,
                 const char *text)
{
  CsDocument *document = cs_project_get_document (project, path);
  const char *data;
  gsize length;

  g_assert_nonnull (document);
  data = g_bytes_get_data (cs_document_get_bytes (document), &length);
  g_assert_cmpmem (data, length, text, strlen (text));
}

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
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
do_replace (CsProject  *project,
            const char *path,
            const char *text)
{
  CsChange *change = cs_change_new ("Replace");
  g_autoptr (GBytes) bytes = make_bytes (text);

  cs_change_replace (change, path, bytes);
  do_change (project, change);
}

static void
do_create (CsProject  *project,
           const char *path,
           const char *text)
{
  CsChange *change = cs_change_new ("Create");
  g_autoptr (GBytes) bytes = make_bytes (text);

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
do_rename (CsProject  *project,
           const char *path,
           const char *new_path)
{
  CsChange *change = cs_change_new ("Rename");

  cs_change_rename (change, path, new_path);
  do_change (project, change);
}

static void
save (CsProject *project)
{
  g_autoptr (GError) error = NULL;

  cs_project_save (project, &error);
  g_assert_no_error (error);
  g_assert_false (cs_project_get_modified (project));
  g_assert_false (cs_history_get_modified (cs_project_get_history (project)));
}

static void
assert_changed_on_disk (CsProject  *project,
                        const char *expected)
{
  g_auto (GStrv) found = cs_project_find_changed_on_disk (project);
  g_autofree char *joined = g_strjoinv (" ", found);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_open (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) outside = folder_new ();
  g_autofree char *link = NULL;
  g_autofree char *inner_link = NULL;
  g_autofree char *folder_link = NULL;
  g_autofree char *fifo = NULL;
  g_autofree char *strange = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (CsProject) project = NULL;

  folder_write (folder, "manifest.json", "{}");
  folder_write (folder, "Color.PNG", "png");
  folder_write (folder, "README.md", "no");
  folder_write (folder, ".hidden.json", "no");
  folder_write (folder, ".git/config.json", "no");
  folder_write (folder, "env/.env.dev", "A=1");
  folder_write (folder, "env/.env", "no");
  folder_write (folder, "env/.other", "no");
  folder_write (folder, "cards/a.json", "{}");
  folder_write (folder, "cards/deep/b.json", "no");
  folder_write (folder, "langs/fr.json", "{}");
  folder_write (folder, "node_modules/x.json", "no");
  folder_write (folder, "build/y.json", "no");
  folder_write (folder, "dir.json/z.png", "in a folder that is named like a file");
  folder_write (outside, "secret.json", "no");

  secret = folder_get_name (outside, "secret.json");
  link = folder_get_name (folder, "out.json");
  g_assert_cmpint (symlink (secret, link), ==, 0);
  folder_link = folder_get_name (folder, "away");
  g_assert_cmpint (symlink (folder_get_path (outside), folder_link), ==, 0);
  inner_link = folder_get_name (folder, "in.json");
  g_assert_cmpint (symlink ("cards/a.json", inner_link), ==, 0);
  fifo = folder_get_name (folder, "fifo.json");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  strange = folder_get_name (folder, "bad\xff.json");
  g_assert_true (g_file_set_contents (strange, "no", -1, NULL));

  project = open_folder (folder);
  assert_paths (project, "Color.PNG cards/a.json dir.json/z.png env/.env.dev in.json "
                         "langs/fr.json manifest.json");
  g_assert_cmpstr (cs_project_get_folder (project), ==, folder_get_path (folder));
  g_assert_false (cs_project_get_modified (project));
  g_assert_null (cs_project_get_document (project, "color.png"));
  g_assert_true (cs_document_is_json (cs_project_get_document (project, "cards/a.json")));
  g_assert_false (cs_document_is_json (cs_project_get_document (project, "Color.PNG")));
  assert_changed_on_disk (project, "");
}

static void
test_open_errors (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *missing = folder_get_name (folder, "missing");
  g_autofree char *large = folder_get_name (folder, "large.png");
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  static const char * const unsafe[] = { "../a.json", NULL };

  project = cs_project_open (missing, &error);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, missing));
  g_assert_null (project);
  g_clear_error (&error);

  project = cs_project_open_files (folder_get_path (folder), unsafe, &error);
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH);
  g_clear_error (&error);

  folder_write (folder, "large.png", "x");
  g_assert_cmpint (truncate (large, (off_t) CS_PROJECT_MAX_FILE_BYTES + 1), ==, 0);
  project = cs_project_open (folder_get_path (folder), &error);
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "large.png"));
  g_assert_null (project);
}

static void
test_too_many_files (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsChange) change = cs_change_new ("Create");
  g_autoptr (GBytes) bytes = make_bytes ("x");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CS_PROJECT_MAX_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("f%u.json", i);

      folder_write (folder, name, "");
    }
  project = open_folder (folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (project)), ==, CS_PROJECT_MAX_FILES);

  cs_change_create (change, "more.json", bytes);
  g_assert_false (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_clear_object (&project);

  folder_write (folder, "more.json", "");
  project = cs_project_open (folder_get_path (folder), &error);
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE);
}

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

typedef struct
{
  GBytes *before;
  guint   n_calls;
  guint   n_whole;
} Watch;

/* What a listener is told leads from what it knew to what is there. */
static void
changed_cb (CsDocument *document,
            CsTextEdit *edit,
            Watch      *watch)
{
  GBytes *now = cs_document_get_bytes (document);

  watch->n_calls++;
  if (edit != NULL)
    {
      g_autoptr (GBytes) led = cs_text_edit_apply (edit, watch->before);

      g_assert_true (g_bytes_equal (led, now));
    }
  else
    {
      watch->n_whole++;
    }

  g_bytes_unref (watch->before);
  watch->before = g_bytes_ref (now);
}

static void
test_changed (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  CsHistory *history = cs_project_get_history (project);
  g_autoptr (GBytes) bytes = make_bytes ("0123456789");
  CsChange *change = cs_change_new ("Edit");
  CsTextEdit *edit = cs_text_edit_new ();
  CsDocument *document;
  CsSnapshot *snapshot;
  Watch watch = { g_bytes_ref (bytes), 0, 0 };
  guint64 revision;

  g_assert_true (cs_project_add_file (project, "a.json", bytes, NULL));
  document = cs_project_get_document (project, "a.json");
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), &watch);
  snapshot = cs_document_get_snapshot (document);
  g_assert_true (snapshot == cs_document_get_snapshot (document));
  revision = cs_document_get_revision (document);

  cs_text_edit_replace (edit, 1, 2, "abc", -1);
  cs_text_edit_replace (edit, 5, 0, "d", -1);
  cs_text_edit_replace (edit, 8, 2, "", -1);
  cs_change_edit (change, "a.json", edit);
  edit = cs_text_edit_new ();
  cs_text_edit_replace (edit, 0, 1, "zero", -1);
  cs_change_edit (change, "a.json", edit);
  do_change (project, change);
  assert_document (project, "a.json", "zeroabc34d567");
  g_assert_cmpuint (watch.n_calls, ==, 2);
  g_assert_cmpuint (watch.n_whole, ==, 0);
  g_assert_cmpuint (cs_document_get_revision (document), >, revision);
  g_assert_true (cs_snapshot_get_bytes (cs_document_get_snapshot (document)) ==
                 cs_document_get_bytes (document));

  cs_history_undo (history);
  assert_document (project, "a.json", "0123456789");
  g_assert_cmpuint (watch.n_calls, ==, 4);
  g_assert_cmpuint (watch.n_whole, ==, 0);

  do_replace (project, "a.json", "new");
  g_assert_cmpuint (watch.n_calls, ==, 5);
  g_assert_cmpuint (watch.n_whole, ==, 1);
  cs_history_undo (history);
  g_assert_cmpuint (watch.n_whole, ==, 2);
  assert_document (project, "a.json", "0123456789");

  g_bytes_unref (watch.before);
}

static void
test_refused (void)
{
  static const struct
  {
    const char    *name;
    CsOperationKind kind;
    const char    *path;
    const char    *new_path;
    gsize          start;
    gsize          length;
    int            code;
  }
  rows[] =
  {
    { "edit-missing", CS_OPERATION_EDIT, "x.json", NULL, 0, 0, CS_PROJECT_ERROR_NO_FILE },
    { "edit-beyond", CS_OPERATION_EDIT, "a.json", NULL, 4, 0, CS_PROJECT_ERROR_STALE },
    { "edit-over-end", CS_OPERATION_EDIT, "a.json", NULL, 2, 2, CS_PROJECT_ERROR_STALE },
    { "edit-overflow", CS_OPERATION_EDIT, "a.json", NULL, 2, G_MAXSIZE, CS_PROJECT_ERROR_STALE },
    { "replace-missing", CS_OPERATION_REPLACE, "x.json", NULL, 0, 0, CS_PROJECT_ERROR_NO_FILE },
    { "create-there", CS_OPERATION_CREATE, "a.json", NULL, 0, 0, CS_PROJECT_ERROR_FILE_EXISTS },
    { "create-folder", CS_OPERATION_CREATE, "cards", NULL, 0, 0, CS_PROJECT_ERROR_FILE_EXISTS },
    { "create-in-file", CS_OPERATION_CREATE, "a.json/b", NULL, 0, 0, CS_PROJECT_ERROR_FILE_EXISTS },
    { "create-unsafe", CS_OPERATION_CREATE, "../b.json", NULL, 0, 0, CS_PROJECT_ERROR_UNSAFE_PATH },
    { "create-absolute", CS_OPERATION_CREATE, "/b.json", NULL, 0, 0, CS_PROJECT_ERROR_UNSAFE_PATH },
    { "delete-missing", CS_OPERATION_DELETE, "x.json", NULL, 0, 0, CS_PROJECT_ERROR_NO_FILE },
    { "rename-missing", CS_OPERATION_RENAME, "x.json", "y.json", 0, 0, CS_PROJECT_ERROR_NO_FILE },
    { "rename-onto", CS_OPERATION_RENAME, "a.json", "cards/b.json", 0, 0, CS_PROJECT_ERROR_FILE_EXISTS },
    { "rename-self", CS_OPERATION_RENAME, "a.json", "a.json", 0, 0, CS_PROJECT_ERROR_FILE_EXISTS },
    { "rename-unsafe", CS_OPERATION_RENAME, "a.json", "a\\b", 0, 0, CS_PROJECT_ERROR_UNSAFE_PATH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CsProject) project = cs_project_new ();
      g_autoptr (GBytes) bytes = make_bytes ("123");
      g_autoptr (CsChange) change = cs_change_new ("Try");
      g_autoptr (GError) error = NULL;
      CsTextEdit *edit = cs_text_edit_new ();

      g_test_message ("%s", rows[i].name);
      g_assert_true (cs_project_add_file (project, "a.json", bytes, NULL));
      g_assert_true (cs_project_add_file (project, "cards/b.json", bytes, NULL));

      /* A first operation that is fine must leave nothing behind either. */
      cs_text_edit_replace (edit, 0, 0, "", 0);
      cs_change_edit (change, "a.json", edit);
      cs_change_delete (change, "cards/b.json");
      cs_change_create (change, "cards/b.json", bytes);
      cs_change_create (change, "first.json", bytes);

      edit = cs_text_edit_new ();
      cs_text_edit_replace (edit, rows[i].start, rows[i].length, "x", 1);
      if (rows[i].kind == CS_OPERATION_EDIT)
        cs_change_edit (change, rows[i].path, cs_text_edit_copy (edit));
      else if (rows[i].kind == CS_OPERATION_REPLACE)
        cs_change_replace (change, rows[i].path, bytes);
      else if (rows[i].kind == CS_OPERATION_CREATE)
        cs_change_create (change, rows[i].path, bytes);
      else if (rows[i].kind == CS_OPERATION_DELETE)
        cs_change_delete (change, rows[i].path);
      else
        cs_change_rename (change, rows[i].path, rows[i].new_path);
      cs_text_edit_free (edit);

      g_assert_false (cs_history_do (cs_project_get_history (project), change, &error));
      g_assert_error (error, CS_PROJECT_ERROR, rows[i].code);
      assert_paths (project, "a.json cards/b.json");
      assert_document (project, "a.json", "123");
      g_assert_false (cs_project_get_modified (project));
      g_assert_false (cs_history_get_can_undo (cs_project_get_history (project)));
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

/* What another program does to "m.json" (or "n.json", which is new) before a save that would write
 * or delete it, and whether that is seen. */
static const struct
{
  const char *name;
  const char *ours;      /* NULL: we delete it */
  const char *theirs;    /* NULL: they delete it */
  gboolean    same_stamp;
  gboolean    in_place;
  gboolean    conflict;
}
conflicts[] =
{
  { "other-text", "ours", "theirs!", FALSE, FALSE, TRUE },
  { "same-size", "ours", "THEM", FALSE, FALSE, TRUE },
  { "same-size-and-time", "ours", "THEM", TRUE, FALSE, TRUE },
  { "same-size-and-time-in-place", "ours", "THEM", TRUE, TRUE, TRUE },
  { "touched", "ours", "base", FALSE, FALSE, FALSE },
  { "same-change", "ours", "ours", FALSE, FALSE, FALSE },
  { "deleted", "ours", NULL, FALSE, FALSE, TRUE },
  { "we-delete", NULL, "theirs!", FALSE, FALSE, TRUE },
  { "both-delete", NULL, NULL, FALSE, FALSE, FALSE },
};

static void
test_conflict (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *name = folder_get_name (folder, "m.json");
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "m.json", "base");
  project = open_folder (folder);
  do_replace (project, "a.json", "2");
  if (conflicts[row].ours != NULL)
    do_replace (project, "m.json", conflicts[row].ours);
  else
    do_delete (project, "m.json");

  g_assert_cmpint (stat (name, &status), ==, 0);
  if (conflicts[row].theirs == NULL)
    g_assert_cmpint (g_unlink (name), ==, 0);
  else if (conflicts[row].in_place)
    {
      FILE *file = g_fopen (name, "r+");

      fputs (conflicts[row].theirs, file);
      fclose (file);
    }
  else
    folder_write (folder, "m.json", conflicts[row].theirs);
  if (conflicts[row].same_stamp)
    {
      struct timespec times[2] = { status.st_atim, status.st_mtim };

      g_assert_cmpint (utimensat (AT_FDCWD, name, times, 0), ==, 0);
    }

  if (!conflicts[row].conflict)
    {
      save (project);
      folder_assert_text (folder, "a.json", "2");
      return;
    }

  assert_changed_on_disk (project, "m.json");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK);
  g_assert_nonnull (strstr (error->message, "m.json"));
  folder_assert_text (folder, "a.json", "1");
  if (conflicts[row].theirs != NULL)
    folder_assert_text (folder, "m.json", conflicts[row].theirs);
  g_assert_true (cs_project_get_modified (project));

  cs_project_keep_mine (project, "m.json");
  assert_changed_on_disk (project, "");
  save (project);
  folder_assert_text (folder, "a.json", "2");
  if (conflicts[row].ours != NULL)
    folder_assert_text (folder, "m.json", conflicts[row].ours);
  else
    g_assert_false (folder_has (folder, "m.json"));
}

static void
test_conflict_new (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  do_create (project, "n.json", "ours");
  folder_write (folder, "n.json", "theirs");
  assert_changed_on_disk (project, "n.json");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK);
  folder_assert_text (folder, "n.json", "theirs");
  cs_project_keep_mine (project, "n.json");
  save (project);
  folder_assert_text (folder, "n.json", "ours");
}

/* A file that we have not touched does not stop a save, and is not touched by it. */
static void
test_other_file_changed (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "b.json", "1");
  project = open_folder (folder);
  folder_write (folder, "b.json", "theirs");
  do_replace (project, "a.json", "2");
  save (project);
  folder_assert_text (folder, "b.json", "theirs");
  assert_changed_on_disk (project, "b.json");
}

static void
test_reload (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = folder_get_name (folder, "b.json");
  CsHistory *history;

  folder_write (folder, "a.json", "{\"a\": 1}");
  folder_write (folder, "b.json", "{}");
  folder_write (folder, "c.png", "png");
  project = open_folder (folder);
  history = cs_project_get_history (project);

  /* Changed, gone and new. */
  folder_write (folder, "a.json", "{\"a\": 2}");
  g_assert_cmpint (g_unlink (name), ==, 0);
  folder_write (folder, "c.png", "other");
  folder_write (folder, "d.json", "new");
  assert_changed_on_disk (project, "a.json b.json c.png d.json");

  for (const char *path = "abcd"; *path != '\0'; path++)
    {
      g_autofree char *full = g_strdup_printf ("%c.%s", *path, *path == 'c' ? "png" : "json");

      cs_project_reload (project, full, &error);
      g_assert_no_error (error);
    }
  assert_paths (project, "a.json c.png d.json");
  assert_document (project, "a.json", "{\"a\": 2}");
  assert_document (project, "c.png", "other");
  assert_document (project, "d.json", "new");
  assert_changed_on_disk (project, "");
  g_assert_false (cs_project_get_modified (project));
  g_assert_false (cs_history_get_modified (history));
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Reload d.json");

  /* Each is a step; back is what we had, and differs from the disk now. */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (cs_history_get_can_undo (history));
      cs_history_undo (history);
    }
  assert_paths (project, "a.json b.json c.png");
  assert_document (project, "a.json", "{\"a\": 1}");
  g_assert_true (cs_project_get_modified (project));
  g_assert_true (cs_document_get_modified (cs_project_get_document (project, "a.json")));
  save (project);
  folder_assert_text (folder, "a.json", "{\"a\": 1}");
  folder_assert_text (folder, "b.json", "{}");
  g_assert_false (folder_has (folder, "d.json"));

  /* Nothing to take: no step. */
  do_replace (project, "a.json", "x");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Replace");
  cs_project_reload (project, "b.json", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Replace");
}

static void
test_keep_mine_foreign (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  folder_write (folder, "new.json", "theirs");
  assert_changed_on_disk (project, "new.json");
  cs_project_keep_mine (project, "new.json");
  assert_changed_on_disk (project, "");
  g_assert_false (cs_project_get_modified (project));
  do_replace (project, "a.json", "2");
  save (project);
  folder_assert_text (folder, "new.json", "theirs");
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

static void
test_open_files (void)
{
  static const char * const names[] = { "card.json", "card.data.json", "card.json", NULL };
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "card.json", "{}");
  folder_write (folder, "card.data.json", "{}");
  folder_write (folder, "other.json", "{}");
  project = cs_project_open_files (folder_get_path (folder), names, &error);
  g_assert_no_error (error);
  assert_paths (project, "card.data.json card.json");
  assert_changed_on_disk (project, "");
  do_replace (project, "card.json", "[]");
  save (project);
  folder_assert_text (folder, "card.json", "[]");
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GPtrArray  *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
test_list_model (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CsDocument) document = NULL;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (project)) == CS_TYPE_DOCUMENT);
  g_signal_connect (project, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  do_create (project, "m.json", "1");
  do_create (project, "b.json", "1");
  do_create (project, "z.json", "1");
  document = g_object_ref (cs_project_get_document (project, "b.json"));
  do_rename (project, "b.json", "y.json");
  g_assert_cmpstr (cs_document_get_path (document), ==, "y.json");
  do_delete (project, "m.json");
  cs_history_undo (cs_project_get_history (project));
  assert_paths (project, "m.json y.json z.json");

  g_assert_cmpuint (mirror->len, ==, 3);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (CsDocument) item = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_assert_true (item == mirror->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (project), 3));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_notify (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  CsDocument *document;
  guint project_modified = 0, document_modified = 0, path = 0, revision = 0;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  document = cs_project_get_document (project, "a.json");
  g_signal_connect (project, "notify::modified", G_CALLBACK (count_cb), &project_modified);
  g_signal_connect (document, "notify::modified", G_CALLBACK (count_cb), &document_modified);
  g_signal_connect (document, "notify::path", G_CALLBACK (count_cb), &path);
  g_signal_connect (document, "notify::revision", G_CALLBACK (count_cb), &revision);

  do_replace (project, "a.json", "2");
  do_replace (project, "a.json", "3");
  g_assert_cmpuint (project_modified, ==, 1);
  g_assert_cmpuint (document_modified, ==, 1);
  g_assert_cmpuint (revision, ==, 2);
  do_replace (project, "a.json", "1");
  g_assert_cmpuint (project_modified, ==, 2);
  g_assert_cmpuint (document_modified, ==, 2);
  g_assert_false (cs_project_get_modified (project));
  save (project);
  g_assert_cmpuint (project_modified, ==, 2);
  do_rename (project, "a.json", "b.json");
  g_assert_cmpuint (path, ==, 1);
  g_assert_cmpuint (project_modified, ==, 3);
  save (project);
  g_assert_cmpuint (project_modified, ==, 4);
  g_assert_cmpuint (document_modified, ==, 4);
}

typedef struct
{
  GMainLoop *loop;
  GString   *told;
} Told;

static void
changed_on_disk_cb (CsProject  *project,
                    const char *path,
                    Told       *told)
{
  g_string_append_printf (told->told, "%s;", path);
  g_main_loop_quit (told->loop);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

static void
run_for (Told  *told,
         guint  milliseconds)
{
  guint source = g_timeout_add (milliseconds, quit_cb, told->loop);

  g_main_loop_run (told->loop);
  g_source_remove (source);
}

static void
test_watch (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  Told told = { loop, text };

  folder_write (folder, "a.json", "1");
  folder_write (folder, "cards/b.json", "1");
  project = open_folder (folder);
  g_signal_connect (project, "changed-on-disk", G_CALLBACK (changed_on_disk_cb), &told);
  cs_project_set_watching (project, TRUE);

  folder_write (folder, "cards/b.json", "theirs");
  run_for (&told, 5000);
  g_assert_cmpstr (text->str, ==, "cards/b.json;");

  /* Told once; anew when it changes again, and never of our own saving. */
  cs_project_look (project);
  g_assert_cmpstr (text->str, ==, "cards/b.json;");
  folder_write (folder, "cards/b.json", "theirs 2");
  cs_project_look (project);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");
  do_replace (project, "a.json", "2");
  save (project);
  run_for (&told, 400);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");

  cs_project_set_watching (project, FALSE);
  folder_write (folder, "a.json", "3");
  run_for (&told, 300);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");
}

static void
test_finalize (void)
{
  g_autoptr (Folder) folder = folder_new ();
  CsProject *project;
  CsDocument *document;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  cs_project_set_watching (project, TRUE);
  do_replace (project, "a.json", "2");
  document = g_object_ref (cs_project_get_document (project, "a.json"));
  cs_document_get_snapshot (document);
  g_assert_finalize_object (project);
  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project/path-is-safe", test_path_is_safe);
  g_test_add_func ("/project/open", test_open);
  g_test_add_func ("/project/open-errors", test_open_errors);
  g_test_add_func ("/project/open-files", test_open_files);
  g_test_add_func ("/project/too-many-files", test_too_many_files);
  g_test_add_func ("/project/untouched", test_untouched);
  g_test_add_func ("/project/untouched-corpus", test_untouched_corpus);
  g_test_add_func ("/project/changed", test_changed);
  g_test_add_func ("/project/refused", test_refused);
  g_test_add_func ("/project/save", test_save);
  g_test_add_func ("/project/save-swapped-names", test_save_swapped_names);
  g_test_add_func ("/project/save-folder-for-file", test_save_folder_for_file);
  g_test_add_func ("/project/save-folder-in-the-way", test_save_folder_in_the_way);
  g_test_add_data_func ("/project/tidy/by-save", "by save", test_tidy);
  g_test_add_data_func ("/project/tidy/alone", NULL, test_tidy);
  g_test_add_func ("/project/save-failure", test_save_failure);
  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *name = g_strconcat ("/project/conflict/", conflicts[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_conflict);
    }
  g_test_add_func ("/project/conflict-new", test_conflict_new);
  g_test_add_func ("/project/other-file-changed", test_other_file_changed);
  g_test_add_func ("/project/reload", test_reload);
  g_test_add_func ("/project/keep-mine-foreign", test_keep_mine_foreign);
  g_test_add_func ("/project/symlinks", test_symlinks);
  g_test_add_func ("/project/save-as", test_save_as);
  g_test_add_func ("/project/list-model", test_list_model);
  g_test_add_func ("/project/notify", test_notify);
  g_test_add_func ("/project/watch", test_watch);
  g_test_add_func ("/project/finalize", test_finalize);

  return g_test_run ();
}
