/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-tell.h"

#include "cs-error-text.h"

void
cs_card_tell (GtkWidget    *widget,
              const char   *heading,
              const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (error == NULL)
    return;

  text = cs_error_text_dup_of_card (error);
  if (strstr (text, "\n\n") == NULL)
    gtk_widget_activate_action (widget, "win.tell", "s", text);
  else
    gtk_widget_activate_action (widget, "win.explain", "(ss)", heading, text);
}
