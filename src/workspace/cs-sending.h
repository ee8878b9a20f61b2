/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-channel-desk.h"

G_BEGIN_DECLS

/**
 * CsSendingState:
 * @CS_SENDING_LOOKING_UP: asks the keyring for the address
 * @CS_SENDING_WAITING: for its time in the windows of rates, or before it is sent again
 * @CS_SENDING_RUNNING: is being sent, or waits for its answer
 * @CS_SENDING_DONE: there is a result
 * @CS_SENDING_FAILED: nothing was tried
 */
typedef enum
{
  CS_SENDING_LOOKING_UP,
  CS_SENDING_WAITING,
  CS_SENDING_RUNNING,
  CS_SENDING_DONE,
  CS_SENDING_FAILED,
} CsSendingState;

/**
 * CsSendingOrder:
 * @project: as the secret store tells projects apart
 * @webhook: its name
 * @kind: as the project has it
 * @url: (nullable): its address; NULL looks it up
 * @card: the card's path
 * @text: (nullable): the card, which is put into the envelope that the address asks for
 * @payload: (nullable): instead of @text, what is posted as it is
 *
 * What is to be sent where. All is copied.
 */
typedef struct
{
  const char     *project;
  const char     *webhook;
  CsEndpointKind  kind;
  const char     *url;
  const char     *card;
  GBytes         *text;
  GBytes         *payload;
} CsSendingOrder;

/**
 * CsSending:
 *
 * One message on its way to one webhook, from the look-up of the address to the history. It lives
 * as long as it is under way, whoever lets go of it. No text that it gives holds an address.
 *
 * Signal "changed": state or sentence are other ones, at least once in a second.
 */
#define CS_TYPE_SENDING (cs_sending_get_type ())
G_DECLARE_FINAL_TYPE (CsSending, cs_sending, CS, SENDING, GObject)

CsSending          *cs_sending_start        (CsChannelDesk        *desk,
                                             const CsSendingOrder *order) G_GNUC_WARN_UNUSED_RESULT;
void                cs_sending_cancel       (CsSending            *self);
/**
 * cs_sending_repeat:
 *
 * Returns: (transfer full): the same message, sent once more
 */
CsSending          *cs_sending_repeat       (CsSending            *self) G_GNUC_WARN_UNUSED_RESULT;

CsSendingState      cs_sending_get_state    (CsSending            *self);
gboolean            cs_sending_is_under_way (CsSending            *self);
const char         *cs_sending_get_webhook  (CsSending            *self);
const char         *cs_sending_get_card     (CsSending            *self);
/* Translated: how it goes, or what became of it and what to do next. */
const char         *cs_sending_get_sentence (CsSending            *self);
/* (nullable): NULL until it is done */
const CsSendResult *cs_sending_get_result   (CsSending            *self);

G_END_DECLS
