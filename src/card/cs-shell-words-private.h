/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_shell_words_read:
 *
 * The words of a command line as a shell reads them, with '...', "..." and $'...', and lines
 * continued by a backslash, or by "^" as Windows does it. Nothing is expanded.
 *
 * Returns: (transfer full): the words
 */
char **cs_shell_words_read (const char *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
