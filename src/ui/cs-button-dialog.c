/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-button-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-button-call.h"
#include "cs-card-view.h"
#include "cs-channel-desk.h"
#include "cs-command-box.h"
#include "cs-error-text.h"
#include "cs-json-writer.h"

struct _CsButtonDialog
{
  AdwWindow            parent_instance;

  CsButtonRequest     *request;
  CsTokenKey          *key;          /* (nullable): until it is read, and where it cannot be */
  GCancellable        *cancellable;

  GtkWidget           *send_button;
  GtkLabel            *note;
  CsCommandBox        *request_box;
  AdwComboRow         *token_row;
  CsCommandBox        *claims_box;
  GtkSwitch           *ignore_switch;
  GtkWidget           *result_group;
  AdwActionRow        *result_row;
  GtkImage            *result_icon;
  AdwBin              *card_bin;
  CsCommandBox        *answer_box;
};

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsButtonDialog, cs_button_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
} looks[] = {
  [CS_BUTTON_DONE] = { "object-select-symbolic", "success", N_("Done") },
  [CS_BUTTON_REFRESHED] = { "object-select-symbolic", "success", N_("Done, with a new card") },
  [CS_BUTTON_REFRESH_IGNORED] = { "object-select-symbolic", "success",
                                  N_("Done; the new card is ignored") },
  [CS_BUTTON_REFRESH_BROKEN] = { "dialog-warning-symbolic", "warning",
                                 N_("Done; the new card is broken") },
  [CS_BUTTON_SIGN_IN] = { "dialog-password-symbolic", "warning", N_("Who is it?") },
  [CS_BUTTON_REFUSED] = { "dialog-error-symbolic", "error", N_("Refused") },
  [CS_BUTTON_UNREACHED] = { "dialog-error-symbolic", "error", N_("Not reached") },
};

static void
tell_note (CsButtonDialog *self,
           const GError   *error)
{
  g_autofree char *sentence = cs_error_text_dup_sentence (error->message);

  gtk_label_set_text (self->note, sentence);
}

static void
show_card (CsButtonDialog *self,
           GBytes         *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->card_bin), text != NULL);
  adw_bin_set_child (self->card_bin, NULL);
  if (text != NULL)
    {
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
      GtkWidget *view = cs_card_view_new ();

      cs_card_view_set_snapshot (CS_CARD_VIEW (view), snapshot);
      adw_bin_set_child (self->card_bin, view);
    }
}

static void
show_result (CsButtonDialog       *self,
             const CsButtonResult *result)
{
  g_autofree char *answer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_icon), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->result_icon), looks[result->outcome].css_class);
  gtk_image_set_from_icon_name (self->result_icon, looks[result->outcome].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->result_icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(looks[result->outcome].word),
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row),
                                 result->shown != NULL ? result->shown
                                                       : _(looks[result->outcome].word));
  adw_action_row_set_subtitle (self->result_row, result->explanation);
  /* It says that nothing is sent yet. */
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (self->result_group, TRUE);
  show_card (self, result->card);

  answer = result->status != 0
           ? g_strdup_printf ("%u\n\n%s", result->status,
                              result->answer != NULL ? result->answer : "") : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->answer_box), answer != NULL);
  if (answer != NULL)
    cs_command_box_set_text (self->answer_box, answer);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CsButtonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsButtonResult) answer = cs_button_call_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_set_sensitive (self->send_button, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->send_button), _("_Really Send"));
  if (answer != NULL)
    {
      g_autoptr (CsCardAnswer) left = cs_card_answer_new (answer);

      show_result (self, answer);
      g_signal_emit (self, signals[ANSWERED], 0, left);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  tell_note (self, error);
}

