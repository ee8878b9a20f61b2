/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * cs_card_name_dialog_new:
 * @card: a path in the project
 *
 * Asks for another name of a card; its sample data follow.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *cs_card_name_dialog_new (GtkWindow   *parent,
                                    CsWorkspace *workspace,
                                    const char  *card);

G_END_DECLS
