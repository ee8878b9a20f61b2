/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-picture-fetch.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "cs-picture.h"
#include "cs-web-host.h"

/* One request for one address, however many wait for it:
 *
 *     tasks -> Fetch -> message -> (redirect -> message)* -> stream -> bytes -> memory, tasks
 *
 * The address that a connection leads to is looked at before it is made, since a public name may
 * well lead home. */

#define CHUNK (64 * 1024)

struct _CsPictureFetch
{
  GObject              parent_instance;

  CsPictureFetchFlags  flags;
  SoupSession         *session;
  GHashTable          *fetches;      /* URL -> Fetch, not owned */
  GHashTable          *entries;      /* URL -> link of @used */
  GQueue               used;         /* of Entry, the one used last first */
  gsize                n_bytes;
};

typedef struct
{
  char   *url;
  GBytes *bytes;
} Entry;

typedef struct
{
  CsPictureFetch *owner;
  char           *url;
  char           *host;          /* for messages: the rest may be a secret */
  GPtrArray      *tasks;
  GCancellable   *cancellable;
  GUri           *uri;           /* where the redirects have led */
  SoupMessage    *message;
  GInputStream   *stream;
  GByteArray     *bytes;
  guint           n_redirects;
  guint           timeout;
  gboolean        timed_out;
  gboolean        went_home;     /* a connection to an address that is not public */
} Fetch;

G_DEFINE_FINAL_TYPE (CsPictureFetch, cs_picture_fetch, G_TYPE_OBJECT)

/* What a task knows. */
typedef struct
{
  char    *url;
  GSource *cancelled;   /* (nullable) */
} Waiter;

static void send_request (Fetch *fetch);

static void
waiter_free (Waiter *waiter)
{
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  g_free (waiter->url);
  g_free (waiter);
}

/* A source holds its task, so it goes when the task is done with. */
static void
stop_waiting (GTask *task)
{
  Waiter *waiter = g_task_get_task_data (task);

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
}

static void
entry_free (Entry *entry)
{
  g_free (entry->url);
  g_bytes_unref (entry->bytes);
  g_free (entry);
}

static void
fetch_free (Fetch *fetch)
{
  g_clear_handle_id (&fetch->timeout, g_source_remove);
  g_clear_pointer (&fetch->tasks, g_ptr_array_unref);
  g_clear_pointer (&fetch->bytes, g_byte_array_unref);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->cancellable);
  g_clear_object (&fetch->owner);
  g_free (fetch->host);
  g_free (fetch->url);
  g_free (fetch);
}

static void
forget_last (CsPictureFetch *self)
{
  Entry *entry = g_queue_pop_tail (&self->used);

  g_hash_table_remove (self->entries, entry->url);
  self->n_bytes -= g_bytes_get_size (entry->bytes);
  entry_free (entry);
}

static void
remember (CsPictureFetch *self,
          const char     *url,
          GBytes         *bytes)
{
  Entry *entry;

  if (g_bytes_get_size (bytes) > CS_PICTURE_FETCH_CACHE_BYTES ||
      g_hash_table_contains (self->entries, url))
    return;

  while (self->n_bytes + g_bytes_get_size (bytes) > CS_PICTURE_FETCH_CACHE_BYTES)
    forget_last (self);

  entry = g_new0 (Entry, 1);
  entry->url = g_strdup (url);
  entry->bytes = g_bytes_ref (bytes);
  g_queue_push_head (&self->used, entry);
  g_hash_table_insert (self->entries, entry->url, self->used.head);
  self->n_bytes += g_bytes_get_size (bytes);
}

/* Gives the outcome to all who wait, and ends. */
static void
finish (Fetch  *fetch,
        GBytes *bytes,
        GError *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&fetch->tasks);

  /* One that all have left may have a successor already. */
  if (g_hash_table_lookup (fetch->owner->fetches, fetch->url) == fetch)
    g_hash_table_remove (fetch->owner->fetches, fetch->url);
  if (bytes != NULL)
    remember (fetch->owner, fetch->url, bytes);

  for (guint i = 0; i < tasks->len; i++)
    {
      stop_waiting (tasks->pdata[i]);
      if (bytes != NULL)
        g_task_return_pointer (tasks->pdata[i], g_bytes_ref (bytes),
                               (GDestroyNotify) g_bytes_unref);
      else
        g_task_return_error (tasks->pdata[i], g_error_copy (error));
    }

  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_error (&error);
  fetch_free (fetch);
}

static void G_GNUC_PRINTF (3, 4)
fail (Fetch      *fetch,
      int         code,
      const char *format,
      ...)
{
  va_list arguments;
  GError *error;

  va_start (arguments, format);
  error = g_error_new_valist (CS_CHANNEL_ERROR, code, format, arguments);
  va_end (arguments);

  finish (fetch, NULL, error);
}

static void
fail_slow (Fetch *fetch)
{
  fail (fetch, CS_CHANNEL_ERROR_TOO_SLOW,
        ngettext ("cannot get a picture from '%s': it took longer than %u second",
                  "cannot get a picture from '%s': it took longer than %u seconds",
                  CS_PICTURE_FETCH_SECONDS),
        fetch->host, CS_PICTURE_FETCH_SECONDS);
}

