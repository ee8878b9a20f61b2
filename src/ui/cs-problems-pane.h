/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsProblemsPane:
 *
 * All findings of a workspace, by file and by badness, each with its place, its rule and its Fix
 * button. Rows stay what they are while findings come and go, with the focus that they have.
 *
 * Properties: "workspace".
 *
 * Signal "finding" (CsFinding *finding): the user went to that finding.
 */
#define CS_TYPE_PROBLEMS_PANE (cs_problems_pane_get_type ())
G_DECLARE_FINAL_TYPE (CsProblemsPane, cs_problems_pane, CS, PROBLEMS_PANE, AdwBin)

void         cs_problems_pane_set_workspace (CsProblemsPane *self,
                                             CsWorkspace    *workspace);
CsWorkspace *cs_problems_pane_get_workspace (CsProblemsPane *self);
/* While it is held it counts the problems, but does not list them. */
void         cs_problems_pane_hold          (CsProblemsPane *self,
                                             gboolean        held);
/* Goes on by @step problems from the selected one, around the ends, and tells of it. */
void         cs_problems_pane_go            (CsProblemsPane *self,
                                             int             step);
/* Fixes the selected problem, when it can be. */
void         cs_problems_pane_fix_selected  (CsProblemsPane *self);
/* Whether it is too narrow for what it says and its buttons in one line. */
void         cs_problems_pane_set_compact   (CsProblemsPane *self,
                                             gboolean        compact);

G_END_DECLS
