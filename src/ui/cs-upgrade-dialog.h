/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsUpgradeDialog:
 *
 * Asks which manifest version to go to, shows what that changes, and does it as one step of the
 * history.
 */
#define CS_TYPE_UPGRADE_DIALOG (cs_upgrade_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsUpgradeDialog, cs_upgrade_dialog, CS, UPGRADE_DIALOG, AdwWindow)

GtkWidget *cs_upgrade_dialog_new (CsWorkspace *workspace,
                                  GtkWindow   *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
