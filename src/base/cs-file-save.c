/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

/* For O_PATH and syncfs(). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "cs-file-save.h"

#include "cs-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What happens on the disk when 'notes/app.json' is a symbolic link to '../real/app.json':
 *
 *     find      notes/app.json -> real/app.json, a regular file that may be written
 *     create    real/.connector-studio-save-7c0f1a...   O_EXCL, readable by us alone, locked
 *     fill      fchown, fchmod as real/app.json has it; write; fsync
 *     rename    over real/app.json
 *     fsync     real/
 *
 * Everything after 'find' names files relative to a descriptor of their folder, so that a folder
 * that is renamed meanwhile takes the save with it. An unnamed file (O_TMPFILE) would leave
 * nothing behind after a crash, but it needs a name before it can replace another file, and
 * neither network file systems nor the document portal know it.
 */

#define MAX_LINKS           40    /* as many as Linux follows itself */
#define MAX_TEMPORARY_TRIES 16

typedef struct
{
  int          folder;
  char        *name;
  gboolean     exists;
  struct stat  old;
} Target;

static void
target_clear (Target *self)
{
  if (self->folder >= 0)
    close (self->folder);
  self->folder = -1;
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

static gboolean
fail (GError     **error,
      const char  *path,
      int          saved_errno)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved_errno),
               /* Translators: the second %s is the system's reason, such as "No space left" */
               _("cannot save '%s': %s"), shown, g_strerror (saved_errno));
  return FALSE;
}

/* A folder that may be entered and written but not listed still has a descriptor for openat(). */
static int
open_folder (const char *path)
{
  int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder < 0 && errno == EACCES)
    folder = open (path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return folder;
}

static char *
read_link (const Target *target)
{
  char buffer[4096];
  ssize_t length = readlinkat (target->folder, target->name, buffer, sizeof buffer);

  if (length == (ssize_t) sizeof buffer)
    {
      errno = ENAMETOOLONG;
      length = -1;
    }
  return length < 0 ? NULL : g_strndup (buffer, (gsize) length);
}

/* Opens the folder of @path and looks at what stands there, following nothing. */
static gboolean
look_at (Target     *target,
         const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *folder = g_path_get_dirname (path);

  target_clear (target);
  target->name = g_strdup (slash != NULL ? slash + 1 : path);
  if (target->name[0] == '\0')
    {
      errno = path[0] == '\0' ? ENOENT : EISDIR;
      return FALSE;
    }

  target->folder = open_folder (folder);
  if (target->folder < 0)
    return FALSE;

  target->exists = fstatat (target->folder, target->name, &target->old, AT_SYMLINK_NOFOLLOW) == 0;
  return target->exists || errno == ENOENT;
}

