/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-package.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsSource:
 * @CS_SOURCE_NONE: nowhere yet
 * @CS_SOURCE_FOLDER: the project's folder, one file of it perhaps
 * @CS_SOURCE_PACKAGE: a package .zip
 *
 * Where a project came from, and so where saving puts it.
 */
typedef enum
{
  CS_SOURCE_NONE,
  CS_SOURCE_FOLDER,
  CS_SOURCE_PACKAGE,
} CsSource;

struct _CsWorkspace
{
  GObject        parent_instance;

  CsProject     *project;
  CsSubjectKind  kind;
  char          *main_path;
  char          *title;
  CsProfile      profile;
  CsTarget       target;          /* CS_TARGET_NONE: each card's own */
  char          *environment;
  char          *indent;          /* (nullable) */
  GPtrArray     *environment_texts;  /* (nullable): GBytes, of files outside of the project */

  CsSource       source;
  char          *path;            /* of a package or a single file, absolute */
  char          *location;        /* what the user opened, as it was given */
  char          *base;            /* what a project file's path is relative to, likewise */
  CsPackage     *package;
  GBytes        *zip;             /* the package as it is on the disk */
  CsExport      *last_export;     /* (nullable) */

  GListStore    *findings;
  guint          n_errors;
  guint          n_warnings;
  gboolean       checking;
  CsSubject     *subject;         /* that the findings speak of */
  guint64        changes;         /* grows with every change */
  guint64        checked;         /* the value of changes that the findings are of */
  guint          timeout;
  GCancellable  *cancellable;     /* of the check that is under way */
};

/* cs-workspace.c */
CsWorkspace *cs_workspace_new_private     (CsProject     *project,
                                           CsSubjectKind  kind,
                                           const char    *main_path) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_workspace_set_place:
 * @location: what the user opened
 * @base: (nullable): what to write before a project file's path
 *
 * The last step of loading; cs_workspace_watch() comes after it.
 */
void         cs_workspace_set_place       (CsWorkspace   *self,
                                           CsSource       source,
                                           const char    *location,
                                           const char    *base);
void         cs_workspace_update_title    (CsWorkspace   *self);
/* Takes what a zip holds for the project's package. */
void         cs_workspace_set_package     (CsWorkspace   *self,
                                           CsPackage     *package);
/* All files of the project as a package, those of the manifest first; NULL with
 * CS_WORKSPACE_ERROR_REFUSED when the package that was opened has more, which could not be read. */
GBytes      *cs_workspace_pack            (CsWorkspace   *self,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* cs-workspace-folder.c */

/* Whether a file that @manifest names lies in @folder. */
gboolean     cs_workspace_has_named_file  (CsSnapshot    *manifest,
                                           const char    *folder);
/**
 * cs_workspace_open_folder:
 * @location: what the user opened: the folder, or the manifest in it
 * @manifest: (nullable): the manifest's name; NULL to look for it
 */
CsWorkspace *cs_workspace_open_folder     (const char    *location,
                                           const char    *folder,
                                           const char    *manifest,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* cs-workspace-environment.c */

/* Looks for env/.env.NAME. Returns: whether there is one. */
gboolean     cs_workspace_find_environment (CsWorkspace   *self,
                                            const char    *name);

/* cs-workspace-findings.c */
CsSubject   *cs_workspace_make_subject    (CsWorkspace   *self,
                                           CsSubjectKind  kind,
                                           CsPackage     *package) G_GNUC_WARN_UNUSED_RESULT;
void         cs_workspace_unwatch         (CsWorkspace   *self);
/* Something that findings depend on is not what it was. */
void         cs_workspace_touch           (CsWorkspace   *self);

G_END_DECLS
