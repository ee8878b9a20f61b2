/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-webhooks-page.h"

#include <string.h>

#include "cs-channel-desk.h"
#include "cs-new-card.h"
#include "cs-send-box.h"
#include "cs-sending-row.h"
#include "cs-sent-row.h"
#include "cs-webhook-dialog.h"
#include "secret-search.h"
#include "window-fixture.h"

#define SECRET "zC4xvQ9sKq-Sigma"
#define ADDRESS "https://prod-07.westeurope.logic.azure.com:443/workflows/" \
  "0a1b2c3d4e5f60718293a4b5c6d7e8f9/triggers/manual/paths/invoke" \
  "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" \
  SECRET "0123456789abcdefghijklmnopq"

static const char *const secrets[] = { SECRET, "0a1b2c3d4e5f60718293a4b5c6d7e8f9", NULL };

static CsProject *
get_project (WindowFixture *fixture)
{
  return cs_workspace_get_project (fixture->workspace);
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  return find_widget (widget, ADW_TYPE_PREFERENCES_ROW, has_title, title);
}

static gboolean
has_tip (GtkWidget     *widget,
         gconstpointer  tip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0;
}

static void
press (GtkWidget  *widget,
       const char *tip)
{
  GtkWidget *button = find_widget (widget, GTK_TYPE_BUTTON, has_tip, tip);

  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip);
  g_signal_emit_by_name (button, "clicked");
}

/* The file as it is in memory, or "". */
static char *
dup_connector (WindowFixture *fixture)
{
  CsDocument *document = cs_project_get_document (get_project (fixture), "connector.json");
  GBytes *bytes = document != NULL ? cs_document_get_bytes (document) : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : g_strdup ("");
}

static void
add_card (WindowFixture *fixture)
{
  g_autoptr (GBytes) text = cs_new_card_empty (CS_TARGET_WORKFLOWS);
  g_autoptr (GError) error = NULL;

  cs_new_card_add (fixture->workspace, "cards/hello.json", text, CS_TARGET_WORKFLOWS, &error);
  g_assert_no_error (error);
  settle (fixture);
}

/* Types into the dialog, and keeps it where @keep. */
static GtkWidget *
fill_dialog (WindowFixture *fixture,
             const char    *before,
             const char    *name,
             const char    *url)
{
  GtkWidget *dialog = cs_webhook_dialog_new (NULL, fixture->workspace, before);
  GtkWidget *name_row = find_row (dialog, "Name");
  GtkWidget *url_row = find_widget (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (name_row), name);
  gtk_editable_set_text (GTK_EDITABLE (url_row), url);

  return dialog;
}

static gboolean
is_keep (GtkWidget     *widget,
         gconstpointer  data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Keep") == 0;
}

static GtkWidget *
get_keep (GtkWidget *dialog)
{
  return find_widget (dialog, GTK_TYPE_BUTTON, is_keep, NULL);
}

static void
add_webhook (WindowFixture *fixture,
             const char    *name)
{
  GtkWidget *dialog = fill_dialog (fixture, NULL, name, ADDRESS);

  assert_no_secret (dialog, secrets);
  g_assert_true (gtk_widget_get_sensitive (get_keep (dialog)));
  g_signal_emit_by_name (get_keep (dialog), "clicked");
  settle (fixture);
}

static void
refresh (WindowFixture *fixture,
         ShownPage     *shown)
{
  settle (fixture);
  cs_send_box_refresh (CS_SEND_BOX (find_widget (GTK_WIDGET (shown->page), CS_TYPE_SEND_BOX, NULL,
                                                 NULL)));
}

