/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package.h"
#include "cs-package-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/*
 * Two readers look at an archive. Our own walk sees names, places and sizes as they are, and tells
 * what is wrong with them; libzip inflates. They must not disagree about what they read, so where
 * libzip's consistency check refuses the archive, or sees another one, libzip gets the contents of
 * the same file with a new directory: the walk's entries, those whose content can be there, with
 * numbers as names. One bad name does not cost the other files then.
 *
 *     bytes -> walk -> faults of the whole
 *                 \--> libzip, strict --(refuses)--> libzip, with the walk's directory
 *                          \_____________________________/
 *                                          |
 *                      each entry: name, kind, sizes, then at most so many bytes
 */

#define UNIX_TYPE_MASK     0170000u
#define UNIX_TYPE_FILE     0100000u
#define UNIX_TYPE_FOLDER   0040000u
#define UNIX_TYPE_SYMLINK  0120000u
#define HOST_UNIX          3
#define HOST_MACOS         19

#define MIB                (1024u * 1024u)
#define READ_STEP          65536u

/* More than how far libzip looks back for an end record: a comment, the record, its 64-bit locator. */
#define PADDING            (65535u + 22u + 20u + 1u)

typedef struct
{
  CsPackage    *package;
  GBytes       *bytes;
  CsZipWalk    *walk;
  zip_t        *zip;
  GHashTable   *names;       /* the name of each file that was seen */
  GHashTable   *folders;     /* each folder that one of them lies in */
  GHashTable   *folded;      /* their keys from cs_package_name_fold(), each with a printable name */
  GArray       *positions;   /* of zip_uint64_t: an entry's index in @zip; NULL: its own */
  GByteArray   *directory;   /* what @zip has instead of the archive's own, or NULL */
  gsize         total;
  gboolean      over_total;
  guint         n_overlapping;
} Reader;

