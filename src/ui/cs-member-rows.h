/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * cs_member_rows_create:
 *
 * Returns: (transfer floating): the row that fits the field's type, an AdwPreferencesRow; once it
 *   stands in its list, cs_member_field_attach() is due
 */
GtkWidget *cs_member_rows_create (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
