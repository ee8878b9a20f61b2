/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-message-store.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsMessageDialog:
 *
 * All that is known of a message of the local channel: the answer, what is wrong with the card, the
 * request and the payload as they came. From here the card goes into the project, or is compared
 * with one of it.
 *
 * Actions: "message.open"; "message.compare" (a card's path).
 *
 * Signal "opened" (const char *path): the card is in the project now.
 */
#define CS_TYPE_MESSAGE_DIALOG (cs_message_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsMessageDialog, cs_message_dialog, CS, MESSAGE_DIALOG, AdwWindow)

GtkWidget *cs_message_dialog_new (GtkWindow        *parent,
                                  CsWorkspace      *workspace,
                                  CsChannelMessage *message);

G_END_DECLS
