/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-action-token.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "cs-text-edit.h"

#define HOUR 3600

const char *
cs_action_token_get_title (CsActionTokenKind kind)
{
  static const char *const titles[CS_N_ACTION_TOKENS] = {
    [CS_ACTION_TOKEN_VALID] = N_("Valid"),
    [CS_ACTION_TOKEN_EXPIRED] = N_("Expired an hour ago"),
    [CS_ACTION_TOKEN_AUDIENCE] = N_("Made for another service"),
    [CS_ACTION_TOKEN_FORGED] = N_("Changed after it was signed"),
    [CS_ACTION_TOKEN_NONE] = N_("No token"),
  };

  return _(titles[kind]);
}

/* Returns: (transfer full): "https://example.com" of a longer address */
static char *
dup_base (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  int port = uri != NULL ? g_uri_get_port (uri) : -1;
  g_autofree char *host = NULL;
  gboolean usual;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  usual = port == -1 || port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80);
  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, usual ? -1 : port, "",
                     NULL, NULL);
}

/* Of a connector's card it is an Entra object id; this one is of nobody, and always the same here. */
static char *
dup_subject (CsTokenKey *key)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1,
                                                        cs_token_key_get_id (key), -1);

  return g_strdup_printf ("%.8s-%.4s-5%.3s-8%.3s-%.12s", sum, sum + 8, sum + 13, sum + 17,
                          sum + 20);
}

char *
cs_action_token_dup_claims (CsTokenKey        *key,
                            const char        *url,
                            CsActionTokenKind  kind,
                            gint64             now)
{
  g_autofree char *base = dup_base (kind == CS_ACTION_TOKEN_AUDIENCE
                                    ? "https://another-service.example" : url);
  g_autofree char *audience = cs_json_quote (base);
  g_autofree char *subject = dup_subject (key);
  gint64 issued = kind == CS_ACTION_TOKEN_EXPIRED ? now - HOUR - CS_ACTION_TOKEN_SECONDS : now;

  return g_strdup_printf ("{\"iss\":\"" CS_ACTION_TOKEN_ISSUER "\",\"aud\":%s,\"sub\":\"%s\","
                          "\"iat\":%" G_GINT64_FORMAT ",\"nbf\":%" G_GINT64_FORMAT ",\"exp\":%"
                          G_GINT64_FORMAT ",\"appid\":\"" CS_ACTION_TOKEN_APP_ID "\","
                          "\"ver\":\"STI.ExternalAccessToken.V1\"}", audience, subject, issued,
                          issued, issued + CS_ACTION_TOKEN_SECONDS);
}

/* Takes the claims of one token and the signature of another. */
static char *
forge (const char *claims_of,
       const char *signature_of)
{
  const char *signature = strrchr (signature_of, '.');
  const char *end = strrchr (claims_of, '.');

  return g_strdup_printf ("%.*s%s", (int) (end - claims_of), claims_of, signature);
}

char *
cs_action_token_new (CsTokenKey         *key,
                     const char         *url,
                     CsActionTokenKind   kind,
                     gint64              now,
                     GError            **error)
{
  g_autofree char *claims = NULL;
  g_autofree char *token = NULL;
  g_autofree char *other_claims = NULL;
  g_autofree char *other = NULL;

  if (kind == CS_ACTION_TOKEN_NONE)
    return NULL;

  claims = cs_action_token_dup_claims (key, url, kind, now);
  token = cs_token_key_sign (key, claims, error);
  if (token == NULL || kind != CS_ACTION_TOKEN_FORGED)
    return g_steal_pointer (&token);

  other_claims = cs_action_token_dup_claims (key, url, CS_ACTION_TOKEN_AUDIENCE, now);
  other = cs_token_key_sign (key, other_claims, error);
  return other != NULL ? forge (token, other) : NULL;
}

char *
cs_action_token_dup_metadata (const char *base)
{
  return g_strdup_printf ("{\"issuer\":\"" CS_ACTION_TOKEN_ISSUER "\","
                          "\"authorization_endpoint\":\"%s/sts/common/oauth2/authorize\","
                          "\"token_endpoint\":\"%s/sts/common/oauth2/token\","
                          "\"jwks_uri\":\"%s" CS_ACTION_TOKEN_KEYS_PATH "\","
                          "\"response_types_supported\":[\"id_token\"],"
                          "\"subject_types_supported\":[\"pairwise\"],"
                          "\"id_token_signing_alg_values_supported\":[\"RS256\"]}",
                          base, base, base);
}

char *
cs_action_token_dup_address (CsChannelServer *server,
                             const char      *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", cs_channel_server_get_port (server), path);
}

static void
publish (CsChannelServer *server,
         const char      *path,
         const char      *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  cs_channel_server_publish (server, path, bytes);
}

void
cs_action_token_publish (CsChannelServer *server,
                         CsTokenKey      *key)
{
  g_autofree char *base = cs_action_token_dup_address (server, "");
  g_autofree char *metadata = cs_action_token_dup_metadata (base);
  g_autofree char *keys = cs_token_key_dup_set (key);

  publish (server, CS_ACTION_TOKEN_METADATA_PATH, metadata);
  publish (server, CS_ACTION_TOKEN_REAL_METADATA_PATH, metadata);
  publish (server, CS_ACTION_TOKEN_KEYS_PATH, keys);
}
