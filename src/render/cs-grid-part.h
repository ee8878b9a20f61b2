/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Facts: a table of two columns whose widths fit what stands in them. Its children come in pairs,
 * a title and its value. */

#define CS_TYPE_GRID_PART (cs_grid_part_get_type ())
G_DECLARE_FINAL_TYPE (CsGridPart, cs_grid_part, CS, GRID_PART, CsPart)

CsPart *cs_grid_part_new     (void);
void    cs_grid_part_set_rtl (CsGridPart *self,
                              gboolean    rtl);

G_END_DECLS
