/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNIX_TYPE_MASK     0170000u
#define UNIX_TYPE_FILE     0100000u
#define UNIX_TYPE_FOLDER   0040000u
#define UNIX_TYPE_SYMLINK  0120000u
#define HOST_UNIX          3
#define HOST_MACOS         19

#define MIB                (1024u * 1024u)

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

/* What the walk found odd with an entry; @readable: whether its content can be had all the same. */
static const struct
{
  guint       oddity;
  gboolean    readable;
  const char *id;
  const char *message;
} entry_faults[] = {
  { CS_ZIP_ENTRY_BAD_ZIP64, FALSE, "zip-damaged",
    N_("The entry “%s” lacks the 64-bit sizes that it announces; pack the files again.") },
  { CS_ZIP_ENTRY_NO_HEADER, FALSE, "zip-damaged",
    N_("The entry “%s” is not where the directory of the package says; copy or download the package "
       "again.") },
  { CS_ZIP_ENTRY_OUTSIDE, FALSE, "zip-damaged",
    N_("The entry “%s” reaches beyond the end of the package; copy or download the package again.") },
  { CS_ZIP_ENTRY_OTHER_NAME, TRUE, "zip-ambiguous",
    N_("The entry “%s” has two names, and programs differ in which they read; pack the files again.") },
  { CS_ZIP_ENTRY_OTHER_METHOD, TRUE, "zip-ambiguous",
    N_("The entry “%s” says in two places how it is packed, and they differ; pack the files again.") },
  { CS_ZIP_ENTRY_OTHER_SIZE, TRUE, "zip-size-lie",
    N_("The entry “%s” has two sizes, and programs differ in which they believe; pack the files "
       "again.") },
  { CS_ZIP_ENTRY_OTHER_CRC, TRUE, "zip-damaged",
    N_("The entry “%s” has two checksums; copy or download the package again, or pack the files "
       "again.") },
  { CS_ZIP_ENTRY_BAD_EXTRA, TRUE, "zip-damaged",
    N_("The entry “%s” has a damaged extra field; pack the files again.") },
};

/* Tells the first that holds. */
static gboolean
judge_oddities (CsPackage        *self,
                const CsZipEntry *entry,
                const char       *shown,
                gboolean          readable)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry_faults); i++)
    {
      if (entry_faults[i].readable == readable && (entry->oddities & entry_faults[i].oddity) != 0)
        return cs_package_add_error (self, entry_faults[i].id, shown, _(entry_faults[i].message));
    }
  return TRUE;
}

/* An Info-ZIP Unicode path beside a name that would do without it: programs that know the field
 * read one name, the others the other. */
static void
judge_second_name (CsPackage        *self,
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
    cs_package_add_error (self, "zip-ambiguous", shown,
                          _("The entry “%s” has another name in Unicode, and programs differ in which they "
                            "read; pack the files again."));
}

static gboolean
judge_kind (CsPackage        *self,
            const CsZipEntry *entry,
            const char       *shown)
{
  guint type = entry->attributes >> 16 & UNIX_TYPE_MASK;

  if (type == UNIX_TYPE_SYMLINK)
    return cs_package_add_error (self, "zip-symlink", shown,
                                 _("The entry “%s” is a symbolic link, not a file; pack the file that it "
                                   "points to."));
  if ((entry->host == HOST_UNIX || entry->host == HOST_MACOS) &&
      type != 0 && type != UNIX_TYPE_FILE && type != UNIX_TYPE_FOLDER)
    return cs_package_add_error (self, "zip-symlink", shown,
                                 _("The entry “%s” is a device or a pipe, not a file; leave it out."));
  return TRUE;
}

static gboolean
judge_packing (CsPackage        *self,
               const CsZipEntry *entry,
               const char       *shown)
{
  if ((entry->flags & (CS_ZIP_FLAG_ENCRYPTED | CS_ZIP_FLAG_STRONG | CS_ZIP_FLAG_MASKED)) != 0)
    return cs_package_add_error (self, "zip-encrypted", shown,
                                 _("The entry “%s” is encrypted; pack the files again without a "
                                   "password."));

  if (entry->method != CS_ZIP_METHOD_STORE && entry->method != CS_ZIP_METHOD_DEFLATE)
    {
      cs_package_add_fault (self, "zip-method", CS_SEVERITY_ERROR, shown,
                            _("The entry “%s” is packed with method %u, which only some programs know; "
                              "pack the files again with the usual one (deflate)."),
                            shown, entry->method);
      return FALSE;
    }

  if (entry->method == CS_ZIP_METHOD_STORE && entry->size != entry->compressed_size)
    return cs_package_add_error (self, "zip-size-lie", shown,
                                 _("The entry “%s” is stored as it is but says two different sizes; pack "
                                   "the files again."));
  return TRUE;
}

static gboolean
judge_size (CsPackage        *self,
            const CsZipEntry *entry,
            const char       *shown)
{
  if (entry->size >= CS_PACKAGE_MAX_RATIO_BYTES &&
      entry->size / CS_PACKAGE_MAX_RATIO > entry->compressed_size)
    return cs_package_add_error (self, "zip-bomb", shown,
                                 _("The entry “%s” unpacks to hundreds of times its size, as only a zip "
                                   "bomb does; it is not read. Leave it out."));

  if (entry->size > CS_PACKAGE_MAX_ENTRY_BYTES)
    {
      cs_package_add_fault (self, "zip-size", CS_SEVERITY_ERROR, shown,
                            _("The entry “%s” has more than %u MiB; it is not read. Make it smaller or "
                              "leave it out."), shown, CS_PACKAGE_MAX_ENTRY_BYTES / MIB);
      return FALSE;
    }
  return TRUE;
}

void
cs_package_judge_archive (CsPackage       *self,
                          const CsZipWalk *walk)
{
  if (self->size > CS_PACKAGE_MAX_BYTES)
    cs_package_add_fault (self, "zip-size", CS_SEVERITY_ERROR, NULL,
                          _("The package has %.1f MiB; at most %u MiB are accepted. Leave out what the "
                            "manifest does not name, and make the pictures smaller."),
                          (double) self->size / MIB, CS_PACKAGE_MAX_BYTES / MIB);

  for (guint i = 0; i < G_N_ELEMENTS (archive_faults); i++)
    {
      if ((walk->oddities & archive_faults[i].oddity) != 0 &&
          (walk->oddities & archive_faults[i].unless) == 0)
        cs_package_add_fault (self, archive_faults[i].id, archive_faults[i].severity, NULL,
                              "%s", _(archive_faults[i].message));
    }

  if (walk->entries->len > CS_PACKAGE_MAX_ENTRIES)
    cs_package_add_fault (self, "zip-too-many", CS_SEVERITY_ERROR, NULL,
                          _("The package has %u entries; only the first %u are read. A package holds "
                            "the manifest, two icons and the language files."),
                          walk->entries->len, CS_PACKAGE_MAX_ENTRIES);
}

gboolean
cs_package_judge_entry (CsPackage        *self,
                        const CsZipEntry *entry,
                        const char       *shown,
                        gboolean          is_folder)
{
  if (!judge_kind (self, entry, shown) || !judge_oddities (self, entry, shown, FALSE))
    return FALSE;

  judge_second_name (self, entry, shown);
  return is_folder || (judge_packing (self, entry, shown) && judge_size (self, entry, shown));
}

void
cs_package_judge_contradictions (CsPackage        *self,
                                 const CsZipEntry *entry,
                                 const char       *shown)
{
  judge_oddities (self, entry, shown, TRUE);
}