static void
fail_large (Fetch *fetch)
{
  fail (fetch, CS_CHANNEL_ERROR_TOO_LARGE,
        _("cannot get a picture from '%s': it has more than %u MiB"),
        fetch->host, CS_PICTURE_MAX_BYTES / (1024 * 1024));
}

static void
fail_private (Fetch *fetch)
{
  fail (fetch, CS_CHANNEL_ERROR_ADDRESS,
        _("cannot get a picture from '%s': it is no host of the public internet"), fetch->host);
}

/* Our own reasons come before what they made of the connection. */
static void
fail_connection (Fetch  *fetch,
                 GError *error)
{
  g_autoptr (GError) owned = error;

  if (fetch->went_home)
    fail_private (fetch);
  else if (fetch->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    fail_slow (fetch);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (fetch, NULL, g_steal_pointer (&owned));
  else
    fail (fetch, CS_CHANNEL_ERROR_UNREACHABLE, _("cannot get a picture from '%s': %s"),
          fetch->host, error->message);
}

static void
finish_body (Fetch *fetch)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->bytes));

  if (cs_picture_format_guess (bytes) == CS_PICTURE_FORMAT_UNKNOWN)
    finish (fetch, NULL,
            g_error_new (CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT,
                         _("what '%s' sent is no picture"), fetch->host));
  else
    finish (fetch, g_steal_pointer (&bytes), NULL);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  gsize size;

  if (chunk == NULL)
    {
      fail_connection (fetch, g_steal_pointer (&error));
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0)
    finish_body (fetch);
  else if (fetch->bytes->len + size > CS_PICTURE_MAX_BYTES)
    fail_large (fetch);
  else
    {
      g_byte_array_append (fetch->bytes, g_bytes_get_data (chunk, NULL), size);
      g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT,
                                       fetch->cancellable, read_cb, fetch);
    }
}

/* Whether @uri may be asked at all, by its spelling. */
static gboolean
is_allowed (CsPictureFetch *self,
            GUri           *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if ((self->flags & CS_PICTURE_FETCH_LOOPBACK) != 0 && cs_web_host_is_loopback (host))
    return g_str_equal (scheme, "https") || g_str_equal (scheme, "http");

  return g_str_equal (scheme, "https") && cs_web_host_is_public (host);
}

/* Takes the place that a redirect leads to. */
static void
follow (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) uri = NULL;

  if (location != NULL)
    uri = g_uri_parse_relative (fetch->uri, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || fetch->n_redirects >= CS_PICTURE_FETCH_MAX_REDIRECTS)
    fail (fetch, CS_CHANNEL_ERROR_REFUSED,
          _("cannot get a picture from '%s': its redirects lead nowhere"), fetch->host);
  else if (!is_allowed (fetch->owner, uri))
    fail (fetch, CS_CHANNEL_ERROR_ADDRESS,
          _("cannot get a picture from '%s': it leads to an address that is not public https"),
          fetch->host);
  else
    {
      fetch->n_redirects++;
      g_clear_pointer (&fetch->uri, g_uri_unref);
      fetch->uri = g_steal_pointer (&uri);
      send_request (fetch);
    }
}

static void
send_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result,
                                                              &error);
  guint status;
  goffset length;

  if (stream == NULL)
    {
      fail_connection (fetch, g_steal_pointer (&error));
      return;
    }

  status = soup_message_get_status (fetch->message);
  length = soup_message_headers_get_content_length
    (soup_message_get_response_headers (fetch->message));

  if (SOUP_STATUS_IS_REDIRECTION (status))
    follow (fetch);
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    fail (fetch, CS_CHANNEL_ERROR_REFUSED,
          _("cannot get a picture from '%s': it answered %u"), fetch->host, status);
  else if (length > CS_PICTURE_MAX_BYTES)
    fail_large (fetch);
  else
    {
      fetch->bytes = g_byte_array_new ();
      fetch->stream = g_steal_pointer (&stream);
      g_input_stream_read_bytes_async (fetch->stream, CHUNK, G_PRIORITY_DEFAULT,
                                       fetch->cancellable, read_cb, fetch);
    }
}

