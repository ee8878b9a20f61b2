/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cs-card-target.h"
#include "cs-rules.h"

/* A card from the outside, judged for each target; every fix that is offered can be made, or says
 * why not. */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

#define MAX_FIXES 20

static void
assert_finding (CsSubject *subject,
                CsFinding *finding)
{
  CsSnapshot   *snapshot = cs_subject_get_snapshot (subject, "card.json");
  const CsSpan  span = cs_finding_get_span (finding);
  const char   *pointer = cs_finding_get_pointer (finding);

  g_assert_nonnull (cs_rules_find_rule (cs_finding_get_id (finding)));
  g_assert_true (g_utf8_validate (cs_finding_get_message (finding), -1, NULL));
  g_assert_true (pointer == NULL || *pointer == '\0' || *pointer == '/');
  g_assert_cmpuint (span.start + span.length, <=,
                    g_bytes_get_size (cs_snapshot_get_bytes (snapshot)));
}

static void
check (CsProject *project,
       CsTarget   target)
{
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_CARD, "card.json", NULL, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  guint                 n_fixes = 0;

  cs_subject_set_target (subject, target);
  findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr (GError)   error = NULL;
      g_autoptr (CsChange) change = NULL;

      assert_finding (subject, findings->pdata[i]);
      if (!cs_finding_get_fixable (findings->pdata[i]) || n_fixes++ >= MAX_FIXES)
        continue;
      change = cs_rules_fix (subject, findings->pdata[i], &error);
      g_assert_true ((change != NULL) == (error == NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new (data, size);
  g_autoptr (CsProject)  project = cs_project_new ();
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  if (!cs_project_add_file (project, "card.json", bytes, NULL))
    return 0;

  cs_card_target_guess (snapshot);
  for (CsTarget target = CS_TARGET_NONE; target < CS_N_TARGETS; target++)
    check (project, target);

  return 0;
}
