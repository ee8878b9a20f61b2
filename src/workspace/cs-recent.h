/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CS_RECENT_MAX_PROJECTS 12
/* Not checked yet, or the state is not known any more. */
#define CS_RECENT_UNKNOWN_ERRORS (-1)

/**
 * CsRecentProject:
 *
 * What was opened lately, as it was when it was last seen. Properties, read-only: "path",
 * "title", "n-errors" and "missing", the latter notified.
 */
#define CS_TYPE_RECENT_PROJECT (cs_recent_project_get_type ())
G_DECLARE_FINAL_TYPE (CsRecentProject, cs_recent_project, CS, RECENT_PROJECT, GObject)

/* A folder, a package or a file: absolute, in the file name encoding. */
const char *cs_recent_project_get_path     (CsRecentProject *self);
const char *cs_recent_project_get_title    (CsRecentProject *self);
/* CS_RECENT_UNKNOWN_ERRORS where nobody looked. */
int         cs_recent_project_get_n_errors (CsRecentProject *self);
/* Whether nothing was at the path at the last cs_recent_look(). */
gboolean    cs_recent_project_get_missing  (CsRecentProject *self);

/**
 * CsRecent:
 *
 * The projects that were opened lately, newest first, as a GListModel of CsRecentProject. Holds at
 * most CS_RECENT_MAX_PROJECTS. A project whose state changes is another object in its place.
 */
#define CS_TYPE_RECENT (cs_recent_get_type ())
G_DECLARE_FINAL_TYPE (CsRecent, cs_recent, CS, RECENT, GObject)

/* The type of what is kept in the settings: URI, title, errors. */
#define CS_RECENT_VARIANT_TYPE "a(ssi)"

CsRecent *cs_recent_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_recent_load:
 * @variant: of CS_RECENT_VARIANT_TYPE; what in it is no file is passed over
 *
 * Puts these in the place of all that are there.
 */
void      cs_recent_load        (CsRecent   *self,
                                 GVariant   *variant);
GVariant *cs_recent_dup_variant (CsRecent   *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_recent_add:
 * @path: absolute
 * @title: its name, in UTF-8
 * @n_errors: or CS_RECENT_UNKNOWN_ERRORS
 *
 * Puts the project first; it is there once.
 */
void      cs_recent_add         (CsRecent   *self,
                                 const char *path,
                                 const char *title,
                                 int         n_errors);
/* Keeps its place; of a project that is not there nothing is kept. */
void      cs_recent_update      (CsRecent   *self,
                                 const char *path,
                                 const char *title,
                                 int         n_errors);
void      cs_recent_remove      (CsRecent   *self,
                                 const char *path);
void      cs_recent_clear       (CsRecent   *self);
/* Looks whether they are still there; reads no file. */
void      cs_recent_look        (CsRecent   *self);

G_END_DECLS
