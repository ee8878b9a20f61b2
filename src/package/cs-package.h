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
#define CS_PACKAGE_MAX_RATIO       200u                  /* of entries over 64 KiB */

/**
 * CsPackageFault:
 * @id: a public rule id that begins with "zip-": zip-unreadable, zip-damaged, zip-ambiguous,
 *   zip-nested, zip-duplicate-entry, zip-case-collision, zip-unsafe-name, zip-backslash-name,
 *   zip-bad-name, zip-symlink, zip-encrypted, zip-method, zip-size-lie, zip-bomb, zip-too-many,
 *   zip-size, zip-junk-around
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
 * that fails, tolerantly, saying so. Entries at fault are left out; the others are there.
 * Where every file lies under one folder, that folder is left away from the names and the fault
 * zip-nested says so.
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
 * that equal input gives equal bytes on any machine and in any time zone; then reads it back and
 * compares.
 *
 * Returns: (transfer full) (nullable): the archive
 */
GBytes               *cs_package_write         (const CsPackageEntry *entries,
                                                guint                 n_entries,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsPackage, cs_package_unref)

G_END_DECLS
