/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-composer.h"

G_BEGIN_DECLS

/**
 * CsOutlineView:
 *
 * The parts of a card as a list, each as deep as it stands. Selects what the composer selects; rows
 * are dragged to other places, and what is dropped between them is inserted there.
 */
#define CS_TYPE_OUTLINE_VIEW (cs_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (CsOutlineView, cs_outline_view, CS, OUTLINE_VIEW, AdwBin)

void cs_outline_view_set_composer (CsOutlineView *self,
                                   CsComposer    *composer);

G_END_DECLS
