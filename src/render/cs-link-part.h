/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A link among the words of a text: a part over them that draws nothing but the frame of the focus,
 * so that it can be pressed, reached with the keyboard and read aloud. The words are drawn by the
 * text that it lies on. */

#define CS_TYPE_LINK_PART (cs_link_part_get_type ())
G_DECLARE_FINAL_TYPE (CsLinkPart, cs_link_part, CS, LINK_PART, CsPart)

/**
 * cs_link_parts_fill:
 * @owner: the part that draws @flow; it has no other children
 * @flow: (nullable): its text
 *
 * Makes one child of @owner for each link of @flow. Those that are there stay, and with them the
 * focus.
 */
void        cs_link_parts_fill    (CsPart      *owner,
                                   CsTextFlow  *flow);
/* Places them where the words are. @x and @y: of the text's corner, from the card's */
void        cs_link_parts_arrange (CsPart      *owner,
                                   CsTextFlow  *flow,
                                   double       x,
                                   double       y,
                                   double       width);
const char *cs_link_part_get_text (CsLinkPart  *self);

G_END_DECLS
