/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-maker.h"
#include "cs-project.h"

G_BEGIN_DECLS

/**
 * CsIconSet:
 *
 * The icons of a package, made together from one picture or glyph: PNG files that satisfy every
 * rule. Immutable, reference counted by its GBytes, any thread.
 */
typedef struct
{
  GBytes *color;
  GBytes *outline;
  GBytes *color32;
} CsIconSet;

/**
 * cs_icon_set_new_from_picture:
 * @recipe: (nullable): NULL for the one that suits the picture
 *
 * Returns: (transfer full) (nullable): the icons, or NULL with CS_PICTURE_ERROR_EMPTY
 */
CsIconSet *cs_icon_set_new_from_picture (CsPicture           *picture,
                                         const CsIconRecipe  *recipe,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_icon_set_new_from_glyph:
 * @background: R, G, B
 *
 * Returns: (transfer full): the icons
 */
CsIconSet *cs_icon_set_new_from_glyph   (const CsGlyph       *glyph,
                                         const guint8         background[3]) G_GNUC_WARN_UNUSED_RESULT;
void       cs_icon_set_free             (CsIconSet           *self);

/**
 * cs_icon_set_put:
 * @main_path: the manifest in @project
 * @error: CS_JSON_ERROR when the manifest has to name an icon anew and is too broken for that;
 *   CS_PROJECT_ERROR_NO_FILE when there is no manifest
 *
 * Computes the change that makes these the icons of a project: under the names that the manifest
 * gives, and under color.png and outline.png beside it where it gives none, or a URL. The 32x32
 * colour icon is put only where the manifest names one.
 *
 * Returns: (transfer full) (nullable): the change, for cs_history_do()
 */
CsChange  *cs_icon_set_put              (const CsIconSet     *self,
                                         CsProject           *project,
                                         const char          *main_path,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsIconSet, cs_icon_set_free)

G_END_DECLS
