/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsAppPreview:
 *
 * The app as Teams presents it: its tile in the list of apps, and the page that people read before
 * they add it. Follows the window's light and dark; its owner says when the manifest or an icon
 * may be another.
 */
#define CS_TYPE_APP_PREVIEW (cs_app_preview_get_type ())
G_DECLARE_FINAL_TYPE (CsAppPreview, cs_app_preview, CS, APP_PREVIEW, AdwBin)

GtkWidget *cs_app_preview_new     (CsWorkspace  *workspace) G_GNUC_WARN_UNUSED_RESULT;
void       cs_app_preview_refresh (CsAppPreview *self);

G_END_DECLS
