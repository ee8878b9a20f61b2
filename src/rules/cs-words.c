/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-words-private.h"

#include <string.h>

/* Whether a word may begin or end between two characters. */
static gboolean
is_boundary (gunichar before,
             gunichar after)
{
  if (!g_unichar_isalnum (before) || !g_unichar_isalnum (after))
    return TRUE;

  return g_unichar_islower (before) && g_unichar_isupper (after);
}

static gboolean
stands_alone (const char *text,
              const char *match,
              gsize       length)
{
  const char *end = match + length;

  if (match > text &&
      !is_boundary (g_utf8_get_char (g_utf8_prev_char (match)), g_utf8_get_char (match)))
    return FALSE;

  return *end == '\0' || is_boundary (g_utf8_get_char (g_utf8_prev_char (end)),
                                      g_utf8_get_char (end));
}

static const char *
find (const char *text,
      const char *word,
      gboolean    exact)
{
  const gsize length = strlen (word);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gboolean same = exact ? strncmp (p, word, length) == 0
                                  : g_ascii_strncasecmp (p, word, length) == 0;

      if (same && stands_alone (text, p, length))
        return p;
    }

  return NULL;
}

const char *
cs_words_find (const char *text,
               const char *word)
{
  return find (text, word, FALSE);
}

const char *
cs_words_find_exact (const char *text,
                     const char *word)
{
  return find (text, word, TRUE);
}

const char *
cs_words_find_any (const char        *text,
                   const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (cs_words_find (text, words[i]) != NULL)
        return words[i];
    }

  return NULL;
}

gboolean
cs_words_lead (const char *text,
               const char *word)
{
  return cs_words_find (text, word) == text;
}

guint
cs_words_count (const char *text)
{
  guint    n_words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      if (!space && !inside)
        n_words++;
      inside = !space;
    }

  return n_words;
}

gboolean
cs_words_is_blank (const char *text)
{
  return cs_words_count (text) == 0;
}
