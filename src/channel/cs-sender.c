/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-sender.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-rate-meter.h"
#include "cs-request-private.h"
#include "cs-web-host.h"

/* One message on its way:
 *
 *     plan -> wait -> attempt -> answer -> verdict -> result
 *                        ^                    |
 *                        `---- wait <- retry -'
 */

struct _CsSender
{
  GObject      parent_instance;

  SoupSession *session;
  GHashTable  *meters;     /* URL -> CsRateMeter */
};

typedef struct
{
  char           *url;
  GUri           *uri;
  CsEndpointKind  accepts;
  GBytes         *payload;
  CsSendFlags     flags;
  CsSendProgress  progress;
  gpointer        progress_data;

  CsSendPhase     phase;
  gint64          deadline;      /* monotonic: the end of what goes on */
  guint           ticker;
  GSource        *cancelled;     /* while it waits */

  gint64          begin;         /* of one attempt */

  CsSendResult   *result;
} Send;

G_DEFINE_FINAL_TYPE (CsSender, cs_sender, G_TYPE_OBJECT)

static void begin_attempt (GTask *task);

static void
send_free (Send *send)
{
  g_clear_handle_id (&send->ticker, g_source_remove);
  g_clear_pointer (&send->uri, g_uri_unref);
  g_clear_pointer (&send->payload, g_bytes_unref);
  g_clear_pointer (&send->result, cs_send_result_free);
  g_free (send->url);
  g_free (send);
}

void
cs_send_result_free (CsSendResult *self)
{
  g_free (self->answer);
  g_free (self);
}

guint
cs_retry_after_parse (const char *text,
                      gint64      now)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;
  gint64 wait;

  if (text == NULL)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &seconds, NULL))
    return seconds;

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return 0;

  wait = g_date_time_to_unix (date) - now;
  return CLAMP (wait, 0, (gint64) G_MAXUINT);
}

static CsRateMeter *
get_meter (CsSender   *self,
           const char *url)
{
  CsRateMeter *meter = g_hash_table_lookup (self->meters, url);

  if (meter == NULL)
    {
      meter = cs_rate_meter_new ();
      g_hash_table_insert (self->meters, g_strdup (url), meter);
    }

  return meter;
}

static void
tell (Send *send)
{
  gint64 left = MAX (send->deadline - g_get_monotonic_time (), 0);

  if (send->progress != NULL)
    send->progress (send->phase, send->result->attempts + 1,
                    (left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, send->progress_data);
}

static void
stop_waiting (Send *send)
{
  g_clear_handle_id (&send->ticker, g_source_remove);
  if (send->cancelled != NULL)
    g_source_destroy (send->cancelled);
  g_clear_pointer (&send->cancelled, g_source_unref);
}

/* @task: (transfer full) */
static void
finish (GTask *task)
{
  Send *send = g_task_get_task_data (task);

  stop_waiting (send);
  g_task_return_pointer (task, g_steal_pointer (&send->result),
                         (GDestroyNotify) cs_send_result_free);
  g_object_unref (task);
}

/* @task: (transfer full) */
static void
finish_with_failure (GTask     *task,
                     CsFailure  failure)
{
  Send *send = g_task_get_task_data (task);

  send->result->verdict = cs_verdict_of_failure (failure);
  finish (task);
}

static gboolean
wait_tick_cb (gpointer user_data)
{
  GTask *task = user_data;
  Send *send = g_task_get_task_data (task);

  if (g_get_monotonic_time () >= send->deadline)
    {
      send->ticker = 0;
      stop_waiting (send);
      begin_attempt (task);
      return G_SOURCE_REMOVE;
    }

  tell (send);
  send->ticker = g_timeout_add (CLAMP ((send->deadline - g_get_monotonic_time ()) / 1000 + 1,
                                       1, 1000), wait_tick_cb, task);
  return G_SOURCE_REMOVE;
}

static gboolean
wait_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  finish_with_failure (user_data, CS_FAILURE_CANCELLED);
  return G_SOURCE_REMOVE;
}

