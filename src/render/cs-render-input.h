/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-input-part.h"
#include "cs-render-kinds.h"

G_BEGIN_DECLS

/**
 * cs_render_input:
 * @part: a CsInputPart, whose control is there
 *
 * What all inputs have: label, name, rules, and the value that the card gives, as long as the card
 * gives another one than before.
 */
void cs_render_input (CsRender          *render,
                      CsPart            *part,
                      const CsObject    *object,
                      const CsInherited *inherited,
                      const char        *value);

G_END_DECLS
