/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-send-box-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-card-send.h"
#include "cs-error-text.h"
#include "cs-new-card.h"
#include "cs-rate-meter.h"
#include "cs-request-code.h"
#include "cs-sending-row.h"
#include "cs-webhooks.h"

/* Of those that are done, the newest. */
#define MAX_RESULTS 12

enum
{
  PROP_0,
  PROP_WITH_ADDRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsSendBox, cs_send_box, ADW_TYPE_BIN)

char *
cs_send_box_dup_project (CsSendBox *self)
{
  return cs_webhooks_dup_project_key (cs_workspace_get_project (self->workspace),
                                      cs_workspace_get_main_path (self->workspace));
}

void
cs_send_box_explain (CsSendBox    *self,
         const char   *heading,
         const GError *error)
{
  g_autofree char *body = cs_error_text_dup (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "(ss)", heading, body);
}

/* (nullable) */
static const char *
get_card (CsSendBox *self)
{
  guint index = adw_combo_row_get_selected (self->card_row);

  if (self->card != NULL)
    return self->card;

  return index != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (self->cards, index)
                                            : NULL;
}

/* (nullable) */
static CsDocument *
get_document (CsSendBox *self)
{
  const char *card = get_card (self);

  return card != NULL
         ? cs_project_get_document (cs_workspace_get_project (self->workspace), card) : NULL;
}

/* As the card's own target has it; the channel plays both. */
static CsEndpointKind
guess_kind (CsSendBox *self)
{
  CsTarget target = cs_workspace_get_card_target (self->workspace, get_card (self), NULL);

  return target == CS_TARGET_CONNECTOR || target == CS_TARGET_OUTLOOK ? CS_ENDPOINT_CONNECTOR
                                                                      : CS_ENDPOINT_WORKFLOW;
}

/* Returns: (transfer full) (nullable): the local channel's address, which listens then */
static char *
dup_local_url (CsSendBox  *self,
               GError    **error)
{
  CsChannelServer *server = cs_channel_desk_start_server (self->desk, error);

  return server != NULL ? cs_channel_server_dup_url (server, guess_kind (self)) : NULL;
}

static guint
count_errors (CsSendBox *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  const char *card = get_card (self);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      n += cs_finding_get_severity (finding) == CS_SEVERITY_ERROR &&
           g_strcmp0 (cs_finding_get_file (finding), card) == 0;
    }

  return n;
}

static guint
count_chosen (CsSendBox *self)
{
  guint n = 0;

  for (guint i = 0; i < self->places->len; i++)
    n += gtk_check_button_get_active (GTK_CHECK_BUTTON (((Place *) self->places->pdata[i])->check));

  return n;
}

static void
show_size (CsSendBox *self)
{
  CsDocument *document = get_document (self);
  g_autoptr (GBytes) payload =
    document != NULL ? cs_card_dup_payload (cs_document_get_bytes (document), guess_kind (self),
                                            NULL) : NULL;
  g_autofree char *size = payload != NULL ? g_format_size (g_bytes_get_size (payload)) : NULL;
  g_autofree char *measured =
    payload != NULL ? g_format_size (cs_channel_measure (payload)) : NULL;
  g_autofree char *limit = g_format_size (CS_CHANNEL_MAX_MESSAGE_BYTES);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->size_row), document != NULL);
  if (payload == NULL)
    text = g_strdup (_("The text has a fault, so nothing can be sent."));
  else
    /* Translators: three sizes, such as 24.4 kB */
    text = g_strdup_printf (_("%s with its envelope. Teams counts about %s, and takes %s."), size,
                            measured, limit);
  adw_action_row_set_subtitle (self->size_row, text);
}

/* When the next message to a place may go, where it has to wait. */
static void
show_plan (CsSendBox *self)
{
  guint n;
  const CsRateWindow *windows = cs_rate_windows (&n);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];
      const char *url = cs_place_is_local (place) ? NULL : cs_send_box_get_remembered (self, place);
      g_autofree gint64 *plan = NULL;

      if (url == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (place->check)))
        continue;

      plan = cs_sender_dup_plan (cs_channel_desk_get_sender (self->desk), url, 1);
      if (plan[0] > 0)
        {
          /* Translators: %s is the name of a webhook, %u counts seconds */
          g_string_append_printf (text, _("The next message to %s goes in %u s."), place->name,
                                  (guint) ((plan[0] + 999) / 1000));
          g_string_append_c (text, ' ');
        }
    }

  if (n > 1)
    /* Translators: a number of messages within a number of seconds, twice */
    g_string_append_printf (text, _("A webhook takes %u messages in %u s and %u in %u s; what is "
                                    "more waits for its time."),
                            windows[0].max_requests, windows[0].seconds, windows[1].max_requests,
                            windows[1].seconds);
  gtk_label_set_text (self->plan_label, text->str);
}

