/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_words_find:
 * @text: UTF-8
 * @word: a word or a phrase in ASCII
 *
 * Looks for @word as a whole word, in any case: "prod" is not found in "productivity", but
 * "Teams" is in "TeamsToDo", where a capital begins the next word.
 *
 * Returns: (nullable): where it begins in @text
 */
const char *cs_words_find       (const char        *text,
                                 const char        *word);
/* As cs_words_find(), but the letters' case must be the same. */
const char *cs_words_find_exact (const char        *text,
                                 const char        *word);
/* Returns: (nullable): the first of the NULL-terminated @words that is in @text */
const char *cs_words_find_any   (const char        *text,
                                 const char *const *words);
/* Whether @text begins with @word as a whole word. */
gboolean    cs_words_lead       (const char        *text,
                                 const char        *word);
guint       cs_words_count      (const char        *text);
/* Whether there is nothing but space. */
gboolean    cs_words_is_blank   (const char        *text);

G_END_DECLS
