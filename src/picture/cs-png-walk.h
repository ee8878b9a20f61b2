/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsPngFault: the first thing that is wrong with a PNG's chunks
 */
typedef enum
{
  CS_PNG_FAULT_NONE,
  CS_PNG_FAULT_SIGNATURE,
  CS_PNG_FAULT_HEADER,         /* no IHDR first, or impossible values in it */
  CS_PNG_FAULT_TRUNCATED,      /* ends inside a chunk, or without IEND */
  CS_PNG_FAULT_CHECKSUM,
  CS_PNG_FAULT_CHUNKS,         /* chunks that may not stand so: no IDAT, no palette, two IHDR */
  CS_PNG_FAULT_TOO_LARGE,      /* width * height beyond the bound */
  CS_PNG_FAULT_TRAILING,       /* bytes after IEND; the picture itself is sound */
} CsPngFault;

/**
 * CsPngInfo:
 * @width: 0 while the header was not reached
 * @bit_depth: per channel
 * @color_type: as in IHDR
 * @fault_offset: where, in bytes
 * @chunk: (array fixed-size=5): name of the chunk at fault, NUL-terminated
 */
typedef struct
{
  guint32    width;
  guint32    height;
  guint8     bit_depth;
  guint8     color_type;
  gboolean   interlaced;
  gboolean   animated;
  CsPngFault fault;
  gsize      fault_offset;
  char       chunk[5];
} CsPngInfo;

/**
 * cs_png_walk:
 * @max_pixels: 0 for no bound
 *
 * Reads the chunks without decoding any: size, order, checksums, end. Linear in the size of
 * @bytes, allocates nothing.
 *
 * Returns: whether a decoder may see it: no fault, or CS_PNG_FAULT_TRAILING
 */
gboolean cs_png_walk (GBytes    *bytes,
                      guint      max_pixels,
                      CsPngInfo *info);

G_END_DECLS