void
cs_send_box_update (CsSendBox *self)
{
  guint n_errors = count_errors (self);
  guint n_chosen = count_chosen (self);
  gboolean free = n_errors == 0 || gtk_check_button_get_active (self->force_check);
  gboolean has_card = get_document (self) != NULL;
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("The card has %u error", "The card has %u errors", n_errors),
                           n_errors);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->errors_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->errors_row), n_errors > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send-box.send",
                                 free && has_card && n_chosen > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "send-box.copy", has_card);
  gtk_widget_set_tooltip_text (self->send_button,
                               !has_card ? _("There is no card to send")
                               : n_chosen == 0 ? _("Check where it goes")
                               : !free ? _("Errors stand in the way")
                               : _("Send the Card"));
  show_size (self);
  show_plan (self);
}

static void
list_cards (CsSendBox *self)
{
  GListModel *files = G_LIST_MODEL (cs_workspace_get_project (self->workspace));
  g_autofree char *selected = g_strdup (get_card (self));
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);

      if (!cs_card_path_is_card (cs_document_get_path (document)))
        continue;
      if (g_strcmp0 (cs_document_get_path (document), selected) == 0)
        position = paths->len;
      g_ptr_array_add (paths, (gpointer) cs_document_get_path (document));
    }
  g_ptr_array_add (paths, NULL);

  self->filling = TRUE;
  gtk_string_list_splice (self->cards, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cards)),
                          (const char * const *) paths->pdata);
  if (paths->len > 1)
    adw_combo_row_set_selected (self->card_row, position);
  self->filling = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->card_row), paths->len > 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->card_row),
                               paths->len > 1 ? NULL
                               : _("The project has no card yet. New Card in the sidebar makes one."));
}

static void
card_selected_cb (CsSendBox *self)
{
  if (self->filling || self->workspace == NULL)
    return;

  gtk_check_button_set_active (self->force_check, FALSE);
  cs_send_box_update (self);
}

static void again_cb (CsSendBox    *self,
                      CsSendingRow *row);

static void
add_result (CsSendBox *self,
            CsSending *sending)
{
  GtkWidget *row = cs_sending_row_new (sending);

  g_signal_connect_object (row, "again", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sending, "changed", G_CALLBACK (show_plan), self, G_CONNECT_SWAPPED);

  /* The newest on top: the group only appends. */
  g_ptr_array_insert (self->results, 0, g_object_ref_sink (row));
  for (guint i = 1; i < self->results->len; i++)
    adw_preferences_group_remove (self->results_group, self->results->pdata[i]);
  if (self->results->len > MAX_RESULTS)
    g_ptr_array_set_size (self->results, MAX_RESULTS);
  for (guint i = 0; i < self->results->len; i++)
    adw_preferences_group_add (self->results_group, self->results->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->results_group), TRUE);
}

static void
again_cb (CsSendBox    *self,
          CsSendingRow *row)
{
  g_autoptr (CsSending) sending = cs_sending_repeat (cs_sending_row_get_sending (row));

  add_result (self, sending);
}

static void
send_to (CsSendBox   *self,
         const Place *place)
{
  g_autofree char *project = cs_send_box_dup_project (self);
  g_autofree char *url = NULL;
  g_autoptr (CsSending) sending = NULL;
  g_autoptr (GError) error = NULL;
  CsSendingOrder order = {
    .project = project,
    .webhook = cs_place_get_title (place),
    .kind = place->kind,
    .card = get_card (self),
    .text = cs_document_get_bytes (get_document (self)),
  };

  if (cs_place_is_local (place))
    {
      url = dup_local_url (self, &error);
      if (url == NULL)
        {
          cs_send_box_explain (self, _("The Local Channel Did Not Start"), error);
          return;
        }
      order.url = url;
    }

  sending = cs_sending_start (self->desk, &order);
  add_result (self, sending);
}

static void
send_all (CsSendBox *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (place->check)) &&
          get_document (self) != NULL)
        send_to (self, place);
    }
}

