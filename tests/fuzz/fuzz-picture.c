/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stdint.h>

#include "cs-picture.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* JPEG and SVG: a process for each input, so it is slow. What it watches is our own side: that an
 * answer comes in time, and is a picture within bounds or an error of ours. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) picture = cs_picture_load (bytes, 256 * 1024, NULL, &error);

  if (picture == NULL)
    g_assert (error->domain == CS_PICTURE_ERROR);
  else
    g_assert ((guint64) cs_picture_get_width (picture) * cs_picture_get_height (picture) <= 256 * 1024);

  return 0;
}
