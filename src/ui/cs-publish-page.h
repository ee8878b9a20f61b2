/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsPublishPage:
 *
 * The ways of a package to its users: into a team, an organization's catalog, or the store.
 */
#define CS_TYPE_PUBLISH_PAGE (cs_publish_page_get_type ())
G_DECLARE_FINAL_TYPE (CsPublishPage, cs_publish_page, CS, PUBLISH_PAGE, CsPage)

G_END_DECLS
