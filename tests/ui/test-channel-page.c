/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-channel-page.h"

#include <libsoup/soup.h>
#include <string.h>
#include <time.h>

#include "../channel/post-storm.h"
#include "cs-button-dialog.h"
#include "cs-card-canvas.h"
#include "cs-card-view.h"
#include "cs-channel-desk.h"
#include "cs-command-box.h"
#include "cs-message-dialog.h"
#include "cs-message-row.h"
#include "secret-search.h"
#include "window-fixture.h"

static const char plain_card[] =
  "{\"@type\":\"MessageCard\",\"@context\":\"https://schema.org/extensions\",\"summary\":\"Otter\","
  "\"title\":\"Otter\",\"text\":\"Build %u\"}";

static CsChannelServer *
get_server (void)
{
  return cs_channel_desk_get_server (cs_channel_desk_get (), NULL);
}

static GListModel *
get_messages (void)
{
  return G_LIST_MODEL (cs_channel_server_get_store (get_server ()));
}

static void
close_page (ShownPage *shown)
{
  shown_page_close (shown);
  cs_channel_server_stop (get_server ());
  cs_message_store_clear (CS_MESSAGE_STORE (get_messages ()));
}

static gboolean
has_tip (GtkWidget     *widget,
         gconstpointer  tip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0;
}

static GtkWidget *
find_button (ShownPage  *shown,
             const char *tip)
{
  GtkWidget *button = find_widget (GTK_WIDGET (shown->page), GTK_TYPE_BUTTON, has_tip, tip);

  g_assert_nonnull (button);
  return button;
}

/* As if it had come by the connector's address. */
static void
receive (const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChannelMessage) message = NULL;
  CsChannelAnswer answer;
  CsMessageFacts facts = {
    .time = G_GINT64_CONSTANT (1794000000) * G_USEC_PER_SEC,
    .plays = CS_ENDPOINT_CONNECTOR,
    .measured = cs_channel_measure (body),
    .request = "POST /webhookb2/*** HTTP/1.1\n",
    .answer = &answer,
  };

  cs_channel_answer_message (CS_ENDPOINT_CONNECTOR, body, &answer);
  message = cs_message_store_append (cs_channel_server_get_store (get_server ()), &facts, body,
                                     &error);
  g_assert_no_error (error);
  cs_channel_answer_clear (&answer);
}

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static gboolean
has_messages (GtkWidget     *widget,
              gconstpointer  data)
{
  return gtk_stack_get_child_by_name (GTK_STACK (widget), "messages") != NULL;
}

static const char *
get_stack_name (ShownPage *shown)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (find_widget (GTK_WIDGET (shown->page), GTK_TYPE_STACK, has_messages, NULL)));
}

static void
test_start_and_stop (WindowFixture *fixture,
                     gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  g_autofree char *url = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_cmpstr (get_stack_name (&shown), ==, "empty");
  g_signal_emit_by_name (find_button (&shown, "Start the Local Channel"), "clicked");
  g_assert_true (cs_channel_server_is_running (get_server ()));

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&url, g_free);
      g_clear_pointer (&parts, g_strfreev);
      url = cs_channel_server_dup_url (get_server (), i == 0 ? CS_ENDPOINT_CONNECTOR
                                                             : CS_ENDPOINT_WORKFLOW);
      parts = cs_endpoint_dup_secrets (url);
      g_assert_cmpuint (g_strv_length (parts), >, 0);
      assert_no_secret (GTK_WIDGET (shown.page), (const char * const *) parts);
    }

  g_signal_emit_by_name (find_button (&shown, "Stop the Local Channel"), "clicked");
  g_assert_false (cs_channel_server_is_running (get_server ()));

  close_page (&shown);
}