/* A proxy has an address of its own, and decides by itself whom it reaches. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GSocketAddress) address = NULL;
  GInetAddress *inet;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address))
    return;

  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  if (cs_web_address_is_public (inet))
    return;
  if ((fetch->owner->flags & CS_PICTURE_FETCH_LOOPBACK) != 0 &&
      g_inet_address_get_is_loopback (inet) &&
      cs_web_host_is_loopback (g_uri_get_host (fetch->uri)))
    return;

  fetch->went_home = TRUE;
  g_cancellable_cancel (fetch->cancellable);
}

static void
send_request (Fetch *fetch)
{
  SoupMessageHeaders *headers;

  if (fetch->message != NULL)
    g_signal_handlers_disconnect_by_data (fetch->message, fetch);
  g_clear_object (&fetch->message);

  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT |
                                          SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (fetch->message);
  soup_message_headers_replace (headers, "Accept", "image/*");
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (network_event_cb), fetch);

  soup_session_send_async (fetch->owner->session, fetch->message, G_PRIORITY_DEFAULT,
                           fetch->cancellable, send_cb, fetch);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->timeout = 0;
  fetch->timed_out = TRUE;
  g_cancellable_cancel (fetch->cancellable);
  return G_SOURCE_REMOVE;
}

/* In the main loop, since a task may not return while its cancellable is being cancelled. */
static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  GTask *task = user_data;
  CsPictureFetch *self = g_task_get_source_object (task);
  Waiter *waiter = g_task_get_task_data (task);
  Fetch *fetch = g_hash_table_lookup (self->fetches, waiter->url);
  g_autoptr (GTask) held = g_object_ref (task);

  if (fetch == NULL || !g_ptr_array_remove (fetch->tasks, task))
    return G_SOURCE_REMOVE;

  g_task_return_error_if_cancelled (task);
  /* Whoever asks for the same from now on begins anew. */
  if (fetch->tasks->len == 0)
    g_cancellable_cancel (fetch->cancellable);
  return G_SOURCE_REMOVE;
}

/* @task: (transfer full) */
static void
join (Fetch *fetch,
      GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_task_get_task_data (task);

  g_ptr_array_add (fetch->tasks, task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, waiter->cancelled, G_SOURCE_FUNC (cancelled_cb));
    }
}

static void
cs_picture_fetch_finalize (GObject *object)
{
  CsPictureFetch *self = CS_PICTURE_FETCH (object);

  cs_picture_fetch_clear (self);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->fetches);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cs_picture_fetch_parent_class)->finalize (object);
}

static void
cs_picture_fetch_class_init (CsPictureFetchClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_picture_fetch_finalize;
}

static void
cs_picture_fetch_init (CsPictureFetch *self)
{
  self->fetches = g_hash_table_new (g_str_hash, g_str_equal);
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->used);

  /* Without a cookie jar, which a session has not by itself, and without passwords. */
  self->session = soup_session_new_with_options ("user-agent", "connector-studio",
                                                 "timeout", CS_PICTURE_FETCH_SECONDS,
                                                 NULL);
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

CsPictureFetch *
cs_picture_fetch_new (CsPictureFetchFlags flags)
{
  CsPictureFetch *self = g_object_new (CS_TYPE_PICTURE_FETCH, NULL);

  self->flags = flags;
  return self;
}

GBytes *
cs_picture_fetch_look_up (CsPictureFetch *self,
                          const char     *url)
{
  GList *link;

  g_return_val_if_fail (CS_IS_PICTURE_FETCH (self), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  link = g_hash_table_lookup (self->entries, url);
  if (link == NULL)
    return NULL;

  g_queue_unlink (&self->used, link);
  g_queue_push_head_link (&self->used, link);
  return ((Entry *) link->data)->bytes;
}

void
cs_picture_fetch_clear (CsPictureFetch *self)
{
  g_return_if_fail (CS_IS_PICTURE_FETCH (self));

  while (self->used.length > 0)
    forget_last (self);
}

void
cs_picture_fetch_async (CsPictureFetch      *self,
                        const char          *url,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  Waiter *waiter;
  GBytes *known;
  Fetch *fetch;

  g_return_if_fail (CS_IS_PICTURE_FETCH (self));
  g_return_if_fail (url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cs_picture_fetch_async);
  waiter = g_new0 (Waiter, 1);
  waiter->url = g_strdup (url);
  g_task_set_task_data (task, waiter, (GDestroyNotify) waiter_free);
  if (g_task_return_error_if_cancelled (task))
    return;

  known = cs_picture_fetch_look_up (self, url);
  if (known != NULL)
    {
      g_task_return_pointer (task, g_bytes_ref (known), (GDestroyNotify) g_bytes_unref);
      return;
    }

  fetch = g_hash_table_lookup (self->fetches, url);
  if (fetch != NULL && !g_cancellable_is_cancelled (fetch->cancellable))
    {
      join (fetch, g_steal_pointer (&task));
      return;
    }

  uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      g_task_return_new_error (task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                               _("a picture's address is no URL"));
      return;
    }
  if (!is_allowed (self, uri))
    {
      g_task_return_new_error (task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                               _("a picture at '%s' is not fetched: only https addresses of public "
                                 "hosts are, without a user name"),
                               g_uri_get_host (uri));
      return;
    }

  fetch = g_new0 (Fetch, 1);
  fetch->owner = g_object_ref (self);
  fetch->url = g_strdup (url);
  fetch->host = g_strdup (g_uri_get_host (uri));
  fetch->uri = g_steal_pointer (&uri);
  fetch->cancellable = g_cancellable_new ();
  fetch->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  fetch->timeout = g_timeout_add_seconds (CS_PICTURE_FETCH_SECONDS, timeout_cb, fetch);
  g_hash_table_replace (self->fetches, fetch->url, fetch);
  join (fetch, g_steal_pointer (&task));
  send_request (fetch);
}

GBytes *
cs_picture_fetch_finish (CsPictureFetch  *self,
                         GAsyncResult    *result,
                         GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
