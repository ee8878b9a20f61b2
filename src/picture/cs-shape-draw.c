/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-shape-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cs-picture-private.h"

/* Where a new pixel counts as covered. In between, as many are as the shape's area asks for:
 * thin lines stay, and bold shapes do not grow. */
#define MIN_COVER  0.12f
#define MAX_COVER  0.50f

/* Under this level the lines are so thin that hardly a pixel is covered by half. They would fall
 * to pieces: they are made wider, by this part of a new pixel to each side. */
#define THIN_COVER 0.36f
#define THIN_REACH 0.4

void
cs_shape_crop (CsShape      *self,
               const CsArea *area)
{
  float *cover = self->cover;

  for (guint y = 0; y < self->height; y++)
    {
      for (guint x = 0; x < self->width; x++, cover++)
        {
          if (x + 0.5 < area->x || x + 0.5 > area->x + area->width ||
              y + 0.5 < area->y || y + 0.5 > area->y + area->height)
            *cover = 0;
        }
    }
}

gboolean
cs_shape_find_bounds (const CsShape *self,
                      CsArea        *bounds)
{
  guint left = self->width, top = self->height, right = 0, bottom = 0;
  const float *cover = self->cover;

  for (guint y = 0; y < self->height; y++)
    {
      for (guint x = 0; x < self->width; x++)
        {
          if (*cover++ < 0.5f)
            continue;
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = y;
        }
    }

  if (left > right)
    return FALSE;

  *bounds = (CsArea) { left, top, right - left + 1, bottom - top + 1 };
  return TRUE;
}

/* The mean cover of a part of the shape; outside it is 0. */
static float
get_mean (const CsShape *self,
          double         left,
          double         top,
          double         side)
{
  double sum = 0;
  int last_x = (int) ceil (left + side);
  int last_y = (int) ceil (top + side);

  for (int y = MAX ((int) floor (top), 0); y < MIN (last_y, (int) self->height); y++)
    {
      double rows = MIN (y + 1, top + side) - MAX (y, top);

      for (int x = MAX ((int) floor (left), 0); x < MIN (last_x, (int) self->width); x++)
        {
          double columns = MIN (x + 1, left + side) - MAX (x, left);

          sum += self->cover[(gsize) y * self->width + (gsize) x] * rows * columns;
        }
    }

  return (float) (sum / (side * side));
}

static int
compare_cover (gconstpointer a,
               gconstpointer b)
{
  float first = *(const float *) a;
  float second = *(const float *) b;

  return (first < second) - (first > second);
}

/* The level that keeps the area. */
static float
find_level (const float *cover,
            guint        n)
{
  g_autofree float *sorted = g_memdup2 (cover, n * sizeof *cover);
  double area = 0;

  for (guint i = 0; i < n; i++)
    area += cover[i];
  qsort (sorted, n, sizeof *sorted, compare_cover);

  return CLAMP (sorted[MIN ((guint) (area + 0.5), n - 1)], MIN_COVER, MAX_COVER);
}

/* The shape on a square of @side new pixels, each @step wide. */
static float *
draw_cover (const CsShape *self,
            const CsArea  *area,
            guint          side,
            double         step)
{
  double left = area->x + area->width / 2 - step * side / 2;
  double top = area->y + area->height / 2 - step * side / 2;
  float *cover = g_new (float, (gsize) side * side);

  for (guint i = 0; i < side * side; i++)
    cover[i] = get_mean (self, left + (i % side) * step, top + (i / side) * step, step);

  return cover;
}

/* Every pixel takes the most of those around it. */
static CsShape *
embolden (const CsShape *self,
          int            reach)
{
  int w = (int) self->width;
  int h = (int) self->height;
  CsShape *bold = cs_shape_new (self->width, self->height);

  for (int y = 0; y < h; y++)
    {
      for (int x = 0; x < w; x++)
        {
          float most = 0;

          for (int ny = MAX (y - reach, 0); ny <= MIN (y + reach, h - 1); ny++)
            {
              for (int nx = MAX (x - reach, 0); nx <= MIN (x + reach, w - 1); nx++)
                most = MAX (most, self->cover[ny * w + nx]);
            }
          bold->cover[y * w + x] = most;
        }
    }

  return bold;
}

static CsPicture *
draw (const CsShape *self,
      const CsArea  *area,
      guint          side,
      double         margin,
      guint         *n_white)
{
  double step = MAX (area->width, area->height) / (side - 2 * margin);
  g_autofree float *cover = draw_cover (self, area, side, step);
  guint8 *pixels = g_new0 (guint8, (gsize) side * side * 4);
  float level = find_level (cover, side * side);

  if (level < THIN_COVER)
    {
      g_autoptr(CsShape) bold = embolden (self, (int) (step * THIN_REACH + 0.5));

      g_free (cover);
      cover = draw_cover (bold, area, side, step);
      level = find_level (cover, side * side);
    }

  *n_white = 0;
  for (guint i = 0; i < side * side; i++)
    {
      if (cover[i] < level)
        continue;
      memset (pixels + (gsize) i * 4, 255, 4);
      *n_white += 1;
    }

  return cs_picture_new_take (side, side, pixels);
}

CsPicture *
cs_shape_draw (const CsShape *self,
               const CsArea  *area,
               guint          side)
{
  guint n_white;
  g_autoptr(CsPicture) picture = draw (self, area, side, 0, &n_white);

  /* A square that fills the icon would be no shape at all. */
  if (n_white == side * side)
    return draw (self, area, side, side / 8., &n_white);

  return g_steal_pointer (&picture);
}
