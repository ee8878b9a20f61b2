/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

/* The keyboard's way from pane to pane: the sidebar, the page, the problems, the text. */

#define N_PANES CS_WINDOW_N_PANES

static void
list_panes (CsWindow  *self,
            GtkWidget *panes[N_PANES])
{
  panes[0] = GTK_WIDGET (self->sidebar);
  panes[1] = GTK_WIDGET (self->pages);
  panes[2] = GTK_WIDGET (self->problems_pane);
  panes[3] = GTK_WIDGET (self->json_pane);
}

static gboolean
enter (CsWindow  *self,
       guint      i,
       GtkWidget *pane)
{
  GtkWidget *before = self->pane_focus[i];
  GtkListBoxRow *row;

  if (!gtk_widget_get_mapped (pane) || !gtk_widget_get_child_visible (pane))
    return FALSE;

  /* Back to where the keyboard was, when that is still in sight. */
  if (before != NULL && gtk_widget_is_ancestor (before, pane) && gtk_widget_get_mapped (before) &&
      gtk_widget_grab_focus (before))
    return TRUE;
  if (pane == GTK_WIDGET (self->json_pane))
    return gtk_widget_grab_focus (GTK_WIDGET (cs_json_pane_get_view (self->json_pane)));

  row = pane == GTK_WIDGET (self->sidebar) ? gtk_list_box_get_selected_row (self->sidebar) : NULL;
  if (row != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));

  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

void
cs_window_cycle_panes (CsWindow *self,
                       gboolean  back)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *panes[N_PANES];
  guint step = back ? N_PANES - 1 : 1;
  guint from = back ? 2 : 0;    /* from elsewhere, as the header bar, the page comes first */

  cs_window_fill (self);
  list_panes (self, panes);
  for (guint i = 0; focus != NULL && i < N_PANES; i++)
    if (gtk_widget_is_ancestor (focus, panes[i]))
      {
        from = i;
        g_set_weak_pointer (&self->pane_focus[i], focus);
      }

  for (guint i = 1; i <= N_PANES; i++)
    {
      guint at = (from + i * step) % N_PANES;

      if (enter (self, at, panes[at]))
        return;
    }
}

void
cs_window_forget_panes (CsWindow *self)
{
  for (guint i = 0; i < N_PANES; i++)
    g_clear_weak_pointer (&self->pane_focus[i]);
}
