/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-webhook-dialog.h"

#include <glib/gi18n.h>

#include "cs-error-text.h"
#include "cs-url-doctor.h"
#include "cs-webhooks.h"

struct _CsWebhookDialog
{
  AdwWindow            parent_instance;

  CsWorkspace         *workspace;
  char                *name;        /* (nullable): what it was called before */
  CsWebhook           *before;      /* (nullable) */
  GPtrArray           *note_rows;

  GtkWidget           *keep_button;
  GtkEditable         *name_row;
  GtkEditable         *url_row;
  AdwActionRow        *kind_row;
  AdwPreferencesGroup *notes_group;
  GtkLabel            *fault_label;
};

enum
{
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsWebhookDialog, cs_webhook_dialog, ADW_TYPE_WINDOW)

static const char *const severity_icons[] = {
  [CS_SEVERITY_NOTE] = "dialog-information-symbolic",
  [CS_SEVERITY_WARNING] = "dialog-warning-symbolic",
  [CS_SEVERITY_ERROR] = "dialog-error-symbolic",
};

/* Returns: (transfer full) (nullable): the webhook of the project that is called so */
static CsWebhook *
find_webhook (CsWebhookDialog *self,
              const char      *name)
{
  g_autoptr (GPtrArray) webhooks = cs_webhooks_list (cs_workspace_get_project (self->workspace));

  for (guint i = 0; i < webhooks->len; i++)
    {
      const CsWebhook *webhook = webhooks->pdata[i];

      if (g_str_equal (webhook->name, name))
        return g_ptr_array_steal_index (webhooks, i);
    }

  return NULL;
}

static char *
dup_name (CsWebhookDialog *self)
{
  char *name = g_strdup (gtk_editable_get_text (self->name_row));

  return g_strstrip (name);
}

static gboolean
has_url (CsWebhookDialog *self)
{
  g_autofree char *url = g_strdup (gtk_editable_get_text (self->url_row));

  return *g_strstrip (url) != '\0';
}

static GtkWidget *
create_note_row (const CsUrlNote *note)
{
  static const char *const classes[] = { NULL, "warning", "error" };
  static const char *const words[] = { N_("Note"), N_("Warning"), N_("Error") };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (severity_icons[note->severity]);

  if (classes[note->severity] != NULL)
    gtk_widget_add_css_class (icon, classes[note->severity]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words[note->severity]), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->message);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static void
show_notes (CsWebhookDialog   *self,
            const CsUrlReport *report)
{
  for (guint i = 0; i < self->note_rows->len; i++)
    adw_preferences_group_remove (self->notes_group, self->note_rows->pdata[i]);
  g_ptr_array_set_size (self->note_rows, 0);

  for (guint i = 0; report != NULL && i < report->notes->len; i++)
    {
      GtkWidget *row = create_note_row (&g_array_index (report->notes, CsUrlNote, i));

      adw_preferences_group_add (self->notes_group, row);
      g_ptr_array_add (self->note_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes_group), self->note_rows->len > 0);
}

static void
show_kind (CsWebhookDialog   *self,
           const CsUrlReport *report)
{
  g_autofree char *text = NULL;

  if (report != NULL)
    text = g_strdup_printf ("%s\n%s", cs_endpoint_kind_get_title (report->kind), report->label);
  else if (self->before != NULL)
    text = g_strdup_printf ("%s\n%s", cs_endpoint_kind_get_title (self->before->kind),
                            self->before->label);
  else
    text = g_strdup (_("Shown when there is an address"));
  adw_action_row_set_subtitle (self->kind_row, text);
}

