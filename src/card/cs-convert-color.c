/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <string.h>

/* Where a color's hue ends and the next begins, in degrees. */
static const struct
{
  double      below;
  const char *style;
} hues[] = {
  { 22, "attention" }, { 70, "warning" }, { 170, "good" }, { 300, "accent" }, { 361, "attention" },
};

static gboolean
read_color (const char *color,
            int        *rgb)
{
  gsize length;

  if (*color == '#')
    color++;
  length = strlen (color);
  if (length != 6 && length != 3)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isxdigit (color[i]))
      return FALSE;

  for (gsize i = 0; i < 3; i++)
    rgb[i] = length == 3 ? g_ascii_xdigit_value (color[i]) * 17
                         : g_ascii_xdigit_value (color[2 * i]) * 16 +
                           g_ascii_xdigit_value (color[2 * i + 1]);
  return TRUE;
}

const char *
cs_convert_nearest_style (const char *color)
{
  int    rgb[3];
  int    most;
  int    least;
  double spread;
  double hue;

  if (!read_color (color, rgb))
    return NULL;

  most = MAX (rgb[0], MAX (rgb[1], rgb[2]));
  least = MIN (rgb[0], MIN (rgb[1], rgb[2]));
  spread = most - least;
  if (spread < 0.2 * most || most < 40)
    return "emphasis";

  if (most == rgb[0])
    hue = (rgb[1] - rgb[2]) / spread * 60;
  else if (most == rgb[1])
    hue = 120 + (rgb[2] - rgb[0]) / spread * 60;
  else
    hue = 240 + (rgb[0] - rgb[1]) / spread * 60;
  if (hue < 0)
    hue += 360;

  for (gsize i = 0; i < G_N_ELEMENTS (hues); i++)
    if (hue < hues[i].below)
      return hues[i].style;
  return "attention";
}
