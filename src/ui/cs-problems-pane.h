/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsProblemsPane:
 *
 * All findings of a workspace, worst first, each with its place and Fix button.
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

G_END_DECLS
