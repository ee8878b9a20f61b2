/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/**
 * cs_picture_measure:
 * @bytes: the file
 * @picture: (nullable): what it was decoded to
 *
 * What a picture measures where it is shown: its pixels, or of an SVG what it says itself, as it is
 * decoded to more pixels than that. Of formats that we do not decode, where their first bytes
 * tell.
 *
 * Returns: whether it is a picture that measures something
 */
gboolean cs_picture_measure (GBytes    *bytes,
                             CsPicture *picture,
                             double    *width,
                             double    *height);

G_END_DECLS