static void
reader_clear (Reader *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_clear_pointer (&self->positions, g_array_unref);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_clear_pointer (&self->walk, cs_zip_walk_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->folders, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->package, cs_package_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Names what the bytes are instead, where that is easy to see. */
static void
set_not_zip (GError      **error,
             const guint8 *data,
             gsize         size)
{
  static const struct
  {
    const char *start;
    const char *message;
  } kinds[] = {
    { "PK\3\4", N_("the zip archive is cut off: the directory at its end is missing; copy or download it "
                   "again") },
    { "{", N_("this is JSON text, not a zip archive; a package is a .zip with the manifest in it") },
    { "\xef\xbb\xbf{", N_("this is JSON text, not a zip archive; a package is a .zip with the manifest "
                          "in it") },
    { "\x89PNG", N_("this is a PNG picture, not a zip archive") },
    { "Rar!", N_("this is a RAR archive, not a zip archive; pack the files as .zip") },
    { "7z\xbc\xaf", N_("this is a 7-Zip archive, not a zip archive; pack the files as .zip") },
    { "\x1f\x8b", N_("this is gzip-compressed, not a zip archive; pack the files as .zip") },
    { "%PDF", N_("this is a PDF document, not a zip archive") },
  };
  const char *message = N_("this is not a zip archive");

  if (size == 0)
    message = N_("the file is empty");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize length = strlen (kinds[i].start);

      if (size >= length && memcmp (data, kinds[i].start, length) == 0)
        message = kinds[i].message;
    }

  g_set_error_literal (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP, _(message));
}

/* What the walk found odd with the whole. Of two that are one thing, only the first is told. */
static const struct
{
  guint       oddity;
  guint       unless;
  const char *id;
  CsSeverity  severity;
  const char *message;
} archive_faults[] = {
  { CS_ZIP_SECOND_ARCHIVE, 0, "zip-ambiguous", CS_SEVERITY_ERROR,
    N_("The package holds two archives in one file, and programs differ in which they read; pack the "
       "files again.") },
  { CS_ZIP_TWO_ENDS_DIFFER, 0, "zip-ambiguous", CS_SEVERITY_ERROR,
    N_("The package has two directories that differ, and programs differ in which they read; pack the "
       "files again.") },
  { CS_ZIP_JUNK_BEFORE, CS_ZIP_SECOND_ARCHIVE, "zip-junk-around", CS_SEVERITY_ERROR,
    N_("The package has other bytes in front of the zip archive, which some programs refuse; pack the "
       "files again.") },
  { CS_ZIP_JUNK_AFTER, CS_ZIP_SECOND_ARCHIVE, "zip-junk-around", CS_SEVERITY_ERROR,
    N_("The package has other bytes behind the zip archive, which some programs refuse; pack the files "
       "again.") },
  { CS_ZIP_GAP, CS_ZIP_SECOND_ARCHIVE, "zip-junk-around", CS_SEVERITY_WARNING,
    N_("The package has bytes between its entries that belong to none of them; pack the files again.") },
  { CS_ZIP_COMMENT_CUT, 0, "zip-damaged", CS_SEVERITY_ERROR,
    N_("The end of the package is missing: its comment is shorter than it says; copy or download it "
       "again.") },
  { CS_ZIP_DIRECTORY_CUT, 0, "zip-damaged", CS_SEVERITY_ERROR,
    N_("The directory of the package is damaged, so some entries cannot be found; copy or download it "
       "again.") },
  { CS_ZIP_WRONG_COUNT, 0, "zip-damaged", CS_SEVERITY_ERROR,
    N_("The package does not hold as many entries as it says; pack the files again.") },
  { CS_ZIP_WRONG_SIZE, CS_ZIP_DIRECTORY_CUT | CS_ZIP_WRONG_COUNT | CS_ZIP_SECOND_ARCHIVE, "zip-damaged",
    CS_SEVERITY_ERROR,
    N_("The directory of the package is not as long as it says; pack the files again.") },
  { CS_ZIP_MANY_DISKS, 0, "zip-damaged", CS_SEVERITY_ERROR,
    N_("The package says that it is one part of several; pack the files into a single archive.") },
  { CS_ZIP_BAD_ZIP64, 0, "zip-damaged", CS_SEVERITY_ERROR,
    N_("The 64-bit directory that the package announces is not there; pack the files again.") },
};

static void
judge_archive (Reader *self)
{
  guint oddities = self->walk->oddities;

  if (self->package->size > CS_PACKAGE_MAX_BYTES)
    cs_package_add_fault (self->package, "zip-size", CS_SEVERITY_ERROR, NULL,
                          _("The package has %.1f MiB; at most %u MiB are accepted. Leave out what the "
                            "manifest does not name, and make the pictures smaller."),
                          (double) self->package->size / MIB, CS_PACKAGE_MAX_BYTES / MIB);

  for (guint i = 0; i < G_N_ELEMENTS (archive_faults); i++)
    {
      if ((oddities & archive_faults[i].oddity) != 0 && (oddities & archive_faults[i].unless) == 0)
        cs_package_add_fault (self->package, archive_faults[i].id, archive_faults[i].severity, NULL,
                              "%s", _(archive_faults[i].message));
    }

  if (self->walk->entries->len > CS_PACKAGE_MAX_ENTRIES)
    cs_package_add_fault (self->package, "zip-too-many", CS_SEVERITY_ERROR, NULL,
                          _("The package has %u entries; only the first %u are read. A package holds "
                            "the manifest, two icons and the language files."),
                          self->walk->entries->len, CS_PACKAGE_MAX_ENTRIES);
}

static zip_t *
open_zip (zip_source_t *source,
          int           flags,
          char        **reason)
{
  zip_error_t error;
  zip_t *zip;

  if (source == NULL)
    return NULL;

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

/* Whether @zip has the walk's entries, in its order. libzip ends a name at a NUL. */
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
      gsize length = name != NULL ? strlen (name) : 0;
      const guint8 *nul = memchr (entry->name, '\0', entry->name_length);
      gsize expected = nul != NULL ? (gsize) (nul - entry->name) : entry->name_length;

      if (length != expected || (length > 0 && memcmp (name, entry->name, length) != 0))
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

/* Whether libzip may be asked for the content. What is left out here is a fault in read_entry(). */
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

/* Makes @directory and @positions. Zeros stand between the directory and its end record, so far that
 * libzip finds no other end record. Returns: the number of entries */
static guint
make_directory (Reader *self)
{
  GByteArray *directory = g_byte_array_new ();
  guint n_entries = MIN (self->walk->entries->len, CS_PACKAGE_MAX_ENTRIES);
  guint n_put = 0;
  guint length;

  self->positions = g_array_new (FALSE, FALSE, sizeof (zip_uint64_t));
  for (guint i = 0; i < n_entries; i++)
    {
      const CsZipEntry *entry = &g_array_index (self->walk->entries, CsZipEntry, i);
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
  self->directory = directory;
  return n_put;
}

static zip_t *
open_with_new_directory (Reader  *self,
                         char   **reason)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);
  zip_buffer_fragment_t parts[2];
  guint n_put = make_directory (self);
  zip_t *zip;

  parts[0].data = (zip_uint8_t *) data;
  parts[0].length = size;
  parts[1].data = self->directory->data;
  parts[1].length = self->directory->len;
  zip = open_zip (zip_source_buffer_fragment_create (parts, G_N_ELEMENTS (parts), 0, NULL), 0, reason);

  if (zip != NULL && zip_get_num_entries (zip, 0) != n_put)
    {
      *reason = g_strdup (_("another directory was found"));
      zip_discard (zip);
      return NULL;
    }
  return zip;
}

/* Returns: (transfer full) (nullable): what libzip's consistency check says against the archive */
static char *
open_archive (Reader *self)
{
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);
  g_autofree char *complaint = NULL;
  g_autofree char *reason = NULL;

  if (self->walk->entries->len == 0)
    return NULL;

  /* Nothing is lost: of so many entries we read the first ones only, and say so. */
  if (self->walk->entries->len <= CS_PACKAGE_MAX_ENTRIES)
    self->zip = open_zip (zip_source_buffer_create (data, size, 0, NULL), ZIP_CHECKCONS, &complaint);

  if (self->zip != NULL && agrees_with_walk (self->zip, self->walk))
    return NULL;

  if (self->zip != NULL)
    {
      zip_discard (self->zip);
      complaint = g_strdup (_("another directory was found"));
    }
  self->zip = open_with_new_directory (self, &reason);
  if (self->zip == NULL && complaint == NULL)
    complaint = g_steal_pointer (&reason);
  return g_steal_pointer (&complaint);
}