/* Goes on at @deadline, or where it was cancelled. */
static void
wait_until (GTask       *task,
            CsSendPhase  phase,
            gint64       deadline)
{
  Send *send = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  send->phase = phase;
  send->deadline = deadline;
  send->ticker = g_timeout_add (0, wait_tick_cb, task);
  if (cancellable != NULL)
    {
      send->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (send->cancelled, G_SOURCE_FUNC (wait_cancelled_cb), task, NULL);
      g_source_attach (send->cancelled, NULL);
    }
}

/* Twice as long each time, and never at the same moment as all the others who wait. */
static gint64
choose_wait (const Send *send)
{
  gint64 wait = (gint64) G_USEC_PER_SEC << (send->result->attempts - 1);

  if (send->result->retry_after > 0)
    return (gint64) send->result->retry_after * G_USEC_PER_SEC +
           g_random_int_range (0, G_USEC_PER_SEC / 4);

  return wait + g_random_int_range (-(gint32) (wait / 4), (gint32) (wait / 4));
}

/* Once there is a verdict. */
static void
conclude (GTask *task)
{
  Send *send = g_task_get_task_data (task);
  CsSendResult *result = send->result;

  if (result->verdict.retry && (send->flags & CS_SEND_NO_RETRY) == 0 &&
      result->attempts <= CS_SENDER_MAX_RETRIES &&
      result->retry_after <= CS_SENDER_MAX_WAIT_SECONDS)
    wait_until (task, CS_SEND_RETRYING, g_get_monotonic_time () + choose_wait (send));
  else
    finish (task);
}

static CsFailure
judge_failure (const CsRequestAnswer *answer)
{
  if (answer->end == CS_REQUEST_CANCELLED)
    return CS_FAILURE_CANCELLED;
  if (answer->error->domain == G_TLS_ERROR)
    return CS_FAILURE_TLS;
  if (answer->end == CS_REQUEST_TOO_SLOW)
    return answer->begun ? CS_FAILURE_TIMEOUT : CS_FAILURE_NETWORK;
  if (answer->begun)
    return CS_FAILURE_DROPPED;
  if (g_error_matches (answer->error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return CS_FAILURE_REFUSED;
  if (answer->error->domain == G_RESOLVER_ERROR)
    return CS_FAILURE_NAME;

  return CS_FAILURE_NETWORK;
}

static void
take_answer (const Send            *send,
             const CsRequestAnswer *answer)
{
  CsSendResult *result = send->result;
  SoupMessageHeaders *headers = soup_message_get_response_headers (answer->message);
  gsize size;
  const char *data = g_bytes_get_data (answer->body, &size);
  g_autofree char *valid = g_utf8_make_valid (data != NULL ? data : "", size);

  result->status = soup_message_get_status (answer->message);
  result->answer = cs_endpoint_redact (valid, send->url);
  result->retry_after =
    cs_retry_after_parse (soup_message_headers_get_one (headers, "Retry-After"),
                          g_get_real_time () / G_USEC_PER_SEC);
  result->verdict = cs_verdict_judge (send->accepts, result->status, answer->body);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      user_data)
{
  GTask *task = user_data;
  Send *send = g_task_get_task_data (task);
  CsSendResult *result = send->result;
  g_autoptr (CsRequestAnswer) answer = cs_request_finish (async_result);

  g_clear_handle_id (&send->ticker, g_source_remove);
  result->attempts++;
  result->milliseconds = (g_get_monotonic_time () - send->begin) / 1000;
  g_clear_pointer (&result->answer, g_free);
  if (answer->end == CS_REQUEST_ANSWERED)
    take_answer (send, answer);
  else
    {
      result->status = 0;
      result->retry_after = 0;
      result->answer = g_strdup ("");
      result->verdict = cs_verdict_of_failure (judge_failure (answer));
    }
  conclude (task);
}

static gboolean
attempt_tick_cb (gpointer user_data)
{
  tell (g_task_get_task_data (user_data));
  return G_SOURCE_CONTINUE;
}

static void
begin_attempt (GTask *task)
{
  CsSender *self = g_task_get_source_object (task);
  Send *send = g_task_get_task_data (task);
  GCancellable *asked = g_task_get_cancellable (task);
  CsRequestPolicy policy = { .seconds = CS_SENDER_SECONDS, .max_bytes = CS_VERDICT_MAX_BYTES };
  g_autoptr (SoupMessage) message = NULL;

  if (g_cancellable_is_cancelled (asked))
    {
      finish_with_failure (task, CS_FAILURE_CANCELLED);
      return;
    }

  send->phase = CS_SEND_RUNNING;
  send->begin = g_get_monotonic_time ();
  send->deadline = send->begin + CS_SENDER_SECONDS * G_USEC_PER_SEC;

  /* On a connection of its own: one that was left open may be dead, and a library that finds out
   * in the middle of a message may well send it twice. */
  message = soup_message_new_from_uri (SOUP_METHOD_POST, send->uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_set_request_body_from_bytes (message, "application/json; charset=utf-8",
                                            send->payload);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "*/*");

  cs_rate_meter_add (get_meter (self, send->url), send->begin);
  send->ticker = g_timeout_add (1000, attempt_tick_cb, task);
  tell (send);
  cs_request_async (self->session, message, &policy, asked, answered_cb, task);
}

static void
cs_sender_finalize (GObject *object)
{
  CsSender *self = CS_SENDER (object);

  g_clear_object (&self->session);
  g_hash_table_unref (self->meters);

  G_OBJECT_CLASS (cs_sender_parent_class)->finalize (object);
}

static void
cs_sender_class_init (CsSenderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_sender_finalize;
}

static void
cs_sender_init (CsSender *self)
{
  self->meters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) cs_rate_meter_free);
  self->session = cs_request_session_new ();
  soup_session_set_idle_timeout (self->session, 1);
}

