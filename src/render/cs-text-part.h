/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Text that is only looked at: a text block, a label, a fact. */

#define CS_TYPE_TEXT_PART (cs_text_part_get_type ())
G_DECLARE_FINAL_TYPE (CsTextPart, cs_text_part, CS, TEXT_PART, CsPart)

CsPart     *cs_text_part_new      (void);
/* @flow: (transfer full) (nullable) */
void        cs_text_part_set_flow (CsTextPart *self,
                                   CsTextFlow *flow);
CsTextFlow *cs_text_part_get_flow (CsTextPart *self);
/* 0: no heading */
void        cs_text_part_set_level (CsTextPart *self,
                                    guint       level);

G_END_DECLS
