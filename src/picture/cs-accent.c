/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-accent.h"

#include <math.h>
#include <string.h>

/* Colours are gathered in 16 steps of each channel. */
#define STEPS   16
#define N_BINS  (STEPS * STEPS * STEPS)

/* Two colours nearer than this, in the sum of their channels' differences, look alike. */
#define ALIKE   72

/* Less than this part of what is visible is a rim, not a colour. */
#define MIN_SHARE 0.01

/* The difference of the largest and smallest channel below which a colour is a grey. */
#define MIN_CHROMA 32

typedef struct
{
  guint64 sum[3];
  guint64 weight;
} Bin;

static double
get_linear (guint8 channel)
{
  double value = channel / 255.;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const guint8 color[3])
{
  return 0.2126 * get_linear (color[0]) + 0.7152 * get_linear (color[1]) +
         0.0722 * get_linear (color[2]);
}

double
cs_accent_contrast (const guint8 a[3],
                    const guint8 b[3])
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

void
cs_accent_darken (const guint8 color[3],
                  guint8       darker[3])
{
  static const guint8 white[3] = { 255, 255, 255 };

  memcpy (darker, color, 3);
  for (guint part = 255; part > 0 && cs_accent_contrast (darker, white) < CS_ACCENT_ENOUGH; part--)
    {
      for (guint c = 0; c < 3; c++)
        darker[c] = (guint8) (color[c] * (part - 1) / 255);
    }
}

static guint
get_chroma (const guint8 color[3])
{
  return MAX (MAX (color[0], color[1]), color[2]) - MIN (MIN (color[0], color[1]), color[2]);
}

static gboolean
is_alike (const guint8 a[3],
          const guint8 b[3])
{
  int difference = 0;

  for (guint c = 0; c < 3; c++)
    difference += ABS (a[c] - b[c]);

  return difference < ALIKE;
}

static guint64
gather (CsPicture *picture,
        Bin       *bins)
{
  gsize n = (gsize) cs_picture_get_width (picture) * cs_picture_get_height (picture);
  const guint8 *pixel = cs_picture_get_pixels (picture);
  guint64 total = 0;

  for (gsize i = 0; i < n; i++, pixel += 4)
    {
      Bin *bin = &bins[((pixel[0] / STEPS) * STEPS + pixel[1] / STEPS) * STEPS + pixel[2] / STEPS];

      for (guint c = 0; c < 3; c++)
        bin->sum[c] += (guint64) pixel[c] * pixel[3];
      bin->weight += pixel[3];
      total += pixel[3];
    }

  return total;
}

/* @colors holds @n already. */
static guint
pick_most (const Bin  *bins,
           guint64     least,
           gboolean    greys,
           guint8    (*colors)[3],
           guint       n,
           guint       max)
{
  while (n < max)
    {
      guint64 most = 0;

      for (guint i = 0; i < N_BINS; i++)
        {
          guint8 color[3];
          gboolean known = FALSE;

          if (bins[i].weight <= most || bins[i].weight < least)
            continue;

          for (guint c = 0; c < 3; c++)
            color[c] = (guint8) (bins[i].sum[c] / bins[i].weight);
          for (guint k = 0; k < n; k++)
            known |= is_alike (color, colors[k]);
          if (known || (get_chroma (color) < MIN_CHROMA) != greys)
            continue;

          most = bins[i].weight;
          memcpy (colors[n], color, 3);
        }

      if (most == 0)
        break;
      n++;
    }

  return n;
}

guint
cs_accent_pick (CsPicture  *picture,
                guint8    (*colors)[3],
                guint       max)
{
  g_autofree Bin *bins = g_new0 (Bin, N_BINS);
  guint64 total = gather (picture, bins);
  guint64 least = MAX ((guint64) ((double) total * MIN_SHARE), 1);
  guint n;

  if (total == 0)
    return 0;

  n = pick_most (bins, least, FALSE, colors, 0, max);
  return n > 0 ? n : pick_most (bins, least, TRUE, colors, 0, max);
}
