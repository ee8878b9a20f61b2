/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-endpoint.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsCardToSend:
 * @workspace: the project that the card is of, or the card alone
 * @path: the card's path in it
 * @bytes: the card
 *
 * A card that somebody named to have it sent.
 */
typedef struct
{
  CsWorkspace *workspace;
  char        *path;
  GBytes      *bytes;
} CsCardToSend;

/**
 * cs_card_to_send_open:
 * @file: a JSON file; the project is the nearest folder around it with a manifest or a
 *   connector.json that has the file
 *
 * Returns: (transfer full) (nullable): NULL with an error of cs_workspace_open()
 */
CsCardToSend *cs_card_to_send_open        (const char      *file,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void          cs_card_to_send_free        (CsCardToSend    *self);

/**
 * cs_card_to_send_find_errors:
 *
 * Checks the project.
 *
 * Returns: (transfer full) (element-type CsFinding): what is wrong with the card and should keep it
 *   from being sent
 */
GPtrArray    *cs_card_to_send_find_errors (CsCardToSend    *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_card_dup_payload:
 * @card: a MessageCard, an Adaptive Card, or a message that brings one
 * @accepts: what kind of webhook is to take it
 *
 * Returns: (transfer full) (nullable): what is posted, minified, as cs_card_envelope_wrap() makes it;
 *   NULL with CS_CHANNEL_ERROR_BAD_CARD for what is no JSON object without faults
 */
GBytes       *cs_card_dup_payload         (GBytes          *card,
                                           CsEndpointKind   accepts,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsCardToSend, cs_card_to_send_free)

G_END_DECLS
