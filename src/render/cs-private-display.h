/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A display of our own, for drawing where the user has none: an Xvfb, or a gtk4-broadwayd. Before
 * GTK begins. */

/* Returns: whether the environment names no display */
gboolean cs_private_display_is_needed (void);
/**
 * cs_private_display_run:
 * @arguments: a program's, its name first
 *
 * Starts a display, runs the program on it with "--again" added to its arguments, and ends the
 * display with it.
 *
 * Returns: the program's exit status; -1 with an error that says what to install
 */
int      cs_private_display_run       (char   **arguments,
                                       GError **error);

G_END_DECLS
