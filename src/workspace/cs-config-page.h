/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/* The configuration page is the only program that a connector has inside of Teams: the page on
 * which people set it up for a channel. The starter is data in data/config-page: HTML, a style
 * sheet and JavaScript on the current teams-js, without any other library. */

/**
 * cs_config_page_get_paths:
 *
 * Returns: (array zero-terminated=1): the project files that the starter is made of, the HTML
 *   first
 */
const char *const *cs_config_page_get_paths (void);

/**
 * cs_config_page_exists:
 *
 * Returns: whether the project has one of these files already
 */
gboolean           cs_config_page_exists    (CsProject   *project);

/**
 * cs_config_page_write:
 * @main_path: the manifest, from which name, description and address are taken
 * @error: CS_PROJECT_ERROR_FILE_EXISTS where one of the files is there already
 *
 * Returns: (transfer full) (nullable): the change that writes the starter into the project
 */
CsChange          *cs_config_page_write     (CsProject   *project,
                                             const char  *main_path,
                                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
