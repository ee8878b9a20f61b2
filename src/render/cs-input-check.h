/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-input-part.h"
#include "cs-render.h"

G_BEGIN_DECLS

/* What an input's value must be before a button may send it. */

typedef enum
{
  CS_INPUT_KIND_TEXT,
  CS_INPUT_KIND_NUMBER,
  CS_INPUT_KIND_DATE,
  CS_INPUT_KIND_TIME,
  CS_INPUT_KIND_TOGGLE,
  CS_INPUT_KIND_CHOICES,
} CsInputKind;

/**
 * CsInputRules:
 * @pattern: (nullable): a regular expression that is to be found in a text
 * @minimum: (nullable): of a number, a date or a time, as the card writes it
 * @on: (nullable): what a toggle is where it counts as filled in
 * @message: (nullable): what people are told where the value is not so
 */
typedef struct
{
  CsInputKind kind;
  gboolean    required;
  char       *pattern;
  char       *minimum;
  char       *maximum;
  char       *on;
  char       *message;
} CsInputRules;

/* Takes them from the element @object. */
void     cs_input_check_set   (CsInputPart        *part,
                               const CsObject     *object);
/* @rules: copied */
void     cs_input_check_take  (CsInputPart        *part,
                               const CsInputRules *rules);
/* Returns: whether @value is as @rules want it */
gboolean cs_input_rules_check (const CsInputRules *rules,
                               const char         *value);
/* Checks what stands in the input, and tells below it what is wrong. */
gboolean cs_input_check       (CsRender           *render,
                               CsInputPart        *part);

G_END_DECLS
