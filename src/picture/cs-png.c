/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-png-private.h"

#include <glib/gi18n-lib.h>
#include <png.h>
#include <string.h>

#include "cs-picture-private.h"
#include "cs-png-walk.h"

/*
 * The decoder is shown a shorter file than the one we were given: signature, IHDR, PLTE,
 * tRNS, IDAT, IEND. Text, colour profiles and the like, which may unpack to gigabytes, it
 * never sees. What is left it cannot blow up: it allocates by IHDR alone, which is bounded.
 */

#define SIGNATURE_SIZE 8
#define CHUNK_OVERHEAD 12
/* Longer ones are nobody's picture, and to scale one would take memory for its length. */
#define MAX_SIDE       32767

typedef struct
{
  const guint8 *data;
  gsize         size;
  gsize         offset;      /* of the next byte to give away */
  gsize         chunk_end;   /* of the chunk, or the signature, that it lies in */
} Reader;

static guint32
read_u32 (const guint8 *at)
{
  return ((guint32) at[0] << 24) | ((guint32) at[1] << 16) | ((guint32) at[2] << 8) | at[3];
}

static gboolean
makes_picture (const guint8 *name)
{
  static const char names[][5] = { "IHDR", "PLTE", "tRNS", "IDAT", "IEND" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (memcmp (name, names[i], 4) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The walk has shown that each chunk lies within the data. */
static gboolean
enter_next_chunk (Reader *reader)
{
  reader->offset = reader->chunk_end;

  while (reader->size - reader->offset >= CHUNK_OVERHEAD)
    {
      gsize size = CHUNK_OVERHEAD + (gsize) read_u32 (reader->data + reader->offset);

      if (makes_picture (reader->data + reader->offset + 4))
        {
          reader->chunk_end = reader->offset + size;
          return TRUE;
        }
      reader->offset += size;
    }

  return FALSE;
}

static void
read_cb (png_structp png,
         png_bytep   into,
         size_t      length)
{
  Reader *reader = png_get_io_ptr (png);

  while (length > 0)
    {
      gsize n = MIN (length, reader->chunk_end - reader->offset);

      memcpy (into, reader->data + reader->offset, n);
      reader->offset += n;
      into += n;
      length -= n;

      if (length > 0 && reader->offset == reader->chunk_end && !enter_next_chunk (reader))
        png_error (png, "read past the end");
    }
}

static void
error_cb (png_structp png,
          const char *message)
{
  char **reason = png_get_error_ptr (png);

  g_free (*reason);
  *reason = g_strdup (message);
  png_longjmp (png, 1);
}

/* Too much data after the last row and the like: the picture is whole. */
static void
warning_cb (png_structp png,
            const char *message)
{
  g_debug ("libpng: %s", message);
}

static void
ask_for_rgba (png_structp png)
{
  png_set_expand (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
  png_set_add_alpha (png, 0xff, PNG_FILLER_AFTER);
}

static gboolean
read_rows (png_structp   png,
           guint8       *pixels,
           guint         width,
           guint         height,
           GCancellable *cancellable)
{
  int n_passes = png_set_interlace_handling (png);

  for (int pass = 0; pass < n_passes; pass++)
    {
      for (guint y = 0; y < height; y++)
        {
          png_read_row (png, pixels + (gsize) y * width * 4, NULL);
          if (y % 64 == 0 && g_cancellable_is_cancelled (cancellable))
            return FALSE;
        }
    }

  return TRUE;
}

/* Everything that libpng may jump out of; what it uses is owned by the caller. */
static gboolean
decode_rows (png_structp   png,
             png_infop     info,
             Reader       *reader,
             guint8       *pixels,
             guint         width,
             guint         height,
             GCancellable *cancellable)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  png_set_user_limits (png, width, height);
  png_set_crc_action (png, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);   /* the walk has compared them */
  png_set_read_fn (png, reader, read_cb);
  png_read_info (png, info);
  ask_for_rgba (png);
  return read_rows (png, pixels, width, height, cancellable);
}

static void
set_walk_error (GError          **error,
                const CsPngInfo  *info)
{
  switch (info->fault)
    {
    case CS_PNG_FAULT_SIGNATURE:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT, _("it is not a PNG"));
      break;
    case CS_PNG_FAULT_HEADER:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   _("the header of the PNG is wrong"));
      break;
    case CS_PNG_FAULT_TRUNCATED:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   _("the PNG is cut short"));
      break;
    case CS_PNG_FAULT_CHECKSUM:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   /* Translators: %1$s is a chunk's name, such as IDAT */
                   _("the PNG is damaged: chunk %1$s at byte %2$zu has a wrong checksum"),
                   info->chunk, info->fault_offset);
      break;
    case CS_PNG_FAULT_TOO_LARGE:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE,
                   _("the PNG has %u×%u pixels, which is too much"), info->width, info->height);
      break;
    case CS_PNG_FAULT_CHUNKS:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   _("the PNG is damaged: its parts do not fit together at byte %zu"),
                   info->fault_offset);
      break;
    case CS_PNG_FAULT_NONE:
    case CS_PNG_FAULT_TRAILING:
    default:
      g_assert_not_reached ();
    }
}

