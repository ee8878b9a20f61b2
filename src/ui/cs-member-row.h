/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberRow:
 *
 * A field of one line as a form row: a text, an address, a GUID, a version, a colour, a file, a
 * language, a number. Each keystroke is a change; a burst of them is one step of the history.
 * Behind the text stand the buttons that its kind has: generate, raise, choose, open, copy.
 *
 * Its actions, for those kinds: "member.generate", "member.bump" (s: "major", "minor", "patch"),
 * "member.choose", "member.open", "member.copy".
 */
#define CS_TYPE_MEMBER_ROW (cs_member_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberRow, cs_member_row, CS, MEMBER_ROW, AdwEntryRow)

GtkWidget     *cs_member_row_new             (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;
CsMemberField *cs_member_row_get_field       (CsMemberRow   *self);
const char    *cs_member_row_get_pointer     (CsMemberRow   *self);
/* The row that stands below it when something is wrong. */
GtkWidget     *cs_member_row_get_problem_row (CsMemberRow   *self);

G_END_DECLS
