/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-render.h"

G_BEGIN_DECLS

/* One of each kind, each in a file of its own: cs-render-KIND.c. */

extern const CsRenderer cs_renderer_action_set;
extern const CsRenderer cs_renderer_badge;
extern const CsRenderer cs_renderer_carousel;
extern const CsRenderer cs_renderer_code_block;
extern const CsRenderer cs_renderer_column_set;
extern const CsRenderer cs_renderer_component;
extern const CsRenderer cs_renderer_compound_button;
extern const CsRenderer cs_renderer_container;
extern const CsRenderer cs_renderer_fact_set;
extern const CsRenderer cs_renderer_icon;
extern const CsRenderer cs_renderer_image;
extern const CsRenderer cs_renderer_image_set;
extern const CsRenderer cs_renderer_input_choice_set;
extern const CsRenderer cs_renderer_input_date;
extern const CsRenderer cs_renderer_input_number;
extern const CsRenderer cs_renderer_input_rating;
extern const CsRenderer cs_renderer_input_text;
extern const CsRenderer cs_renderer_input_time;
extern const CsRenderer cs_renderer_input_toggle;
extern const CsRenderer cs_renderer_media;
extern const CsRenderer cs_renderer_progress_bar;
extern const CsRenderer cs_renderer_progress_ring;
extern const CsRenderer cs_renderer_rating;
extern const CsRenderer cs_renderer_rich_text_block;
extern const CsRenderer cs_renderer_table;
extern const CsRenderer cs_renderer_text_block;
extern const CsRenderer cs_renderer_charts[];
extern const guint      cs_n_renderer_charts;

/**
 * cs_render_has_unmet_items:
 * @node: a column
 *
 * Returns: whether it requires what is not there, or holds something unknown that has no fallback
 *   of its own
 */
gboolean cs_render_has_unmet_items (CsRender          *render,
                                    guint              node);

/* Fills @part, a CsStackPart, with a whole card on the ground of @style. */
void     cs_render_card            (CsRender          *render,
                                    CsPart            *part,
                                    const CsObject    *object,
                                    CsContainerStyle   style);

/* Begins text in lines as high as its fonts need, among the page's own font. */
void     cs_render_begin_rich      (CsTextFlow        *flow);

/* The buttons of @object's "actions" into @part, a CsStackPart. Returns: how many there are */
guint    cs_render_actions         (CsRender          *render,
                                    CsPart            *part,
                                    const CsObject    *object,
                                    const CsInherited *inherited);

G_END_DECLS
