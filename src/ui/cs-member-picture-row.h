/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsMemberPictureRow:
 *
 * A field whose value is one of a few words, each a button with a picture of what it does. The one
 * that is chosen is taken out of the text when it is pressed again.
 */
#define CS_TYPE_MEMBER_PICTURE_ROW (cs_member_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberPictureRow, cs_member_picture_row, CS, MEMBER_PICTURE_ROW,
                      AdwActionRow)

GtkWidget *cs_member_picture_row_new      (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;
/* Whether there are pictures of what @field may be, and it is nothing else now. */
gboolean   cs_member_picture_row_is_fit   (CsMemberField *field);

G_END_DECLS
