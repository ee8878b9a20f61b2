/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-composer.h"

G_BEGIN_DECLS

/**
 * CsPalette:
 *
 * What may be put into a card, by purpose: a click or Enter inserts it at the selected part, and it
 * can be dragged to its place.
 */
#define CS_TYPE_PALETTE (cs_palette_get_type ())
G_DECLARE_FINAL_TYPE (CsPalette, cs_palette, CS, PALETTE, AdwBin)

void cs_palette_set_composer (CsPalette  *self,
                              CsComposer *composer);
/* What a target does not show is not offered; CS_TARGET_NONE offers all. */
void cs_palette_set_target   (CsPalette  *self,
                              CsTarget    target);

/* Lets people type what they look for. */
void       cs_palette_search       (CsPalette  *self);

G_END_DECLS
