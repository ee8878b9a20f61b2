/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-channel-desk.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsWebhookDialog:
 *
 * Asks for a webhook's name and address, and says what there is to say about the address while it
 * is typed. The name goes into the project, as a step of the history; the address into the keyring.
 *
 * Signal "kept" (const char *name): the project has it now.
 */
#define CS_TYPE_WEBHOOK_DIALOG (cs_webhook_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsWebhookDialog, cs_webhook_dialog, CS, WEBHOOK_DIALOG, AdwWindow)

/**
 * cs_webhook_dialog_new:
 * @parent: (nullable)
 * @name: (nullable): the webhook to change; NULL for a new one
 */
GtkWidget *cs_webhook_dialog_new (GtkWindow   *parent,
                                  CsWorkspace *workspace,
                                  const char  *name);

G_END_DECLS
