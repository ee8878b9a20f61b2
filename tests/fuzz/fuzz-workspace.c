/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stdint.h>

#include "cs-workspace.h"

/* Somebody's file from the outside, all the way: told apart, opened, judged, every fix applied,
 * judged again. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (CsWorkspace) workspace = cs_workspace_open_bytes ("input", bytes, NULL);
  GListModel *findings;

  if (workspace == NULL)
    return 0;

  cs_workspace_check (workspace);
  cs_workspace_fix_all (workspace);
  cs_workspace_fix_all (workspace);

  findings = cs_workspace_get_findings (workspace);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      const char *pointer = cs_finding_get_pointer (finding);

      g_assert_true (g_utf8_validate (cs_finding_get_message (finding), -1, NULL));
      g_assert_true (pointer == NULL || *pointer == '\0' || *pointer == '/');
    }

  return 0;
}
