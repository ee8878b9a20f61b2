/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsStoreCheck:
 *
 * What Microsoft's store would say of a project, whatever profile the workspace judges it by.
 */
typedef struct _CsStoreCheck CsStoreCheck;

/**
 * cs_store_check_new:
 *
 * Judges the project as it is now, blocking for a few milliseconds.
 */
CsStoreCheck *cs_store_check_new         (CsWorkspace   *workspace) G_GNUC_WARN_UNUSED_RESULT;
void          cs_store_check_free        (CsStoreCheck  *self);
/* (element-type CsFinding): warnings and errors, as the store weighs them. */
GPtrArray    *cs_store_check_get_findings (CsStoreCheck *self);
/**
 * cs_store_check_fix:
 * @finding: one of them
 *
 * Applies its fix as one step of the history.
 */
gboolean      cs_store_check_fix         (CsStoreCheck  *self,
                                          CsFinding     *finding,
                                          GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsStoreCheck, cs_store_check_free)

G_END_DECLS
