/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-private.h"

G_BEGIN_DECLS

/**
 * CsCardFault:
 *
 * What is wrong with a value, by the row of its member.
 */
typedef enum
{
  CS_CARD_FAULT_NONE,
  CS_CARD_FAULT_TYPE,
  CS_CARD_FAULT_CHOICE,
  CS_CARD_FAULT_PATTERN,
  CS_CARD_FAULT_RANGE,
  CS_CARD_FAULT_LENGTH,
} CsCardFault;

/**
 * cs_card_value_judge:
 * @form: (out): the form of the row that the value comes nearest to
 *
 * A value may have any of the forms that a row allows. Judged as the official renderer reads it:
 * the case of letters in choices does not count, and what a template fills in is never wrong. What
 * is in lists and objects is not looked at.
 *
 * Returns: what is wrong
 */
CsCardFault  cs_card_value_judge    (CsCard          *card,
                                     const CsMember  *row,
                                     guint            node,
                                     const CsMember **form);
/**
 * cs_card_value_describe:
 *
 * Returns: (transfer full): the sentence for that fault
 */
char        *cs_card_value_describe (CsCard          *card,
                                     CsCardFault      fault,
                                     const char      *name,
                                     const CsMember  *form,
                                     guint            node) G_GNUC_WARN_UNUSED_RESULT;
/* Offers what was meant, where the value tells. */
void         cs_card_value_cure     (CsCard          *card,
                                     CsFinding       *finding,
                                     CsCardFault      fault,
                                     const CsMember  *form,
                                     guint            node);

G_END_DECLS
