/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-pattern.h"

#include <string.h>

#include "cs-vocab.h"

typedef gboolean (*Matcher) (const char *text);

static gboolean
match_guid (const char *text)
{
  static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  for (gsize i = 0; i < sizeof form - 1; i++)
    if (form[i] == 'x' ? !g_ascii_isxdigit (text[i]) : text[i] != '-')
      return FALSE;

  return text[sizeof form - 1] == '\0';
}

static gboolean
match_color (const char *text)
{
  if (text[0] != '#')
    return FALSE;
  for (guint i = 1; i <= 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  return text[7] == '\0';
}

static gboolean
match_https (const char *text)
{
  return g_ascii_strncasecmp (text, "https://", 8) == 0;
}

static gboolean
match_url (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 || match_https (text);
}

/* One to three parts of up to eight letters and digits. */
static gboolean
match_language (const char *text)
{
  for (guint part = 0; part < 3; part++)
    {
      guint length = 0;

      while (g_ascii_isalnum (text[length]))
        length++;
      if (length < 1 || length > 8)
        return FALSE;
      text += length;
      if (*text == '\0')
        return TRUE;
      if (*text++ != '-')
        return FALSE;
    }

  return FALSE;
}

/* What "\s" is in ECMAScript. */
static gboolean
is_white_space (gunichar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* Something to see, and not the word "null". */
static gboolean
match_nonempty (const char *text)
{
  if (g_ascii_strcasecmp (text, "null") == 0)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_white_space (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static const struct
{
  const char *pattern;
  Matcher     matches;
} matchers[] = {
  { CS_PATTERN_URL,      match_url },
  { CS_PATTERN_GUID,     match_guid },
  { CS_PATTERN_COLOR,    match_color },
  { CS_PATTERN_HTTPS,    match_https },
  { CS_PATTERN_LANGUAGE, match_language },
  { CS_PATTERN_NONEMPTY, match_nonempty },
};

/* Patterns are rows of static tables, so their number is bounded and their text stays. */
static GRegex *
lookup_regex (const char *pattern)
{
  static GMutex      mutex;
  static GHashTable *compiled = NULL;
  GRegex            *regex;

  g_mutex_lock (&mutex);

  if (!compiled)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (!regex)
    {
      g_autoptr (GError) error = NULL;

      regex = g_regex_new (pattern, G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, &error);
      if (!regex)
        g_error ("pattern in the tables does not compile: %s", error->message);
      g_hash_table_insert (compiled, (gpointer) pattern, regex);
    }

  g_mutex_unlock (&mutex);
  return regex;
}

gboolean
cs_pattern_matches (const char *pattern,
                    const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (matchers); i++)
    if (strcmp (pattern, matchers[i].pattern) == 0)
      return matchers[i].matches (text);

  return g_regex_match (lookup_regex (pattern), text, 0, NULL);
}

/* Skips characters of RFC 3986's "unreserved", "sub-delims", "pct-encoded" and those in @more. */
static const char *
skip_uri_chars (const char *p,
                const char *more)
{
  for (;;)
    {
      if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        p += 3;
      else if (*p != '\0' && (g_ascii_isalnum (*p) || strchr ("-._~!$&'()*+,;=", *p) || strchr (more, *p)))
        p++;
      else
        return p;
    }
}

/* "[::1]" or "[v1.x]"; NULL when it is neither. */
static const char *
skip_ip_literal (const char *p)
{
  const char      *end = strchr (p, ']');
  g_autofree char *address = NULL;

  if (!end)
    return NULL;

  address = g_strndup (p + 1, end - p - 1);
  if (g_ascii_tolower (address[0]) == 'v')
    {
      const char *q = address + 1;

      while (g_ascii_isxdigit (*q))
        q++;
      if (q == address + 1 || *q != '.' || q[1] == '\0' || *skip_uri_chars (q + 1, ":") != '\0' ||
          strchr (address, '%'))
        return NULL;
    }
  else if (!strchr (address, ':') || strchr (address, '%') || !g_hostname_is_ip_address (address))
    return NULL;

  return end + 1;
}

/* User, host and port; NULL when it is none. */
static const char *
skip_authority (const char *p)
{
  const char *user = skip_uri_chars (p, ":");

  if (*user == '@')
    p = user + 1;

  p = *p == '[' ? skip_ip_literal (p) : skip_uri_chars (p, "");
  if (p && *p == ':')
    for (p++; g_ascii_isdigit (*p); p++)
      ;

  return p && (*p == '/' || *p == '?' || *p == '#' || *p == '\0') ? p : NULL;
}

gboolean
cs_uri_is_valid (const char *text)
{
  const char *p = text;
  const char *path;

  if (!g_ascii_isalpha (*p))
    return FALSE;
  while (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.')
    p++;
  if (*p++ != ':')
    return FALSE;

  path = p;
  if (g_str_has_prefix (p, "//"))
    p = skip_authority (p + 2);
  else if (*p == '/')
    {
      const char *after = skip_authority (p + 1);

      p = after ? after : p;
    }
  else if (*p == '?' || *p == '#' || *p == '\0')
    return FALSE;
  if (!p)
    return FALSE;

  p = skip_uri_chars (p, ":@/");
  if (p > path && *p == '?')
    p = skip_uri_chars (p + 1, ":@/?");
  if (p > path && *p == '#')
    p = skip_uri_chars (p + 1, ":@/?");

  return *p == '\0';
}
