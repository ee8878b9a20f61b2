/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsAdminPage:
 *
 * What an administrator of a Microsoft 365 organization can do about connectors: choices, and the
 * commands that make them so. Nothing of it is a part of the project.
 */
#define CS_TYPE_ADMIN_PAGE (cs_admin_page_get_type ())
G_DECLARE_FINAL_TYPE (CsAdminPage, cs_admin_page, CS, ADMIN_PAGE, CsPage)

G_END_DECLS
