/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/**
 * assert_no_secret:
 * @secrets: (array zero-terminated=1): parts of an address
 *
 * Looks at what a widget and all within it show and tell to assistive technologies: texts, titles,
 * tooltips, names, descriptions and values. What somebody types behind dots is left out.
 */
void assert_no_secret (GtkWidget          *widget,
                       const char * const *secrets);
