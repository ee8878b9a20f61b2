/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-picture.h"

G_BEGIN_DECLS

/* Pictures as GTK draws them, and back. */

GdkTexture *cs_icon_texture_new         (CsPicture    *picture) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_icon_texture_new_tinted:
 *
 * Returns: (transfer full): the picture's shape, by its alpha alone, in one colour
 */
GdkTexture *cs_icon_texture_new_tinted  (CsPicture     *picture,
                                         const GdkRGBA *color) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_icon_texture_to_picture:
 *
 * Returns: (transfer full) (nullable): what is in @texture, or NULL with
 *   CS_PICTURE_ERROR_TOO_LARGE
 */
CsPicture  *cs_icon_texture_to_picture  (GdkTexture    *texture,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The squares on which what is transparent is shown. */
void        cs_icon_texture_draw_squares (GtkSnapshot           *snapshot,
                                          const graphene_rect_t *bounds,
                                          gboolean               dark);

G_END_DECLS
