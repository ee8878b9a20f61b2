/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-composer.h"

G_BEGIN_DECLS

/* Asks for another id of the selected part; what refers to it follows, in one step. Says why an id
 * cannot be, and stays open then.
 *
 * Returns: (transfer none): the dialog, not shown yet */
GtkWidget *cs_rename_dialog_new (GtkWindow  *parent,
                                 CsComposer *composer);

G_END_DECLS
