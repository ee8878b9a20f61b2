/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-channel-error.h"
#include "cs-verdict.h"

G_BEGIN_DECLS

/* What Microsoft's service does when somebody presses a button that calls the developer's endpoint:
 * a MessageCard's HttpPOST (in an ActionCard or not), or an Action.Http. */

/**
 * CsButtonAction:
 * @method: "POST" or "GET"
 * @url: where it goes; public https with Microsoft's service, here this machine as well
 * @body: (nullable): with the references to inputs in it
 * @content_type: (nullable): of the body; NULL is application/json
 * @headers: (nullable) (array zero-terminated=1): names and values by turns, as the card gives them
 * @correlation_id: (nullable): of the card
 * @adaptive: an Action.Http: inputs go into the address and the headers as well
 *
 * A button, as its card describes it. All is borrowed.
 */
typedef struct
{
  const char         *method;
  const char         *url;
  const char         *body;
  const char         *content_type;
  const char * const *headers;
  const char         *correlation_id;
  gboolean            adaptive;
} CsButtonAction;

/**
 * CsButtonInput:
 * @title: (nullable): how people know it; NULL takes the id
 * @value: (nullable): what was typed or chosen
 * @max_length: in characters, 0 for no bound
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *value;
  gboolean    is_required;
  guint       max_length;
} CsButtonInput;

/**
 * CsButtonRequest:
 * @headers: names and values by turns
 * @token_header: (nullable): where a token goes: "Authorization", or "Action-Authorization" where
 *   the card sets the first one to an empty text; NULL where the card brings its own
 * @seconds: for the answer to be there, CS_BUTTON_SECONDS at first
 *
 * What is sent.
 */
typedef struct
{
  char       *method;
  char       *url;
  GPtrArray  *headers;
  char       *body;
  const char *token_header;
  guint       seconds;
} CsButtonRequest;

/**
 * cs_button_check_input:
 *
 * Returns: (transfer full) (nullable): what is wrong with the first input that is in the way of
 *   @action, as a sentence; only inputs that it takes the value of count. NULL where nothing is
 */
char            *cs_button_check_input      (const CsButtonAction  *action,
                                             const CsButtonInput   *inputs,
                                             guint                  n_inputs) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_button_request_new:
 * @token: (nullable): as of cs_button_request_set_token()
 *
 * Returns: (transfer full) (nullable): the request, or NULL with CS_CHANNEL_ERROR_ADDRESS
 */
CsButtonRequest *cs_button_request_new      (const CsButtonAction  *action,
                                             const CsButtonInput   *inputs,
                                             guint                  n_inputs,
                                             const char            *token,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void             cs_button_request_free     (CsButtonRequest       *self);
/* Puts a bearer token, or none, in place of the one that is there.
 * @token: (nullable) */
void             cs_button_request_set_token (CsButtonRequest      *self,
                                             const char            *token);
/* Returns: (transfer full): as it goes over the wire, the token cut short */
char            *cs_button_request_dup_text (const CsButtonRequest *self) G_GNUC_WARN_UNUSED_RESULT;
/* Whether Microsoft's service could call this address: public, and https. */
gboolean         cs_button_request_is_public (const CsButtonRequest *self);

/**
 * CsButtonOutcome:
 * @CS_BUTTON_DONE: the endpoint did it
 * @CS_BUTTON_REFRESHED: and sent a new card
 * @CS_BUTTON_REFRESH_IGNORED: and sent a new card, which Teams does not take
 * @CS_BUTTON_REFRESH_BROKEN: and sent something that is no card
 * @CS_BUTTON_SIGN_IN: the endpoint wants to know who that is first
 * @CS_BUTTON_REFUSED: the endpoint says no
 * @CS_BUTTON_UNREACHED: there was no answer
 */
typedef enum
{
  CS_BUTTON_DONE,
  CS_BUTTON_REFRESHED,
  CS_BUTTON_REFRESH_IGNORED,
  CS_BUTTON_REFRESH_BROKEN,
  CS_BUTTON_SIGN_IN,
  CS_BUTTON_REFUSED,
  CS_BUTTON_UNREACHED,
} CsButtonOutcome;

/**
 * CsButtonResult:
 * @status: of HTTP, 0 without an answer
 * @shown: (nullable): what the client writes on the card, the endpoint's own words where it gave some
 * @explanation: translated: what happened and why
 * @card: (nullable): the card that takes the old one's place, of CS_BUTTON_REFRESHED
 * @answer: the answer's body, at most CS_VERDICT_MAX_BYTES
 */
typedef struct
{
  CsButtonOutcome  outcome;
  guint            status;
  char            *shown;
  char            *explanation;
  GBytes          *card;
  char            *answer;
} CsButtonResult;

void             cs_button_result_free      (CsButtonResult        *self);

/**
 * cs_button_judge:
 * @action_status: (nullable): the header CARD-ACTION-STATUS
 * @card_update: (nullable): the header CARD-UPDATE-IN-BODY
 * @authenticate: (nullable): the header ACTION-AUTHENTICATE
 * @ignores_refresh: whether to do as Teams, which is reported to leave the old card
 *
 * Returns: (transfer full): what the client makes of an answer
 */
CsButtonResult  *cs_button_judge            (guint                  status,
                                             const char            *action_status,
                                             const char            *card_update,
                                             const char            *authenticate,
                                             GBytes                *body,
                                             gboolean               ignores_refresh) G_GNUC_WARN_UNUSED_RESULT;

/* For the time that an endpoint may take; Microsoft's own figure is not known. */
#define CS_BUTTON_SECONDS 10

/**
 * cs_button_call_async:
 *
 * Really sends the request, once: TLS verified, http to this machine alone, no redirects.
 */
void             cs_button_call_async       (const CsButtonRequest *request,
                                             gboolean               ignores_refresh,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
/* Returns: (transfer full) (nullable): NULL with G_IO_ERROR_CANCELLED or CS_CHANNEL_ERROR_ADDRESS */
CsButtonResult  *cs_button_call_finish      (GAsyncResult          *result,
                                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsButtonRequest, cs_button_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsButtonResult, cs_button_result_free)

G_END_DECLS
