/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_file_sweep:
 * @folder: in the file name encoding
 *
 * Deletes the temporary files that cs_file_save() left in @folder where the program was killed in
 * the middle of a save. One that a save is filling right now, here or in another process, is
 * locked by it and stays. Follows no links. Blocks; any thread.
 *
 * Returns: how many files were deleted
 */
guint cs_file_sweep (const char *folder);

G_END_DECLS
