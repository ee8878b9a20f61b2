/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-rename-dialog.h"

#include <glib/gi18n.h>

#include "cs-card-tell.h"
#include "cs-error-text.h"
#include "cs-name-dialog.h"

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned */
  CsComposer       *composer;
  GtkEditable      *entry;
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

  if (error != NULL)
    why = cs_error_text_dup_of_card (error);
  cs_name_dialog_judge (asking->dialog, possible, why);
}

static void
response_cb (Asking     *asking,
             const char *response)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (response, CS_NAME_DIALOG_RENAME) != 0)
    return;

  cs_composer_rename (asking->composer, gtk_editable_get_text (asking->entry), &error);
  cs_card_tell (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (asking->dialog))),
                _("The Id Was Not Renamed"), error);
}

GtkWidget *
cs_rename_dialog_new (GtkWindow  *parent,
                      CsComposer *composer)
{
  g_autofree char *id = cs_composer_dup_id (composer);
  Asking *asking = g_new0 (Asking, 1);
  AdwMessageDialog *dialog = cs_name_dialog_new (parent, _("Rename Id"),
                                                 _("What refers to it follows: actions, labels and "
                                                   "texts."),
                                                 _("Id"), id != NULL ? id : "", &asking->entry);

  asking->dialog = dialog;
  asking->composer = g_object_ref (composer);

  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (asking->entry, "changed", G_CALLBACK (changed_cb), asking);
  changed_cb (asking);
  return GTK_WIDGET (dialog);
}
