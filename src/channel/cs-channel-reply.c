/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-reply-private.h"

#include <string.h>

gboolean
cs_channel_is_own_host (SoupServerMessage *message,
                        guint16            port)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *host = soup_message_headers_get_list (headers, "Host");
  static const char *const names[] = { "127.0.0.1:", "localhost:", "[::1]:" };
  char digits[8];

  g_snprintf (digits, sizeof digits, "%u", port);
  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (host, names[i], length) == 0 &&
          g_str_equal (host + length, digits))
        return TRUE;
    }

  return FALSE;
}

gboolean
cs_channel_is_from_page (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *site = soup_message_headers_get_one (headers, "Sec-Fetch-Site");

  return soup_message_headers_get_one (headers, "Origin") != NULL ||
         (site != NULL && !g_str_equal (site, "none"));
}

void
cs_channel_reply (SoupServerMessage *message,
                  guint              status,
                  const char        *content_type,
                  const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  if (text[0] != '\0')
    soup_server_message_set_response (message, content_type != NULL ? content_type : "text/plain",
                                      SOUP_MEMORY_COPY, text, strlen (text));
}

void
cs_channel_reply_document (SoupServerMessage *message,
                           GBytes            *document)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize size;
  const char *data = g_bytes_get_data (document, &size);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, data, size);
}

void
cs_channel_reply_answer (SoupServerMessage     *message,
                         const CsChannelAnswer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  cs_channel_reply (message, answer->status, answer->content_type, answer->body);
  if (answer->location != NULL)
    soup_message_headers_replace (headers, "Location", answer->location);
  if (answer->retry_after > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", answer->retry_after);

      soup_message_headers_replace (headers, "Retry-After", seconds);
    }
}

void
cs_channel_reply_unknown (SoupServerMessage *message,
                          const char        *path)
{
  CsChannelAnswer answer;
  CsEndpointKind plays = CS_ENDPOINT_OTHER;

  if (g_str_has_prefix (path, "/webhookb2/") || g_str_has_prefix (path, "/webhook/"))
    plays = CS_ENDPOINT_CONNECTOR;
  else if (g_str_has_prefix (path, "/workflows/"))
    plays = CS_ENDPOINT_WORKFLOW;

  cs_channel_answer_unknown (plays, &answer);
  cs_channel_reply_answer (message, &answer);
  cs_channel_answer_clear (&answer);
}

void
cs_channel_reply_unsigned (SoupServerMessage *message)
{
  CsChannelAnswer answer;

  cs_channel_answer_unsigned (&answer);
  cs_channel_reply_answer (message, &answer);
  cs_channel_answer_clear (&answer);
}
