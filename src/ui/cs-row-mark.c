/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-row-mark.h"

#define MARK_MS 1200
#define MARGIN  24

static gboolean
unmark_cb (gpointer user_data)
{
  GWeakRef *row = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (row);

  if (widget != NULL)
    gtk_widget_remove_css_class (widget, "cs-marked");

  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
cs_row_mark_show (GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  graphene_rect_t bounds;

  if (scroller != NULL && gtk_widget_compute_bounds (row, scroller, &bounds))
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

      gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + bounds.size.height + MARGIN);
    }

  gtk_widget_add_css_class (row, "cs-marked");
  g_weak_ref_init (weak, row);
  g_timeout_add_full (G_PRIORITY_DEFAULT, MARK_MS, unmark_cb, weak, weak_ref_free);
}