/* A message that comes over the wire stands there at once, drawn. */
static void
test_live (WindowFixture *fixture,
           gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static (plain_card, sizeof plain_card - 1);
  g_autofree char *url = NULL;
  GtkWidget *row;

  g_signal_emit_by_name (find_button (&shown, "Start the Local Channel"), "clicked");
  url = cs_channel_server_dup_url (get_server (), CS_ENDPOINT_CONNECTOR);
  message = soup_message_new ("POST", url);
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  for (guint i = 0; i < 3000 && g_list_model_get_n_items (get_messages ()) == 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (g_list_model_get_n_items (get_messages ()), ==, 1);
  run_for (100);

  g_assert_cmpstr (get_stack_name (&shown), ==, "messages");
  row = find_widget (GTK_WIDGET (shown.page), CS_TYPE_MESSAGE_ROW, NULL, NULL);
  g_assert_nonnull (row);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_nonnull (find_widget (row, CS_TYPE_CARD_VIEW, NULL, NULL));

  close_page (&shown);
}

static GtkEditable *
get_search (ShownPage *shown)
{
  return GTK_EDITABLE (find_widget (GTK_WIDGET (shown->page), GTK_TYPE_SEARCH_ENTRY, NULL, NULL));
}

static gboolean
says (GtkWidget     *widget,
      gconstpointer  text)
{
  return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static void
assert_count (ShownPage  *shown,
              const char *text)
{
  g_assert_nonnull (find_widget (GTK_WIDGET (shown->page), GTK_TYPE_LABEL, says, text));
}

static void
test_filter (WindowFixture *fixture,
             gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  GtkDropDown *show = GTK_DROP_DOWN (find_widget (GTK_WIDGET (shown.page), GTK_TYPE_DROP_DOWN,
                                                  has_tip, "Which messages are shown"));
  GtkWidget *row;

  receive (plain_card);
  receive ("{}");
  receive ("{\"text\":\"a heron\"}");
  run_for (100);
  assert_count (&shown, "3 messages");

  gtk_editable_set_text (get_search (&shown), "HERON");
  g_signal_emit_by_name (get_search (&shown), "search-changed");
  assert_count (&shown, "1 of 3");
  gtk_editable_set_text (get_search (&shown), "walrus");
  g_signal_emit_by_name (get_search (&shown), "search-changed");
  assert_count (&shown, "0 of 3");
  g_assert_cmpstr (get_stack_name (&shown), ==, "empty");
  gtk_editable_set_text (get_search (&shown), "");
  g_signal_emit_by_name (get_search (&shown), "search-changed");

  /* The one without a text was refused. */
  gtk_drop_down_set_selected (show, 3);
  assert_count (&shown, "1 of 3");
  gtk_drop_down_set_selected (show, 0);
  run_for (50);

  row = find_widget (GTK_WIDGET (shown.page), CS_TYPE_MESSAGE_ROW, NULL, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (row, GTK_TYPE_TOGGLE_BUTTON, NULL,
                                                                NULL)), TRUE);
  g_assert_true (cs_message_store_is_pinned (CS_MESSAGE_STORE (get_messages ()),
    cs_channel_message_get_id (cs_message_row_get_message (CS_MESSAGE_ROW (row)))));
  gtk_drop_down_set_selected (show, 1);
  assert_count (&shown, "1 of 3");

  close_page (&shown);
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
test_faults (WindowFixture *fixture,
             gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  GtkWidget *fault = find_widget (GTK_WIDGET (shown.page), ADW_TYPE_COMBO_ROW, has_title,
                                  "Workflows goes wrong");
  GtkWidget *limits = find_widget (GTK_WIDGET (shown.page), GTK_TYPE_SWITCH, NULL, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (fault), CS_CHANNEL_FAULT_RATE_LIMIT);
  g_assert_cmpint (cs_channel_server_get_fault (get_server (), CS_ENDPOINT_WORKFLOW), ==,
                   CS_CHANNEL_FAULT_RATE_LIMIT);
  g_assert_cmpint (cs_channel_server_get_fault (get_server (), CS_ENDPOINT_CONNECTOR), ==,
                   CS_CHANNEL_FAULT_NONE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (fault), CS_CHANNEL_FAULT_NONE);

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (limits)));
  gtk_switch_set_active (GTK_SWITCH (limits), FALSE);
  g_assert_false (cs_channel_server_get_limits (get_server ()));
  gtk_switch_set_active (GTK_SWITCH (limits), TRUE);

  close_page (&shown);
}

static void
opened_cb (CsMessageDialog  *dialog,
           const char       *path,
           char            **opened)
{
  *opened = g_strdup (path);
}

