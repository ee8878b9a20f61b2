/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-png-walk.h"

#include <string.h>
#include <zlib.h>

/*
 * A PNG is a signature and then chunks: length, name, that many bytes, checksum of name
 * and bytes. The rules checked here are those of the PNG specification, third edition,
 * sections 5.3 (layout), 5.6 (order) and 11.2 (critical chunks); of the ancillary chunks
 * only tRNS is looked into, since it is the only one that our decoder is ever shown.
 */

#define SIGNATURE_SIZE 8
#define CHUNK_OVERHEAD 12
#define MAX_CHUNK_SIZE 0x7fffffffu

static const guint8 signature[SIGNATURE_SIZE] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

enum
{
  COLOR_GRAY       = 0,
  COLOR_RGB        = 2,
  COLOR_PALETTE    = 3,
  COLOR_GRAY_ALPHA = 4,
  COLOR_RGBA       = 6,
};

typedef struct
{
  const guint8 *data;
  gsize         offset;    /* of the chunk's length field */
  guint32       size;      /* of its content */
  char          name[5];
} Chunk;

/* What the chunks before this one were. */
typedef struct
{
  guint    n_palette;
  gboolean has_transparency;
  gboolean in_data;
  gboolean after_data;
} WalkState;

static guint32
read_u32 (const guint8 *at)
{
  return ((guint32) at[0] << 24) | ((guint32) at[1] << 16) | ((guint32) at[2] << 8) | at[3];
}

static gboolean
fail (CsPngInfo   *info,
      CsPngFault   fault,
      gsize        offset,
      const char  *chunk)
{
  info->fault = fault;
  info->fault_offset = offset;
  if (chunk != NULL)
    g_strlcpy (info->chunk, chunk, sizeof info->chunk);

  return FALSE;
}

