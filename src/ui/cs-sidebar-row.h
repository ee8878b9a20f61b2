/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsSidebarRow:
 *
 * A page's row in the sidebar, with the number of problems on it.
 */
#define CS_TYPE_SIDEBAR_ROW (cs_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (CsSidebarRow, cs_sidebar_row, CS, SIDEBAR_ROW, GtkListBoxRow)

/* @info: must outlive the row */
GtkWidget        *cs_sidebar_row_new            (const CsPageInfo *info) G_GNUC_WARN_UNUSED_RESULT;
/* A card's row: its page is called "card:PATH" and has the path. */
GtkWidget        *cs_sidebar_row_new_for_card   (const char       *path) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the card's path */
const char       *cs_sidebar_row_get_path       (CsSidebarRow     *self);
const CsPageInfo *cs_sidebar_row_get_info       (CsSidebarRow     *self);
/* Shown beside the title, unless there are none. */
void              cs_sidebar_row_set_n_problems (CsSidebarRow     *self,
                                                 guint             n_problems);

G_END_DECLS
