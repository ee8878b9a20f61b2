/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cs_menus_get:
 * @id: of a menu in cs-menus.ui
 *
 * The menus stand in a file of their own, made once for all windows: GTK 4.8 never frees a menu
 * that is part of a widget's template, 14 KB with every window. Main thread only.
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *cs_menus_get (const char *id);

G_END_DECLS
