/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsLinkRow:
 *
 * A row that opens a page of the web in the user's browser.
 *
 * Properties: "uri".
 */
#define CS_TYPE_LINK_ROW (cs_link_row_get_type ())
G_DECLARE_FINAL_TYPE (CsLinkRow, cs_link_row, CS, LINK_ROW, AdwActionRow)

GtkWidget  *cs_link_row_new     (const char *title,
                                 const char *subtitle,
                                 const char *uri) G_GNUC_WARN_UNUSED_RESULT;
const char *cs_link_row_get_uri (CsLinkRow  *self);

G_END_DECLS
