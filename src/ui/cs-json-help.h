/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-vocab.h"

G_BEGIN_DECLS

/**
 * cs_json_help_dup_markup:
 * @version: of the text
 *
 * Returns: (transfer full): Pango markup: the member's title, its sentence and its facts
 */
char *cs_json_help_dup_markup (const CsMember *member,
                               CsVersion       version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
