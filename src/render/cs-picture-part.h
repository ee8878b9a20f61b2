/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A picture of a card, or the grey box that stands for it. */

/* What a picture that is not there measures: the official results were made so. */
#define CS_PICTURE_STAND_IN 100.0

typedef enum
{
  CS_PICTURE_AUTO,      /* its own size, and no wider than its place */
  CS_PICTURE_STRETCH,   /* as wide as its place, where neither width nor height is given */
  CS_PICTURE_ACROSS,    /* as wide as its place, of whatever height */
} CsPictureFit;

/* What becomes of a picture of another proportion than its place. */
typedef enum
{
  CS_PICTURE_FILL,      /* it is drawn out */
  CS_PICTURE_COVER,     /* it is cut */
  CS_PICTURE_CONTAIN,   /* it leaves room */
} CsPictureMode;

/**
 * CsPictureLook:
 * @width: in pixels; 0 for what @fit and @height make of it
 * @height: likewise
 * @max_height: 0 for none
 * @round: cut to an ellipse
 * @background: behind it; 0 for none
 * @radius: of rounded corners
 * @mode: where both @width and @height are given
 * @across: 0 shows the left end of what is cut or leaves room, 1 the right end
 * @down: likewise, from the top
 */
typedef struct
{
  CsPictureFit fit;
  double       width;
  double       height;
  double       max_height;
  CsAlign      align;
  gboolean     round;
  double       radius;
  guint32      background;
  CsPictureMode mode;
  double       across;
  double       down;
} CsPictureLook;

#define CS_TYPE_PICTURE_PART (cs_picture_part_get_type ())
G_DECLARE_FINAL_TYPE (CsPicturePart, cs_picture_part, CS, PICTURE_PART, CsPart)

CsPart     *cs_picture_part_new         (void);
void        cs_picture_part_set_look    (CsPicturePart       *self,
                                         const CsPictureLook *look);
/* Named to those who do not see it, and written on the grey box. NULL for none. */
void        cs_picture_part_set_text    (CsPicturePart       *self,
                                         const char          *text);
/**
 * cs_picture_part_set_url:
 * @source: (nullable): asked for the picture, now and when it says that one came
 */
void        cs_picture_part_set_url     (CsPicturePart       *self,
                                         CsPictureSource     *source,
                                         const char          *url);
/* Where the picture itself stands, in card pixels. */
CsBox       cs_picture_part_get_frame   (CsPicturePart       *self);

G_END_DECLS
