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
static gboolean recording;    /* what is drawn now is in a recording already */

gboolean
cs_still_is_due (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return !recording && renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) &&
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

  if (!cs_still_is_due (widget))
    {
      draw (widget, snapshot);
      return;
    }

  own = gtk_snapshot_new ();
  recording = TRUE;
  draw (widget, own);
  recording = FALSE;
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

static void
snapshot_children (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
snapshot_cb (GtkWidget   *widget,
             GtkSnapshot *snapshot)
{
  cs_still_snapshot (widget, snapshot, snapshot_children);
}

void
cs_still_class_init (GtkWidgetClass *klass)
{
  klass->snapshot = snapshot_cb;
}
