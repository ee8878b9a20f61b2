/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsAppPage:
 *
 * The manifest's own members: names, identity, developer.
 */
#define CS_TYPE_APP_PAGE (cs_app_page_get_type ())
G_DECLARE_FINAL_TYPE (CsAppPage, cs_app_page, CS, APP_PAGE, CsPage)

G_END_DECLS
