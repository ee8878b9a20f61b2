/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"
#include "cs-rules.h"


G_BEGIN_DECLS

#define CS_WORKSPACE_ERROR (cs_workspace_error_quark ())
GQuark cs_workspace_error_quark (void);

/**
 * CsWorkspaceError:
 * @CS_WORKSPACE_ERROR_NOT_FOUND: nothing is at the path
 * @CS_WORKSPACE_ERROR_NOT_READABLE: it is there, but is no folder, JSON or zip that we can read
 * @CS_WORKSPACE_ERROR_REFUSED: findings of severity error stand in the way of an export
 * @CS_WORKSPACE_ERROR_EXISTS: the target exists and would be overwritten
 * @CS_WORKSPACE_ERROR_NO_MANIFEST: the folder has no manifest, or several to choose from
 * @CS_WORKSPACE_ERROR_CHANGED_ON_DISK: another program changed the package meanwhile
 */
typedef enum
{
  CS_WORKSPACE_ERROR_NOT_FOUND,
  CS_WORKSPACE_ERROR_NOT_READABLE,
  CS_WORKSPACE_ERROR_REFUSED,
  CS_WORKSPACE_ERROR_EXISTS,
  CS_WORKSPACE_ERROR_NO_MANIFEST,
  CS_WORKSPACE_ERROR_CHANGED_ON_DISK,
} CsWorkspaceError;

/**
 * CsWorkspace:
 *
 * An open project at work: all that the window and the command line both do. Main thread only;
 * the checking happens in a worker and lands here.
 *
 * Properties: "project", "kind", "title" (the short name, else the folder's name), "findings" (a
 * GListModel of CsFinding that is kept current, ~50 ms after the last change), "n-errors",
 * "n-warnings", "checking", "last-export", all read-only and notified; "profile",
 * "environment" and "target", writable.
 */
#define CS_TYPE_WORKSPACE (cs_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CsWorkspace, cs_workspace, CS, WORKSPACE, GObject)

/* Larger files are not looked into, whatever they are. */
#define CS_WORKSPACE_MAX_BYTES (64u * 1024 * 1024)

/**
 * cs_workspace_read_file:
 * @path: any file that somebody named
 * @error: CS_WORKSPACE_ERROR_NOT_FOUND, or CS_WORKSPACE_ERROR_NOT_READABLE for what is no file (a
 *   folder, a pipe, a device) or is larger than CS_WORKSPACE_MAX_BYTES
 *
 * Never waits for another program. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes       *cs_workspace_read_file       (const char    *path,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_workspace_open:
 * @path: a folder, a manifest, a package .zip, a card or any other JSON file; told apart by what
 *   it is, not by its name
 *
 * A folder's manifest is its manifest.json, else the one manifest in it or in a folder that
 * toolkits use ("appPackage", "manifest", "src/package", ...). A manifest that is named by its own
 * path stands for its folder (CS_SUBJECT_FOLDER) when a file that it names lies beside it, else
 * for itself alone (CS_SUBJECT_MANIFEST). A package becomes an unsaved project; one that cannot be
 * read at all opens without files, and a finding says so.
 *
 * Returns: (transfer full) (nullable): the workspace, or NULL with an error
 */
