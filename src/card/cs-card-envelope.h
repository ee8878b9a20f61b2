/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

#define CS_CARD_ENVELOPE_ERROR (cs_card_envelope_error_quark ())
GQuark cs_card_envelope_error_quark (void);

/**
 * CsCardEnvelopeError:
 * @CS_CARD_ENVELOPE_ERROR_BROKEN: the card is no JSON object without faults
 * @CS_CARD_ENVELOPE_ERROR_NO_CARD: there is no card in it
 */
typedef enum
{
  CS_CARD_ENVELOPE_ERROR_BROKEN,
  CS_CARD_ENVELOPE_ERROR_NO_CARD,
} CsCardEnvelopeError;

/* Returns: whether the text is an Adaptive Card, by its "type" */
gboolean cs_card_is_adaptive      (CsSnapshot  *card);
/* Returns: whether it is meant as a MessageCard, which need not say so */
gboolean cs_card_is_message_card  (CsSnapshot  *card);

/**
 * cs_card_envelope_wrap:
 *
 * What a webhook must get to show @card: of an Adaptive Card a message with the card attached and
 * with its fallback text as the notification's; a MessageCard is sent as it is. Numbers and
 * escapes stay as they are spelled. Any thread.
 *
 * Returns: (transfer full) (nullable): the body of the request, minified, or NULL with
 *   CS_CARD_ENVELOPE_ERROR
 */
GBytes  *cs_card_envelope_wrap    (CsSnapshot  *card,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_card_envelope_unwrap:
 * @text: a card, a message or a bot's attachment that has one, or a curl command line that sends
 *   any of these
 *
 * Takes the card out of what stands around it; of several the first one.
 *
 * Returns: (transfer full) (nullable): @text itself where nothing stands around the card, else
 *   the card's text, formatted; NULL with CS_CARD_ENVELOPE_ERROR
 */
GBytes  *cs_card_envelope_unwrap  (GBytes      *text,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