static void
test_details (WindowFixture *fixture,
              gconstpointer  data)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  g_autoptr (CsChannelMessage) message = NULL;
  GtkWidget *dialog;
  g_autofree char *opened = NULL;

  receive (plain_card);
  message = g_list_model_get_item (get_messages (), 0);
  dialog = cs_message_dialog_new (NULL, fixture->workspace, message);
  g_assert_nonnull (find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, has_title, "Answer 200"));
  g_assert_nonnull (strstr (cs_command_box_get_text (CS_COMMAND_BOX (
    find_widget (dialog, CS_TYPE_COMMAND_BOX, NULL, NULL))), "POST /webhookb2/"));

  g_signal_connect (dialog, "opened", G_CALLBACK (opened_cb), &opened);
  gtk_widget_activate_action (dialog, "message.open", NULL);
  settle (fixture);
  g_assert_cmpstr (opened, ==, "cards/received.json");
  g_assert_nonnull (cs_project_get_document (project, opened));
  cs_history_undo (cs_project_get_history (project));
  g_assert_null (cs_project_get_document (project, opened));
  settle (fixture);
  cs_message_store_clear (CS_MESSAGE_STORE (get_messages ()));
}

/* The window goes on while a long conversation is shown and grows. */
static void
test_many (WindowFixture *fixture,
           gconstpointer  data)
{
  ShownPage shown;
  gint64 longest = 0;
  gint64 end;

  for (guint i = 0; i < CS_MESSAGE_STORE_MAX_MESSAGES; i++)
    receive (plain_card);
  shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  assert_count (&shown, "1000 messages");

  end = g_get_monotonic_time () + 800 * 1000;
  while (g_get_monotonic_time () < end)
    {
      gint64 start = g_get_monotonic_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, g_get_monotonic_time () - start);
    }
  g_test_message ("The longest step took %" G_GINT64_FORMAT " ms", longest / 1000);

  receive (plain_card);
  run_for (100);
  assert_count (&shown, "1000 messages");

  close_page (&shown);
}

typedef struct
{
  char      *urls[2];
  PostStorm  done;
  gboolean   fine;
  gint       ended;    /* atomic */
} Storm;

static gpointer
storm_cb (gpointer user_data)
{
  Storm *storm = user_data;

  storm->fine = post_storm ((const char * const *) storm->urls, 600, 50, TRUE, &storm->done);
  g_atomic_int_set (&storm->ended, 1);
  return NULL;
}

static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  ++*(guint *) user_data;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* The window draws on while many post at once, and no step of the main loop is a long one. What the
 * thread does is counted, as what it waits for depends on what else the machine does. */
static void
test_storm (WindowFixture *fixture,
            gconstpointer  data)
{
  ShownPage shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  CsChannelServer *server = get_server ();
  Storm storm = { 0 };
  GThread *thread;
  gint64 longest = 0;
  guint n_frames = 0;

  g_signal_emit_by_name (find_button (&shown, "Start the Local Channel"), "clicked");
  cs_channel_server_set_limits (server, FALSE);
  storm.urls[0] = cs_channel_server_dup_url (server, CS_ENDPOINT_CONNECTOR);
  storm.urls[1] = cs_channel_server_dup_url (server, CS_ENDPOINT_WORKFLOW);
  gtk_widget_add_tick_callback (shown.window, count_frame_cb, &n_frames, NULL);
  thread = g_thread_new ("storm", storm_cb, &storm);
  while (!g_atomic_int_get (&storm.ended))
    {
      gint64 start = get_work ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
      longest = MAX (longest, get_work () - start);
    }
  g_thread_join (thread);

  g_test_message ("%u frames, the longest step %.1f ms", n_frames, longest / 1000.0);
  g_assert_true (storm.fine);
  g_assert_cmpuint (storm.done.n_accepted, ==, 600);
  g_assert_cmpuint (n_frames, >, 0);
  g_assert_cmpint (longest, <, 100 * 1000);
  run_for (300);
  assert_count (&shown, "600 messages");
  g_assert_nonnull (find_widget (GTK_WIDGET (shown.page), CS_TYPE_MESSAGE_ROW, NULL, NULL));

  cs_channel_server_set_limits (server, TRUE);
  g_free (storm.urls[0]);
  g_free (storm.urls[1]);
  close_page (&shown);
}

static gboolean
is_request (GtkWidget     *widget,
            gconstpointer  data)
{
  return g_strcmp0 (cs_command_box_get_title (CS_COMMAND_BOX (widget)), "The Request") == 0;
}

