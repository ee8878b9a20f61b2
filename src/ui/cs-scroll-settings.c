/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-scroll-settings.h"

/* A GtkScrolledWindow of GTK 4.8 listens to the settings from when it is realized, and disconnects
 * another function than the one it connected when it is unrealized: each window leaves a few blocks
 * behind, every one on a page of memory that cannot be given back, and with them a pointer to what
 * is no more, which is called when somebody changes how scrollbars look. So what is unrealized is
 * disconnected from the settings here, just before GTK tries to. */
static gboolean
unrealized_cb (GSignalInvocationHint *hint,
               guint                  n_values,
               const GValue          *values,
               gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_matched (gtk_widget_get_settings (widget), G_SIGNAL_MATCH_DATA,
                                          0, 0, NULL, NULL, widget);

  return G_SOURCE_CONTINUE;
}

void
cs_scroll_settings_mend (void)
{
  static gulong hook;
  GtkWidgetClass *class;

  if (hook != 0)
    return;

  /* There is no such signal before there is a widget. */
  class = g_type_class_ref (GTK_TYPE_WIDGET);
  hook = g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0,
                                     unrealized_cb, NULL, NULL);
  g_type_class_unref (class);
}
