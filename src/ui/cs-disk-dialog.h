/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-project.h"

G_BEGIN_DECLS

/* The responses; any other one leaves things as they are. */
#define CS_DISK_DIALOG_RELOAD "reload"
#define CS_DISK_DIALOG_KEEP   "keep"

/**
 * cs_disk_dialog_new:
 * @paths: (array zero-terminated=1): files that another program changed, made or deleted
 *
 * Asks which of the two contents counts; each file can be compared first.
 *
 * Returns: (transfer none): an AdwMessageDialog
 */
GtkWindow *cs_disk_dialog_new     (GtkWindow   *parent,
                                   CsProject   *project,
                                   char       **paths);

/**
 * cs_disk_dialog_compare:
 *
 * Shows the differences between a project file as it is here and as it is on the disk.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *cs_disk_dialog_compare (GtkWindow   *parent,
                                   CsProject   *project,
                                   const char  *path);

G_END_DECLS
