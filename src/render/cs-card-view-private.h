/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-view.h"
#include "cs-render.h"

G_BEGIN_DECLS

/* For what is pressed in a card: how to draw a piece of text into it, as all of it is drawn. */
void cs_card_view_begin (CsCardView    *self,
                         CsSnapshot    *snapshot,
                         CsRender      *render);
/* Tells those around the card. */
void cs_card_view_press (CsCardView    *self,
                         const CsPress *press);

G_END_DECLS
