/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-ground-private.h"
#include "cs-picture-scale-private.h"

G_BEGIN_DECLS

/* A mask: how much of each pixel the symbol of a picture covers, 0 to 1. */
typedef struct
{
  guint  width;
  guint  height;
  float *cover;
} CsShape;

/* No icon shows more detail than a picture of this size has. */
#define CS_SHAPE_MAX_SIDE 384

/* One that covers nothing. */
CsShape   *cs_shape_new         (guint           width,
                                 guint           height) G_GNUC_WARN_UNUSED_RESULT;

/* The symbol of @picture, which stands on @ground. Of a picture without a ground it is what
 * differs most from the rest. */
CsShape   *cs_shape_trace       (CsPicture      *picture,
                                 const CsGround *ground) G_GNUC_WARN_UNUSED_RESULT;
/* All that is not ground: also the parts that cs_shape_trace() takes away to tell the rest. */
CsShape   *cs_shape_find_whole  (CsPicture      *picture,
                                 const CsGround *ground) G_GNUC_WARN_UNUSED_RESULT;
void       cs_shape_free        (CsShape        *self);

/* Takes away what lies outside @area. */
void       cs_shape_crop        (CsShape        *self,
                                 const CsArea   *area);

/* The smallest area that holds all that is covered by half at least, in @self's pixels.
 * Returns: FALSE when nothing is */
gboolean   cs_shape_find_bounds (const CsShape  *self,
                                 CsArea         *bounds);

/* @area of the shape on a square of @side pixels, kept in proportion and in the middle, exactly
 * white on exactly transparent. */
CsPicture *cs_shape_draw        (const CsShape  *self,
                                 const CsArea   *area,
                                 guint           side) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsShape, cs_shape_free)

G_END_DECLS
