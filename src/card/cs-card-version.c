/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-card-version.h"

gboolean
cs_card_version_parse (const char    *text,
                       CsCardVersion *version)
{
  CsCardVersion read = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (read.numbers); i++)
    {
      guint64 number = 0;

      if (!g_ascii_isdigit (*text))
        return FALSE;
      for (; g_ascii_isdigit (*text); text++)
        {
          number = number * 10 + g_ascii_digit_value (*text);
          if (number > G_MAXUINT)
            return FALSE;
        }
      read.numbers[i] = number;
      if (*text == '\0')
        {
          *version = read;
          return TRUE;
        }
      if (*text++ != '.')
        return FALSE;
    }
  return FALSE;
}

int
cs_card_version_compare (const CsCardVersion *a,
                         const CsCardVersion *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (a->numbers); i++)
    if (a->numbers[i] != b->numbers[i])
      return a->numbers[i] < b->numbers[i] ? -1 : 1;
  return 0;
}
