/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "cs-package.h"

/* Runs the program as a shell does. Each folder in cases/ is a case:
 *
 *     command   its arguments, in a shell's quotes; "$SHARED" is the folder of real inputs
 *     project   where in the folder that it runs in a copy of project/ lies, a sound connector
 *     input/    what lies there, too, or instead of one of its files
 *     without   what does not lie there after all, a path in each line
 *     stdin     what it reads there
 *     language  in which it speaks; English when it is missing
 *     exit      the status
 *     stdout    what it prints, line by line; "*" stands for any text in a line, and a line of
 *               "..." for any number of lines
 *     stderr    likewise; nothing is printed there when it is missing
 *     after     the files that lie there afterwards, a path in each line; the same ones when it
 *               is missing
 *     changed   those that are not as they were; none when it is missing
 *
 * A folder called NAME.zip is packed before. */

typedef struct
{
  char *folder;
  char *cwd;
} Case;

static char *
dup_program (void)
{
  return g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "src", "connector-studio", NULL);
}

static char *
read_text (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* All files below, relative, in order. */
static void
list_files (const char *folder,
            const char *prefix,
            GPtrArray  *files)
{
  g_autofree char *full = g_build_filename (folder, prefix, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = *prefix != '\0' ? g_build_filename (prefix, name, NULL)
                                              : g_strdup (name);
      g_autofree char *full_path = g_build_filename (folder, path, NULL);

      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        list_files (folder, path, files);
      else
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_sorted (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  list_files (folder, "", files);
  g_ptr_array_sort (files, compare_strings);

  return files;
}

static void
write_file (const char *path,
            const char *data,
            gsize       length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &data, &length, &error);
  g_assert_no_error (error);
  write_file (to, data, length);
}

/* Its files lie one below the other in the order of their names. */
static void
pack_folder (const char *folder,
             const char *zip_path)
{
  g_autoptr (GPtrArray) files = list_sorted (folder);
  g_autofree CsPackageEntry *entries = g_new0 (CsPackageEntry, files->len);
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (files, i), NULL);
      char *data;
      gsize length;

      g_file_get_contents (path, &data, &length, &error);
      g_assert_no_error (error);
      entries[i].name = g_ptr_array_index (files, i);
      entries[i].bytes = g_bytes_new_take (data, length);
    }

  zip = cs_package_write (entries, files->len, &error);
  g_assert_no_error (error);
  write_file (zip_path, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip));
  for (guint i = 0; i < files->len; i++)
    g_bytes_unref (entries[i].bytes);
}

static void
copy_folder (const char *from,
             const char *to,
             gboolean    pack)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (!g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_file (source, target);
      else if (pack && g_str_has_suffix (name, ".zip"))
        pack_folder (source, target);
      else
        copy_folder (source, target, pack);
    }
}

static void
set_up (const Case *self)
{
  g_autofree char *cases = g_path_get_dirname (self->folder);
  g_autofree char *sound = g_build_filename (cases, "..", "project", NULL);
  g_autofree char *input = g_build_filename (self->folder, "input", NULL);
  g_autofree char *stage = g_dir_make_tmp ("cs-cli-XXXXXX", NULL);
  g_autofree char *project = read_text (self->folder, "project");
  g_autofree char *without = read_text (self->folder, "without");
  g_auto (GStrv) without_lines = g_strsplit (without != NULL ? without : "", "\n", -1);

  if (project != NULL)
    {
      g_autofree char *target = g_build_filename (stage, g_strchomp (project), NULL);

      copy_folder (sound, target, FALSE);
    }
  copy_folder (input, stage, FALSE);
  for (guint i = 0; without_lines[i] != NULL && *without_lines[i] != '\0'; i++)
    {
      g_autofree char *path = g_build_filename (stage, without_lines[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  copy_folder (stage, self->cwd, TRUE);
  remove_folder (stage);
}

static GHashTable *
read_all (const char *folder)
{
  GHashTable *contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) files = list_sorted (folder);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (files, i), NULL);
      char *data;
      gsize length;

      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      g_hash_table_insert (contents, g_strdup (g_ptr_array_index (files, i)),
                           g_bytes_new_take (data, length));
    }

  return contents;
}

static gboolean
match_lines (char **pattern,
             char **text)
{
  for (; *pattern != NULL; pattern++, text++)
    {
      if (strcmp (*pattern, "...") == 0)
        {
          do
            {
              if (match_lines (pattern + 1, text))
                return TRUE;
            }
          while (*text++ != NULL);
          return FALSE;
        }

      if (*text == NULL || !g_pattern_match_simple (*pattern, *text))
        return FALSE;
    }

  return *text == NULL;
}

