/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-canvas.h"
#include "cs-composer.h"

G_BEGIN_DECLS

/* What is done to the selected part of a card, as actions: "card.cut", "card.move-up". */

/**
 * CsCardActions:
 *
 * The actions of one card's page; they are enabled as the selection allows. What cannot be done is
 * told as a toast of the window.
 */
#define CS_TYPE_CARD_ACTIONS (cs_card_actions_get_type ())
G_DECLARE_FINAL_TYPE (CsCardActions, cs_card_actions, CS, CARD_ACTIONS, GSimpleActionGroup)

/**
 * cs_card_actions_new:
 * @page: (not nullable): where they are used; it outlives them
 */
CsCardActions *cs_card_actions_new      (GtkWidget     *page,
                                         CsComposer    *composer,
                                         CsCardCanvas  *canvas) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_actions_add_keys:
 *
 * Lets the keys of the actions work in @widget and what is in it, but not where text is typed.
 */
void           cs_card_actions_add_keys (GtkWidget     *widget);

G_END_DECLS
