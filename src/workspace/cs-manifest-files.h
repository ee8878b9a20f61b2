/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/**
 * CsManifestFile:
 * @pointer: where the manifest names it
 * @name: as it stands there, without "./" before it: what it is called in a package
 * @path: the project file
 */
typedef struct
{
  char *pointer;
  char *name;
  char *path;
} CsManifestFile;

void       cs_manifest_file_free  (CsManifestFile *self);

/**
 * cs_manifest_files_find:
 * @manifest: a manifest, broken perhaps
 * @main_path: its path in the project, from whose folder the names lead
 *
 * Which files a manifest needs beside itself: what its vocabulary says is a file. URLs and names
 * that lead out of the project's folder are left out; whether a file is there is not asked.
 *
 * Returns: (transfer full) (element-type CsManifestFile): in the order in which they stand in a
 *   package: the colour icon, the outline icon, the others; each path once
 */
GPtrArray *cs_manifest_files_find (CsSnapshot     *manifest,
                                   const char     *main_path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_manifest_files_resolve:
 * @name: as a manifest names a file
 *
 * Returns: (transfer full) (nullable): its path in the project, or NULL for a URL, an empty name
 *   or one that leads out of the manifest's folder
 */
char      *cs_manifest_files_resolve (const char  *main_path,
                                      const char  *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsManifestFile, cs_manifest_file_free)

G_END_DECLS
