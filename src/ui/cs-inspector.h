/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-composer.h"

G_BEGIN_DECLS

/**
 * CsInspector:
 *
 * What the selected part of a card says, as a form: the members that its kind has, those that are
 * rare folded away, and what the target does not show left out unless it is there.
 */
#define CS_TYPE_INSPECTOR (cs_inspector_get_type ())
G_DECLARE_FINAL_TYPE (CsInspector, cs_inspector, CS, INSPECTOR, AdwBin)

void cs_inspector_set_composer (CsInspector *self,
                                CsComposer  *composer);
void cs_inspector_set_target   (CsInspector *self,
                                CsTarget     target);

G_END_DECLS
