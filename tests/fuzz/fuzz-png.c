/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "cs-icon-maker.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static guint32
read_u32 (const guint8 *at)
{
  return ((guint32) at[0] << 24) | ((guint32) at[1] << 16) | ((guint32) at[2] << 8) | at[3];
}

/* Makes the checksums right again, or nothing that was changed would ever come to the decoder. */
static void
mend_checksums (guint8 *data,
                size_t  size)
{
  size_t at = 8;

  while (at < size && size - at >= 12 && read_u32 (data + at) <= size - at - 12)
    {
      guint32 length = read_u32 (data + at);
      guint32 checksum = GUINT32_TO_BE ((guint32) crc32_z (0, data + at + 4, (size_t) length + 4));

      memcpy (data + at + 8 + length, &checksum, 4);
      at += 12 + (size_t) length;
    }
}

static void
look_at (GBytes *bytes)
{
  CsPngInfo info;

  if (!cs_png_walk (bytes, 0, &info))
    g_assert (info.fault != CS_PNG_FAULT_NONE && info.fault != CS_PNG_FAULT_TRAILING);

  for (int role = CS_ICON_COLOR; role <= CS_ICON_COLOR32; role++)
    {
      g_autoptr(CsIconFacts) facts = cs_icon_facts_new (bytes, (CsIconRole) role);
      g_autoptr(GArray) wrong = cs_icon_facts_find_wrong_pixels (facts);
      g_autoptr(CsPicture) repaired = NULL;

      g_assert (wrong->len == facts->n_wrong_pixels);
      if (facts->picture != NULL && role == CS_ICON_OUTLINE && facts->width * facts->height < 40000)
        repaired = cs_icon_repair_outline (facts->picture, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree guint8 *mended = g_memdup2 (data, size);
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GBytes) mended_bytes = NULL;

  look_at (bytes);

  mend_checksums (mended, size);
  mended_bytes = g_bytes_new (mended, size);
  look_at (mended_bytes);

  return 0;
}
