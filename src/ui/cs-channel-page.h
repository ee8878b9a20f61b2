/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsChannelPage:
 *
 * The local channel: its addresses, what goes wrong on demand, and the conversation, the newest
 * message first.
 */
#define CS_TYPE_CHANNEL_PAGE (cs_channel_page_get_type ())
G_DECLARE_FINAL_TYPE (CsChannelPage, cs_channel_page, CS, CHANNEL_PAGE, CsPage)

G_END_DECLS
