/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-card-date.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char *const languages[] = { NULL, "es", "fi", "pt-BR", "" };
  g_autofree char         *bytes = g_strndup ((const char *) data, size);
  g_autofree char         *text = g_utf8_make_valid (bytes, -1);
  g_autoptr (GTimeZone)    zone = g_time_zone_new_offset (-7 * 3600);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *shown = cs_card_date_expand (text, zone, languages[i],
                                                    CS_CARD_DATE_WEB);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_true (cs_card_date_is_in (text, CS_CARD_DATE_WEB) || g_str_equal (shown, text));
    }
  return 0;
}
