/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-draft-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-disk-file-private.h"

/* A draft is never overwritten. What lies in a folder while draft 8 takes the place of draft 7:
 *
 *     lock                   held with flock() by the program whose draft it is
 *     draft-00000007         what the project is, and the names of the contents
 *     draft-00000008
 *     blob-SHA256 ...        the contents of both
 *     temporary-...          one that is being written
 *
 * A file is written under a temporary name and renamed when it is complete; the draft comes after
 * its contents. From then on a killed program loses nothing. Only when all of it is on the disk
 * for good are draft 7 and its contents deleted, so a power cut finds at least that one. */

#define LOCK      "lock"
#define DRAFT     "draft-"
#define BLOB      "blob-"
#define TEMPORARY "temporary-"

#define MAX_TRIES 8

struct _CsDraftFolder
{
  gatomicrefcount  references;
  char            *path;
  int              lock;

  GMutex           mutex;     /* of all below, and of the files */
  guint64          least;     /* versions below it are not written any more */
  guint64          newest;    /* that was written */
  GHashTable      *names;     /* of the newest draft's contents */
};

static gboolean
set_error (GError     **error,
           const char  *path,
           int          number)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               _("cannot keep a draft in '%s': %s"), path, g_strerror (number));

  return FALSE;
}

/* Whether @fd is still the lock of the folder at @path: another program that finds a folder
 * without a draft deletes it, possibly between our making and our locking of it. */
static gboolean
is_lock_current (int         fd,
                 const char *name)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 &&
         stat (name, &theirs) == 0 &&
         ours.st_dev == theirs.st_dev &&
         ours.st_ino == theirs.st_ino;
}

static int
take_lock (const char *path,
           int         flags,
           int         operation)
{
  g_autofree char *name = g_build_filename (path, LOCK, NULL);
  int fd;
  int result;

  fd = g_open (name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
  if (fd < 0)
    return -1;

  do
    result = flock (fd, operation);
  while (result != 0 && errno == EINTR);

  if (result != 0 || !is_lock_current (fd, name))
    {
      int number = result != 0 ? errno : ENOENT;

      close (fd);
      errno = number;
      return -1;
    }

  return fd;
}

static CsDraftFolder *
folder_new (const char *path,
            int         lock)
{
  CsDraftFolder *self = g_new0 (CsDraftFolder, 1);

  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->lock = lock;
  g_mutex_init (&self->mutex);

  return self;
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* Complete under its name or not there at all, as long as the machine runs. */
static gboolean
write_file (CsDraftFolder  *self,
            const char     *file,
            GBytes         *bytes,
            GError        **error)
{
  g_autofree char *name = g_build_filename (self->path, file, NULL);
  g_autofree char *temporary_file = g_strconcat (TEMPORARY, file, NULL);
  g_autofree char *temporary = g_build_filename (self->path, temporary_file, NULL);
  gboolean written;
  int number;
  int fd;

  fd = g_open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return set_error (error, self->path, errno);

  written = write_all (fd, bytes);
  number = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      number = errno;
    }
  if (written && g_rename (temporary, name) == 0)
    return TRUE;

  if (written)
    number = errno;
  g_unlink (temporary);

  return set_error (error, self->path, number);
}

static gboolean
has_file (CsDraftFolder *self,
          const char    *file)
{
  g_autofree char *name = g_build_filename (self->path, file, NULL);

  return cs_disk_has (name);
}

static char *
make_draft_name (guint64 version)
{
  return g_strdup_printf (DRAFT "%020" G_GUINT64_FORMAT, version);
}

static GPtrArray *
list_files (CsDraftFolder *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (self->path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_strdup (name));

  return g_steal_pointer (&files);
}

static gboolean
is_needed (CsDraftFolder *self,
           const char    *file)
{
  g_autofree char *newest = make_draft_name (self->newest);

  if (strcmp (file, LOCK) == 0 || strcmp (file, newest) == 0)
    return TRUE;

  return self->names != NULL &&
         g_str_has_prefix (file, BLOB) &&
         g_hash_table_contains (self->names, file + strlen (BLOB));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
delete_unneeded_with (CsDraftFolder *self,
                      GPtrArray     *files,
                      gboolean       drafts)
{
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_build_filename (self->path, files->pdata[i], NULL);

      if (g_str_has_prefix (files->pdata[i], DRAFT) == drafts && !is_needed (self, files->pdata[i]))
        g_unlink (name);
    }
}

/* The oldest draft first, and all drafts before their contents: what a kill in the middle leaves
 * is the newest draft, whole, or none. */
static void
delete_unneeded (CsDraftFolder *self)
{
  g_autoptr (GPtrArray) files = list_files (self);

  g_ptr_array_sort (files, compare_names);
  delete_unneeded_with (self, files, TRUE);
  delete_unneeded_with (self, files, FALSE);
}

static GHashTable *
take_names (GHashTable *blobs)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, blobs);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, g_strdup (name));

  return names;
}

