/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsNewDialog:
 *
 * Asks for the name and the place of a project's folder, when it is saved for the first time.
 *
 * Signal "chosen" (const char *folder): the absolute path of a folder that is not there yet, or is
 * empty. The dialog closes by itself.
 */
#define CS_TYPE_NEW_DIALOG (cs_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsNewDialog, cs_new_dialog, CS, NEW_DIALOG, AdwWindow)

/**
 * cs_new_dialog_new:
 * @title: the project's title, from which a name for the folder is made
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow  *cs_new_dialog_new       (GtkWindow   *parent,
                                     const char  *title);
/* (transfer full): what would be chosen now, or NULL where the name or place will not do */
char       *cs_new_dialog_dup_path  (CsNewDialog *self) G_GNUC_WARN_UNUSED_RESULT;
void        cs_new_dialog_set_place (CsNewDialog *self,
                                     const char  *folder);

G_END_DECLS