static void
test_dialog (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog = fill_dialog (fixture, NULL, "ops", "");

  g_assert_false (gtk_widget_get_sensitive (get_keep (dialog)));
  g_assert_nonnull (find_row (dialog, "Kind"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* What the doctor says of a cut address stands below it, without the address. */
  dialog = fill_dialog (fixture, NULL, "ops", "http://prod-07.westeurope.logic.azure.com/workflows/"
                        "0a1b2c3d4e5f60718293a4b5c6d7e8f9/triggers/manual/paths/invoke?sv=1.0");
  assert_no_secret (dialog, secrets);
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_IMAGE, NULL, NULL));
  g_assert_false (gtk_widget_get_sensitive (get_keep (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

static void
test_add_and_remove (WindowFixture *fixture,
                     gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_WEBHOOKS_PAGE);
  CsHistory *history = cs_project_get_history (get_project (fixture));
  g_autofree char *added = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *row;

  g_assert_nonnull (find_row (GTK_WIDGET (shown.page), "Local channel"));
  g_assert_null (find_row (GTK_WIDGET (shown.page), "ops"));

  add_webhook (fixture, "ops");
  refresh (fixture, &shown);
  added = dup_connector (fixture);
  g_assert_nonnull (strstr (added, "\"ops\""));
  g_assert_nonnull (strstr (added, "\"workflow\""));
  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_null (strstr (added, secrets[i]));
  row = find_row (GTK_WIDGET (shown.page), "ops");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                            "Workflows webhook"));
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (find_widget (row, GTK_TYPE_CHECK_BUTTON, NULL, NULL)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "ops");

  cs_history_undo (history);
  refresh (fixture, &shown);
  undone = dup_connector (fixture);
  g_assert_cmpstr (undone, ==, "");
  g_assert_null (find_row (GTK_WIDGET (shown.page), "ops"));

  cs_history_redo (history);
  refresh (fixture, &shown);
  row = find_row (GTK_WIDGET (shown.page), "ops");
  g_assert_nonnull (row);

  /* The address comes back with the webhook. */
  press (row, "Remove");
  settle (fixture);
  g_assert_null (find_row (GTK_WIDGET (shown.page), "ops"));
  g_assert_null (cs_secret_store_get_remembered (
    cs_channel_desk_get_secrets (cs_channel_desk_get ()), "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11",
    "ops"));
  cs_history_undo (history);
  refresh (fixture, &shown);
  g_assert_nonnull (find_row (GTK_WIDGET (shown.page), "ops"));
  g_assert_cmpstr (cs_secret_store_get_remembered (
    cs_channel_desk_get_secrets (cs_channel_desk_get ()), "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11",
    "ops"), ==, ADDRESS);
  assert_no_secret (GTK_WIDGET (shown.page), secrets);

  shown_page_close (&shown);
}

static GtkWindow *
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }

  return NULL;
}

static void
test_rename (WindowFixture *fixture,
             gconstpointer  data)
{
  CsSecretStore *store = cs_channel_desk_get_secrets (cs_channel_desk_get ());
  g_autofree char *text = NULL;
  GtkWidget *dialog;
  ShownPage shown;

  add_webhook (fixture, "first");
  shown = shown_page_open (fixture, CS_TYPE_WEBHOOKS_PAGE);
  press (find_row (GTK_WIDGET (shown.page), "first"), "Change");
  dialog = GTK_WIDGET (find_dialog ("Change Webhook"));
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Name")), "second");
  g_signal_emit_by_name (get_keep (dialog), "clicked");
  settle (fixture);

  text = dup_connector (fixture);
  g_assert_nonnull (strstr (text, "\"second\""));
  g_assert_null (strstr (text, "\"first\""));
  g_assert_cmpstr (cs_secret_store_get_remembered (store, "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11",
                                                   "second"), ==, ADDRESS);
  g_assert_cmpstr (cs_history_get_undo_label (cs_project_get_history (get_project (fixture))), ==,
                   "Rename webhook");

  cs_history_undo (cs_project_get_history (get_project (fixture)));
  refresh (fixture, &shown);
  g_assert_nonnull (find_row (GTK_WIDGET (shown.page), "first"));
  g_assert_cmpstr (cs_secret_store_get_remembered (store, "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11",
                                                   "first"), ==, ADDRESS);
  shown_page_close (&shown);
}

static CsSendingRow *
wait_for_answer (ShownPage *shown)
{
  GtkWidget *row = find_widget (GTK_WIDGET (shown->page), CS_TYPE_SENDING_ROW, NULL, NULL);

  g_assert_nonnull (row);
  for (guint i = 0; i < 5000 &&
       cs_sending_is_under_way (cs_sending_row_get_sending (CS_SENDING_ROW (row))); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (cs_sending_is_under_way (cs_sending_row_get_sending (CS_SENDING_ROW (row))));

  return CS_SENDING_ROW (row);
}

static void
test_send (WindowFixture *fixture,
           gconstpointer  data)
{
  ShownPage shown;
  CsChannelDesk *desk = cs_channel_desk_get ();
  GtkWidget *box;
  CsSendingRow *row;
  GtkWidget *sent;
  CsSentMessage *message;
  GListModel *messages;
  g_auto (GStrv) parts = NULL;
  g_autofree char *url = NULL;

  add_card (fixture);
  shown = shown_page_open (fixture, CS_TYPE_WEBHOOKS_PAGE);
  box = find_widget (GTK_WIDGET (shown.page), CS_TYPE_SEND_BOX, NULL, NULL);
  gtk_widget_activate_action (box, "send-box.send", NULL);

  row = wait_for_answer (&shown);
  g_assert_cmpint (cs_sending_get_state (cs_sending_row_get_sending (row)), ==, CS_SENDING_DONE);
  g_assert_cmpuint (cs_sending_get_result (cs_sending_row_get_sending (row))->status, ==, 202);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   cs_sending_get_result (cs_sending_row_get_sending (row))->verdict.sentence);

  sent = find_widget (GTK_WIDGET (shown.page), CS_TYPE_SENT_ROW, NULL, NULL);
  g_assert_nonnull (sent);
  message = cs_sent_row_get_message (CS_SENT_ROW (sent));
  g_assert_cmpstr (cs_sent_message_get_card (message), ==, "cards/hello.json");
  g_assert_cmpuint (cs_sent_message_get_status (message), ==, 202);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (sent), TRUE);

  url = cs_channel_server_dup_url (cs_channel_desk_get_server (desk, NULL), CS_ENDPOINT_WORKFLOW);
  parts = cs_endpoint_dup_secrets (url);
  assert_no_secret (GTK_WIDGET (shown.page), (const char * const *) parts);

  /* Sent again, as it was. */
  g_signal_emit_by_name (sent, "resend");
  row = wait_for_answer (&shown);
  g_assert_cmpuint (cs_sending_get_result (cs_sending_row_get_sending (row))->status, ==, 202);
  messages = G_LIST_MODEL (cs_channel_server_get_store (cs_channel_desk_get_server (desk, NULL)));
  for (guint i = 0; i < 1000 && g_list_model_get_n_items (messages) < 2; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 2);

  shown_page_close (&shown);
}

