/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-name-dialog.h"

#include <glib/gi18n.h>

#include "cs-card-files.h"
#include "cs-error-text.h"
#include "cs-name-dialog.h"

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned */
  CsWorkspace      *workspace;
  char             *card;
  GtkEditable      *entry;
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

  if (error != NULL)
    why = cs_error_text_dup_sentence (error->message);
  cs_name_dialog_judge (asking->dialog, path != NULL && g_strcmp0 (path, asking->card) != 0, why);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking->dialog)));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;

  if (g_strcmp0 (response, CS_NAME_DIALOG_RENAME) != 0)
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
  g_autofree char *name = cs_card_files_dup_name (card);
  Asking *asking = g_new0 (Asking, 1);
  AdwMessageDialog *dialog = cs_name_dialog_new (parent, _("Rename Card"),
                                                 _("Its sample data are renamed with it."),
                                                 _("Name of the card"), name, &asking->entry);

  asking->dialog = dialog;
  asking->workspace = g_object_ref (workspace);
  asking->card = g_strdup (card);

  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (changed_cb), asking);
  changed_cb (asking);
  return GTK_WIDGET (dialog);
}