/* By what was sent from this machine before. */
static gboolean
is_first_time (CsSendBox   *self,
               const Place *place)
{
  GListModel *history = G_LIST_MODEL (cs_channel_desk_get_history (self->desk));
  g_autofree char *project = cs_send_box_dup_project (self);

  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (CsSentMessage) message = g_list_model_get_item (history, i);

      if (g_str_equal (cs_sent_message_get_project (message), project) &&
          g_str_equal (cs_sent_message_get_webhook (message), place->name) &&
          g_str_equal (cs_sent_message_get_label (message), place->label))
        return FALSE;
    }

  return TRUE;
}

static void
confirmed_cb (CsSendBox  *self,
              const char *response)
{
  if (g_str_equal (response, "send"))
    send_all (self);
}

/* (transfer full) (nullable): what is told of the places that get something for the first time */
static char *
describe_new (CsSendBox *self)
{
  CsDocument *document = get_document (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];
      g_autoptr (GBytes) payload = NULL;
      g_autofree char *size = NULL;

      if (cs_place_is_local (place) || !gtk_check_button_get_active (GTK_CHECK_BUTTON (place->check)) ||
          !is_first_time (self, place))
        continue;

      payload = cs_card_dup_payload (cs_document_get_bytes (document), place->kind, NULL);
      size = g_format_size (payload != NULL ? g_bytes_get_size (payload) : 0);
      /* Translators: a webhook's name, its kind, its masked address, the message's size. */
      g_string_append_printf (text, _("%s: %s at %s, %s"), place->name,
                              cs_endpoint_kind_get_title (place->kind), place->label, size);
      g_string_append_c (text, '\n');
    }

  return text->len > 0 ? g_strchomp (g_string_free (g_steal_pointer (&text), FALSE)) : NULL;
}

static void
send_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CsSendBox *self = CS_SEND_BOX (widget);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  cs_workspace_check (self->workspace);
  cs_send_box_update (self);
  if (count_errors (self) > 0 && !gtk_check_button_get_active (self->force_check))
    return;

  text = describe_new (self);
  if (text == NULL)
    {
      send_all (self);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                   _("Send for the First Time?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "send", _("_Send"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* (transfer full) (nullable): the address of the first place that is chosen, where it is known */
static char *
dup_chosen_url (CsSendBox *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (place->check)))
        return cs_place_is_local (place) ? dup_local_url (self, NULL)
                                : g_strdup (cs_send_box_get_remembered (self, place));
    }

  return NULL;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CsSendBox *self = CS_SEND_BOX (widget);
  const char *language = g_variant_get_string (parameter, NULL);
  CsDocument *document = get_document (self);
  g_autofree char *url = self->with_address ? dup_chosen_url (self) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = document != NULL
    ? cs_card_dup_payload (cs_document_get_bytes (document), guess_kind (self), &error) : NULL;

  if (payload == NULL)
    {
      if (error != NULL)
        cs_send_box_explain (self, _("Nothing Was Copied"), error);
      return;
    }

  for (CsRequestLanguage i = 0; i < CS_N_REQUEST_LANGUAGES; i++)
    {
      g_autofree char *code = NULL;

      if (!g_str_equal (language, cs_request_language_get_name (i)))
        continue;

      code = cs_request_code_write (i, url, payload);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), code);
      gtk_widget_activate_action (widget, "win.tell", "s",
                                  url != NULL ? _("Copied, with the address")
                                  : _("Copied; it takes the address from WEBHOOK_URL"));
    }
}

static void
cs_send_box_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cs_send_box_parent_class)->map (widget);
  cs_send_box_ask_keyring (CS_SEND_BOX (widget));
}

static void
cs_send_box_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WITH_ADDRESS:
      g_value_set_boolean (value, CS_SEND_BOX (object)->with_address);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_send_box_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CsSendBox *self = CS_SEND_BOX (object);

  switch (prop_id)
    {
    case PROP_WITH_ADDRESS:
      if (self->with_address == g_value_get_boolean (value))
        return;
      self->with_address = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_send_box_dispose (GObject *object)
{
  CsSendBox *self = CS_SEND_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->results, 0);
  g_ptr_array_set_size (self->places, 0);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_SEND_BOX);

  G_OBJECT_CLASS (cs_send_box_parent_class)->dispose (object);
}

static void
cs_send_box_finalize (GObject *object)
{
  CsSendBox *self = CS_SEND_BOX (object);

  g_free (self->card);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->results);
  g_hash_table_unref (self->removed);
  g_clear_object (&self->cards);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cs_send_box_parent_class)->finalize (object);
}

