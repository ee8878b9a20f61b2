/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-private.h"

G_BEGIN_DECLS

/**
 * cs_localization_list_files:
 *
 * Returns: (transfer full) (element-type utf8): the language files that the manifest names and
 *   that are there, each once
 */
GPtrArray  *cs_localization_list_files  (CsCheck    *check) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_localization_get_default:
 * @key: a language file's: "name.short", "staticTabs[0].name"
 *
 * Returns: (nullable): the manifest's text at that place; for a full name that it does not have,
 *   the short one. NULL when there is none, or a blank one.
 */
const char *cs_localization_get_default (CsCheck    *check,
                                         const char *key);

G_END_DECLS
