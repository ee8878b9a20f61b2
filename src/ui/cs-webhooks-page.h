/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsWebhooksPage:
 *
 * The webhooks of the project, sending cards to them, and what was sent.
 */
#define CS_TYPE_WEBHOOKS_PAGE (cs_webhooks_page_get_type ())
G_DECLARE_FINAL_TYPE (CsWebhooksPage, cs_webhooks_page, CS, WEBHOOKS_PAGE, CsPage)

G_END_DECLS
