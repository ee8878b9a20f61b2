/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* Part of a picture, in its pixels; need not lie on whole ones. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} CsArea;

/* The part of @picture as a picture of another size. What lies outside @picture is taken to look
 * like its edge. */
CsPicture *cs_picture_scale  (CsPicture    *picture,
                              const CsArea *area,
                              guint         width,
                              guint         height) G_GNUC_WARN_UNUSED_RESULT;

/* The whole picture with no side longer than @side; itself when it has none. */
CsPicture *cs_picture_reduce (CsPicture    *picture,
                              guint         side) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
