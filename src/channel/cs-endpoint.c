/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-endpoint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-web-host.h"

#define MASK "****"

/* Shorter parts are no secrets, and masking them would mask half of every text. */
#define MIN_SECRET 6

static const struct
{
  const char *name;
  const char *title;
} kinds[CS_N_ENDPOINT_KINDS] = {
  [CS_ENDPOINT_CONNECTOR] = { "connector", N_("Office 365 connector") },
  [CS_ENDPOINT_WORKFLOW]  = { "workflow",  N_("Workflows webhook") },
  [CS_ENDPOINT_LOCAL]     = { "local",     N_("Local channel") },
  [CS_ENDPOINT_OTHER]     = { "other",     N_("Other webhook") },
};

/* Hosts of the services, by how they end. */
static const char *const connector_hosts[] = {
  ".webhook.office.com", "outlook.office.com", "outlook.office365.com",
};

static const char *const workflow_hosts[] = {
  ".logic.azure.com", ".logic.azure.us", ".logic.azure.cn", ".logic.azure.de",
  ".api.powerplatform.com", ".api.powerplatform.us", ".api.powerautomate.com",
  ".azure-apim.net", ".azure-api.net",
};

/* The steps of a path that say what it is, not whose it is. */
static const char *const plain_steps[] = {
  "webhook", "webhookb2", "IncomingWebhook", "workflows", "triggers", "manual", "paths", "invoke",
  "powerautomate", "automations", "direct", "cu",
};

/* The parameters whose values are the same for everybody. */
static const char *const plain_parameters[] = { "api-version", "sp", "sv" };

const char *
cs_endpoint_kind_get_name (CsEndpointKind kind)
{
  return kinds[kind].name;
}

const char *
cs_endpoint_kind_get_title (CsEndpointKind kind)
{
  return _(kinds[kind].title);
}

gboolean
cs_endpoint_kind_parse (const char     *name,
                        CsEndpointKind *kind)
{
  for (guint i = 0; i < CS_N_ENDPOINT_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].name, name) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_among (const char        *text,
          gsize              length,
          const char *const *words,
          guint              n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
ends_with_one (const char        *host,
               const char *const *suffixes,
               guint              n_suffixes)
{
  for (guint i = 0; i < n_suffixes; i++)
    {
      if (g_str_has_suffix (host, suffixes[i]))
        return TRUE;
    }

  return FALSE;
}

static CsEndpointKind
guess_by_path (const char *path)
{
  if (strstr (path, "/triggers/") != NULL && strstr (path, "/workflows/") != NULL)
    return CS_ENDPOINT_WORKFLOW;
  if (strstr (path, "/IncomingWebhook/") != NULL)
    return CS_ENDPOINT_CONNECTOR;

  return CS_ENDPOINT_OTHER;
}

CsEndpointKind
cs_endpoint_guess_kind (const char     *url,
                        CsEndpointKind *accepts)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  CsEndpointKind kind, by_path;

  if (host == NULL)
    {
      kind = by_path = CS_ENDPOINT_OTHER;
    }
  else
    {
      g_autofree char *small = g_ascii_strdown (host, -1);

      kind = by_path = guess_by_path (g_uri_get_path (uri));
      /* A gateway that takes a service's place keeps its paths, not its host. */
      if (cs_web_host_is_loopback (host))
        kind = by_path != CS_ENDPOINT_OTHER ? CS_ENDPOINT_LOCAL : CS_ENDPOINT_OTHER;
      else if (ends_with_one (small, workflow_hosts, G_N_ELEMENTS (workflow_hosts)))
        kind = by_path = CS_ENDPOINT_WORKFLOW;
      else if (ends_with_one (small, connector_hosts, G_N_ELEMENTS (connector_hosts)))
        kind = by_path = CS_ENDPOINT_CONNECTOR;
    }

  if (accepts != NULL)
    *accepts = by_path;
  return kind;
}

typedef struct
{
  GString   *label;
  GPtrArray *secrets;
} Masking;

static void
add_secret (GPtrArray  *secrets,
            const char *text,
            gsize       length)
{
  g_autofree char *secret = g_strndup (text, length);

  if (length >= MIN_SECRET &&
      !g_ptr_array_find_with_equal_func (secrets, secret, g_str_equal, NULL))
    g_ptr_array_add (secrets, g_steal_pointer (&secret));
}

static void
mask (Masking    *masking,
      const char *text,
      gsize       length)
{
  g_autofree char *decoded = NULL;

  g_string_append (masking->label, MASK);
  if (masking->secrets == NULL)
    return;

  add_secret (masking->secrets, text, length);
  decoded = g_uri_unescape_segment (text, text + length, NULL);
  if (decoded != NULL)
    add_secret (masking->secrets, decoded, strlen (decoded));
}

/* A tenant's own environment has its id, in hexadecimal digits, in the host's first part. */
static void
mask_host (Masking    *masking,
           const char *host,
           gsize       length)
{
  const char *dot = memchr (host, '.', length);
  gsize first = dot != NULL ? (gsize) (dot - host) : length;
  gsize start = g_ascii_strncasecmp (host, "default", 7) == 0 ? 7 : 0;
  gsize n_digits = 0;

  while (start + n_digits < first && g_ascii_isxdigit (host[start + n_digits]))
    n_digits++;

  if (n_digits < 16 || start + n_digits != first)
    {
      g_string_append_len (masking->label, host, length);
      return;
    }

  g_string_append_len (masking->label, host, start);
  mask (masking, host + start, n_digits);
  g_string_append_len (masking->label, host + first, length - first);
}

