/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-channel-answer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CsChannelMessage:
 *
 * A message that arrived in the local channel, with what was answered. Immutable; its body stays
 * on the disk. Properties, read-only: "id", "time".
 */
#define CS_TYPE_CHANNEL_MESSAGE (cs_channel_message_get_type ())
G_DECLARE_FINAL_TYPE (CsChannelMessage, cs_channel_message, CS, CHANNEL_MESSAGE, GObject)

/* From 1; grows, also over the program's end. */
guint64         cs_channel_message_get_id        (CsChannelMessage  *self);
/* Microseconds since 1970. */
gint64          cs_channel_message_get_time      (CsChannelMessage  *self);
/* Which webhook it came by: CS_ENDPOINT_CONNECTOR or CS_ENDPOINT_WORKFLOW. */
CsEndpointKind  cs_channel_message_get_plays     (CsChannelMessage  *self);
guint           cs_channel_message_get_status    (CsChannelMessage  *self);
/* The answer's body, "" where it was empty. */
const char     *cs_channel_message_get_answer    (CsChannelMessage  *self);
gboolean        cs_channel_message_get_accepted  (CsChannelMessage  *self);
/* Returns: (nullable): why the real workflow's run would fail all the same */
const char     *cs_channel_message_get_run_error (CsChannelMessage  *self);
/* The fault that was asked for when it came. */
CsChannelFault  cs_channel_message_get_fault     (CsChannelMessage  *self);
/* Bytes of the body as it came, and as Teams would count them. */
gsize           cs_channel_message_get_size      (CsChannelMessage  *self);
gsize           cs_channel_message_get_measured  (CsChannelMessage  *self);
/* The request line and the headers, a line each, secrets masked. */
const char     *cs_channel_message_get_request   (CsChannelMessage  *self);
/**
 * cs_channel_message_load_body:
 *
 * Reads it from the disk; any thread.
 *
 * Returns: (transfer full) (nullable): the body as it came, or NULL with G_IO_ERROR, for example
 *   where it is not kept any more
 */
GBytes         *cs_channel_message_load_body     (CsChannelMessage  *self,
                                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsMessageStore:
 *
 * The last CS_MESSAGE_STORE_MAX_MESSAGES messages of the local channel, and before them the older
 * ones that are pinned, the oldest first, as a GListModel of CsChannelMessage. In a folder, as files
 * that are only ever appended to or deleted whole; what was appended is there after the program was
 * killed. Main thread only.
 */
#define CS_TYPE_MESSAGE_STORE (cs_message_store_get_type ())
G_DECLARE_FINAL_TYPE (CsMessageStore, cs_message_store, CS, MESSAGE_STORE, GObject)

#define CS_MESSAGE_STORE_MAX_MESSAGES 1000
#define CS_MESSAGE_STORE_MAX_PINNED   100
/* On the disk, without the pinned ones; of very large messages fewer are kept. */
#define CS_MESSAGE_STORE_MAX_BYTES    (128u * 1024 * 1024)

/**
 * cs_message_store_open:
 * @folder: made where it is missing, for the user alone
 *
 * Returns: (transfer full) (nullable): the store with what it held, or NULL with G_IO_ERROR:
 *   G_IO_ERROR_BUSY where another process has it open
 */
CsMessageStore   *cs_message_store_open    (const char       *folder,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsMessageFacts:
 *
 * What is told of a message that is to be kept; all is copied.
 */
typedef struct
{
  gint64                 time;
  CsEndpointKind         plays;
  CsChannelFault         fault;
  gsize                  measured;
  const char            *request;
  const CsChannelAnswer *answer;
} CsMessageFacts;

/**
 * cs_message_store_append:
 *
 * Returns: (transfer full) (nullable): the message, which is in the file now and survives the end
 *   of this process, or NULL with G_IO_ERROR, and nothing is written then
 */
CsChannelMessage *cs_message_store_append  (CsMessageStore        *self,
                                            const CsMessageFacts  *facts,
                                            GBytes                *body,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_message_store_hold:
 *
 * Until it is released as often, the list stays as it is: what is appended meanwhile is in the
 * file, and comes into the list with one change.
 */
void              cs_message_store_hold    (CsMessageStore        *self);
void              cs_message_store_release (CsMessageStore        *self);
/**
 * cs_message_store_pin:
 *
 * Keeps the message when it is not among the last any more, and over the program's end.
 *
 * Returns: FALSE with G_IO_ERROR_NO_SPACE where CS_MESSAGE_STORE_MAX_PINNED are pinned, or with why
 *   it cannot be written
 */
gboolean          cs_message_store_pin     (CsMessageStore        *self,
                                            CsChannelMessage      *message,
                                            GError               **error);
/* A message that is not among the last stays until another one comes. */
void              cs_message_store_unpin   (CsMessageStore        *self,
                                            guint64                id);
gboolean          cs_message_store_is_pinned (CsMessageStore      *self,
                                            guint64                id);
/* Deletes all, the pinned ones too. */
void              cs_message_store_clear   (CsMessageStore        *self);

G_END_DECLS
