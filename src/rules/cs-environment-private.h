/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_environment_read:
 * @values: (element-type utf8 utf8): is filled; later lines win
 * @text: the content of an env/.env.NAME file
 *
 * Reads lines of the form NAME=VALUE as the toolkits' dotenv does: "#" comments, "export ",
 * values in single, double or backward quotes, \n in double quotes.
 */
void   cs_environment_read (GHashTable *values,
                            GBytes     *text);

/**
 * cs_environment_fill:
 * @text: a JSON text
 *
 * Replaces ${{NAME}} by NAME's value, escaped for a JSON string, wherever @values has one that is
 * not empty.
 *
 * Returns: (transfer full): the new text; @text itself when nothing was replaced
 */
GBytes *cs_environment_fill (GHashTable *values,
                             GBytes     *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
