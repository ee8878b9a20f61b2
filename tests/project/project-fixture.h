/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"
#include "folder.h"

G_BEGIN_DECLS

/* What tests do to a project over and over. A failure ends the test. */

CsProject *open_folder            (Folder     *folder) G_GNUC_WARN_UNUSED_RESULT;
/* The bytes of a text without its end. */
GBytes    *make_bytes             (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Each is one step of the history. @change: (transfer full) */
void       do_change              (CsProject  *project,
                                   CsChange   *change);
void       do_replace             (CsProject  *project,
                                   const char *path,
                                   const char *text);
void       do_create              (CsProject  *project,
                                   const char *path,
                                   const char *text);
void       do_delete              (CsProject  *project,
                                   const char *path);
void       do_rename              (CsProject  *project,
                                   const char *path,
                                   const char *new_path);
/* Nothing is modified then. */
void       save                   (CsProject  *project);

/* @expected: paths in their order, with a space between them */
void       assert_paths           (CsProject  *project,
                                   const char *expected);
void       assert_changed_on_disk (CsProject  *project,
                                   const char *expected);
void       assert_document        (CsProject  *project,
                                   const char *path,
                                   const char *text);

G_END_DECLS
