/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CsRequestPolicy:
 * @seconds: for all of it, redirects and body included
 * @max_bytes: of the body; what is beyond them is cut off
 * @refuses_longer: whether a longer body is CS_REQUEST_TOO_LARGE instead
 * @only_success: whether the body of an answer other than 2xx is left alone
 * @max_redirects: how many are followed; 0 where a redirect is the answer
 * @may_follow: (nullable): whether a redirect may lead there; asked for each where some are
 *   followed
 * @may_connect: (nullable): whether a connection may be made to @address for @uri; not asked of
 *   proxies, which decide by themselves whom they reach
 * @data: for both
 */
typedef struct
{
  guint      seconds;
  gsize      max_bytes;
  gboolean   refuses_longer;
  gboolean   only_success;
  guint      max_redirects;
  gboolean (*may_follow)  (GUri         *uri,
                           gpointer      data);
  gboolean (*may_connect) (GUri         *uri,
                           GInetAddress *address,
                           gpointer      data);
  gpointer   data;
} CsRequestPolicy;

/**
 * CsRequestEnd:
 * @CS_REQUEST_ANSWERED: there is an answer, whatever it says
 * @CS_REQUEST_CANCELLED: whoever asked did not want it any more
 * @CS_REQUEST_TOO_SLOW: the time ran out
 * @CS_REQUEST_TOO_LARGE: the body is longer than it may be
 * @CS_REQUEST_LOST: redirects without a place, or too many of them
 * @CS_REQUEST_LED_AWAY: a redirect to where none may lead
 * @CS_REQUEST_WRONG_ADDRESS: a connection to where none may be made
 * @CS_REQUEST_FAILED: the connection or TLS failed, as the error says
 */
typedef enum
{
  CS_REQUEST_ANSWERED,
  CS_REQUEST_CANCELLED,
  CS_REQUEST_TOO_SLOW,
  CS_REQUEST_TOO_LARGE,
  CS_REQUEST_LOST,
  CS_REQUEST_LED_AWAY,
  CS_REQUEST_WRONG_ADDRESS,
  CS_REQUEST_FAILED,
} CsRequestEnd;

/**
 * CsRequestAnswer:
 * @begun: something may have left this machine, also where there is no answer
 * @message: the last one, with the answer's status and headers
 * @body: (nullable): of what was answered
 * @error: (nullable): of CS_REQUEST_CANCELLED, _TOO_SLOW, _WRONG_ADDRESS and _FAILED
 */
typedef struct
{
  CsRequestEnd  end;
  gboolean      begun;
  SoupMessage  *message;
  GBytes       *body;
  GError       *error;
} CsRequestAnswer;

/* Returns: (transfer full): one without cookies and passwords */
SoupSession     *cs_request_session_new   (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_request_async:
 * @message: is sent as it is; followed redirects are asked by GET, and told no more than what is
 *   accepted
 * @policy: is copied
 *
 * Sends, and reads the answer. Main thread only, with a running main loop.
 */
void             cs_request_async         (SoupSession           *session,
                                           SoupMessage           *message,
                                           const CsRequestPolicy *policy,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
/* Returns: (transfer full): never NULL: what became of it is an answer and not an error */
CsRequestAnswer *cs_request_finish        (GAsyncResult          *result) G_GNUC_WARN_UNUSED_RESULT;

void             cs_request_answer_free   (CsRequestAnswer       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsRequestAnswer, cs_request_answer_free)

G_END_DECLS
