/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-stack-part.h"

G_BEGIN_DECLS

/* Code with the numbers of its lines. Of many only the first ones are shown until people ask for
 * the rest. */

#define CS_TYPE_CODE_PART (cs_code_part_get_type ())
G_DECLARE_FINAL_TYPE (CsCodePart, cs_code_part, CS, CODE_PART, CsStackPart)

#define CS_CODE_FIRST_LINES 10

CsPart *cs_code_part_new      (void);
/**
 * cs_code_part_set_code:
 * @language: (nullable): what stands above the code
 * @first: number of the first line
 * @color: of the code; @subtle: of the numbers
 */
void    cs_code_part_set_code (CsCodePart *self,
                               const char *code,
                               const char *language,
                               int         first,
                               guint32     color,
                               guint32     subtle);

G_END_DECLS
