/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-card-filling.h"

G_BEGIN_DECLS

/**
 * CsCardStatus:
 *
 * The line below a card: how large it is and how much of that Teams takes, what its notification
 * says, and the ways of handing it over.
 */
#define CS_TYPE_CARD_STATUS (cs_card_status_get_type ())
G_DECLARE_FINAL_TYPE (CsCardStatus, cs_card_status, CS, CARD_STATUS, AdwBin)

void cs_card_status_set_filling (CsCardStatus  *self,
                                 CsCardFilling *filling);
/* In a narrow page the text of the notification stands in a line of its own. */
void       cs_card_status_set_narrow  (CsCardStatus  *self,
                                       gboolean       narrow);

G_END_DECLS
