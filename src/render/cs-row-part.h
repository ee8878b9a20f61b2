/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

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
/* @background: 0 for none */
void    cs_row_part_set_surface (CsRowPart *self,
                                 guint32    background);

G_END_DECLS
