/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A picture behind what stands in a container. */

typedef enum
{
  CS_BACKDROP_COVER,
  CS_BACKDROP_REPEAT,
  CS_BACKDROP_ACROSS,
  CS_BACKDROP_DOWN,
} CsBackdropFill;

typedef struct _CsBackdrop CsBackdrop;

/* @x, @y: where what is too small or too large for its place goes: 0 for the start, 1 for the end */
CsBackdrop *cs_backdrop_new   (const char            *url,
                               CsBackdropFill         fill,
                               double                 x,
                               double                 y) G_GNUC_WARN_UNUSED_RESULT;
void        cs_backdrop_free  (CsBackdrop            *self);
/* @url: (nullable): NULL asks in any case. Returns: whether it was asked for */
gboolean    cs_backdrop_ask   (CsBackdrop            *self,
                               CsPictureSource       *source,
                               const char            *url);
void        cs_backdrop_paint (CsBackdrop            *self,
                               GtkSnapshot           *snapshot,
                               const graphene_rect_t *place,
                               guint32                stand_in);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsBackdrop, cs_backdrop_free)

G_END_DECLS
