/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cs-span.h"

G_BEGIN_DECLS

/**
 * CsUrlToken:
 * @name: between the braces
 * @usual: offered to people; the others are known names for the same things, or rare
 * @title: translatable: what stands there instead when Teams opens the page
 * @help: translatable, one sentence: what a page needs it for
 *
 * A word in braces that Teams replaces when it opens a page: "{loginHint}". The names are those of
 * the context of teams-js 1 and 2.
 */
typedef struct
{
  const char *name;
  gboolean    usual;
  const char *title;
  const char *help;
} CsUrlToken;

/* All that are known, the usual ones first. */
const CsUrlToken *cs_url_tokens          (guint             *n_tokens);
const CsUrlToken *cs_url_token_find      (const char        *name);
/**
 * cs_url_token_guess:
 *
 * Returns: (nullable): the token that somebody meant who wrote @name in other letters
 */
const CsUrlToken *cs_url_token_guess     (const char        *name);

/**
 * cs_url_token_find_next:
 * @text: UTF-8
 * @from: the byte offset from which to look
 * @span: (out): the bytes of the next word in braces, braces included
 * @token: (out) (nullable): the token, or NULL for a word that Teams does not know
 *
 * Passes over placeholders such as "${{HOST}}", which are filled in long before Teams sees them.
 *
 * Returns: whether there is one
 */
gboolean          cs_url_token_find_next (const char        *text,
                                          gsize              from,
                                          CsSpan            *span,
                                          const CsUrlToken **token);

G_END_DECLS
