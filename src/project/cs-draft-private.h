/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/* What a draft begins with; then 64 hexadecimal digits, the SHA-256 of what follows the next LF. */
#define CS_DRAFT_MAGIC "connector-studio draft 1\n"

/**
 * CsDraftFile:
 * @path: the project file
 * @base: (nullable): its content when the project was opened; only of a project without a folder,
 *   whose files are nowhere else
 * @now: (nullable): its content; NULL when it was deleted
 */
typedef struct
{
  char   *path;
  GBytes *base;
  GBytes *now;
} CsDraftFile;

/**
 * CsDraft:
 * @time: when it was taken, microseconds since 1970
 * @folder: (nullable): the project's folder, in the file name encoding
 * @only: (nullable): the files of cs_project_open_files()
 * @files: (element-type CsDraftFile): what differs from the disk; of a project without a folder
 *   all files
 *
 * The unsaved state of a project at one moment. Immutable, for any thread; the owner frees it.
 */
typedef struct
{
  gint64      time;
  char       *folder;
  char      **only;
  GPtrArray  *files;
} CsDraft;

CsDraft   *cs_draft_new_of_project (CsProject       *project) G_GNUC_WARN_UNUSED_RESULT;
void       cs_draft_free           (CsDraft         *self);

/* How many files differ from what is on disk, or from what was opened. */
guint      cs_draft_get_n_files    (const CsDraft   *self);
/* Whether each file is on disk as it is here, so that there is nothing to recover. */
gboolean   cs_draft_is_on_disk     (const CsDraft   *self);

/**
 * cs_draft_serialize:
 * @blobs: (out): name to GBytes: the contents, each to be kept under its name
 *
 * Returns: (transfer full): the draft without the contents, with a checksum
 */
GBytes    *cs_draft_serialize      (const CsDraft   *self,
                                    GHashTable     **blobs) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsDraftLoad:
 *
 * Returns: (transfer full) (nullable): the content that is kept under @name
 */
typedef GBytes *(*CsDraftLoad)     (const char      *name,
                                    gpointer         user_data);
/**
 * cs_draft_parse:
 * @bytes: anything
 * @names: (out) (optional) (transfer full): the names of the contents, as a set
 *
 * Returns: (transfer full) (nullable): the draft, or NULL when it or one of its contents is not
 *   whole
 */
CsDraft   *cs_draft_parse          (GBytes          *bytes,
                                    CsDraftLoad      load,
                                    gpointer         user_data,
                                    GHashTable     **names) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsDraft, cs_draft_free)

G_END_DECLS
