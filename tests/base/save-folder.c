/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "save-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cs-file-save.h"

void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
save_folder_set_up (Folder        *self,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->path = g_dir_make_tmp ("cs-file-save-XXXXXX", &error);
  g_assert_no_error (error);
}

void
save_folder_tear_down (Folder        *self,
                  gconstpointer  data)
{
  remove_tree (self->path);
  g_free (self->path);
}

char *
in_folder (Folder     *self,
           const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

void
make_file (const char *path,
           const char *text,
           guint       mode)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}

gboolean
save_text (const char  *path,
           const char  *text,
           guint        mode,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_file_save (path, bytes, mode, error);
}

void
assert_text (const char *path,
             const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (lstat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

guint
count_temporaries (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, CS_FILE_SAVE_TEMPORARY_PREFIX);
  return count;
}

void
add (const char *name,
     void      (*run) (Folder *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/file-save/", name, NULL);

  g_test_add (path, Folder, NULL, save_folder_set_up, run, save_folder_tear_down);
}
