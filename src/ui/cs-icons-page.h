/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-workshop.h"
#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsIconsPage:
 *
 * The icons that the project has and what is wrong with them, the workshop that makes others, how
 * both look in Teams, and the accent color that goes with them.
 */
#define CS_TYPE_ICONS_PAGE (cs_icons_page_get_type ())
G_DECLARE_FINAL_TYPE (CsIconsPage, cs_icons_page, CS, ICONS_PAGE, CsPage)

CsIconWorkshop *cs_icons_page_get_workshop (CsIconsPage *self);

G_END_DECLS
