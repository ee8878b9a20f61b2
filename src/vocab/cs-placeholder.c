/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-placeholder.h"

#include <string.h>

/* "${{" before "{{" and "${", which are parts of it. */
static const struct
{
  const char            *open;
  const char            *close;
  CsPlaceholderSpelling  spelling;
} brackets[] = {
  { "${{", "}}", CS_PLACEHOLDER_TOOLKIT },
  { "{{",  "}}", CS_PLACEHOLDER_BRACES },
  { "${",  "}",  CS_PLACEHOLDER_SHELL },
  { "<<",  ">>", CS_PLACEHOLDER_ANGLES },
};

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == '-';
}

/* Names as the toolkits make them: TEAMS_APP_ID, config.manifest.appName.short,
 * state.fx-resource-bot.id; in angles people also write "Your app ID". */
static gsize
name_length (const char            *p,
             CsPlaceholderSpelling  spelling)
{
  const char *start = p;

  if (!g_ascii_isalpha (*p) && *p != '_')
    return 0;
  while (is_name_char (*p) ||
         (spelling == CS_PLACEHOLDER_ANGLES && *p == ' ' && is_name_char (p[1])))
    p++;

  return p - start;
}

static gboolean
match_brackets (const char    *text,
                gsize          at,
                CsPlaceholder *placeholder)
{
  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *p = text + at;
      const char *name;

      if (!g_str_has_prefix (p, brackets[i].open))
        continue;

      p += strlen (brackets[i].open);
      p += strspn (p, " \t");
      name = p;
      p += name_length (p, brackets[i].spelling);
      if (p == name)
        continue;

      placeholder->name_offset = name - text;
      placeholder->name_length = p - name;
      p += strspn (p, " \t");
      if (!g_str_has_prefix (p, brackets[i].close))
        continue;

      p += strlen (brackets[i].close);
      placeholder->spelling = brackets[i].spelling;
      placeholder->offset = at;
      placeholder->length = p - (text + at);
      return TRUE;
    }

  return FALSE;
}

static gboolean
is_percent_code (const char *p)
{
  return p[0] == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]);
}

/* A percent sign also stands for a share ("50%OFF") and begins a coded byte in a URL ("%C3%A9").
 * A name that could be read as coded bytes on both sides is taken as such. */
static gboolean
match_percent (const char    *text,
               gsize          at,
               CsPlaceholder *placeholder)
{
  const char *open = text + at;
  const char *close = open + 1;

  if (at > 0 && g_ascii_isdigit (open[-1]))
    return FALSE;
  if (!g_ascii_isalpha (*close) && *close != '_')
    return FALSE;
  while (g_ascii_isalnum (*close) || *close == '_')
    close++;
  if (*close != '%' || close - open < 3)
    return FALSE;
  if (is_percent_code (open) && (close - open == 3 || is_percent_code (close)))
    return FALSE;

  placeholder->spelling = CS_PLACEHOLDER_PERCENT;
  placeholder->offset = at;
  placeholder->length = close + 1 - open;
  placeholder->name_offset = at + 1;
  placeholder->name_length = close - open - 1;
  return TRUE;
}

gboolean
cs_placeholder_find_next (const char    *text,
                          gsize          from,
                          CsPlaceholder *placeholder)
{
  for (gsize at = from; text[at] != '\0'; at++)
    {
      at += strcspn (text + at, "${<%");
      if (text[at] == '\0')
        return FALSE;
      if (text[at] == '%' ? match_percent (text, at, placeholder)
                          : match_brackets (text, at, placeholder))
        return TRUE;
    }

  return FALSE;
}

char *
cs_placeholder_dup_name (const CsPlaceholder *placeholder,
                         const char          *text)
{
  return g_strndup (text + placeholder->name_offset, placeholder->name_length);
}