static gboolean
find_target (Target      *target,
             const char  *path,
             GError     **error)
{
  g_autofree char *current = g_strdup (path);

  for (guint links = 0; links <= MAX_LINKS; links++)
    {
      g_autofree char *folder = g_path_get_dirname (current);
      g_autofree char *link = NULL;

      if (!look_at (target, current))
        return fail (error, path, errno);

      if (!target->exists)
        return TRUE;

      if (!S_ISLNK (target->old.st_mode))
        {
          if (S_ISDIR (target->old.st_mode))
            return fail (error, path, EISDIR);
          if (!S_ISREG (target->old.st_mode))
            return fail (error, path, EINVAL);
          if (faccessat (target->folder, target->name, W_OK, AT_EACCESS) < 0)
            return fail (error, path, errno);
          return TRUE;
        }

      link = read_link (target);
      if (link == NULL)
        return fail (error, path, errno);

      g_free (current);
      current = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                          : g_strconcat (folder, "/", link, NULL);
    }

  return fail (error, path, ELOOP);
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      ssize_t written = write (fd, data, left);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      left -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_file (int fd)
{
  while (fsync (fd) < 0)
    {
      if (errno != EINTR)
        return FALSE;
    }
  return TRUE;
}

/* Makes the new name durable. @file lies on the same file system, which is synced as a whole where
 * the folder could not be opened for reading. A file system that cannot sync a folder (EINVAL)
 * has no way to do better. */
static gboolean
sync_folder (int folder,
             int file)
{
  if (sync_file (folder) || errno == EINVAL)
    return TRUE;
  return errno == EBADF && syncfs (file) == 0;
}

/* Gives @fd the owner, the group and the mode of the file that it will replace. When the group
 * cannot be had, the rights of that group must not go to another one. */
static gboolean
take_over_rights (int                fd,
                  const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;
  struct stat fresh;

  if (fstat (fd, &fresh) < 0)
    return FALSE;

  if ((fresh.st_uid != old->st_uid || fresh.st_gid != old->st_gid) &&
      fchown (fd, old->st_uid, old->st_gid) < 0 &&
      fchown (fd, (uid_t) -1, old->st_gid) < 0)
    mode = (mode & ~(mode_t) 06070) | ((mode & 0007) << 3);

  /* Never for a file that is only read and written; and changing the owner drops them anyway. */
  return fchmod (fd, mode & ~(mode_t) 06000) == 0;
}

/* A name that nobody can guess, not even a process that was forked from the same parent: GLib's
 * random numbers go on from the same state there. Returns: (nullable): NULL with errno */
static char *
make_random_name (const char *prefix,
                  const char *suffix)
{
  guint64 numbers[2];

  if (getrandom (numbers, sizeof numbers, 0) != (ssize_t) sizeof numbers)
    return NULL;
  return g_strdup_printf ("%s%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x%s",
                          prefix, numbers[0], numbers[1], suffix);
}

/* Tells a sweep that this one is ours; see cs-file-sweep.c. Where there are no locks it goes by the
 * file's age. Returns: whether the file is still there */
static gboolean
claim (int fd)
{
  struct stat status;

  while (flock (fd, LOCK_EX) < 0 && errno == EINTR)
    continue;

  return fstat (fd, &status) < 0 || status.st_nlink > 0;
}

/* Returns: a descriptor, or -1 with errno */
static int
create_temporary (int    folder,
                  mode_t mode,
                  char **name)
{
  for (guint i = 0; i < MAX_TEMPORARY_TRIES; i++)
    {
      g_autofree char *candidate = make_random_name (CS_FILE_SAVE_TEMPORARY_PREFIX, "");
      int fd;

      if (candidate == NULL)
        return -1;

      fd = openat (folder, candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd >= 0 && claim (fd))
        {
          *name = g_steal_pointer (&candidate);
          return fd;
        }
      if (fd >= 0)
        close (fd);
      else if (errno != EEXIST)
        return -1;
    }

  errno = EEXIST;
  return -1;
}

/* Returns: 0, or the errno of what failed; the temporary file is then gone */
static int
replace (const Target *target,
         GBytes       *bytes,
         guint         new_mode,
         gboolean     *renamed)
{
  g_autofree char *temporary = NULL;
  int failed = 0;
  int fd;

  *renamed = FALSE;
  fd = create_temporary (target->folder, target->exists ? 0600 : new_mode, &temporary);
  if (fd < 0)
    return errno;

  if ((target->exists && !take_over_rights (fd, &target->old)) ||
      !write_all (fd, bytes) ||
      !sync_file (fd) ||
      renameat (target->folder, temporary, target->folder, target->name) < 0)
    {
      failed = errno;
      unlinkat (target->folder, temporary, 0);
    }
  else
    {
      *renamed = TRUE;
      if (!sync_folder (target->folder, fd))
        failed = errno;
    }

  close (fd);
  return failed;
}

/* Returns: (nullable): the path of a durable copy, NULL with errno */
static char *
make_backup (const Target *target,
             GBytes       *old)
{
  g_autofree char *folder_path = g_build_filename (g_get_user_state_dir (), CS_GETTEXT_DOMAIN,
                                                   "unfinished-saves", NULL);
  g_autofree char *name = make_random_name ("", ".backup");
  Target backup = { .folder = -1, .name = name };
  gboolean renamed;
  int failed;

  if (name == NULL || g_mkdir_with_parents (folder_path, 0700) < 0)
    return NULL;

  backup.folder = open_folder (folder_path);
  if (backup.folder < 0)
    return NULL;

  failed = replace (&backup, old, 0600, &renamed);
  close (backup.folder);
  if (failed != 0)
    {
      errno = failed;
      return NULL;
    }
  return g_build_filename (folder_path, name, NULL);
}

/* Returns: (nullable): the whole content, NULL with errno */
static GBytes *
read_all (int    fd,
          gsize  size_hint)
{
  g_autoptr(GByteArray) content = g_byte_array_sized_new ((guint) MIN (size_hint, G_MAXINT));

  for (;;)
    {
      guint8 buffer[16384];
      ssize_t n = read (fd, buffer, sizeof buffer);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      g_byte_array_append (content, buffer, (guint) n);
    }
}

static gboolean
overwrite (int     fd,
           GBytes *bytes)
{
  return lseek (fd, 0, SEEK_SET) == 0 &&
         write_all (fd, bytes) &&
         ftruncate (fd, (off_t) g_bytes_get_size (bytes)) == 0 &&
         sync_file (fd);
}

static gboolean
write_in_place (const Target  *target,
                int            fd,
                GBytes        *bytes,
                const char    *path,
                GError       **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *shown_backup = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(GBytes) old = read_all (fd, (gsize) target->old.st_size);
  int failed;

  if (old == NULL)
    return fail (error, path, errno);

  backup = make_backup (target, old);
  if (backup == NULL)
    {
      failed = errno;
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (failed),
                   _("cannot save '%s': its folder does not allow a safe save, and no backup copy "
                     "could be made first: %s"), shown, g_strerror (failed));
      return FALSE;
    }

  if (overwrite (fd, bytes))
    {
      g_unlink (backup);
      return TRUE;
    }

  failed = errno;
  if (overwrite (fd, old))
    {
      g_unlink (backup);
      return fail (error, path, failed);
    }

  shown_backup = g_filename_display_name (backup);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (failed),
               _("cannot save '%s': %s; the file is damaged now, its old content is in '%s'"),
               shown, g_strerror (failed), shown_backup);
  return FALSE;
}

