/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture-process"

#include <cairo.h>
#include <errno.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cs-picture-wire.h"

/*
 * Decodes one JPEG or SVG from standard input: see picture/cs-picture-apart.c, which starts
 * this program, for the why. It trusts nobody: its limits are its own, and where it crashes
 * nothing is lost.
 */

#define MAX_FILE_BYTES   (20 * 1024 * 1024)
#define MAX_DATA_BYTES   (192 * 1024 * 1024)
#define MAX_CPU_SECONDS  3
#define MIN_SVG_SIDE     512
#define MAX_SVG_SIDE     2048

static void
limit (int    what,
       rlim_t most)
{
  /* At the soft limit of time comes a signal by which others know the cause; at the hard one
   * the end. */
  struct rlimit value = { most, most + (what == RLIMIT_CPU) };

  setrlimit (what, &value);
}

static void
limit_all (void)
{
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_CPU, MAX_CPU_SECONDS);
  /* The shadow memory of a sanitizer is terabytes. */
#if !defined (__SANITIZE_ADDRESS__) && !defined (__SANITIZE_THREAD__)
  limit (RLIMIT_DATA, MAX_DATA_BYTES);
#endif
}

static void G_GNUC_NORETURN
give_up (int status)
{
  _exit (status);
}

static void
write_all (const void *data,
           gsize       size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        give_up (CS_PICTURE_WIRE_DAMAGED);
      at += n;
      size -= (gsize) n;
    }
}

static void
write_size (guint width,
            guint height)
{
  guint32 size[2] = { width, height };

  write_all (size, sizeof size);
}

static GByteArray *
read_input (void)
{
  GByteArray *array = g_byte_array_new ();

  while (array->len <= MAX_FILE_BYTES)
    {
      guint8 part[65536];
      ssize_t n = read (STDIN_FILENO, part, sizeof part);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        give_up (CS_PICTURE_WIRE_DAMAGED);
      if (n == 0)
        return array;
      g_byte_array_append (array, part, (guint) n);
    }

  give_up (CS_PICTURE_WIRE_TOO_LARGE);
}

/* The decoder of JPEG halves a picture almost for free, up to three times. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  guint max_pixels = *(guint *) user_data;
  int part = 1;

  while ((guint64) (width / part) * (guint64) (height / part) > max_pixels)
    part *= 2;

  if (part > 1)
    gdk_pixbuf_loader_set_size (loader, MAX (width / part, 1), MAX (height / part, 1));
}

static void
write_pixbuf (GdkPixbuf *pixbuf)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf);
  guint height = (guint) gdk_pixbuf_get_height (pixbuf);
  guint n_channels = (guint) gdk_pixbuf_get_n_channels (pixbuf);
  gsize rowstride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  g_autofree guint8 *row = g_malloc ((gsize) width * 4);

  write_size (width, height);
  for (guint y = 0; y < height; y++)
    {
      const guint8 *from = pixels + y * rowstride;

      for (guint x = 0; x < width; x++, from += n_channels)
        {
          memcpy (row + x * 4, from, 3);
          row[x * 4 + 3] = n_channels == 4 ? from[3] : 0xff;
        }
      write_all (row, (gsize) width * 4);
    }
}

static void
decode_jpeg (GByteArray *file,
             guint       max_pixels)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
  g_autoptr(GdkPixbuf) turned = NULL;

  if (loader == NULL)
    give_up (CS_PICTURE_WIRE_DAMAGED);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &max_pixels);
  if (!gdk_pixbuf_loader_write (loader, file->data, file->len, NULL) ||
      !gdk_pixbuf_loader_close (loader, NULL) ||
      gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    give_up (CS_PICTURE_WIRE_DAMAGED);

  turned = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  write_pixbuf (turned);
}

/* Its own size in pixels; of one that has none, its shape. */
static void
find_svg_size (RsvgHandle *svg,
               double     *width,
               double     *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength length;
  RsvgRectangle box;

  if (rsvg_handle_get_intrinsic_size_in_pixels (svg, width, height) && *width > 0 && *height > 0)
    return;

  rsvg_handle_get_intrinsic_dimensions (svg, &has_width, &length, &has_height, &length,
                                        &has_box, &box);
  *width = has_box && box.width > 0 && box.height > 0 ? box.width : MIN_SVG_SIDE;
  *height = has_box && box.width > 0 && box.height > 0 ? box.height : MIN_SVG_SIDE;
}

static void
write_surface (cairo_surface_t *surface,
               guint            width,
               guint            height)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autofree guint8 *row = g_malloc ((gsize) width * 4);

  write_size (width, height);
  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++)
        {
          guint32 pixel;
          guint alpha;

          memcpy (&pixel, pixels + y * stride + x * 4, 4);
          alpha = pixel >> 24;
          for (guint i = 0; i < 3; i++)
            {
              guint value = pixel >> (16 - 8 * i) & 0xff;

              row[x * 4 + i] = alpha > 0 ? (guint8) MIN ((value * 255 + alpha / 2) / alpha, 255) : 0;
            }
          row[x * 4 + 3] = (guint8) alpha;
        }
      write_all (row, (gsize) width * 4);
    }
}

/* Without a base URI librsvg opens no file and asks no network: only data: URIs are left. */
static void
draw_svg (GByteArray *file,
          guint       max_pixels)
{
  RsvgHandle *svg = rsvg_handle_new_from_data (file->data, file->len, NULL);
  RsvgRectangle viewport = { 0 };
  double width, height, longer, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (svg == NULL)
    give_up (CS_PICTURE_WIRE_DAMAGED);

  find_svg_size (svg, &width, &height);
  longer = MAX (width, height);
  scale = CLAMP (longer, MIN_SVG_SIDE, MAX_SVG_SIDE) / longer;
  scale = MIN (scale, sqrt (max_pixels / (width * height)));
  viewport.width = MAX (floor (width * scale + 1e-6), 1);
  viewport.height = MAX (floor (height * scale + 1e-6), 1);
  if (!isfinite (viewport.width) || !isfinite (viewport.height) ||
      viewport.width * viewport.height > max_pixels)
    give_up (CS_PICTURE_WIRE_TOO_LARGE);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        (int) viewport.width, (int) viewport.height);
  cr = cairo_create (surface);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    give_up (CS_PICTURE_WIRE_TOO_LARGE);
  if (!rsvg_handle_render_document (svg, cr, &viewport, NULL))
    give_up (CS_PICTURE_WIRE_DAMAGED);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  write_surface (surface, (guint) viewport.width, (guint) viewport.height);
}

int
main (int   argc,
      char *argv[])
{
  GByteArray *file;
  guint64 max_pixels;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[2], 10, 1, G_MAXUINT, &max_pixels, NULL))
    return CS_PICTURE_WIRE_DAMAGED;

  limit_all ();
  file = read_input ();

  if (strcmp (argv[1], "svg") == 0)
    draw_svg (file, (guint) max_pixels);
  else if (strcmp (argv[1], "jpeg") == 0)
    decode_jpeg (file, (guint) max_pixels);
  else
    return CS_PICTURE_WIRE_DAMAGED;

  /* The system frees faster than we could. */
  _exit (CS_PICTURE_WIRE_DONE);
}
