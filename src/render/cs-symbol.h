/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small drawings for the names of icons that cards use most. They are our own; they mean what
 * Microsoft's mean, and do not look the same. */

/* Returns: whether there is a drawing of that name, in any case of letters */
gboolean cs_symbol_is_known (const char            *name);
/* Returns: (nullable): the name of the drawing, in the order of the alphabet; NULL past the last */
const char *cs_symbol_get_name (guint             index);
/**
 * cs_symbol_matches:
 * @words: what somebody looks for
 *
 * Returns: whether words in the drawing's name, or in another that it stands for, begin as all of
 *   @words do
 */
gboolean cs_symbol_matches  (guint                  index,
                             const char            *words);
/**
 * cs_symbol_paint:
 * @name: of a name that is not known the first letters in a frame
 * @rect: a square
 * @color: 0xAARRGGBB
 */
void     cs_symbol_paint    (const char            *name,
                             gboolean               filled,
                             guint32                color,
                             const graphene_rect_t *rect,
                             GtkSnapshot           *snapshot);
/* Returns: (transfer full): the words of a name: "Calendar clock" for "CalendarClock" */
char    *cs_symbol_dup_text (const char            *name) G_GNUC_WARN_UNUSED_RESULT;

/* What "icon:Name,style" says. Returns: (transfer full) (nullable): the name; NULL for a picture's
 * address */
char    *cs_symbol_parse    (const char            *url,
                             gboolean              *filled) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
