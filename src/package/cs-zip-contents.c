/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-zip-contents.h"

#include "cs-package.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/*
 * libzip inflates, but must not read anything else than what the walk has judged. So it gets the
 * file behind a new directory: the walk's entries, those whose content can be there, with numbers
 * as names. Whatever else the file holds is out of sight, and one bad name does not cost the other
 * files, as it does when libzip reads the archive itself.
 *
 *     | the file, as it is | directory | zeros, as far as libzip looks back | end record |
 */

#define READ_STEP  65536u

/* More than how far libzip looks back for an end record: a comment, the record, its 64-bit locator. */
#define PADDING    (65535u + 22u + 20u + 1u)

struct _CsZipContents
{
  zip_t      *zip;
  GBytes     *bytes;
  GByteArray *directory;
  GArray     *positions;   /* of zip_uint64_t: for each entry of the walk, its index in @zip */
};

static zip_t *
open_zip (zip_source_t *source,
          int           flags,
          char        **reason)
{
  zip_error_t error;
  zip_t *zip;

  if (source == NULL)
    {
      *reason = g_strdup (g_strerror (ENOMEM));
      return NULL;
    }

  zip_error_init (&error);
  zip = zip_open_from_source (source, ZIP_RDONLY | flags, &error);
  if (zip == NULL)
    {
      zip_source_free (source);
      *reason = g_strdup (zip_error_strerror (&error));
    }
  zip_error_fini (&error);
  return zip;
}

static gboolean
is_name (const char   *name,
         const guint8 *expected,
         gsize         length)
{
  const guint8 *nul = length > 0 ? memchr (expected, '\0', length) : NULL;
  gsize until_nul = nul != NULL ? (gsize) (nul - expected) : length;

  return strlen (name) == until_nul && memcmp (name, expected, until_nul) == 0;
}

/* Whether @zip has the walk's entries, in its order. libzip ends a name at a NUL, and puts a Unicode
 * path in the place of the plain name. */
static gboolean
agrees_with_walk (zip_t           *zip,
                  const CsZipWalk *walk)
{
  if (zip_get_num_entries (zip, 0) != (zip_int64_t) walk->entries->len)
    return FALSE;

  for (guint i = 0; i < walk->entries->len; i++)
    {
      const CsZipEntry *entry = &g_array_index (walk->entries, CsZipEntry, i);
      const char *name = zip_get_name (zip, i, ZIP_FL_ENC_RAW);

      if (name == NULL)
        name = "";
      if (!is_name (name, entry->name, entry->name_length) &&
          !(entry->unicode_name != NULL &&
            is_name (name, entry->unicode_name, entry->unicode_name_length)))
        return FALSE;
    }
  return TRUE;
}

