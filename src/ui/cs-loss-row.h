/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-conversion.h"

G_BEGIN_DECLS

/**
 * CsLossRow:
 *
 * A row of a conversion's report: what became of a part of the old card, and where it stood.
 */
#define CS_TYPE_LOSS_ROW (cs_loss_row_get_type ())
G_DECLARE_FINAL_TYPE (CsLossRow, cs_loss_row, CS, LOSS_ROW, GtkListBoxRow)

/* @loss: outlives the row; @place: the JSON pointer in the new card */
GtkWidget    *cs_loss_row_new      (const CsLoss *loss,
                                    const char   *place) G_GNUC_WARN_UNUSED_RESULT;
const CsLoss *cs_loss_row_get_loss (CsLossRow    *self);

G_END_DECLS
