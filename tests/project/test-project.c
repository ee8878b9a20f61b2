/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-project.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project-fixture.h"

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
  g_test_add_func ("/project/changed", test_changed);
  g_test_add_func ("/project/refused", test_refused);
  g_test_add_func ("/project/list-model", test_list_model);
  g_test_add_func ("/project/notify", test_notify);
  g_test_add_func ("/project/finalize", test_finalize);

  return g_test_run ();
}