/* What a button would send is shown, and nothing is sent. */
static void
test_button (WindowFixture *fixture,
             gconstpointer  data)
{
  static const char text[] = "{\"@type\":\"HttpPOST\",\"name\":\"Approve\",\"target\":"
                             "\"http://127.0.0.1:9/approve\",\"body\":\"n={{note.value}}\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (CsSnapshot) action = cs_snapshot_new (bytes);
  const CsPressInput inputs[] = { { (char *) "note", (char *) "fine" } };
  CsPress press = {
    .kind = CS_PRESS_POST,
    .action = action,
    .type = "HttpPOST",
    .title = "Approve",
    .url = "http://127.0.0.1:9/approve",
    .body = "n={{note.value}}",
    .inputs = inputs,
    .n_inputs = 1,
  };
  GtkWidget *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();
  const char *request;

  cs_button_dialog_present (GTK_WIDGET (fixture->window), &press);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CS_IS_BUTTON_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  request = cs_command_box_get_text (CS_COMMAND_BOX (find_widget (dialog, CS_TYPE_COMMAND_BOX,
                                                                  is_request, NULL)));
  g_assert_nonnull (strstr (request, "POST "));
  g_assert_nonnull (strstr (request, "n=fine"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

static gboolean
has_start (GtkWidget     *widget,
           gconstpointer  text)
{
  return g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static void
endpoint_cb (SoupServer        *server,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "n=fine", 6);
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "CARD-ACTION-STATUS", "The heron is approved");
  soup_server_message_set_status (message, 200, NULL);
}

static gboolean
is_send (GtkWidget     *widget,
         gconstpointer  data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "_Really Send") == 0;
}

/* The endpoint's own words stand where the client would write them. */
static void
test_button_sent (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (CsSnapshot) action = cs_snapshot_new (bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;
  CsPress press = { .kind = CS_PRESS_POST, .action = action, .type = "HttpPOST",
                    .title = "Approve", .body = "n=fine" };
  GtkWidget *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  soup_server_add_handler (server, NULL, endpoint_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_strdup_printf ("http://127.0.0.1:%d/approve", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  press.url = url;

  cs_button_dialog_present (GTK_WIDGET (fixture->window), &press);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CS_IS_BUTTON_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (find_widget (dialog, GTK_TYPE_BUTTON, is_send, NULL), "clicked");
  for (guint i = 0; i < 3000 && find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, has_title,
                                             "The heron is approved") == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, has_title,
                                 "The heron is approved"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

static const char button_card[] =
  "{\"@type\":\"MessageCard\",\"@context\":\"https://schema.org/extensions\",\"summary\":\"Otter\","
  "\"correlationId\":\"c-42\",\"title\":\"Otter\",\"text\":\"Open\"}";

/* The endpoint of test_refresh: the first press gets a new card, the second is refused. */
typedef struct
{
  guint n_calls;
  char *authorization;
} Endpoint;

static void
refresh_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  static const char card[] = "{\"@type\":\"MessageCard\",\"text\":\"Closed by the heron\"}";
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  Endpoint *endpoint = user_data;

  endpoint->n_calls++;
  g_free (endpoint->authorization);
  endpoint->authorization = g_strdup (soup_message_headers_get_one (request, "Authorization"));
  g_assert_cmpstr (soup_message_headers_get_one (request, "Card-Correlation-Id"), ==, "c-42");
  g_assert_true (g_uuid_string_is_valid (soup_message_headers_get_one (request,
                                                                       "Action-Request-Id")));
  if (endpoint->n_calls > 1)
    {
      soup_message_headers_append (headers, "CARD-ACTION-STATUS", "It is closed already");
      soup_server_message_set_status (message, 409, NULL);
      return;
    }

  soup_message_headers_append (headers, "CARD-ACTION-STATUS", "The heron is approved");
  soup_message_headers_append (headers, "CARD-UPDATE-IN-BODY", "true");
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, card,
                                    sizeof card - 1);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CS_IS_BUTTON_DIALOG (window))
        return window;
    }

  return NULL;
}

/* Presses the button, really sends, and waits until @text stands on the page. */
static void
press_and_send (GtkWidget  *place,
                GtkWidget  *view,
                const char *url,
                const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (CsSnapshot) action = cs_snapshot_new (bytes);
  CsPress press = { .kind = CS_PRESS_POST, .action = action, .type = "HttpPOST",
                    .title = "Approve", .url = url, .body = "n=fine", .correlation_id = "c-42" };
  GtkWidget *dialog, *send;

  g_signal_emit_by_name (view, "pressed", &press);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  send = find_widget (dialog, GTK_TYPE_BUTTON, is_send, NULL);
  for (guint i = 0; i < 5000 && !gtk_widget_get_sensitive (send); i++)
    run_for (1);
  g_assert_true (gtk_widget_get_sensitive (send));
  g_signal_emit_by_name (send, "clicked");
  for (guint i = 0; i < 3000 && find_widget (place, GTK_TYPE_LABEL, has_start, text) == NULL; i++)
    run_for (1);
  g_assert_nonnull (find_widget (place, GTK_TYPE_LABEL, has_start, text));
  gtk_window_destroy (GTK_WINDOW (dialog));
  run_for (100);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  g_autofree char *other =
    gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
    ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          text) : g_strdup ("");

  if (other == NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows (child, text))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full): listens at @url, which answers first with a card, then with a refusal */