static gboolean
add_entry_fault (Reader     *self,
                 const char *id,
                 const char *shown,
                 const char *message)
{
  cs_package_add_fault (self->package, id, CS_SEVERITY_ERROR, shown, message, shown);
  return FALSE;
}

/* What the walk found odd with an entry; @readable: whether its content can be had all the same. */
static const struct
{
  guint       oddity;
  gboolean    readable;
  const char *id;
  const char *message;
} entry_faults[] = {
  { CS_ZIP_ENTRY_BAD_ZIP64, FALSE, "zip-damaged",
    N_("The entry '%s' lacks the 64-bit sizes that it announces; pack the files again.") },
  { CS_ZIP_ENTRY_NO_HEADER, FALSE, "zip-damaged",
    N_("The entry '%s' is not where the directory of the package says; copy or download the package "
       "again.") },
  { CS_ZIP_ENTRY_OUTSIDE, FALSE, "zip-damaged",
    N_("The entry '%s' reaches beyond the end of the package; copy or download the package again.") },
  { CS_ZIP_ENTRY_OTHER_NAME, TRUE, "zip-ambiguous",
    N_("The entry '%s' has two names, and programs differ in which they read; pack the files again.") },
  { CS_ZIP_ENTRY_OTHER_METHOD, TRUE, "zip-ambiguous",
    N_("The entry '%s' says in two places how it is packed, and they differ; pack the files again.") },
  { CS_ZIP_ENTRY_OTHER_SIZE, TRUE, "zip-size-lie",
    N_("The entry '%s' has two sizes, and programs differ in which they believe; pack the files "
       "again.") },
  { CS_ZIP_ENTRY_OTHER_CRC, TRUE, "zip-damaged",
    N_("The entry '%s' has two checksums; copy or download the package again, or pack the files "
       "again.") },
  { CS_ZIP_ENTRY_BAD_EXTRA, TRUE, "zip-damaged",
    N_("The entry '%s' has a damaged extra field; pack the files again.") },
};