/* With a token of this moment: it is good for some minutes alone. */
static void
show_request (CsButtonDialog *self)
{
  CsActionTokenKind kind = adw_combo_row_get_selected (self->token_row);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *token = NULL;
  g_autofree char *claims = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->key != NULL && self->request->token_header != NULL)
    token = cs_action_token_new (self->key, self->request->url, kind, now, &error);
  cs_button_request_set_token (self->request, token);
  text = cs_button_request_dup_text (self->request);
  cs_command_box_set_text (self->request_box, text);

  gtk_widget_set_visible (GTK_WIDGET (self->claims_box), token != NULL);
  if (token != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) formatted = NULL;
      g_autoptr (CsSnapshot) snapshot = NULL;

      claims = cs_action_token_dup_claims (self->key, self->request->url, kind, now);
      bytes = g_bytes_new (claims, strlen (claims));
      snapshot = cs_snapshot_new (bytes);
      formatted = cs_json_write_formatted (snapshot, NULL, NULL);
      g_free (text);
      text = g_strndup (g_bytes_get_data (formatted, NULL), g_bytes_get_size (formatted));
      cs_command_box_set_text (self->claims_box, g_strstrip (text));
    }
  if (error != NULL)
    tell_note (self, error);
}

static void
show_token_place (CsButtonDialog *self)
{
  CsChannelServer *server = cs_channel_desk_get_server (cs_channel_desk_get (), NULL);
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;

  if (self->request->token_header == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->token_row),
                                   _("The card brings its own Authorization, so no token is sent."));
      gtk_widget_set_sensitive (GTK_WIDGET (self->token_row), FALSE);
      return;
    }
  if (server == NULL || !cs_channel_server_is_running (server))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->token_row),
                                   _("Signed by a key of this machine. Start the channel, and it "
                                     "serves the public key to the endpoint."));
      return;
    }

  address = cs_action_token_dup_address (server, CS_ACTION_TOKEN_METADATA_PATH);
  /* Translators: %s is a web address */
  text = g_strdup_printf (_("Signed by a key of this machine, which the endpoint finds by %s"),
                          address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->token_row), text);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CsButtonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsTokenKey) key = cs_channel_desk_load_key_finish (cs_channel_desk_get (), result,
                                                                &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->key = g_steal_pointer (&key);
  gtk_widget_set_sensitive (self->send_button, TRUE);
  if (self->key == NULL)
    {
      g_autofree char *sentence = cs_error_text_dup_sentence (error->message);

      gtk_widget_set_sensitive (GTK_WIDGET (self->token_row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->token_row), sentence);
    }
  show_request (self);
}

static void
token_selected_cb (CsButtonDialog *self)
{
  if (self->request != NULL)
    show_request (self);
}

static void
send_cb (CsButtonDialog *self)
{
  show_request (self);
  gtk_widget_set_sensitive (self->send_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->send_button), _("Sending…"));
  cs_button_call_async (self->request, gtk_switch_get_active (self->ignore_switch),
                        self->cancellable, called_cb, g_object_ref (self));
}

static gboolean
cs_button_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (CS_BUTTON_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (cs_button_dialog_parent_class)->close_request (window);
}

static void
cs_button_dialog_dispose (GObject *object)
{
  CsButtonDialog *self = CS_BUTTON_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_BUTTON_DIALOG);

  G_OBJECT_CLASS (cs_button_dialog_parent_class)->dispose (object);
}

static void
cs_button_dialog_finalize (GObject *object)
{
  CsButtonDialog *self = CS_BUTTON_DIALOG (object);

  g_clear_pointer (&self->key, cs_token_key_unref);
  g_clear_pointer (&self->request, cs_button_request_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cs_button_dialog_parent_class)->finalize (object);
}

static void
cs_button_dialog_class_init (CsButtonDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_button_dialog_dispose;
  object_class->finalize = cs_button_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cs_button_dialog_close_request;

  signals[ANSWERED] = g_signal_new ("answered", CS_TYPE_BUTTON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (CS_TYPE_COMMAND_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-button-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, send_button);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, note);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, request_box);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, token_row);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, claims_box);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, ignore_switch);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, result_group);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, result_row);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, result_icon);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, card_bin);
  gtk_widget_class_bind_template_child (widget_class, CsButtonDialog, answer_box);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, token_selected_cb);
}

static void
cs_button_dialog_init (CsButtonDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CS_N_ACTION_TOKENS; i++)
    gtk_string_list_append (titles, cs_action_token_get_title (i));
  adw_combo_row_set_model (self->token_row, G_LIST_MODEL (titles));
}

