/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-card-size.h"

#include "cs-card-envelope.h"
#include "cs-json-writer.h"

gboolean
cs_card_size_measure (CsSnapshot *card,
                      CsCardSize *size)
{
  g_autoptr (GBytes) payload = cs_card_envelope_wrap (card, NULL);
  g_autoptr (GBytes) minified = NULL;
  const char        *bytes;

  if (payload == NULL)
    return FALSE;

  minified = cs_json_write_minified (card, NULL);
  size->minified = g_bytes_get_size (minified);
  bytes = g_bytes_get_data (payload, &size->payload);
  size->estimate = size->payload;
  for (gsize i = 0; i < size->payload; i++)
    size->estimate += bytes[i] == '"' || bytes[i] == '\\';
  return TRUE;
}
