/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-slide-part.h"

G_BEGIN_DECLS

/* Pages, of which one is seen, and the arrows and dots that lead to the others. */

#define CS_TYPE_CAROUSEL_PART (cs_carousel_part_get_type ())
G_DECLARE_FINAL_TYPE (CsCarouselPart, cs_carousel_part, CS, CAROUSEL_PART, CsPart)

/**
 * CsCarouselLook:
 * @around: the arrows and dots stand around the pages, and the place is as high as the highest
 *   page; otherwise they stand below the page that is seen, which has its own height
 * @start: the page that is seen first
 * @first: the child that is the first page
 * @loop: after the last page comes the first one
 */
typedef struct
{
  gboolean    around;
  guint       start;
  guint       first;
  gboolean    loop;
  CsSlideLook slides;
} CsCarouselLook;

CsPart *cs_carousel_part_new       (void);
/* Returns: (transfer none): what holds the pages */
CsPart *cs_carousel_part_get_pages (CsCarouselPart       *self);
/* To be called when the pages changed. */
void    cs_carousel_part_update    (CsCarouselPart       *self,
                                    const CsCarouselLook *look);
void    cs_carousel_part_turn      (CsCarouselPart       *self,
                                    int                   steps);

G_END_DECLS
