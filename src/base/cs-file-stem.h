/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_file_stem_dup:
 * @title: UTF-8, as people write it: "Build Bell"
 *
 * Returns: (transfer full): @title as files and folders are called, "build-bell": letters and
 *   digits in lower case, and one hyphen for whatever is between them; empty where it has neither
 */
char *cs_file_stem_dup (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
