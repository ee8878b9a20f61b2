/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 6901. The empty pointer is the whole document. */

/**
 * cs_json_pointer_join:
 * @pointer: a pointer
 * @token: a member name or array index, unescaped
 *
 * Returns: (transfer full): @pointer with one step more; "/" and "~" in @token are escaped
 */
char  *cs_json_pointer_join     (const char *pointer,
                                 const char *token) G_GNUC_WARN_UNUSED_RESULT;
char  *cs_json_pointer_join_index (const char *pointer,
                                   guint       index) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_json_pointer_dup_parent:
 * @token: (out) (optional) (transfer full): the last step, unescaped
 *
 * Returns: (transfer full) (nullable): the pointer without its last step, NULL for the root
 */
char  *cs_json_pointer_dup_parent (const char  *pointer,
                                   char       **token) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_json_pointer_split:
 *
 * Returns: (transfer full) (nullable): the steps, unescaped; NULL when @pointer is malformed
 */
char **cs_json_pointer_split    (const char *pointer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
