/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-measure-private.h"

#include <stdlib.h>
#include <string.h>

/* How far into an SVG its first tag is looked for. */
#define MAX_HEAD 8192
/* What browsers give one that says nothing. */
#define SVG_WIDTH  300.0
#define SVG_HEIGHT 150.0

static gboolean
read_length (GMatchInfo *match,
             double     *value)
{
  g_autofree char *text = g_match_info_fetch (match, 1);

  *value = g_ascii_strtod (text, NULL);

  return *value > 0;
}

static gboolean
find_length (const char *tag,
             const char *pattern,
             double     *value)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, tag, 0, &match) && read_length (match, value);
}

static void
measure_svg (GBytes    *bytes,
             CsPicture *picture,
             double    *width,
             double    *height)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_strndup (data, MIN (size, MAX_HEAD));
  double ratio = (double) cs_picture_get_width (picture) / cs_picture_get_height (picture);
  const char *tag = strstr (head, "<svg");
  const char *end = tag != NULL ? strchr (tag, '>') : NULL;
  g_autofree char *attributes = end != NULL ? g_strndup (tag, (gsize) (end - tag)) : g_strdup ("");
  gboolean has_width = find_length (attributes, "\\swidth=[\"']([0-9.]+)(px)?[\"']", width);
  gboolean has_height = find_length (attributes, "\\sheight=[\"']([0-9.]+)(px)?[\"']", height);

  if (has_width && !has_height)
    *height = *width / ratio;
  else if (!has_width && has_height)
    *width = *height * ratio;
  else if (!has_width)
    {
      *width = SVG_WIDTH;
      *height = strstr (attributes, "viewBox") != NULL ? SVG_WIDTH / ratio : SVG_HEIGHT;
    }
}

static gboolean
measure_gif (GBytes *bytes,
             double *width,
             double *height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < 10)
    return FALSE;

  *width = data[6] | data[7] << 8;
  *height = data[8] | data[9] << 8;

  return *width > 0 && *height > 0;
}

gboolean
cs_picture_measure (GBytes    *bytes,
                    CsPicture *picture,
                    double    *width,
                    double    *height)
{
  CsPictureFormat format = cs_picture_format_guess (bytes);

  if (picture == NULL)
    return format == CS_PICTURE_FORMAT_GIF && measure_gif (bytes, width, height);

  *width = cs_picture_get_width (picture);
  *height = cs_picture_get_height (picture);
  if (format == CS_PICTURE_FORMAT_SVG)
    measure_svg (bytes, picture, width, height);

  return TRUE;
}
