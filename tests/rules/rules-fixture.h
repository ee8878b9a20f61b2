/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-rules.h"

G_BEGIN_DECLS

/* Where the corpus lies; NULL, with the test marked as skipped, where it does not. */
char      *fixture_dup_corpus     (const char    *path);
GBytes    *fixture_read           (const char    *path);
/* The project of a folder, or of a package, which is given in @package. */
CsProject *fixture_open           (const char    *path,
                                   CsPackage    **package);
/* A project of one manifest, called manifest.json. */
CsProject *fixture_open_manifest  (const char    *path);
/* One line for each finding. */
char      *fixture_describe       (GPtrArray     *findings);
guint      fixture_count          (GPtrArray     *findings,
                                   CsSeverity     severity);
CsFinding *fixture_find           (GPtrArray     *findings,
                                   const char    *id,
                                   const char    *file,
                                   const char    *pointer);
/* Sorted paths of what is in a folder, with @suffix. */
GPtrArray *fixture_list           (const char    *folder,
                                   const char    *suffix);

/**
 * fixture_fix_everything:
 *
 * Applies each fix of each finding by itself to a project of the same files, and asserts that it
 * does what fixes promise: its finding is gone, there are no more errors than before, and what was
 * readable still is. Then applies fixes until none is left.
 *
 * Returns: (transfer full): what is found after the last one
 */
GPtrArray *fixture_fix_everything (CsProject     *project,
                                   CsSubjectKind  kind,
                                   CsPackage     *package,
                                   CsProfile      profile,
                                   const char    *environment);

G_END_DECLS
