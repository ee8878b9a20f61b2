/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-card-answer.h"

G_BEGIN_DECLS

/**
 * CsAnswerBar:
 *
 * What the answer to a pressed button left with a card, below it. Not seen where there is none.
 *
 * Signal "back": the card is to be shown as it was before.
 */
#define CS_TYPE_ANSWER_BAR (cs_answer_bar_get_type ())
G_DECLARE_FINAL_TYPE (CsAnswerBar, cs_answer_bar, CS, ANSWER_BAR, AdwBin)

GtkWidget *cs_answer_bar_new        (void) G_GNUC_WARN_UNUSED_RESULT;
/* @answer: (nullable) */
void       cs_answer_bar_set_answer (CsAnswerBar  *self,
                                     CsCardAnswer *answer);

G_END_DECLS
