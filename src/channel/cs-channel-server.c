/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-server.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cs-loopback.h"
#include "cs-rate-meter.h"

/* A sender that goes on after this much is cut off; up to here it is let finish, since many
 * clients read no answer before they have written all. */
#define MAX_DRAINED (16u * 1024 * 1024)
/* When a fault that is no answer ends: longer than clients wait. */
#define TIMEOUT_SECONDS (CS_LOOPBACK_SECONDS - 5)
/* What is kept of a request's headers. */
#define MAX_REQUEST_TEXT (16u * 1024)

typedef struct
{
  CsEndpointKind  plays;
  char           *path;
  char           *sig;       /* (nullable): of a workflow */
  CsRateMeter    *meter;
  CsChannelFault  fault;
  guint           delay;
} Webhook;

struct _CsChannelServer
{
  GObject         parent_instance;

  CsMessageStore *store;
  SoupServer     *server;
  CsLoopback     *loopback;
  gboolean        limits;
  Webhook         webhooks[2];   /* connector, workflow */
  GHashTable     *documents;     /* path -> GBytes */
};

/* What comes with a request. */
typedef struct
{
  CsChannelServer *owner;
  GByteArray      *body;
  gsize            n_bytes;
  guint            delay;        /* a source, while an answer waits */
} Incoming;

