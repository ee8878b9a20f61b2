/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/**
 * CsDrafts:
 *
 * Keeps the unsaved state of one project safe: half a second after a change it writes what differs
 * from the disk to a draft (folder 0700, files 0600), and removes the draft when the project is
 * saved or closed in peace. A draft that is left tells of a crash. Main thread only; the file
 * writing happens in a worker.
 *
 * The delay is counted from the first change that is not in a draft, so it holds however fast and
 * long somebody types. What is in a draft survives the end of the program at once, and a power cut
 * as soon as the disk has it. While this lives, a lock that goes with the program keeps the draft
 * from being offered to another one. A draft that exists when this goes without
 * cs_drafts_discard() stays.
 *
 * Signal "failed" (const char *message): a draft could not be written; it is tried again.
 */
#define CS_TYPE_DRAFTS (cs_drafts_get_type ())
G_DECLARE_FINAL_TYPE (CsDrafts, cs_drafts, CS, DRAFTS, GObject)

/**
 * cs_drafts_new:
 * @root: the folder of all drafts, for example "$XDG_DATA_HOME/connector-studio/drafts"; made
 *   when missing
 * @delay: milliseconds from a change to its draft
 */
CsDrafts  *cs_drafts_new      (CsProject   *project,
                               const char  *root,
                               guint        delay) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_drafts_flush:
 *
 * Writes now what is due, and waits until the disk has it.
 */
gboolean   cs_drafts_flush    (CsDrafts    *self,
                               GError     **error);
/**
 * cs_drafts_discard:
 *
 * The project was closed in peace: the draft goes, and no more are written.
 */
void       cs_drafts_discard  (CsDrafts    *self);

/**
 * CsDraftInfo:
 * @id: names the draft
 * @folder: (nullable): the project's folder, NULL when it was never saved
 * @time: when it was written, microseconds since 1970
 * @n_files: how many files differ from the disk
 */
typedef struct
{
  char   *id;
  char   *folder;
  gint64  time;
  guint   n_files;
} CsDraftInfo;

void       cs_draft_info_free (CsDraftInfo *info);

/**
 * cs_drafts_find:
 *
 * What is left but has nothing to recover, as all of it is on disk, is tidied away.
 *
 * Returns: (transfer full) (element-type CsDraftInfo): drafts that no running program holds,
 *   newest first
 */
GPtrArray *cs_drafts_find     (const char  *root) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_drafts_recover:
 *
 * Opens the project of a draft and applies the draft as one step of the history, "Recover unsaved
 * changes"; undo leads to what is on disk. The draft stays until cs_drafts_remove(), which is for
 * when the project has drafts of its own that were flushed. When the project's folder is gone, the
 * files of the draft become a project without one.
 *
 * Returns: (transfer full) (nullable): the project, or NULL with G_FILE_ERROR (G_FILE_ERROR_AGAIN:
 *   a running program holds the draft) or CS_PROJECT_ERROR
 */
CsProject *cs_drafts_recover  (const char  *root,
                               const char  *id,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   cs_drafts_remove   (const char  *root,
                               const char  *id,
                               GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsDraftInfo, cs_draft_info_free)

G_END_DECLS
