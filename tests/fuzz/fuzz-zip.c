/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-package.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Names that are given out can be used as paths, and no bound is passed, whatever the bytes are. */
static void
check (CsPackage *package)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gsize total = 0;

  for (guint i = 0; i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);
      g_auto(GStrv) steps = g_strsplit (entry->name, "/", -1);

      total += g_bytes_get_size (entry->bytes);
      g_assert (g_utf8_validate (entry->name, -1, NULL));
      g_assert (strchr (entry->name, '\\') == NULL);
      g_assert (g_hash_table_add (names, entry->name));
      g_assert (g_bytes_get_size (entry->bytes) <= CS_PACKAGE_MAX_ENTRY_BYTES);
      for (guint k = 0; steps[k] != NULL; k++)
        g_assert (steps[k][0] != '\0' && !g_str_equal (steps[k], ".") && !g_str_equal (steps[k], ".."));
    }
  g_assert (total <= CS_PACKAGE_MAX_TOTAL_BYTES);
  g_assert (cs_package_get_n_entries (package) <= CS_PACKAGE_MAX_ENTRIES);

  for (guint i = 0; i < cs_package_get_n_faults (package); i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (package, i);

      g_assert (g_str_has_prefix (fault->id, "zip-"));
      g_assert (g_utf8_validate (fault->message, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr(CsPackage) package = cs_package_read (bytes, NULL, NULL);

  if (package != NULL)
    check (package);
  return 0;
}