/* Tells the first that holds. */
static gboolean
judge_oddities (Reader           *self,
                const CsZipEntry *entry,
                const char       *shown,
                gboolean          readable)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry_faults); i++)
    {
      if (entry_faults[i].readable == readable && (entry->oddities & entry_faults[i].oddity) != 0)
        return add_entry_fault (self, entry_faults[i].id, shown, _(entry_faults[i].message));
    }
  return TRUE;
}

/* An Info-ZIP Unicode path beside a name that would do without it: programs that know the field
 * read one name, the others the other. */
static void
judge_second_name (Reader           *self,
                   const CsZipEntry *entry,
                   const char       *shown)
{
  gboolean is_plain = (entry->flags & CS_ZIP_FLAG_UTF8) != 0;

  if (entry->unicode_name == NULL ||
      (entry->unicode_name_length == entry->name_length &&
       memcmp (entry->unicode_name, entry->name, entry->name_length) == 0))
    return;

  if (!is_plain)
    {
      is_plain = TRUE;
      for (gsize i = 0; i < entry->name_length; i++)
        is_plain = is_plain && entry->name[i] < 0x80;
    }
  if (is_plain)
    add_entry_fault (self, "zip-ambiguous", shown,
                     _("The entry '%s' has another name in Unicode, and programs differ in which they "
                       "read; pack the files again."));
}

static gboolean
judge_kind (Reader           *self,
            const CsZipEntry *entry,
            const char       *shown)
{
  guint type = entry->attributes >> 16 & UNIX_TYPE_MASK;

  if (type == UNIX_TYPE_SYMLINK)
    return add_entry_fault (self, "zip-symlink", shown,
                            _("The entry '%s' is a symbolic link, not a file; pack the file that it "
                              "points to."));
  if ((entry->host == HOST_UNIX || entry->host == HOST_MACOS) &&
      type != 0 && type != UNIX_TYPE_FILE && type != UNIX_TYPE_FOLDER)
    return add_entry_fault (self, "zip-symlink", shown,
                            _("The entry '%s' is a device or a pipe, not a file; leave it out."));
  return TRUE;
}

static gboolean
judge_packing (Reader           *self,
               const CsZipEntry *entry,
               const char       *shown)
{
  if ((entry->flags & (CS_ZIP_FLAG_ENCRYPTED | CS_ZIP_FLAG_STRONG | CS_ZIP_FLAG_MASKED)) != 0)
    return add_entry_fault (self, "zip-encrypted", shown,
                            _("The entry '%s' is encrypted; pack the files again without a "
                              "password."));

  if (entry->method != CS_ZIP_METHOD_STORE && entry->method != CS_ZIP_METHOD_DEFLATE)
    {
      cs_package_add_fault (self->package, "zip-method", CS_SEVERITY_ERROR, shown,
                            _("The entry '%s' is packed with method %u, which only some programs know; "
                              "pack the files again with the usual one (deflate)."),
                            shown, entry->method);
      return FALSE;
    }

  if (entry->method == CS_ZIP_METHOD_STORE && entry->size != entry->compressed_size)
    return add_entry_fault (self, "zip-size-lie", shown,
                            _("The entry '%s' is stored as it is but says two different sizes; pack "
                              "the files again."));
  return TRUE;
}

