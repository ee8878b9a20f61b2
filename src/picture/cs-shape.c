/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-shape-private.h"

#include <math.h>
#include <string.h>

#include "cs-picture-private.h"

#define N_LEVELS 256

/* On a plain ground, the difference from which on a pixel is the symbol: half of what parts the
 * two by Otsu's method, so that the paler parts of a logo belong to it, but above noise. */
#define MIN_DIFFERENCE 20
#define MAX_DIFFERENCE 56

/* In a photograph, smaller islands and lakes than this share of it are dirt. */
#define SPECK_SHARE 0.012

/* Where a new pixel counts as covered. In between, as many are as the shape's area asks for:
 * thin lines stay, and bold shapes do not grow. */
#define MIN_COVER 0.36f
#define MAX_COVER 0.60f

static CsShape *
shape_new (guint width,
           guint height)
{
  CsShape *self = g_new (CsShape, 1);

  self->width = width;
  self->height = height;
  self->cover = g_new0 (float, (gsize) width * height);

  return self;
}

void
cs_shape_free (CsShape *self)
{
  g_free (self->cover);
  g_free (self);
}

/* Otsu's method: the level that parts the histogram into two classes with the most variance
 * between them. Returns the share that this is of all variance: 1 for two clear-cut classes. */
static double
find_parting (const double *histogram,
              guint        *parting)
{
  double n = 0, sum = 0, squares = 0;
  double n_below = 0, sum_below = 0;
  double best = 0;

  for (guint i = 0; i < N_LEVELS; i++)
    {
      n += histogram[i];
      sum += histogram[i] * i;
      squares += histogram[i] * i * i;
    }

  *parting = N_LEVELS / 2;
  for (guint i = 0; i + 1 < N_LEVELS; i++)
    {
      double n_above, between;

      n_below += histogram[i];
      sum_below += histogram[i] * i;
      n_above = n - n_below;
      if (n_below <= 0 || n_above <= 0)
        continue;

      between = n_below * n_above / n * pow (sum_below / n_below - (sum - sum_below) / n_above, 2);
      if (between > best)
        {
          best = between;
          *parting = i + 1;
        }
    }

  squares -= n > 0 ? sum * sum / n : 0;
  return squares > 0 ? best / squares : 0;
}

static CsShape *
find_by_alpha (CsPicture *picture)
{
  CsShape *self = shape_new (cs_picture_get_width (picture), cs_picture_get_height (picture));
  const guint8 *pixel = cs_picture_get_pixels (picture);

  for (gsize i = 0; i < (gsize) self->width * self->height; i++, pixel += 4)
    self->cover[i] = pixel[3] / 255.f;

  return self;
}

static CsShape *
find_by_color (CsPicture      *picture,
               const CsGround *ground)
{
  CsShape *self = shape_new (cs_picture_get_width (picture), cs_picture_get_height (picture));
  const guint8 *pixel = cs_picture_get_pixels (picture);
  gsize n = (gsize) self->width * self->height;
  double histogram[N_LEVELS] = { 0 };
  guint parting;
  float edge;

  for (gsize i = 0; i < n; i++)
    {
      self->cover[i] = (float) cs_color_get_difference (pixel + i * 4, ground->color) *
                       pixel[i * 4 + 3] / 255.f;
      histogram[(guint) self->cover[i]]++;
    }

  find_parting (histogram, &parting);
  edge = CLAMP (parting / 2, MIN_DIFFERENCE, MAX_DIFFERENCE);
  for (gsize i = 0; i < n; i++)
    self->cover[i] = CLAMP (self->cover[i] / edge - 0.5f, 0.f, 1.f);

  return self;
}

/* A plate's own rim, half transparent, is no part of what is on it. */
static void
remove_rim (CsShape   *self,
            CsPicture *picture)
{
  const guint8 *pixels = cs_picture_get_pixels (picture);
  int reach = (int) MAX (MAX (self->width, self->height) / 64, 1);
  int w = (int) self->width;
  int h = (int) self->height;

  for (int y = 0; y < h; y++)
    {
      for (int x = 0; x < w; x++)
        {
          for (int i = 0; i < 9; i++)
            {
              int nx = x + (i % 3 - 1) * reach;
              int ny = y + (i / 3 - 1) * reach;

              if (nx < 0 || ny < 0 || nx >= w || ny >= h || pixels[(ny * w + nx) * 4 + 3] < 200)
                self->cover[y * w + x] = 0;
            }
        }
    }
}

/* Two ways to look at a photograph. */
static guint
get_brightness (const guint8 *pixel,
                const guint8 *edge)
{
  return (pixel[0] * 54u + pixel[1] * 183u + pixel[2] * 19u) >> 8;
}

static guint
get_strangeness (const guint8 *pixel,
                 const guint8 *edge)
{
  double sum = 0;

  for (guint c = 0; c < 3; c++)
    sum += pow ((double) pixel[c] - edge[c], 2);

  return (guint) MIN (sqrt (sum / 2), N_LEVELS - 1);
}

typedef guint (*Look) (const guint8 *pixel,
                       const guint8 *edge);

static double
look_at (CsPicture      *picture,
         const CsGround *ground,
         Look            look,
         CsShape        *shape)
{
  const guint8 *pixel = cs_picture_get_pixels (picture);
  gsize n = (gsize) shape->width * shape->height;
  double histogram[N_LEVELS] = { 0 };
  guint parting;
  double quality;

  for (gsize i = 0; i < n; i++)
    histogram[look (pixel + i * 4, ground->color)] += pixel[i * 4 + 3] / 255.;

  quality = find_parting (histogram, &parting);
  for (gsize i = 0; i < n; i++)
    shape->cover[i] = pixel[i * 4 + 3] >= 128 &&
                      look (pixel + i * 4, ground->color) >= parting ? 1 : 0;

  return quality;
}

