/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-webhooks-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-card-send.h"
#include "cs-comparison.h"
#include "cs-json-writer.h"
#include "cs-send-box.h"
#include "cs-sent-row.h"
#include "cs-webhooks.h"

/* Older ones are kept, and not listed. */
#define MAX_ROWS 30

struct _CsWebhooksPage
{
  CsPage               parent_instance;

  CsSendBox           *send_box;
  GPtrArray           *rows;          /* CsSentRow, the newest first */

  AdwBin              *send_bin;
  AdwPreferencesGroup *history_group;
  GtkWidget           *clear_button;
  GtkWidget           *empty_row;
};

G_DEFINE_FINAL_TYPE (CsWebhooksPage, cs_webhooks_page, CS_TYPE_PAGE)

static CsSendHistory *
get_history (void)
{
  return cs_channel_desk_get_history (cs_channel_desk_get ());
}

static void
resend_cb (CsWebhooksPage *self,
           CsSentRow      *row)
{
  cs_send_box_resend (self->send_box, cs_sent_row_get_message (row));
}

/* Returns: (transfer full): a line for each member, so that lines can be compared */
static GBytes *
format (GBytes *text)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
  GBytes *formatted = cs_json_write_formatted (snapshot, NULL, NULL);

  return formatted != NULL ? formatted : g_bytes_ref (text);
}

static void
compare_cb (CsWebhooksPage *self,
            CsSentRow      *row)
{
  CsSentMessage *message = cs_sent_row_get_message (row);
  const char *path = cs_sent_message_get_card (message);
  CsDocument *document = cs_project_get_document (cs_page_get_project (CS_PAGE (self)), path);
  const char *text = cs_sent_message_get_payload (message);
  g_autoptr (GBytes) sent = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) now =
    document != NULL ? cs_card_dup_payload (cs_document_get_bytes (document),
                                            cs_sent_message_get_kind (message), NULL) : NULL;
  g_autoptr (GBytes) old_text = format (sent);
  g_autoptr (GBytes) new_text = now != NULL ? format (now) : NULL;

  gtk_window_present (cs_comparison_new_window (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), path,
    _("“−” marks what was sent, “+” what the card is now."),
    cs_comparison_new_view (old_text, new_text)));
}

static void
add_row (CsWebhooksPage *self,
         CsSentMessage  *message)
{
  GtkWidget *row = cs_sent_row_new (message);

  g_signal_connect_object (row, "resend", G_CALLBACK (resend_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->history_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
list_sent (CsWebhooksPage *self)
{
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));
  GListModel *history = G_LIST_MODEL (get_history ());
  g_autofree char *project = cs_webhooks_dup_project_key (cs_workspace_get_project (workspace),
                                                          cs_workspace_get_main_path (workspace));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->history_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = g_list_model_get_n_items (history); i > 0 && self->rows->len < MAX_ROWS; i--)
    {
      g_autoptr (CsSentMessage) message = g_list_model_get_item (history, i - 1);

      if (g_str_equal (cs_sent_message_get_project (message), project))
        add_row (self, message);
    }
  gtk_widget_set_visible (self->empty_row, self->rows->len == 0);
  gtk_widget_set_visible (self->clear_button, self->rows->len > 0);
}

static void
clear_response_cb (CsWebhooksPage *self,
                   const char     *response)
{
  if (g_str_equal (response, "clear"))
    cs_send_history_clear (get_history ());
}

static void
clear_cb (CsWebhooksPage *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("Forget What Was Sent?"),
                            _("The list is of all projects on this machine. The messages in the "
                              "channels stay."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "clear", _("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "clear",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (clear_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cs_webhooks_page_refresh (CsPage *page)
{
  cs_send_box_refresh (CS_WEBHOOKS_PAGE (page)->send_box);
}

static void
cs_webhooks_page_constructed (GObject *object)
{
  CsWebhooksPage *self = CS_WEBHOOKS_PAGE (object);
  CsPage *page = CS_PAGE (self);
  GtkWidget *box = cs_send_box_new (cs_page_get_workspace (page), NULL, TRUE);

  G_OBJECT_CLASS (cs_webhooks_page_parent_class)->constructed (object);

  self->send_box = CS_SEND_BOX (box);
  adw_bin_set_child (self->send_bin, box);
  g_signal_connect_object (cs_page_get_history (page), "moved",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_project (page), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_history (), "items-changed", G_CALLBACK (list_sent), self,
                           G_CONNECT_SWAPPED);
  list_sent (self);
}

static void
cs_webhooks_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_WEBHOOKS_PAGE);

  G_OBJECT_CLASS (cs_webhooks_page_parent_class)->dispose (object);
}

static void
cs_webhooks_page_finalize (GObject *object)
{
  g_ptr_array_unref (CS_WEBHOOKS_PAGE (object)->rows);

  G_OBJECT_CLASS (cs_webhooks_page_parent_class)->finalize (object);
}

static void
cs_webhooks_page_class_init (CsWebhooksPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_webhooks_page_constructed;
  object_class->dispose = cs_webhooks_page_dispose;
  object_class->finalize = cs_webhooks_page_finalize;
  CS_PAGE_CLASS (klass)->refresh = cs_webhooks_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-webhooks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWebhooksPage, send_bin);
  gtk_widget_class_bind_template_child (widget_class, CsWebhooksPage, history_group);
  gtk_widget_class_bind_template_child (widget_class, CsWebhooksPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CsWebhooksPage, empty_row);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
cs_webhooks_page_init (CsWebhooksPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
