/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Children one after the other, in as many lines as they need: a set of pictures, a flow. */

#define CS_TYPE_WRAP_PART (cs_wrap_part_get_type ())
G_DECLARE_FINAL_TYPE (CsWrapPart, cs_wrap_part, CS, WRAP_PART, CsPart)

CsPart *cs_wrap_part_new       (void);
void    cs_wrap_part_set_gaps  (CsWrapPart *self,
                                double      column_gap,
                                double      row_gap);
/* @min, @max: width of each child; 0 for none. @fill: the children of a line share what is left. */
void    cs_wrap_part_set_items (CsWrapPart *self,
                                double      min,
                                double      max,
                                gboolean    fill);
void    cs_wrap_part_set_align (CsWrapPart *self,
                                CsAlign     align);
/* @place: of a child that is lower than its line: 0 at its top, 1 at its bottom */
void    cs_wrap_part_set_place (CsWrapPart *self,
                                double      place);
/* @loose: a child may be wider than there is room */
void    cs_wrap_part_set_loose (CsWrapPart *self,
                                gboolean    loose);
void    cs_wrap_part_set_rtl   (CsWrapPart *self,
                                gboolean    rtl);

G_END_DECLS
