/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-card-answer.h"
#include "cs-press.h"

G_BEGIN_DECLS

/**
 * cs_button_dialog_present:
 * @press: what was pressed in a card
 *
 * Shows what pressing a button would do outside of the card. What goes to the developer's endpoint
 * is shown as it would go, and is really sent when somebody says so; then what the endpoint's
 * answer makes of the card is shown.
 *
 * Returns: (transfer none) (nullable): the CsButtonDialog, where there is one; it emits "answered"
 *   (CsCardAnswer *answer) when the endpoint answered, or could not be reached
 */
GtkWindow *cs_button_dialog_present (GtkWidget     *widget,
                                     const CsPress *press);

/**
 * cs_button_dialog_new:
 * @parent: (nullable)
 * @press: of an address that gets something
 *
 * Returns: (transfer none) (nullable): the dialog with the request; NULL where none can be made
 */
GtkWindow *cs_button_dialog_new (GtkWindow      *parent,
                                 const CsPress  *press,
                                 GError        **error);

#define CS_TYPE_BUTTON_DIALOG (cs_button_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsButtonDialog, cs_button_dialog, CS, BUTTON_DIALOG, AdwWindow)

G_END_DECLS
