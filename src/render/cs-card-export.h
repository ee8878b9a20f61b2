/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-view.h"

G_BEGIN_DECLS

/* A card as a picture, without a window. */

/**
 * cs_card_export_png:
 * @width: of the card, in pixels
 * @scale: pixels of the picture for one of the card
 *
 * Returns: (transfer full) (nullable): a PNG, or NULL with an error
 */
GBytes *cs_card_export_png   (CsCardView  *view,
                              double       width,
                              double       scale,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_export_boxes:
 *
 * Returns: (transfer full): as JSON: the card's size, and every text that it shows with its place:
 *   {"width": px, "height": px, "texts": [{"text": "...", "box": [x, y, width, height],
 *   "lines": 1}, ...]}
 */
char   *cs_card_export_boxes (CsCardView  *view,
                              double       width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
