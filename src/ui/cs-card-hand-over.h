/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-canvas.h"
#include "cs-card-filling.h"

G_BEGIN_DECLS

/**
 * cs_card_hand_over_add:
 * @actions: (not nullable): gets "copy-json", "copy-payload", "copy-picture", "save-json",
 *   "save-payload", "save-picture"
 * @page: where they are used; outlives them
 *
 * The ways of giving a card to somebody else: as it is shown, with its sample data filled in.
 */
void cs_card_hand_over_add (GActionMap    *actions,
                            GtkWidget     *page,
                            CsCardFilling *filling,
                            CsCardCanvas  *canvas);

G_END_DECLS
