/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls to @row and marks it for a moment; the focus stays where it is. */
void cs_row_mark_show (GtkWidget *row);

G_END_DECLS
