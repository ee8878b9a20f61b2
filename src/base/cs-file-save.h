/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the name of every temporary file begins with; more random characters follow. A crash can
 * leave one behind. It is hidden, harmless, and nobody's document; see cs_file_sweep(). */
#define CS_FILE_SAVE_TEMPORARY_PREFIX ".connector-studio-save-"

/**
 * cs_file_save:
 * @path: the file, in the file name encoding; a symbolic link is followed, through any number of
 *   links, and one that points to nothing yet gets its file
 * @bytes: the new content
 * @new_mode: permission bits of a file that does not exist yet, for example 0644, of which the
 *   process's umask is taken away; an existing file keeps its own, and its owner and group where
 *   the system allows that
 * @error: G_FILE_ERROR, with the path in its text
 *
 * Replaces a file's content so that whoever reads it, also after a crash or a power cut, finds
 * the old content or the new one, whole: a temporary file beside the target, the mode of the
 * target, fsync, rename, fsync of the folder. No GLib call does all of that. Blocks; any thread.
 *
 * A file with several hard links: the one at @path gets the new content, the others keep the old.
 * Only writing in place could change them all, and a crash in the middle of that would lose both
 * contents.
 *
 * Where the folder does not let a file be replaced but the file may be written (a folder that is
 * not ours, a file mounted by itself), the file is written in place. The old content is then
 * copied to the user's state folder first, for the time of the writing; where that fails,
 * nothing is written. A file that may not be written is never replaced, whatever its folder
 * allows.
 *
 * Returns: whether the new content is on the disk
 */
gboolean cs_file_save (const char  *path,
                       GBytes      *bytes,
                       guint        new_mode,
                       GError     **error);

G_END_DECLS
