/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-picture.h"

G_BEGIN_DECLS

/**
 * CsIconPixels:
 *
 * An outline icon, enlarged so that one can see each pixel. Those that are neither exactly white
 * nor wholly transparent are marked. Its accessible label says how many there are.
 */
#define CS_TYPE_ICON_PIXELS (cs_icon_pixels_get_type ())
G_DECLARE_FINAL_TYPE (CsIconPixels, cs_icon_pixels, CS, ICON_PIXELS, GtkWidget)

/* @picture: (nullable) */
void  cs_icon_pixels_set_picture (CsIconPixels *self,
                                  CsPicture    *picture);
guint cs_icon_pixels_get_n_wrong (CsIconPixels *self);

G_END_DECLS
