/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cs_scroll_settings_mend:
 *
 * Lets scrolled windows that leave the screen let go of the settings. To be called once, by a
 * program that shows windows; further calls do nothing.
 */
void cs_scroll_settings_mend (void);

G_END_DECLS
