/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-life.h"

G_BEGIN_DECLS

/**
 * CsOverviewRow:
 *
 * One step in the connector's life: its state, what is missing, and a button that goes there.
 *
 * Properties: "step" (construct-only).
 */
#define CS_TYPE_OVERVIEW_ROW (cs_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (CsOverviewRow, cs_overview_row, CS, OVERVIEW_ROW, GtkListBoxRow)

GtkWidget  *cs_overview_row_new      (CsLifeStep    *step) G_GNUC_WARN_UNUSED_RESULT;
CsLifeStep *cs_overview_row_get_step (CsOverviewRow *self);
/* As its button: goes to where the step is done. */
void        cs_overview_row_go       (CsOverviewRow *self);

G_END_DECLS