static void
assert_text (const char *what,
             const char *expected,
             const char *actual)
{
  g_auto (GStrv) expected_lines = g_strsplit (expected != NULL ? expected : "", "\n", -1);
  g_auto (GStrv) actual_lines = g_strsplit (actual, "\n", -1);

  g_assert_true (g_utf8_validate (actual, -1, NULL));
  if (!match_lines (expected_lines, actual_lines))
    {
      g_test_message ("%s was:\n%s\nand not:\n%s", what, actual, expected);
      g_test_fail ();
    }
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (lines, i));

  return g_string_free (text, FALSE);
}

static void
assert_files (const Case *self,
              GHashTable *before)
{
  g_autofree char *expected_after = read_text (self->folder, "after");
  g_autofree char *expected_changed = read_text (self->folder, "changed");
  g_autoptr (GHashTable) after = read_all (self->cwd);
  g_autoptr (GPtrArray) after_names = list_sorted (self->cwd);
  g_autoptr (GPtrArray) before_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autofree char *after_text = join (after_names);
  g_autofree char *before_text = NULL;
  g_autofree char *changed_text = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *now = g_hash_table_lookup (after, name);

      g_ptr_array_add (before_names, name);
      if (now != NULL && !g_bytes_equal (now, bytes))
        g_ptr_array_add (changed, name);
    }
  g_ptr_array_sort (before_names, compare_strings);
  g_ptr_array_sort (changed, compare_strings);
  before_text = join (before_names);
  changed_text = join (changed);

  assert_text ("list of files", expected_after != NULL ? expected_after : before_text, after_text);
  assert_text ("list of changed files", expected_changed, changed_text);
}

static GSubprocess *
start (const Case  *self,
       const char  *command,
       const char  *input)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *program = dup_program ();
  g_autofree char *data_folder = g_build_filename (self->cwd, "data", NULL);
  g_autofree char *language = read_text (self->folder, "language");
  g_autoptr (GString) filled = g_string_new (command);
  g_autofree char *line = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;

  g_string_replace (filled, "$SHARED", g_getenv ("CS_TEST_SHARED"), 0);
  g_strchomp (filled->str);
  line = g_strdup_printf ("%s %s", program, filled->str);
  g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));

  launcher = g_subprocess_launcher_new ((input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                       : G_SUBPROCESS_FLAGS_NONE) |
                                        G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, self->cwd);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data_folder, TRUE);
  if (language != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
      g_subprocess_launcher_setenv (launcher, "LANGUAGE", g_strchomp (language), TRUE);
    }
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);

  return process;
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autofree char *command = read_text (self->folder, "command");
  g_autofree char *input = read_text (self->folder, "stdin");
  g_autofree char *expected_exit = read_text (self->folder, "exit");
  g_autofree char *expected_stdout = read_text (self->folder, "stdout");
  g_autofree char *expected_stderr = read_text (self->folder, "stderr");
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  if (strstr (command, "$SHARED") != NULL &&
      !g_file_test (g_getenv ("CS_TEST_SHARED"), G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  set_up (self);
  before = read_all (self->cwd);
  process = start (self, command, input);
  g_subprocess_communicate_utf8 (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  assert_text ("standard output", expected_stdout, out);
  assert_text ("standard error", expected_stderr, err);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==,
                   expected_exit != NULL ? atoi (expected_exit) : 0);
  assert_files (self, before);
}

static void
case_free (gpointer data)
{
  Case *self = data;

  remove_folder (self->cwd);
  g_free (self->folder);
  g_free (self->cwd);
  g_free (self);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cases = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);

  cases = g_build_filename (g_getenv ("CS_TEST_SOURCE_ROOT"), "tests", "cli", "cases", NULL);
  dir = g_dir_open (cases, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_strings);

  for (guint i = 0; i < names->len; i++)
    {
      Case *one = g_new0 (Case, 1);
      g_autofree char *path = g_strconcat ("/cli/", g_ptr_array_index (names, i), NULL);

      one->folder = g_build_filename (cases, g_ptr_array_index (names, i), NULL);
      one->cwd = g_dir_make_tmp ("cs-cli-XXXXXX", NULL);
      g_test_add_data_func_full (path, one, test_case, case_free);
    }

  return g_test_run ();
}
