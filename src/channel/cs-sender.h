/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-channel-error.h"
#include "cs-verdict.h"

G_BEGIN_DECLS

/**
 * CsSender:
 *
 * Posts messages to webhooks: TLS verified, https only (http to this machine), no redirects, no
 * cookies or passwords, a new connection for each, at most CS_SENDER_SECONDS. It sends again by
 * itself only where nothing can have been posted, waits as it is told to (Retry-After) or twice as
 * long each time, and spreads a burst over the windows of rates. Main thread only, with a running
 * main loop. The addresses stay in memory and are in no text that it gives.
 */
#define CS_TYPE_SENDER (cs_sender_get_type ())
G_DECLARE_FINAL_TYPE (CsSender, cs_sender, CS, SENDER, GObject)

#define CS_SENDER_SECONDS          30
#define CS_SENDER_MAX_RETRIES      3
/* Who is told to wait for longer is told so, and nothing is sent again by itself. */
#define CS_SENDER_MAX_WAIT_SECONDS 300

typedef enum
{
  CS_SEND_PLAIN    = 0,
  CS_SEND_NO_RETRY = 1 << 0,    /* one attempt, whatever the answer */
  CS_SEND_NO_PLAN  = 1 << 1,    /* at once, whatever was sent lately */
} CsSendFlags;

/**
 * CsSendPhase:
 * @CS_SEND_PLANNED: waits for its time in the windows of rates
 * @CS_SEND_RUNNING: is being sent, or waits for its answer
 * @CS_SEND_RETRYING: waits before it is sent again
 */
typedef enum
{
  CS_SEND_PLANNED,
  CS_SEND_RUNNING,
  CS_SEND_RETRYING,
} CsSendPhase;

/**
 * CsSendProgress:
 * @attempt: from 1
 * @seconds: until the waiting ends; while it runs how many it has left
 *
 * Told at each change, and once in a second.
 */
typedef void (*CsSendProgress) (CsSendPhase phase,
                                guint       attempt,
                                guint       seconds,
                                gpointer    user_data);

/**
 * CsSendResult:
 * @time: when it began, in microseconds since 1970
 * @milliseconds: how long the last attempt took
 * @attempts: how many there were
 * @size: of the message, in bytes
 * @status: of HTTP, 0 where there was no answer
 * @answer: the answer's body as UTF-8, cut at CS_VERDICT_MAX_BYTES, the address's secrets masked
 * @retry_after: how many seconds the answer asks to wait, 0 where it does not
 * @verdict: what it means
 */
typedef struct
{
  gint64     time;
  guint      milliseconds;
  guint      attempts;
  gsize      size;
  guint      status;
  char      *answer;
  guint      retry_after;
  CsVerdict  verdict;
} CsSendResult;

void          cs_send_result_free   (CsSendResult         *self);

CsSender     *cs_sender_new         (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_sender_send_async:
 * @url: of the webhook; a secret
 * @accepts: by whose rules its answers are read; cs_endpoint_guess_kind() knows
 * @payload: what is posted, as it is: JSON in UTF-8
 * @progress: (nullable): is told how it goes, until @callback is called
 *
 * Posts. What became of it is a result and not an error, also where there was no answer.
 */
void          cs_sender_send_async  (CsSender             *self,
                                     const char           *url,
                                     CsEndpointKind        accepts,
                                     GBytes               *payload,
                                     CsSendFlags           flags,
                                     CsSendProgress        progress,
                                     gpointer              progress_data,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/**
 * cs_sender_send_finish:
 *
 * Returns: (transfer full) (nullable): the result; NULL with CS_CHANNEL_ERROR_ADDRESS where @url is
 *   none that may be posted to, so that nothing was tried
 */
CsSendResult *cs_sender_send_finish (CsSender             *self,
                                     GAsyncResult         *result,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_sender_dup_plan:
 *
 * Returns: (transfer full) (array length=n_messages): in how many milliseconds each of @n_messages to
 *   @url would be sent if they were given to it now
 */
gint64       *cs_sender_dup_plan    (CsSender             *self,
                                     const char           *url,
                                     guint                 n_messages) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_retry_after_parse:
 * @text: (nullable): the value of the header: seconds, or an HTTP date
 * @now: seconds since 1970
 *
 * Returns: seconds to wait, 0 where it says nothing of use
 */
guint         cs_retry_after_parse  (const char           *text,
                                     gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsSendResult, cs_send_result_free)

G_END_DECLS
