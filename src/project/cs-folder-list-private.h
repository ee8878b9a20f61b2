/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_folder_list:
 * @folder: an absolute path
 *
 * Which files of a folder belong to a project; cs_project_open() says which.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): relative paths in the order of their
 *   bytes, or NULL with G_FILE_ERROR, or CS_PROJECT_ERROR_TOO_LARGE when they are too many
 */
GPtrArray *cs_folder_list       (const char  *folder,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_folder_holds:
 *
 * Returns: whether @path, with all symbolic links followed, lies in @folder. What does not exist
 *   yet lies where its nearest existing folder lies.
 */
gboolean   cs_folder_holds      (const char  *folder,
                                 const char  *path);

/* Orders char pointers in an array by their bytes. */
int        cs_folder_compare_paths (gconstpointer a,
                                    gconstpointer b);

G_END_DECLS
