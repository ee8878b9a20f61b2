/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-server.h"

#include <glib/gi18n-lib.h>

#include "cs-channel-reply-private.h"
#include "cs-channel-webhook-private.h"
#include "cs-loopback.h"

/* A sender that goes on after this much is cut off; up to here it is let finish, since many
 * clients read no answer before they have written all. */
#define MAX_DRAINED (16u * 1024 * 1024)
/* When a fault that is no answer ends: longer than clients wait. */
#define TIMEOUT_SECONDS (CS_LOOPBACK_SECONDS - 5)
/* How long messages that wait for their turn are answered before others have theirs. */
#define TURN_MICROSECONDS 5000
/* How often what they are shown in changes meanwhile. */
#define SHOW_MILLISECONDS 80

struct _CsChannelServer
{
  GObject           parent_instance;

  CsMessageStore   *store;
  SoupServer       *server;
  CsLoopback       *loopback;
  gboolean          limits;
  CsChannelWebhook  webhooks[2];   /* connector, workflow */
  GHashTable       *documents;     /* path -> GBytes */
  int               priority;
  GQueue            waiting;       /* SoupServerMessage, paused until it is their turn */
  guint             turn;          /* a source, while there are some */
  guint             holder;        /* a source, while the store is held */
  gint64            last_shown;    /* monotonic time */
};

/* What comes with a request. */
typedef struct
{
  CsChannelServer  *owner;
  CsChannelWebhook *webhook;
  GByteArray       *body;
  gsize             n_bytes;
  guint             delay;        /* a source, while an answer waits */
} Incoming;

enum { PROP_0, PROP_LIMITS, N_PROPS };
enum { MESSAGE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (CsChannelServer, cs_channel_server, G_TYPE_OBJECT)
static G_DEFINE_QUARK (cs-channel-incoming, incoming)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static CsChannelWebhook *
get_webhook (CsChannelServer *self,
             CsEndpointKind   plays)
{
  return &self->webhooks[plays == CS_ENDPOINT_CONNECTOR ? 0 : 1];
}

static void
incoming_free (Incoming *incoming)
{
  g_clear_handle_id (&incoming->delay, g_source_remove);
  g_clear_pointer (&incoming->body, g_byte_array_unref);
  g_free (incoming);
}

static gboolean
answer_later_cb (gpointer user_data)
{
  SoupServerMessage *message = user_data;
  Incoming *incoming = g_object_get_qdata (G_OBJECT (message), incoming_quark ());

  incoming->delay = 0;
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* Nobody waits for it any more; the server must not keep it for ever. */
static gboolean
give_up_cb (gpointer user_data)
{
  SoupServerMessage *message = user_data;
  Incoming *incoming = g_object_get_qdata (G_OBJECT (message), incoming_quark ());

  incoming->delay = 0;
  cs_loopback_drop (incoming->owner->loopback, message);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* Sees to it that an answer goes out late or not at all, where that is asked for.
 * Returns: whether it goes out now */
static gboolean
let_go_wrong (CsChannelServer   *self,
              SoupServerMessage *message,
              Incoming          *incoming)
{
  switch (incoming->webhook->fault)
    {
    case CS_CHANNEL_FAULT_DELAY:
      incoming->delay = g_timeout_add (incoming->webhook->delay * 1000, answer_later_cb, message);
      return FALSE;

    case CS_CHANNEL_FAULT_TIMEOUT:
      incoming->delay = g_timeout_add_seconds (TIMEOUT_SECONDS, give_up_cb, message);
      return FALSE;

    case CS_CHANNEL_FAULT_DROP:
      cs_loopback_drop (self->loopback, message);
      return TRUE;

    default:
      return TRUE;
    }
}

/* Keeps it before it is answered: what was acknowledged is there.
 * Returns: whether the answer goes out now */
static gboolean
take_message (CsChannelServer   *self,
              SoupServerMessage *message,
              Incoming          *incoming)
{
  CsChannelWebhook *webhook = incoming->webhook;
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&incoming->body));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (body);
  g_autofree char *request = cs_channel_webhook_dup_request_text (webhook, message);
  g_autoptr (CsChannelMessage) kept = NULL;
  g_autoptr (GError) error = NULL;
  CsChannelAnswer answer = { 0 };
  CsMessageFacts facts = {
    .time = g_get_real_time (),
    .plays = webhook->plays,
    .fault = webhook->fault,
    .measured = cs_channel_measure_snapshot (snapshot),
    .request = request,
    .answer = &answer,
  };
  gboolean now = TRUE;

  cs_channel_webhook_decide (webhook, self->limits, snapshot, facts.measured, &answer);
  kept = cs_message_store_append (self->store, &facts, body, &error);
  if (kept == NULL)
    {
      g_message ("%s", error->message);
      cs_channel_reply (message, 500, NULL, "The local channel cannot keep the message.");
    }
  else
    {
      g_signal_emit (self, signals[MESSAGE], 0, kept, snapshot);
      cs_channel_reply_answer (message, &answer);
      now = let_go_wrong (self, message, incoming);
    }

  cs_channel_answer_clear (&answer);
  return now;
}

static gboolean
show_cb (gpointer user_data)
{
  CsChannelServer *self = user_data;

  self->holder = 0;
  self->last_shown = g_get_monotonic_time ();
  cs_message_store_release (self->store);
  return G_SOURCE_REMOVE;
}

/* Who is the first for a while is shown at once, and those that come close behind together. */
static void
hold_store (CsChannelServer *self,
            gint64           now)
{
  gint64 since = (now - self->last_shown) / 1000;

  if (self->holder != 0)
    return;
  if (since >= SHOW_MILLISECONDS)
    {
      self->last_shown = now;
      return;
    }

  cs_message_store_hold (self->store);
  self->holder = g_timeout_add_full (self->priority, SHOW_MILLISECONDS - since, show_cb, self, NULL);
}

static gboolean
turn_cb (gpointer user_data)
{
  CsChannelServer *self = user_data;
  gint64 end = g_get_monotonic_time () + TURN_MICROSECONDS;

  while (!g_queue_is_empty (&self->waiting))
    {
      g_autoptr (SoupServerMessage) message = g_queue_pop_head (&self->waiting);

      hold_store (self, g_get_monotonic_time ());
      if (take_message (self, message, g_object_get_qdata (G_OBJECT (message), incoming_quark ())))
        soup_server_message_unpause (message);
      if (g_get_monotonic_time () > end)
        break;
    }

  if (!g_queue_is_empty (&self->waiting))
    return G_SOURCE_CONTINUE;

  self->turn = 0;
  return G_SOURCE_REMOVE;
}

/* At once, or when what is more urgent in this thread is done. */
static void
take_in_turn (CsChannelServer   *self,
              SoupServerMessage *message,
              Incoming          *incoming)
{
  if (self->priority <= G_PRIORITY_DEFAULT)
    {
      if (!take_message (self, message, incoming))
        soup_server_message_pause (message);
      return;
    }

  soup_server_message_pause (message);
  g_queue_push_tail (&self->waiting, g_object_ref (message));
  if (self->turn == 0)
    self->turn = g_idle_add_full (self->priority, turn_cb, self, NULL);
}

static void
handle_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  CsChannelServer *self = user_data;
  Incoming *incoming = g_object_get_qdata (G_OBJECT (message), incoming_quark ());
  const char *method = soup_server_message_get_method (message);
  GBytes *document = g_hash_table_lookup (self->documents, path);
  CsChannelWebhook *webhook = NULL;

