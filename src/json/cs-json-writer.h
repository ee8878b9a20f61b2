/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* Whole texts written anew from a snapshot; numbers, escapes and duplicates stay as they are
 * spelled. NULL with CS_JSON_ERROR_BROKEN when cs_snapshot_is_broken(). */

/**
 * cs_json_write_formatted:
 * @indent: (nullable): one step of indentation, NULL for two spaces
 *
 * Returns: (transfer full) (nullable): the text over several lines, ended by a line end
 */
GBytes *cs_json_write_formatted (CsSnapshot  *snapshot,
                                 const char  *indent,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cs_json_write_minified  (CsSnapshot  *snapshot,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
