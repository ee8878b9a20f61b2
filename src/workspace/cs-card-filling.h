/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-composer.h"

G_BEGIN_DECLS

/**
 * CsCardFilling:
 *
 * What of a card is shown and measured: its text, or with sample data what its template makes of
 * them. The data of "cards/build.json" stand beside it, in "cards/build.data.json" and
 * "cards/build.NAME.data.json". Main thread only.
 *
 * Signal "changed": something else is shown now. After the composer's "changed".
 */
#define CS_TYPE_CARD_FILLING (cs_card_filling_get_type ())
G_DECLARE_FINAL_TYPE (CsCardFilling, cs_card_filling, CS, CARD_FILLING, GObject)

CsCardFilling *cs_card_filling_new         (CsComposer    *composer) G_GNUC_WARN_UNUSED_RESULT;
CsComposer    *cs_card_filling_get_composer (CsCardFilling *self);
/* Whether the card is a template. */
gboolean       cs_card_filling_is_template (CsCardFilling *self);
/* (transfer full): paths of the data sets in the project, in their order */
char         **cs_card_filling_list_data   (CsCardFilling *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): what people call the data set of @path: "NAME", or the file's name */
char          *cs_card_filling_dup_title   (CsCardFilling *self,
                                            const char    *path) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the data set that is filled in; NULL for none, where the template itself is shown.
 * A template begins with the first one that there is. */
const char    *cs_card_filling_get_data    (CsCardFilling *self);
void           cs_card_filling_set_data    (CsCardFilling *self,
                                            const char    *path);
/* (nullable): why the data cannot be filled in, for people */
const char    *cs_card_filling_get_problem (CsCardFilling *self);
/**
 * cs_card_filling_get_snapshot:
 * @root: (out): the card's object in it
 *
 * Returns: (transfer none) (nullable): what is shown; NULL where there never was a card
 */
CsSnapshot    *cs_card_filling_get_snapshot (CsCardFilling *self,
                                             guint         *root);
/**
 * cs_card_filling_find_part:
 * @node: in what is shown
 *
 * Returns: the part of the composer's outline it was made from, as near as can be told;
 *   CS_OUTLINE_NONE for none
 */
guint          cs_card_filling_find_part   (CsCardFilling *self,
                                            guint          node);
/* Returns: the node of that part in what is shown; CS_NODE_NONE where it is not in it */
guint          cs_card_filling_find_node   (CsCardFilling *self,
                                            guint          part);

G_END_DECLS