enum { PROP_0, PROP_LIMITS, N_PROPS };
enum { MESSAGE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (CsChannelServer, cs_channel_server, G_TYPE_OBJECT)
static G_DEFINE_QUARK (cs-channel-incoming, incoming)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static Webhook *
get_webhook (CsChannelServer *self,
             CsEndpointKind   plays)
{
  return &self->webhooks[plays == CS_ENDPOINT_CONNECTOR ? 0 : 1];
}

static void
incoming_free (Incoming *incoming)
{
  g_clear_handle_id (&incoming->delay, g_source_remove);
  g_byte_array_unref (incoming->body);
  g_free (incoming);
}

/* Random bytes as nobody can guess them: g_random_int() can be. */
static void
fill_random (guint8 *bytes,
             gsize   n_bytes)
{
  int fd = open ("/dev/urandom", O_RDONLY | O_CLOEXEC);
  gsize n_done = 0;

  while (fd >= 0 && n_done < n_bytes)
    {
      gssize n_read = read (fd, bytes + n_done, n_bytes - n_done);

      if (n_read <= 0)
        break;
      n_done += n_read;
    }

  if (n_done < n_bytes)
    g_error ("there is no source of random bytes");
  close (fd);
}

/* Returns: (transfer full) */
static char *
dup_random_hex (void)
{
  guint8 bytes[16];
  GString *hex = g_string_new (NULL);

  fill_random (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

/* Returns: (transfer full): a signature as a workflow has it: 43 characters */
static char *
dup_random_sig (void)
{
  guint8 bytes[32];
  char *sig;

  fill_random (bytes, sizeof bytes);
  sig = g_base64_encode (bytes, sizeof bytes);
  g_strdelimit (sig, "+", '-');
  g_strdelimit (sig, "/", '_');
  sig[43] = '\0';
  return sig;
}

static void
webhook_clear (Webhook *webhook)
{
  g_clear_pointer (&webhook->path, g_free);
  g_clear_pointer (&webhook->sig, g_free);
  g_clear_pointer (&webhook->meter, cs_rate_meter_free);
}

static void
make_addresses (CsChannelServer *self)
{
  Webhook *connector = get_webhook (self, CS_ENDPOINT_CONNECTOR);
  Webhook *workflow = get_webhook (self, CS_ENDPOINT_WORKFLOW);
  g_autofree char *group = g_uuid_string_random ();
  g_autofree char *tenant = g_uuid_string_random ();
  g_autofree char *owner = g_uuid_string_random ();
  g_autofree char *connector_secret = dup_random_hex ();
  g_autofree char *workflow_secret = dup_random_hex ();

  webhook_clear (connector);
  webhook_clear (workflow);
  connector->plays = CS_ENDPOINT_CONNECTOR;
  connector->path = g_strdup_printf ("/webhookb2/%s@%s/IncomingWebhook/%s/%s", group, tenant,
                                     connector_secret, owner);
  connector->meter = cs_rate_meter_new ();
  workflow->plays = CS_ENDPOINT_WORKFLOW;
  workflow->path = g_strdup_printf ("/workflows/%s/triggers/manual/paths/invoke",
                                    workflow_secret);
  workflow->sig = dup_random_sig ();
  workflow->meter = cs_rate_meter_new ();
}

/* In a time that does not tell how much of it is right. */
static gboolean
is_equal_secret (const char *a,
                 const char *b)
{
  gsize length = strlen (a);
  guint8 difference = 0;

  if (strlen (b) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    difference |= (guint8) (a[i] ^ b[i]);
  return difference == 0;
}

/* Only who means this server, and knows it as what it is: a page of another site that its name's
 * owner has lead here sends that name. */
static gboolean
is_own_host (CsChannelServer   *self,
             SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_list (headers, "Host");
  static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s:%u", names[i],
                                              cs_loopback_get_port (self->loopback));

      if (g_ascii_strcasecmp (host, own) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Browsers add these, and nobody else does. */
static gboolean
is_from_page (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *site = soup_message_headers_get_one (headers, "Sec-Fetch-Site");

  return soup_message_headers_get_one (headers, "Origin") != NULL ||
         (site != NULL && !g_str_equal (site, "none"));
}

static void
reply (SoupServerMessage *message,
       guint              status,
       const char        *content_type,
       const char        *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  if (text[0] != '\0')
    soup_server_message_set_response (message, content_type != NULL ? content_type : "text/plain",
                                      SOUP_MEMORY_COPY, text, strlen (text));
}

static void
reply_answer (SoupServerMessage     *message,
              const CsChannelAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  reply (message, answer->status, answer->content_type, answer->body);
  if (answer->location != NULL)
    soup_message_headers_replace (headers, "Location", answer->location);
  if (answer->retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", answer->retry_after);

      soup_message_headers_replace (headers, "Retry-After", seconds);
    }
}

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  GString *text = user_data;
  gboolean secret = g_ascii_strcasecmp (name, "Authorization") == 0 ||
                    g_ascii_strcasecmp (name, "Cookie") == 0 ||
                    g_ascii_strcasecmp (name, "Proxy-Authorization") == 0;

  if (text->len < MAX_REQUEST_TEXT)
    g_string_append_printf (text, "%s: %.1024s\n", name, secret ? "****" : value);
}

/* Returns: (transfer full): the request line and the headers, without the address's secrets */
static char *
dup_request_text (CsChannelServer   *self,
                  SoupServerMessage *message,
                  const Webhook     *webhook)
{
  g_autofree char *url = cs_channel_server_dup_url (self, webhook->plays);
  g_autofree char *label = cs_endpoint_dup_label (url);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *path = strchr (label, '/');

  g_string_printf (text, "%s %s HTTP/1.%d\n", soup_server_message_get_method (message),
                   path != NULL ? path : "/",
                   soup_server_message_get_http_version (message) == SOUP_HTTP_1_0 ? 0 : 1);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), append_header,
                                text);

  return cs_endpoint_redact (text->str, url);
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

static void
decide (CsChannelServer *self,
        Webhook         *webhook,
        GBytes          *body,
        CsChannelAnswer *answer)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = cs_rate_meter_get_next (webhook->meter, now);

  switch (webhook->fault)
    {
    case CS_CHANNEL_FAULT_NONE:
    case CS_CHANNEL_FAULT_DELAY:
    case CS_CHANNEL_FAULT_TIMEOUT:
    case CS_CHANNEL_FAULT_DROP:
      break;
    default:
      cs_channel_answer_fault (webhook->plays, webhook->fault, answer);
      return;
    }

  if (self->limits && next > now)
    {
      cs_channel_answer_limit (webhook->plays, (next - now) / G_USEC_PER_SEC + 1, answer);
      return;
    }

  cs_rate_meter_add (webhook->meter, now);
  cs_channel_answer_message (webhook->plays, body, answer);
}

/* Keeps it before it is answered: what was acknowledged is there. */
static void
take_message (CsChannelServer   *self,
              SoupServerMessage *message,
              Webhook           *webhook,
              Incoming          *incoming)
{
  g_autoptr (GBytes) body = g_bytes_new (incoming->body->data, incoming->body->len);
  g_autofree char *request = dup_request_text (self, message, webhook);
  g_autoptr (CsChannelMessage) kept = NULL;
  g_autoptr (GError) error = NULL;
  CsChannelAnswer answer = { 0 };
  CsMessageFacts facts = { 0 };

  decide (self, webhook, body, &answer);
  facts.time = g_get_real_time ();
  facts.plays = webhook->plays;
  facts.fault = webhook->fault;
  facts.measured = cs_channel_measure (body);
  facts.request = request;
  facts.answer = &answer;
  kept = cs_message_store_append (self->store, &facts, body, &error);

  if (kept == NULL)
    {
      g_message ("%s", error->message);
      reply (message, 500, NULL, "The local channel cannot keep the message.");
    }
  else
    {
      g_signal_emit (self, signals[MESSAGE], 0, kept);
      reply_answer (message, &answer);
      if (webhook->fault == CS_CHANNEL_FAULT_DELAY)
        {
          soup_server_message_pause (message);
          incoming->delay = g_timeout_add (webhook->delay * 1000, answer_later_cb, message);
        }
      else if (webhook->fault == CS_CHANNEL_FAULT_TIMEOUT)
        {
          soup_server_message_pause (message);
          incoming->delay = g_timeout_add_seconds (TIMEOUT_SECONDS, give_up_cb, message);
        }
      else if (webhook->fault == CS_CHANNEL_FAULT_DROP)
        cs_loopback_drop (self->loopback, message);
    }

  cs_channel_answer_clear (&answer);
}

static void
reply_unknown (SoupServerMessage *message,
               const char        *path)
{
  CsChannelAnswer answer;
  CsEndpointKind plays = CS_ENDPOINT_OTHER;

  if (g_str_has_prefix (path, "/webhookb2/") || g_str_has_prefix (path, "/webhook/"))
    plays = CS_ENDPOINT_CONNECTOR;
  else if (g_str_has_prefix (path, "/workflows/"))
    plays = CS_ENDPOINT_WORKFLOW;

  cs_channel_answer_unknown (plays, &answer);
  reply_answer (message, &answer);
  cs_channel_answer_clear (&answer);
}

static void
reply_unsigned (SoupServerMessage *message)
{
  CsChannelAnswer answer;

  cs_channel_answer_unsigned (&answer);
  reply_answer (message, &answer);
  cs_channel_answer_clear (&answer);
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
  const char *sig = query != NULL ? g_hash_table_lookup (query, "sig") : NULL;
  GBytes *document = g_hash_table_lookup (self->documents, path);
  Webhook *webhook = NULL;

  if (!is_own_host (self, message))
    {
      reply (message, 403, NULL, "This server answers to its own name alone.");
      return;
    }
  if (is_from_page (message))
    {
      reply (message, 403, NULL, "This server takes nothing from web pages.");
      return;
    }

  if (document != NULL && g_str_equal (method, "GET"))
    {
      gsize size;
      const char *data = g_bytes_get_data (document, &size);

      reply (message, 200, NULL, "");
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, data, size);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (self->webhooks); i++)
    {
      if (is_equal_secret (self->webhooks[i].path, path))
        webhook = &self->webhooks[i];
    }

  if (webhook == NULL)
    reply_unknown (message, path);
  else if (!g_str_equal (method, "POST"))
    {
      reply (message, 405, NULL, "");
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow",
                                    "POST");
    }
  else if (webhook->sig != NULL && (sig == NULL || !is_equal_secret (webhook->sig, sig)))
    reply_unsigned (message);
  else if (incoming == NULL || incoming->n_bytes > CS_CHANNEL_SERVER_MAX_BODY)
    reply (message, 413, NULL, "");
  else
    take_message (self, message, webhook, incoming);
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
  Incoming *incoming = g_object_get_qdata (G_OBJECT (message), incoming_quark ());

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
    webhook_clear (&self->webhooks[i]);

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
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, CS_TYPE_CHANNEL_MESSAGE);
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

  make_addresses (self);
  return TRUE;
}

void
cs_channel_server_stop (CsChannelServer *self)
{
  g_return_if_fail (CS_IS_CHANNEL_SERVER (self));

  if (self->loopback == NULL)
    return;

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
  const Webhook *webhook;

  g_return_val_if_fail (CS_IS_CHANNEL_SERVER (self), NULL);
  g_return_val_if_fail (self->loopback != NULL, NULL);

  webhook = get_webhook (self, plays);
  if (webhook->sig == NULL)
    return g_strdup_printf ("http://127.0.0.1:%u%s", cs_channel_server_get_port (self),
                            webhook->path);
  return g_strdup_printf ("http://127.0.0.1:%u%s?api-version=2016-06-01&sp=%%2Ftriggers%%2Fmanual"
                          "%%2Frun&sv=1.0&sig=%s", cs_channel_server_get_port (self),
                          webhook->path, webhook->sig);
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
  Webhook *webhook;

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
      g_clear_pointer (&self->webhooks[i].meter, cs_rate_meter_free);
      self->webhooks[i].meter = cs_rate_meter_new ();
    }
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
