/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-send-history.h"

G_BEGIN_DECLS

/**
 * CsSentRow:
 *
 * A message of the history: when it went where, what the answer was and means.
 *
 * Signals: "resend": it is to go once more, as it was; "compare": with the card as it is now.
 */
#define CS_TYPE_SENT_ROW (cs_sent_row_get_type ())
G_DECLARE_FINAL_TYPE (CsSentRow, cs_sent_row, CS, SENT_ROW, AdwExpanderRow)

GtkWidget     *cs_sent_row_new         (CsSentMessage *message);
CsSentMessage *cs_sent_row_get_message (CsSentRow     *self);

G_END_DECLS
