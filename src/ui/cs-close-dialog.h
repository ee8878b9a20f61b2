/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/* The responses; any other one leaves the window open. */
#define CS_CLOSE_DIALOG_SAVE    "save"
#define CS_CLOSE_DIALOG_DISCARD "discard"

/**
 * cs_close_dialog_new:
 *
 * Asks what is to become of unsaved work, and names the files that it is in.
 *
 * Returns: (transfer none): an AdwMessageDialog
 */
GtkWindow *cs_close_dialog_new (GtkWindow   *parent,
                                CsWorkspace *workspace);

G_END_DECLS
