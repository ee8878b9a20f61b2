/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-fill.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The input is the template, and its own data. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new (data, MIN (size, 16 * 1024));
  g_autoptr (CsSnapshot) template = cs_snapshot_new (bytes);
  g_autoptr (CsFilled)   filled = cs_fill (template, template, NULL, NULL);
  g_autoptr (CsSnapshot) result = NULL;

  if (filled == NULL)
    return 0;
  result = cs_snapshot_new (cs_filled_get_text (filled));
  g_assert_false (cs_snapshot_is_broken (result));
  return 0;
}
