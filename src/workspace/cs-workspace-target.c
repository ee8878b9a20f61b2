/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include "cs-card-target.h"

/* Where the cards go. */

static CsSnapshot *
get_snapshot (CsWorkspace *self,
              const char  *path)
{
  CsDocument *document = cs_project_get_document (self->project, path);

  return document != NULL && cs_document_is_json (document) ? cs_document_get_snapshot (document)
                                                            : NULL;
}

void
cs_workspace_set_target (CsWorkspace *self,
                         CsTarget     target)
{
  g_return_if_fail (CS_IS_WORKSPACE (self));
  g_return_if_fail (target < CS_N_TARGETS);

  if (self->target == target)
    return;

  self->target = target;
  cs_workspace_touch (self);
  g_object_notify (G_OBJECT (self), "target");
}

CsTarget
cs_workspace_get_target (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), CS_TARGET_NONE);

  return self->target;
}

CsTarget
cs_workspace_get_card_target (CsWorkspace *self,
                              const char  *path,
                              gboolean    *chosen)
{
  CsSnapshot *card;
  CsTarget    target;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), CS_TARGET_NONE);

  target = self->target;
  if (target == CS_TARGET_NONE)
    target = cs_card_target_read (get_snapshot (self, CS_CARD_TARGET_FILE), path);
  if (chosen != NULL)
    *chosen = target != CS_TARGET_NONE;
  if (target != CS_TARGET_NONE)
    return target;

  card = get_snapshot (self, path);
  return card != NULL ? cs_card_target_guess (card) : CS_TARGET_NONE;
}

gboolean
cs_workspace_choose_card_target (CsWorkspace  *self,
                                 const char   *path,
                                 CsTarget      target,
                                 GError      **error)
{
  g_autoptr (CsChange) change = NULL;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (target < CS_N_TARGETS, FALSE);

  if (self->kind == CS_SUBJECT_CARD)
    {
      cs_workspace_set_target (self, target);
      return TRUE;
    }

  change = cs_card_target_choose (get_snapshot (self, CS_CARD_TARGET_FILE), path, target, error);
  if (change == NULL)
    return FALSE;

  return cs_change_get_n_operations (change) == 0 ||
         cs_history_do (cs_project_get_history (self->project), change, error);
}
