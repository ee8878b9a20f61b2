/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-channel-server.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  char            *folder;
  CsMessageStore  *store;
  CsChannelServer *server;
  SoupSession     *session;
  guint            n_messages;
} Fixture;

typedef struct
{
  GBytes  *body;
  GError  *error;
  gboolean done;
} Answer;

static void
message_cb (CsChannelServer  *server,
            CsChannelMessage *message,
            CsSnapshot       *body,
            gpointer          user_data)
{
  Fixture *fixture = user_data;

  fixture->n_messages++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cs-channel-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = cs_message_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->server = cs_channel_server_new (fixture->store);
  g_signal_connect (fixture->server, "message", G_CALLBACK (message_cb), fixture);
  g_assert_true (cs_channel_server_start (fixture->server, 0, &error));
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  soup_session_abort (fixture->session);
  g_object_unref (fixture->session);
  g_assert_finalize_object (fixture->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;

  answer->body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &answer->error);
  answer->done = TRUE;
}

/* Returns: the status, 0 where there was no answer
 * @text: (out) (optional) (transfer full): the answer's body */
static guint
ask (Fixture     *fixture,
     SoupMessage *message,
     char       **text)
{
  Answer answer = { 0 };

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_session_send_and_read_async (fixture->session, message, 0, NULL, answered_cb, &answer);
  while (!answer.done)
    g_main_context_iteration (NULL, TRUE);

  if (text != NULL)
    *text = answer.body != NULL ? g_strndup (g_bytes_get_data (answer.body, NULL),
                                             g_bytes_get_size (answer.body)) : NULL;
  g_clear_pointer (&answer.body, g_bytes_unref);
  if (answer.error != NULL)
    {
      g_clear_error (&answer.error);
      return 0;
    }
  return soup_message_get_status (message);
}

static SoupMessage *
make_post (const char *url,
           const char *body,
           gsize       length)
{
  SoupMessage *message = soup_message_new ("POST", url);
  g_autoptr (GBytes) bytes = g_bytes_new (body, length);

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  return message;
}

static guint
post (Fixture         *fixture,
      CsEndpointKind   plays,
      const char      *body,
      char           **text)
{
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, plays);
  g_autoptr (SoupMessage) message = make_post (url, body, strlen (body));

  return ask (fixture, message, text);
}

static void
test_messages (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;   /* of no bytes */
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, CS_ENDPOINT_WORKFLOW);
  g_auto (GStrv) secrets = cs_endpoint_dup_secrets (url);
  g_autoptr (CsChannelMessage) first = NULL;
  g_autoptr (GBytes) body = NULL;
  CsEndpointKind accepts;

  g_assert_cmpint (cs_endpoint_guess_kind (url, &accepts), ==, CS_ENDPOINT_LOCAL);
  g_assert_cmpint (accepts, ==, CS_ENDPOINT_WORKFLOW);

  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"é\"}", &text), ==, 200);
  g_assert_cmpstr (text, ==, "1");
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"b\"}", &nothing), ==, 202);
  g_assert_null (nothing);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{}", NULL), ==, 400);
  g_assert_cmpuint (fixture->n_messages, ==, 3);

  first = g_list_model_get_item (G_LIST_MODEL (fixture->store), 0);
  g_assert_cmpuint (cs_channel_message_get_id (first), ==, 1);
  g_assert_cmpuint (cs_channel_message_get_status (first), ==, 200);
  g_assert_cmpstr (cs_channel_message_get_answer (first), ==, "1");
  g_assert_true (cs_channel_message_get_accepted (first));
  g_assert_cmpuint (cs_channel_message_get_size (first), ==, strlen ("{\"text\":\"é\"}"));
  g_assert_true (g_str_has_prefix (cs_channel_message_get_request (first),
                                   "POST /webhookb2/****/IncomingWebhook/****/**** HTTP/1.1\n"));
  body = cs_channel_message_load_body (first, NULL);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                   "{\"text\":\"é\"}", strlen ("{\"text\":\"é\"}"));
  for (guint i = 0; secrets[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "messages-00000001.log", NULL);
      g_autofree char *kept = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &kept, &size, NULL));
      g_assert_null (g_strstr_len (kept, size, secrets[i]));
    }
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, CS_ENDPOINT_WORKFLOW);

  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 200);
      g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"a\"}", NULL), ==, 202);
    }
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", &text), ==, 200);
  g_assert_nonnull (strstr (text, "Microsoft Teams endpoint returned HTTP error 429"));
  message = make_post (url, "{\"text\":\"a\"}", 12);
  g_assert_cmpuint (ask (fixture, message, NULL), ==, 429);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                 "Retry-After"), ==, "1");

  cs_channel_server_set_limits (fixture->server, FALSE);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"a\"}", NULL), ==, 202);
  cs_channel_server_set_limits (fixture->server, TRUE);
  cs_channel_server_reset_limits (fixture->server);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"a\"}", NULL), ==, 202);
}

