/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-request-private.h"

/* What every request to somebody else's server needs, whatever it is for:
 *
 *     message -> (redirect -> message)* -> stream -> body -> answer
 *     `------------- one time for all of it --------------'
 *
 * libsoup's own redirects are off: it cannot be asked who may be asked next. */

#define CHUNK (64u * 1024)

typedef struct
{
  SoupSession     *session;
  CsRequestPolicy  policy;
  CsRequestAnswer *answer;
  GInputStream    *stream;
  GByteArray      *body;
  GUri            *uri;            /* where the redirects have led */
  guint            n_redirects;
  GCancellable    *asked;          /* (nullable): whoever asked may stop it */
  gulong           chained;
  GCancellable    *cancellable;    /* and so may we */
  guint            timeout;
  gboolean         timed_out;
  gboolean         wrong_address;
} Request;

static void send_message (GTask *task);
static void read_cb      (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

static void
request_free (Request *request)
{
  g_clear_handle_id (&request->timeout, g_source_remove);
  g_clear_pointer (&request->body, g_byte_array_unref);
  g_clear_pointer (&request->answer, cs_request_answer_free);
  g_clear_pointer (&request->uri, g_uri_unref);
  g_clear_object (&request->stream);
  g_clear_object (&request->asked);
  g_clear_object (&request->cancellable);
  g_clear_object (&request->session);
  g_free (request);
}

void
cs_request_answer_free (CsRequestAnswer *self)
{
  g_clear_object (&self->message);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* @task: (transfer full) */
static void
finish (GTask        *task,
        CsRequestEnd  end)
{
  Request *request = g_task_get_task_data (task);

  g_clear_handle_id (&request->timeout, g_source_remove);
  g_cancellable_disconnect (request->asked, request->chained);
  g_signal_handlers_disconnect_by_data (request->answer->message, request);
  request->answer->end = end;
  g_task_return_pointer (task, g_steal_pointer (&request->answer),
                         (GDestroyNotify) cs_request_answer_free);
  g_object_unref (task);
}

/* Our own reasons come before what they made of the connection.
 * @task: (transfer full); @error: (transfer full) */
static void
fail (GTask  *task,
      GError *error)
{
  Request *request = g_task_get_task_data (task);

  request->answer->error = error;
  if (request->wrong_address)
    finish (task, CS_REQUEST_WRONG_ADDRESS);
  else if (g_cancellable_is_cancelled (request->asked))
    finish (task, CS_REQUEST_CANCELLED);
  else if (request->timed_out)
    finish (task, CS_REQUEST_TOO_SLOW);
  else
    finish (task, CS_REQUEST_FAILED);
}

/* @task: (transfer full) */
static void
finish_body (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  request->answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&request->body));
  finish (task, CS_REQUEST_ANSWERED);
}

/* One byte more than may be is asked for where that is told from what just fits. */
static void
read_on (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  gsize end = request->policy.max_bytes + (request->policy.refuses_longer ? 1 : 0);

  g_input_stream_read_bytes_async (request->stream, MIN (CHUNK, end - request->body->len),
                                   G_PRIORITY_DEFAULT, request->cancellable, read_cb, task);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;

  if (chunk == NULL)
    {
      fail (task, error);
      return;
    }

  size = g_bytes_get_size (chunk);
  g_byte_array_append (request->body, g_bytes_get_data (chunk, NULL), size);
  if (request->policy.refuses_longer && request->body->len > request->policy.max_bytes)
    finish (task, CS_REQUEST_TOO_LARGE);
  else if (size == 0 ||
           (!request->policy.refuses_longer && request->body->len >= request->policy.max_bytes))
    finish_body (task);
  else
    read_on (task);
}

