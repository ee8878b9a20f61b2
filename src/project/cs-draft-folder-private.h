/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-draft-private.h"

G_BEGIN_DECLS

/**
 * CsDraftFolder:
 *
 * Where the drafts of one project lie, held by this program through a lock that ends with the
 * program, however it ends. Reference counted; all functions may be called from any thread.
 */
typedef struct _CsDraftFolder CsDraftFolder;

/* Makes a folder of its own below @root and locks it. */
CsDraftFolder *cs_draft_folder_make       (const char     *root,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_draft_folder_open:
 *
 * Locks the folder that an earlier program left.
 *
 * Returns: (transfer full) (nullable): the folder, or NULL with G_FILE_ERROR, which is
 *   G_FILE_ERROR_AGAIN when a running program holds it
 */
CsDraftFolder *cs_draft_folder_open       (const char     *root,
                                           const char     *id,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
CsDraftFolder *cs_draft_folder_ref        (CsDraftFolder  *self);
void           cs_draft_folder_unref      (CsDraftFolder  *self);

/**
 * cs_draft_folder_write:
 * @version: higher than that of every draft before
 *
 * Writes a draft beside the former ones. When this returns it survives the end of this program,
 * though not yet a power cut. A version that cs_draft_folder_clear() has overtaken is not written.
 */
gboolean       cs_draft_folder_write      (CsDraftFolder  *self,
                                           const CsDraft  *draft,
                                           guint64         version,
                                           GError        **error);
/* Makes what was written durable. Takes as long as the disk takes. */
gboolean       cs_draft_folder_sync       (CsDraftFolder  *self,
                                           GError        **error);
/* Deletes what draft @version, which was synced, has no need of; nothing when a newer one came. */
void           cs_draft_folder_prune      (CsDraftFolder  *self,
                                           guint64         version);
/* Deletes all drafts; those below @version come too late. */
void           cs_draft_folder_clear      (CsDraftFolder  *self,
                                           guint64         version);
/* Deletes the folder as well. */
void           cs_draft_folder_remove     (CsDraftFolder  *self);

/* Returns: (transfer full) (nullable): the newest draft that is whole */
CsDraft       *cs_draft_folder_read       (CsDraftFolder  *self) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there is a draft at all, be it one that a newer program wrote or that is not whole. */
gboolean       cs_draft_folder_has_draft  (CsDraftFolder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsDraftFolder, cs_draft_folder_unref)

G_END_DECLS
