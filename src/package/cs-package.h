/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-severity.h"

G_BEGIN_DECLS

#define CS_PACKAGE_ERROR (cs_package_error_quark ())
GQuark cs_package_error_quark (void);

/**
 * CsPackageError:
 * @CS_PACKAGE_ERROR_NOT_ZIP: the bytes are no zip archive, or so damaged that nothing can be read
 * @CS_PACKAGE_ERROR_WRITE: the archive could not be built
 * @CS_PACKAGE_ERROR_READ_BACK: what was built does not read back as what went in
 */
typedef enum
{
  CS_PACKAGE_ERROR_NOT_ZIP,
  CS_PACKAGE_ERROR_WRITE,
  CS_PACKAGE_ERROR_READ_BACK,
} CsPackageError;

#define CS_PACKAGE_MAX_BYTES       (10u * 1024 * 1024)   /* Microsoft's own bound on a finished zip */
#define CS_PACKAGE_MAX_ENTRIES     1000u
#define CS_PACKAGE_MAX_ENTRY_BYTES (8u * 1024 * 1024)
#define CS_PACKAGE_MAX_TOTAL_BYTES (32u * 1024 * 1024)
#define CS_PACKAGE_MAX_RATIO       200u                  /* of entries from this size on: */
#define CS_PACKAGE_MAX_RATIO_BYTES (1024u * 1024)        /* less harms nobody, however small it packs */

/**
 * CsPackageFault:
 * @id: a public rule id that begins with "zip-": zip-unreadable, zip-damaged, zip-ambiguous,
 *   zip-nested, zip-duplicate-entry, zip-case-collision, zip-unsafe-name, zip-backslash-name,
 *   zip-bad-name, zip-symlink, zip-encrypted, zip-method, zip-size-lie, zip-bomb, zip-too-many,
 *   zip-size, zip-junk-around (cs_package_read() itself fails where zip-unreadable is to be said)
 * @entry: (nullable): the entry's name, made printable
 * @message: one translated sentence: what is wrong and what to do
 */
typedef struct
{
  char       *id;
  CsSeverity  severity;
  char       *entry;
  char       *message;
} CsPackageFault;

/**
 * CsPackageEntry:
 * @name: safe to use as a project path: relative, "/" between steps, valid UTF-8
 * @bytes: the content, never longer than what the bounds allow
 */
typedef struct
{
  char   *name;
  GBytes *bytes;
} CsPackageEntry;

/**
 * CsPackage:
 *
 * What a package .zip holds, read into memory; nothing is ever written outside of it. Immutable,
 * reference counted, any thread.
 */
typedef struct _CsPackage CsPackage;

/**
 * cs_package_read:
 * @zip: the archive's bytes
 *
 * Reads with all bounds on bytes really read, first with libzip's consistency check and, where
 * that fails, tolerantly, saying so. Entries that cannot be had whole and safely are left out; the
 * others are there, in the order of the archive's directory. Of an entry that is there twice the
 * first counts; of two archives in one file the last, as for most programs. Folders are no entries.
 * What operating systems put in (__MACOSX/, .DS_Store) are entries like others.
 *
 * Where every file lies under one folder, apart from such litter, that folder is left away from the
 * names and the fault zip-nested says so.
 *
 * Returns: (transfer full) (nullable): the package, or NULL with CS_PACKAGE_ERROR_NOT_ZIP
 */
CsPackage            *cs_package_read          (GBytes        *zip,
                                                GCancellable  *cancellable,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
CsPackage            *cs_package_ref           (CsPackage     *self);
void                  cs_package_unref         (CsPackage     *self);
guint                 cs_package_get_n_entries (CsPackage     *self);
const CsPackageEntry *cs_package_get_entry     (CsPackage     *self,
                                                guint          index);
guint                 cs_package_get_n_faults  (CsPackage     *self);
const CsPackageFault *cs_package_get_fault     (CsPackage     *self,
                                                guint          index);
/* Size of the archive itself, in bytes. */
gsize                 cs_package_get_size      (CsPackage     *self);
/* Returns: (nullable): the folder around all files, without a slash at its end */
const char           *cs_package_get_nesting   (CsPackage     *self);

/**
 * cs_package_write:
 * @entries: (array length=n_entries): in the order in which they are to stand
 *
 * Builds the archive in memory: fixed times and permissions, PNG stored, the rest deflated, so
 * that equal input gives equal bytes at any time and in any time zone; then reads it back and
 * compares. Between machines this holds as long as both have the same deflate: zlib and zlib-ng
 * find different, equally right encodings of the same text.
 *
 * Returns: (transfer full) (nullable): the archive, or NULL with CS_PACKAGE_ERROR_WRITE or, for
 *   names and sizes that reading would object to, CS_PACKAGE_ERROR_READ_BACK
 */
GBytes               *cs_package_write         (const CsPackageEntry *entries,
                                                guint                 n_entries,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsPackage, cs_package_unref)

G_END_DECLS
