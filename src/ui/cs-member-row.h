/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-vocab.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsMemberRow:
 *
 * One string member of a JSON document as a form row: title, help and length limit from its row in
 * the vocabulary, text from the document. Each keystroke is a change; a burst of them is one step
 * of the history. Below it a second row says what is wrong and offers the fix.
 *
 * Properties: "workspace", "path", "pointer", "shape" and "version" (construct-only).
 */
#define CS_TYPE_MEMBER_ROW (cs_member_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberRow, cs_member_row, CS, MEMBER_ROW, AdwEntryRow)

/**
 * cs_member_row_new:
 * @path: the document
 * @pointer: the member in it
 * @member: its row in the vocabulary
 */
CsMemberRow *cs_member_row_new             (CsWorkspace    *workspace,
                                            const char     *path,
                                            const char     *pointer,
                                            const CsMember *member) G_GNUC_WARN_UNUSED_RESULT;
const char  *cs_member_row_get_pointer     (CsMemberRow    *self);
/* The row that belongs below it; floating until it is put somewhere. */
GtkWidget   *cs_member_row_get_problem_row (CsMemberRow    *self);
/* Takes the text from the document again, as its "changed" signal does. */
void         cs_member_row_update          (CsMemberRow    *self);

G_END_DECLS
