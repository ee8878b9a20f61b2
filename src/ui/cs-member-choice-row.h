/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberChoiceRow:
 *
 * A field with choices as a form row. A value of the document that is none of them is listed, too,
 * so that looking at the form never changes it.
 */
#define CS_TYPE_MEMBER_CHOICE_ROW (cs_member_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberChoiceRow, cs_member_choice_row, CS, MEMBER_CHOICE_ROW, AdwComboRow)

GtkWidget *cs_member_choice_row_new (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
