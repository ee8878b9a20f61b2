/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsProblemRow:
 *
 * One finding, with its sentence, place and Fix button; invisible without one.
 *
 * Properties: "finding" (CsFinding or NULL), "show-place" (whether file and line are named).
 */
#define CS_TYPE_PROBLEM_ROW (cs_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (CsProblemRow, cs_problem_row, CS, PROBLEM_ROW, AdwActionRow)

GtkWidget *cs_problem_row_new         (gboolean      show_place) G_GNUC_WARN_UNUSED_RESULT;
/* The buttons stand below the sentence, so that it has the whole width: where there is little. */
void       cs_problem_row_stack       (CsProblemRow *self);
CsFinding *cs_problem_row_get_finding (CsProblemRow *self);
void       cs_problem_row_set_finding (CsProblemRow *self,
                                       CsFinding    *finding);
/* Asks the window for the fix of its finding, when it has one. */
void       cs_problem_row_fix         (CsProblemRow *self);

G_END_DECLS