CsSender *
cs_sender_new (void)
{
  return g_object_new (CS_TYPE_SENDER, NULL);
}

/* Returns: (transfer full) (nullable): NULL with CS_CHANNEL_ERROR_ADDRESS */
static GUri *
parse_url (const char  *url,
           GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || host[0] == '\0')
    g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                 _("the webhook's address is no URL"));
  else if (g_uri_get_userinfo (uri) != NULL)
    g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                 _("the webhook's address has a user name in it"));
  else if (g_str_equal (g_uri_get_scheme (uri), "https") ||
           (g_str_equal (g_uri_get_scheme (uri), "http") && cs_web_host_is_loopback (host)))
    return g_steal_pointer (&uri);
  else
    g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                 _("the webhook's address does not begin with https"));

  return NULL;
}

void
cs_sender_send_async (CsSender            *self,
                      const char          *url,
                      CsEndpointKind       accepts,
                      GBytes              *payload,
                      CsSendFlags          flags,
                      CsSendProgress       progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task;
  g_autoptr (GError) error = NULL;
  GUri *uri;
  Send *send;
  gint64 now = g_get_monotonic_time ();
  gint64 next = now;

  g_return_if_fail (CS_IS_SENDER (self));
  g_return_if_fail (url != NULL && payload != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cs_sender_send_async);
  g_task_set_check_cancellable (task, FALSE);
  uri = parse_url (url, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }

  send = g_new0 (Send, 1);
  send->url = g_strdup (url);
  send->uri = uri;
  send->accepts = accepts;
  send->payload = g_bytes_ref (payload);
  send->flags = flags;
  send->progress = progress;
  send->progress_data = progress_data;
  send->result = g_new0 (CsSendResult, 1);
  send->result->time = g_get_real_time ();
  send->result->size = g_bytes_get_size (payload);
  send->result->answer = g_strdup ("");
  g_task_set_task_data (task, send, (GDestroyNotify) send_free);

  /* Nobody but Microsoft's services has these windows. */
  if ((flags & CS_SEND_NO_PLAN) == 0 && accepts != CS_ENDPOINT_OTHER)
    next = cs_rate_meter_get_next (get_meter (self, url), now);
  wait_until (task, CS_SEND_PLANNED, next);
}

CsSendResult *
cs_sender_send_finish (CsSender      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64 *
cs_sender_dup_plan (CsSender   *self,
                    const char *url,
                    guint       n_messages)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *plan;

  g_return_val_if_fail (CS_IS_SENDER (self), NULL);

  plan = cs_rate_meter_plan (get_meter (self, url), now, n_messages);
  for (guint i = 0; i < n_messages; i++)
    plan[i] = (plan[i] - now) / 1000;
  return plan;
}
