/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-sending.h"

G_BEGIN_DECLS

/**
 * CsSendingRow:
 *
 * A message on its way to a webhook, and what became of it: what the answer means, and the answer
 * as it came.
 *
 * Signal "again": somebody wants it sent once more.
 */
#define CS_TYPE_SENDING_ROW (cs_sending_row_get_type ())
G_DECLARE_FINAL_TYPE (CsSendingRow, cs_sending_row, CS, SENDING_ROW, AdwExpanderRow)

GtkWidget *cs_sending_row_new         (CsSending    *sending);
CsSending *cs_sending_row_get_sending (CsSendingRow *self);

/* Returns: (transfer none): a row with an answer as it came, to be read and selected */
GtkWidget *cs_answer_row_new          (guint         status,
                                       const char   *answer);
/* The icon of an outcome, and its style class or NULL. */
const char *cs_outcome_get_icon       (CsOutcome     outcome,
                                       const char  **css_class);

G_END_DECLS
