/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CS_TYPE_LATE_SCROLLBARS (cs_late_scrollbars_get_type ())
G_DECLARE_FINAL_TYPE (CsLateScrollbars, cs_late_scrollbars, CS, LATE_SCROLLBARS, GObject)

/**
 * cs_late_scrollbars_new:
 * @window: has its scrollbars and adjustments
 *
 * Lets the scrollbars of @window follow the size of what is scrolled once that rests.
 *
 * Returns: (transfer full): what does it, as long as it lives
 */
CsLateScrollbars *cs_late_scrollbars_new (GtkScrolledWindow *window) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
