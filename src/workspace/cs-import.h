/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-package.h"

G_BEGIN_DECLS

/**
 * cs_import_package:
 * @path: a package .zip
 * @folder: where its files go; made when missing
 * @error: CS_PACKAGE_ERROR for what is no readable zip; CS_PROJECT_ERROR_FILE_EXISTS when a file of
 *   the package is in @folder already, and nothing is written then
 *
 * Makes a project folder of a package. Nothing is ever overwritten, and nothing written outside of
 * @folder, whatever the names in the archive are.
 *
 * Returns: (transfer full) (nullable): the package, for what it holds and what was wrong with it
 */
CsPackage *cs_import_package (const char  *path,
                              const char  *folder,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
