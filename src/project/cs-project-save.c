/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-project-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-file-save.h"
#include "cs-file-sweep.h"
#include "cs-folder-list-private.h"

/* A save goes in this order, so that a crash at any moment leaves each content in at least one
 * place: look at every file; write what differs; delete what is no longer there. A rename is a new
 * file and the deletion of an old one. Only where a file became a folder, or a folder a file, the
 * deletion has to come first. */

static void
set_changed_on_disk (GError     **error,
                     const char  *name)
{
  g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK,
               _("cannot save '%s': another program changed it"), name);
}

static gboolean
set_file_error (GError     **error,
                const char  *format,
                const char  *name,
                int          number)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               format, name, g_strerror (number));

  return FALSE;
}

static gboolean
require_inside (const char  *folder,
                const char  *name,
                GError     **error)
{
  if (cs_folder_holds (folder, name))
    return TRUE;

  g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
               _("cannot save '%s': a symbolic link leads out of the project's folder"), name);

  return FALSE;
}

static gboolean
is_folder (const char *name)
{
  struct stat status;

  return lstat (name, &status) == 0 && S_ISDIR (status.st_mode);
}

/* Whether what is on disk at the document's path is what we know, so that writing it loses nothing.
 * Where it is already what we would write, it becomes what we know. */
static gboolean
require_known (CsProject   *self,
               CsDocument  *document,
               GError     **error)
{
  const char *path = cs_document_get_path (document);
  g_autofree char *name = cs_project_dup_file_name (self, path);
  CsDiskFile *known = g_hash_table_lookup (self->disk, path);
  g_autoptr (CsDiskFile) now = NULL;

  if (!require_inside (self->folder, name, error))
    return FALSE;

  /* A folder is in the way only when it is not empty by then, which the writing finds out. */
  if (known == NULL && (!cs_disk_has (name) || is_folder (name)))
    return TRUE;
  if (known == NULL)
    now = cs_disk_file_read (name, NULL);
  else if (cs_disk_file_look (known, name, &now) == CS_DISK_SAME)
    return TRUE;

  if (now == NULL ||
      !g_bytes_equal (cs_disk_file_get_bytes (now), cs_document_get_bytes (document)))
    {
      set_changed_on_disk (error, name);
      return FALSE;
    }

  cs_project_set_known (self, path, g_steal_pointer (&now));

  return TRUE;
}

/* A file that is gone already needs no deleting. */
static gboolean
require_deletable (CsProject   *self,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *name = cs_project_dup_file_name (self, path);
  CsDiskFile *known = g_hash_table_lookup (self->disk, path);

  if (!require_inside (self->folder, name, error))
    return FALSE;
  if (cs_disk_file_look (known, name, NULL) != CS_DISK_CHANGED)
    return TRUE;

  set_changed_on_disk (error, name);

  return FALSE;
}

static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/* g_mkdir_with_parents() leaves the names of the new folders to the mercy of a power cut. */
static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (folder);
  if (strcmp (parent, folder) != 0 && !make_folder (parent, error))
    return FALSE;
  if (g_mkdir (folder, 0777) != 0 && errno != EEXIST)
    return set_file_error (error, _("cannot make the folder '%s': %s"), folder, errno);
  sync_folder (parent);

  return TRUE;
}

static gboolean
write_file (const char  *name,
            GBytes      *bytes,
            guint        mode,
            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (name);

  return make_folder (folder, error) && cs_file_save (name, bytes, mode, error);
}

static gboolean
write_document (CsProject   *self,
                CsDocument  *document,
                GError     **error)
{
  const char *path = cs_document_get_path (document);
  GBytes *bytes = cs_document_get_bytes (document);
  g_autofree char *name = cs_project_dup_file_name (self, path);

  if (!require_known (self, document, error))
    return FALSE;
  if (!cs_document_get_modified (document))
    return TRUE;

  /* What a folder of that name held was deleted; cs_file_save() tells when something is left. */
  if (is_folder (name))
    g_rmdir (name);
  if (!write_file (name, bytes, cs_document_get_mode (document), error))
    return FALSE;

  cs_project_set_known (self, path, cs_disk_file_new_saved (name, bytes));

  return TRUE;
}

