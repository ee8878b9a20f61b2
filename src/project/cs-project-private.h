/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-disk-file-private.h"
#include "cs-document-private.h"
#include "cs-history-private.h"
#include "cs-project.h"

G_BEGIN_DECLS

struct _CsProject
{
  GObject     parent_instance;

  char       *folder;
  char      **only;        /* the files that were asked for; NULL for the whole folder */
  GPtrArray  *documents;   /* of CsDocument, in path order */
  CsHistory  *history;
  guint64     revision;    /* the highest that a document has or had */
  gboolean    modified;

  /* What is known to be on disk: path to CsDiskFile. Of a project without a folder: what was put
   * into it, or what was there when its owner marked it saved. */
  GHashTable *disk;

  /* Files that appeared on disk and that are not to be told of any more. */
  GHashTable *passed_over;
  /* What "changed-on-disk" told of: path to GBytes, or to NULL for a file that is gone. */
  GHashTable *told;

  gboolean    watching;
  GHashTable *monitors;    /* folder to GFileMonitor */
  guint       look_source;
};

/* The place of @path in the documents, or where it would stand. */
gboolean    cs_project_find_index     (CsProject   *self,
                                       const char  *path,
                                       guint       *index);
char       *cs_project_dup_file_name  (CsProject   *self,
                                       const char  *path) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @known (NULL: nothing is there) as what is on disk at @path, and brings the document's and
 * the project's "modified" up to date. */
void        cs_project_set_known      (CsProject   *self,
                                       const char  *path,
                                       CsDiskFile  *known);
void        cs_project_update_modified (CsProject  *self);
void        cs_project_set_folder     (CsProject   *self,
                                       const char  *folder);

/* In cs-project-disk.c: */
void        cs_project_stop_watching  (CsProject   *self);
void        cs_project_update_monitors (CsProject  *self);

G_END_DECLS
