/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-webhook-private.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What is kept of a request's headers. */
#define MAX_REQUEST_TEXT (16u * 1024)
#define MAX_VALUE        1024

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

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  GString *text = user_data;
  gboolean secret = g_ascii_strcasecmp (name, "Authorization") == 0 ||
                    g_ascii_strcasecmp (name, "Cookie") == 0 ||
                    g_ascii_strcasecmp (name, "Proxy-Authorization") == 0;

  if (text->len >= MAX_REQUEST_TEXT)
    return;

  g_string_append (text, name);
  g_string_append (text, ": ");
  g_string_append_len (text, secret ? "****" : value, secret ? 4 : strnlen (value, MAX_VALUE));
  g_string_append_c (text, '\n');
}

void
cs_channel_webhook_clear (CsChannelWebhook *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sig, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->secrets, g_strfreev);
  g_clear_pointer (&self->meter, cs_rate_meter_free);
}

void
cs_channel_webhook_open (CsChannelWebhook *self,
                         CsEndpointKind    plays,
                         guint16           port)
{
  g_autofree char *secret = dup_random_hex ();
  g_autofree char *url = NULL;
  g_autofree char *label = NULL;
  const char *path;

  cs_channel_webhook_clear (self);
  self->plays = plays;
  self->port = port;
  self->meter = cs_rate_meter_new ();
  if (plays == CS_ENDPOINT_CONNECTOR)
    {
      g_autofree char *group = g_uuid_string_random ();
      g_autofree char *tenant = g_uuid_string_random ();
      g_autofree char *owner = g_uuid_string_random ();

      self->path = g_strdup_printf ("/webhookb2/%s@%s/IncomingWebhook/%s/%s", group, tenant, secret,
                                    owner);
    }
  else
    {
      self->path = g_strdup_printf ("/workflows/%s/triggers/manual/paths/invoke", secret);
      self->sig = dup_random_sig ();
    }

  url = cs_channel_webhook_dup_url (self);
  label = cs_endpoint_dup_label (url);
  path = strchr (label, '/');
  self->shown = g_strdup (path != NULL ? path : "/");
  self->secrets = cs_endpoint_dup_secrets (url);
}

void
cs_channel_webhook_reset_meter (CsChannelWebhook *self)
{
  g_clear_pointer (&self->meter, cs_rate_meter_free);
  self->meter = cs_rate_meter_new ();
}

char *
cs_channel_webhook_dup_url (CsChannelWebhook *self)
{
  if (self->sig == NULL)
    return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, self->path);
  return g_strdup_printf ("http://127.0.0.1:%u%s?api-version=2016-06-01&sp=%%2Ftriggers%%2Fmanual"
                          "%%2Frun&sv=1.0&sig=%s", self->port, self->path, self->sig);
}

gboolean
cs_channel_webhook_is_at (CsChannelWebhook *self,
                          const char       *path)
{
  return is_equal_secret (self->path, path);
}

gboolean
cs_channel_webhook_is_signed (CsChannelWebhook *self,
                              GHashTable       *query)
{
  const char *sig = query != NULL ? g_hash_table_lookup (query, "sig") : NULL;

  return self->sig == NULL || (sig != NULL && is_equal_secret (self->sig, sig));
}

char *
cs_channel_webhook_dup_request_text (CsChannelWebhook  *self,
                                     SoupServerMessage *message)
{
  g_autoptr (GString) text = g_string_sized_new (512);

  g_string_append (text, soup_server_message_get_method (message));
  g_string_append_c (text, ' ');
  g_string_append (text, self->shown);
  g_string_append (text, soup_server_message_get_http_version (message) == SOUP_HTTP_1_0
                         ? " HTTP/1.0\n" : " HTTP/1.1\n");
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), append_header,
                                text);

  return cs_endpoint_redact_all (text->str, (const char * const *) self->secrets);
}

void
cs_channel_webhook_decide (CsChannelWebhook *self,
                           gboolean          limits,
                           CsSnapshot       *body,
                           gsize             measured,
                           CsChannelAnswer  *answer)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = cs_rate_meter_get_next (self->meter, now);

  switch (self->fault)
    {
    case CS_CHANNEL_FAULT_NONE:
    case CS_CHANNEL_FAULT_DELAY:
    case CS_CHANNEL_FAULT_TIMEOUT:
    case CS_CHANNEL_FAULT_DROP:
      break;
    default:
      cs_channel_answer_fault (self->plays, self->fault, answer);
      return;
    }

  if (limits && next > now)
    {
      cs_channel_answer_limit (self->plays, (next - now) / G_USEC_PER_SEC + 1, answer);
      return;
    }

  cs_rate_meter_add (self->meter, now);
  cs_channel_answer_snapshot (self->plays, body, measured, answer);
}
