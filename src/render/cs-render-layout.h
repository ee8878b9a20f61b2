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
/* Returns: (nullable): who arranges what @object holds; NULL: one thing below the other */
const CsRenderer *cs_render_find_layout (CsRender       *render,
                                         const CsObject *object);
/* Returns: the layout of @object that counts, for those renderers; with no node where none does */
CsObject     cs_render_get_layout (CsRender       *render,
                                   const CsObject *object);
/* Makes the children of @part show what @object, a card or a container, holds. */
void         cs_render_laid_out   (CsRender          *render,
                                   CsPart            *part,
                                   const CsObject    *object,
                                   const CsInherited *inherited);

/* What holds the elements, in the part of their container. */
extern const CsRenderer cs_renderer_flow;
extern const CsRenderer cs_renderer_area_grid;

G_END_DECLS
