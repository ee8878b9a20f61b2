/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * cs_send_dialog_new:
 * @parent: (nullable)
 * @card: the card's path in @workspace
 *
 * Sends one card: to the local channel, which needs nothing to be set up, or to webhooks of the
 * project.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *cs_send_dialog_new (GtkWindow   *parent,
                               CsWorkspace *workspace,
                               const char  *card);

G_END_DECLS
