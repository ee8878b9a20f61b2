/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stdint.h>

#include "cs-card-envelope.h"
#include "cs-card-size.h"
#include "cs-conversion.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
convert (CsSnapshot *card,
         CsHttpPost  http_post)
{
  g_autoptr (CsConversion) conversion = cs_conversion_new (card, http_post, NULL);
  g_autoptr (CsSnapshot)   result = NULL;

  if (conversion == NULL)
    return;
  result = cs_snapshot_new (cs_conversion_get_text (conversion));
  g_assert_false (cs_snapshot_is_broken (result));
  g_assert_true (cs_card_is_adaptive (result));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new (data, size);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (GBytes)     card = cs_card_envelope_unwrap (bytes, NULL);
  CsCardSize             measured;

  for (CsHttpPost choice = CS_HTTP_POST_DROP; choice <= CS_HTTP_POST_HTTP; choice++)
    convert (snapshot, choice);
  if (cs_card_size_measure (snapshot, &measured))
    g_assert_cmpuint (measured.minified, <=, measured.payload);
  if (card != NULL)
    g_assert_cmpuint (g_bytes_get_size (card), >, 0);
  return 0;
}
