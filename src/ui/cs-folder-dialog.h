/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-folder-conversion.h"
#include "cs-theme.h"

G_BEGIN_DECLS

/**
 * CsFolderDialog:
 *
 * A whole folder of old cards becomes Adaptive Cards: what each file is and what it loses is seen
 * before anything is written, into a folder or into the project that is open.
 */
#define CS_TYPE_FOLDER_DIALOG (cs_folder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsFolderDialog, cs_folder_dialog, CS, FOLDER_DIALOG, AdwWindow)

/**
 * cs_folder_dialog_new:
 * @workspace: (nullable): the open project, to which cards may be added, and with whose cards the
 *   list begins
 */
GtkWidget          *cs_folder_dialog_new            (GtkWindow      *parent,
                                                     CsWorkspace    *workspace,
                                                     CsThemeName     theme) G_GNUC_WARN_UNUSED_RESULT;
/* Looks into a folder on the disk. */
void                cs_folder_dialog_read           (CsFolderDialog *self,
                                                     const char     *folder);
/* Writes what is selected to a folder on the disk; asks where files are in the way. */
void                cs_folder_dialog_write          (CsFolderDialog *self,
                                                     const char     *folder);
CsFolderConversion *cs_folder_dialog_get_conversion (CsFolderDialog *self);

G_END_DECLS
