/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package.h"
#include "cs-package-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

/* Midnight of 1 January 1980, the first moment that zip knows. A DOS time has no time zone: an
 * mtime would be converted to the local one, and would differ between machines. */
#define FIRST_DOS_DATE     ((0u << 9) | (1u << 5) | 1u)
#define FIRST_DOS_TIME     0u

#define REGULAR_FILE_0644  (0100644u << 16)
#define DEFLATE_LEVEL      9

static gboolean
set_error_of_zip (GError     **error,
                  zip_error_t *reason)
{
  g_set_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_WRITE,
               /* Translators: %s is a reason in English, such as "Malloc failure" */
               _("cannot build the package: %s"), zip_error_strerror (reason));
  return FALSE;
}

/* A picture's data are deflated already. */
static gboolean
is_png (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0;
}

static gboolean
add_entry (zip_t                 *zip,
           const CsPackageEntry  *entry,
           GError               **error)
{
  gsize size;
  const void *data = g_bytes_get_data (entry->bytes, &size);
  zip_source_t *source = zip_source_buffer (zip, data, size, 0);
  zip_int64_t index;

  if (source == NULL)
    return set_error_of_zip (error, zip_get_error (zip));

  index = zip_file_add (zip, entry->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      g_autofree char *shown = cs_package_name_show ((const guint8 *) entry->name, strlen (entry->name));

      zip_source_free (source);
      g_set_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_WRITE, _("cannot pack the file '%s': %s"),
                   shown, zip_strerror (zip));
      return FALSE;
    }

  if (zip_set_file_compression (zip, (zip_uint64_t) index,
                                is_png (entry->bytes) ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                is_png (entry->bytes) ? 0 : DEFLATE_LEVEL) < 0 ||
      zip_file_set_dostime (zip, (zip_uint64_t) index, FIRST_DOS_TIME, FIRST_DOS_DATE, 0) < 0 ||
      zip_file_set_external_attributes (zip, (zip_uint64_t) index, 0, ZIP_OPSYS_UNIX,
                                        REGULAR_FILE_0644) < 0)
    return set_error_of_zip (error, zip_get_error (zip));
  return TRUE;
}

static GBytes *
take_archive (zip_source_t  *source,
              GError       **error)
{
  zip_stat_t status;
  g_autofree guint8 *data = NULL;
  zip_int64_t n;

  zip_stat_init (&status);
  if (zip_source_open (source) < 0)
    {
      set_error_of_zip (error, zip_source_error (source));
      return NULL;
    }
  if (zip_source_stat (source, &status) < 0 || (status.valid & ZIP_STAT_SIZE) == 0)
    {
      set_error_of_zip (error, zip_source_error (source));
      zip_source_close (source);
      return NULL;
    }

  data = g_malloc (MAX (status.size, 1));
  n = zip_source_read (source, data, status.size);
  zip_source_close (source);
  if (n < 0 || (zip_uint64_t) n != status.size)
    {
      set_error_of_zip (error, zip_source_error (source));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), status.size);
}

/* What libzip writes for an archive without an entry is no file at all. */
static GBytes *
make_empty_archive (void)
{
  static const guint8 end_record[22] = { 'P', 'K', 5, 6 };

  return g_bytes_new_static (end_record, sizeof end_record);
}

static GBytes *
build (const CsPackageEntry  *entries,
       guint                  n_entries,
       GError               **error)
{
  zip_error_t reason;
  zip_source_t *source;
  zip_t *zip;
  GBytes *archive;

  if (n_entries == 0)
    return make_empty_archive ();

  zip_error_init (&reason);
  source = zip_source_buffer_create (NULL, 0, 0, &reason);
  zip = source != NULL ? zip_open_from_source (source, ZIP_CREATE | ZIP_TRUNCATE, &reason) : NULL;
  if (zip == NULL)
    {
      set_error_of_zip (error, &reason);
      zip_error_fini (&reason);
      zip_source_free (source);
      return NULL;
    }
  zip_error_fini (&reason);

  for (guint i = 0; i < n_entries; i++)
    {
      if (!add_entry (zip, &entries[i], error))
        {
          zip_discard (zip);
          return NULL;
        }
    }

  /* The archive's own reference to the source goes with it. */
  zip_source_keep (source);
  if (zip_close (zip) < 0)
    {
      set_error_of_zip (error, zip_get_error (zip));
      zip_discard (zip);
      zip_source_free (source);
      return NULL;
    }

  archive = take_archive (source, error);
  zip_source_free (source);
  return archive;
}

static gboolean
fail_read_back (GError     **error,
                const char  *reason)
{
  g_set_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_READ_BACK,
               _("the package does not read back as it was built: %s"), reason);
  return FALSE;
}

/* Whether the entry that was read is the one that went in; reading leaves a folder around all files
 * away. */
static gboolean
is_same_entry (const CsPackageEntry *written,
               const CsPackageEntry *found,
               const char           *nesting)
{
  g_autofree char *name = nesting != NULL ? g_strconcat (nesting, "/", found->name, NULL)
                                          : g_strdup (found->name);

  return (g_str_equal (written->name, name) || g_str_equal (written->name, found->name)) &&
         g_bytes_equal (written->bytes, found->bytes);
}

static gboolean
compare_with_archive (GBytes                *archive,
                      const CsPackageEntry  *entries,
                      guint                  n_entries,
                      GError               **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(CsPackage) package = cs_package_read (archive, NULL, &reason);

  if (package == NULL)
    return fail_read_back (error, reason->message);

  for (guint i = 0; i < cs_package_get_n_faults (package); i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (package, i);

      if (fault->severity == CS_SEVERITY_ERROR && !g_str_equal (fault->id, "zip-nested"))
        return fail_read_back (error, fault->message);
    }

  if (cs_package_get_n_entries (package) != n_entries)
    return fail_read_back (error, _("it holds another number of files"));

  for (guint i = 0; i < n_entries; i++)
    {
      if (!is_same_entry (&entries[i], cs_package_get_entry (package, i),
                          cs_package_get_nesting (package)))
        return fail_read_back (error, entries[i].name);
    }
  return TRUE;
}

GBytes *
cs_package_write (const CsPackageEntry  *entries,
                  guint                  n_entries,
                  GError               **error)
{
  g_autoptr(GBytes) archive = NULL;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);

  archive = build (entries, n_entries, error);
  if (archive == NULL || !compare_with_archive (archive, entries, n_entries, error))
    return NULL;
  return g_steal_pointer (&archive);
}
