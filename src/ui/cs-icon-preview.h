/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-picture.h"

G_BEGIN_DECLS

/**
 * CsIconPreview:
 *
 * Both icons as Teams shows them: the outline in the app bar of its three themes, at rest and
 * selected, and the color icon in the list of apps and beside a post in a channel.
 */
#define CS_TYPE_ICON_PREVIEW (cs_icon_preview_get_type ())
G_DECLARE_FINAL_TYPE (CsIconPreview, cs_icon_preview, CS, ICON_PREVIEW, AdwBin)

/* @color, @outline: (nullable): where there is none its place stays empty */
void cs_icon_preview_set_icons (CsIconPreview *self,
                                CsPicture     *color,
                                CsPicture     *outline);
void cs_icon_preview_set_texts (CsIconPreview *self,
                                const char    *name,
                                const char    *developer,
                                const char    *description);

G_END_DECLS
