/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-card-drop.h"
#include "cs-card-view.h"

G_BEGIN_DECLS

/**
 * CsCanvasSheet:
 *
 * One drawn card on the canvas, and what lies over it: the frame around the selected part with its
 * name, a thin one around the part under the pointer, the mark of where something would be
 * dropped, and the entry for text that is edited in its place.
 *
 * Parts are known by their objects' nodes in the text; CS_NODE_NONE is none.
 *
 * Signal "edited" (const char *text): the text is to be that one.
 */
#define CS_TYPE_CANVAS_SHEET (cs_canvas_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CsCanvasSheet, cs_canvas_sheet, CS, CANVAS_SHEET, AdwBin)

GtkWidget  *cs_canvas_sheet_new          (void) G_GNUC_WARN_UNUSED_RESULT;
CsCardView *cs_canvas_sheet_get_view     (CsCanvasSheet *self);
/* @name: (nullable): of the part, for people */
void        cs_canvas_sheet_set_selected (CsCanvasSheet *self,
                                          guint          node,
                                          const char    *name);
/* Whether any value can be selected: one that is not drawn by itself has the frame of the nearest
 * thing around it that is. */
void        cs_canvas_sheet_set_nearest  (CsCanvasSheet *self,
                                          gboolean       nearest);
/* Sees to it that what is scrolled away is not drawn; to be asked for before each drawing. */
void        cs_canvas_sheet_check_sight  (CsCanvasSheet *self);
guint       cs_canvas_sheet_get_selected (CsCanvasSheet *self);
/* Returns: whether it is drawn; @box: (out): where, from the sheet's corner */
gboolean    cs_canvas_sheet_find_selected (CsCanvasSheet   *self,
                                           graphene_rect_t *box);
void        cs_canvas_sheet_set_hovered  (CsCanvasSheet *self,
                                          guint          node);
/* @across: what follows stands beside it, not below it */
void        cs_canvas_sheet_set_drop     (CsCanvasSheet *self,
                                          guint          node,
                                          CsDropSide     side,
                                          gboolean       across);
/**
 * cs_canvas_sheet_edit:
 * @text: what the part says now
 * @lines: whether it may have several lines
 *
 * Puts an entry over the selected part. Enter, and going elsewhere, takes what was typed; Escape
 * leaves all as it was.
 */
void        cs_canvas_sheet_edit         (CsCanvasSheet *self,
                                          const char    *text,
                                          gboolean       lines);
/* Takes what was typed. */
void        cs_canvas_sheet_finish       (CsCanvasSheet *self);
/* (transfer none) (nullable): the entry while there is one, for tests */
GtkWidget  *cs_canvas_sheet_get_editor   (CsCanvasSheet *self);

G_END_DECLS
