/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-card-answer.h"
#include "cs-message-store.h"
#include "cs-press.h"

G_BEGIN_DECLS

/**
 * CsMessageRow:
 *
 * A message of the local channel as it stands in the conversation: when and where it came, what was
 * answered, and the card. The card is drawn when there is time for it, one after the other, so that
 * a long conversation does not stop the window.
 *
 * Signals: "details": somebody wants to know more; "pinned"; "pressed" (CsPress *press): something
 * in the card would do something outside of it; "back": the card is to be as it came.
 */
#define CS_TYPE_MESSAGE_ROW (cs_message_row_get_type ())
G_DECLARE_FINAL_TYPE (CsMessageRow, cs_message_row, CS, MESSAGE_ROW, AdwBin)

GtkWidget        *cs_message_row_new         (void);
/* @message: (nullable): NULL for none */
void              cs_message_row_set_message (CsMessageRow     *self,
                                              CsChannelMessage *message);
CsChannelMessage *cs_message_row_get_message (CsMessageRow     *self);
/* What a pressed button left with the card; another message begins without it.
 * @answer: (nullable) */
void              cs_message_row_set_answer  (CsMessageRow     *self,
                                              CsCardAnswer     *answer);

/* Translated, short: "Workflows". */
const char       *cs_message_get_webhook     (CsChannelMessage *message);
/**
 * cs_message_dup_card:
 *
 * Returns: (transfer full) (nullable): the card in a message, without what is around it; NULL where
 *   the message cannot be read or is no JSON
 */
CsSnapshot       *cs_message_dup_card        (CsChannelMessage *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
