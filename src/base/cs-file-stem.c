/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

#include "cs-file-stem.h"

char *
cs_file_stem_dup (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);
  g_autoptr (GString) stem = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        {
          gap = stem->len > 0;
          continue;
        }

      if (gap)
        g_string_append_c (stem, '-');
      gap = FALSE;
      g_string_append_unichar (stem, c);
    }

  return g_string_free (g_steal_pointer (&stem), FALSE);
}
