/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-conversion-view.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsConversionDialog:
 *
 * One old card becomes an Adaptive Card: both are drawn, with what is lost, before anything is
 * written. In a project the new card goes beside the old one or in its place, as one step of the
 * history; a file that is open on its own gets a new file beside it on the disk.
 *
 * Signal "added" (const char *path): the project has a new card there, or another text.
 * Signal "saved" (const char *path): the file was written, in the file name encoding.
 */
#define CS_TYPE_CONVERSION_DIALOG (cs_conversion_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsConversionDialog, cs_conversion_dialog, CS, CONVERSION_DIALOG, AdwWindow)

/* @card: a path in the project; a MessageCard */
GtkWidget        *cs_conversion_dialog_new         (GtkWindow          *parent,
                                                    CsWorkspace        *workspace,
                                                    const char         *card,
                                                    CsThemeName         theme) G_GNUC_WARN_UNUSED_RESULT;
/* To look at one that is converted elsewhere; there is nothing to save. */
GtkWidget        *cs_conversion_dialog_new_to_look (GtkWindow          *parent,
                                                    CsOldCard          *card,
                                                    CsTarget            after,
                                                    CsThemeName         theme) G_GNUC_WARN_UNUSED_RESULT;
CsConversionView *cs_conversion_dialog_get_view    (CsConversionDialog *self);

G_END_DECLS