CsWorkspace  *cs_workspace_open            (const char    *path,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_workspace_load:
 *
 * As cs_workspace_open(), in any thread. Nothing is kept current before cs_workspace_watch().
 */
CsWorkspace  *cs_workspace_load            (const char    *path,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps the findings of what was loaded current from here on; once, in the main thread. */
void          cs_workspace_watch           (CsWorkspace   *self);
/**
 * cs_workspace_open_bytes:
 * @name: what to call it, for example "stdin"
 * @bytes: a package or a JSON text that lies in no folder
 *
 * Returns: (transfer full) (nullable): the workspace, which cannot be saved, or NULL with an error
 */
CsWorkspace  *cs_workspace_open_bytes      (const char    *name,
                                            GBytes        *bytes,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* For a project that exists already: recovered, or made from a template. */
CsWorkspace  *cs_workspace_new             (CsProject     *project) G_GNUC_WARN_UNUSED_RESULT;

CsProject    *cs_workspace_get_project     (CsWorkspace   *self);
CsSubjectKind cs_workspace_get_kind        (CsWorkspace   *self);
/**
 * cs_workspace_set_indent:
 * @indent: (nullable): one step of indentation in JSON files that are made from now on; NULL for
 *   two spaces. What is there keeps its own.
 */
void          cs_workspace_set_indent      (CsWorkspace   *self,
                                            const char    *indent);
const char   *cs_workspace_get_indent      (CsWorkspace   *self);
/* Whether an export makes a package of it: not of a card or another file that was opened alone. */
gboolean      cs_workspace_makes_package   (CsWorkspace   *self);
/* The manifest's path within the project, or the single file's. */
const char   *cs_workspace_get_main_path   (CsWorkspace   *self);
const char   *cs_workspace_get_title       (CsWorkspace   *self);
/**
 * cs_workspace_dup_file_name:
 * @file: (nullable): a project file, or NULL for the whole
 *
 * Returns: (transfer full): how the user reaches that file from where the program was started, in
 *   the file name encoding: the path that was opened and the file's path within; for a package
 *   "alerts.zip/manifest.json"
 */
char         *cs_workspace_dup_file_name   (CsWorkspace   *self,
                                            const char    *file) G_GNUC_WARN_UNUSED_RESULT;
CsProfile     cs_workspace_get_profile     (CsWorkspace   *self);
void          cs_workspace_set_profile     (CsWorkspace   *self,
                                            CsProfile      profile);
const char   *cs_workspace_get_environment (CsWorkspace   *self);
void          cs_workspace_set_environment (CsWorkspace   *self,
                                            const char    *name);
/**
 * cs_workspace_choose_environment:
 * @name: (nullable): NAME of env/.env.NAME, or NULL for none
 *
 * As cs_workspace_set_environment(), for a name that somebody typed.
 *
 * Returns: FALSE with CS_WORKSPACE_ERROR_NOT_FOUND where the project has no such environment
 */
gboolean      cs_workspace_choose_environment (CsWorkspace   *self,
                                               const char    *name,
                                               GError       **error);

/**
 * cs_workspace_set_target:
 * @target: where every card goes, whatever the project says; %CS_TARGET_NONE, as at first, leaves
 *   it to the project
 *
 * Property "target". Of a card that is open on its own this is where its target is remembered, as
 * long as it is open.
 */
void          cs_workspace_set_target      (CsWorkspace   *self,
                                            CsTarget       target);
CsTarget      cs_workspace_get_target      (CsWorkspace   *self);
/**
 * cs_workspace_get_card_target:
 * @path: a card of the project
 * @chosen: (out) (optional): somebody said so; else it was guessed from what the card is
 *
 * Returns: where the card goes; %CS_TARGET_NONE where nothing tells
 */
CsTarget      cs_workspace_get_card_target (CsWorkspace   *self,
                                            const char    *path,
                                            gboolean      *chosen);
/**
 * cs_workspace_choose_card_target:
 * @target: %CS_TARGET_NONE takes the choice back
 * @error: CS_JSON_ERROR where connector.json is broken
 *
 * Remembers where a card goes: in the project's connector.json, as one step of the history, or of
 * a card that is open on its own as cs_workspace_set_target() does.
 */
gboolean      cs_workspace_choose_card_target (CsWorkspace  *self,
                                               const char   *path,
                                               CsTarget      target,
                                               GError      **error);

/* Findings. */
GListModel   *cs_workspace_get_findings    (CsWorkspace   *self);
guint         cs_workspace_get_n_errors    (CsWorkspace   *self);
guint         cs_workspace_get_n_warnings  (CsWorkspace   *self);
/* Brings the findings up to date now, blocking for a few milliseconds. */
void          cs_workspace_check           (CsWorkspace   *self);
/**
 * cs_workspace_fix:
 *
 * Applies a finding's fix as one step of the history. When the project changed since the finding
 * was made, the finding is looked for anew; one that is gone is no error.
 */
gboolean      cs_workspace_fix             (CsWorkspace   *self,
                                            CsFinding     *finding,
                                            GError       **error);
/**
 * cs_workspace_fix_all:
 *
 * Applies fixes until none is left, errors first, as one step of the history. Brings the findings
 * up to date.
 *
 * Returns: how many were applied
 */
guint         cs_workspace_fix_all         (CsWorkspace   *self);
/**
 * cs_workspace_fix_all_full:
 * @fixed: (nullable) (element-type CsFinding): what was fixed is added, in its order
 *
 * As cs_workspace_fix_all(), for who has to tell what was done.
 */
guint         cs_workspace_fix_all_full    (CsWorkspace   *self,
                                            GPtrArray     *fixed);

/**
 * CsExport:
 * @path: where the package is
 * @bytes: its content
 * @names: (array zero-terminated=1): the entries, in order
 * @sizes: their sizes in bytes
 * @time: when it was written, in microseconds since 1970 as g_get_real_time() has it
 */
typedef struct
{
  char    *path;
  GBytes  *bytes;
  char   **names;
  gsize   *sizes;
  gint64   time;
} CsExport;

void          cs_export_free               (CsExport      *self);
/**
 * cs_workspace_export:
 * @path: (nullable): the .zip to write; NULL for "FOLDER/build/NAME-VERSION.zip", FOLDER being the
 *   project's folder or the one that the package or file lies in
 * @force: pass over errors of rules that are neither schema nor files
 * @error: CS_WORKSPACE_ERROR_REFUSED with the first errors in its text; EXISTS where @path is
 *   something other than a zip; nothing is written then
 *
 * Into the package go the manifest (its bytes as they are unless a placeholder was filled), and
 * the icons and language files that it names, nothing else. Built in memory, read back and
 * checked, then saved atomically. What is judged is what goes in, by the upload profile: faults of
 * an archive that was opened do not matter, as a new one is written.
 */
CsExport     *cs_workspace_export          (CsWorkspace   *self,
                                            const char    *path,
                                            gboolean       force,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_workspace_export_async:
 * @callback: called in the main thread
 *
 * As cs_workspace_export(), of what the project is now, in a worker. Cancelling ends it with
 * G_IO_ERROR_CANCELLED and without a file, as long as that is not being written.
 */
void          cs_workspace_export_async    (CsWorkspace         *self,
                                            const char          *path,
                                            gboolean             force,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
CsExport     *cs_workspace_export_finish   (CsWorkspace   *self,
                                            GAsyncResult  *result,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_workspace_get_last_export:
 *
 * Returns: (transfer none) (nullable): where the last export of this workspace went, absolute or
 *   relative as it was asked for; property "last-export"
 */
const char   *cs_workspace_get_last_export (CsWorkspace   *self);
/* (transfer none) (nullable): all that is known of it */
const CsExport *cs_workspace_get_last_result (CsWorkspace *self);

/**
 * cs_workspace_dup_export_name:
 *
 * Returns: (transfer full): the file name that an export has by itself, "NAME-VERSION.zip"
 */
char         *cs_workspace_dup_export_name (CsWorkspace   *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_workspace_find_blockers:
 *
 * Returns: (transfer full) (element-type CsFinding): the findings that cs_workspace_export() would
 *   refuse for, empty when it would not
 */
GPtrArray    *cs_workspace_find_blockers   (CsWorkspace   *self,
                                            gboolean       force) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_workspace_save:
 *
 * Saves what was opened to where it came from: the folder, the file, or (for a package) the
 * package itself with all its files. A package with an entry that could not be read is not
 * written over (CS_WORKSPACE_ERROR_REFUSED): that entry would be lost.
 */
gboolean      cs_workspace_save            (CsWorkspace   *self,
                                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsExport, cs_export_free)

G_END_DECLS