static void
mask_path (Masking    *masking,
           const char *path,
           gsize       length)
{
  const char *end = path + length;

  while (path < end)
    {
      const char *step = path;

      if (*path == '/')
        {
          g_string_append_c (masking->label, '/');
          path++;
          continue;
        }

      while (path < end && *path != '/')
        path++;
      if (is_among (step, path - step, plain_steps, G_N_ELEMENTS (plain_steps)))
        g_string_append_len (masking->label, step, path - step);
      else
        mask (masking, step, path - step);
    }
}

static void
mask_query (Masking    *masking,
            const char *query,
            gsize       length)
{
  const char *end = query + length;

  /* What is the same for everybody only makes the label long. */
  while (query < end)
    {
      const char *name = query;
      const char *stop = memchr (query, '&', end - query);
      const char *equals;

      stop = stop != NULL ? stop : end;
      equals = memchr (name, '=', stop - name);
      query = stop < end ? stop + 1 : end;
      if (equals == NULL)
        {
          if (stop > name)
            {
              g_string_append_c (masking->label, '?');
              mask (masking, name, stop - name);
            }
          continue;
        }
      if (is_among (name, equals - name, plain_parameters, G_N_ELEMENTS (plain_parameters)))
        continue;

      g_string_append_c (masking->label, '?');
      if (equals - name == 3 && strncmp (name, "sig", 3) == 0)
        g_string_append (masking->label, "sig=");
      mask (masking, equals + 1, stop - equals - 1);
      if (masking->secrets != NULL && equals - name > 16)
        add_secret (masking->secrets, name, equals - name);
    }
}

/* By hand, as what is no URL must be masked as well. */
static void
mask_url (Masking    *masking,
          const char *url)
{
  const char *rest = strstr (url, "://");
  const char *fragment, *query, *path, *end, *at;

  rest = rest != NULL ? rest + 3 : url;
  end = rest + strlen (rest);
  fragment = memchr (rest, '#', end - rest);
  fragment = fragment != NULL ? fragment : end;
  query = memchr (rest, '?', fragment - rest);
  query = query != NULL ? query : fragment;
  path = memchr (rest, '/', query - rest);
  path = path != NULL ? path : query;
  at = g_strrstr_len (rest, path - rest, "@");

  if (at != NULL)
    {
      mask (masking, rest, at - rest);
      g_string_append_c (masking->label, '@');
      rest = at + 1;
    }
  /* What has no host is not shown at all. */
  if (strstr (url, "://") == NULL)
    {
      mask (masking, url, strlen (url));
      g_string_truncate (masking->label, 0);
      g_string_append (masking->label, MASK);
    }
  else
    {
      mask_host (masking, rest, path - rest);
      mask_path (masking, path, query - path);
      if (query < fragment)
        mask_query (masking, query + 1, fragment - query - 1);
      if (fragment < end)
        {
          g_string_append_c (masking->label, '#');
          mask (masking, fragment + 1, end - fragment - 1);
        }
    }
}

char *
cs_endpoint_dup_label (const char *url)
{
  Masking masking = { g_string_new (NULL), NULL };
  g_autofree char *label = NULL;

  mask_url (&masking, url);
  label = g_string_free (masking.label, FALSE);

  return g_utf8_make_valid (label, -1);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  gsize length_a = strlen (*(const char *const *) a);
  gsize length_b = strlen (*(const char *const *) b);

  return length_a < length_b ? 1 : length_a > length_b ? -1 : 0;
}

char **
cs_endpoint_dup_secrets (const char *url)
{
  Masking masking = { g_string_new (NULL), g_ptr_array_new () };

  mask_url (&masking, url);
  g_string_free (masking.label, TRUE);
  g_ptr_array_sort (masking.secrets, compare_lengths);
  g_ptr_array_add (masking.secrets, NULL);

  return (char **) g_ptr_array_free (masking.secrets, FALSE);
}

char *
cs_endpoint_redact_all (const char         *text,
                        const char * const *secrets)
{
  g_autoptr (GString) redacted = g_string_new (text);

  for (guint i = 0; secrets[i] != NULL; i++)
    {
      gsize length = strlen (secrets[i]);
      char lower = g_ascii_tolower (secrets[i][0]);
      char upper = g_ascii_toupper (secrets[i][0]);

      for (gsize p = 0; p + length <= redacted->len;)
        {
          if ((redacted->str[p] == lower || redacted->str[p] == upper) &&
              g_ascii_strncasecmp (redacted->str + p, secrets[i], length) == 0)
            {
              g_string_erase (redacted, p, length);
              g_string_insert (redacted, p, MASK);
              p += strlen (MASK);
            }
          else
            p++;
        }
    }

  return g_string_free (g_steal_pointer (&redacted), FALSE);
}

char *
cs_endpoint_redact (const char *text,
                    const char *url)
{
  g_auto (GStrv) secrets = cs_endpoint_dup_secrets (url);

  return cs_endpoint_redact_all (text, (const char * const *) secrets);
}
