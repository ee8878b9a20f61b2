/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

/* What the first frame of a project does without, as nobody reads it that fast, and everybody waits
 * for the frame: the text in the JSON pane and the rows of the problems. They come right after it:
 *
 *     project set --.--> mapped: after the next frame is painted, or SOON without one --.--> filled
 *                   '--> not mapped: once the main loop is idle ------------------------'
 *
 * Whoever needs them earlier, the keyboard's focus among them, has them filled at once. */

/* Milliseconds that a frame may take; a window that nobody sees may never get one. */
#define SOON 1000

/* Bytes of a project that is checked within a millisecond or two. */
#define SMALL (256 * 1024)

static gboolean
fill_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->fill_source = 0;
  cs_window_fill (self);

  return G_SOURCE_REMOVE;
}

static void
painted_cb (CsWindow *self)
{
  cs_window_forget_frame (self);
  self->fill_source = g_idle_add (fill_cb, self);
}

static void
wait_for_frame (CsWindow *self)
{
  self->fill_clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  g_signal_connect_swapped (self->fill_clock, "after-paint", G_CALLBACK (painted_cb), self);
  self->fill_source = g_timeout_add (SOON, fill_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A window that was only about to be shown waits for its frame after all. */
static gboolean
idle_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->fill_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    wait_for_frame (self);
  else
    cs_window_fill (self);

  return G_SOURCE_REMOVE;
}

static void
focus_cb (CsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->json_pane)) ||
                        gtk_widget_is_ancestor (focus, GTK_WIDGET (self->problems_pane))))
    cs_window_fill (self);
}

void
cs_window_check_small (CsWindow *self)
{
  GListModel *files = G_LIST_MODEL (cs_workspace_get_project (self->workspace));
  gsize n_bytes = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files) && n_bytes <= SMALL; i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);

      n_bytes += g_bytes_get_size (cs_document_get_bytes (document));
    }

  /* Else the steps of the Overview would change, and their rows grow, right after the frame. */
  if (n_bytes <= SMALL)
    cs_workspace_check (self->workspace);
}

void
cs_window_fill_later (CsWindow *self)
{
  self->unfilled = TRUE;
  cs_problems_pane_hold (self->problems_pane, TRUE);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    wait_for_frame (self);
  else
    self->fill_source = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

void
cs_window_fill (CsWindow *self)
{
  if (!self->unfilled)
    return;

  self->unfilled = FALSE;
  cs_window_forget_frame (self);
  g_signal_handlers_disconnect_by_func (self, focus_cb, NULL);
  /* Another file may have been chosen meanwhile. */
  if (cs_json_pane_get_path (self->json_pane) == NULL)
    cs_json_pane_set_path (self->json_pane, cs_workspace_get_main_path (self->workspace));
  cs_problems_pane_hold (self->problems_pane, FALSE);
}

void
cs_window_forget_frame (CsWindow *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (self->fill_clock != NULL)
    g_signal_handlers_disconnect_by_func (self->fill_clock, painted_cb, self);
  g_clear_object (&self->fill_clock);
}
