/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-icon-maker.h"

G_BEGIN_DECLS

/**
 * CsIconCanvas:
 *
 * The colour icon while it is being made: the source is dragged to move it, scrolled or pinched
 * to scale it, and by the keyboard moved with the arrows and scaled with + and -; 0 shows it whole.
 *
 * Signal "changed": the user gave the recipe another crop.
 */
#define CS_TYPE_ICON_CANVAS (cs_icon_canvas_get_type ())
G_DECLARE_FINAL_TYPE (CsIconCanvas, cs_icon_canvas, CS, ICON_CANVAS, GtkWidget)

/**
 * cs_icon_canvas_set_source:
 * @source: (nullable)
 * @recipe: how it begins
 */
void                cs_icon_canvas_set_source     (CsIconCanvas       *self,
                                                   CsPicture          *source,
                                                   const CsIconRecipe *recipe);
const CsIconRecipe *cs_icon_canvas_get_recipe     (CsIconCanvas       *self);
void                cs_icon_canvas_set_padding    (CsIconCanvas       *self,
                                                   double              padding);
/* @background: (nullable): R, G, B; NULL for the source's own ground */
void                cs_icon_canvas_set_background (CsIconCanvas       *self,
                                                   const guint8       *background);
/**
 * cs_icon_canvas_set_result:
 * @result: (nullable): the icon as it was made from the present recipe; shown until the recipe
 *   changes again
 */
void                cs_icon_canvas_set_result     (CsIconCanvas       *self,
                                                   CsPicture          *result);
void                cs_icon_canvas_set_show_safe_area (CsIconCanvas   *self,
                                                       gboolean        show);

/* What the keys and the wheel do. @factor: above 1 to come closer. */
void                cs_icon_canvas_scale          (CsIconCanvas       *self,
                                                   double              factor);
/* In parts of the icon's side; positive is right and down. */
void                cs_icon_canvas_move           (CsIconCanvas       *self,
                                                   double              x,
                                                   double              y);
void                cs_icon_canvas_show_whole     (CsIconCanvas       *self);

G_END_DECLS
