/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-stack-part.h"

G_BEGIN_DECLS

/* Columns beside one another: a column set, a row of a table. */

#define CS_TYPE_ROW_PART (cs_row_part_get_type ())
G_DECLARE_FINAL_TYPE (CsRowPart, cs_row_part, CS, ROW_PART, CsPart)

CsPart *cs_row_part_new         (void);
/* Where columns leave room on both sides. */
void    cs_row_part_set_align   (CsRowPart *self,
                                 CsAlign    align);
/* Runs from right to left. */
void    cs_row_part_set_rtl     (CsRowPart *self,
                                 gboolean   rtl);
void    cs_row_part_set_surface (CsRowPart       *self,
                                 const CsSurface *surface);

G_END_DECLS
