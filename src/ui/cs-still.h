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

G_END_DECLS
