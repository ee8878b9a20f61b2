/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-scale-private.h"

#include <math.h>
#include <string.h>

#include "cs-picture-private.h"

/*
 * Two passes, first along the rows, then along the columns, with the Catmull-Rom kernel
 * made as wide as the step from one new pixel to the next. It keeps edges crisper than a mean
 * does, and its overshoot is small enough for drawings, where Lanczos leaves halos. Colours are
 * mixed as light, not as the numbers of sRGB, and weighted by alpha: thin bright lines keep their
 * brightness, and what hides under alpha 0 does not bleed.
 */

#define KERNEL_RADIUS 2.0

/* The pixels that make one new pixel. */
typedef struct
{
  guint  first;
  guint  n;
  float *weights;   /* sum 1 */
} Taps;

static float
get_kernel (double x)
{
  x = fabs (x);

  if (x < 1)
    return (float) ((1.5 * x - 2.5) * x * x + 1);
  if (x < 2)
    return (float) (((-0.5 * x + 2.5) * x - 4) * x + 2);
  return 0;
}

static guint
clamp_index (double at,
             guint  size)
{
  return at <= 0 ? 0 : at >= size ? size - 1 : (guint) at;
}

/* Weights that fall outside the picture go to its first or last pixel. */
static void
fill_taps (Taps  *taps,
           double center,
           double step,
           guint  size)
{
  double width = MAX (step, 1);
  double from = floor (center - KERNEL_RADIUS * width);
  double to = ceil (center + KERNEL_RADIUS * width);
  float sum = 0;

  taps->first = clamp_index (from, size);
  taps->n = clamp_index (to, size) - taps->first + 1;
  taps->weights = g_new0 (float, taps->n);

  for (double at = from; at <= to; at++)
    {
      float weight = get_kernel ((at + 0.5 - center) / width);

      taps->weights[clamp_index (at, size) - taps->first] += weight;
      sum += weight;
    }

  for (guint i = 0; i < taps->n; i++)
    taps->weights[i] /= sum;
}

static Taps *
make_taps (guint  n,
           double start,
           double length,
           guint  size)
{
  Taps *taps = g_new (Taps, n);
  double step = length / n;

  for (guint i = 0; i < n; i++)
    fill_taps (&taps[i], start + (i + 0.5) * step, step, size);

  return taps;
}

static void
free_taps (Taps *taps,
           guint n)
{
  for (guint i = 0; i < n; i++)
    g_free (taps[i].weights);
  g_free (taps);
}

static float
to_light (double value)
{
  value /= 255;
  return (float) (value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4));
}

static guint8
from_light (float light)
{
  double value = light <= 0.0031308f ? light * 12.92 : 1.055 * pow (light, 1 / 2.4) - 0.055;

  return (guint8) (CLAMP (value, 0, 1) * 255 + 0.5);
}

static const float *
get_light_table (void)
{
  static float table[256];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < 256; i++)
        table[i] = to_light (i);
      g_once_init_leave (&once, 1);
    }

  return table;
}

/* Premultiplied light of one row. */
static void
read_row (const guint8 *pixels,
          guint         n,
          float        *row)
{
  const float *light = get_light_table ();

  for (guint i = 0; i < n; i++, pixels += 4, row += 4)
    {
      float alpha = pixels[3] / 255.f;

      row[0] = light[pixels[0]] * alpha;
      row[1] = light[pixels[1]] * alpha;
      row[2] = light[pixels[2]] * alpha;
      row[3] = alpha;
    }
}

static void
mix (const float *from,
     gsize        stride,
     const Taps  *taps,
     float       *into)
{
  float sum[4] = { 0 };

  from += taps->first * stride;
  for (guint i = 0; i < taps->n; i++, from += stride)
    {
      for (guint c = 0; c < 4; c++)
        sum[c] += from[c] * taps->weights[i];
    }

  memcpy (into, sum, sizeof sum);
}

static void
write_pixel (const float *light,
             guint8      *pixel)
{
  float alpha = CLAMP (light[3], 0.f, 1.f);

  pixel[3] = (guint8) (alpha * 255 + 0.5f);
  for (guint c = 0; c < 3; c++)
    pixel[c] = pixel[3] > 0 ? from_light (MAX (light[c], 0.f) / alpha) : 0;
}

CsPicture *
cs_picture_scale (CsPicture    *picture,
                  const CsArea *area,
                  guint         width,
                  guint         height)
{
  guint from_width = cs_picture_get_width (picture);
  guint from_height = cs_picture_get_height (picture);
  const guint8 *from = cs_picture_get_pixels (picture);
  Taps *columns = make_taps (width, area->x, area->width, from_width);
  Taps *rows = make_taps (height, area->y, area->height, from_height);
  guint first_row = rows[0].first;
  guint n_rows = rows[height - 1].first + rows[height - 1].n - first_row;
  g_autofree float *row = g_new (float, (gsize) from_width * 4);
  g_autofree float *narrow = g_new (float, (gsize) n_rows * width * 4);
  guint8 *pixels = g_malloc ((gsize) width * height * 4);

  for (guint y = 0; y < n_rows; y++)
    {
      read_row (from + (gsize) (first_row + y) * from_width * 4, from_width, row);
      for (guint x = 0; x < width; x++)
        mix (row, 4, &columns[x], narrow + ((gsize) y * width + x) * 4);
    }

  for (guint y = 0; y < height; y++)
    {
      rows[y].first -= first_row;
      for (guint x = 0; x < width; x++)
        {
          float light[4];

          mix (narrow + (gsize) x * 4, (gsize) width * 4, &rows[y], light);
          write_pixel (light, pixels + ((gsize) y * width + x) * 4);
        }
    }

  free_taps (columns, width);
  free_taps (rows, height);

  return cs_picture_new_take (width, height, pixels);
}

CsPicture *
cs_picture_reduce (CsPicture *picture,
                   guint      side)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  guint longer = MAX (width, height);
  CsArea all = { 0, 0, width, height };

  if (longer <= side)
    return cs_picture_ref (picture);

  return cs_picture_scale (picture, &all,
                           MAX ((guint) ((guint64) width * side / longer), 1),
                           MAX ((guint) ((guint64) height * side / longer), 1));
}
