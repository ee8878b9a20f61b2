/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#ifndef _GNU_SOURCE
#define _GNU_SOURCE   /* memmem() */
#endif

#include "cs-zip-walk.h"

#include <string.h>

/*
 * An archive whose every byte has an owner reads the same in all programs:
 *
 *     start                       directory             directory_end
 *     | header name extra content [descriptor] | ... | entry entry | [64-bit end] | end comment |
 *
 * Programs that look for the directory read backwards from the end, others read headers from the
 * start. Whatever has no owner may hold what one of them sees and another does not, so we look for
 * headers and end records there. Inside of an entry's content they mean nothing (a zip in a zip).
 *
 * Numbers: APPNOTE.TXT 6.3.10, section 4.3.
 */

#define HEADER_SIGNATURE     "PK\3\4"
#define DIRECTORY_SIGNATURE  "PK\1\2"
#define END_SIGNATURE        "PK\5\6"
#define END64_SIGNATURE      "PK\6\6"
#define LOCATOR64_SIGNATURE  "PK\6\7"
#define DESCRIPTOR_SIGNATURE "PK\7\10"

#define HEADER_SIZE     30u
#define DIRECTORY_SIZE  46u
#define END_SIZE        22u
#define END64_SIZE      56u
#define LOCATOR64_SIZE  20u
#define MAX_COMMENT     65535u

#define EXTRA_ZIP64         0x0001
#define EXTRA_UNICODE_PATH  0x7075

typedef struct
{
  const guint8 *data;
  gsize         size;
} Bytes;

typedef struct
{
  guint64 position;          /* of the end record */
  guint64 end;               /* behind its comment */
  guint64 tail;              /* where it begins together with its 64-bit companion */
  guint64 count;
  guint64 size;
  guint64 offset;
  guint   oddities;
} End;

static guint16
get16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
get32 (const guint8 *at)
{
  return get16 (at) | (guint32) get16 (at + 2) << 16;
}

static guint64
get64 (const guint8 *at)
{
  return get32 (at) | (guint64) get32 (at + 4) << 32;
}

static gboolean
has_room (const Bytes *file,
          guint64      at,
          guint64      length)
{
  return at <= file->size && length <= file->size - at;
}

static gboolean
has_signature (const Bytes *file,
               guint64      at,
               const char  *signature,
               guint        record_size)
{
  return has_room (file, at, record_size) && memcmp (file->data + at, signature, 4) == 0;
}

static gboolean
contains (const Bytes *file,
          guint64      from,
          guint64      to,
          const char  *signature)
{
  return to > from && memmem (file->data + from, to - from, signature, 4) != NULL;
}

/* The checksum of zip, bit by bit: it is only needed over names. */
static guint32
get_crc (const guint8 *data,
         gsize         length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & -(crc & 1));
    }
  return ~crc;
}

/* Puts the values of a 64-bit end record in. The old record's values count where they say
 * something themselves, but both must say the same. */
static void
read_end64 (const Bytes *file,
            End         *end,
            gboolean     needed)
{
  guint64 locator = end->position - LOCATOR64_SIZE;
  guint64 at;
  const guint8 *record;
  guint64 count, size, offset;

  if (end->position < LOCATOR64_SIZE ||
      !has_signature (file, locator, LOCATOR64_SIGNATURE, LOCATOR64_SIZE))
    return;

  at = get64 (file->data + locator + 8);
  /* Bytes in front of the archive move the record; it ends where the locator begins. */
  if (!has_signature (file, at, END64_SIGNATURE, END64_SIZE) && locator >= END64_SIZE)
    at = locator - END64_SIZE;
  if (at > locator || !has_signature (file, at, END64_SIGNATURE, END64_SIZE))
    {
      if (needed)
        end->oddities |= CS_ZIP_BAD_ZIP64;
      return;
    }

  record = file->data + at;
  count = get64 (record + 32);
  size = get64 (record + 40);
  offset = get64 (record + 48);
  if ((end->count != 0xffff && end->count != count) ||
      (end->size != 0xffffffff && end->size != size) ||
      (end->offset != 0xffffffff && end->offset != offset))
    end->oddities |= CS_ZIP_TWO_ENDS_DIFFER;

  if (end->count == 0xffff)
    end->count = count;
  if (end->size == 0xffffffff)
    end->size = size;
  if (end->offset == 0xffffffff)
    end->offset = offset;
  end->tail = at;
}

