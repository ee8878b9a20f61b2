/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"
#include "cs-press.h"
#include "cs-snapshot.h"
#include "cs-target.h"

G_BEGIN_DECLS

/* A card, drawn as Teams draws it. As wide as its place; as high as it needs. What happens inside of
 * it when something is pressed it does itself; for the rest it emits "pressed" with a CsPress. */

#define CS_TYPE_CARD_VIEW (cs_card_view_get_type ())
G_DECLARE_FINAL_TYPE (CsCardView, cs_card_view, CS, CARD_VIEW, GtkWidget)

GtkWidget *cs_card_view_new          (void);
/**
 * cs_card_view_set_snapshot:
 * @snapshot: (nullable): the card's text; NULL for none
 *
 * Shows another text. Only the widgets of what differs from the one before are made anew: scroll,
 * focus, what was typed and what was opened stay.
 */
void       cs_card_view_set_snapshot (CsCardView  *self,
                                      CsSnapshot  *snapshot);
/* As that, with the card's object at @root, as where a message stands around it. */
void       cs_card_view_set_card     (CsCardView  *self,
                                      CsSnapshot  *snapshot,
                                      guint        root);
void       cs_card_view_set_theme    (CsCardView  *self,
                                      CsThemeName  theme);
/* CS_TARGET_NONE: as the language's own renderer shows it */
void       cs_card_view_set_target   (CsCardView  *self,
                                      CsTarget     target);
/* Where pictures come from; NULL for nowhere: grey boxes stand in for them. */
void       cs_card_view_set_pictures (CsCardView      *self,
                                      CsPictureSource *pictures);
/**
 * cs_card_view_arrange:
 *
 * Lays the card out for @width pixels, whether it is on a screen or not.
 *
 * Returns: its height
 */
double     cs_card_view_arrange      (CsCardView  *self,
                                      double       width);
/**
 * cs_card_view_pick_node:
 * @x: from the view's corner
 *
 * Returns: the object in the text that the innermost thing drawn at that point was made from
 */
guint      cs_card_view_pick_node    (CsCardView  *self,
                                      double       x,
                                      double       y);
/**
 * cs_card_view_find_box:
 * @box: (out): from the view's corner
 *
 * Returns: whether the object at @node is drawn now
 */
gboolean   cs_card_view_find_box     (CsCardView  *self,
                                      guint        node,
                                      CsBox       *box);
/**
 * cs_card_view_find_place:
 * @node: any value in the text
 * @box: (out): from the view's corner
 *
 * As cs_card_view_find_box(), for what is no object of its own, such as a MessageCard's title, and
 * for what is not drawn: then it is what stands around it.
 *
 * Returns: whether there is such a place
 */
gboolean   cs_card_view_find_place   (CsCardView  *self,
                                      guint        node,
                                      CsBox       *box);
/* Opens the cards that the object at @node stands in and that a button opens; none where it is not
 * in one. */
void       cs_card_view_reveal      (CsCardView  *self,
                                     guint        node);
/* Returns: (transfer none): the card, a CsPart */
CsPart    *cs_card_view_get_root     (CsCardView  *self);

G_END_DECLS
