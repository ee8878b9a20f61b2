/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Two texts, and in which lines they differ. */

/* Returns: (transfer none): a widget with the lines of both; either text may be NULL */
GtkWidget *cs_comparison_new_view   (GBytes     *old_text,
                                     GBytes     *new_text);
/**
 * cs_comparison_new_window:
 * @subtitle: what is compared
 * @legend: what the marks mean
 * @view: the widget with the lines
 *
 * Returns: (transfer none): a window with it, not shown yet
 */
GtkWindow *cs_comparison_new_window (GtkWindow  *parent,
                                     const char *subtitle,
                                     const char *legend,
                                     GtkWidget  *view);

G_END_DECLS
