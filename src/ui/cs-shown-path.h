/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_shown_path_dup:
 * @path: absolute, in the file name encoding
 *
 * Returns: (transfer full): the path for people to read, in UTF-8, with "~" for their home
 */
char *cs_shown_path_dup (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
