/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-private.h"

G_BEGIN_DECLS

/**
 * cs_file_guess_near:
 * @name: a path or address that names no file of the project
 *
 * Returns: (nullable): the project's file that must be meant: of the same path in other letters'
 *   case, or in another spelling ("./", backslashes), or else of the same name in another folder
 */
const char *cs_file_guess_near (CsCheck    *check,
                                const char *name);
/**
 * cs_file_guess_icon:
 *
 * Returns: (nullable): the project's only PNG of the size that @role wants, which no other icon of
 *   the manifest names
 */
const char *cs_file_guess_icon (CsCheck    *check,
                                CsIconRole  role);

G_END_DECLS
