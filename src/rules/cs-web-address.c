/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-web-address-private.h"

#include <string.h>

static gboolean
has_scheme (const char *url,
            const char *scheme)
{
  return g_ascii_strncasecmp (url, scheme, strlen (scheme)) == 0;
}

/* Braces are no URI characters, but Teams' tokens ("?tenant={tid}") stand in them. */
static char *
without_tokens (const char *url)
{
  GString *result = g_string_new (NULL);

  for (const char *p = url; *p != '\0'; p++)
    {
      if (*p != '{' && *p != '}')
        g_string_append_c (result, *p);
    }

  return g_string_free (result, FALSE);
}

char *
cs_web_address_dup_host (const char *url)
{
  g_autofree char   *plain = NULL;
  g_autoptr (GUri)   uri = NULL;
  const char        *host;

  if (!has_scheme (url, "http://") && !has_scheme (url, "https://"))
    return NULL;
  for (const char *p = url; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        return NULL;
    }

  plain = without_tokens (url);
  uri = g_uri_parse (plain, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_QUERY, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0')
    return NULL;

  return g_ascii_strdown (host, -1);
}

gboolean
cs_web_address_is_secure (const char *url)
{
  return has_scheme (url, "https://");
}

char *
cs_web_address_make_secure (const char *url)
{
  const char      *colon = strchr (url, ':');
  const char      *slashes = strstr (url, "//");
  g_autofree char *secure = NULL;
  g_autofree char *host = NULL;

  if (has_scheme (url, "http://") || has_scheme (url, "https://"))
    secure = g_strconcat ("https", strchr (url, ':'), NULL);
  else if (slashes == url)
    secure = g_strconcat ("https:", url, NULL);
  else if (slashes == NULL && (colon == NULL || g_ascii_isdigit (colon[1])))
    secure = g_strconcat ("https://", url, NULL);
  else
    return NULL;

  /* One word without a dot is more likely a remark than a host. */
  host = cs_web_address_dup_host (secure);
  return host != NULL && strchr (host, '.') != NULL ? g_steal_pointer (&secure) : NULL;
}

char *
cs_web_address_tidy (const char *url)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (url));

  return cs_web_address_make_secure (trimmed);
}

gboolean
cs_web_host_is_under (const char *host,
                      const char *domain)
{
  const gsize host_length = strlen (host);
  const gsize domain_length = strlen (domain);

  if (host_length < domain_length ||
      g_ascii_strcasecmp (host + host_length - domain_length, domain) != 0)
    return FALSE;

  return host_length == domain_length || host[host_length - domain_length - 1] == '.';
}
