/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-icon-facts.h"

#include <stdlib.h>
#include <string.h>

#include "cs-picture-private.h"

#define MAX_ICON_PIXELS (1024u * 1024)

/* How far the ground may differ from itself, and what differs enough to be the symbol. */
#define GROUND_TOLERANCE 12
#define SYMBOL_TOLERANCE 24

/* An icon's corners may be round, its sides not: where more than this share of the outermost
 * pixels is visible, it is a plate with its corners cut off and no symbol on nothing. */
#define PLATE_BORDER_SHARE 0.5

static const guint8 *
get_pixel (const CsIconFacts *self,
           guint              x,
           guint              y)
{
  return cs_picture_get_pixels (self->picture) + ((gsize) y * self->width + x) * 4;
}

/* Colours at or near alpha 0 are the same, whatever is below. */
static int
get_difference (const guint8 *a,
                const guint8 *b)
{
  int difference = abs (a[3] - b[3]);

  for (guint i = 0; i < 3; i++)
    difference = MAX (difference, abs (a[i] - b[i]) * MIN (a[3], b[3]) / 255);

  return difference;
}

static gboolean
is_outline_pixel (const guint8 *pixel)
{
  return pixel[3] == 0 || (pixel[0] == 255 && pixel[1] == 255 && pixel[2] == 255 && pixel[3] == 255);
}

static void
find_outline_faults (CsIconFacts *self)
{
  const guint8 *pixel = cs_picture_get_pixels (self->picture);
  gsize n_pixels = (gsize) self->width * self->height;
  gsize n_clear = 0;
  gsize n_white = 0;

  for (gsize i = 0; i < n_pixels; i++, pixel += 4)
    {
      if (is_outline_pixel (pixel))
        {
          n_clear += pixel[3] == 0;
          n_white += pixel[3] != 0;
          continue;
        }

      if (self->n_wrong_pixels == 0)
        {
          self->wrong_x = (guint) (i % self->width);
          self->wrong_y = (guint) (i / self->width);
          memcpy (self->wrong_rgba, pixel, 4);
        }
      self->n_wrong_pixels++;
    }

  self->blank = n_clear == n_pixels || n_white == n_pixels;
}

static gboolean
is_blank (const CsIconFacts *self)
{
  const guint8 *pixel = cs_picture_get_pixels (self->picture);

  for (gsize i = 0; i < (gsize) self->width * self->height; i++)
    {
      if (pixel[i * 4 + 3] != 0)
        return FALSE;
    }

  return TRUE;
}

/* The i-th of the outermost pixels, clockwise; there are 2 * (width + height). Corners come
 * twice, which does not matter. */
static const guint8 *
get_border_pixel (const CsIconFacts *self,
                  guint              i)
{
  guint w = self->width;
  guint h = self->height;

  if (i < w)
    return get_pixel (self, i, 0);
  if (i < w + h)
    return get_pixel (self, w - 1, i - w);
  if (i < 2 * w + h)
    return get_pixel (self, i - w - h, h - 1);
  return get_pixel (self, 0, i - 2 * w - h);
}

static void
find_ground (CsIconFacts *self)
{
  guint n_border = 2 * (self->width + self->height);
  const guint8 *corner = get_pixel (self, 0, 0);
  guint n_visible = 0;
  guint n_same = 0;
  guint n_clear_corners = 0;
  guint n_opaque_corners = 0;

  for (guint i = 0; i < 4; i++)
    {
      const guint8 *pixel = get_pixel (self, i % 2 * (self->width - 1), i / 2 * (self->height - 1));

      n_clear_corners += pixel[3] == 0;
      n_opaque_corners += pixel[3] == 255;
    }

  for (guint i = 0; i < n_border; i++)
    {
      n_visible += get_border_pixel (self, i)[3] != 0;
      n_same += get_difference (get_border_pixel (self, i), corner) <= GROUND_TOLERANCE;
    }

  self->has_corners = n_opaque_corners == 4;
  self->transparent_background = n_clear_corners == 4 &&
                                 n_visible <= PLATE_BORDER_SHARE * n_border;
  self->plain_background = self->transparent_background ||
                           (self->has_corners && n_same == n_border);
}

static gboolean
is_symbol (const CsIconFacts *self,
           const guint8      *ground,
           guint              x,
           guint              y)
{
  return get_difference (get_pixel (self, x, y), ground) > SYMBOL_TOLERANCE;
}

/* The margins of what differs from @ground; all 0 when nothing does. */
static void
find_margins (CsIconFacts  *self,
              const guint8 *ground)
{
  guint left = self->width;
  guint top = self->height;
  guint right = 0;
  guint bottom = 0;

  for (guint y = 0; y < self->height; y++)
    {
      for (guint x = 0; x < self->width; x++)
        {
          if (!is_symbol (self, ground, x, y))
            continue;
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          bottom = y;
        }
    }

  if (left > right)
    return;

  self->margins[0] = left;
  self->margins[1] = top;
  self->margins[2] = self->width - 1 - right;
  self->margins[3] = self->height - 1 - bottom;
}

static void
look_at_picture (CsIconFacts *self)
{
  static const guint8 nothing[4] = { 0 };

  if (self->role == CS_ICON_OUTLINE)
    {
      find_outline_faults (self);
      find_margins (self, nothing);
      return;
    }

  self->blank = is_blank (self);
  find_ground (self);
  if (self->plain_background)
    find_margins (self, self->transparent_background ? nothing : get_pixel (self, 0, 0));
}

CsIconFacts *
cs_icon_facts_new (GBytes     *bytes,
                   CsIconRole  role)
{
  CsIconFacts *self = g_new0 (CsIconFacts, 1);

  self->role = role;
  self->format = cs_picture_format_guess (bytes);

  if (self->format == CS_PICTURE_FORMAT_JPEG)
    cs_jpeg_read_size (bytes, &self->width, &self->height);
  if (self->format != CS_PICTURE_FORMAT_PNG)
    return self;

  cs_png_walk (bytes, MAX_ICON_PIXELS, &self->png);
  self->width = self->png.width;
  self->height = self->png.height;
  self->picture = cs_picture_load (bytes, MAX_ICON_PIXELS, NULL, NULL);
  if (self->picture != NULL)
    look_at_picture (self);

  return self;
}

void
cs_icon_facts_free (CsIconFacts *self)
{
  g_clear_pointer (&self->picture, cs_picture_unref);
  g_free (self);
}

GArray *
cs_icon_facts_find_wrong_pixels (const CsIconFacts *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint8 *pixels;

  if (self->picture == NULL || self->role != CS_ICON_OUTLINE)
    return found;

  pixels = cs_picture_get_pixels (self->picture);
  for (guint32 i = 0; i < self->width * self->height; i++)
    {
      if (!is_outline_pixel (pixels + (gsize) i * 4))
        g_array_append_val (found, i);
    }

  return found;
}