static void
cs_send_box_class_init (CsSendBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_send_box_dispose;
  object_class->finalize = cs_send_box_finalize;
  object_class->get_property = cs_send_box_get_property;
  object_class->set_property = cs_send_box_set_property;
  widget_class->map = cs_send_box_map;

  properties[PROP_WITH_ADDRESS] =
    g_param_spec_boolean ("with-address", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "send-box.send", NULL, send_action);
  gtk_widget_class_install_action (widget_class, "send-box.copy", "s", copy_action);
  gtk_widget_class_install_property_action (widget_class, "send-box.with-address", "with-address");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-send-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, webhooks_group);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, add_button);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, send_group);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, card_row);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, size_row);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, errors_row);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, force_check);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, send_button);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, plan_label);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, results_group);
  gtk_widget_class_bind_template_child (widget_class, CsSendBox, copy_languages);
  gtk_widget_class_bind_template_callback_full (widget_class, "add_cb",
                                                G_CALLBACK (cs_send_box_add));
  gtk_widget_class_bind_template_callback (widget_class, card_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cs_send_box_update);
}

static void
cs_send_box_init (CsSendBox *self)
{
  g_autoptr (GtkListItemFactory) factory =
    gtk_builder_list_item_factory_new_from_resource (NULL, "/io/github/connectorstudio/"
                                                     "ConnectorStudio/cs-choice-item.ui");

  self->desk = cs_channel_desk_get ();
  self->cancellable = g_cancellable_new ();
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_place_free);
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cards = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_combo_row_set_factory (self->card_row, factory);
  adw_combo_row_set_model (self->card_row, G_LIST_MODEL (self->cards));
  for (CsRequestLanguage i = 0; i < CS_N_REQUEST_LANGUAGES; i++)
    {
      g_autofree char *action = g_strdup_printf ("send-box.copy::%s",
                                                 cs_request_language_get_name (i));

      g_menu_append (self->copy_languages, cs_request_language_get_title (i), action);
    }
}

GtkWidget *
cs_send_box_new (CsWorkspace *workspace,
                 const char  *card,
                 gboolean     edits)
{
  CsSendBox *self = g_object_new (CS_TYPE_SEND_BOX, NULL);
  CsSecretStore *secrets = cs_channel_desk_get_secrets (self->desk);

  self->workspace = g_object_ref (workspace);
  self->card = g_strdup (card);
  self->edits = edits;
  gtk_widget_set_visible (self->add_button, edits);
  gtk_widget_set_visible (GTK_WIDGET (self->card_row), card == NULL);
  g_signal_connect_object (secrets, "found", G_CALLBACK (cs_send_box_late_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (secrets, "notify::state", G_CALLBACK (cs_send_box_show_keyring), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (cs_send_box_update), self, G_CONNECT_SWAPPED);
  cs_send_box_refresh (self);

  return GTK_WIDGET (self);
}

void
cs_send_box_refresh (CsSendBox *self)
{
  g_return_if_fail (CS_IS_SEND_BOX (self));

  cs_send_box_list_places (self);
  if (self->card == NULL)
    list_cards (self);
  cs_send_box_show_keyring (self);
  cs_send_box_update (self);
  cs_send_box_ask_keyring (self);
}

void
cs_send_box_resend (CsSendBox     *self,
                    CsSentMessage *message)
{
  g_autofree char *project = cs_send_box_dup_project (self);
  const char *text = cs_sent_message_get_payload (message);
  g_autoptr (GBytes) payload = g_bytes_new (text, strlen (text));
  const Place *place = cs_send_box_find_place (self, cs_sent_message_get_webhook (message));
  g_autofree char *url = NULL;
  g_autoptr (CsSending) sending = NULL;
  g_autoptr (GError) error = NULL;
  CsSendingOrder order = {
    .project = project,
    .webhook = cs_sent_message_get_webhook (message),
    .kind = cs_sent_message_get_kind (message),
    .card = cs_sent_message_get_card (message),
    .payload = payload,
  };

  g_return_if_fail (CS_IS_SEND_BOX (self));

  if (place == NULL && order.kind == CS_ENDPOINT_LOCAL)
    {
      url = dup_local_url (self, &error);
      if (url == NULL)
        {
          cs_send_box_explain (self, _("The Local Channel Did Not Start"), error);
          return;
        }
      order.url = url;
    }

  sending = cs_sending_start (self->desk, &order);
  add_result (self, sending);
}
