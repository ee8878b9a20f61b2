/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-ground-private.h"

#include <stdlib.h>
#include <string.h>

/*
 * How a ground is told: by the outermost pixels. Transparent ones mean a cut-out symbol; one
 * colour, or nearly, means a plain ground; everything else is a photograph. A symbol that
 * fills its box like an application's icon is looked into: what it has at its rim is its plate.
 */

#define SAME_COLOR        24     /* of 255, in any channel */
#define SEAMLESS_COLOR    10
#define CLEAR_SHARE       0.5    /* of the outermost pixels */
#define PLAIN_SHARE       0.9
#define SEAMLESS_SHARE    0.985
#define PLATE_FILL        0.72   /* of its box; a disc has 0.785 */
#define PLATE_SHARE       0.85   /* of its rim */
#define PLATE_MIN_CONTENT 0.02
#define PLATE_MAX_CONTENT 0.7

typedef struct
{
  guint histogram[4][256];
  guint n;
} Colors;

static void
colors_add (Colors       *self,
            const guint8 *pixel)
{
  for (guint c = 0; c < 4; c++)
    self->histogram[c][pixel[c]]++;
  self->n++;
}

static void
colors_find_median (const Colors *self,
                    guint8        color[4])
{
  for (guint c = 0; c < 4; c++)
    {
      guint below = 0;
      guint value = 0;

      while (value < 255 && (below += self->histogram[c][value]) <= self->n / 2)
        value++;
      color[c] = (guint8) value;
    }
}

guint
cs_color_get_difference (const guint8 *a,
                         const guint8 *b)
{
  int difference = 0;

  for (guint c = 0; c < 3; c++)
    difference = MAX (difference, abs (a[c] - b[c]));

  return (guint) difference;
}

guint
cs_color_get_brightness (const guint8 *color)
{
  return (color[0] * 54u + color[1] * 183u + color[2] * 19u) >> 8;
}

const guint8 *
cs_picture_get_border_pixel (CsPicture *picture,
                             guint      i)
{
  guint w = cs_picture_get_width (picture);
  guint h = cs_picture_get_height (picture);
  gsize at;

  if (i < w)
    at = i;
  else if (i < w + h)
    at = (gsize) (i - w) * w + w - 1;
  else if (i < 2 * w + h)
    at = (gsize) (h - 1) * w + (i - w - h);
  else
    at = (gsize) (i - 2 * w - h) * w;

  return cs_picture_get_pixels (picture) + at * 4;
}

guint
cs_picture_count_border (CsPicture *picture)
{
  return 2 * (cs_picture_get_width (picture) + cs_picture_get_height (picture));
}

/* Whether a pixel within @distance, straight or across, is not visible or outside. */
static gboolean
is_near_rim (CsPicture *picture,
             guint      x,
             guint      y,
             int        distance)
{
  int w = (int) cs_picture_get_width (picture);
  int h = (int) cs_picture_get_height (picture);
  const guint8 *pixels = cs_picture_get_pixels (picture);

  for (int dy = -1; dy <= 1; dy++)
    {
      for (int dx = -1; dx <= 1; dx++)
        {
          int nx = (int) x + dx * distance;
          int ny = (int) y + dy * distance;

          if (nx < 0 || ny < 0 || nx >= w || ny >= h ||
              pixels[((gsize) ny * (gsize) w + (gsize) nx) * 4 + 3] < 128)
            return TRUE;
        }
    }

  return FALSE;
}

/* Share of the visible pixels in their box. */
static double
get_fill (CsPicture *picture)
{
  guint w = cs_picture_get_width (picture);
  guint h = cs_picture_get_height (picture);
  const guint8 *pixel = cs_picture_get_pixels (picture);
  guint left = w, top = h, right = 0, bottom = 0;
  gsize n = 0;

  for (guint y = 0; y < h; y++)
    {
      for (guint x = 0; x < w; x++, pixel += 4)
        {
          if (pixel[3] < 128)
            continue;
          n++;
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = y;
        }
    }

  return n > 0 ? (double) n / ((double) (right - left + 1) * (bottom - top + 1)) : 0;
}

