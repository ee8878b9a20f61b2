/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Buttons beside one another, that get narrower where there is no room. */

#define CS_TYPE_STRIP_PART (cs_strip_part_get_type ())
G_DECLARE_FINAL_TYPE (CsStripPart, cs_strip_part, CS, STRIP_PART, CsPart)

CsPart *cs_strip_part_new       (void);
void    cs_strip_part_set_align (CsStripPart *self,
                                 CsAlign      align);
void    cs_strip_part_set_rtl   (CsStripPart *self,
                                 gboolean     rtl);

G_END_DECLS
