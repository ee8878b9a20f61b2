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

/**
 * cs_json_append_member:
 * @object: the text of an object that has a member already, without its end
 * @name: needs no escapes
 * @text: (nullable): what is not UTF-8 of it is replaced; NULL becomes null
 */
void    cs_json_append_member   (GString     *object,
                                 const char  *name,
                                 const char  *text);

G_END_DECLS
