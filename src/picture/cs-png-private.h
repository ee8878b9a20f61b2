/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* cs_picture_load() for a PNG: the walk, then libpng on the chunks that make the picture.
 * A PNG with bytes after its end is decoded. */
CsPicture *cs_png_decode (GBytes        *bytes,
                          guint          max_pixels,
                          GCancellable  *cancellable,
                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* cs_picture_save_png() */
GBytes    *cs_png_encode (CsPicture     *picture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