static void
test_strangers (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *method;
    const char *path;       /* NULL for the right one; "*" keeps it and drops the query */
    const char *header;
    const char *value;
    guint       status;
  } cases[] = {
    { "other-host", "POST", NULL, "Host", "evil.example", 403 },
    { "other-port", "POST", NULL, "Host", "127.0.0.1:1", 403 },
    { "two-hosts", "POST", NULL, "Host", "127.0.0.1:1, 127.0.0.1", 400 },
    { "origin", "POST", NULL, "Origin", "https://evil.example", 403 },
    { "null-origin", "POST", NULL, "Origin", "null", 403 },
    { "cross-site", "POST", NULL, "Sec-Fetch-Site", "cross-site", 403 },
    { "preflight", "OPTIONS", NULL, "Origin", "https://evil.example", 403 },
    { "get", "GET", NULL, "X-A", "b", 405 },
    { "put", "PUT", NULL, "X-A", "b", 405 },
    { "no-sig", "POST", "*", "X-A", "b", 401 },
    { "root", "POST", "/", "X-A", "b", 404 },
    { "other-workflow", "POST", "/workflows/0/triggers/manual/paths/invoke?sig=a", "X-A", "b",
      404 },
    { "other-connector", "POST", "/webhookb2/a@b/IncomingWebhook/c/d", "X-A", "b", 400 },
    { "dots", "POST", "/../../etc/passwd", "X-A", "b", 404 },
  };
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, CS_ENDPOINT_WORKFLOW);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *own = NULL;
      g_autoptr (SoupMessage) message = NULL;
      SoupMessageHeaders *headers;

      if (cases[i].path == NULL)
        own = g_strdup (url);
      else if (g_str_equal (cases[i].path, "*"))
        own = g_strndup (url, strchr (url, '?') - url);
      else
        own = g_strdup_printf ("http://127.0.0.1:%u%s",
                               cs_channel_server_get_port (fixture->server), cases[i].path);

      g_test_message ("%s", cases[i].name);
      message = soup_message_new (cases[i].method, own);
      headers = soup_message_get_request_headers (message);
      soup_message_headers_replace (headers, cases[i].header, cases[i].value);
      g_assert_cmpuint (ask (fixture, message, NULL), ==, cases[i].status);
      headers = soup_message_get_response_headers (message);
      g_assert_null (soup_message_headers_get_one (headers, "Access-Control-Allow-Origin"));
    }

  g_assert_cmpuint (fixture->n_messages, ==, 0);
}

