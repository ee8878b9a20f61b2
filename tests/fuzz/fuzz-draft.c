/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stdint.h>
#include <string.h>

#include "cs-draft-private.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static GBytes *
load (const char *name,
      gpointer    user_data)
{
  return g_bytes_new_static ("", 0);
}

static void
parse (GBytes *bytes)
{
  g_autoptr (CsDraft) draft = cs_draft_parse (bytes, load, NULL, NULL);
  g_autoptr (GHashTable) blobs = NULL;
  g_autoptr (GBytes) again = NULL;

  if (draft == NULL)
    return;

  cs_draft_get_n_files (draft);
  again = cs_draft_serialize (draft, &blobs);
  g_assert_cmpuint (g_bytes_get_size (again), >, 0);
}

/* Once as a whole draft, and once as what the checksum is right for: no mutation gets past it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) framed = NULL;

  parse (bytes);

  g_byte_array_append (array, (const guint8 *) CS_DRAFT_MAGIC, strlen (CS_DRAFT_MAGIC));
  g_byte_array_append (array, (const guint8 *) checksum, 64);
  g_byte_array_append (array, (const guint8 *) "\n", 1);
  g_byte_array_append (array, data, (guint) size);
  framed = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  parse (framed);

  return 0;
}
