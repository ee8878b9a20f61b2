/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-shell-words-private.h"

#include <string.h>

/* g_shell_parse_argv() refuses what it does not know, and knows neither $'...', in which browsers
 * copy their requests, nor a line that Windows continues. */

static const char *
read_single (GString    *word,
             const char *at)
{
  for (; *at != '\0' && *at != '\''; at++)
    g_string_append_c (word, *at);
  return *at != '\0' ? at + 1 : at;
}

static const char *
read_double (GString    *word,
             const char *at)
{
  for (; *at != '\0' && *at != '"'; at++)
    {
      if (*at == '\\' && at[1] == '\n')
        {
          at++;
          continue;
        }
      if (*at == '\\' && at[1] != '\0' && strchr ("\\\"$`", at[1]) != NULL)
        at++;
      g_string_append_c (word, *at);
    }
  return *at != '\0' ? at + 1 : at;
}

static const char *
read_number (GString    *word,
             const char *at,
             guint       max_digits)
{
  gunichar c = 0;

  for (guint i = 0; i < max_digits && g_ascii_isxdigit (*at); i++, at++)
    c = c * 16 + g_ascii_xdigit_value (*at);
  if (c != 0 && g_unichar_validate (c))
    g_string_append_unichar (word, c);
  return at;
}

static const char *
read_dollar (GString    *word,
             const char *at)
{
  static const char letters[] = "nrtbfv";
  static const char meant[] = "\n\r\t\b\f\v";

  while (*at != '\0' && *at != '\'')
    {
      const char *letter;

      if (*at != '\\' || at[1] == '\0')
        {
          g_string_append_c (word, *at++);
          continue;
        }
      letter = strchr (letters, at[1]);
      if (at[1] == 'u')
        at = read_number (word, at + 2, 4);
      else if (at[1] == 'x')
        at = read_number (word, at + 2, 2);
      else
        {
          g_string_append_c (word, letter != NULL ? meant[letter - letters] : at[1]);
          at += 2;
        }
    }
  return *at != '\0' ? at + 1 : at;
}

char **
cs_shell_words_read (const char *line)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString)   word = NULL;

  for (const char *at = line; *at != '\0';)
    {
      gsize line_end = (*at == '\\' || *at == '^') ? strspn (at + 1, "\r\n") : 0;

      if (line_end > 0)
        {
          at += 1 + line_end;
          continue;
        }
      if (g_ascii_isspace (*at))
        {
          if (word != NULL)
            g_ptr_array_add (words, g_string_free (g_steal_pointer (&word), FALSE));
          at++;
          continue;
        }
      if (word == NULL)
        word = g_string_new (NULL);
      if (*at == '\'')
        at = read_single (word, at + 1);
      else if (*at == '"')
        at = read_double (word, at + 1);
      else if (*at == '$' && at[1] == '\'')
        at = read_dollar (word, at + 2);
      else
        {
          at += *at == '\\' && at[1] != '\0';
          g_string_append_c (word, *at++);
        }
    }
  if (word != NULL)
    g_ptr_array_add (words, g_string_free (g_steal_pointer (&word), FALSE));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}
