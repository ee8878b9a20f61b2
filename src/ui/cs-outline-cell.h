/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CsOutlineCell:
 *
 * What a row of the outline is made of. A list has widgets for two hundred rows, of which a dozen
 * are seen; all that they draw is gone through for each frame. A cell that is far from what is seen
 * draws nothing.
 */
#define CS_TYPE_OUTLINE_CELL (cs_outline_cell_get_type ())
G_DECLARE_FINAL_TYPE (CsOutlineCell, cs_outline_cell, CS, OUTLINE_CELL, GtkBox)

GtkWidget *cs_outline_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
