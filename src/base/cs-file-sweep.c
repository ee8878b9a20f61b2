/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

#include "cs-file-sweep.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-file-save.h"

/*
 *     a save      create ---- lock ---- is it still there? ---- fill ---- rename
 *     a sweep            open ---- lock, without waiting ---- delete
 *
 * The lock goes with the process that holds it, however that ends: what can be locked is nobody's.
 * Between its creation and its lock a file can be taken for such a one; the save then finds it
 * deleted and makes another.
 */

/* Where the file system has no locks only time tells. Seconds. */
#define AGE_WITHOUT_LOCKS 3600

static gboolean
is_old (const struct stat *status)
{
  return status->st_mtime + AGE_WITHOUT_LOCKS < g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_abandoned (int                file,
              const struct stat *status)
{
  if (flock (file, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  return errno != EWOULDBLOCK && errno != EINTR && is_old (status);
}

static gboolean
sweep_file (int         folder,
            const char *name)
{
  int file = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  gboolean deleted;

  if (file < 0)
    return FALSE;

  deleted = fstat (file, &status) == 0 && S_ISREG (status.st_mode) &&
            is_abandoned (file, &status) && unlinkat (folder, name, 0) == 0;
  close (file);

  return deleted;
}

guint
cs_file_sweep (const char *folder)
{
  int descriptor;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_deleted = 0;

  g_return_val_if_fail (folder != NULL, 0);

  dir = g_dir_open (folder, 0, NULL);
  descriptor = dir != NULL ? open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (descriptor < 0)
    return 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, CS_FILE_SAVE_TEMPORARY_PREFIX))
      n_deleted += sweep_file (descriptor, name);
  close (descriptor);

  return n_deleted;
}
