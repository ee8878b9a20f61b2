/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-message-row.h"

G_BEGIN_DECLS

/**
 * CsMessageSlot:
 *
 * A place for a row of the conversation. A list makes two hundred of its rows at once, which would
 * keep the window from answering: this is nothing but a place at first, and its row is made when
 * the window has time for it, one after the other.
 *
 * Signals: "made" (CsMessageRow *row), once.
 */
#define CS_TYPE_MESSAGE_SLOT (cs_message_slot_get_type ())
G_DECLARE_FINAL_TYPE (CsMessageSlot, cs_message_slot, CS, MESSAGE_SLOT, AdwBin)

GtkWidget    *cs_message_slot_new         (void) G_GNUC_WARN_UNUSED_RESULT;
/* @message: (nullable) */
void          cs_message_slot_set_message (CsMessageSlot    *self,
                                           CsChannelMessage *message);
/* Returns: (transfer none) (nullable): NULL where it is not made yet */
CsMessageRow *cs_message_slot_get_row     (CsMessageSlot    *self);

G_END_DECLS
