#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * cs_file_save:
 * @path: the file, in the file name encoding; a symbolic link is followed
 * @bytes: the new content
 * @new_mode: permission bits of a file that does not exist yet, for example 0644; an existing
 *   file keeps its own
 * @error: G_FILE_ERROR, with the path in its text
 *
 * Replaces a file's content so that whoever reads it, also after a crash or a power cut, finds
 * the old content or the new one, whole: a temporary file beside the target, the mode of the
 * target, fsync, rename, fsync of the folder. No GLib call does all of that. Blocks; any thread.
 *
 * Returns: whether the new content is on the disk
 */
gboolean cs_file_save (const char  *path,
                       GBytes      *bytes,
                       guint        new_mode,
                       GError     **error);

G_END_DECLS
