/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"
#include "cs-theme.h"

G_BEGIN_DECLS

/**
 * CsCardPage:
 *
 * The page of one card, CsPage's "path": drawn as Teams draws it, beside its parts and what they
 * say.
 */
#define CS_TYPE_CARD_PAGE (cs_card_page_get_type ())
G_DECLARE_FINAL_TYPE (CsCardPage, cs_card_page, CS, CARD_PAGE, CsPage)

/* The theme in which the card is shown first. */
CsThemeName cs_card_page_get_theme (CsCardPage *self);

G_END_DECLS
