/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-message-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-card-envelope.h"
#include "cs-command-box.h"
#include "cs-comparison.h"
#include "cs-error-text.h"
#include "cs-json-writer.h"
#include "cs-message-row.h"
#include "cs-new-card.h"
#include "cs-sending-row.h"

/* A label of more takes its time; the card that is opened has all of it. */
#define MAX_SHOWN (64u * 1024)

#define MAX_FINDINGS 50

struct _CsMessageDialog
{
  AdwWindow            parent_instance;

  CsWorkspace         *workspace;
  CsChannelMessage    *message;

  AdwPreferencesGroup *answer_group;
  AdwPreferencesGroup *findings_group;
  CsCommandBox        *request_box;
  CsCommandBox        *payload_box;
  GtkWidget           *compare_button;
  GMenu               *compare_cards;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsMessageDialog, cs_message_dialog, ADW_TYPE_WINDOW)

static CsTarget
get_target (CsMessageDialog *self)
{
  return cs_channel_message_get_plays (self->message) == CS_ENDPOINT_CONNECTOR
         ? CS_TARGET_CONNECTOR : CS_TARGET_WORKFLOWS;
}

/* Returns: (transfer full): a line for each member where it is JSON */
static GBytes *
format (GBytes *text)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
  GBytes *formatted = cs_json_write_formatted (snapshot, NULL, NULL);

  return formatted != NULL ? formatted : g_bytes_ref (text);
}

/* Returns: (transfer full) (nullable) */
static GBytes *
dup_card (CsMessageDialog  *self,
          GError          **error)
{
  g_autoptr (GBytes) body = cs_channel_message_load_body (self->message, error);
  g_autoptr (GBytes) card = body != NULL ? cs_card_envelope_unwrap (body, error) : NULL;

  return card != NULL ? format (card) : NULL;
}

static void
explain (CsMessageDialog *self,
         const char      *heading,
         const GError    *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  g_autofree char *body = cs_error_text_dup (error);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CsMessageDialog *self = CS_MESSAGE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) card = dup_card (self, &error);
  g_autofree char *path = cs_new_card_dup_path (cs_workspace_get_project (self->workspace),
                                                _("Received"));

  if (card == NULL || !cs_new_card_add (self->workspace, path, card, get_target (self), &error))
    {
      explain (self, _("The Card Was Not Added"), error);
      return;
    }

  g_signal_emit (self, signals[OPENED], 0, path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CsMessageDialog *self = CS_MESSAGE_DIALOG (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  CsDocument *document =
    cs_project_get_document (cs_workspace_get_project (self->workspace), path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) came = dup_card (self, &error);
  g_autoptr (GBytes) bare = NULL;
  g_autoptr (GBytes) mine = NULL;

  if (came == NULL)
    {
      explain (self, _("There Is Nothing to Compare"), error);
      return;
    }

  if (document != NULL)
    {
      bare = cs_card_envelope_unwrap (cs_document_get_bytes (document), NULL);
      mine = format (bare != NULL ? bare : cs_document_get_bytes (document));
    }
  gtk_window_present (cs_comparison_new_window (
    GTK_WINDOW (self), path, _("“−” marks what came, “+” what the card of the project is."),
    cs_comparison_new_view (came, mine)));
}

static void
show_answer (CsMessageDialog *self)
{
  const char *run_error = cs_channel_message_get_run_error (self->message);
  CsChannelFault fault = cs_channel_message_get_fault (self->message);
  g_autofree char *size = g_format_size (cs_channel_message_get_size (self->message));
  g_autofree char *measured = g_format_size (cs_channel_message_get_measured (self->message));
  g_autofree char *sizes = NULL;
  GtkWidget *row;

  adw_preferences_group_add (self->answer_group,
                             cs_answer_row_new (cs_channel_message_get_status (self->message),
                                                cs_channel_message_get_answer (self->message)));
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Size"));
  /* Translators: two sizes, such as 24.4 kB */
  sizes = g_strdup_printf (_("%s; Teams counts about %s"), size, measured);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sizes);
  adw_preferences_group_add (self->answer_group, row);

  if (run_error != NULL)
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("The run would fail"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), run_error);
      adw_preferences_group_add (self->answer_group, row);
    }
  if (fault != CS_CHANNEL_FAULT_NONE)
    {
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Fault that was asked for"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cs_channel_fault_get_title (fault));
      adw_preferences_group_add (self->answer_group, row);
    }
}