  if (!cs_channel_is_own_host (message, cs_loopback_get_port (self->loopback)))
    {
      cs_channel_reply (message, 403, NULL, "This server answers to its own name alone.");
      return;
    }
  if (cs_channel_is_from_page (message))
    {
      cs_channel_reply (message, 403, NULL, "This server takes nothing from web pages.");
      return;
    }

  if (document != NULL && g_str_equal (method, "GET"))
    {
      cs_channel_reply_document (message, document);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (self->webhooks); i++)
    {
      if (cs_channel_webhook_is_at (&self->webhooks[i], path))
        webhook = &self->webhooks[i];
    }

  if (webhook == NULL)
    cs_channel_reply_unknown (message, path);
  else if (!g_str_equal (method, "POST"))
    {
      cs_channel_reply (message, 405, NULL, "");
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    "POST");
    }
  else if (!cs_channel_webhook_is_signed (webhook, query))
    cs_channel_reply_unsigned (message);
  else if (incoming == NULL || incoming->n_bytes > CS_CHANNEL_SERVER_MAX_BODY)
    cs_channel_reply (message, 413, NULL, "");
  else
    {
      incoming->webhook = webhook;
      take_in_turn (self, message, incoming);
    }
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  Incoming *incoming = user_data;
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);

  incoming->n_bytes += size;
  if (incoming->n_bytes <= CS_CHANNEL_SERVER_MAX_BODY)
    g_byte_array_append (incoming->body, data, size);
  else if (incoming->n_bytes > MAX_DRAINED && incoming->owner->loopback != NULL)
    cs_loopback_drop (incoming->owner->loopback, message);
}

static void
request_started_cb (SoupServer        *server,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  Incoming *incoming = g_new0 (Incoming, 1);

  incoming->owner = user_data;
  incoming->body = g_byte_array_new ();
  g_object_set_qdata_full (G_OBJECT (message), incoming_quark (), incoming,
                           (GDestroyNotify) incoming_free);
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), incoming);
}

/* An answer that waits has nobody to go to then. */
static void
request_aborted_cb (SoupServer        *server,
                    SoupServerMessage *message,
                    gpointer           user_data)
{
  CsChannelServer *self = user_data;
  Incoming *incoming = g_object_get_qdata (G_OBJECT (message), incoming_quark ());

  if (g_queue_remove (&self->waiting, message))
    g_object_unref (message);
  if (incoming != NULL)
    g_clear_handle_id (&incoming->delay, g_source_remove);
}

