/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-input.h"

G_BEGIN_DECLS

/* An input with what belongs to it: its label above or before it, the button beside it, and what is
 * wrong with it below. */

#define CS_TYPE_INPUT_PART (cs_input_part_get_type ())
G_DECLARE_FINAL_TYPE (CsInputPart, cs_input_part, CS, INPUT_PART, CsPart)

/* Of the label: above the control, or before it with a share of the width or a width in pixels. */
typedef enum
{
  CS_LABEL_ABOVE,
  CS_LABEL_SHARE,
  CS_LABEL_PIXELS,
} CsLabelPlace;

/* @control: (transfer floating): a part, which is a CsInput or has one in it */
CsPart  *cs_input_part_new           (CsPart      *control);
CsPart  *cs_input_part_get_control   (CsInputPart *self);
/* @flow: (transfer full) (nullable) */
void     cs_input_part_set_label     (CsInputPart *self,
                                      CsTextFlow  *flow);
void     cs_input_part_place_label   (CsInputPart *self,
                                      CsLabelPlace place,
                                      double       width);
/* @flow: (transfer full) (nullable): what is wrong */
void     cs_input_part_set_error     (CsInputPart *self,
                                      CsTextFlow  *flow);
gboolean cs_input_part_has_error     (CsInputPart *self);
/* Back to the value that the card gave last. */
void     cs_input_part_reset         (CsInputPart *self);
/* @button: (transfer floating) (nullable) */
void     cs_input_part_set_button    (CsInputPart *self,
                                      CsPart      *button);
CsPart  *cs_input_part_get_button    (CsInputPart *self);
/* The value that the card gives; people's own stays until the card gives another one. */
void     cs_input_part_set_given     (CsInputPart *self,
                                      const char  *value);

G_END_DECLS
