/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-document.h"
#include "cs-history.h"

G_BEGIN_DECLS

#define CS_PROJECT_ERROR (cs_project_error_quark ())
GQuark cs_project_error_quark (void);

/**
 * CsProjectError:
 * @CS_PROJECT_ERROR_NO_FILE: the project has no such file
 * @CS_PROJECT_ERROR_FILE_EXISTS: it has one of that name already
 * @CS_PROJECT_ERROR_STALE: an edit does not fit the present text
 * @CS_PROJECT_ERROR_UNSAFE_PATH: absolute, empty, or with "..", a backslash or a control character
 * @CS_PROJECT_ERROR_TOO_LARGE: a file or the folder is beyond the bounds
 * @CS_PROJECT_ERROR_CHANGED_ON_DISK: a file was changed by another program
 * @CS_PROJECT_ERROR_UNSAVED: the project has no folder yet
 */
typedef enum
{
  CS_PROJECT_ERROR_NO_FILE,
  CS_PROJECT_ERROR_FILE_EXISTS,
  CS_PROJECT_ERROR_STALE,
  CS_PROJECT_ERROR_UNSAFE_PATH,
  CS_PROJECT_ERROR_TOO_LARGE,
  CS_PROJECT_ERROR_CHANGED_ON_DISK,
  CS_PROJECT_ERROR_UNSAVED,
} CsProjectError;

#define CS_PROJECT_MAX_FILES      1000
#define CS_PROJECT_MAX_FILE_BYTES (32u * 1024 * 1024)
#define CS_PROJECT_MAX_BYTES      (256u * 1024 * 1024)

/**
 * cs_project_path_is_safe:
 * @path: (nullable): what is to name a file of a project
 *
 * Returns: whether @path is relative, "/" between its steps, valid UTF-8, without "." or "..", an
 *   empty step, a backslash, a drive or a control character, and short enough for a disk
 */
gboolean    cs_project_path_is_safe   (const char  *path);

/**
 * CsProject:
 *
 * A folder of plain files, in memory, with one history. A GListModel of its CsDocuments in path
 * order (that of their bytes). Files on disk change only on save. Main thread only.
 *
 * Properties, read-only and notified: "folder" (absolute path, NULL while unsaved), "modified"
 * (what is in memory differs from what is known to be on disk: a save would write or delete
 * something. Of a project without a folder: differs from what was put into it, or from what there
 * was at cs_history_mark_saved()).
 *
 * Signal "changed-on-disk" (const char *path): another program changed, made or deleted a file;
 * see cs_project_set_watching() and cs_project_look().
 *
 * Signal "saving": a save is about to write its first file, which may take the disk some time.
 * Nothing may be changed from here.
 */
#define CS_TYPE_PROJECT (cs_project_get_type ())
G_DECLARE_FINAL_TYPE (CsProject, cs_project, CS, PROJECT, GObject)

/* An unsaved project without files. */
CsProject  *cs_project_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_project_open:
 * @folder: an existing folder, absolute or relative to the working directory
 *
 * Reads the folder's files: *.json, pictures, env/.env.*, the configuration page's *.html, *.js
 * and *.css in config/, and what lies in cards/ and one level of other folders. Passed over are
 * hidden files and folders (but env/.env.*), node_modules and build output, symbolic links that
 * lead out of the folder, names that are not
 * cs_project_path_is_safe(), and folders in it that may not be read.
 *
 * Returns: (transfer full) (nullable): the project, or NULL with G_FILE_ERROR or CS_PROJECT_ERROR
 */
CsProject  *cs_project_open           (const char  *folder,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_project_open_files:
 * @paths: (array zero-terminated=1): the files, relative to @folder
 *
 * Opens these files of a folder and nothing else in it: a card or a manifest on its own. Saving,
 * drafts and the look for changes on disk are those of any project.
 */
CsProject  *cs_project_open_files     (const char         *folder,
                                       const char * const *paths,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_project_add_file:
 *
 * Puts a file into the project as if it had been opened with it: no change, no step in the
 * history. For packages, templates and single files that become a project. In a project with a
 * folder it counts as not yet on disk.
 */
gboolean    cs_project_add_file       (CsProject   *self,
                                       const char  *path,
                                       GBytes      *bytes,
                                       GError     **error);

CsHistory  *cs_project_get_history    (CsProject   *self);
const char *cs_project_get_folder     (CsProject   *self);
gboolean    cs_project_get_modified   (CsProject   *self);

/**
 * cs_project_get_document:
 *
 * Returns: (transfer none) (nullable): the file, NULL when there is none of that exact path
 */
CsDocument *cs_project_get_document   (CsProject   *self,
                                       const char  *path);

/**
 * cs_project_save:
 *
 * Writes what differs from the disk, each file atomically and durably, deletes and renames what
 * was deleted and renamed, and marks the history saved. Without a difference nothing is written.
 *
 * A file that another program changed meanwhile, and that the save would write or delete, stops it
 * before anything is written (CHANGED_ON_DISK, the path in the text). Each file is looked at once
 * more right before it is written. Where writing fails half-way the error names the file; the
 * files before it are saved, the others are still modified, and the save can be repeated.
 */
gboolean    cs_project_save           (CsProject   *self,
                                       GError     **error);
/**
 * cs_project_save_as:
 * @folder: made when missing; must be empty of files that the project would overwrite
 *
 * Writes the whole project to another folder, which becomes its folder.
 */
gboolean    cs_project_save_as        (CsProject   *self,
                                       const char  *folder,
                                       GError     **error);

/**
 * cs_project_find_changed_on_disk:
 *
 * Looks at the folder again, at the content and not at the time alone.
 *
 * Returns: (transfer full) (array zero-terminated=1): the paths of files whose content on disk is
 *   neither what was read nor what was saved last, those that are gone, and those that appeared,
 *   in path order; empty when there are none
 */
char      **cs_project_find_changed_on_disk (CsProject *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_project_reload:
 *
 * Takes the disk's content of @path as one step of the history, "Reload FILE"; a file that is gone
 * from the disk goes from the project, one that appeared comes into it.
 */
gboolean    cs_project_reload         (CsProject   *self,
                                       const char  *path,
                                       GError     **error);
/**
 * cs_project_keep_mine:
 *
 * Accepts what is on disk as known, so that the next save overwrites it. A file that appeared on
 * disk and that the project does not have is left alone, by the save too.
 */
void        cs_project_keep_mine      (CsProject   *self,
                                       const char  *path);

/**
 * cs_project_tidy:
 *
 * Deletes the hidden files that killed saves left beside the project's files. Nothing that a save
 * of another process is writing, and nobody's document. For a program that works on the project;
 * one that only reads it leaves the folder as it is.
 */
void        cs_project_tidy           (CsProject   *self);

/**
 * cs_project_set_watching:
 *
 * Watches the folder with file monitors from now on, or no longer. It is off at first, as a
 * program that works through a thousand projects has no use for it. Needs a running main loop.
 */
void        cs_project_set_watching   (CsProject   *self,
                                       gboolean     watching);
/**
 * cs_project_look:
 *
 * Looks at the folder now, for example when the window gets the focus, and emits
 * "changed-on-disk" for each file that was changed since it was told of last.
 */
void        cs_project_look           (CsProject   *self);

G_END_DECLS
