/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-disk-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cs-project.h"

/* A write within the same tick of the file system's clock leaves the stamp as it was. A stamp is
 * believed only when it was this much older than the look that took it, as git does it too. */
#define STAMP_DOUBT (2 * G_GINT64_CONSTANT (1000000000))

typedef struct
{
  guint64 device;
  guint64 inode;
  gint64  size;
  gint64  modified;   /* nanoseconds since 1970 */
  gint64  changed;
} Stamp;

struct _CsDiskFile
{
  GBytes  *bytes;
  Stamp    stamp;
  gboolean stamped;
  gint64   looked;    /* nanoseconds since 1970, before the stamp was taken */
  guint    mode;
};

static gint64
get_nanoseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_GINT64_CONSTANT (1000000000) + time->tv_nsec;
}

static gint64
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);

  return get_nanoseconds (&now);
}

static void
take_stamp (CsDiskFile        *self,
            const struct stat *status,
            gint64             looked)
{
  memset (&self->stamp, 0, sizeof self->stamp);
  self->stamp.device = status->st_dev;
  self->stamp.inode = status->st_ino;
  self->stamp.size = status->st_size;
  self->stamp.modified = get_nanoseconds (&status->st_mtim);
  self->stamp.changed = get_nanoseconds (&status->st_ctim);
  self->stamped = TRUE;
  self->looked = looked;
  self->mode = status->st_mode & 07777;
}

static gboolean
is_stamp_proof (CsDiskFile        *self,
                const struct stat *status)
{
  CsDiskFile other = { 0 };

  take_stamp (&other, status, 0);

  return self->stamped &&
         memcmp (&self->stamp, &other.stamp, sizeof self->stamp) == 0 &&
         MAX (self->stamp.modified, self->stamp.changed) + STAMP_DOUBT < self->looked;
}

static void
set_error (GError     **error,
           const char  *name,
           int          number)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number),
               _("cannot read '%s': %s"), name, g_strerror (number));
}

static GBytes *
read_bytes (int          fd,
            gsize        size,
            const char  *name,
            GError     **error)
{
  g_autoptr (GByteArray) array = NULL;
  gsize length = 0;

  /* One byte more than the size says, so that the end is seen without growing. */
  array = g_byte_array_sized_new ((guint) size + 1);
  while (TRUE)
    {
      gssize n;

      g_byte_array_set_size (array, (guint) MAX (length + 4096, size + 1));
      n = read (fd, array->data + length, array->len - length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error (error, name, errno);
          return NULL;
        }
      if (n == 0)
        break;

      length += (gsize) n;
      if (length > CS_PROJECT_MAX_FILE_BYTES)
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                       _("cannot read '%s': it is larger than %u MiB"),
                       name, CS_PROJECT_MAX_FILE_BYTES >> 20);
          return NULL;
        }
    }

  g_byte_array_set_size (array, (guint) length);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

CsDiskFile *
cs_disk_file_new (GBytes *bytes)
{
  CsDiskFile *self = g_new0 (CsDiskFile, 1);

  self->bytes = g_bytes_ref (bytes);
  self->mode = 0644;

  return self;
}

CsDiskFile *
cs_disk_file_read (const char  *name,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsDiskFile) self = NULL;
  struct stat status;
  gint64 looked;
  int fd;

  looked = get_now ();
  fd = g_open (name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      set_error (error, name, errno);
      return NULL;
    }

  if (fstat (fd, &status) != 0)
    {
      set_error (error, name, errno);
    }
  else if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, G_FILE_ERROR,
                   S_ISDIR (status.st_mode) ? G_FILE_ERROR_ISDIR : G_FILE_ERROR_INVAL,
                   _("cannot read '%s': it is not a file"), name);
    }
  else if (status.st_size > (off_t) CS_PROJECT_MAX_FILE_BYTES)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                   _("cannot read '%s': it is larger than %u MiB"),
                   name, CS_PROJECT_MAX_FILE_BYTES >> 20);
    }
  else
    {
      bytes = read_bytes (fd, (gsize) status.st_size, name, error);
    }

  close (fd);
  if (bytes == NULL)
    return NULL;

  /* The stamp is from before the reading: when somebody writes meanwhile, the next look sees it. */
  self = cs_disk_file_new (bytes);
  take_stamp (self, &status, looked);

  return g_steal_pointer (&self);
}

CsDiskFile *
cs_disk_file_new_saved (const char *name,
                        GBytes     *bytes)
{
  CsDiskFile *self = cs_disk_file_new (bytes);
  gint64 looked = get_now ();
  struct stat status;

  /* Too young to be believed: the next look reads the file, and finds what came in between. */
  if (stat (name, &status) == 0)
    take_stamp (self, &status, looked);

  return self;
}

void
cs_disk_file_free (CsDiskFile *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

GBytes *
cs_disk_file_get_bytes (CsDiskFile *self)
{
  return self->bytes;
}

guint
cs_disk_file_get_mode (CsDiskFile *self)
{
  return self->mode;
}

CsDiskState
cs_disk_file_look (CsDiskFile  *self,
                   const char  *name,
                   CsDiskFile **now)
{
  g_autoptr (CsDiskFile) present = NULL;
  struct stat status;

  if (now != NULL)
    *now = NULL;

  if (stat (name, &status) != 0)
    return errno == ENOENT || errno == ENOTDIR ? CS_DISK_GONE : CS_DISK_CHANGED;
  if (is_stamp_proof (self, &status))
    return CS_DISK_SAME;

  present = cs_disk_file_read (name, NULL);
  if (present != NULL && g_bytes_equal (present->bytes, self->bytes))
    {
      self->stamp = present->stamp;
      self->stamped = TRUE;
      self->looked = present->looked;
      self->mode = present->mode;
      return CS_DISK_SAME;
    }

  /* A file that cannot be read is not known to be what it was. */
  if (now != NULL)
    *now = g_steal_pointer (&present);

  return CS_DISK_CHANGED;
}

gboolean
cs_disk_has (const char *name)
{
  struct stat status;

  return lstat (name, &status) == 0;
}