static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { gsize size; guint status; } cases[] = {
    { 100000, 202 }, { CS_CHANNEL_SERVER_MAX_BODY, 202 }, { CS_CHANNEL_SERVER_MAX_BODY + 1, 413 },
    { 3 * 1024 * 1024, 413 },
  };
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, CS_ENDPOINT_WORKFLOW);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_malloc (cases[i].size);
      g_autoptr (SoupMessage) message = NULL;

      memset (body, ' ', cases[i].size);
      memcpy (body, "{\"text\":\"a\"}", 12);
      message = make_post (url, body, cases[i].size);
      g_assert_cmpuint (ask (fixture, message, NULL), ==, cases[i].status);
    }

  /* More than anybody should have to read: cut off. */
  {
    gsize size = 40 * 1024 * 1024;
    g_autofree char *body = g_malloc0 (size);
    g_autoptr (SoupMessage) message = make_post (url, body, size);
    guint status = ask (fixture, message, NULL);

    g_assert_true (status == 0 || status == 413);
  }
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"a\"}", NULL), ==, 202);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 before;

  cs_channel_server_set_fault (fixture->server, CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_RETIRED, 0);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 410);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_WORKFLOW, "{\"text\":\"a\"}", NULL), ==, 202);

  cs_channel_server_set_fault (fixture->server, CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_DROP, 0);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 0);

  cs_channel_server_set_fault (fixture->server, CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_DELAY, 1);
  before = g_get_monotonic_time ();
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - before, >=, G_USEC_PER_SEC * 8 / 10);

  cs_channel_server_set_fault (fixture->server, CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_TIMEOUT, 0);
  soup_session_set_timeout (fixture->session, 1);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 0);
  cs_channel_server_set_fault (fixture->server, CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_NONE, 0);
  g_assert_cmpuint (post (fixture, CS_ENDPOINT_CONNECTOR, "{\"text\":\"a\"}", NULL), ==, 200);
  g_assert_cmpint (cs_channel_server_get_fault (fixture->server, CS_ENDPOINT_CONNECTOR), ==,
                   CS_CHANNEL_FAULT_NONE);
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) document = g_bytes_new_static ("{}", 2);
  g_autofree char *url = g_strdup_printf ("http://localhost:%u/.well-known/x",
                                          cs_channel_server_get_port (fixture->server));
  g_autofree char *text = NULL;
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (SoupMessage) again = soup_message_new ("GET", url);

  cs_channel_server_publish (fixture->server, "/.well-known/x", document);
  g_assert_cmpuint (ask (fixture, message, &text), ==, 200);
  g_assert_cmpstr (text, ==, "{}");
  cs_channel_server_publish (fixture->server, "/.well-known/x", NULL);
  g_assert_cmpuint (ask (fixture, again, NULL), ==, 404);
}

typedef struct
{
  guint n_left;
  guint n_changes;
} Turns;

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Turns *turns = user_data;
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);

  g_assert_nonnull (body);
  g_assert_cmpuint (soup_message_get_status (message), ==, 202);
  turns->n_left--;
}

static void
list_changed_cb (GListModel *model,
                 guint       position,
                 guint       n_removed,
                 guint       n_added,
                 Turns      *turns)
{
  turns->n_changes++;
}

/* A server that gives way answers all the same, and changes the list a few times for many posts. */
static void
test_turns (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *url = cs_channel_server_dup_url (fixture->server, CS_ENDPOINT_WORKFLOW);
  Turns turns = { .n_left = 200 };

  cs_channel_server_set_limits (fixture->server, FALSE);
  cs_channel_server_set_priority (fixture->server, G_PRIORITY_DEFAULT_IDLE);
  g_signal_connect (fixture->store, "items-changed", G_CALLBACK (list_changed_cb), &turns);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SoupMessage) message = make_post (url, "{\"text\":\"a\"}", 12);

      soup_session_send_and_read_async (fixture->session, message, 0, NULL, counted_cb, &turns);
    }
  while (turns.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_messages, ==, 200);
  for (guint i = 0; i < 1000 && g_list_model_get_n_items (G_LIST_MODEL (fixture->store)) < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->store)), ==, 200);
  g_test_message ("%u changes", turns.n_changes);
  g_assert_cmpuint (turns.n_changes, <, 100);
  g_signal_handlers_disconnect_by_data (fixture->store, &turns);
}

static void
append (CsMessageStore *store,
        const char     *text)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  CsChannelAnswer answer = { .status = 202, .body = (char *) "", .accepted = TRUE };
  CsMessageFacts facts = { .time = 1, .plays = CS_ENDPOINT_WORKFLOW, .request = "POST /",
                           .answer = &answer };
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChannelMessage) message = cs_message_store_append (store, &facts, body, &error);

  g_assert_no_error (error);
}

