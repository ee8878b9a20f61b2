/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/**
 * CsProjectPlan:
 * @results: (element-type GBytes): for each operation the bytes that its file has after it; NULL for
 *   a delete and a rename, and for an operation that makes no difference
 * @inverse: what undoes the change, operation by operation
 * @differs: whether there is any difference
 *
 * A change worked out against a project without touching it: all that can go wrong has gone wrong
 * before the first byte is changed.
 */
typedef struct
{
  GPtrArray *results;
  CsChange  *inverse;
  gboolean   differs;
} CsProjectPlan;

CsProjectPlan *cs_project_plan_new  (CsProject      *project,
                                     CsChange       *change,
                                     GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           cs_project_plan_free (CsProjectPlan  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsProjectPlan, cs_project_plan_free)

G_END_DECLS
