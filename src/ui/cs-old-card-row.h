/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-old-card.h"

G_BEGIN_DECLS

/**
 * CsOldCardRow:
 *
 * A file in the list of a folder that is converted: whether it is to be written, what became of it
 * and how large it is.
 */
#define CS_TYPE_OLD_CARD_ROW (cs_old_card_row_get_type ())
G_DECLARE_FINAL_TYPE (CsOldCardRow, cs_old_card_row, CS, OLD_CARD_ROW, GtkBox)

GtkWidget *cs_old_card_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* @card: (nullable) */
void       cs_old_card_row_set_card (CsOldCardRow *self,
                                     CsOldCard    *card);

G_END_DECLS
