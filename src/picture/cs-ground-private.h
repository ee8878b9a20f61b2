/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* What the symbol of a picture stands on. */

typedef enum
{
  CS_GROUND_NONE,    /* a photograph, or a pattern to its edges */
  CS_GROUND_CLEAR,   /* transparent */
  CS_GROUND_PLAIN,   /* one colour */
  CS_GROUND_PLATE,   /* a plate of one colour, as applications' icons have it, on transparent */
} CsGroundKind;

/**
 * CsGround:
 * @seamless: the ground is so even that more of it can be painted beside the picture
 * @color: R, G, B, A; of CS_GROUND_NONE the middle colour of the edge
 */
typedef struct
{
  CsGroundKind kind;
  gboolean     seamless;
  guint8       color[4];
} CsGround;

/* Takes time by the pixel: reduce a large picture before. */
void          cs_ground_find              (CsPicture    *picture,
                                           CsGround     *ground);

/* The largest difference in a channel, 0 to 255; alpha is not looked at. */
guint         cs_color_get_difference     (const guint8 *a,
                                           const guint8 *b);

/* As people see it, 0 to 255. */
guint         cs_color_get_brightness     (const guint8 *color);

/* The outermost pixels, clockwise from the upper left; a corner comes twice. */
guint         cs_picture_count_border     (CsPicture    *picture);
const guint8 *cs_picture_get_border_pixel (CsPicture    *picture,
                                           guint         i);

G_END_DECLS
