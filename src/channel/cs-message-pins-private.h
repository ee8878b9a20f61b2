/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-message-store.h"

G_BEGIN_DECLS

/**
 * CsMessagePins:
 *
 * The messages that somebody wants to find again, a file pinned-ID.log of one record for each, so
 * that they outlast the files of the conversation. At most CS_MESSAGE_STORE_MAX_PINNED.
 */
typedef struct _CsMessagePins CsMessagePins;

CsMessagePins    *cs_message_pins_new          (const char        *folder) G_GNUC_WARN_UNUSED_RESULT;
/* What was unpinned goes with it. */
void              cs_message_pins_free         (CsMessagePins     *self);
/* Returns: (transfer full) (element-type CsChannelMessage): those that are there, by their numbers */
GPtrArray        *cs_message_pins_open         (CsMessagePins     *self) G_GNUC_WARN_UNUSED_RESULT;
guint             cs_message_pins_get_n_pinned (CsMessagePins     *self);
gboolean          cs_message_pins_contains     (CsMessagePins     *self,
                                                guint64            id);
gboolean          cs_message_pins_add          (CsMessagePins     *self,
                                                CsChannelMessage  *message,
                                                GError           **error);
/* Its file stays until cs_message_pins_sweep(), as long as somebody may still look at it. */
void              cs_message_pins_remove       (CsMessagePins     *self,
                                                guint64            id);
void              cs_message_pins_clear        (CsMessagePins     *self);
/* Returns: whether something was removed */
gboolean          cs_message_pins_sweep        (CsMessagePins     *self);
/* Returns: (transfer full) (nullable): the message, which reads its body from the pin's file */
CsChannelMessage *cs_message_pins_load         (CsMessagePins     *self,
                                                guint64            id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