static void
add_finding (CsMessageDialog *self,
             CsFinding       *finding)
{
  static const char *const icons[] = {
    "dialog-information-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic",
  };
  static const char *const words[] = { N_("Note"), N_("Warning"), N_("Error") };
  CsSeverity severity = cs_finding_get_severity (finding);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[severity]);

  if (severity > CS_SEVERITY_NOTE)
    gtk_widget_add_css_class (icon, severity == CS_SEVERITY_ERROR ? "error" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(words[severity]), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cs_finding_get_message (finding));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cs_finding_get_id (finding));
  adw_preferences_group_add (self->findings_group, row);
}

/* By the rules of the webhook that it came by. */
static void
show_findings (CsMessageDialog *self)
{
  g_autoptr (GBytes) card = dup_card (self, NULL);
  g_autoptr (CsWorkspace) alone =
    card != NULL ? cs_workspace_open_bytes ("message.json", card, NULL) : NULL;
  GListModel *findings;
  guint n;

  if (alone == NULL)
    {
      adw_preferences_group_set_description (self->findings_group, _("What came is no card."));
      return;
    }

  cs_workspace_set_target (alone, get_target (self));
  cs_workspace_check (alone);
  findings = cs_workspace_get_findings (alone);
  n = g_list_model_get_n_items (findings);
  if (n == 0)
    adw_preferences_group_set_description (self->findings_group, _("None"));
  for (guint i = 0; i < MIN (n, MAX_FINDINGS); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      add_finding (self, finding);
    }
}

static void
show_payload (CsMessageDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = cs_channel_message_load_body (self->message, &error);
  g_autoptr (GBytes) formatted = body != NULL ? format (body) : NULL;
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;
  const char *data;
  gsize size;

  if (formatted == NULL)
    {
      text = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
             ? g_strdup (_("The message is not kept any more: newer ones have taken its place, or "
                           "the conversation was cleared."))
             : cs_error_text_dup (error);
      cs_command_box_set_text (self->payload_box, text);
      return;
    }

  data = g_bytes_get_data (formatted, &size);
  start = g_strndup (data != NULL ? data : "", MIN (size, MAX_SHOWN));
  text = g_utf8_make_valid (start, -1);
  cs_command_box_set_text (self->payload_box, text);
}

static void
list_cards (CsMessageDialog *self)
{
  GListModel *files = G_LIST_MODEL (cs_workspace_get_project (self->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);
      const char *path = cs_document_get_path (document);
      g_autoptr (GMenuItem) item = NULL;

      if (!cs_card_path_is_card (path))
        continue;

      item = g_menu_item_new (path, NULL);
      g_menu_item_set_action_and_target (item, "message.compare", "s", path);
      g_menu_append_item (self->compare_cards, item);
    }
  gtk_widget_set_sensitive (self->compare_button,
                            g_menu_model_get_n_items (G_MENU_MODEL (self->compare_cards)) > 0);
}

static void
cs_message_dialog_dispose (GObject *object)
{
  CsMessageDialog *self = CS_MESSAGE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->message);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_MESSAGE_DIALOG);

  G_OBJECT_CLASS (cs_message_dialog_parent_class)->dispose (object);
}

static void
cs_message_dialog_class_init (CsMessageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_message_dialog_dispose;

  signals[OPENED] = g_signal_new ("opened", CS_TYPE_MESSAGE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "message.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "message.compare", "s", compare_action);
  g_type_ensure (CS_TYPE_COMMAND_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-message-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, answer_group);
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, findings_group);
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, request_box);
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, payload_box);
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CsMessageDialog, compare_cards);
}

static void
cs_message_dialog_init (CsMessageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cs_message_dialog_new (GtkWindow        *parent,
                       CsWorkspace      *workspace,
                       CsChannelMessage *message)
{
  CsMessageDialog *self = g_object_new (CS_TYPE_MESSAGE_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->message = g_object_ref (message);
  show_answer (self);
  show_findings (self);
  cs_command_box_set_text (self->request_box, cs_channel_message_get_request (message));
  show_payload (self);
  list_cards (self);

  return GTK_WIDGET (self);
}
