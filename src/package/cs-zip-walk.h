/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsZipStatus:
 * @CS_ZIP_OK: a directory was found and walked
 * @CS_ZIP_NO_END: no end record: not a zip archive, or cut off
 * @CS_ZIP_NO_DIRECTORY: an end record, but no directory where it should be
 */
typedef enum
{
  CS_ZIP_OK,
  CS_ZIP_NO_END,
  CS_ZIP_NO_DIRECTORY,
} CsZipStatus;

/**
 * CsZipOddity:
 * @CS_ZIP_SECOND_ARCHIVE: another end record, or file headers that the directory does not name,
 *   outside of all entries: programs differ in which they read
 * @CS_ZIP_JUNK_BEFORE: bytes in front of the first entry
 * @CS_ZIP_JUNK_AFTER: bytes behind the end record and its comment
 * @CS_ZIP_GAP: bytes between the entries that belong to none
 * @CS_ZIP_COMMENT_CUT: the comment is shorter than it says
 * @CS_ZIP_WRONG_COUNT: the end record counts other entries than there are
 * @CS_ZIP_WRONG_SIZE: the directory is longer or shorter than the end record says
 * @CS_ZIP_MANY_DISKS: says to be one part of several
 * @CS_ZIP_TWO_ENDS_DIFFER: the 64-bit end record says something else than the other one
 * @CS_ZIP_BAD_ZIP64: a 64-bit end record is announced but not there
 * @CS_ZIP_DIRECTORY_CUT: an entry of the directory is damaged; those behind it are lost
 *
 * What is odd with an archive as a whole.
 */
typedef enum
{
  CS_ZIP_SECOND_ARCHIVE  = 1 << 0,
  CS_ZIP_JUNK_BEFORE     = 1 << 1,
  CS_ZIP_JUNK_AFTER      = 1 << 2,
  CS_ZIP_GAP             = 1 << 3,
  CS_ZIP_COMMENT_CUT     = 1 << 4,
  CS_ZIP_WRONG_COUNT     = 1 << 5,
  CS_ZIP_WRONG_SIZE      = 1 << 6,
  CS_ZIP_MANY_DISKS      = 1 << 7,
  CS_ZIP_TWO_ENDS_DIFFER = 1 << 8,
  CS_ZIP_BAD_ZIP64       = 1 << 9,
  CS_ZIP_DIRECTORY_CUT   = 1 << 10,
} CsZipOddity;

/**
 * CsZipEntryOddity:
 * @CS_ZIP_ENTRY_NO_HEADER: no file header where the directory says
 * @CS_ZIP_ENTRY_OUTSIDE: the content does not lie within the file
 * @CS_ZIP_ENTRY_OVERLAP: shares bytes with another entry or with the directory
 * @CS_ZIP_ENTRY_OTHER_NAME: the file header has another name than the directory
 * @CS_ZIP_ENTRY_OTHER_METHOD: ... another compression, or only one of them says encrypted
 * @CS_ZIP_ENTRY_OTHER_SIZE: ... another size
 * @CS_ZIP_ENTRY_OTHER_CRC: ... another checksum
 * @CS_ZIP_ENTRY_BAD_EXTRA: an extra field is longer than its room
 * @CS_ZIP_ENTRY_BAD_ZIP64: 64-bit values are announced but not there
 */
typedef enum
{
  CS_ZIP_ENTRY_NO_HEADER    = 1 << 0,
  CS_ZIP_ENTRY_OUTSIDE      = 1 << 1,
  CS_ZIP_ENTRY_OVERLAP      = 1 << 2,
  CS_ZIP_ENTRY_OTHER_NAME   = 1 << 3,
  CS_ZIP_ENTRY_OTHER_METHOD = 1 << 4,
  CS_ZIP_ENTRY_OTHER_SIZE   = 1 << 5,
  CS_ZIP_ENTRY_OTHER_CRC    = 1 << 6,
  CS_ZIP_ENTRY_BAD_EXTRA    = 1 << 7,
  CS_ZIP_ENTRY_BAD_ZIP64    = 1 << 8,
} CsZipEntryOddity;

/* General purpose bits (APPNOTE.TXT 4.4.4). */
#define CS_ZIP_FLAG_ENCRYPTED        0x0001u
#define CS_ZIP_FLAG_DESCRIPTOR       0x0008u
#define CS_ZIP_FLAG_STRONG           0x0040u
#define CS_ZIP_FLAG_UTF8             0x0800u
#define CS_ZIP_FLAG_MASKED           0x2000u

#define CS_ZIP_METHOD_STORE          0
#define CS_ZIP_METHOD_DEFLATE        8

/**
 * CsZipEntry:
 * @name: (array length=name_length): as it is, in the archive's bytes; may hold NUL and anything
 * @unicode_name: (nullable) (array length=unicode_name_length): the name in UTF-8 of an Info-ZIP
 *   Unicode path field (0x7075) that is valid for @name
 * @host: the system that it was made on: 0 DOS, 3 Unix, 19 macOS
 * @attributes: external attributes; of @host Unix its mode in the upper 16 bits
 * @compressed_size: as the directory says
 * @size: as the directory says
 * @header: where in the file the entry's own header stands
 * @end: where in the file its content ends, the descriptor behind it included
 *
 * One entry as the directory has it, after 64-bit values were put in.
 */
typedef struct
{
  const guint8 *name;
  gsize         name_length;
  const guint8 *unicode_name;
  gsize         unicode_name_length;
  guint8        host;
  guint16       flags;
  guint16       method;
  guint32       crc;
  guint32       attributes;
  guint64       compressed_size;
  guint64       size;
  guint         oddities;      /* CsZipEntryOddity */
  guint64       header;
  guint64       end;
} CsZipEntry;

/**
 * CsZipWalk:
 * @oddities: a set of #CsZipOddity
 * @start: where in the file the offsets of the directory count from
 * @directory: where in the file the directory begins
 * @directory_end: where its last readable entry ends
 * @declared: how many entries the end record says
 *
 * The bones of an archive: what libzip does not tell, and what programs disagree about.
 */
typedef struct
{
  CsZipStatus  status;
  guint        oddities;
  guint64      start;
  guint64      directory;
  guint64      directory_end;
  guint64      declared;
  GArray      *entries;        /* of CsZipEntry */
} CsZipWalk;

/**
 * cs_zip_walk:
 * @data: (array length=size): any bytes; must outlive the result
 *
 * Walks over the end record, the directory and the file headers, inflating nothing. Of several end
 * records the last one that a directory belongs to counts, as for most programs. Time and memory
 * are linear in @size, whatever the bytes say (the entries are sorted once).
 *
 * Returns: (transfer full): the walk
 */
CsZipWalk *cs_zip_walk      (const guint8 *data,
                             gsize         size) G_GNUC_WARN_UNUSED_RESULT;
void       cs_zip_walk_free (CsZipWalk    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsZipWalk, cs_zip_walk_free)

G_END_DECLS
