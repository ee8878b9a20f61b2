/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder on the disk for one test. Names within it are relative, with "/". A failure ends the
 * test. */
typedef struct _Folder Folder;

Folder     *folder_new         (void);
/* Deletes it with all that is in it. */
void        folder_free        (Folder     *self);
const char *folder_get_path    (Folder     *self);
char       *folder_get_name    (Folder     *self,
                                const char *path);
void        folder_write       (Folder     *self,
                                const char *path,
                                const char *text);
void        folder_write_bytes (Folder     *self,
                                const char *path,
                                GBytes     *bytes);
gboolean    folder_has         (Folder     *self,
                                const char *path);
GBytes     *folder_read        (Folder     *self,
                                const char *path);
void        folder_assert_text (Folder     *self,
                                const char *path,
                                const char *text);
/* All files and folders with mode, stamp and content, as one text that can be compared. */
char       *folder_describe    (Folder     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

G_END_DECLS
