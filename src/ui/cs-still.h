/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*CsSnapshotFunc) (GtkWidget   *widget,
                                GtkSnapshot *snapshot);

/**
 * cs_still_snapshot:
 * @widget: a part of the window that rests while somebody types elsewhere
 * @snapshot: to draw it to
 * @draw: draws it
 *
 * Draws @widget as one render node, where that is worth it, instead of one for each word and icon.
 */
void cs_still_snapshot (GtkWidget      *widget,
                        GtkSnapshot    *snapshot,
                        CsSnapshotFunc  draw);
/* Whether @widget is worth it now. */
gboolean cs_still_is_due (GtkWidget *widget);
/* Has widgets of the class, which draw nothing but their children, drawn so. */
void cs_still_class_init (GtkWidgetClass *klass);

G_END_DECLS
