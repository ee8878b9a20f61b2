/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-composer.h"

G_BEGIN_DECLS

/* Nothing can be done to a text that cannot be read, nor to nothing. Returns: whether that is so */
gboolean cs_composer_refuse (CsComposer  *self,
                             gboolean     needs_selection,
                             GError     **error);
/* Does @change and selects its place with it.
 * @change: (transfer full) (nullable): NULL with @error set */
gboolean cs_composer_do     (CsComposer  *self,
                             CsChange    *change,
                             GError     **error);

G_END_DECLS
