/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cs-placeholder.h"
#include "cs-schema-check.h"
#include "cs-vocab-manifest.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Each fault is at a place that exists, or would stand in one that does. */
static void
check_fault_cb (const CsSchemaFault *fault,
                gpointer             user_data)
{
  CsSnapshot *snapshot = user_data;

  g_assert_cmpuint (fault->node, <, cs_snapshot_get_n_nodes (snapshot));
  g_assert_true (g_utf8_validate (fault->message, -1, NULL));
  g_assert_true (*fault->pointer == '\0' || *fault->pointer == '/');
}

static void
find_placeholders (CsSnapshot *snapshot)
{
  for (guint i = 0; i < cs_snapshot_get_n_nodes (snapshot); i++)
    {
      const char    *text = cs_snapshot_get_string (snapshot, i);
      CsPlaceholder  placeholder = { 0 };
      gsize          from = 0;

      while (text && cs_placeholder_find_next (text, from, &placeholder))
        {
          g_assert_cmpuint (placeholder.offset, >=, from);
          g_assert_cmpuint (placeholder.name_length, >, 0);
          from = placeholder.offset + placeholder.length;
          g_assert_cmpuint (from, <=, strlen (text));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new (data, size);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  cs_schema_check (snapshot, 0, &cs_vocab_manifest, CS_MANIFEST_VERSION_OLDEST, check_fault_cb, snapshot);
  cs_schema_check (snapshot, 0, &cs_vocab_manifest, CS_VERSION (1, 16), check_fault_cb, snapshot);
  cs_schema_check (snapshot, 0, &cs_vocab_manifest, CS_VERSION_PREVIEW, check_fault_cb, snapshot);
  cs_schema_check (snapshot, 0, &cs_vocab_language_file, CS_VERSION (1, 21), check_fault_cb, snapshot);
  cs_schema_check (snapshot, 0, &cs_vocab_connector_json, CS_VERSION_NONE, check_fault_cb, snapshot);
  find_placeholders (snapshot);

  return 0;
}
