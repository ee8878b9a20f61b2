/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-name-dialog.h"

#include <glib/gi18n.h>

#include "cs-card-files.h"
#include "cs-error-text.h"

#define RENAME "rename"

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned */
  CsWorkspace      *workspace;
  char             *card;
  GtkEditable      *entry;
  GtkLabel         *why;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->workspace);
  g_free (asking->card);
  g_free (asking);
}

static char *
dup_path (Asking  *asking,
          GError **error)
{
  return cs_card_files_check_name (cs_workspace_get_project (asking->workspace), asking->card,
                                   gtk_editable_get_text (asking->entry), error);
}

/* What cannot be is said while it is typed. */
static void
changed_cb (Asking *asking)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path (asking, &error);
  g_autofree char *why = NULL;

  adw_message_dialog_set_response_enabled (asking->dialog, RENAME,
                                           path != NULL && g_strcmp0 (path, asking->card) != 0);
  if (error != NULL)
    why = cs_error_text_dup_sentence (error->message);
  gtk_label_set_text (asking->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (asking->why), error != NULL);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking->dialog)));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;

  if (g_strcmp0 (response, RENAME) != 0)
    return;

  path = dup_path (asking, &error);
  if (path != NULL && cs_card_files_rename (asking->workspace, asking->card, path, &error))
    {
      g_autofree char *page = g_strconcat ("card:", path, NULL);

      gtk_widget_activate_action (parent, "win.page", "s", page);
      return;
    }

  body = cs_error_text_dup (error);
  gtk_widget_activate_action (parent, "win.explain", "(ss)", _("The Card Was Not Renamed"), body);
}

GtkWidget *
cs_card_name_dialog_new (GtkWindow   *parent,
                         CsWorkspace *workspace,
                         const char  *card)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Rename Card"),
                                              _("Its sample data are renamed with it."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *why = gtk_label_new (NULL);
  g_autofree char *name = cs_card_files_dup_name (card);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking) {
    ADW_MESSAGE_DIALOG (dialog), g_object_ref (workspace), g_strdup (card), GTK_EDITABLE (entry),
    GTK_LABEL (why),
  };
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the card"), -1);
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
