/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-vocab.h"

G_BEGIN_DECLS

/**
 * CsChoicePicture:
 *
 * One of the words that a member of a card may be, drawn as what it does in Teams: a color, a
 * container's style, an alignment, a distance, a size of text, a weight.
 */
#define CS_TYPE_CHOICE_PICTURE (cs_choice_picture_get_type ())
G_DECLARE_FINAL_TYPE (CsChoicePicture, cs_choice_picture, CS, CHOICE_PICTURE, GtkWidget)

typedef enum
{
  CS_CHOICE_LOOK_NONE,        /* there is no picture of such choices */
  CS_CHOICE_LOOK_INK,
  CS_CHOICE_LOOK_STYLE,
  CS_CHOICE_LOOK_HORIZONTAL,
  CS_CHOICE_LOOK_VERTICAL,
  CS_CHOICE_LOOK_SPACING,
  CS_CHOICE_LOOK_SIZE,
  CS_CHOICE_LOOK_WEIGHT,
  CS_CHOICE_LOOK_SYMBOL,      /* an icon by its name */
} CsChoiceLook;

/* What the words of @member, a row of a card's tables, are drawn as. */
CsChoiceLook cs_choice_look_find   (const CsMember *member);
GtkWidget   *cs_choice_picture_new (CsChoiceLook    look,
                                    const char     *word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