CsPicture *
cs_png_decode (GBytes        *bytes,
               guint          max_pixels,
               GCancellable  *cancellable,
               GError       **error)
{
  CsPngInfo walked;
  Reader reader = { .chunk_end = SIGNATURE_SIZE };
  g_autofree char *reason = NULL;
  g_autofree guint8 *pixels = NULL;
  png_structp png;
  png_infop info;
  gsize n_bytes;
  gboolean done;

  if (cs_png_walk (bytes, max_pixels, &walked) && MAX (walked.width, walked.height) > MAX_SIDE)
    walked.fault = CS_PNG_FAULT_TOO_LARGE;

  if (walked.fault != CS_PNG_FAULT_NONE && walked.fault != CS_PNG_FAULT_TRAILING)
    {
      set_walk_error (error, &walked);
      return NULL;
    }

  n_bytes = (gsize) walked.width * walked.height * 4;
  pixels = g_try_malloc (n_bytes);
  if (pixels == NULL)
    {
      walked.fault = CS_PNG_FAULT_TOO_LARGE;
      set_walk_error (error, &walked);
      return NULL;
    }

  png = png_create_read_struct (PNG_LIBPNG_VER_STRING, &reason, error_cb, warning_cb);
  info = png_create_info_struct (png);
  reader.data = g_bytes_get_data (bytes, &reader.size);

  done = decode_rows (png, info, &reader, pixels, walked.width, walked.height, cancellable);
  png_destroy_read_struct (&png, &info, NULL);

  if (!done)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      /* libpng's own words are not for people, and not translated. */
      g_debug ("libpng: %s", reason);
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED,
                   _("the pixels of the PNG are damaged"));
      return NULL;
    }

  return cs_picture_new_take (walked.width, walked.height, g_steal_pointer (&pixels));
}

static void
write_cb (png_structp png,
          png_bytep   data,
          size_t      length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

GBytes *
cs_png_encode (CsPicture *picture)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  const guint8 *pixels = cs_picture_get_pixels (picture);
  GByteArray *array = g_byte_array_new ();
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);

  /* With rows that are there and memory that GLib aborts without, nothing can fail: libpng's
   * default handler, which ends the program, is right. No time, no text, fixed filters and
   * level: equal pictures give equal bytes. */
  png_set_user_limits (png, width, height);
  png_set_write_fn (png, array, write_cb, flush_cb);
  png_set_compression_level (png, 9);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_ALL_FILTERS);
  png_set_IHDR (png, info, width, height, 8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info (png, info);
  for (guint y = 0; y < height; y++)
    png_write_row (png, pixels + (gsize) y * width * 4);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);

  return g_byte_array_free_to_bytes (array);
}
