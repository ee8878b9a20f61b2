/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cs-outline.h"

G_BEGIN_DECLS

/**
 * CsOutlineRow:
 *
 * What one row of the outline shows.
 *
 * Property "title", read-only and notified: what the part says.
 */
#define CS_TYPE_OUTLINE_ROW (cs_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (CsOutlineRow, cs_outline_row, CS, OUTLINE_ROW, GObject)

CsOutlineRow *cs_outline_row_new           (CsOutline    *outline,
                                            guint         index) G_GNUC_WARN_UNUSED_RESULT;
guint         cs_outline_row_get_depth     (CsOutlineRow *self);
const char   *cs_outline_row_get_icon_name (CsOutlineRow *self);
/* Translated: what it is. */
const char   *cs_outline_row_get_kind      (CsOutlineRow *self);
/* (nullable): what it says. */
const char   *cs_outline_row_get_title     (CsOutlineRow *self);
/* Whether that part of @outline is of the same kind and as deep: one of another needs another row. */
gboolean      cs_outline_row_is_for        (CsOutlineRow *self,
                                            CsOutline    *outline,
                                            guint         index);
/* Takes what that part of @outline, which the row is for, says now. */
void          cs_outline_row_follow        (CsOutlineRow *self,
                                            CsOutline    *outline,
                                            guint         index);
/* Whether both would look the same. */
gboolean      cs_outline_row_equal         (CsOutlineRow *self,
                                            CsOutlineRow *other);

G_END_DECLS
