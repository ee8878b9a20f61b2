/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_html_entity_append:
 * @text: what begins with "&"
 * @length: how many bytes of @text may be read
 *
 * Appends the character that a reference at the beginning of @text stands for: "&amp;",
 * "&#38;" or "&#x26;". A number that is no character gives U+FFFD.
 *
 * Returns: how many bytes the reference has; 0, and nothing is appended, where none is
 */
gsize cs_html_entity_append (GString    *string,
                             const char *text,
                             gsize       length);

/**
 * cs_html_entities_decode:
 *
 * Decodes all references of @text, once: "&amp;nbsp;" gives "&nbsp;". What is none stays.
 */
char *cs_html_entities_decode (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
