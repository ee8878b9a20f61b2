/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberChecksRow:
 *
 * A field that lists some of its choices, as a check button for each. What the document lists
 * beside them has one, too.
 */
#define CS_TYPE_MEMBER_CHECKS_ROW (cs_member_checks_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberChecksRow, cs_member_checks_row, CS, MEMBER_CHECKS_ROW,
                      AdwExpanderRow)

GtkWidget      *cs_member_checks_row_new       (CsMemberField     *field) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) The button of a value. */
GtkCheckButton *cs_member_checks_row_find      (CsMemberChecksRow *self,
                                                const char        *value);

G_END_DECLS
