/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberPlaceRow:
 *
 * A field that no form can hold, an object or a list of them: says how much there is, and leads to
 * its place in the JSON text.
 *
 * Signal "activated", of the row: go to the place.
 */
#define CS_TYPE_MEMBER_PLACE_ROW (cs_member_place_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberPlaceRow, cs_member_place_row, CS, MEMBER_PLACE_ROW, AdwActionRow)

GtkWidget *cs_member_place_row_new (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
