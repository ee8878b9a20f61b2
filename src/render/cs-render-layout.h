/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-render.h"

G_BEGIN_DECLS

/* How wide a card is, as Teams counts, from the width in pixels. */
CsWidthClass cs_width_class_of    (double          width);
/* @word: (nullable): "Narrow", "atLeast:Wide", as a card writes it; what is none fits */
gboolean     cs_width_class_fits  (CsWidthClass    self,
                                   const char     *word);
/* Returns: whether the object at @node is meant for a card of this width */
gboolean     cs_render_fits_width (CsRender       *render,
                                   guint           node);
/* Returns: whether what @object holds flows, and then by which layout */
gboolean     cs_render_find_flow  (CsRender       *render,
                                   const CsObject *object,
                                   CsObject       *layout);

/* What holds the flowing elements, in the part of their container. */
extern const CsRenderer cs_renderer_flow;

G_END_DECLS
