/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture-source.h"
#include "cs-project.h"

G_BEGIN_DECLS

/**
 * cs_card_pictures_new:
 * @project: whose files a card may name
 *
 * Returns: (transfer full): what a card's pictures come from: its data: addresses, the project's
 *   files, and the network where the preferences let it be asked
 */
CsPictureSource *cs_card_pictures_new (CsProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
