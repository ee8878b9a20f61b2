/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-outline-cell.h"

struct _CsOutlineCell
{
  GtkBox         parent_instance;

  GtkAdjustment *adjustment;    /* (nullable): of the list, while there is one around */
  gboolean       blank;
};

G_DEFINE_FINAL_TYPE (CsOutlineCell, cs_outline_cell, GTK_TYPE_BOX)

/* What scrolls into sight is drawn a page before. */
static gboolean
is_near (CsOutlineCell *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;
  float page;

  if (scroller == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), scroller, &bounds))
    return TRUE;

  page = (float) gtk_widget_get_height (scroller);
  return bounds.origin.y + bounds.size.height > -page && bounds.origin.y < 2 * page;
}

static void
scrolled_cb (CsOutlineCell *self)
{
  if (self->blank)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
follow_adjustment (CsOutlineCell *self,
                   GtkAdjustment *adjustment)
{
  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
cs_outline_cell_map (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (cs_outline_cell_parent_class)->map (widget);
  follow_adjustment (CS_OUTLINE_CELL (widget),
                     scroller != NULL
                     ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)) : NULL);
}

static void
cs_outline_cell_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CsOutlineCell *self = CS_OUTLINE_CELL (widget);

  self->blank = !is_near (self);
  if (!self->blank)
    GTK_WIDGET_CLASS (cs_outline_cell_parent_class)->snapshot (widget, snapshot);
}

static void
cs_outline_cell_dispose (GObject *object)
{
  follow_adjustment (CS_OUTLINE_CELL (object), NULL);

  G_OBJECT_CLASS (cs_outline_cell_parent_class)->dispose (object);
}

static void
cs_outline_cell_class_init (CsOutlineCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_outline_cell_dispose;
  GTK_WIDGET_CLASS (klass)->map = cs_outline_cell_map;
  GTK_WIDGET_CLASS (klass)->snapshot = cs_outline_cell_snapshot;
}

static void
cs_outline_cell_init (CsOutlineCell *self)
{
}

GtkWidget *
cs_outline_cell_new (void)
{
  return g_object_new (CS_TYPE_OUTLINE_CELL, "spacing", 6, NULL);
}
