/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

struct _Folder
{
  char *path;
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (path, 0700);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat status;

      if (lstat (child, &status) == 0 && S_ISDIR (status.st_mode))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
describe_tree (GString    *text,
               const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      const char *child = names->pdata[i];
      g_autofree char *content = NULL;
      g_autofree char *sum = NULL;
      struct stat status;
      gsize length = 0;

      g_assert_cmpint (lstat (child, &status), ==, 0);
      if (S_ISDIR (status.st_mode))
        {
          g_string_append_printf (text, "%s/\n", child);
          describe_tree (text, child);
          continue;
        }
      if (g_file_get_contents (child, &content, &length, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
      g_string_append_printf (text, "%s %o %lu %ld.%09ld %ld.%09ld %s\n", child, status.st_mode,
                              (gulong) status.st_ino,
                              (long) status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                              (long) status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
                              sum != NULL ? sum : "-");
    }
}

Folder *
folder_new (void)
{
  Folder *self = g_new0 (Folder, 1);
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("cs-project-XXXXXX", &error);
  g_assert_no_error (error);

  return self;
}

void
folder_free (Folder *self)
{
  remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

const char *
folder_get_path (Folder *self)
{
  return self->path;
}

char *
folder_get_name (Folder     *self,
                 const char *path)
{
  return g_build_filename (self->path, path, NULL);
}

void
folder_write (Folder     *self,
              const char *path,
              const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  folder_write_bytes (self, path, bytes);
}

void
folder_write_bytes (Folder     *self,
                    const char *path,
                    GBytes     *bytes)
{
  g_autofree char *name = folder_get_name (self, path);
  g_autofree char *parent = g_path_get_dirname (name);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (name, data != NULL ? data : "", (gssize) length, &error);
  g_assert_no_error (error);
}

gboolean
folder_has (Folder     *self,
            const char *path)
{
  g_autofree char *name = folder_get_name (self, path);
  struct stat status;

  return lstat (name, &status) == 0;
}

GBytes *
folder_read (Folder     *self,
             const char *path)
{
  g_autofree char *name = folder_get_name (self, path);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (name, &content, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, length);
}

void
folder_assert_text (Folder     *self,
                    const char *path,
                    const char *text)
{
  g_autoptr (GBytes) bytes = folder_read (self, path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

char *
folder_describe (Folder *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  describe_tree (text, self->path);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
