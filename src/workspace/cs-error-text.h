/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_error_text_dup:
 *
 * What stopped us, for people to read. A GError's text is a clause in lower case that names the
 * subject and the reason; this is a sentence, and where a way out is known a second one that
 * says it.
 *
 * Returns: (transfer full): the text, translated
 */
char *cs_error_text_dup (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_error_text_dup_of_card:
 * @error: why something cannot be done to a card
 *
 * Returns: (transfer full): one sentence where composing has a word for it; else what was not done
 *   and what to do, and the reason in a paragraph of its own
 */
char *cs_error_text_dup_of_card (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

/* The sentence alone, of the clause that a GError's text is. */
char *cs_error_text_dup_sentence (const char *clause) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
