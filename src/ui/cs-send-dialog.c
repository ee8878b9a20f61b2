/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-send-dialog.h"

#include <glib/gi18n.h>

#include "cs-send-box.h"

#define MARGIN 18

static void
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              GtkShortcutAction  *action)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
}

static gboolean
send_cb (GtkWidget *window,
         GVariant  *arguments,
         gpointer   box)
{
  return gtk_widget_activate_action (box, "send-box.send", NULL);
}

GtkWindow *
cs_send_dialog_new (GtkWindow   *parent,
                    CsWorkspace *workspace,
                    const char  *card)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = cs_send_box_new (workspace, card,
                                    cs_workspace_makes_package (workspace));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_shortcut (keys, "Escape", gtk_named_action_new ("window.close"));
  /* As the window below it has it: what opened this sends. */
  add_shortcut (keys, "<Control>Return", gtk_callback_action_new (send_cb, box, NULL));
  gtk_widget_add_controller (window, keys);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_("Send Card"), card));
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), bar);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (window), content);

  gtk_window_set_title (GTK_WINDOW (window), _("Send Card"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 720);
  gtk_widget_set_size_request (window, 340, 240);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);

  return GTK_WINDOW (window);
}