/* Whether the names seen before let @name stand. Remembers it. */
static gboolean
judge_repetition (Reader     *self,
                  const char *name,
                  const char *shown)
{
  g_autofree char *key = cs_package_name_fold (name);
  const char *other = g_hash_table_lookup (self->folded, key);

  if (g_hash_table_contains (self->names, name))
    return add_entry_fault (self, "zip-duplicate-entry", shown,
                            _("The entry '%s' is there twice, and programs differ in which they read; "
                              "the first is used here. Pack the files again."));
  if (g_hash_table_contains (self->folders, name))
    return add_entry_fault (self, "zip-duplicate-entry", shown,
                            _("The entry '%s' is a file and a folder at once; pack the files again."));

  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize) (slash - name));

      if (g_hash_table_contains (self->names, folder))
        return add_entry_fault (self, "zip-duplicate-entry", shown,
                                _("The entry '%s' lies in a folder that is a file, too; pack the files "
                                  "again."));
      g_hash_table_add (self->folders, g_steal_pointer (&folder));
    }

  if (other != NULL)
    cs_package_add_fault (self->package, "zip-case-collision", CS_SEVERITY_WARNING, shown,
                          _("The entries '%s' and '%s' have the same name on Windows and macOS; rename "
                            "one of them."), other, shown);
  else
    g_hash_table_insert (self->folded, g_steal_pointer (&key), g_strdup (shown));

  g_hash_table_add (self->names, g_strdup (name));
  return TRUE;
}

static gboolean
is_bomb (const CsZipEntry *entry,
         guint64           size)
{
  return size >= CS_PACKAGE_MAX_RATIO_BYTES &&
         size / CS_PACKAGE_MAX_RATIO > entry->compressed_size;
}

static gboolean
add_bomb (Reader     *self,
          const char *shown)
{
  return add_entry_fault (self, "zip-bomb", shown,
                          _("The entry '%s' unpacks to hundreds of times its size, as only a zip bomb "
                            "does; it is not read. Leave it out."));
}

static gboolean
add_too_big (Reader     *self,
             const char *shown)
{
  cs_package_add_fault (self->package, "zip-size", CS_SEVERITY_ERROR, shown,
                        _("The entry '%s' has more than %u MiB; it is not read. Make it smaller or leave "
                          "it out."), shown, CS_PACKAGE_MAX_ENTRY_BYTES / MIB);
  return FALSE;
}

static gboolean
judge_size (Reader           *self,
            const CsZipEntry *entry,
            const char       *shown)
{
  if (is_bomb (entry, entry->size))
    return add_bomb (self, shown);
  if (entry->size > CS_PACKAGE_MAX_ENTRY_BYTES)
    return add_too_big (self, shown);
  return TRUE;
}

/* Reads until the end or until one byte more than is bearable, whatever the entry says: libzip does
 * not stop at the declared size. Returns: (nullable): NULL when libzip cannot read it */
static GByteArray *
inflate (Reader       *self,
         zip_uint64_t  index,
         gsize         most,
         GCancellable *cancellable,
         char        **reason)
{
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_STEP);
  zip_file_t *file = zip_fopen_index (self->zip, index, 0);
  zip_int64_t n = 0;

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

  return n < 0 ? NULL : g_steal_pointer (&content);
}

