/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsOverviewPage:
 *
 * Where a newcomer starts: what the project is, its life as steps, and what became of connectors.
 */
#define CS_TYPE_OVERVIEW_PAGE (cs_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CsOverviewPage, cs_overview_page, CS, OVERVIEW_PAGE, CsPage)

G_END_DECLS
