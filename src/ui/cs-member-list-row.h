/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberListRow:
 *
 * A field that is a list of texts: a row for each, with a button that removes it, and one that
 * adds another.
 */
#define CS_TYPE_MEMBER_LIST_ROW (cs_member_list_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberListRow, cs_member_list_row, CS, MEMBER_LIST_ROW, AdwExpanderRow)

GtkWidget *cs_member_list_row_new          (CsMemberField   *field) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) The row of the item at @pointer or around it. */
GtkWidget *cs_member_list_row_find_item    (CsMemberListRow *self,
                                            const char      *pointer);
/* The entry that takes a new item. */
GtkWidget *cs_member_list_row_get_add_row  (CsMemberListRow *self);

G_END_DECLS
