/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-rename-dialog.h"

#include <glib/gi18n.h>

#include "cs-card-tell.h"
#include "cs-error-text.h"

#define RENAME "rename"

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned */
  CsComposer       *composer;
  GtkEditable      *entry;
  GtkLabel         *why;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->composer);
  g_free (asking);
}

/* What cannot be is said while it is typed. */
static void
changed_cb (Asking *asking)
{
  const char *id = gtk_editable_get_text (asking->entry);
  g_autofree char *present = cs_composer_dup_id (asking->composer);
  g_autoptr (GError) error = NULL;
  gboolean possible = *id != '\0' && g_strcmp0 (id, present) != 0 &&
                      cs_composer_check_id (asking->composer, id, &error);
  g_autofree char *why = NULL;

  adw_message_dialog_set_response_enabled (asking->dialog, RENAME, possible);
  if (error != NULL)
    why = cs_error_text_dup_of_card (error);
  gtk_label_set_text (asking->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (asking->why), error != NULL);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (response, RENAME) != 0)
    return;

  cs_composer_rename (asking->composer, gtk_editable_get_text (asking->entry), &error);
  cs_card_tell (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking->dialog))),
                _("The Id Was Not Renamed"), error);
}

GtkWidget *
cs_rename_dialog_new (GtkWindow  *parent,
                      CsComposer *composer)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Rename Id"),
                                              _("What refers to it follows: actions, labels and "
                                                "texts."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *why = gtk_label_new (NULL);
  g_autofree char *id = cs_composer_dup_id (composer);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) {
    ADW_MESSAGE_DIALOG (dialog), g_object_ref (composer), GTK_EDITABLE (entry), GTK_LABEL (why),
  };
  gtk_editable_set_text (GTK_EDITABLE (entry), id != NULL ? id : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Id"), -1);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_widget_add_css_class (why, "error");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), why);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    RENAME, _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), RENAME,
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), RENAME);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), asking);
  changed_cb (asking);
  return dialog;
}
