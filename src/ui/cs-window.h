/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsWindow:
 *
 * The window of one project; without a workspace it offers to open one.
 *
 * Properties: "workspace".
 */
#define CS_TYPE_WINDOW (cs_window_get_type ())
G_DECLARE_FINAL_TYPE (CsWindow, cs_window, CS, WINDOW, AdwApplicationWindow)

CsWindow    *cs_window_new           (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;
CsWorkspace *cs_window_get_workspace (CsWindow       *self);
/* Shows @workspace; a window takes one only once. */
void         cs_window_set_workspace (CsWindow       *self,
                                      CsWorkspace    *workspace);
/**
 * cs_window_take:
 * @location: (nullable): the absolute path that was opened; NULL for a project that is nowhere yet
 *
 * Shows the workspace here when the window is empty, else in a new window.
 */
void         cs_window_take          (CsWindow       *self,
                                      CsWorkspace    *workspace,
                                      const char     *location);
/**
 * cs_window_open:
 * @path: a folder, package or file
 *
 * Opens it here when the window is empty, else in a new window; what is open already is brought
 * to the front. Where it cannot be opened, a dialog says why.
 */
void         cs_window_open          (CsWindow       *self,
                                      const char     *path);
/* Says something in passing. */
void         cs_window_tell          (CsWindow       *self,
                                      const char     *sentence);

G_END_DECLS