static gboolean
is_chunk_name (const guint8 *at)
{
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isalpha (at[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_bit_depth (guint8 color_type,
              guint8 bit_depth)
{
  switch (color_type)
    {
    case COLOR_GRAY:
      return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8 || bit_depth == 16;
    case COLOR_PALETTE:
      return bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8;
    case COLOR_RGB:
    case COLOR_GRAY_ALPHA:
    case COLOR_RGBA:
      return bit_depth == 8 || bit_depth == 16;
    default:
      return FALSE;
    }
}

/* Finds the chunk at @offset and checks its size, its name and its checksum. */
static gboolean
read_chunk (const guint8 *data,
            gsize         size,
            gsize         offset,
            Chunk        *chunk,
            CsPngInfo    *info)
{
  gsize left = size - offset;
  guint32 checksum;

  if (left < CHUNK_OVERHEAD)
    return fail (info, CS_PNG_FAULT_TRUNCATED, offset, NULL);
  if (!is_chunk_name (data + offset + 4))
    return fail (info, CS_PNG_FAULT_CHUNKS, offset, NULL);

  chunk->offset = offset;
  chunk->size = read_u32 (data + offset);
  chunk->data = data + offset + 8;
  memcpy (chunk->name, data + offset + 4, 4);
  chunk->name[4] = '\0';

  if (chunk->size > MAX_CHUNK_SIZE)
    return fail (info, CS_PNG_FAULT_CHUNKS, offset, chunk->name);
  if (chunk->size > left - CHUNK_OVERHEAD)
    return fail (info, CS_PNG_FAULT_TRUNCATED, offset, chunk->name);

  checksum = (guint32) crc32_z (0, data + offset + 4, (gsize) chunk->size + 4);
  if (checksum != read_u32 (chunk->data + chunk->size))
    return fail (info, CS_PNG_FAULT_CHECKSUM, offset, chunk->name);

  return TRUE;
}

static gboolean
check_header (const Chunk *chunk,
              guint        max_pixels,
              CsPngInfo   *info)
{
  const guint8 *data = chunk->data;

  if (strcmp (chunk->name, "IHDR") != 0 || chunk->size != 13)
    return fail (info, CS_PNG_FAULT_HEADER, chunk->offset, chunk->name);

  info->width = read_u32 (data);
  info->height = read_u32 (data + 4);
  info->bit_depth = data[8];
  info->color_type = data[9];
  info->interlaced = data[12] == 1;

  if (info->width == 0 || info->width > G_MAXINT32 ||
      info->height == 0 || info->height > G_MAXINT32 ||
      !is_bit_depth (info->color_type, info->bit_depth) ||
      data[10] != 0 || data[11] != 0 || data[12] > 1)
    return fail (info, CS_PNG_FAULT_HEADER, chunk->offset, chunk->name);

  if (max_pixels > 0 && (guint64) info->width * info->height > max_pixels)
    return fail (info, CS_PNG_FAULT_TOO_LARGE, chunk->offset, chunk->name);

  return TRUE;
}

static gboolean
is_palette_right (const Chunk     *chunk,
                  const WalkState *state,
                  const CsPngInfo *info)
{
  guint limit = info->color_type == COLOR_PALETTE ? 1u << info->bit_depth : 256;

  return state->n_palette == 0 && !state->has_transparency && !state->in_data &&
         info->color_type != COLOR_GRAY && info->color_type != COLOR_GRAY_ALPHA &&
         chunk->size > 0 && chunk->size % 3 == 0 && chunk->size / 3 <= limit;
}

static gboolean
is_transparency_right (const Chunk     *chunk,
                       const WalkState *state,
                       const CsPngInfo *info)
{
  if (state->has_transparency || state->in_data)
    return FALSE;

  switch (info->color_type)
    {
    case COLOR_GRAY:
      return chunk->size == 2;
    case COLOR_RGB:
      return chunk->size == 6;
    case COLOR_PALETTE:
      return chunk->size > 0 && chunk->size <= state->n_palette;
    default:
      return FALSE;
    }
}

static gboolean
is_data_right (const WalkState *state,
               const CsPngInfo *info)
{
  return !state->after_data && (info->color_type != COLOR_PALETTE || state->n_palette > 0);
}

/* A chunk between IHDR and IEND: may it stand here? */
static gboolean
check_chunk (const Chunk *chunk,
             WalkState   *state,
             CsPngInfo   *info)
{
  gboolean right = TRUE;
  gboolean is_data = strcmp (chunk->name, "IDAT") == 0;

  state->after_data |= state->in_data && !is_data;

  if (is_data)
    {
      right = is_data_right (state, info);
      state->in_data = TRUE;
    }
  else if (strcmp (chunk->name, "PLTE") == 0)
    {
      right = is_palette_right (chunk, state, info);
      state->n_palette = chunk->size / 3;
    }
  else if (strcmp (chunk->name, "tRNS") == 0)
    {
      right = is_transparency_right (chunk, state, info);
      state->has_transparency = TRUE;
    }
  else if (strcmp (chunk->name, "acTL") == 0)
    info->animated = TRUE;
  else if (g_ascii_isupper (chunk->name[0]))
    right = FALSE;   /* a second IHDR, or a critical chunk that nobody knows */

  return right || fail (info, CS_PNG_FAULT_CHUNKS, chunk->offset, chunk->name);
}

gboolean
cs_png_walk (GBytes    *bytes,
             guint      max_pixels,
             CsPngInfo *info)
{
  WalkState state = { 0 };
  Chunk chunk = { 0 };
  gsize offset = SIGNATURE_SIZE;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  memset (info, 0, sizeof *info);

  if (size == 0 || memcmp (data, signature, MIN (size, SIGNATURE_SIZE)) != 0)
    return fail (info, CS_PNG_FAULT_SIGNATURE, 0, NULL);
  if (size < SIGNATURE_SIZE)
    return fail (info, CS_PNG_FAULT_TRUNCATED, size, NULL);

  if (!read_chunk (data, size, offset, &chunk, info) || !check_header (&chunk, max_pixels, info))
    return FALSE;
  offset += CHUNK_OVERHEAD + chunk.size;

  while (TRUE)
    {
      if (!read_chunk (data, size, offset, &chunk, info))
        return FALSE;
      offset += CHUNK_OVERHEAD + (gsize) chunk.size;

      if (strcmp (chunk.name, "IEND") == 0)
        break;
      if (!check_chunk (&chunk, &state, info))
        return FALSE;
    }

  if (!state.in_data || chunk.size != 0)
    return fail (info, CS_PNG_FAULT_CHUNKS, chunk.offset, chunk.name);

  if (offset < size)
    fail (info, CS_PNG_FAULT_TRAILING, offset, NULL);

  return TRUE;
}
