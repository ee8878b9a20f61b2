/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"

G_BEGIN_DECLS

/* The languages of cards: MessageCard, which has no versions, and Adaptive Cards 1.0 to 1.6 with
 * what Teams adds to them. */

extern const CsShape cs_vocab_message_card;
extern const CsShape cs_vocab_adaptive_card;
/* The message in which a webhook gets an Adaptive Card: attachments/0/content. */
extern const CsShape cs_vocab_card_message;

/* What may stand in the body of an Adaptive Card and in its containers; what may be done. */
extern const CsFamily cs_adaptive_elements;
extern const CsFamily cs_adaptive_actions;
/* The same without what cannot unfold from a selected element. */
extern const CsFamily cs_adaptive_select_actions;
/* The pieces of a rich text, and what arranges a container. */
extern const CsFamily cs_adaptive_inlines;
extern const CsFamily cs_adaptive_layouts;
/* Places that only one kind may take, whose type need not be named. */
extern const CsFamily cs_adaptive_columns;
extern const CsFamily cs_adaptive_rows;
extern const CsFamily cs_adaptive_cells;
extern const CsFamily cs_adaptive_images;
extern const CsFamily cs_adaptive_pages;
/* The actions of a MessageCard, and the inputs of its ActionCards. */
extern const CsFamily cs_message_actions;
extern const CsFamily cs_message_inputs;

#define CS_ADAPTIVE_VERSION_NEWEST CS_VERSION (1, 6)
/* The newest version that Teams shows. */
#define CS_ADAPTIVE_VERSION_TEAMS  CS_VERSION (1, 5)

G_END_DECLS