/* The class that has more of the edge is the ground; alpha 0 is too. */
static void
put_ground_outside (CsShape   *self,
                    CsPicture *picture)
{
  const guint8 *pixel = cs_picture_get_pixels (picture);
  guint w = self->width;
  guint h = self->height;
  gsize n_edge = 0, n_covered = 0;

  for (guint y = 0; y < h; y++)
    {
      for (guint x = 0; x < w; x++)
        {
          gsize i = (gsize) y * w + x;

          if ((x > 0 && y > 0 && x + 1 < w && y + 1 < h) || pixel[i * 4 + 3] < 128)
            continue;
          n_edge++;
          n_covered += self->cover[i] > 0;
        }
    }

  if (n_covered * 2 <= n_edge)
    return;

  for (gsize i = 0; i < (gsize) w * h; i++)
    self->cover[i] = pixel[i * 4 + 3] >= 128 ? 1 - self->cover[i] : 0;
}

/* Turns the island or lake at @start over, where it is small. @seen holds what is done. */
static void
remove_speck (CsShape *self,
              guint    start,
              gsize    limit,
              guint8  *seen,
              guint   *stack)
{
  guint w = self->width;
  guint n = (guint) ((gsize) w * self->height);
  float value = self->cover[start];
  gsize n_found = 0, n_open = 0;

  seen[start] = 1;
  stack[n_found++] = start;

  /* The stack keeps what it found, so that it can be turned over at the end. */
  while (n_open < n_found)
    {
      guint at = stack[n_open++];
      guint x = at % w;
      guint next[4] = { x > 0 ? at - 1 : n, x + 1 < w ? at + 1 : n, at >= w ? at - w : n,
                        at + w < n ? at + w : n };

      for (guint i = 0; i < 4; i++)
        {
          if (next[i] == n || seen[next[i]] || self->cover[next[i]] != value)
            continue;
          seen[next[i]] = 1;
          stack[n_found++] = next[i];
        }
    }

  if (n_found >= limit)
    return;
  for (gsize i = 0; i < n_found; i++)
    self->cover[stack[i]] = 1 - value;
}

static void
remove_specks (CsShape *self)
{
  gsize n = (gsize) self->width * self->height;
  g_autofree guint *stack = g_new (guint, n);
  gsize limit = (gsize) ((double) n * SPECK_SHARE);

  /* Islands, then lakes: a lake in a removed island is gone by then. */
  for (int value = 1; value >= 0; value--)
    {
      g_autofree guint8 *seen = g_new0 (guint8, n);

      for (guint i = 0; i < n; i++)
        {
          if (!seen[i] && self->cover[i] == (float) value)
            remove_speck (self, i, limit, seen, stack);
        }
    }
}

static CsShape *
find_by_contrast (CsPicture      *picture,
                  const CsGround *ground)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  CsShape *bright = shape_new (width, height);
  g_autoptr(CsShape) strange = shape_new (width, height);

  /* Brightness is what people see first: colour has to be the much better mark. */
  if (look_at (picture, ground, get_brightness, bright) * 1.15 <
      look_at (picture, ground, get_strangeness, strange))
    {
      CsShape *other = bright;

      bright = g_steal_pointer (&strange);
      strange = other;
    }

  put_ground_outside (bright, picture);
  remove_specks (bright);
  return bright;
}

/* @picture with all but the shape made transparent. */
static CsPicture *
cut_out (CsPicture     *picture,
         const CsShape *shape)
{
  gsize n = (gsize) shape->width * shape->height;
  guint8 *pixels = g_memdup2 (cs_picture_get_pixels (picture), n * 4);

  for (gsize i = 0; i < n; i++)
    pixels[i * 4 + 3] = (guint8) (shape->cover[i] * 255);

  return cs_picture_new_take (shape->width, shape->height, pixels);
}

/* On a plain ground may lie a plate that carries the symbol. */
static CsShape *
find_on_plain (CsPicture      *picture,
               const CsGround *ground)
{
  g_autoptr(CsShape) shape = find_by_color (picture, ground);
  g_autoptr(CsPicture) cutout = cut_out (picture, shape);
  CsGround inner;

  cs_ground_find (cutout, &inner);
  return inner.kind == CS_GROUND_PLATE ? cs_shape_find (cutout, &inner) : g_steal_pointer (&shape);
}

CsShape *
cs_shape_find (CsPicture      *picture,
               const CsGround *ground)
{
  CsShape *self;

  switch (ground->kind)
    {
    case CS_GROUND_CLEAR:
      return find_by_alpha (picture);
    case CS_GROUND_PLAIN:
      return find_on_plain (picture, ground);
    case CS_GROUND_PLATE:
      self = find_by_color (picture, ground);
      remove_rim (self, picture);
      return self;
    case CS_GROUND_NONE:
    default:
      return find_by_contrast (picture, ground);
    }
}

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

CsPicture *
cs_shape_draw (const CsShape *self,
               const CsArea  *area,
               guint          side)
{
  double step = MAX (area->width, area->height) / side;
  double left = area->x + area->width / 2 - step * side / 2;
  double top = area->y + area->height / 2 - step * side / 2;
  g_autofree float *cover = g_new (float, (gsize) side * side);
  guint8 *pixels = g_new0 (guint8, (gsize) side * side * 4);
  float level;

  for (guint i = 0; i < side * side; i++)
    cover[i] = get_mean (self, left + (i % side) * step, top + (i / side) * step, step);

  level = find_level (cover, side * side);
  for (guint i = 0; i < side * side; i++)
    {
      if (cover[i] >= level)
        memset (pixels + (gsize) i * 4, 255, 4);
    }

  return cs_picture_new_take (side, side, pixels);
}
