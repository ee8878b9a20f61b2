/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-texture.h"

#include <glib/gi18n.h>

/* One of the squares, in pixels. */
#define SQUARE 8

GdkTexture *
cs_icon_texture_new (CsPicture *picture)
{
  guint width = cs_picture_get_width (picture);

  return gdk_memory_texture_new ((int) width, (int) cs_picture_get_height (picture),
                                 GDK_MEMORY_R8G8B8A8, cs_picture_get_bytes (picture),
                                 (gsize) width * 4);
}

GdkTexture *
cs_icon_texture_new_tinted (CsPicture     *picture,
                            const GdkRGBA *color)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  gsize size = (gsize) width * height * 4;
  guint8 *pixels = g_memdup2 (cs_picture_get_pixels (picture), size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, size);

  for (gsize i = 0; i < size; i += 4)
    {
      pixels[i] = (guint8) (color->red * 255 + 0.5f);
      pixels[i + 1] = (guint8) (color->green * 255 + 0.5f);
      pixels[i + 2] = (guint8) (color->blue * 255 + 0.5f);
    }

  return gdk_memory_texture_new ((int) width, (int) height, GDK_MEMORY_R8G8B8A8, bytes,
                                 (gsize) width * 4);
}

/* gdk_texture_download() gives premultiplied words of the machine: A, R, G, B from the top. */
CsPicture *
cs_icon_texture_to_picture (GdkTexture  *texture,
                            GError     **error)
{
  gsize n = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  g_autofree guint32 *words = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 *pixels;

  if (n > CS_PICTURE_MAX_PIXELS)
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE,
                   _("The picture has too many pixels. Make it smaller, then try again."));
      return NULL;
    }

  words = g_new (guint32, n);
  pixels = g_malloc (n * 4);
  gdk_texture_download (texture, (guchar *) words, (gsize) gdk_texture_get_width (texture) * 4);
  for (gsize i = 0; i < n; i++)
    {
      guint alpha = words[i] >> 24;

      for (guint c = 0; c < 3; c++)
        {
          guint value = (words[i] >> (16 - 8 * c)) & 0xff;

          pixels[i * 4 + c] = (guint8) (alpha > 0 ? MIN ((value * 255 + alpha / 2) / alpha, 255)
                                                  : 0);
        }
      pixels[i * 4 + 3] = (guint8) alpha;
    }
  bytes = g_bytes_new_take (pixels, n * 4);

  return cs_picture_new ((guint) gdk_texture_get_width (texture),
                         (guint) gdk_texture_get_height (texture), bytes);
}

void
cs_icon_texture_draw_squares (GtkSnapshot           *snapshot,
                              const graphene_rect_t *bounds,
                              gboolean               dark)
{
  const GdkRGBA ground = dark ? (GdkRGBA) { 0.23f, 0.23f, 0.25f, 1 }
                              : (GdkRGBA) { 0.93f, 0.93f, 0.94f, 1 };
  const GdkRGBA square = dark ? (GdkRGBA) { 0.28f, 0.28f, 0.30f, 1 }
                              : (GdkRGBA) { 0.85f, 0.85f, 0.86f, 1 };

  gtk_snapshot_append_color (snapshot, &ground, bounds);
  gtk_snapshot_push_repeat (snapshot, bounds,
                            &GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y,
                                                 2 * SQUARE, 2 * SQUARE));
  gtk_snapshot_append_color (snapshot, &square,
                             &GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y,
                                                  SQUARE, SQUARE));
  gtk_snapshot_append_color (snapshot, &square,
                             &GRAPHENE_RECT_INIT (bounds->origin.x + SQUARE,
                                                  bounds->origin.y + SQUARE, SQUARE, SQUARE));
  gtk_snapshot_pop (snapshot);
}
