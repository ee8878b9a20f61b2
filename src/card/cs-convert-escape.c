/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <string.h>

static gboolean
is_space_or_end (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\0';
}

/* "<https://example.com>", "<somebody@example.com>"; readers differ in what they take for one. */
static gboolean
is_address_in_brackets (const char *at)
{
  gsize       length = strcspn (at + 1, " \t\n");
  const char *end = g_strrstr_len (at + 1, length, ">");

  return end != NULL && (memchr (at + 1, ':', end - at) != NULL ||
                         memchr (at + 1, '@', end - at) != NULL);
}

static gboolean
is_mark (const char *text,
         const char *at)
{
  char     before = at > text ? at[-1] : '\0';
  gboolean in_word = g_ascii_isalnum (before) && g_ascii_isalnum (at[1]);

  switch (*at)
    {
    case '*':
      return !(before == ' ' && at[1] == ' ');
    case '_':
      return !in_word;
    case '`':
      return TRUE;
    case '~':
      return before == '~' || at[1] == '~';
    case '[':
      return strstr (at, "](") != NULL || strstr (at, "]:") != NULL;
    case '<':
      return is_address_in_brackets (at);
    case '\\':
      return g_ascii_ispunct (at[1]) || at[1] == '\0';
    case '&':
      return g_ascii_isalpha (at[1]) || at[1] == '#';
    default:
      return FALSE;
    }
}

/* How many bytes at the beginning of a line make it a heading, a quotation, a rule or an item of a
 * list; the last of them is the one to escape. */
static gsize
measure_beginning (const char *line)
{
  gsize n = 0;

  switch (*line)
    {
    case '>':
      return 1;
    case '#':
      n = strspn (line, "#");
      return n <= 6 && is_space_or_end (line[n]) ? 1 : 0;
    case '-':
      n = strspn (line, "- \t");
      return is_space_or_end (line[1]) || line[n] == '\n' || line[n] == '\0' ? 1 : 0;
    case '+':
      return is_space_or_end (line[1]) ? 1 : 0;
    default:
      n = strspn (line, "0123456789");
      return n > 0 && n < 10 && (line[n] == '.' || line[n] == ')') &&
             is_space_or_end (line[n + 1]) ? n + 1 : 0;
    }
}

void
cs_convert_append_escaped (GString    *string,
                           const char *text,
                           gboolean    begins)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gsize n = begins ? measure_beginning (at) : 0;

      if (*at == '\n')
        {
          g_string_append (string, "\n\n");
          begins = TRUE;
          continue;
        }

      if (n > 0)
        {
          g_string_append_len (string, at, n - 1);
          at += n - 1;
        }
      if (n > 0 || is_mark (text, at))
        g_string_append_c (string, '\\');
      g_string_append_c (string, *at);
      begins = begins && (*at == ' ' || *at == '\t');
    }
}
