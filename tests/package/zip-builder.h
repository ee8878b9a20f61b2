/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZipFile:
 * @name_length: 0 for the length of @name; else @name may hold NUL
 * @local_name: (nullable): another name for the entry's own header
 * @host: 0 DOS, 3 Unix
 * @extra: (nullable): an extra field for both places, of @extra_length bytes
 * @bad_crc: whether the checksum is wrong in both places
 * @size_plus: what is added to the size, in both places
 * @local_size_plus: what is added to the size in the entry's own header alone
 * @descriptor: 0 none, else its length: 12, 16, 20 or 24 bytes
 *
 * One stored file of an archive that is written byte by byte, so that it can lie.
 */
typedef struct
{
  const char *name;
  gsize       name_length;
  const char *local_name;
  const char *text;
  guint16     flags;
  guint16     method;
  guint8      host;
  guint32     attributes;
  const char *extra;
  gsize       extra_length;
  gboolean    bad_crc;
  gint        size_plus;
  gint        local_size_plus;
  guint       descriptor;
} ZipFile;

/**
 * ZipEnd:
 * @before: (nullable): text in front of everything
 * @between: (nullable): text behind the files, in front of the directory
 * @after: (nullable): text behind everything
 * @offsets_count_before: whether the offsets know of @before
 * @comment: (nullable): the archive's comment, of @comment_length bytes
 * @count_plus: what is added to the number of entries
 * @disk: the number of this disk
 * @zip64: whether a 64-bit end record says all, and the other one nothing
 */
typedef struct
{
  const char *before;
  const char *between;
  const char *after;
  gboolean    offsets_count_before;
  const char *comment;
  gsize       comment_length;
  gint        count_plus;
  guint16     disk;
  gboolean    zip64;
} ZipEnd;

/* @files ends with one without a name and a length; @end may be NULL. */
GBytes *build_zip (const ZipFile *files,
                   const ZipEnd  *end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
