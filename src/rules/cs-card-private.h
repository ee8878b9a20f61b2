/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-subject.h"

G_BEGIN_DECLS

typedef enum
{
  CS_CARD_UNKNOWN,
  CS_CARD_MESSAGE,
  CS_CARD_ADAPTIVE,
} CsCardLanguage;

/* cs-card-guess.c */

/**
 * cs_card_guess_language:
 * @object: a node
 *
 * Returns: what the object is, by the members that it has
 */
CsCardLanguage    cs_card_guess_language   (CsSnapshot       *snapshot,
                                            guint             object);
/**
 * cs_card_find_roots:
 * @envelope: (out): the message around them, CS_NODE_NONE when the text is a card itself
 *
 * Returns: (transfer full) (element-type guint): the cards in a text: itself, or what is attached
 *   to the message that it is
 */
GArray           *cs_card_find_roots       (CsSnapshot       *snapshot,
                                            guint            *envelope) G_GNUC_WARN_UNUSED_RESULT;

/* cs-card-target.c */

/**
 * cs_card_target_of:
 * @chosen: (out): somebody said so; else it was guessed
 *
 * Returns: where a card of the subject goes
 */
CsTarget          cs_card_target_of        (CsSubject        *subject,
                                            const char       *file,
                                            CsCardLanguage    language,
                                            gboolean         *chosen);

G_END_DECLS
