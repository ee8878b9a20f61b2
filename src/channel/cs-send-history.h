/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-sender.h"

G_BEGIN_DECLS

/**
 * CsSentMessage:
 *
 * A message that was sent, or was tried to be. Immutable; holds no secret.
 */
#define CS_TYPE_SENT_MESSAGE (cs_sent_message_get_type ())
G_DECLARE_FINAL_TYPE (CsSentMessage, cs_sent_message, CS, SENT_MESSAGE, GObject)

/* Microseconds since 1970. */
gint64          cs_sent_message_get_time    (CsSentMessage *self);
/* Which project it was of, as the secret store tells them apart. */
const char     *cs_sent_message_get_project (CsSentMessage *self);
const char     *cs_sent_message_get_webhook (CsSentMessage *self);
CsEndpointKind  cs_sent_message_get_kind    (CsSentMessage *self);
/* The masked address. */
const char     *cs_sent_message_get_label   (CsSentMessage *self);
/* The card's path in the project, or its file's. */
const char     *cs_sent_message_get_card    (CsSentMessage *self);
gsize           cs_sent_message_get_size    (CsSentMessage *self);
guint           cs_sent_message_get_status  (CsSentMessage *self);
const char     *cs_sent_message_get_answer  (CsSentMessage *self);
/* The verdict's id and outcome. */
const char     *cs_sent_message_get_verdict (CsSentMessage *self);
CsOutcome       cs_sent_message_get_outcome (CsSentMessage *self);
/* What was posted, for sending it again and for comparing it with the card as it is now. */
const char     *cs_sent_message_get_payload (CsSentMessage *self);

/**
 * CsSendHistory:
 *
 * What was sent lately from this machine, the oldest first, as a GListModel of CsSentMessage. In
 * one file, a line of JSON each, that several processes may append to. Main thread only.
 */
#define CS_TYPE_SEND_HISTORY (cs_send_history_get_type ())
G_DECLARE_FINAL_TYPE (CsSendHistory, cs_send_history, CS, SEND_HISTORY, GObject)

#define CS_SEND_HISTORY_MAX_MESSAGES 200

/* Returns: (transfer full): where it is kept by default, in the user's data folder */
char          *cs_send_history_dup_path (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_send_history_open:
 * @path: a file that need not exist; lines in it that cannot be read are passed over
 */
CsSendHistory *cs_send_history_open     (const char           *path) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsSentFacts:
 * @url: the address, which is not kept: only its label is, and its secrets are masked in the payload
 */
typedef struct
{
  const char     *project;
  const char     *webhook;
  CsEndpointKind  kind;
  const char     *url;
  const char     *card;
  GBytes         *payload;
} CsSentFacts;

/* Returns: FALSE with a G_IO_ERROR; the model has it all the same */
gboolean       cs_send_history_add      (CsSendHistory        *self,
                                         const CsSentFacts    *facts,
                                         const CsSendResult   *result,
                                         GError              **error);
/* Deletes all. */
void           cs_send_history_clear    (CsSendHistory        *self);

G_END_DECLS
