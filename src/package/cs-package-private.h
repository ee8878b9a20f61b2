/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-package.h"
#include "cs-zip-walk.h"

G_BEGIN_DECLS

struct _CsPackage
{
  gatomicrefcount  ref_count;
  gsize            size;
  char            *nesting;
  GPtrArray       *entries;    /* of CsPackageEntry */
  GPtrArray       *faults;     /* of CsPackageFault */
};

CsPackage      *cs_package_new             (gsize           size) G_GNUC_WARN_UNUSED_RESULT;
void            cs_package_take_entry      (CsPackage      *self,
                                            char           *name,
                                            GBytes         *bytes);
CsPackageEntry *cs_package_entry_new       (char           *name,
                                            GBytes         *bytes);
void            cs_package_entry_free      (CsPackageEntry *self);

/* @format takes the entry's printable name first, where @shown is one. */
void            cs_package_add_fault       (CsPackage      *self,
                                            const char     *id,
                                            CsSeverity      severity,
                                            const char     *shown,
                                            const char     *format,
                                            ...) G_GNUC_PRINTF (5, 6);

/* Adds an error; @message takes the entry's printable name. Returns: FALSE */
gboolean        cs_package_add_error       (CsPackage      *self,
                                            const char     *id,
                                            const char     *shown,
                                            const char     *message);

/* Tells what is wrong with the archive as a whole. */
void            cs_package_judge_archive   (CsPackage       *self,
                                            const CsZipWalk *walk);

/* Tells what is wrong with an entry. Returns: whether its content may be read */
gboolean        cs_package_judge_entry     (CsPackage        *self,
                                            const CsZipEntry *entry,
                                            const char       *shown,
                                            gboolean          is_folder) G_GNUC_WARN_UNUSED_RESULT;

/* Tells the first thing that the directory and the entry's own header say differently. */
void            cs_package_judge_contradictions (CsPackage        *self,
                                                 const CsZipEntry *entry,
                                                 const char       *shown);

/**
 * cs_package_name_show:
 *
 * Returns: (transfer full): @name for people: what cannot be seen is escaped, so is what is not
 *   UTF-8; of a long one the beginning
 */
char           *cs_package_name_show       (const guint8   *name,
                                            gsize           length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_package_name_read:
 * @is_folder: (out): whether the entry is a folder
 *
 * Makes a project path of an entry's name and adds a fault to @self for what is wrong with it.
 *
 * Returns: (transfer full) (nullable): the path, NULL where the name must not be used
 */
char           *cs_package_name_read       (CsPackage        *self,
                                            const CsZipEntry *entry,
                                            const char       *shown,
                                            gboolean         *is_folder) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_package_name_fold:
 *
 * Returns: (transfer full): a key that two names share when Windows or macOS cannot tell them
 *   apart: letters in one case, accents composed
 */
char           *cs_package_name_fold       (const char       *name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether an operating system put the file in, not a person: it says nothing about the layout. */
gboolean        cs_package_name_is_litter  (const char       *name);

G_END_DECLS
