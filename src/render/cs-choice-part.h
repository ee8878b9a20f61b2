/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Choices, as a field that opens a list, or as boxes below one another. It is a CsInput; the
 * values of several chosen ones are parted by commas. */

typedef enum
{
  CS_CHOICE_COMPACT,
  CS_CHOICE_FILTERED,   /* a field to type into, that helps with the choices */
  CS_CHOICE_SEARCHED,   /* likewise, where a service has the choices */
  CS_CHOICE_ONE,        /* boxes, of which one is chosen */
  CS_CHOICE_SEVERAL,
} CsChoiceKind;

#define CS_TYPE_CHOICE_PART (cs_choice_part_get_type ())
G_DECLARE_FINAL_TYPE (CsChoicePart, cs_choice_part, CS, CHOICE_PART, CsPart)

CsPart *cs_choice_part_new      (void);
/* Forgets all choices, but not the value. */
void    cs_choice_part_begin    (CsChoicePart *self,
                                 CsChoiceKind  kind,
                                 const char   *label,
                                 const char   *placeholder,
                                 gboolean      rtl);
/* @width: the least one of the columns that boxes stand in; 0: they stand below one another */
void    cs_choice_part_set_column (CsChoicePart *self,
                                   double        width);
/* @flow: (transfer full) (nullable): how the title looks beside a box */
void    cs_choice_part_add      (CsChoicePart *self,
                                 const char   *title,
                                 const char   *value,
                                 CsTextFlow   *flow);

G_END_DECLS
