/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where the program's own files are. A program that runs from its build folder uses the
 * build's and the source tree's files, an installed one the installed files; which of the
 * two it is, the place of the running executable tells, so that neither needs anything
 * set in its environment. Any thread.
 */

/**
 * cs_place_is_installed:
 *
 * Returns: whether the running executable lies outside the build folder that it was built in
 */
gboolean    cs_place_is_installed   (void);

/**
 * cs_place_get_locale_dir:
 *
 * Returns: the folder of the message catalogs, as bindtextdomain() wants it
 */
const char *cs_place_get_locale_dir (void);

/**
 * cs_place_get_schema_dir:
 *
 * Returns: (nullable): the folder of the compiled GSettings schemas when the program is not
 *   installed, for g_settings_schema_source_new_from_directory(); NULL when the default source
 *   has them
 */
const char *cs_place_get_schema_dir (void);

/**
 * cs_place_dup_program:
 * @name: a program of ours, such as "connector-studio-window"
 *
 * Returns: (transfer full): the absolute path where it should be; it may not exist
 */
char       *cs_place_dup_program    (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
