/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsConnectorPage:
 *
 * The connector: its entry in the manifest, its configuration page, and what it was registered
 * with.
 */
#define CS_TYPE_CONNECTOR_PAGE (cs_connector_page_get_type ())
G_DECLARE_FINAL_TYPE (CsConnectorPage, cs_connector_page, CS, CONNECTOR_PAGE, CsPage)

G_END_DECLS