/* Names and values by turns. */
static GPtrArray *
read_headers (CsSnapshot *action)
{
  GPtrArray *headers = g_ptr_array_new ();
  guint list = cs_snapshot_get_member (action, 0, "headers");

  for (guint i = list != CS_NODE_NONE && cs_snapshot_get_kind (action, list) == CS_JSON_ARRAY
                 ? cs_snapshot_get_first_child (action, list) : CS_NODE_NONE;
       i != CS_NODE_NONE; i = cs_snapshot_get_next (action, i))
    {
      const char *name = cs_snapshot_get_string (action,
                                                 cs_snapshot_get_member (action, i, "name"));
      const char *value = cs_snapshot_get_string (action,
                                                  cs_snapshot_get_member (action, i, "value"));

      if (name == NULL || value == NULL)
        continue;
      g_ptr_array_add (headers, (gpointer) name);
      g_ptr_array_add (headers, (gpointer) value);
    }
  g_ptr_array_add (headers, NULL);

  return headers;
}

static CsButtonRequest *
make_request (const CsPress  *press,
              GError        **error)
{
  g_autoptr (GPtrArray) headers = read_headers (press->action);
  g_autofree CsButtonInput *inputs = g_new0 (CsButtonInput, press->n_inputs + 1);
  const char *method = cs_snapshot_get_string (press->action,
                                               cs_snapshot_get_member (press->action, 0,
                                                                       "method"));
  CsButtonAction action = {
    .method = method != NULL ? method : "POST",
    .url = press->url,
    .body = press->body,
    .content_type = press->content_type,
    .headers = (const char * const *) headers->pdata,
    .correlation_id = press->correlation_id,
    .adaptive = g_ascii_strcasecmp (press->type, "Action.Http") == 0,
  };

  for (guint i = 0; i < press->n_inputs; i++)
    {
      inputs[i].id = press->inputs[i].id;
      inputs[i].value = press->inputs[i].value;
    }

  return cs_button_request_new (&action, inputs, press->n_inputs, NULL, error);
}

static void
explain (GtkWidget  *widget,
         const char *heading,
         const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                              NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

GtkWindow *
cs_button_dialog_new (GtkWindow      *parent,
                      const CsPress  *press,
                      GError        **error)
{
  CsButtonRequest *request = make_request (press, error);
  CsButtonDialog *self;

  if (request == NULL)
    return NULL;

  self = g_object_new (CS_TYPE_BUTTON_DIALOG, "transient-for", parent, NULL);
  self->request = request;
  gtk_window_set_title (GTK_WINDOW (self), press->title != NULL ? press->title : press->type);
  show_token_place (self);
  show_request (self);
  gtk_widget_set_sensitive (self->send_button, FALSE);
  cs_channel_desk_load_key_async (cs_channel_desk_get (), self->cancellable, loaded_cb,
                                  g_object_ref (self));
  gtk_label_set_text (self->note, cs_button_request_is_public (request)
                      ? _("Nothing is sent yet. This is what Microsoft's service would send to the "
                          "endpoint.")
                      : _("Nothing is sent yet. From here the endpoint can be reached; Microsoft's "
                          "service would need a public https address."));
  return GTK_WINDOW (self);
}

static GtkWindow *
present_request (GtkWidget     *widget,
                 const CsPress *press)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = cs_button_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), press,
                                            &error);
  g_autofree char *body = NULL;

  if (dialog != NULL)
    {
      gtk_window_present (dialog);
      return dialog;
    }

  body = cs_error_text_dup (error);
  explain (widget, _("Nothing Can Be Sent"), body);
  return NULL;
}

GtkWindow *
cs_button_dialog_present (GtkWidget     *widget,
                          const CsPress *press)
{
  g_autofree char *body = NULL;

  switch (press->kind)
    {
    case CS_PRESS_POST:
      return present_request (widget, press);

    case CS_PRESS_OPEN:
      /* Translators: %s is a web address */
      body = g_strdup_printf (_("Teams opens this page:\n%s"), press->url);
      explain (widget, press->title != NULL ? press->title : press->type, body);
      break;

    case CS_PRESS_SEND:
      body = g_strdup_printf (_("A bot gets this; of a card that came by a webhook nobody does, and "
                                "Teams says that something went wrong.\n%s"),
                              press->data != NULL ? press->data : "{}");
      explain (widget, press->title != NULL ? press->title : press->type, body);
      break;

    case CS_PRESS_OTHER:
    default:
      explain (widget, press->title != NULL ? press->title : press->type,
               _("Only Teams or Outlook can do this."));
    }

  return NULL;
}