static void
read_end (const Bytes *file,
          guint64      position,
          End         *end)
{
  const guint8 *record = file->data + position;
  guint16 comment = get16 (record + 20);
  gboolean is_64;

  *end = (End) {
    .position = position,
    .tail = position,
    .end = position + END_SIZE,
    .count = get16 (record + 10),
    .size = get32 (record + 12),
    .offset = get32 (record + 16),
  };

  if (has_room (file, position + END_SIZE, comment))
    end->end += comment;
  else
    {
      end->end = file->size;
      end->oddities |= CS_ZIP_COMMENT_CUT;
    }

  if ((get16 (record + 4) != 0 && get16 (record + 4) != 0xffff) ||
      (get16 (record + 6) != 0 && get16 (record + 6) != 0xffff))
    end->oddities |= CS_ZIP_MANY_DISKS;
  else if (get16 (record + 8) != get16 (record + 10))
    end->oddities |= CS_ZIP_WRONG_COUNT;

  is_64 = end->count == 0xffff || end->size == 0xffffffff || end->offset == 0xffffffff;
  read_end64 (file, end, is_64);
}

/* Finds the directory of @end: where it says, or right in front of it, when bytes were put in front
 * of the archive and all offsets count from behind them. */
static gboolean
find_directory (const Bytes *file,
                const End   *end,
                guint64     *start,
                guint64     *directory,
                gboolean    *two)
{
  guint64 before = end->size <= end->tail ? end->tail - end->size : G_MAXUINT64;
  gboolean there = end->offset <= end->tail &&
                   has_signature (file, end->offset, DIRECTORY_SIGNATURE, DIRECTORY_SIZE);
  gboolean in_front = before != G_MAXUINT64 && before >= end->offset && before != end->offset &&
                      has_signature (file, before, DIRECTORY_SIGNATURE, DIRECTORY_SIZE);

  *start = 0;
  *two = there && in_front;

  if (end->count == 0 && end->size == 0)
    {
      *directory = end->tail;
      return TRUE;
    }
  if (in_front)
    {
      *directory = before;
      *start = before - end->offset;
      return TRUE;
    }
  *directory = end->offset;
  return there;
}

/* Picks the last end record that has a directory, else the last one at all. */
static gboolean
find_end (const Bytes *file,
          CsZipWalk   *walk,
          End         *end)
{
  gboolean found = FALSE;
  gboolean two = FALSE;
  guint64 position, lowest;

  if (file->size < END_SIZE)
    return FALSE;

  position = file->size - END_SIZE;
  lowest = position > MAX_COMMENT ? position - MAX_COMMENT : 0;
  for (;; position--)
    {
      if (memcmp (file->data + position, END_SIGNATURE, 4) == 0)
        {
          End candidate;

          read_end (file, position, &candidate);
          if (find_directory (file, &candidate, &walk->start, &walk->directory, &two))
            {
              *end = candidate;
              walk->status = CS_ZIP_OK;
              walk->oddities |= candidate.oddities | (two ? CS_ZIP_SECOND_ARCHIVE : 0);
              return TRUE;
            }
          if (!found)
            *end = candidate;
          found = TRUE;
        }
      if (position == lowest)
        break;
    }

  walk->status = found ? CS_ZIP_NO_DIRECTORY : CS_ZIP_NO_END;
  walk->oddities = found ? end->oddities : 0;
  return FALSE;
}

/* The values that do not fit into 32 bits stand in the field in this order, only those that are
 * needed (APPNOTE.TXT 4.5.3). */
static gboolean
take_zip64 (const guint8 *field,
            guint16       length,
            CsZipEntry   *entry,
            guint64      *offset)
{
  guint64 *values[] = { &entry->size, &entry->compressed_size, offset };
  guint16 used = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (*values[i] != 0xffffffff)
        continue;
      if (length - used < 8)
        return FALSE;
      *values[i] = get64 (field + used);
      used += 8;
    }
  return TRUE;
}

static void
read_extra (const guint8 *extra,
            guint16       length,
            CsZipEntry   *entry,
            guint64      *offset)
{
  gboolean needs_64 = entry->size == 0xffffffff || entry->compressed_size == 0xffffffff ||
                      *offset == 0xffffffff;
  gboolean has_crc = FALSE;
  guint32 crc = 0;
  guint at = 0;

  while (length - at >= 4)
    {
      guint16 id = get16 (extra + at);
      guint16 field_length = get16 (extra + at + 2);

      if (field_length > length - at - 4)
        {
          entry->oddities |= CS_ZIP_ENTRY_BAD_EXTRA;
          break;
        }
      if (id == EXTRA_ZIP64 && needs_64)
        {
          needs_64 = FALSE;
          if (!take_zip64 (extra + at + 4, field_length, entry, offset))
            entry->oddities |= CS_ZIP_ENTRY_BAD_ZIP64;
        }
      else if (id == EXTRA_UNICODE_PATH && field_length > 5 && extra[at + 4] == 1)
        {
          /* Once, however many such fields there are. */
          if (!has_crc)
            crc = get_crc (entry->name, entry->name_length);
          has_crc = TRUE;
          if (entry->unicode_name == NULL && get32 (extra + at + 5) == crc)
            {
              entry->unicode_name = extra + at + 9;
              entry->unicode_name_length = field_length - 5u;
            }
        }
      at += 4u + field_length;
    }

  /* Up to three bytes at the end are padding, as some aligning tools leave it. */
}