/* What is kept over the end of a program, how much, and what of it is cut. */
static void
test_store (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-store-XXXXXX", NULL);
  g_autofree char *last = g_build_filename (folder, "messages-00000010.log", NULL);
  g_autoptr (GError) error = NULL;
  CsMessageStore *store = cs_message_store_open (folder, &error);
  g_autoptr (CsChannelMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_null (cs_message_store_open (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_error (&error);

  for (guint i = 1; i <= 2400; i++)
    {
      g_autofree char *text = g_strdup_printf ("message %u", i);

      append (store, text);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==,
                    CS_MESSAGE_STORE_MAX_MESSAGES);
  g_assert_finalize_object (store);

  /* The last record loses its last byte, as a kill in the middle of a write would leave it. */
  g_assert_true (g_file_get_contents (last, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (last, bytes, size - 1, NULL));
  store = cs_message_store_open (folder, &error);
  g_assert_no_error (error);
  append (store, "after");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==,
                    CS_MESSAGE_STORE_MAX_MESSAGES);
  message = g_list_model_get_item (G_LIST_MODEL (store), CS_MESSAGE_STORE_MAX_MESSAGES - 1);
  g_assert_cmpuint (cs_channel_message_get_id (message), ==, 2400);
  body = cs_channel_message_load_body (message, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "after", 5);
  g_clear_object (&message);
  message = g_list_model_get_item (G_LIST_MODEL (store), CS_MESSAGE_STORE_MAX_MESSAGES - 2);
  g_assert_cmpuint (cs_channel_message_get_id (message), ==, 2399);

  cs_message_store_clear (store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_null (cs_channel_message_load_body (message, NULL));
  append (store, "new");
  g_assert_finalize_object (store);
  store = cs_message_store_open (folder, &error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  g_assert_finalize_object (store);
  remove_folder (folder);
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            guint      *n_changes)
{
  ++*n_changes;
}

/* What comes while the list is held comes into it with one change, is in the file before, and is
 * cleared with the others. */
static void
test_hold (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-store-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "messages-00000001.log", NULL);
  g_autofree char *kept = NULL;
  CsMessageStore *store = cs_message_store_open (folder, NULL);
  guint n_changes = 0;

  append (store, "first");
  g_signal_connect (store, "items-changed", G_CALLBACK (changed_cb), &n_changes);
  cs_message_store_hold (store);
  append (store, "second");
  append (store, "third");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  g_assert_true (g_file_get_contents (file, &kept, NULL, NULL));
  g_assert_nonnull (strstr (kept, "third"));
  cs_message_store_release (store);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 3);

  cs_message_store_hold (store);
  for (guint i = 0; i < 2000; i++)
    append (store, "one of many");
  cs_message_store_release (store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==,
                    CS_MESSAGE_STORE_MAX_MESSAGES);

  cs_message_store_hold (store);
  append (store, "last");
  cs_message_store_clear (store);
  cs_message_store_release (store);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_finalize_object (store);
  remove_folder (folder);
}

/* A pinned message outlasts those that came after it, and no more than so many are pinned. */
static void
test_pins (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-store-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  CsMessageStore *store = cs_message_store_open (folder, NULL);
  GListModel *model = G_LIST_MODEL (store);

  append (store, "the pinned one");
  {
    g_autoptr (CsChannelMessage) message = g_list_model_get_item (model, 0);

    g_assert_true (cs_message_store_pin (store, message, &error));
    g_assert_no_error (error);
  }
  for (guint i = 0; i < 1600; i++)
    append (store, "another");

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (CsChannelMessage) first = g_list_model_get_item (model, 0);
      g_autoptr (CsChannelMessage) second = g_list_model_get_item (model, 1);
      g_autoptr (GBytes) body = cs_channel_message_load_body (first, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (model), ==, CS_MESSAGE_STORE_MAX_MESSAGES + 1);
      g_assert_cmpuint (cs_channel_message_get_id (first), ==, 1);
      g_assert_cmpuint (cs_channel_message_get_id (second), ==, 602);
      g_assert_true (cs_message_store_is_pinned (store, 1));
      g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "the pinned one", 14);
      if (round == 0)
        {
          g_assert_finalize_object (store);
          store = cs_message_store_open (folder, NULL);
          model = G_LIST_MODEL (store);
        }
    }

  /* It is there until another one comes. */
  cs_message_store_unpin (store, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, CS_MESSAGE_STORE_MAX_MESSAGES + 1);
  append (store, "the last");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, CS_MESSAGE_STORE_MAX_MESSAGES);

  for (guint i = 0; i <= CS_MESSAGE_STORE_MAX_PINNED; i++)
    {
      g_autoptr (CsChannelMessage) message = g_list_model_get_item (model, i);

      g_assert_true (cs_message_store_pin (store, message, &error) ==
                     (i < CS_MESSAGE_STORE_MAX_PINNED));
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  cs_message_store_clear (store);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_finalize_object (store);
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message-store/keep", test_store);
  g_test_add_func ("/message-store/hold", test_hold);
  g_test_add_func ("/message-store/pins", test_pins);
#define ADD(name) \
  g_test_add ("/channel-server/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (messages);
  ADD (limits);
  ADD (strangers);
  ADD (sizes);
  ADD (faults);
  ADD (documents);
  ADD (turns);
  return g_test_run ();
}
