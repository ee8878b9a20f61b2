/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-still.h"

/* GTK's cairo renderer, which draws where there is no GL, walks all render nodes of the window for
 * each frame and has cairo clip them away: a typed character costs twice as much in a window of a
 * thousand nodes as in an empty one. A part of the window that rests is drawn into a recording once,
 * which is one node, and is skipped as a whole where nothing of it is to be drawn anew.
 *
 * Not where the keyboard is, since a recording changes as a whole; not with GL, which would have to
 * make a texture of it; and not on dense screens, where icons in a recording lose their detail. */
static gboolean
can_be_still (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) &&
         gtk_widget_get_scale_factor (widget) == 1 &&
         !(gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN);
}

void
cs_still_snapshot (GtkWidget      *widget,
                   GtkSnapshot    *snapshot,
                   CsSnapshotFunc  draw)
{
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderNode) still = NULL;
  GtkSnapshot *own;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (!can_be_still (widget))
    {
      draw (widget, snapshot);
      return;
    }

  own = gtk_snapshot_new ();
  draw (widget, own);
  node = gtk_snapshot_free_to_node (own);
  if (node == NULL)
    return;

  gsk_render_node_get_bounds (node, &bounds);
  still = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (still);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  gtk_snapshot_append_node (snapshot, still);
}