/* Reads the directory's entry at @at. Returns: its length, or 0 where there is none */
static guint
read_directory_entry (const Bytes *file,
                      guint64      at,
                      guint64      limit,
                      guint64      start,
                      CsZipEntry  *entry)
{
  const guint8 *record = file->data + at;
  guint name, extra, length;
  guint64 offset;

  if (at > limit || limit - at < DIRECTORY_SIZE ||
      !has_signature (file, at, DIRECTORY_SIGNATURE, DIRECTORY_SIZE))
    return 0;

  name = get16 (record + 28);
  extra = get16 (record + 30);
  length = DIRECTORY_SIZE + name + extra + get16 (record + 32);
  if (limit - at < length)
    return 0;

  *entry = (CsZipEntry) {
    .name = record + DIRECTORY_SIZE,
    .name_length = name,
    .host = record[5],
    .flags = get16 (record + 8),
    .method = get16 (record + 10),
    .crc = get32 (record + 16),
    .compressed_size = get32 (record + 20),
    .size = get32 (record + 24),
    .attributes = get32 (record + 38),
  };
  offset = get32 (record + 42);
  read_extra (record + DIRECTORY_SIZE + name, (guint16) extra, entry, &offset);

  entry->header = offset > G_MAXUINT64 - start ? G_MAXUINT64 : start + offset;
  return length;
}

/* Some programs write the descriptor's signature and some do not; its sizes have 32 or 64 bits.
 * What fits the directory is it. */
static guint
get_descriptor_length (const Bytes      *file,
                       guint64           at,
                       const CsZipEntry *entry)
{
  guint signature = has_signature (file, at, DESCRIPTOR_SIGNATURE, 4) ? 4 : 0;

  for (;; signature = 0)
    {
      const guint8 *record = file->data + at + signature;

      if (has_room (file, at + signature, 20) && get32 (record) == entry->crc &&
          get64 (record + 4) == entry->compressed_size && get64 (record + 12) == entry->size)
        return signature + 20;
      if (has_room (file, at + signature, 12) && get32 (record) == entry->crc &&
          get32 (record + 4) == (guint32) entry->compressed_size)
        return signature + 12;
      if (signature == 0)
        return 0;
    }
}

static void
compare_with_header (CsZipEntry   *entry,
                     const guint8 *header)
{
  guint16 flags = get16 (header + 6);
  guint32 compressed = get32 (header + 18);
  guint32 size = get32 (header + 22);

  if (get16 (header + 26) != entry->name_length ||
      memcmp (header + HEADER_SIZE, entry->name, entry->name_length) != 0)
    entry->oddities |= CS_ZIP_ENTRY_OTHER_NAME;

  if (get16 (header + 8) != entry->method ||
      ((flags ^ entry->flags) & CS_ZIP_FLAG_ENCRYPTED) != 0)
    entry->oddities |= CS_ZIP_ENTRY_OTHER_METHOD;

  /* With a descriptor, the header was written before anything was known. */
  if ((flags & CS_ZIP_FLAG_DESCRIPTOR) != 0)
    return;
  if ((compressed != 0xffffffff && compressed != entry->compressed_size) ||
      (size != 0xffffffff && size != entry->size))
    entry->oddities |= CS_ZIP_ENTRY_OTHER_SIZE;
  if (get32 (header + 14) != entry->crc)
    entry->oddities |= CS_ZIP_ENTRY_OTHER_CRC;
}

static void
look_at_header (const Bytes *file,
                CsZipEntry  *entry)
{
  const guint8 *header;
  guint64 content;

  entry->end = entry->header;
  if (!has_signature (file, entry->header, HEADER_SIGNATURE, HEADER_SIZE))
    {
      entry->oddities |= CS_ZIP_ENTRY_NO_HEADER;
      return;
    }

  header = file->data + entry->header;
  content = entry->header + HEADER_SIZE + get16 (header + 26) + get16 (header + 28);
  if (!has_room (file, entry->header + HEADER_SIZE, get16 (header + 26)) ||
      !has_room (file, content, entry->compressed_size))
    {
      entry->oddities |= CS_ZIP_ENTRY_OUTSIDE;
      return;
    }

  compare_with_header (entry, header);
  entry->end = content + entry->compressed_size;
  if (((entry->flags | get16 (header + 6)) & CS_ZIP_FLAG_DESCRIPTOR) != 0)
    entry->end += get_descriptor_length (file, entry->end, entry);
}