/* What says that the folder refuses the replacing of a file which may still be written itself. */
static gboolean
is_refusal_of_folder (int code)
{
  return code == EACCES || code == EPERM || code == EROFS || code == EBUSY;
}

static gboolean
save_in_place (const Target  *target,
               GBytes        *bytes,
               const char    *path,
               GError       **error)
{
  int fd = openat (target->folder, target->name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  struct stat now;
  gboolean saved;

  if (fd < 0)
    return fail (error, path, errno);

  if (fstat (fd, &now) < 0 ||
      now.st_dev != target->old.st_dev || now.st_ino != target->old.st_ino)
    {
      close (fd);
      return fail (error, path, EAGAIN);
    }

  saved = write_in_place (target, fd, bytes, path, error);
  close (fd);
  return saved;
}

gboolean
cs_file_save (const char  *path,
              GBytes      *bytes,
              guint        new_mode,
              GError     **error)
{
  g_auto(Target) target = { .folder = -1 };
  gboolean renamed;
  int failed;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!find_target (&target, path, error))
    return FALSE;

  failed = replace (&target, bytes, new_mode, &renamed);
  if (failed == 0)
    return TRUE;

  if (!renamed && target.exists && is_refusal_of_folder (failed))
    return save_in_place (&target, bytes, path, error);
  return fail (error, path, failed);
}
