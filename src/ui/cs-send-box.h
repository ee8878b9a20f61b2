/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-channel-desk.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsSendBox:
 *
 * Where a card is sent from: the webhooks to choose from, the local channel before all, what keeps
 * the card from being sent, and what became of it.
 *
 * Actions: "send-box.send"; "send-box.copy" (the name of a language): copies a program that sends
 * the card; "send-box.with-address": whether that program has the address in it.
 */
#define CS_TYPE_SEND_BOX (cs_send_box_get_type ())
G_DECLARE_FINAL_TYPE (CsSendBox, cs_send_box, CS, SEND_BOX, AdwBin)

/**
 * cs_send_box_new:
 * @card: (nullable): the card's path; NULL offers those of the project
 * @edits: whether webhooks are added and changed here
 */
GtkWidget *cs_send_box_new     (CsWorkspace    *workspace,
                                const char     *card,
                                gboolean        edits);
/* Shows what the project is now. */
void       cs_send_box_refresh (CsSendBox      *self);
/**
 * cs_send_box_resend:
 * @message: what was sent before, which goes to the same webhook as it was
 */
void       cs_send_box_resend  (CsSendBox      *self,
                                CsSentMessage  *message);

G_END_DECLS