static gboolean
sync_file (const char *name)
{
  int fd = g_open (name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  gboolean synced;
  int number;

  if (fd < 0)
    return errno == ENOENT;

  synced = fsync (fd) == 0 || errno == EINVAL;
  number = errno;
  close (fd);
  errno = number;

  return synced;
}

static GBytes *
load_blob (const char *name,
           gpointer    user_data)
{
  CsDraftFolder *self = user_data;
  g_autofree char *file = g_strconcat (BLOB, name, NULL);
  g_autofree char *full = g_build_filename (self->path, file, NULL);
  g_autoptr (CsDiskFile) blob = cs_disk_file_read (full, NULL);

  return blob != NULL ? g_bytes_ref (cs_disk_file_get_bytes (blob)) : NULL;
}

CsDraftFolder *
cs_draft_folder_make (const char  *root,
                      GError     **error)
{
  if (g_mkdir_with_parents (root, 0700) != 0)
    {
      set_error (error, root, errno);
      return NULL;
    }

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *path = g_build_filename (root, id, NULL);
      int lock;

      if (g_mkdir (path, 0700) != 0)
        {
          set_error (error, root, errno);
          return NULL;
        }

      lock = take_lock (path, O_CREAT, LOCK_EX);
      if (lock >= 0)
        return folder_new (path, lock);
      if (errno != ENOENT)
        {
          set_error (error, path, errno);
          return NULL;
        }
    }

  set_error (error, root, ENOENT);

  return NULL;
}

CsDraftFolder *
cs_draft_folder_open (const char  *root,
                      const char  *id,
                      GError     **error)
{
  g_autofree char *path = g_build_filename (root, id, NULL);
  int lock;

  if (!g_uuid_string_is_valid (id))
    {
      set_error (error, path, ENOENT);
      return NULL;
    }

  lock = take_lock (path, 0, LOCK_EX | LOCK_NB);
  if (lock < 0)
    {
      int number = errno;

      /* A program that was killed before it had its lock left an empty folder. */
      if (number == ENOENT)
        g_rmdir (path);
      set_error (error, path, number == EWOULDBLOCK ? EAGAIN : number);
      return NULL;
    }

  return folder_new (path, lock);
}

CsDraftFolder *
cs_draft_folder_ref (CsDraftFolder *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
cs_draft_folder_unref (CsDraftFolder *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  close (self->lock);
  g_free (self->path);
  g_mutex_clear (&self->mutex);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

gboolean
cs_draft_folder_write (CsDraftFolder  *self,
                       const CsDraft  *draft,
                       guint64         version,
                       GError        **error)
{
  g_autoptr (GHashTable) blobs = NULL;
  g_autoptr (GBytes) bytes = cs_draft_serialize (draft, &blobs);
  g_autofree char *draft_name = make_draft_name (version);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);
  GHashTableIter iter;
  gpointer name, content;

  if (version < self->least || version < self->newest)
    return TRUE;

  g_hash_table_iter_init (&iter, blobs);
  while (g_hash_table_iter_next (&iter, &name, &content))
    {
      g_autofree char *file = g_strconcat (BLOB, name, NULL);

      if (!has_file (self, file) && !write_file (self, file, content, error))
        return FALSE;
    }
  if (!write_file (self, draft_name, bytes, error))
    return FALSE;

  self->newest = version;
  g_clear_pointer (&self->names, g_hash_table_unref);
  self->names = take_names (blobs);

  return TRUE;
}

gboolean
cs_draft_folder_sync (CsDraftFolder  *self,
                      GError        **error)
{
  g_autoptr (GPtrArray) files = NULL;

  /* Without the mutex: a new draft does not wait for the disk. A file that is deleted meanwhile is
   * no loss. */
  files = list_files (self);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_build_filename (self->path, files->pdata[i], NULL);

      if (!g_str_has_prefix (files->pdata[i], TEMPORARY) && !sync_file (name))
        return set_error (error, self->path, errno);
    }
  if (!sync_file (self->path))
    return set_error (error, self->path, errno);

  return TRUE;
}

void
cs_draft_folder_prune (CsDraftFolder *self,
                       guint64        version)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  if (self->newest == version)
    delete_unneeded (self);
}

void
cs_draft_folder_clear (CsDraftFolder *self,
                       guint64        version)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  self->least = version;
  self->newest = 0;
  g_clear_pointer (&self->names, g_hash_table_unref);
  delete_unneeded (self);
}

void
cs_draft_folder_remove (CsDraftFolder *self)
{
  g_autofree char *lock = g_build_filename (self->path, LOCK, NULL);

  cs_draft_folder_clear (self, G_MAXUINT64);
  g_unlink (lock);
  g_rmdir (self->path);
}

CsDraft *
cs_draft_folder_read (CsDraftFolder *self)
{
  g_autoptr (GPtrArray) files = list_files (self);

  g_ptr_array_sort (files, compare_names);
  for (guint i = files->len; i > 0; i--)
    {
      g_autofree char *name = g_build_filename (self->path, files->pdata[i - 1], NULL);
      g_autoptr (CsDiskFile) file = NULL;
      CsDraft *draft;

      if (!g_str_has_prefix (files->pdata[i - 1], DRAFT))
        continue;
      file = cs_disk_file_read (name, NULL);
      if (file == NULL)
        continue;
      draft = cs_draft_parse (cs_disk_file_get_bytes (file), load_blob, self, NULL);
      if (draft != NULL)
        return draft;
    }

  return NULL;
}

gboolean
cs_draft_folder_has_draft (CsDraftFolder *self)
{
  g_autoptr (GPtrArray) files = list_files (self);

  for (guint i = 0; i < files->len; i++)
    if (g_str_has_prefix (files->pdata[i], DRAFT))
      return TRUE;

  return FALSE;
}