/* Says why the content that was read (NULL: could not be read to its end) is not used. */
static gboolean
judge_content (Reader           *self,
               const CsZipEntry *entry,
               const char       *shown,
               const GByteArray *content,
               gsize             most,
               const char       *reason)
{
  if (content == NULL)
    {
      cs_package_add_fault (self->package, "zip-damaged", CS_SEVERITY_ERROR, shown,
                            /* Translators: the second %s is a reason in English, such as "CRC error" */
                            _("The content of the entry '%s' is damaged (%s); copy or download the "
                              "package again, or pack the files again."), shown, reason);
      return FALSE;
    }

  if (content->len > most && most == entry->size)
    {
      cs_package_add_fault (self->package, "zip-size-lie", CS_SEVERITY_ERROR, shown,
                            _("The entry '%s' says that it has %" G_GUINT64_FORMAT " bytes but holds "
                              "more; pack the files again."), shown, entry->size);
      return FALSE;
    }
  if (content->len > most)
    {
      self->over_total = TRUE;
      return FALSE;
    }
  if (content->len < entry->size)
    {
      cs_package_add_fault (self->package, "zip-size-lie", CS_SEVERITY_ERROR, shown,
                            _("The entry '%s' says that it has %" G_GUINT64_FORMAT " bytes but holds only "
                              "%u; pack the files again."), shown, entry->size, content->len);
      return FALSE;
    }
  return TRUE;
}

static void
read_content (Reader           *self,
              guint             index,
              const CsZipEntry *entry,
              const char       *name,
              const char       *shown,
              GCancellable     *cancellable)
{
  gsize left = CS_PACKAGE_MAX_TOTAL_BYTES - self->total;
  gsize most = MIN (entry->size, left);
  zip_uint64_t position = index;
  g_autoptr(GByteArray) content = NULL;
  g_autofree char *reason = NULL;

  if (self->positions != NULL)
    position = g_array_index (self->positions, zip_uint64_t, index);

  content = inflate (self, position, most, cancellable, &reason);
  if (g_cancellable_is_cancelled (cancellable))
    return;

  /* What was thrown away has cost its time, too. */
  self->total += content != NULL ? MIN (content->len, left) : most;
  if (judge_content (self, entry, shown, content, most, reason))
    cs_package_take_entry (self->package, g_strdup (name),
                           g_byte_array_free_to_bytes (g_steal_pointer (&content)));
}

/* Whether one of the faults from @first on is an error. */
static gboolean
has_error (const CsPackage *package,
           guint            first)
{
  for (guint i = first; i < package->faults->len; i++)
    {
      const CsPackageFault *fault = g_ptr_array_index (package->faults, i);

      if (fault->severity == CS_SEVERITY_ERROR)
        return TRUE;
    }
  return FALSE;
}

static void
read_entry (Reader       *self,
            guint         index,
            GCancellable *cancellable)
{
  const CsZipEntry *entry = &g_array_index (self->walk->entries, CsZipEntry, index);
  g_autofree char *shown = cs_package_name_show (entry->name, entry->name_length);
  g_autofree char *name = NULL;
  guint n_faults = self->package->faults->len;
  gboolean is_folder;

  if ((entry->oddities & CS_ZIP_ENTRY_OVERLAP) != 0)
    {
      self->n_overlapping++;
      return;
    }

  name = cs_package_name_read (self->package, entry, shown, &is_folder);
  if (name == NULL || !judge_kind (self, entry, shown) ||
      !judge_oddities (self, entry, shown, FALSE))
    return;

  judge_second_name (self, entry, shown);
  if (!is_folder &&
      judge_packing (self, entry, shown) &&
      judge_repetition (self, name, shown) &&
      judge_size (self, entry, shown) &&
      self->zip != NULL && !self->over_total)
    read_content (self, index, entry, name, shown, cancellable);

  /* The cause is more than its symptoms. */
  if (!has_error (self->package, n_faults))
    judge_oddities (self, entry, shown, TRUE);
}