static SoupServer *
start_endpoint (Endpoint  *endpoint,
                char     **url)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, refresh_cb, endpoint, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  *url = g_strdup_printf ("http://127.0.0.1:%d/approve", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return server;
}

/* The answer takes the card's place in the conversation, and stays through a refusal. */
static void
test_refresh (WindowFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *url = NULL;
  Endpoint endpoint = { 0 };
  g_autoptr (SoupServer) server = start_endpoint (&endpoint, &url);
  ShownPage shown;
  GtkWidget *row, *view;

  receive (button_card);
  shown = shown_page_open (fixture, CS_TYPE_CHANNEL_PAGE);
  run_for (200);
  row = find_widget (GTK_WIDGET (shown.page), CS_TYPE_MESSAGE_ROW, NULL, NULL);
  view = find_widget (row, CS_TYPE_CARD_VIEW, NULL, NULL);
  g_assert_nonnull (view);
  g_assert_true (shows (view, "Open"));

  press_and_send (row, view, url, "The heron is approved");
  g_assert_true (g_str_has_prefix (endpoint.authorization, "Bearer ey"));
  g_assert_true (shows (view, "Closed by the heron"));
  g_assert_false (shows (view, "Open"));

  press_and_send (row, view, url, "It is closed already");
  g_assert_cmpuint (endpoint.n_calls, ==, 2);
  g_assert_true (shows (view, "Closed by the heron"));

  g_signal_emit_by_name (find_button (&shown, "Show the Card as It Was"), "clicked");
  run_for (100);
  g_assert_true (shows (view, "Open"));
  g_assert_false (shows (view, "Closed by the heron"));

  g_free (endpoint.authorization);
  close_page (&shown);
}

/* The same in the preview, which shows the card itself again when that changes. */
static void
test_preview (WindowFixture *fixture,
              gconstpointer  data)
{
  g_autofree char *url = NULL;
  Endpoint endpoint = { 0 };
  g_autoptr (SoupServer) server = start_endpoint (&endpoint, &url);
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (fixture->workspace));
  g_autoptr (GBytes) bytes = g_bytes_new_static (button_card, sizeof button_card - 1);
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GError) error = NULL;
  GtkWidget *try, *canvas, *view;

  cs_change_create (change, "cards/card.json", bytes);
  g_assert_true (cs_history_do (history, change, &error));
  g_assert_no_error (error);
  cs_history_mark_saved (history);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s",
                              "card:cards/card.json");
  run_for (300);
  canvas = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_CARD_CANVAS, NULL, NULL);
  view = find_widget (canvas, CS_TYPE_CARD_VIEW, NULL, NULL);
  try = find_widget (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, has_tip,
                     "Try the buttons and inputs of the card");
  g_assert_nonnull (try);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (try), TRUE);
  g_assert_true (shows (view, "Open"));

  press_and_send (canvas, view, url, "The heron is approved");
  g_assert_true (shows (view, "Closed by the heron"));
  press_and_send (canvas, view, url, "It is closed already");
  g_assert_true (shows (view, "Closed by the heron"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (try), FALSE);
  run_for (100);
  g_assert_true (shows (view, "Open"));
  g_assert_false (shows (view, "Closed by the heron"));
  cs_history_undo (history);
  g_free (endpoint.authorization);
  settle (fixture);
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
  g_test_add ("/channel-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("start-and-stop", test_start_and_stop);
  ADD ("live", test_live);
  ADD ("filter", test_filter);
  ADD ("faults", test_faults);
  ADD ("details", test_details);
  ADD ("many", test_many);
  ADD ("storm", test_storm);
  ADD ("button", test_button);
  ADD ("button-sent", test_button_sent);
  ADD ("refresh", test_refresh);
  ADD ("preview", test_preview);

  return g_test_run ();
}
