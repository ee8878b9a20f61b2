/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_pattern_matches:
 * @pattern: an expression of a row in the tables
 * @text: UTF-8
 *
 * Judges as ECMAScript does: "$" is the very end, and "\s" any white space of Unicode. The common
 * patterns are matched by hand; others are compiled once and kept. Any thread.
 *
 * Returns: whether @pattern matches somewhere in @text
 */
gboolean cs_pattern_matches (const char *pattern,
                             const char *text);

/**
 * cs_uri_is_valid:
 *
 * Returns: whether @text is a URI with a scheme by RFC 3986, as Microsoft's schemas ask of
 *   "$schema". One slash before the host is let pass, as the usual validators do.
 */
gboolean cs_uri_is_valid    (const char *text);

G_END_DECLS
