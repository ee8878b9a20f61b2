/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberSwitchRow:
 *
 * A boolean field as a form row. Where the document says nothing the switch shows the default.
 */
#define CS_TYPE_MEMBER_SWITCH_ROW (cs_member_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberSwitchRow, cs_member_switch_row, CS, MEMBER_SWITCH_ROW, AdwActionRow)

GtkWidget *cs_member_switch_row_new        (CsMemberField     *field) G_GNUC_WARN_UNUSED_RESULT;
GtkSwitch *cs_member_switch_row_get_switch (CsMemberSwitchRow *self);

G_END_DECLS
