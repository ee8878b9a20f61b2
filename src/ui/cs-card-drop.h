/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-composer.h"

G_BEGIN_DECLS

/* Parts of cards that are dragged: as JSON text, which other programs take and give, too. */

/* Where something is let go, seen from the part under the pointer. */
typedef enum
{
  CS_DROP_BEFORE,
  CS_DROP_INSIDE,
  CS_DROP_BEHIND,
} CsDropSide;

/* (transfer full) (nullable): NULL for the card itself, which cannot be dragged */
GdkContentProvider *cs_card_drag_part (CsComposer   *composer,
                                       guint         index) G_GNUC_WARN_UNUSED_RESULT;
GdkContentProvider *cs_card_drag_text (const char   *text) G_GNUC_WARN_UNUSED_RESULT;
/* Whether anything may stand within that part. */
gboolean            cs_card_holds_parts (CsComposer *composer,
                                         guint       index);
/**
 * cs_card_drop:
 * @widget: where it was let go; it tells what cannot be done
 * @value: JSON text of a part, or what cs_card_drag_part() gave
 *
 * Moves a part of this very card, inserts any other.
 *
 * Returns: whether it was taken
 */
gboolean            cs_card_drop      (GtkWidget    *widget,
                                       CsComposer   *composer,
                                       guint         index,
                                       CsDropSide    side,
                                       const GValue *value);

G_END_DECLS
