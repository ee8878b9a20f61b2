/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "zip-builder.h"

#include <string.h>

static void
put (GByteArray *to,
     guint64     value,
     guint       length)
{
  for (guint i = 0; i < length; i++)
    {
      guint8 byte = value >> (8 * i) & 0xff;

      g_byte_array_append (to, &byte, 1);
    }
}

static void
put_text (GByteArray *to,
          const char *text,
          gsize       length)
{
  if (text != NULL)
    g_byte_array_append (to, (const guint8 *) text, (guint) length);
}

static gsize
length_of (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

static guint32
crc_of (const char *text)
{
  guint32 crc = 0xffffffff;

  for (; text != NULL && *text != '\0'; text++)
    {
      crc ^= (guchar) *text;
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & -(crc & 1));
    }
  return ~crc;
}

static gsize
name_length_of (const ZipFile *file)
{
  return file->name_length > 0 ? file->name_length : length_of (file->name);
}

static void
put_file (GByteArray    *to,
          const ZipFile *file)
{
  guint32 crc = crc_of (file->text) ^ (guint32) file->bad_crc;
  gsize stored = length_of (file->text);
  guint64 size = stored + (guint64) (gint64) (file->size_plus + file->local_size_plus);
  gboolean late = file->descriptor > 0;
  const char *name = file->local_name != NULL ? file->local_name : file->name;
  gsize name_length = file->local_name != NULL ? strlen (name) : name_length_of (file);

  put (to, 0x04034b50, 4);
  put (to, 20, 2);
  put (to, file->flags | (late ? 8u : 0u), 2);
  put (to, file->method, 2);
  put (to, 0x00210000, 4);
  put (to, late ? 0 : crc, 4);
  put (to, late ? 0 : stored, 4);
  put (to, late ? 0 : size, 4);
  put (to, name_length, 2);
  put (to, file->extra_length, 2);
  put_text (to, name, name_length);
  put_text (to, file->extra, file->extra_length);
  put_text (to, file->text, stored);

  if (file->descriptor == 16 || file->descriptor == 24)
    put (to, 0x08074b50, 4);
  if (late)
    {
      guint width = file->descriptor >= 20 ? 8 : 4;

      put (to, crc, 4);
      put (to, stored, width);
      put (to, size, width);
    }
}

static void
put_directory_entry (GByteArray    *to,
                     const ZipFile *file,
                     guint64        offset)
{
  put (to, 0x02014b50, 4);
  put (to, 20u | (guint) file->host << 8, 2);
  put (to, 20, 2);
  put (to, file->flags | (file->descriptor > 0 ? 8u : 0u), 2);
  put (to, file->method, 2);
  put (to, 0x00210000, 4);
  put (to, crc_of (file->text) ^ (guint32) file->bad_crc, 4);
  put (to, length_of (file->text), 4);
  put (to, length_of (file->text) + (guint64) (gint64) file->size_plus, 4);
  put (to, name_length_of (file), 2);
  put (to, file->extra_length, 2);
  put (to, 0, 2);
  put (to, 0, 2);
  put (to, 0, 2);
  put (to, file->attributes, 4);
  put (to, offset, 4);
  put_text (to, file->name, name_length_of (file));
  put_text (to, file->extra, file->extra_length);
}

static void
put_end64 (GByteArray *to,
           guint64     count,
           guint64     size,
           guint64     offset,
           guint64     start)
{
  guint64 position = to->len - start;

  put (to, 0x06064b50, 4);
  put (to, 44, 8);
  put (to, 45, 2);
  put (to, 45, 2);
  put (to, 0, 4);
  put (to, 0, 4);
  put (to, count, 8);
  put (to, count, 8);
  put (to, size, 8);
  put (to, offset, 8);

  put (to, 0x07064b50, 4);
  put (to, 0, 4);
  put (to, position, 8);
  put (to, 1, 4);
}

GBytes *
build_zip (const ZipFile *files,
           const ZipEnd  *end)
{
  static const ZipEnd plain = { NULL };
  GByteArray *zip = g_byte_array_new ();
  g_autoptr(GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 start, directory, size, count;

  if (end == NULL)
    end = &plain;
  put_text (zip, end->before, length_of (end->before));
  start = end->offsets_count_before ? 0 : zip->len;

  for (guint i = 0; files[i].name != NULL; i++)
    {
      guint64 offset = zip->len - start;

      g_array_append_val (offsets, offset);
      put_file (zip, &files[i]);
    }

  put_text (zip, end->between, length_of (end->between));
  directory = zip->len;
  for (guint i = 0; i < offsets->len; i++)
    put_directory_entry (zip, &files[i], g_array_index (offsets, guint64, i));
  size = zip->len - directory;
  count = (guint64) ((gint64) offsets->len + end->count_plus);

  if (end->zip64)
    put_end64 (zip, count, size, directory - start, start);

  put (zip, 0x06054b50, 4);
  put (zip, end->disk, 2);
  put (zip, end->disk, 2);
  put (zip, end->zip64 ? 0xffff : count, 2);
  put (zip, end->zip64 ? 0xffff : count, 2);
  put (zip, end->zip64 ? 0xffffffff : size, 4);
  put (zip, end->zip64 ? 0xffffffff : directory - start, 4);
  put (zip, end->comment_length, 2);
  put_text (zip, end->comment, end->comment_length);
  put_text (zip, end->after, length_of (end->after));

  return g_byte_array_free_to_bytes (zip);
}
