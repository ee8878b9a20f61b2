/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsUpgradeKind:
 * @CS_UPGRADE_REMOVE: a member goes; @before is its value
 * @CS_UPGRADE_RENAME: it gets another name and keeps its value
 * @CS_UPGRADE_CHANGE: its value becomes another one
 * @CS_UPGRADE_ADD: a member comes; @after is its value
 */
typedef enum
{
  CS_UPGRADE_REMOVE,
  CS_UPGRADE_RENAME,
  CS_UPGRADE_CHANGE,
  CS_UPGRADE_ADD,
} CsUpgradeKind;

/**
 * CsUpgradeStep:
 * @file: the project file
 * @pointer: where the member stands, or will stand
 * @new_pointer: (nullable): of a rename, where it stands then
 * @before: (nullable): JSON text
 * @after: (nullable): JSON text
 */
typedef struct
{
  CsUpgradeKind  kind;
  char          *file;
  char          *pointer;
  char          *new_pointer;
  char          *before;
  char          *after;
} CsUpgradeStep;

/**
 * CsUpgrade:
 * @change: what does it, as one step of the history
 * @steps: (element-type CsUpgradeStep): what it comes to, removals first
 */
typedef struct
{
  CsChange  *change;
  GPtrArray *steps;
} CsUpgrade;

void             cs_upgrade_free          (CsUpgrade    *self);

/**
 * cs_upgrade_plan:
 * @version: "1.17", one that exists
 * @error: CS_RULES_ERROR
 *
 * What cs_rules_upgrade() would do to the workspace's manifest and its language files.
 *
 * Returns: (transfer full) (nullable): the plan, good until the project changes
 */
CsUpgrade       *cs_upgrade_plan          (CsWorkspace  *workspace,
                                           const char   *version,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_upgrade_dup_versions:
 *
 * Returns: (transfer full) (element-type CsVersion): the versions after the one that the
 *   manifest is written in, ascending, without the preview; all of them when it names none, and
 *   the newest alone when it is written for the preview
 */
GArray          *cs_upgrade_dup_versions  (CsWorkspace  *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsUpgrade, cs_upgrade_free)

G_END_DECLS
