/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-button-call.h"

G_BEGIN_DECLS

/**
 * CsCardAnswer:
 * @card: (nullable): the card that takes the old one's place
 * @status: (nullable): what stands in the card's reserved place from now on
 * @failed: whether that tells of a failure
 *
 * What the answer to a pressed button leaves with a card, as the client keeps it. Does not change.
 */
typedef struct
{
  GBytes   *card;
  char     *status;
  gboolean  failed;
} CsCardAnswer;

/* Returns: (transfer full): the words of the answer, with who pressed and when */
CsCardAnswer *cs_card_answer_new   (const CsButtonResult *result) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_answer_follow:
 * @before: (nullable)
 *
 * Returns: (transfer full): @answer; where it brings no new card, the one of @before stays
 */
CsCardAnswer *cs_card_answer_follow (CsCardAnswer         *before,
                                     CsCardAnswer         *answer) G_GNUC_WARN_UNUSED_RESULT;
CsCardAnswer *cs_card_answer_ref   (CsCardAnswer         *self);
void          cs_card_answer_unref (CsCardAnswer         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsCardAnswer, cs_card_answer_unref)

G_END_DECLS
