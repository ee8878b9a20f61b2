/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cs-picture-wire.h"
#include "cs-place.h"

/*
 * librsvg can be kept busy for hours by a few kilobytes, and cannot be stopped; gdk-pixbuf
 * takes the memory that a picture asks for. So they work in a process of their own, which
 * limits itself and which we end when it is late. It also keeps librsvg, cairo and their
 * thirty libraries, 6 ms of every start, out of our programs.
 *
 *    us --- file (memfd) as stdin ---> connector-studio-picture
 *       <-- width, height, rows ------
 */

#define SECONDS_PER_PICTURE 3

typedef struct
{
  GPid   pid;
  int    fd;         /* its output */
  gint64 deadline;   /* monotonic, microseconds */
} Loader;

/* Ends the process, unless it has ended, and tells how. */
static int
loader_end (Loader   *loader,
            gboolean  kill_it)
{
  int status = 0;

  if (kill_it)
    kill (loader->pid, SIGKILL);
  while (waitpid (loader->pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid (loader->pid);
  close (loader->fd);

  return status;
}

/* A file that is nowhere on disk. Unlike a pipe it takes everything at once, and no signal
 * comes when the other side ends early. */
static int
store_bytes (GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("connector-studio-picture", MFD_CLOEXEC);

  while (fd >= 0 && size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          return -1;
        }
      at += n;
      size -= (gsize) n;
    }

  if (fd >= 0)
    lseek (fd, 0, SEEK_SET);

  return fd;
}

static gboolean
loader_start (Loader           *loader,
              GBytes           *bytes,
              CsPictureFormat   format,
              guint             max_pixels,
              GError          **error)
{
  g_autofree char *program = cs_place_dup_program (CS_PICTURE_WIRE_PROGRAM);
  g_autofree char *limit = g_strdup_printf ("%u", max_pixels);
  g_auto(GStrv) environment = g_get_environ ();
  const char *const arguments[] = {
    program, format == CS_PICTURE_FORMAT_SVG ? "svg" : "jpeg", limit, NULL
  };
  int input = store_bytes (bytes);
  gboolean started;

  if (input < 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                           g_strerror (errno));
      return FALSE;
    }

  /* What a decoder says of a bad picture is no reason to abort. */
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  environment = g_environ_unsetenv (environment, "G_MESSAGES_DEBUG");

  started = g_spawn_async_with_pipes_and_fds (NULL, arguments, (const char *const *) environment,
                                              G_SPAWN_DO_NOT_REAP_CHILD |
                                              G_SPAWN_STDERR_TO_DEV_NULL,
                                              NULL, NULL, input, -1, -1, NULL, NULL, 0,
                                              &loader->pid, NULL, &loader->fd, NULL, error);
  close (input);
  loader->deadline = g_get_monotonic_time () + SECONDS_PER_PICTURE * G_USEC_PER_SEC;

  return started;
}

static void
set_late_error (GError **error)
{
  g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_SLOW,
               ngettext ("drawing the picture takes more than %d second",
                         "drawing the picture takes more than %d seconds", SECONDS_PER_PICTURE),
               SECONDS_PER_PICTURE);
}

/* Reads exactly @size bytes. Returns FALSE without an error where the output ends before. */
static gboolean
loader_read (Loader        *loader,
             gpointer       into,
             gsize          size,
             GCancellable  *cancellable,
             GError       **error)
{
  guint8 *at = into;

  while (size > 0)
    {
      GPollFD polled[2] = { { .fd = loader->fd, .events = G_IO_IN } };
      gint64 left = loader->deadline - g_get_monotonic_time ();
      gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &polled[1]);
      ssize_t n;

      if (left > 0)
        g_poll (polled, can_cancel ? 2 : 1, (int) (left / 1000) + 1);
      if (can_cancel)
        g_cancellable_release_fd (cancellable);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (left <= 0)
        {
          set_late_error (error);
          return FALSE;
        }
      if (polled[0].revents == 0)
        continue;

      n = read (loader->fd, at, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      size -= (gsize) n;
    }

  return TRUE;
}

static CsPicture *
read_picture (Loader        *loader,
              guint          max_pixels,
              GCancellable  *cancellable,
              GError       **error)
{
  guint32 size[2];
  g_autofree guint8 *pixels = NULL;
  gsize n_bytes;

  if (!loader_read (loader, size, sizeof size, cancellable, error))
    return NULL;
  if (size[0] == 0 || size[1] == 0 || (guint64) size[0] * size[1] > max_pixels)
    return NULL;

  n_bytes = (gsize) size[0] * size[1] * 4;
  pixels = g_malloc (n_bytes);
  if (!loader_read (loader, pixels, n_bytes, cancellable, error))
    return NULL;

  return cs_picture_new_take (size[0], size[1], g_steal_pointer (&pixels));
}

/* The process has ended without a picture. */
static void
set_end_error (GError          **error,
               CsPictureFormat   format,
               int               status)
{
  const char *name = cs_picture_format_get_name (format);

  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    set_late_error (error);
  else if (WIFSIGNALED (status) ||
           (WIFEXITED (status) && WEXITSTATUS (status) == CS_PICTURE_WIRE_TOO_LARGE))
    g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE,
                 /* Translators: %s is the name of a format, such as SVG */
                 _("drawing the %s takes too much memory"), name);
  else
    g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                 /* Translators: %s is the name of a format, such as SVG */
                 _("the %s is damaged"), name);
}

static gboolean
check_jpeg_size (GBytes  *bytes,
                 guint    max_pixels,
                 GError **error)
{
  guint width, height;

  if (!cs_jpeg_read_size (bytes, &width, &height))
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   _("the header of the JPEG is wrong"));
      return FALSE;
    }

  /* It can be read at an eighth of its size at least. */
  if ((guint64) ((width + 7) / 8) * ((height + 7) / 8) > max_pixels)
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE,
                   _("the JPEG has %u×%u pixels, which is too much"), width, height);
      return FALSE;
    }

  return TRUE;
}

CsPicture *
cs_picture_load_apart (GBytes           *bytes,
                       CsPictureFormat   format,
                       guint             max_pixels,
                       GCancellable     *cancellable,
                       GError          **error)
{
  Loader loader;
  GError *local_error = NULL;
  CsPicture *picture;
  int status;

  if (format == CS_PICTURE_FORMAT_JPEG && !check_jpeg_size (bytes, max_pixels, error))
    return NULL;

  if (!loader_start (&loader, bytes, format, max_pixels, &local_error))
    {
      g_propagate_prefixed_error (error, local_error, _("cannot start the drawing of pictures: "));
      return NULL;
    }

  picture = read_picture (&loader, max_pixels, cancellable, &local_error);
  status = loader_end (&loader, picture == NULL && local_error != NULL);

  if (picture == NULL && local_error == NULL)
    set_end_error (&local_error, format, status);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return picture;
}
