/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_cli_run:
 * @arguments: (array zero-terminated=1): those of the program, without its name
 *
 * The whole program: a command, or the window where none is named.
 *
 * Returns: the exit status: 0 fine, 1 findings of severity error, 2 could not work
 */
int cs_cli_run (const char * const *arguments);

G_END_DECLS