static void
typed_cb (CsWebhookDialog *self)
{
  g_autofree char *name = dup_name (self);
  gboolean has_address = has_url (self);
  g_autoptr (CsUrlReport) report =
    has_address ? cs_url_doctor_examine (gtk_editable_get_text (self->url_row)) : NULL;
  g_autoptr (CsWebhook) other =
    g_strcmp0 (name, self->name) != 0 ? find_webhook (self, name) : NULL;
  gboolean usable = report != NULL ? !cs_url_report_has_error (report) && report->url != NULL
                                   : self->before != NULL;

  show_notes (self, report);
  show_kind (self, report);
  gtk_label_set_text (self->fault_label,
                      other != NULL ? _("The project has a webhook of this name already.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), other != NULL);
  gtk_widget_set_sensitive (self->keep_button, *name != '\0' && other == NULL && usable);
}

/* That it lasts for the session alone stands on the page, where it stays. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cs_secret_store_save_finish (CS_SECRET_STORE (source), result, &error))
    g_debug ("An address is not in the keyring: %s", error->message);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  cs_secret_store_remove_finish (CS_SECRET_STORE (source), result, NULL);
}

/* A new name takes the address along. Who lists the webhooks is told before the old name is
 * forgotten, and can take that back. */
static void
keep_address (CsWebhookDialog *self,
              const char      *name,
              const char      *url)
{
  CsSecretStore *secrets = cs_channel_desk_get_secrets (cs_channel_desk_get ());
  g_autofree char *project =
    cs_webhooks_dup_project_key (cs_workspace_get_project (self->workspace),
                                 cs_workspace_get_main_path (self->workspace));
  gboolean renamed = self->name != NULL && !g_str_equal (name, self->name);
  g_autofree char *kept = g_strdup (url != NULL || self->name == NULL
                                    ? url
                                    : cs_secret_store_get_remembered (secrets, project,
                                                                      self->name));

  if (kept != NULL && (url != NULL || renamed))
    cs_secret_store_save_async (secrets, project, name, kept, NULL, saved_cb, NULL);
  g_signal_emit (self, signals[KEPT], 0, name);
  if (renamed && kept != NULL)
    cs_secret_store_remove_async (secrets, project, self->name, NULL, removed_cb, NULL);
}

static gboolean
keep_name (CsWebhookDialog  *self,
           const char       *name,
           CsEndpointKind    kind,
           const char       *label,
           GError          **error)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  CsHistory *history = cs_project_get_history (project);
  gboolean renamed = self->name != NULL && !g_str_equal (name, self->name);
  g_autoptr (CsChange) change = NULL;
  gboolean done;

  if (!renamed)
    {
      change = cs_webhooks_put (project, name, kind, label, error);
      return change != NULL && cs_history_do (history, change, error);
    }

  cs_history_begin_group (history, _("Rename webhook"));
  change = cs_webhooks_put (project, name, kind, label, error);
  done = change != NULL && cs_history_do (history, change, error);
  if (done)
    {
      g_autoptr (CsChange) removal = cs_webhooks_remove (project, self->name, error);

      done = removal != NULL && cs_history_do (history, removal, error);
    }
  cs_history_end_group (history);
  return done;
}

static void
keep_cb (CsWebhookDialog *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (CsUrlReport) report =
    has_url (self) ? cs_url_doctor_examine (gtk_editable_get_text (self->url_row)) : NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->keep_button))
    return;

  if (!keep_name (self, name, report != NULL ? report->kind : self->before->kind,
                  report != NULL ? report->label : self->before->label, &error))
    {
      g_autofree char *text = cs_error_text_dup (error);

      gtk_label_set_text (self->fault_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->fault_label), TRUE);
      return;
    }

  keep_address (self, name, report != NULL ? report->url : NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cs_webhook_dialog_dispose (GObject *object)
{
  CsWebhookDialog *self = CS_WEBHOOK_DIALOG (object);

  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_WEBHOOK_DIALOG);

  G_OBJECT_CLASS (cs_webhook_dialog_parent_class)->dispose (object);
}

static void
cs_webhook_dialog_finalize (GObject *object)
{
  CsWebhookDialog *self = CS_WEBHOOK_DIALOG (object);

  g_free (self->name);
  g_clear_pointer (&self->before, cs_webhook_free);
  g_ptr_array_unref (self->note_rows);

  G_OBJECT_CLASS (cs_webhook_dialog_parent_class)->finalize (object);
}

static void
cs_webhook_dialog_class_init (CsWebhookDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_webhook_dialog_dispose;
  object_class->finalize = cs_webhook_dialog_finalize;

  signals[KEPT] = g_signal_new ("kept", CS_TYPE_WEBHOOK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-webhook-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, notes_group);
  gtk_widget_class_bind_template_child (widget_class, CsWebhookDialog, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
cs_webhook_dialog_init (CsWebhookDialog *self)
{
  self->note_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cs_webhook_dialog_new (GtkWindow   *parent,
                       CsWorkspace *workspace,
                       const char  *name)
{
  CsWebhookDialog *self = g_object_new (CS_TYPE_WEBHOOK_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->name = g_strdup (name);
  self->before = name != NULL ? find_webhook (self, name) : NULL;
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? _("Change Webhook") : _("Add a Webhook"));
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  if (self->before != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->url_row),
                                   _("New address, or empty for the one it has"));
  typed_cb (self);

  return GTK_WIDGET (self);
}