static int
compare_by_header (gconstpointer a,
                   gconstpointer b)
{
  const CsZipEntry *first = *(const CsZipEntry *const *) a;
  const CsZipEntry *second = *(const CsZipEntry *const *) b;

  return (first->header > second->header) - (first->header < second->header);
}

/* Bytes from @from to @to have no owner. */
static void
judge_gap (const Bytes *file,
           CsZipWalk   *walk,
           guint64      from,
           guint64      to,
           CsZipOddity  oddity)
{
  if (to <= from)
    return;

  walk->oddities |= oddity;
  if (contains (file, from, to, HEADER_SIGNATURE) || contains (file, from, to, END_SIGNATURE))
    walk->oddities |= CS_ZIP_SECOND_ARCHIVE;
}

static void
find_owners (const Bytes *file,
             CsZipWalk   *walk,
             const End   *end)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new (walk->entries->len);
  CsZipEntry *last = NULL;
  guint64 reached = 0;
  gboolean all_placed;

  for (guint i = 0; i < walk->entries->len; i++)
    {
      CsZipEntry *entry = &g_array_index (walk->entries, CsZipEntry, i);

      if ((entry->oddities & (CS_ZIP_ENTRY_NO_HEADER | CS_ZIP_ENTRY_OUTSIDE)) == 0)
        g_ptr_array_add (sorted, entry);
    }
  g_ptr_array_sort (sorted, compare_by_header);

  /* Where an entry is lost, the hole that it leaves is no other fault. */
  all_placed = sorted->len == walk->entries->len && (walk->oddities & CS_ZIP_DIRECTORY_CUT) == 0;

  for (guint i = 0; i < sorted->len; i++)
    {
      CsZipEntry *entry = g_ptr_array_index (sorted, i);

      if (last != NULL && entry->header < reached)
        {
          entry->oddities |= CS_ZIP_ENTRY_OVERLAP;
          last->oddities |= CS_ZIP_ENTRY_OVERLAP;
        }
      if (entry->end > walk->directory && entry->header < walk->directory_end)
        entry->oddities |= CS_ZIP_ENTRY_OVERLAP;

      if (all_placed)
        judge_gap (file, walk, reached, entry->header,
                   last == NULL ? CS_ZIP_JUNK_BEFORE : CS_ZIP_GAP);
      if (last == NULL || entry->end > reached)
        {
          reached = entry->end;
          last = entry;
        }
    }

  if (all_placed)
    judge_gap (file, walk, reached, walk->directory, last == NULL ? CS_ZIP_JUNK_BEFORE : CS_ZIP_GAP);
  judge_gap (file, walk, walk->directory_end, end->tail, CS_ZIP_WRONG_SIZE);
  judge_gap (file, walk, end->end, file->size, CS_ZIP_JUNK_AFTER);
  if (contains (file, end->position + END_SIZE, file->size, END_SIGNATURE))
    walk->oddities |= CS_ZIP_SECOND_ARCHIVE;
}

static void
read_directory (const Bytes *file,
                CsZipWalk   *walk,
                const End   *end)
{
  guint64 at = walk->directory;

  for (;;)
    {
      CsZipEntry entry;
      guint length = read_directory_entry (file, at, end->tail, walk->start, &entry);

      if (length == 0)
        break;
      look_at_header (file, &entry);
      g_array_append_val (walk->entries, entry);
      at += length;
    }

  walk->directory_end = at;
  walk->declared = end->count;
  if (walk->entries->len != end->count)
    walk->oddities |= at < end->tail && walk->entries->len < end->count ? CS_ZIP_DIRECTORY_CUT
                                                                      : CS_ZIP_WRONG_COUNT;
  if (at - walk->directory != end->size)
    walk->oddities |= CS_ZIP_WRONG_SIZE;
}

CsZipWalk *
cs_zip_walk (const guint8 *data,
             gsize         size)
{
  CsZipWalk *self = g_new0 (CsZipWalk, 1);
  Bytes file = { data, size };
  End end;

  self->status = CS_ZIP_NO_END;
  self->entries = g_array_new (FALSE, FALSE, sizeof (CsZipEntry));
  if (find_end (&file, self, &end))
    {
      read_directory (&file, self, &end);
      find_owners (&file, self, &end);
    }
  return self;
}

void
cs_zip_walk_free (CsZipWalk *self)
{
  g_array_unref (self->entries);
  g_free (self);
}
