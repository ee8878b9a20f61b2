/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-picture-fetch.h"

#include <glib/gi18n-lib.h>

#include "cs-picture.h"
#include "cs-request-private.h"
#include "cs-web-host.h"

/* One request for one address, however many wait for it:
 *
 *     tasks -> Fetch -> request -> bytes -> memory, tasks
 *
 * The address that a connection leads to is looked at before it is made, since a public name may
 * well lead home. */

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
} Fetch;

G_DEFINE_FINAL_TYPE (CsPictureFetch, cs_picture_fetch, G_TYPE_OBJECT)

/* What a task knows. */
typedef struct
{
  char    *url;
  GSource *cancelled;   /* (nullable) */
} Waiter;

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
  g_clear_pointer (&fetch->tasks, g_ptr_array_unref);
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

/* @body: (transfer none) */
static void
take_body (Fetch  *fetch,
           GBytes *body)
{
  if (cs_picture_format_guess (body) == CS_PICTURE_FORMAT_UNKNOWN)
    finish (fetch, NULL,
            g_error_new (CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT,
                         _("what '%s' sent is no picture"), fetch->host));
  else
    finish (fetch, g_bytes_ref (body), NULL);
}

static void
take_answer (Fetch           *fetch,
             CsRequestAnswer *answer)
{
  guint status = soup_message_get_status (answer->message);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    take_body (fetch, answer->body);
  else
    fail (fetch, CS_CHANNEL_ERROR_REFUSED,
          _("cannot get a picture from '%s': it answered %u"), fetch->host, status);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (CsRequestAnswer) answer = cs_request_finish (result);

  switch (answer->end)
    {
    case CS_REQUEST_ANSWERED:
      take_answer (fetch, answer);
      break;
    case CS_REQUEST_CANCELLED:
      finish (fetch, NULL, g_steal_pointer (&answer->error));
      break;
    case CS_REQUEST_TOO_SLOW:
      fail_slow (fetch);
      break;
    case CS_REQUEST_TOO_LARGE:
      fail_large (fetch);
      break;
    case CS_REQUEST_LOST:
      fail (fetch, CS_CHANNEL_ERROR_REFUSED,
            _("cannot get a picture from '%s': its redirects lead nowhere"), fetch->host);
      break;
    case CS_REQUEST_LED_AWAY:
      fail (fetch, CS_CHANNEL_ERROR_ADDRESS,
            _("cannot get a picture from '%s': it leads to an address that is not public https"),
            fetch->host);
      break;
    case CS_REQUEST_WRONG_ADDRESS:
      fail (fetch, CS_CHANNEL_ERROR_ADDRESS,
            _("cannot get a picture from '%s': it is no host of the public internet"),
            fetch->host);
      break;
    case CS_REQUEST_FAILED:
      fail (fetch, CS_CHANNEL_ERROR_UNREACHABLE, _("cannot get a picture from '%s': %s"),
            fetch->host, answer->error->message);
      break;
    }
}

/* Whether @uri may be asked at all, by its spelling. */
static gboolean
is_allowed (GUri     *uri,
            gpointer  user_data)
{
  CsPictureFetch *self = user_data;
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if ((self->flags & CS_PICTURE_FETCH_LOOPBACK) != 0 && cs_web_host_is_loopback (host))
    return g_str_equal (scheme, "https") || g_str_equal (scheme, "http");

  return g_str_equal (scheme, "https") && cs_web_host_is_public (host);
}

/* Whether what the name leads to is as public as its spelling says. */
static gboolean
may_connect (GUri         *uri,
             GInetAddress *address,
             gpointer      user_data)
{
  CsPictureFetch *self = user_data;

  if (cs_web_address_is_public (address))
    return TRUE;

  return (self->flags & CS_PICTURE_FETCH_LOOPBACK) != 0 &&
         g_inet_address_get_is_loopback (address) &&
         cs_web_host_is_loopback (g_uri_get_host (uri));
}

static void
send_request (Fetch *fetch,
              GUri  *uri)
{
  CsRequestPolicy policy = {
    .seconds = CS_PICTURE_FETCH_SECONDS,
    .max_bytes = CS_PICTURE_MAX_BYTES,
    .refuses_longer = TRUE,
    .only_success = TRUE,
    .max_redirects = CS_PICTURE_FETCH_MAX_REDIRECTS,
    .may_follow = is_allowed,
    .may_connect = may_connect,
    .data = fetch->owner,
  };
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);

  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", "image/*");
  cs_request_async (fetch->owner->session, message, &policy, fetch->cancellable, answered_cb,
                    fetch);
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

  self->session = cs_request_session_new ();
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
  if (!is_allowed (uri, self))
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
  fetch->cancellable = g_cancellable_new ();
  fetch->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_replace (self->fetches, fetch->url, fetch);
  join (fetch, g_steal_pointer (&task));
  send_request (fetch, uri);
}

GBytes *
cs_picture_fetch_finish (CsPictureFetch  *self,
                         GAsyncResult    *result,
                         GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
