/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-html-entity.h"

#include <stdlib.h>
#include <string.h>

#include "cs-html-entity-private.h"

/* The longest is "&CounterClockwiseContourIntegral;". */
#define MAX_NAME 32

static int
compare_name (const void *key,
              const void *entity)
{
  return strcmp (key, ((const CsHtmlEntity *) entity)->name);
}

static gsize
append_number (GString    *string,
               const char *text,
               gsize       length)
{
  gboolean hexadecimal = length > 2 && (text[2] == 'x' || text[2] == 'X');
  guint    max_digits = hexadecimal ? 6 : 7;
  gsize    begin = hexadecimal ? 3 : 2;
  gsize    at = begin;
  gunichar c = 0;

  for (; at < length && at - begin < max_digits; at++)
    {
      int digit = hexadecimal ? g_ascii_xdigit_value (text[at]) : g_ascii_digit_value (text[at]);

      if (digit < 0)
        break;
      c = c * (hexadecimal ? 16 : 10) + digit;
    }
  if (at == begin || at >= length || text[at] != ';')
    return 0;

  g_string_append_unichar (string, c != 0 && g_unichar_validate (c) ? c : 0xfffd);
  return at + 1;
}

gsize
cs_html_entity_append (GString    *string,
                       const char *text,
                       gsize       length)
{
  const CsHtmlEntity *entity;
  char                name[MAX_NAME + 1];
  gsize               n = 0;

  if (length < 3 || text[0] != '&')
    return 0;
  if (text[1] == '#')
    return append_number (string, text, length);

  while (n < MAX_NAME && n + 1 < length && g_ascii_isalnum (text[n + 1]))
    {
      name[n] = text[n + 1];
      n++;
    }
  name[n] = '\0';
  if (n == 0 || n + 1 >= length || text[n + 1] != ';')
    return 0;

  entity = bsearch (name, cs_html_entities, cs_n_html_entities, sizeof *cs_html_entities,
                    compare_name);
  if (entity == NULL)
    return 0;

  g_string_append (string, entity->text);
  return n + 2;
}

char *
cs_html_entities_decode (const char *text)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  const char         *end = text + strlen (text);

  while (text < end)
    {
      gsize taken = *text == '&' ? cs_html_entity_append (decoded, text, end - text) : 0;

      if (taken == 0)
        {
          g_string_append_c (decoded, *text);
          taken = 1;
        }
      text += taken;
    }

  return g_string_free (g_steal_pointer (&decoded), FALSE);
}