/* Of a cut-out picture: a full shape, of one colour at its rim, with something on it. */
static gboolean
find_plate (CsPicture *picture,
            CsGround  *ground)
{
  guint w = cs_picture_get_width (picture);
  guint h = cs_picture_get_height (picture);
  const guint8 *pixels = cs_picture_get_pixels (picture);
  int distance = (int) MAX (MAX (w, h) / 64, 1);
  g_autofree Colors *rim = g_new0 (Colors, 1);
  guint8 color[4];
  gsize n_same = 0, n_visible = 0, n_content = 0;

  if (get_fill (picture) < PLATE_FILL)
    return FALSE;

  /* The outermost pixels are half transparent, or have a line round them. */
  for (guint y = 0; y < h; y++)
    {
      for (guint x = 0; x < w; x++)
        {
          const guint8 *pixel = pixels + ((gsize) y * w + x) * 4;

          if (pixel[3] > 200 && is_near_rim (picture, x, y, 3 * distance) &&
              !is_near_rim (picture, x, y, distance))
            colors_add (rim, pixel);
        }
    }
  if (rim->n == 0)
    return FALSE;
  colors_find_median (rim, color);

  for (guint y = 0; y < h; y++)
    {
      for (guint x = 0; x < w; x++)
        {
          const guint8 *pixel = pixels + ((gsize) y * w + x) * 4;
          gboolean same = cs_color_get_difference (pixel, color) <= SAME_COLOR;

          if (pixel[3] <= 200 || is_near_rim (picture, x, y, distance))
            continue;
          n_visible++;
          n_content += !same;
          n_same += same && is_near_rim (picture, x, y, 3 * distance);
        }
    }

  if (n_same < PLATE_SHARE * rim->n ||
      n_content < PLATE_MIN_CONTENT * n_visible || n_content > PLATE_MAX_CONTENT * n_visible)
    return FALSE;

  ground->kind = CS_GROUND_PLATE;
  ground->seamless = TRUE;
  memcpy (ground->color, color, 3);
  ground->color[3] = 255;
  return TRUE;
}

void
cs_ground_find (CsPicture *picture,
                CsGround  *ground)
{
  g_autofree Colors *colors = g_new0 (Colors, 1);
  guint n = cs_picture_count_border (picture);
  guint n_clear = 0, n_same = 0, n_seamless = 0;

  memset (ground, 0, sizeof *ground);

  for (guint i = 0; i < n; i++)
    {
      const guint8 *pixel = cs_picture_get_border_pixel (picture, i);

      if (pixel[3] < 128)
        n_clear++;
      else
        colors_add (colors, pixel);
    }

  /* A plate that reaches the edges leaves only the corners clear. */
  if (n_clear > 0 && find_plate (picture, ground))
    return;
  if (n_clear > CLEAR_SHARE * n || (n_clear > 0 && get_fill (picture) < PLATE_FILL))
    {
      ground->kind = CS_GROUND_CLEAR;
      ground->seamless = TRUE;
      return;
    }

  colors_find_median (colors, ground->color);
  ground->color[3] = 255;
  for (guint i = 0; i < n; i++)
    {
      const guint8 *pixel = cs_picture_get_border_pixel (picture, i);
      guint difference = cs_color_get_difference (pixel, ground->color);

      n_same += pixel[3] >= 128 && difference <= SAME_COLOR;
      n_seamless += pixel[3] >= 250 && difference <= SEAMLESS_COLOR;
    }

  ground->kind = n_same >= PLAIN_SHARE * n ? CS_GROUND_PLAIN : CS_GROUND_NONE;
  ground->seamless = n_seamless >= SEAMLESS_SHARE * n;
}
