/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-recent.h"

G_BEGIN_DECLS

/**
 * CsRecentRow:
 *
 * A project that was opened lately: opens it, or takes it off the list.
 */
#define CS_TYPE_RECENT_ROW (cs_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (CsRecentRow, cs_recent_row, CS, RECENT_ROW, AdwActionRow)

GtkWidget *cs_recent_row_new (CsRecentProject *project) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