static void
cs_channel_server_dispose (GObject *object)
{
  CsChannelServer *self = CS_CHANNEL_SERVER (object);

  cs_channel_server_stop (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->webhooks); i++)
    cs_channel_webhook_clear (&self->webhooks[i]);

  G_OBJECT_CLASS (cs_channel_server_parent_class)->dispose (object);
}

static void
cs_channel_server_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_LIMITS)
    g_value_set_boolean (value, CS_CHANNEL_SERVER (object)->limits);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cs_channel_server_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_LIMITS)
    cs_channel_server_set_limits (CS_CHANNEL_SERVER (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cs_channel_server_class_init (CsChannelServerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = cs_channel_server_dispose;
  object_class->get_property = cs_channel_server_get_property;
  object_class->set_property = cs_channel_server_set_property;

  properties[PROP_LIMITS] =
    g_param_spec_boolean ("limits", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, CS_TYPE_CHANNEL_MESSAGE, G_TYPE_POINTER);
}

static void
cs_channel_server_init (CsChannelServer *self)
{
  self->limits = TRUE;
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_bytes_unref);
}

CsChannelServer *
cs_channel_server_new (CsMessageStore *store)
{
  CsChannelServer *self;

  g_return_val_if_fail (CS_IS_MESSAGE_STORE (store), NULL);

  self = g_object_new (CS_TYPE_CHANNEL_SERVER, NULL);
  self->store = g_object_ref (store);
  return self;
}

gboolean
cs_channel_server_start (CsChannelServer  *self,
                         guint16           port,
                         GError          **error)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), FALSE);
  g_return_val_if_fail (self->loopback == NULL, FALSE);

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), self);
  g_signal_connect (self->server, "request-aborted", G_CALLBACK (request_aborted_cb), self);
  self->loopback = cs_loopback_new (self->server, port, error);
  if (self->loopback == NULL)
    {
      g_clear_object (&self->server);
      g_prefix_error (error, _("cannot open the local channel: "));
      return FALSE;
    }

  cs_channel_webhook_open (&self->webhooks[0], CS_ENDPOINT_CONNECTOR,
                           cs_channel_server_get_port (self));
  cs_channel_webhook_open (&self->webhooks[1], CS_ENDPOINT_WORKFLOW,
                           cs_channel_server_get_port (self));
  return TRUE;
}

void
cs_channel_server_stop (CsChannelServer *self)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  if (self->loopback == NULL)
    return;

  g_clear_handle_id (&self->turn, g_source_remove);
  if (self->holder != 0)
    {
      g_clear_handle_id (&self->holder, g_source_remove);
      cs_message_store_release (self->store);
    }
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_pointer (&self->loopback, cs_loopback_free);
  g_clear_object (&self->server);
}

gboolean
cs_channel_server_is_running (CsChannelServer *self)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), FALSE);

  return self->loopback != NULL;
}

guint16
cs_channel_server_get_port (CsChannelServer *self)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), 0);

  return self->loopback != NULL ? cs_loopback_get_port (self->loopback) : 0;
}

char *
cs_channel_server_dup_url (CsChannelServer *self,
                           CsEndpointKind   plays)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), NULL);
  g_return_val_if_fail (self->loopback != NULL, NULL);

  return cs_channel_webhook_dup_url (get_webhook (self, plays));
}

CsMessageStore *
cs_channel_server_get_store (CsChannelServer *self)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), NULL);

  return self->store;
}

gboolean
cs_channel_server_get_limits (CsChannelServer *self)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), FALSE);

  return self->limits;
}

void
cs_channel_server_set_limits (CsChannelServer *self,
                              gboolean         limits)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  if (self->limits == !!limits)
    return;

  self->limits = !!limits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMITS]);
}

void
cs_channel_server_set_fault (CsChannelServer *self,
                             CsEndpointKind   plays,
                             CsChannelFault   fault,
                             guint            seconds)
{
  CsChannelWebhook *webhook;

  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  webhook = get_webhook (self, plays);
  webhook->fault = fault;
  webhook->delay = seconds;
}

CsChannelFault
cs_channel_server_get_fault (CsChannelServer *self,
                             CsEndpointKind   plays)
{
  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), CS_CHANNEL_FAULT_NONE);

  return get_webhook (self, plays)->fault;
}

void
cs_channel_server_reset_limits (CsChannelServer *self)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->webhooks); i++)
    {
      if (self->webhooks[i].meter != NULL)
        cs_channel_webhook_reset_meter (&self->webhooks[i]);
    }
}

void
cs_channel_server_set_priority (CsChannelServer *self,
                                int              priority)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  self->priority = priority;
}

void
cs_channel_server_publish (CsChannelServer *self,
                           const char      *path,
                           GBytes          *content)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  if (content != NULL)
    g_hash_table_replace (self->documents, g_strdup (path), g_bytes_ref (content));
  else
    g_hash_table_remove (self->documents, path);
}
