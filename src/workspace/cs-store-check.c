/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-store-check.h"

#include "cs-workspace-private.h"

struct _CsStoreCheck
{
  CsWorkspace *workspace;
  CsSubject   *subject;
  GPtrArray   *findings;
};

CsStoreCheck *
cs_store_check_new (CsWorkspace *workspace)
{
  CsStoreCheck *self = g_new0 (CsStoreCheck, 1);

  self->workspace = g_object_ref (workspace);
  /* What is submitted is written anew, so the faults of an archive that was opened do not count. */
  self->subject = cs_workspace_make_subject (workspace, workspace->kind, NULL);
  self->findings = cs_rules_check (self->subject, CS_PROFILE_STORE, NULL);

  for (guint i = self->findings->len; i-- > 0;)
    if (cs_finding_get_severity (self->findings->pdata[i]) < CS_SEVERITY_WARNING)
      g_ptr_array_remove_index (self->findings, i);

  return self;
}

void
cs_store_check_free (CsStoreCheck *self)
{
  g_ptr_array_unref (self->findings);
  cs_subject_unref (self->subject);
  g_object_unref (self->workspace);
  g_free (self);
}

GPtrArray *
cs_store_check_get_findings (CsStoreCheck *self)
{
  return self->findings;
}

gboolean
cs_store_check_fix (CsStoreCheck  *self,
                    CsFinding     *finding,
                    GError       **error)
{
  g_autoptr (CsChange) change = cs_rules_fix (self->subject, finding, error);

  return change != NULL &&
         cs_history_do (cs_project_get_history (self->workspace->project), change, error);
}
