/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-environment-private.h"

#include <string.h>

#include "cs-text-edit.h"

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* The end of a value in quotes, or NULL: a quote that is not closed is part of the value. */
static const char *
find_closing_quote (const char *value)
{
  const char quote = value[0];

  if (quote != '"' && quote != '\'' && quote != '`')
    return NULL;

  for (const char *p = value + 1; *p != '\0'; p++)
    {
      if (*p == '\\' && quote == '"' && p[1] != '\0')
        p++;
      else if (*p == quote)
        return p;
    }

  return NULL;
}

static char *
read_value (const char *value)
{
  const char *end = find_closing_quote (value);
  const char *comment;

  if (end != NULL)
    {
      g_autofree char *inside = g_strndup (value + 1, end - value - 1);

      return value[0] == '"' ? g_strcompress (inside) : g_steal_pointer (&inside);
    }

  comment = strchr (value, '#');
  return g_strstrip (comment != NULL ? g_strndup (value, comment - value) : g_strdup (value));
}

static void
read_line (GHashTable *values,
           char       *line)
{
  g_autofree char *value = NULL;
  char            *equals;

  g_strstrip (line);
  if (g_str_has_prefix (line, "export "))
    line = g_strchug (line + strlen ("export "));
  equals = strchr (line, '=');
  if (line[0] == '#' || equals == NULL)
    return;

  value = read_value (g_strchug (equals + 1));
  /* Encrypted by the toolkit, with a key that only it has. */
  if (g_str_has_prefix (value, "crypto_"))
    return;
  g_hash_table_replace (values, g_strstrip (g_strndup (line, equals - line)),
                        g_steal_pointer (&value));
}

void
cs_environment_read (GHashTable *values,
                     GBytes     *text)
{
  gsize             length;
  const char       *data = g_bytes_get_data (text, &length);
  g_autofree char  *whole = g_utf8_make_valid (data != NULL ? data : "", length);
  g_auto (GStrv)    lines = g_strsplit_set (whole, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    read_line (values, lines[i]);
}

/* The length of the placeholder at @text, which begins with "${{", or 0; its name in @name. */
static gsize
read_placeholder (const char  *text,
                  gsize        length,
                  char       **name)
{
  gsize i = 3;
  gsize start;

  while (i < length && g_ascii_isspace (text[i]))
    i++;
  start = i;
  while (i < length && is_name_char (text[i]))
    i++;
  *name = g_strndup (text + start, i - start);
  while (i < length && g_ascii_isspace (text[i]))
    i++;
  if (**name != '\0' && i + 2 <= length && text[i] == '}' && text[i + 1] == '}')
    return i + 2;

  g_clear_pointer (name, g_free);
  return 0;
}

static char *
escape_for_string (const char *value)
{
  g_autofree char *quoted = cs_json_quote (value);

  return g_strndup (quoted + 1, strlen (quoted) - 2);
}

GBytes *
cs_environment_fill (GHashTable *values,
                     GBytes     *text)
{
  gsize                   length;
  const char             *data = g_bytes_get_data (text, &length);
  g_autoptr (CsTextEdit)  edit = NULL;

  for (gsize i = 0; i + 5 < length; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *escaped = NULL;
      const char      *value;
      gsize            placeholder;

      if (data[i] != '$' || data[i + 1] != '{' || data[i + 2] != '{')
        continue;
      placeholder = read_placeholder (data + i, length - i, &name);
      value = placeholder > 0 ? g_hash_table_lookup (values, name) : NULL;
      if (value == NULL || *value == '\0')
        continue;

      escaped = escape_for_string (value);
      if (edit == NULL)
        edit = cs_text_edit_new ();
      cs_text_edit_replace (edit, i, placeholder, escaped, -1);
      i += placeholder - 1;
    }

  return edit != NULL ? cs_text_edit_apply (edit, text) : g_bytes_ref (text);
}