static void
judge_whole (Reader     *self,
             const char *complaint)
{
  if (self->n_overlapping > 0)
    cs_package_add_fault (self->package, "zip-bomb", CS_SEVERITY_ERROR, NULL,
                          ngettext ("%u entry shares its bytes with another one or with the directory, "
                                    "as in a zip bomb; it is not read. Pack the files again.",
                                    "%u entries share their bytes with one another or with the "
                                    "directory, as in a zip bomb; they are not read. Pack the files "
                                    "again.", self->n_overlapping), self->n_overlapping);
  if (self->over_total)
    cs_package_add_fault (self->package, "zip-bomb", CS_SEVERITY_ERROR, NULL,
                          _("The package unpacks to more than %u MiB; the rest is not read. Leave out "
                            "what the manifest does not name."), CS_PACKAGE_MAX_TOTAL_BYTES / MIB);

  /* libzip refuses something that nothing above explains. */
  if (complaint != NULL && self->package->faults->len == 0)
    cs_package_add_fault (self->package, "zip-damaged",
                          self->zip != NULL ? CS_SEVERITY_WARNING : CS_SEVERITY_ERROR, NULL,
                          /* Translators: %s is a reason in English, such as "Zip archive inconsistent" */
                          _("The package is put together in a way that some programs refuse (%s); pack "
                            "the files again."), complaint);
}

/* Returns: how many bytes of all names are the folder around them, with its slash */
static gsize
get_common_folder (GPtrArray *entries)
{
  const char *first = NULL;
  gsize length = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const char *name = ((const CsPackageEntry *) g_ptr_array_index (entries, i))->name;

      if (cs_package_name_is_litter (name))
        continue;
      if (first == NULL)
        {
          const char *slash = strrchr (name, '/');

          first = name;
          length = slash != NULL ? (gsize) (slash - name) + 1 : 0;
        }
      while (length > 0 && strncmp (name, first, length) != 0)
        {
          do
            length--;
          while (length > 0 && first[length - 1] != '/');
        }
    }
  return length;
}

static void
strip_nesting (CsPackage *package)
{
  gsize length = get_common_folder (package->entries);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (length == 0)
    return;

  for (guint i = 0; i < package->entries->len; i++)
    {
      CsPackageEntry *entry = g_ptr_array_index (package->entries, i);

      if (package->nesting == NULL && !cs_package_name_is_litter (entry->name))
        package->nesting = g_strndup (entry->name, length - 1);
    }

  for (guint i = 0; i < package->entries->len;)
    {
      CsPackageEntry *entry = g_ptr_array_index (package->entries, i);

      if (g_str_has_prefix (entry->name, package->nesting) && entry->name[length - 1] == '/')
        memmove (entry->name, entry->name + length, strlen (entry->name + length) + 1);

      /* Litter beside the folder may have the name of a file in it. */
      if (g_hash_table_add (names, entry->name))
        i++;
      else
        g_ptr_array_remove_index (package->entries, i);
    }

  cs_package_add_fault (package, "zip-nested", CS_SEVERITY_ERROR, NULL,
                        _("All files lie in the folder '%s' of the package, where they are not found; pack "
                          "the files themselves, not their folder."), package->nesting);
}

CsPackage *
cs_package_read (GBytes        *zip,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_auto(Reader) self = { .bytes = zip };
  g_autofree char *complaint = NULL;
  const guint8 *data;
  gsize size;
  guint n_entries;

  g_return_val_if_fail (zip != NULL, NULL);

  data = g_bytes_get_data (zip, &size);
  self.package = cs_package_new (size);
  self.walk = cs_zip_walk (data, size);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (self.walk->status == CS_ZIP_NO_END)
    {
      set_not_zip (error, data, size);
      return NULL;
    }
  if (self.walk->status == CS_ZIP_NO_DIRECTORY)
    {
      g_set_error_literal (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP,
                           _("the zip archive is damaged: its directory is not where it should be; copy "
                             "or download it again"));
      return NULL;
    }

  judge_archive (&self);
  complaint = open_archive (&self);

  n_entries = MIN (self.walk->entries->len, CS_PACKAGE_MAX_ENTRIES);
  for (guint i = 0; i < n_entries; i++)
    {
      read_entry (&self, i, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  judge_whole (&self, complaint);
  strip_nesting (self.package);
  return g_steal_pointer (&self.package);
}