static void
put16 (GByteArray *to,
       guint       value)
{
  const guint8 bytes[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (to, bytes, sizeof bytes);
}

static void
put32 (GByteArray *to,
       guint64     value)
{
  put16 (to, value & 0xffff);
  put16 (to, value >> 16 & 0xffff);
}

/* Whether libzip may be asked for the content. */
static gboolean
can_inflate (const CsZipEntry *entry)
{
  const guint no = CS_ZIP_ENTRY_NO_HEADER | CS_ZIP_ENTRY_OUTSIDE | CS_ZIP_ENTRY_OVERLAP |
                   CS_ZIP_ENTRY_BAD_ZIP64;

  return (entry->oddities & no) == 0 &&
         (entry->method == CS_ZIP_METHOD_STORE || entry->method == CS_ZIP_METHOD_DEFLATE) &&
         entry->compressed_size < G_MAXUINT32 && entry->size < G_MAXUINT32 &&
         entry->header < G_MAXUINT32;
}

static void
put_directory_entry (GByteArray       *to,
                     const CsZipEntry *entry,
                     guint             number)
{
  char name[16];

  g_snprintf (name, sizeof name, "%u", number);
  g_byte_array_append (to, (const guint8 *) "PK\1\2\24\0\24\0", 8);
  put16 (to, 0);
  put16 (to, entry->method);
  put32 (to, 0);
  put32 (to, entry->crc);
  put32 (to, entry->compressed_size);
  put32 (to, entry->size);
  put16 (to, (guint) strlen (name));
  put32 (to, 0);
  put32 (to, 0);
  put32 (to, 0);
  put32 (to, entry->header);
  g_byte_array_append (to, (const guint8 *) name, (guint) strlen (name));
}

/* Returns: the number of entries that libzip must find */
static guint
make_directory (CsZipContents   *self,
                const CsZipWalk *walk,
                guint            most)
{
  GByteArray *directory = self->directory;
  guint n_entries = MIN (walk->entries->len, most);
  guint n_put = 0;
  guint length;

  for (guint i = 0; i < n_entries; i++)
    {
      const CsZipEntry *entry = &g_array_index (walk->entries, CsZipEntry, i);
      zip_uint64_t position = n_put;

      g_array_append_val (self->positions, position);
      if (can_inflate (entry))
        put_directory_entry (directory, entry, n_put++);
    }

  length = directory->len;
  g_byte_array_set_size (directory, length + PADDING);
  memset (directory->data + length, 0, PADDING);
  g_byte_array_append (directory, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  put16 (directory, n_put);
  put16 (directory, n_put);
  put32 (directory, length);
  put32 (directory, g_bytes_get_size (self->bytes));
  put16 (directory, 0);
  return n_put;
}

static zip_source_t *
make_source (CsZipContents *self)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);
  const zip_buffer_fragment_t parts[] = {
    { (zip_uint8_t *) data, size },
    { self->directory->data, self->directory->len },
  };

  return zip_source_buffer_fragment_create (parts, G_N_ELEMENTS (parts), 0, NULL);
}

char *
cs_zip_contents_check (GBytes          *bytes,
                       const CsZipWalk *walk)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  char *complaint = NULL;
  zip_t *zip = open_zip (zip_source_buffer_create (data, size, 0, NULL), ZIP_CHECKCONS, &complaint);

  if (zip == NULL)
    return complaint;

  if (!agrees_with_walk (zip, walk))
    complaint = g_strdup (_("another directory was found"));
  zip_discard (zip);
  return complaint;
}

CsZipContents *
cs_zip_contents_open (GBytes           *bytes,
                      const CsZipWalk  *walk,
                      guint             most_entries,
                      char            **reason)
{
  g_autoptr(CsZipContents) self = g_new0 (CsZipContents, 1);
  guint n_put;

  self->bytes = g_bytes_ref (bytes);
  self->positions = g_array_new (FALSE, FALSE, sizeof (zip_uint64_t));
  self->directory = g_byte_array_new ();
  n_put = make_directory (self, walk, most_entries);

  self->zip = open_zip (make_source (self), 0, reason);
  if (self->zip == NULL)
    return NULL;

  if (zip_get_num_entries (self->zip, 0) != n_put)
    {
      *reason = g_strdup (_("another directory was found"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
cs_zip_contents_free (CsZipContents *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_array_unref (self->positions);
  g_byte_array_unref (self->directory);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GByteArray *
cs_zip_contents_inflate (CsZipContents  *self,
                         guint           index,
                         gsize           most,
                         GCancellable   *cancellable,
                         char          **reason)
{
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_STEP);
  zip_int64_t n = 0;
  zip_file_t *file;

  file = zip_fopen_index (self->zip, g_array_index (self->positions, zip_uint64_t, index), 0);
  if (file == NULL)
    {
      *reason = g_strdup (zip_strerror (self->zip));
      return NULL;
    }

  while (content->len <= most && !g_cancellable_is_cancelled (cancellable))
    {
      n = zip_fread (file, buffer, MIN (READ_STEP, most + 1 - content->len));
      if (n <= 0)
        break;
      g_byte_array_append (content, buffer, (guint) n);
    }
  if (n < 0)
    *reason = g_strdup (zip_file_strerror (file));
  zip_fclose (file);

  return g_steal_pointer (&content);
}
