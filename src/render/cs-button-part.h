/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A button of a card. Emits "clicked". */

typedef enum
{
  CS_BUTTON_DEFAULT,
  CS_BUTTON_POSITIVE,
  CS_BUTTON_DESTRUCTIVE,
  CS_BUTTON_EMPHASIS,      /* one that stands on an emphasised ground */
  CS_BUTTON_INLINE,        /* beside an input: only its words */
  CS_BUTTON_FLAT,          /* a link among others */
} CsButtonStyle;

/**
 * CsButtonLook:
 * @title: (nullable)
 * @symbol: (nullable): name of an icon that is drawn before the title
 * @symbol_filled: its inside, too
 * @has_icon: room for a picture of 16 pixels is before the title
 * @expandable: it opens something
 * @expanded: it is open
 */
typedef struct
{
  const char    *title;
  const char    *tooltip;
  CsButtonStyle  style;
  const char    *symbol;
  gboolean       symbol_filled;
  gboolean       has_icon;
  gboolean       expandable;
  gboolean       expanded;
  gboolean       disabled;
} CsButtonLook;

#define CS_TYPE_BUTTON_PART (cs_button_part_get_type ())
G_DECLARE_FINAL_TYPE (CsButtonPart, cs_button_part, CS, BUTTON_PART, CsPart)

CsPart *cs_button_part_new          (void);
void    cs_button_part_set_look     (CsButtonPart       *self,
                                     const CsButtonLook *look);
/**
 * cs_button_part_set_icon:
 * @source: (nullable): asked for the picture, now and when it says that one came
 * @url: (nullable): of the picture in the room before the title
 */
void    cs_button_part_set_icon     (CsButtonPart       *self,
                                     CsPictureSource    *source,
                                     const char         *url);
/* Returns: (transfer none): what stands on it; "" for nothing */
const char *cs_button_part_get_title (CsButtonPart     *self);
gboolean cs_button_part_get_expanded (CsButtonPart      *self);
void    cs_button_part_set_expanded (CsButtonPart       *self,
                                     gboolean            expanded);

G_END_DECLS