/* Takes the place that a redirect leads to. */
static void
follow (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  SoupMessage *message = request->answer->message;
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  const char *accepted =
    soup_message_headers_get_one (soup_message_get_request_headers (message), "Accept");
  g_autoptr (GUri) uri = NULL;
  SoupMessage *next;

  if (location != NULL)
    uri = g_uri_parse_relative (request->uri, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || request->n_redirects >= request->policy.max_redirects)
    finish (task, CS_REQUEST_LOST);
  else if (request->policy.may_follow != NULL &&
           !request->policy.may_follow (uri, request->policy.data))
    finish (task, CS_REQUEST_LED_AWAY);
  else
    {
      next = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
      soup_message_set_flags (next, soup_message_get_flags (message));
      if (accepted != NULL)
        soup_message_headers_replace (soup_message_get_request_headers (next), "Accept", accepted);
      g_signal_handlers_disconnect_by_data (message, request);
      g_object_unref (message);
      request->answer->message = next;
      request->n_redirects++;
      send_message (task);
    }
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result,
                                                              &error);
  guint status;
  goffset length;

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }

  status = soup_message_get_status (request->answer->message);
  length = soup_message_headers_get_content_length
    (soup_message_get_response_headers (request->answer->message));

  if (SOUP_STATUS_IS_REDIRECTION (status) && request->policy.max_redirects > 0)
    follow (task);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status) && request->policy.only_success)
    finish (task, CS_REQUEST_ANSWERED);
  else if (request->policy.refuses_longer && length > 0 &&
           (guint64) length > request->policy.max_bytes)
    finish (task, CS_REQUEST_TOO_LARGE);
  else
    {
      request->body = g_byte_array_new ();
      request->stream = g_steal_pointer (&stream);
      read_on (task);
    }
}

static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Request *request = user_data;
  g_autoptr (GSocketAddress) address = NULL;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address))
    return;
  if (request->policy.may_connect (request->uri,
                                   g_inet_socket_address_get_address
                                     (G_INET_SOCKET_ADDRESS (address)),
                                   request->policy.data))
    return;

  request->wrong_address = TRUE;
  g_cancellable_cancel (request->cancellable);
}

/* Emitted when the connection stands and the request goes out. */
static void
starting_cb (SoupMessage *message,
             gpointer     user_data)
{
  Request *request = user_data;

  request->answer->begun = TRUE;
}

static void
send_message (GTask *task)
{
  Request *request = g_task_get_task_data (task);
  SoupMessage *message = request->answer->message;

  g_clear_pointer (&request->uri, g_uri_unref);
  request->uri = g_uri_ref (soup_message_get_uri (message));
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), request);
  if (request->policy.may_connect != NULL)
    g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), request);
  soup_session_send_async (request->session, message, G_PRIORITY_DEFAULT, request->cancellable,
                           send_cb, task);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Request *request = user_data;

  request->timeout = 0;
  request->timed_out = TRUE;
  g_cancellable_cancel (request->cancellable);
  return G_SOURCE_REMOVE;
}

static void
chain_cb (GCancellable *cancellable,
          gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

SoupSession *
cs_request_session_new (void)
{
  /* A session has no cookie jar by itself. How long something may take is told with it. */
  SoupSession *session = soup_session_new_with_options ("user-agent", "connector-studio",
                                                        "timeout", 0,
                                                        NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

void
cs_request_async (SoupSession           *session,
                  SoupMessage           *message,
                  const CsRequestPolicy *policy,
                  GCancellable          *cancellable,
                  GAsyncReadyCallback    callback,
                  gpointer               user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, cs_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  request->session = g_object_ref (session);
  request->policy = *policy;
  request->answer = g_new0 (CsRequestAnswer, 1);
  request->answer->message = g_object_ref (message);
  request->cancellable = g_cancellable_new ();
  request->timeout = g_timeout_add_seconds (policy->seconds, timeout_cb, request);
  if (cancellable != NULL)
    {
      request->asked = g_object_ref (cancellable);
      request->chained = g_cancellable_connect (cancellable, G_CALLBACK (chain_cb),
                                                g_object_ref (request->cancellable),
                                                g_object_unref);
    }

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  send_message (task);
}

CsRequestAnswer *
cs_request_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