/* On a file system that takes "Color.png" and "color.png" for one file, the renamed file stands
 * where the old one is to be deleted. */
static gboolean
is_same_file (const char *name,
              const char *other)
{
  struct stat status, other_status;

  return lstat (name, &status) == 0 &&
         lstat (other, &other_status) == 0 &&
         status.st_dev == other_status.st_dev &&
         status.st_ino == other_status.st_ino;
}

static gboolean
is_another_document (CsProject  *self,
                     const char *path,
                     const char *name)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);

  for (guint i = 0; i < self->documents->len; i++)
    {
      const char *other = cs_document_get_path (self->documents->pdata[i]);
      g_autofree char *other_folded = g_utf8_casefold (other, -1);
      g_autofree char *other_name = cs_project_dup_file_name (self, other);

      if (strcmp (folded, other_folded) == 0 && is_same_file (name, other_name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
delete_file (CsProject   *self,
             const char  *path,
             GError     **error)
{
  g_autofree char *name = cs_project_dup_file_name (self, path);

  if (!is_another_document (self, path, name))
    {
      g_autofree char *folder = g_path_get_dirname (name);

      if (!require_deletable (self, path, error))
        return FALSE;
      if (g_unlink (name) != 0 && errno != ENOENT && errno != ENOTDIR)
        return set_file_error (error, _("cannot delete '%s': %s"), name, errno);
      sync_folder (folder);
    }

  cs_project_set_known (self, path, NULL);

  return TRUE;
}

static GPtrArray *
list_modified (CsProject *self)
{
  g_autoptr (GPtrArray) modified = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->documents->len; i++)
    if (cs_document_get_modified (self->documents->pdata[i]))
      g_ptr_array_add (modified, g_object_ref (self->documents->pdata[i]));

  return g_steal_pointer (&modified);
}

static GPtrArray *
list_deleted (CsProject *self)
{
  g_autoptr (GPtrArray) deleted = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->disk);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (cs_project_get_document (self, path) == NULL)
      g_ptr_array_add (deleted, g_strdup (path));
  g_ptr_array_sort (deleted, cs_folder_compare_paths);

  return g_steal_pointer (&deleted);
}

/* Whether the file at @path stands where a folder is to be, or in a folder where a file is to be. */
static gboolean
is_in_the_way (GPtrArray  *modified,
               const char *path)
{
  for (guint i = 0; i < modified->len; i++)
    {
      const char *other = cs_document_get_path (modified->pdata[i]);
      gsize length = strlen (path);
      gsize other_length = strlen (other);

      if ((g_str_has_prefix (other, path) && other[length] == '/') ||
          (g_str_has_prefix (path, other) && path[other_length] == '/'))
        return TRUE;
    }

  return FALSE;
}

static gboolean
delete_files (CsProject  *self,
              GPtrArray  *deleted,
              GPtrArray  *modified,
              gboolean    in_the_way,
              GError    **error)
{
  for (guint i = 0; i < deleted->len; i++)
    if (is_in_the_way (modified, deleted->pdata[i]) == in_the_way &&
        !delete_file (self, deleted->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* Deletes what saves left that were killed, in the folders of @documents. */
static void
tidy (CsProject *self,
      GPtrArray *documents)
{
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *name =
        cs_project_dup_file_name (self, cs_document_get_path (documents->pdata[i]));
      g_autofree char *folder = g_path_get_dirname (name);

      if (g_hash_table_contains (folders, folder) || !cs_folder_holds (self->folder, folder))
        continue;
      cs_file_sweep (folder);
      g_hash_table_add (folders, g_steal_pointer (&folder));
    }
}

void
cs_project_tidy (CsProject *self)
{
  g_return_if_fail (CS_IS_PROJECT (self));

  if (self->folder != NULL)
    tidy (self, self->documents);
}

gboolean
cs_project_save (CsProject  *self,
                 GError    **error)
{
  g_autoptr (GPtrArray) modified = NULL;
  g_autoptr (GPtrArray) deleted = NULL;

  g_return_val_if_fail (CS_IS_PROJECT (self), FALSE);

  if (self->folder == NULL)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAVED,
                   _("cannot save the project: it has no folder yet"));
      return FALSE;
    }

  modified = list_modified (self);
  deleted = list_deleted (self);

  for (guint i = 0; i < modified->len; i++)
    if (!require_known (self, modified->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < deleted->len; i++)
    if (!require_deletable (self, deleted->pdata[i], error))
      return FALSE;

  if (modified->len > 0 || deleted->len > 0)
    g_signal_emit_by_name (self, "saving");
  if (!delete_files (self, deleted, modified, TRUE, error))
    return FALSE;
  for (guint i = 0; i < modified->len; i++)
    if (!write_document (self, modified->pdata[i], error))
      return FALSE;
  if (!delete_files (self, deleted, modified, FALSE, error))
    return FALSE;
  tidy (self, modified);

  cs_history_mark_saved (self->history);

  return TRUE;
}

static gboolean
require_room (CsProject   *self,
              const char  *folder,
              GError     **error)
{
  for (guint i = 0; i < self->documents->len; i++)
    {
      const char *path = cs_document_get_path (self->documents->pdata[i]);
      g_autofree char *name = g_build_filename (folder, path, NULL);

      if (!require_inside (folder, name, error))
        return FALSE;
      if (cs_disk_has (name))
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
                       _("cannot save to '%s': it already has a file '%s'"), folder, path);
          return FALSE;
        }
    }

  return TRUE;
}

