/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package.h"
#include "cs-package-private.h"
#include "cs-zip-contents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Two readers look at an archive: libzip, with its consistency check, and our own walk, which sees
 * names, places and sizes as they are.
 *
 *     bytes --> libzip, strict ----------------> what it complains about, when nothing else explains it
 *       \-----> walk -> faults of the whole
 *                  \--> contents, where the walk found them
 *                          \--> each entry: name, kind, sizes, then at most so many bytes
 */

#define MIB  (1024u * 1024u)

typedef struct
{
  CsPackage     *package;
  GBytes        *bytes;
  CsZipWalk     *walk;
  CsZipContents *contents;    /* NULL when libzip cannot read them */
  GHashTable    *names;       /* the name of each file that was seen */
  GHashTable    *folders;     /* each folder that one of them lies in */
  GHashTable    *folded;      /* their keys from cs_package_name_fold(), each with a printable name */
  gsize          total;       /* bytes that were inflated */
  gboolean       over_total;
  guint          n_overlapping;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->contents, cs_zip_contents_free);
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

/* Whether the names seen before let @name stand. Remembers it. */
static gboolean
judge_repetition (Reader     *self,
                  const char *name,
                  const char *shown)
{
  g_autofree char *key = cs_package_name_fold (name);
  const char *other = g_hash_table_lookup (self->folded, key);

  if (g_hash_table_contains (self->names, name))
    return cs_package_add_error (self->package, "zip-duplicate-entry", shown,
                                 _("The entry “%s” is there twice, and programs differ in which they read; "
                                   "the first is used here. Pack the files again."));
  if (g_hash_table_contains (self->folders, name))
    return cs_package_add_error (self->package, "zip-duplicate-entry", shown,
                                 _("The entry “%s” is a file and a folder at once; pack the files again."));

  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize) (slash - name));

      if (g_hash_table_contains (self->names, folder))
        return cs_package_add_error (self->package, "zip-duplicate-entry", shown,
                                     _("The entry “%s” lies in a folder that is a file, too; pack the files "
                                       "again."));
      g_hash_table_add (self->folders, g_steal_pointer (&folder));
    }

  if (other != NULL)
    cs_package_add_fault (self->package, "zip-case-collision", CS_SEVERITY_WARNING, shown,
                          _("The entries “%s” and “%s” have the same name on Windows and macOS; rename "
                            "one of them."), other, shown);
  else
    g_hash_table_insert (self->folded, g_steal_pointer (&key), g_strdup (shown));

  g_hash_table_add (self->names, g_strdup (name));
  return TRUE;
}

static gboolean
judge_folder (Reader     *self,
              const char *name,
              const char *shown)
{
  if (g_hash_table_contains (self->names, name))
    return cs_package_add_error (self->package, "zip-duplicate-entry", shown,
                                 _("The entry “%s” is a file and a folder at once; pack the files again."));
  g_hash_table_add (self->folders, g_strdup (name));
  return TRUE;
}

/* Says why the content that was read is not used. @reason: (nullable): why it ends early */
static gboolean
judge_content (Reader           *self,
               const CsZipEntry *entry,
               const char       *shown,
               guint             length,
               gsize             most,
               const char       *reason)
{
  const char *message;

  if (reason != NULL)
    {
      cs_package_add_fault (self->package, "zip-damaged", CS_SEVERITY_ERROR, shown,
                            /* Translators: the second %s is a reason in English, such as "CRC error" */
                            _("The content of the entry “%s” is damaged (%s); copy or download the "
                              "package again, or pack the files again."), shown, reason);
      return FALSE;
    }

  if (length > most && most < entry->size)
    {
      self->over_total = TRUE;
      return FALSE;
    }

  if (length == entry->size)
    return TRUE;

  message = length > entry->size
              ? _("The entry “%s” says that it has %u bytes but holds more; pack the files again.")
              : _("The entry “%s” says that it has %u bytes but holds fewer; pack the files again.");
  cs_package_add_fault (self->package, "zip-size-lie", CS_SEVERITY_ERROR, shown, message, shown,
                        (guint) entry->size);
  return FALSE;
}

static void
read_content (Reader           *self,
              guint             index,
              const CsZipEntry *entry,
              const char       *name,
              const char       *shown,
              GCancellable     *cancellable)
{
  gsize most = MIN (entry->size, CS_PACKAGE_MAX_TOTAL_BYTES - self->total);
  g_autoptr(GByteArray) content = NULL;
  g_autofree char *reason = NULL;

  content = cs_zip_contents_inflate (self->contents, index, most, cancellable, &reason);
  if (g_cancellable_is_cancelled (cancellable))
    return;

  /* What is thrown away has cost its time, too. */
  if (content != NULL)
    self->total = MIN (self->total + content->len, CS_PACKAGE_MAX_TOTAL_BYTES);

  if (judge_content (self, entry, shown, content != NULL ? content->len : 0, most, reason))
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
  if (name == NULL ||
      !(is_folder ? judge_folder (self, name, shown) : judge_repetition (self, name, shown)) ||
      !cs_package_judge_entry (self->package, entry, shown, is_folder))
    return;

  if (!is_folder && self->contents != NULL && !self->over_total)
    read_content (self, index, entry, name, shown, cancellable);

  /* A cause that was told is more than its symptoms. */
  if (!has_error (self->package, n_faults))
    cs_package_judge_contradictions (self->package, entry, shown);
}

static void
judge_whole (Reader     *self,
             const char *complaint,
             const char *reason)
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

  if (reason != NULL)
    cs_package_add_fault (self->package, "zip-damaged", CS_SEVERITY_ERROR, NULL,
                          /* Translators: %s is a reason in English, such as "Malloc failure" */
                          _("The contents of the package cannot be read (%s); copy or download it "
                            "again."), reason);

  /* libzip refuses something that nothing above explains. */
  if (complaint != NULL && self->package->faults->len == 0)
    cs_package_add_fault (self->package, "zip-damaged", CS_SEVERITY_WARNING, NULL,
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
                        _("All files lie in the folder “%s” of the package, where they are not found; pack "
                          "the files themselves, not their folder."), package->nesting);
}

CsPackage *
cs_package_read (GBytes        *zip,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_auto(Reader) self = { .bytes = zip };
  g_autofree char *complaint = NULL;
  g_autofree char *reason = NULL;
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

  cs_package_judge_archive (self.package, self.walk);
  n_entries = MIN (self.walk->entries->len, CS_PACKAGE_MAX_ENTRIES);
  if (n_entries > 0)
    self.contents = cs_zip_contents_open (zip, self.walk, n_entries, &reason);
  /* Of more entries only the first ones are read, which is told. */
  if (n_entries > 0 && n_entries == self.walk->entries->len)
    complaint = cs_zip_contents_check (zip, self.walk);

  for (guint i = 0; i < n_entries; i++)
    {
      read_entry (&self, i, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  judge_whole (&self, complaint, reason);
  strip_nesting (self.package);
  return g_steal_pointer (&self.package);
}
