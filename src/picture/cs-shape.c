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
/* How clear-cut a thing has to be from the rest, 0 to 1, to be what a photograph shows. */
#define MIN_STRANGE_QUALITY 0.55

/* A part inside a silhouette is cut out of it where it is so much lighter or darker. */
#define MIN_CARVE_CONTRAST 50
#define MIN_CARVE_QUALITY  0.5
#define MIN_CARVE_SHARE    0.004

CsShape *
cs_shape_new (guint width,
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
  CsShape *self = cs_shape_new (cs_picture_get_width (picture), cs_picture_get_height (picture));
  const guint8 *pixel = cs_picture_get_pixels (picture);

  for (gsize i = 0; i < (gsize) self->width * self->height; i++, pixel += 4)
    self->cover[i] = pixel[3] / 255.f;

  return self;
}

static CsShape *
find_by_color (CsPicture      *picture,
               const CsGround *ground)
{
  CsShape *self = cs_shape_new (cs_picture_get_width (picture), cs_picture_get_height (picture));
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

/* Two ways to look at a photograph, each a number from 0 to 255 for each pixel: its brightness, and
 * how unlike it is to everything at the edge. At the lower edge often stands what the picture
 * shows, so that one does not count. */
static void
look_for_brightness (CsPicture *picture,
                     guint8    *look)
{
  gsize n = (gsize) cs_picture_get_width (picture) * cs_picture_get_height (picture);
  const guint8 *pixel = cs_picture_get_pixels (picture);

  for (gsize i = 0; i < n; i++, pixel += 4)
    look[i] = (guint8) cs_color_get_brightness (pixel);
}

static void
look_for_strangeness (CsPicture *picture,
                      guint8    *look)
{
  guint w = cs_picture_get_width (picture);
  guint h = cs_picture_get_height (picture);
  const guint8 *pixel = cs_picture_get_pixels (picture);
  guint n_border = cs_picture_count_border (picture);

  for (gsize i = 0; i < (gsize) w * h; i++, pixel += 4)
    {
      int nearest = G_MAXINT;

      for (guint k = 0; k < n_border; k++)
        {
          const guint8 *edge = cs_picture_get_border_pixel (picture, k);
          int distance = 0;

          if (k >= w + h && k < 2 * w + h)
            continue;
          for (guint c = 0; c < 3; c++)
            distance += ((int) pixel[c] - edge[c]) * ((int) pixel[c] - edge[c]);
          nearest = MIN (nearest, distance);
        }
      look[i] = (guint8) MIN (sqrt (nearest / 2.), 255);
    }
}

/* Parts the visible pixels in two. Returns how clear-cut the two are. */
static double
part_in_two (CsPicture    *picture,
             const guint8 *look,
             CsShape      *shape)
{
  const guint8 *pixel = cs_picture_get_pixels (picture);
  gsize n = (gsize) shape->width * shape->height;
  double histogram[N_LEVELS] = { 0 };
  guint parting;
  double quality;

  for (gsize i = 0; i < n; i++)
    histogram[look[i]] += pixel[i * 4 + 3] / 255.;

  quality = find_parting (histogram, &parting);
  for (gsize i = 0; i < n; i++)
    shape->cover[i] = pixel[i * 4 + 3] >= 128 && look[i] >= parting ? 1 : 0;

  return quality;
}

static double
get_area (const CsShape *self)
{
  gsize n = (gsize) self->width * self->height;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += self->cover[i];

  return sum / (double) n;
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

/* The pixels beside, above and below; at the picture's edge the pixel itself in their place. */
static void
get_neighbors (const CsShape *self,
               guint          at,
               guint          next[4])
{
  guint w = self->width;
  guint x = at % w;
  guint y = at / w;

  next[0] = x > 0 ? at - 1 : at;
  next[1] = x + 1 < w ? at + 1 : at;
  next[2] = y > 0 ? at - w : at;
  next[3] = y + 1 < self->height ? at + w : at;
}

/* Turns the island or lake at @start over, where it is small. @seen holds what is done. */
static void
remove_speck (CsShape *self,
              guint    start,
              gsize    limit,
              guint8  *seen,
              guint   *stack)
{
  float value = self->cover[start];
  gsize n_found = 0, n_open = 0;

  seen[start] = 1;
  stack[n_found++] = start;

  /* The stack keeps what it found, so that it can be turned over at the end. */
  while (n_open < n_found)
    {
      guint next[4];

      get_neighbors (self, stack[n_open++], next);
      for (guint i = 0; i < 4; i++)
        {
          if (seen[next[i]] || self->cover[next[i]] != value)
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
find_by_contrast (CsPicture *picture)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  g_autofree guint8 *look = g_malloc ((gsize) width * height);
  CsShape *shape = cs_shape_new (width, height);
  double quality;

  look_for_strangeness (picture, look);
  quality = part_in_two (picture, look, shape);
  remove_specks (shape);

  /* Something that stands out, and is neither a dot nor nearly everything. */
  if (quality >= MIN_STRANGE_QUALITY && get_area (shape) >= 0.03 && get_area (shape) <= 0.75)
    return shape;

  look_for_brightness (picture, look);
  part_in_two (picture, look, shape);
  put_ground_outside (shape, picture);
  remove_specks (shape);
  return shape;
}

CsShape *
cs_shape_find_whole (CsPicture      *picture,
                     const CsGround *ground)
{
  CsShape *self;

  switch (ground->kind)
    {
    case CS_GROUND_CLEAR:
      return find_by_alpha (picture);
    case CS_GROUND_PLAIN:
      return find_by_color (picture, ground);
    case CS_GROUND_PLATE:
      self = find_by_color (picture, ground);
      remove_rim (self, picture);
      return self;
    case CS_GROUND_NONE:
    default:
      return find_by_contrast (picture);
    }
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

/* Whether a pixel of the silhouette is at its rim: so near that it may be a mixture with what is
 * around, and of any brightness. */
static gboolean
is_rim (const CsShape *self,
        guint          at)
{
  int w = (int) self->width;
  int h = (int) self->height;
  int reach = MAX (MAX (w, h) / 128, 1);

  for (int i = 0; i < 9; i++)
    {
      int x = (int) at % w + (i % 3 - 1) * reach;
      int y = (int) at / w + (i / 3 - 1) * reach;

      if (x < 0 || y < 0 || x >= w || y >= h || self->cover[y * w + x] < 0.5f)
        return TRUE;
    }

  return FALSE;
}

/* The class, light or dark, of most of the rim. */
static guint8
find_rim_class (const CsShape *self,
                const guint8  *classes)
{
  guint n[2] = { 0 };

  for (guint i = 0; i < self->width * self->height; i++)
    {
      if (self->cover[i] >= 0.5f && is_rim (self, i))
        n[classes[i] & 1]++;
    }

  return n[1] > n[0];
}

/* Cuts the region at @start out where no part of it is at the rim. What was seen gets
 * another class. */
static void
carve_region (CsShape       *self,
              const CsShape *silhouette,
              guint8        *classes,
              guint          start,
              guint         *found)
{
  guint8 class = classes[start];
  guint n_found = 0;
  gboolean at_rim = FALSE;

  classes[start] = 2;
  found[n_found++] = start;
  for (guint i = 0; i < n_found; i++)
    {
      guint at = found[i];
      guint next[4];

      get_neighbors (self, at, next);
      at_rim |= is_rim (silhouette, at);
      for (guint k = 0; k < 4; k++)
        {
          if (classes[next[k]] != class)
            continue;
          classes[next[k]] = 2;
          found[n_found++] = next[k];
        }
    }

  if (at_rim || n_found < MIN_CARVE_SHARE * self->width * self->height)
    return;
  for (guint i = 0; i < n_found; i++)
    self->cover[found[i]] = 0;
}

/* Cuts out what lies in a silhouette and is of another brightness, such as the eyes of a
 * face: a silhouette alone is often not known again. */
static CsShape *
carve (const CsShape *silhouette,
       CsPicture     *picture)
{
  guint n = silhouette->width * silhouette->height;
  CsShape *self = cs_shape_new (silhouette->width, silhouette->height);
  const guint8 *pixel = cs_picture_get_pixels (picture);
  g_autofree guint8 *classes = g_malloc (n);
  g_autofree guint *found = g_new (guint, n);
  double histogram[N_LEVELS] = { 0 };
  double sum[2] = { 0 }, count[2] = { 0 };
  guint parting;
  guint8 rim_class;
  double quality;

  memcpy (self->cover, silhouette->cover, n * sizeof *self->cover);
  for (guint i = 0; i < n; i++)
    histogram[cs_color_get_brightness (pixel + i * 4)] += silhouette->cover[i] >= 0.5f;
  quality = find_parting (histogram, &parting);

  for (guint i = 0; i < n; i++)
    {
      guint brightness = cs_color_get_brightness (pixel + i * 4);

      classes[i] = silhouette->cover[i] < 0.5f ? 2 : brightness >= parting;
      if (classes[i] < 2)
        {
          sum[classes[i]] += brightness;
          count[classes[i]]++;
        }
    }

  if (quality < MIN_CARVE_QUALITY || count[0] < 1 || count[1] < 1 ||
      sum[1] / count[1] - sum[0] / count[0] < MIN_CARVE_CONTRAST)
    return self;

  rim_class = find_rim_class (silhouette, classes);
  for (guint i = 0; i < n; i++)
    {
      if (classes[i] < 2 && classes[i] != rim_class)
        carve_region (self, silhouette, classes, i, found);
    }

  return self;
}

CsShape *
cs_shape_trace (CsPicture      *picture,
                const CsGround *ground)
{
  g_autoptr(CsShape) whole = cs_shape_find_whole (picture, ground);

  if (ground->kind == CS_GROUND_PLAIN)
    {
      /* On a plain ground may lie a plate that carries the symbol. */
      g_autoptr(CsPicture) cutout = cut_out (picture, whole);
      CsGround inner;

      cs_ground_find (cutout, &inner);
      if (inner.kind == CS_GROUND_PLATE)
        return cs_shape_find_whole (cutout, &inner);
    }

  if (ground->kind == CS_GROUND_CLEAR || ground->kind == CS_GROUND_PLAIN)
    return carve (whole, picture);

  return g_steal_pointer (&whole);
}