/* A card with an error goes nowhere until somebody says so. */
static void
test_errors (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (CsChange) change = cs_change_new ("Break it");
  static const char bad[] = "{ \"@type\": \"MessageCard\", \"@context\": \"https://schema.org/extensions\","
                            " \"sections\": [] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (bad, sizeof bad - 1);
  ShownPage shown;
  GtkWidget *box, *force;

  cs_change_create (change, "cards/bad.json", bytes);
  cs_history_do (cs_project_get_history (get_project (fixture)), change, NULL);
  settle (fixture);
  shown = shown_page_open (fixture, CS_TYPE_WEBHOOKS_PAGE);
  box = find_widget (GTK_WIDGET (shown.page), CS_TYPE_SEND_BOX, NULL, NULL);
  g_assert_nonnull (find_row (box, "The card has 1 error"));

  gtk_widget_activate_action (box, "send-box.send", NULL);
  g_assert_null (find_widget (box, CS_TYPE_SENDING_ROW, NULL, NULL));

  force = find_widget (find_row (box, "The card has 1 error"), GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (force), TRUE);
  gtk_widget_activate_action (box, "send-box.send", NULL);
  wait_for_answer (&shown);

  shown_page_close (&shown);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
dup_copied (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_cb, &text);
  for (guint i = 0; i < 2000 && text == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (text);

  return text;
}

static void
test_copy (WindowFixture *fixture,
           gconstpointer  data)
{
  ShownPage shown;
  GtkWidget *box, *check, *local;
  g_autofree char *masked = NULL;
  g_autofree char *whole = NULL;

  add_card (fixture);
  add_webhook (fixture, "copied");
  shown = shown_page_open (fixture, CS_TYPE_WEBHOOKS_PAGE);
  box = find_widget (GTK_WIDGET (shown.page), CS_TYPE_SEND_BOX, NULL, NULL);
  local = find_widget (find_row (box, "Local channel"), GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  check = find_widget (find_row (box, "copied"), GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (local), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);

  gtk_widget_activate_action (box, "send-box.copy", "s", "curl");
  masked = dup_copied (box);
  g_assert_nonnull (strstr (masked, "WEBHOOK_URL"));
  g_assert_null (strstr (masked, SECRET));

  g_object_set (box, "with-address", TRUE, NULL);
  gtk_widget_activate_action (box, "send-box.copy", "s", "python");
  whole = dup_copied (box);
  g_assert_nonnull (strstr (whole, SECRET));
  assert_no_secret (GTK_WIDGET (shown.page), secrets);

  shown_page_close (&shown);
}

static CsSendBox *
find_send_dialog (GtkWindow **dialog)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), "Send Card") == 0)
        {
          *dialog = GTK_WINDOW (window);
          return CS_SEND_BOX (find_widget (window, CS_TYPE_SEND_BOX, NULL, NULL));
        }
    }

  return NULL;
}

/* From the card's page, and from nowhere else. */
static void
test_action (WindowFixture *fixture,
             gconstpointer  data)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (fixture->window), "send-card");
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, has_tip,
                                   "Send this card");
  CsSendBox *box;
  GtkWindow *dialog = NULL;

  g_assert_false (g_action_get_enabled (action));
  g_assert_false (gtk_widget_get_visible (button));
  add_card (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "card:cards/hello.json");
  settle (fixture);
  g_assert_true (g_action_get_enabled (action));
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Send this card");

  g_action_activate (action, NULL);
  box = find_send_dialog (&dialog);
  g_assert_nonnull (box);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (
    find_widget (find_row (GTK_WIDGET (box), "Local channel"), GTK_TYPE_CHECK_BUTTON, NULL, NULL))));
  gtk_window_destroy (dialog);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "app");
  settle (fixture);
  g_assert_false (g_action_get_enabled (action));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/webhooks-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("dialog", test_dialog);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("rename", test_rename);
  ADD ("send", test_send);
  ADD ("errors", test_errors);
  ADD ("copy", test_copy);
  ADD ("action", test_action);

  return g_test_run ();
}
