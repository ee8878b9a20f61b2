/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberTextRow:
 *
 * A field of several lines as a form row that grows with its text. As with CsMemberRow each
 * keystroke is a change, and a burst of them one step of the history.
 */
#define CS_TYPE_MEMBER_TEXT_ROW (cs_member_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberTextRow, cs_member_text_row, CS, MEMBER_TEXT_ROW, AdwPreferencesRow)

GtkWidget   *cs_member_text_row_new      (CsMemberField   *field) G_GNUC_WARN_UNUSED_RESULT;
GtkTextView *cs_member_text_row_get_view (CsMemberTextRow *self);

G_END_DECLS
