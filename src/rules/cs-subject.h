/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-package.h"
#include "cs-project.h"
#include "cs-target.h"

G_BEGIN_DECLS

/**
 * CsSubjectKind:
 * @CS_SUBJECT_FOLDER: a project folder: every file that the manifest names must be there
 * @CS_SUBJECT_PACKAGE: a package .zip
 * @CS_SUBJECT_MANIFEST: a manifest alone; files that it names and that are not there are
 *   warnings, as nobody claims that this is the whole package
 * @CS_SUBJECT_CARD: a card file alone
 * @CS_SUBJECT_JSON: any other JSON file: only its syntax is judged
 */
typedef enum
{
  CS_SUBJECT_FOLDER,
  CS_SUBJECT_PACKAGE,
  CS_SUBJECT_MANIFEST,
  CS_SUBJECT_CARD,
  CS_SUBJECT_JSON,
} CsSubjectKind;

/**
 * CsSubject:
 *
 * What the rules look at: the files of a project as they are at one moment, and what is known
 * beside them. Made on the main thread in a few microseconds (it holds references, not copies),
 * then immutable, for any thread. What is costly (snapshots, icon facts, resolved placeholders)
 * is worked out at the first question and kept.
 */
typedef struct _CsSubject CsSubject;

/**
 * cs_subject_new:
 * @main_path: (nullable): the manifest (or the single file) in the project; NULL for
 *   "manifest.json"
 * @package: (nullable): the package that the project was read from, for its faults
 * @environment: (nullable): NAME of env/.env.NAME whose values fill ${{VAR}} placeholders
 */
CsSubject  *cs_subject_new              (CsProject     *project,
                                         CsSubjectKind  kind,
                                         const char    *main_path,
                                         CsPackage     *package,
                                         const char    *environment) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_subject_add_environment:
 * @text: a file as env/.env.NAME is, one that is no file of the project
 *
 * Its values fill placeholders, too, and win over those that are known already. Only right after
 * cs_subject_new(), before anybody looks at the files.
 */
void        cs_subject_add_environment  (CsSubject     *self,
                                         GBytes        *text);
/**
 * cs_subject_set_target:
 * @target: where every card of the subject goes, whatever the project says; %CS_TARGET_NONE, as at
 *   first, leaves it to the project
 *
 * Only right after cs_subject_new(), before anybody looks at the files.
 */
void        cs_subject_set_target       (CsSubject     *self,
                                         CsTarget       target);
CsTarget    cs_subject_get_target       (CsSubject     *self);
CsSubject  *cs_subject_ref              (CsSubject     *self);
void        cs_subject_unref            (CsSubject     *self);

CsSubjectKind cs_subject_get_kind       (CsSubject     *self);
const char *cs_subject_get_main_path    (CsSubject     *self);
CsPackage  *cs_subject_get_package      (CsSubject     *self);

/* (transfer none) (nullable): NULL when the project has no such file. */
GBytes     *cs_subject_get_file         (CsSubject     *self,
                                         const char    *path);
CsSnapshot *cs_subject_get_snapshot     (CsSubject     *self,
                                         const char    *path);
/**
 * cs_subject_get_filled:
 *
 * Returns: (transfer none) (nullable): the file with every ${{NAME}} placeholder that the
 *   environment knows replaced by its value, as it goes into a package; the very bytes of
 *   cs_subject_get_file() where there is nothing to replace
 */
GBytes     *cs_subject_get_filled       (CsSubject     *self,
                                         const char    *path);
guint       cs_subject_get_n_files      (CsSubject     *self);
const char *cs_subject_get_file_path    (CsSubject     *self,
                                         guint          index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsSubject, cs_subject_unref)

G_END_DECLS
