/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-icon-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-picture-private.h"
#include "cs-shape-private.h"

#define SIZE     CS_ICON_OUTLINE_SIZE
#define N_PIXELS (SIZE * SIZE)

/* An icon with fewer transparent pixels than this has a ground that is painted. */
#define CLEAR_SHARE 0.02
/* Among its visible pixels so many are light: they are the symbol, and dark ones are not. */
#define LIGHT_SHARE 0.10
#define LIGHT       160

/* At the icon's size, the missing sides transparent. */
static CsPicture *
fit (CsPicture *picture)
{
  guint w = cs_picture_get_width (picture);
  guint h = cs_picture_get_height (picture);
  guint longer = MAX (w, h);
  CsArea all = { 0, 0, w, h };
  guint width = MAX ((w * SIZE + longer / 2) / longer, 1);
  guint height = MAX ((h * SIZE + longer / 2) / longer, 1);
  g_autoptr(CsPicture) scaled = NULL;
  guint8 *pixels;

  if (w == SIZE && h == SIZE)
    return cs_picture_ref (picture);

  scaled = cs_picture_scale (picture, &all, width, height);
  pixels = g_new0 (guint8, N_PIXELS * 4);
  for (guint y = 0; y < height; y++)
    memcpy (pixels + (((SIZE - height) / 2 + y) * SIZE + (SIZE - width) / 2) * 4,
            cs_picture_get_pixels (scaled) + (gsize) y * width * 4, (gsize) width * 4);

  return cs_picture_new_take (SIZE, SIZE, pixels);
}

static gboolean
has_painted_ground (CsPicture *picture)
{
  gsize n = (gsize) cs_picture_get_width (picture) * cs_picture_get_height (picture);
  const guint8 *pixels = cs_picture_get_pixels (picture);
  gsize n_clear = 0;

  for (gsize i = 0; i < n; i++)
    n_clear += pixels[i * 4 + 3] < 128;

  return (double) n_clear < CLEAR_SHARE * (double) n;
}

/* Makes the ground transparent, the symbol white. */
static CsPicture *
remove_painted_ground (CsPicture *picture)
{
  g_autoptr(CsPicture) small = cs_picture_reduce (picture, CS_SHAPE_MAX_SIDE);
  g_autoptr(CsShape) shape = NULL;
  guint width = cs_picture_get_width (small);
  guint height = cs_picture_get_height (small);
  guint8 *pixels = g_malloc ((gsize) width * height * 4);
  CsGround ground;

  cs_ground_find (small, &ground);
  shape = cs_shape_trace (small, &ground);
  memset (pixels, 255, (gsize) width * height * 4);
  for (gsize i = 0; i < (gsize) width * height; i++)
    pixels[i * 4 + 3] = (guint8) (shape->cover[i] * 255 + 0.5f);

  return cs_picture_new_take (width, height, pixels);
}

/* How much each pixel is like white, 0 to 255, or like the symbol where nothing is light. */
static void
get_whiteness (const guint8 *pixels,
               guint        *whiteness)
{
  guint n_visible = 0, n_light = 0;
  gboolean by_light;

  for (guint i = 0; i < N_PIXELS; i++)
    {
      n_visible += pixels[i * 4 + 3] >= 64;
      n_light += pixels[i * 4 + 3] >= 64 && cs_color_get_brightness (pixels + i * 4) >= LIGHT;
    }

  by_light = n_light > LIGHT_SHARE * n_visible;
  for (guint i = 0; i < N_PIXELS; i++)
    whiteness[i] = by_light ? pixels[i * 4 + 3] * cs_color_get_brightness (pixels + i * 4) / 255
                            : pixels[i * 4 + 3];
}

/* A symbol that is faint all over is taken by its own measure. */
static guint
find_threshold (const guint *whiteness)
{
  guint most = 0;

  for (guint i = 0; i < N_PIXELS; i++)
    most = MAX (most, whiteness[i]);

  return most >= 128 ? 128 : MAX (most / 2, 1);
}

CsPicture *
cs_icon_repair_outline (CsPicture  *picture,
                        GError    **error)
{
  g_autoptr(CsPicture) clear = has_painted_ground (picture) ? remove_painted_ground (picture)
                                                            : cs_picture_ref (picture);
  g_autoptr(CsPicture) fitted = fit (clear);
  g_autofree guint8 *pixels = g_new0 (guint8, N_PIXELS * 4);
  guint whiteness[N_PIXELS];
  guint threshold;
  guint n_white = 0;

  get_whiteness (cs_picture_get_pixels (fitted), whiteness);
  threshold = find_threshold (whiteness);
  for (guint i = 0; i < N_PIXELS; i++)
    {
      if (whiteness[i] < threshold)
        continue;
      memset (pixels + (gsize) i * 4, 255, 4);
      n_white++;
    }

  if (n_white == 0 || n_white == N_PIXELS)
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_EMPTY,
                   _("there is no shape in the picture"));
      return NULL;
    }

  return cs_picture_new_take (SIZE, SIZE, g_steal_pointer (&pixels));
}
