/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-name-dialog.h"

#include <glib/gi18n.h>

AdwMessageDialog *
cs_name_dialog_new (GtkWindow    *parent,
                    const char   *heading,
                    const char   *body,
                    const char   *label,
                    const char   *name,
                    GtkEditable **entry)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *field = gtk_entry_new ();
  GtkWidget *why = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (field), name);
  gtk_entry_set_activates_default (GTK_ENTRY (field), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_add_css_class (why, "error");
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), why);
  adw_message_dialog_set_extra_child (dialog, box);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"),
                                    CS_NAME_DIALOG_RENAME, _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (dialog, CS_NAME_DIALOG_RENAME,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, CS_NAME_DIALOG_RENAME);
  adw_message_dialog_set_close_response (dialog, "cancel");

  *entry = GTK_EDITABLE (field);
  return dialog;
}

void
cs_name_dialog_judge (AdwMessageDialog *dialog,
                      gboolean          possible,
                      const char       *why)
{
  GtkWidget *label = gtk_widget_get_last_child (adw_message_dialog_get_extra_child (dialog));

  adw_message_dialog_set_response_enabled (dialog, CS_NAME_DIALOG_RENAME, possible);
  gtk_label_set_text (GTK_LABEL (label), why != NULL ? why : "");
  gtk_widget_set_visible (label, why != NULL);
}
