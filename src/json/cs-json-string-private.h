/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_json_string_quote_length:
 * @text: where a string might begin, @length bytes
 * @quote: (out): the kind of quote, as its first byte: '"', '\'', '`' or 0xe2 for a curly one
 *
 * Returns: how many bytes the quote has, 0 when no string begins here
 */
guint cs_json_string_quote_length (const char *text,
                                   gsize       length,
                                   guchar     *quote);

/**
 * cs_json_string_decode:
 * @token: a string as it is spelled, with its quotes of any kind; the closing one may be missing
 * @length: its number of bytes
 * @decoded: (out caller-allocates): room for @length bytes; a decoded string and its NUL never
 *   need more, because the opening quote alone leaves room for the NUL
 *
 * Decodes leniently: an unknown escape stands for its character, a lone surrogate for U+FFFD.
 *
 * Returns: the number of bytes of the decoded string, which may hold a NUL
 */
gsize cs_json_string_decode       (const char *token,
                                   gsize       length,
                                   char       *decoded);

void  cs_json_string_append_quoted (GString    *result,
                                    const char *text,
                                    gsize       length);

G_END_DECLS
