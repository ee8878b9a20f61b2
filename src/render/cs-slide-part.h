/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* The pages of a carousel, each as wide as the place that they are seen through: one beside the
 * other, or one below the other. What is not in the place is cut off. */

#define CS_TYPE_SLIDE_PART (cs_slide_part_get_type ())
G_DECLARE_FINAL_TYPE (CsSlidePart, cs_slide_part, CS, SLIDE_PART, CsPart)

/**
 * CsSlideLook:
 * @height: of each page; 0: each has its own
 * @downwards: the next page stands below
 * @rtl: the next page stands on the left
 * @place: of lower pages: 0 at the top, 1 at the bottom of the place
 */
typedef struct
{
  double   height;
  gboolean downwards;
  gboolean rtl;
  double   place;
} CsSlideLook;

CsPart *cs_slide_part_new         (void);
void    cs_slide_part_set_look    (CsSlidePart       *self,
                                   const CsSlideLook *look);
/* @current: the page that is seen */
void    cs_slide_part_set_current (CsSlidePart       *self,
                                   guint              current);

G_END_DECLS
