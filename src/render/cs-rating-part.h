/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Stars to give. It is a CsInput; its value is their number, "" for none. */

#define CS_TYPE_RATING_PART (cs_rating_part_get_type ())
G_DECLARE_FINAL_TYPE (CsRatingPart, cs_rating_part, CS, RATING_PART, CsPart)

CsPart *cs_rating_part_new      (void);
/* @size: of a star, in pixels; @color: of a given one, @rest: of the others */
void    cs_rating_part_set_look (CsRatingPart *self,
                                 guint         max,
                                 gboolean      halves,
                                 double        size,
                                 guint32       color,
                                 guint32       rest);

G_END_DECLS
