/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-canvas-sheet.h"
#include "cs-card-filling.h"
#include "cs-theme.h"

G_BEGIN_DECLS

/**
 * CsCardCanvas:
 *
 * The place in which a card is seen while it is composed: as wide as in Teams, in one theme or in
 * the light and the dark one beside each other. Holds the last sound text.
 */
#define CS_TYPE_CARD_CANVAS (cs_card_canvas_get_type ())
G_DECLARE_FINAL_TYPE (CsCardCanvas, cs_card_canvas, CS, CARD_CANVAS, AdwBin)

/**
 * CsCanvasWidth:
 *
 * How wide a card is in Teams.
 */
typedef enum
{
  CS_CANVAS_PHONE,
  CS_CANVAS_CHAT,
  CS_CANVAS_CHANNEL,
  CS_CANVAS_FULL,
  CS_CANVAS_ANY,
} CsCanvasWidth;

#define CS_N_CANVAS_WIDTHS 5

/* Translated */
const char *cs_canvas_width_get_title  (CsCanvasWidth  width);

void        cs_card_canvas_set_filling  (CsCardCanvas  *self,
                                         CsCardFilling *filling);
/**
 * cs_card_canvas_set_themes:
 * @second: another theme beside the first, or CS_N_THEMES for none
 */
void        cs_card_canvas_set_themes   (CsCardCanvas  *self,
                                         CsThemeName    first,
                                         CsThemeName    second);
void        cs_card_canvas_set_width    (CsCardCanvas  *self,
                                         CsCanvasWidth  width);
void        cs_card_canvas_set_target   (CsCardCanvas  *self,
                                         CsTarget       target);
/* Whether the card is tried out: what is clicked is its buttons and inputs, and no part of it is
 * selected by that. */
void        cs_card_canvas_set_trying   (CsCardCanvas  *self,
                                         gboolean       trying);
/* Puts an entry over the selected part, where that has text. */
void        cs_card_canvas_edit_text    (CsCardCanvas  *self);
/**
 * cs_card_canvas_export:
 * @scale: pixels of the picture for one of the card
 *
 * Returns: (transfer full) (nullable): what is shown as a PNG, in the first theme and as wide as
 *   on the canvas
 */
GBytes     *cs_card_canvas_export       (CsCardCanvas  *self,
                                         double         scale,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none): of the first theme, or the second */
CsCanvasSheet *cs_card_canvas_get_sheet (CsCardCanvas  *self,
                                         guint          index);

G_END_DECLS
