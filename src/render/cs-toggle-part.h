/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-part.h"

G_BEGIN_DECLS

/* One box to tick, that stands for one of two values. It is a CsInput. */

#define CS_TYPE_TOGGLE_PART (cs_toggle_part_get_type ())
G_DECLARE_FINAL_TYPE (CsTogglePart, cs_toggle_part, CS, TOGGLE_PART, CsCheckPart)

CsPart *cs_toggle_part_new        (void);
void    cs_toggle_part_set_values (CsTogglePart *self,
                                   const char   *on,
                                   const char   *off);

G_END_DECLS
