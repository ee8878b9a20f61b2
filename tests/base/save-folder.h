/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder on the disk that one test saves files in; the fixture of its test. A failure ends the
 * test. */
typedef struct
{
  char *path;
} Folder;

void     save_folder_set_up    (Folder         *self,
                                gconstpointer   data);
void     save_folder_tear_down (Folder         *self,
                                gconstpointer   data);
/* Adds the test "/file-save/NAME" with a folder. */
void     add                   (const char     *name,
                                void          (*run) (Folder *, gconstpointer));

char    *in_folder             (Folder         *self,
                                const char     *name) G_GNUC_WARN_UNUSED_RESULT;
void     make_file             (const char     *path,
                                const char     *text,
                                guint           mode);
gboolean save_text             (const char     *path,
                                const char     *text,
                                guint           mode,
                                GError        **error);
void     assert_text           (const char     *path,
                                const char     *expected);
/* Permissions of the file itself, not of what a link leads to. */
guint    get_mode              (const char     *path);
/* Of the files that a save makes on its way. */
guint    count_temporaries     (const char     *path);
void     remove_tree           (const char     *path);

G_END_DECLS