/* Writes all documents, or none. Returns: (nullable): path to CsDiskFile */
static GHashTable *
write_all (CsProject   *self,
           const char  *folder,
           GError     **error)
{
  g_autoptr (GHashTable) disk = NULL;

  disk = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cs_disk_file_free);

  for (guint i = 0; i < self->documents->len; i++)
    {
      CsDocument *document = self->documents->pdata[i];
      const char *path = cs_document_get_path (document);
      GBytes *bytes = cs_document_get_bytes (document);
      g_autofree char *name = g_build_filename (folder, path, NULL);

      if (!write_file (name, bytes, cs_document_get_mode (document), error))
        {
          /* Each of them is ours: require_room() saw nothing in its place. */
          for (guint k = 0; k < i; k++)
            {
              g_autofree char *other = g_build_filename (
                folder, cs_document_get_path (self->documents->pdata[k]), NULL);

              g_unlink (other);
            }
          return NULL;
        }
      g_hash_table_insert (disk, g_strdup (path), cs_disk_file_new_saved (name, bytes));
    }

  return g_steal_pointer (&disk);
}

gboolean
cs_project_save_as (CsProject   *self,
                    const char  *folder,
                    GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (GHashTable) disk = NULL;

  g_return_val_if_fail (CS_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  absolute = g_canonicalize_filename (folder, NULL);
  if (g_strcmp0 (absolute, self->folder) == 0)
    return cs_project_save (self, error);

  if (!make_folder (absolute, error) || !require_room (self, absolute, error))
    return FALSE;
  g_signal_emit_by_name (self, "saving");
  disk = write_all (self, absolute, error);
  if (disk == NULL)
    return FALSE;

  g_hash_table_unref (self->disk);
  self->disk = g_steal_pointer (&disk);
  g_hash_table_remove_all (self->passed_over);
  g_hash_table_remove_all (self->told);

  g_object_freeze_notify (G_OBJECT (self));
  cs_project_set_folder (self, absolute);
  for (guint i = 0; i < self->documents->len; i++)
    cs_document_set_modified (self->documents->pdata[i], FALSE);
  cs_project_update_modified (self);
  cs_project_update_monitors (self);
  cs_history_mark_saved (self->history);
  g_object_thaw_notify (G_OBJECT (self));

  return TRUE;
}
