/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-private.h"

/* Markers of ITU-T T.81, table B.1. */
enum
{
  MARKER_SOF0 = 0xc0,
  MARKER_DHT  = 0xc4,
  MARKER_JPG  = 0xc8,
  MARKER_DAC  = 0xcc,
  MARKER_SOF15 = 0xcf,
  MARKER_RST0 = 0xd0,
  MARKER_SOI  = 0xd8,
  MARKER_EOI  = 0xd9,
  MARKER_SOS  = 0xda,
  MARKER_TEM  = 0x01,
};

static gboolean
is_frame_header (guint8 marker)
{
  return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 &&
         marker != MARKER_DHT && marker != MARKER_JPG && marker != MARKER_DAC;
}

static gboolean
stands_alone (guint8 marker)
{
  return marker == MARKER_TEM || (marker >= MARKER_RST0 && marker <= MARKER_SOI);
}

gboolean
cs_jpeg_read_size (GBytes *bytes,
                   guint  *width,
                   guint  *height)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize at = 0;

  while (size - at >= 4)
    {
      guint8 marker = data[at + 1];
      gsize length;

      if (data[at] != 0xff)
        return FALSE;
      if (marker == 0xff || stands_alone (marker))
        {
          at += marker == 0xff ? 1 : 2;   /* fill bytes may stand before a marker */
          continue;
        }
      if (marker == MARKER_SOS || marker == MARKER_EOI)
        return FALSE;

      length = (gsize) data[at + 2] << 8 | data[at + 3];
      if (length < 2 || length > size - at - 2)
        return FALSE;

      if (is_frame_header (marker))
        {
          if (length < 8)
            return FALSE;
          *height = (guint) data[at + 5] << 8 | data[at + 6];
          *width = (guint) data[at + 7] << 8 | data[at + 8];
          /* Height 0 means "told after the first scan": nobody writes it, no decoder of ours
           * reads it. */
          return *width > 0 && *height > 0;
        }

      at += 2 + length;
    }

  return FALSE;
}
