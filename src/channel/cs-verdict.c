/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-verdict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-snapshot.h"

/* The first row that fits decides, so what is special stands before what is general. */

#define CONNECTOR (1u << CS_ENDPOINT_CONNECTOR)
#define WORKFLOW  (1u << CS_ENDPOINT_WORKFLOW)
#define ANY       (CONNECTOR | WORKFLOW | 1u << CS_ENDPOINT_LOCAL | 1u << CS_ENDPOINT_OTHER)

/* How a row looks at the body. */
typedef enum
{
  BODY_ANY,
  BODY_EQUALS,      /* white space around it aside */
  BODY_CONTAINS,
  BODY_HIDDEN,      /* "Microsoft Teams endpoint returned HTTP error NNN"; the text is NNN, or "" */
  BODY_CODE,        /* the JSON member /error/code */
} BodyMatch;

typedef struct
{
  guint       kinds;
  guint       first_status;
  guint       last_status;
  BodyMatch   match;
  const char *text;
} Condition;

#define STATUS(status) status, status

#define HIDDEN_ERROR "endpoint returned HTTP error "

static const Condition conditions[] = {
  { CONNECTOR, STATUS (200), BODY_EQUALS, "1" },
  { CONNECTOR, STATUS (200), BODY_EQUALS, "" },
  { ANY, STATUS (200), BODY_HIDDEN, "429" },
  { ANY, STATUS (200), BODY_HIDDEN, "413" },
  { ANY, STATUS (200), BODY_HIDDEN, "400" },
  { ANY, STATUS (200), BODY_HIDDEN, "403" },
  { ANY, STATUS (200), BODY_HIDDEN, "404" },
  { ANY, STATUS (200), BODY_HIDDEN, "5" },
  { ANY, STATUS (200), BODY_HIDDEN, "" },
  { CONNECTOR, STATUS (200), BODY_CONTAINS, "<html" },
  { CONNECTOR, STATUS (200), BODY_ANY, NULL },
  { CONNECTOR, STATUS (202), BODY_ANY, NULL },
  { WORKFLOW, STATUS (202), BODY_ANY, NULL },
  { WORKFLOW, 200, 299, BODY_ANY, NULL },
  { ANY, 200, 299, BODY_ANY, NULL },
  { ANY, 300, 399, BODY_ANY, NULL },
  { ANY, STATUS (400), BODY_CONTAINS, "Summary or Text is required" },
  { ANY, STATUS (400), BODY_CONTAINS, "Bad payload received by generic incoming webhook" },
  { ANY, STATUS (400), BODY_CONTAINS, "Invalid webhook URL" },
  { ANY, STATUS (400), BODY_CODE, "TriggerInputSchemaMismatch" },
  { ANY, STATUS (400), BODY_CODE, "WorkflowTriggerIsNotEnabled" },
  { ANY, STATUS (400), BODY_CONTAINS, "MessageSizeExceeded" },
  { CONNECTOR, STATUS (400), BODY_ANY, NULL },
  { WORKFLOW, STATUS (400), BODY_ANY, NULL },
  { ANY, STATUS (400), BODY_ANY, NULL },
  { ANY, STATUS (401), BODY_CODE, "DirectApiAuthorizationRequired" },
  { ANY, STATUS (401), BODY_CODE, "MisMatchingOAuthClaims" },
  { ANY, STATUS (401), BODY_ANY, NULL },
  { ANY, STATUS (403), BODY_ANY, NULL },
  { ANY, STATUS (404), BODY_CODE, "WorkflowNotFound" },
  { CONNECTOR, STATUS (404), BODY_ANY, NULL },
  { WORKFLOW, STATUS (404), BODY_ANY, NULL },
  { ANY, STATUS (404), BODY_ANY, NULL },
  { ANY, STATUS (405), BODY_ANY, NULL },
  { ANY, STATUS (407), BODY_ANY, NULL },
  { ANY, STATUS (408), BODY_ANY, NULL },
  { CONNECTOR, STATUS (410), BODY_ANY, NULL },
  { ANY, STATUS (410), BODY_ANY, NULL },
  { ANY, STATUS (413), BODY_ANY, NULL },
  { ANY, STATUS (415), BODY_ANY, NULL },
  { CONNECTOR, STATUS (429), BODY_ANY, NULL },
  { WORKFLOW, STATUS (429), BODY_ANY, NULL },
  { ANY, STATUS (429), BODY_ANY, NULL },
  { ANY, 400, 499, BODY_ANY, NULL },
  { ANY, STATUS (500), BODY_ANY, NULL },
  { ANY, STATUS (502), BODY_ANY, NULL },
  { ANY, STATUS (503), BODY_ANY, NULL },
  { ANY, STATUS (504), BODY_ANY, NULL },
  { ANY, 500, 599, BODY_ANY, NULL },
  { ANY, 0, G_MAXUINT, BODY_ANY, NULL },
};

/* One for each condition, in the same order, and then one for each failure. */
static const CsVerdict verdicts[] = {
  { "posted", CS_OUTCOME_DELIVERED, FALSE,
    N_("The message was posted.") },
  { "posted-empty", CS_OUTCOME_ACCEPTED, FALSE,
    N_("The connector answered 200 without the usual “1”; look in the channel whether the message "
       "is there.") },
  { "rate-limit-hidden", CS_OUTCOME_LATER, TRUE,
    N_("Teams refused the message because too many were sent (an error 429 inside an answer 200); "
       "nothing was posted. Wait, and send fewer: 4 in a second, 60 in 30 seconds, 100 in an "
       "hour.") },
  { "too-large-hidden", CS_OUTCOME_FAILED, FALSE,
    N_("Teams refused the message because it is too large (an error 413 inside an answer 200). "
       "Keep the card well under 28 KB.") },
  { "bad-card-hidden", CS_OUTCOME_FAILED, FALSE,
    N_("Teams refused the card (an error 400 inside an answer 200). Correct the card's problems "
       "and send it again.") },
  { "forbidden-hidden", CS_OUTCOME_FAILED, FALSE,
    N_("Teams does not let this connector post (an error 403 inside an answer 200). Ask the owner "
       "of the team whether it was removed or blocked.") },
  { "not-found-hidden", CS_OUTCOME_FAILED, FALSE,
    N_("Teams does not find the channel any more (an error 404 inside an answer 200). Make a new "
       "webhook in a channel that exists.") },
  { "server-error-hidden", CS_OUTCOME_UNKNOWN, FALSE,
    N_("Teams itself failed (an error 5xx inside an answer 200). Look in the channel whether the "
       "message is there before you send it again.") },
  { "error-hidden", CS_OUTCOME_FAILED, FALSE,
    N_("Teams refused the message, though the answer is 200: the text of the answer says why.") },
  { "page-instead", CS_OUTCOME_FAILED, FALSE,
    N_("A web page answered and no webhook, so the address is wrong or a proxy is in between. "
       "Copy the address again.") },
  { "text-instead", CS_OUTCOME_FAILED, FALSE,
    N_("The connector answered 200 but not “1”, which means that nothing was posted; the text of "
       "the answer says why.") },
  { "accepted-connector", CS_OUTCOME_ACCEPTED, FALSE,
    N_("The service took the message, but a connector answers 200 and “1”; look in the channel "
       "whether the message is there.") },
  { "accepted", CS_OUTCOME_ACCEPTED, FALSE,
    N_("The workflow took the message. Whether it was posted shows in the workflow's run "
       "history.") },
  { "answered", CS_OUTCOME_ACCEPTED, FALSE,
    N_("The workflow took the message and answered with a response of its own. Whether it was "
       "posted shows in the workflow's run history.") },
  { "fine", CS_OUTCOME_DELIVERED, FALSE,
    N_("The service took the message.") },
  { "redirect", CS_OUTCOME_FAILED, FALSE,
    N_("The service points to another address. A message is not sent on to another host by itself; "
       "ask the service for the new address.") },
  { "no-text", CS_OUTCOME_FAILED, FALSE,
    N_("The card has neither a summary nor a text. Add a “summary” and send it again.") },
  { "bad-payload", CS_OUTCOME_FAILED, FALSE,
    N_("The connector did not understand what was sent: it is no JSON, or neither a MessageCard nor "
       "a message with an Adaptive Card. Correct the card's problems.") },
  { "invalid-url", CS_OUTCOME_FAILED, FALSE,
    N_("There is no such webhook. Copy the whole address again.") },
  { "schema-mismatch", CS_OUTCOME_FAILED, FALSE,
    N_("The workflow's trigger expects another shape: an object of type “message” with "
       "“attachments”. Send the card in its envelope, or correct the trigger's schema.") },
  { "flow-off", CS_OUTCOME_FAILED, FALSE,
    N_("The workflow is turned off or deleted. Turn it on in Power Automate, or use the address of "
       "another one.") },
  { "too-large-flow", CS_OUTCOME_FAILED, FALSE,
    N_("The message is too large for Teams, which takes 28,672 bytes of what it makes of it. Make "
       "the card smaller.") },
  { "bad-request-connector", CS_OUTCOME_FAILED, FALSE,
    N_("The connector refused the message; the text of the answer says why.") },
  { "bad-request-flow", CS_OUTCOME_FAILED, FALSE,
    N_("The workflow refused the message; the code in the answer says why.") },
  { "bad-request", CS_OUTCOME_FAILED, FALSE,
    N_("The service did not understand the message; the text of the answer says why.") },
  { "needs-signature", CS_OUTCOME_FAILED, FALSE,
    N_("The workflow wants proof of who sends: “sig” is missing from the address, or the trigger is "
       "not set to “Anyone”. Copy the whole address again, then look at the trigger.") },
  { "wrong-token", CS_OUTCOME_FAILED, FALSE,
    N_("The workflow got a bearer token that is not for it. A webhook whose trigger is set to "
       "“Anyone” needs none.") },
  { "unauthorized", CS_OUTCOME_FAILED, FALSE,
    N_("The service does not know who sends. Copy the whole address of the webhook again, with its "
       "“sig”.") },
  { "forbidden", CS_OUTCOME_FAILED, FALSE,
    N_("The service does not allow this. Ask the webhook's owner whether it was blocked, or whether "
       "a policy forbids it.") },
  { "flow-not-found", CS_OUTCOME_FAILED, FALSE,
    N_("There is no such workflow any more. Use the address of one that exists.") },
  { "connector-gone", CS_OUTCOME_FAILED, FALSE,
    N_("There is no such connector. It was removed, or is one of those that were switched off in "
       "May 2026: make a workflow instead.") },
  { "flow-address", CS_OUTCOME_FAILED, FALSE,
    N_("There is nothing at this address. Copy the trigger's “HTTP POST URL” again.") },
  { "not-found", CS_OUTCOME_FAILED, FALSE,
    N_("There is nothing at this address. Copy it again.") },
  { "not-post", CS_OUTCOME_FAILED, FALSE,
    N_("What is at this address takes no messages, so it is no webhook's address. Copy the one that "
       "the service shows for the webhook.") },
  { "proxy", CS_OUTCOME_FAILED, FALSE,
    N_("A proxy in between wants a name and a password. Set it up in the system's network "
       "settings.") },
  { "timeout-server", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The service waited too long for the message. Look in the channel whether it is there before "
       "you send it again.") },
  { "connector-retired", CS_OUTCOME_FAILED, FALSE,
    N_("The connector is gone for good: removed, or retired with all Office 365 connectors in May "
       "2026. Make a workflow with the template “Post to a channel when a webhook request is "
       "received” and use its address.") },
  { "gone", CS_OUTCOME_FAILED, FALSE,
    N_("The webhook is gone for good. Use another one.") },
  { "too-large", CS_OUTCOME_FAILED, FALSE,
    N_("The message is too large for the service. Make the card smaller: Teams takes about 28 KB.") },
  { "content-type", CS_OUTCOME_FAILED, FALSE,
    N_("The service does not take JSON at this address, so it is probably not a webhook's.") },
  { "rate-limit-connector", CS_OUTCOME_LATER, TRUE,
    N_("Too many messages were sent; nothing was posted. Wait, and send fewer: 4 in a second, 60 in "
       "30 seconds, 100 in an hour.") },
  { "rate-limit-flow", CS_OUTCOME_LATER, TRUE,
    N_("Power Automate gets too many messages; nothing was posted. Wait, and send fewer.") },
  { "rate-limit", CS_OUTCOME_LATER, TRUE,
    N_("The service gets too many messages; nothing was posted. Wait, and send fewer.") },
  { "refused", CS_OUTCOME_FAILED, FALSE,
    N_("The service refused the message; the text of the answer says why.") },
  { "server-error", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The service itself failed. Look in the channel whether the message is there before you send "
       "it again.") },
  { "bad-gateway", CS_OUTCOME_UNKNOWN, FALSE,
    N_("A machine before the service got no good answer from it. Look in the channel whether the "
       "message is there before you send it again.") },
  { "unavailable", CS_OUTCOME_LATER, TRUE,
    N_("The service takes nothing at the moment; nothing was posted. Send it again later.") },
  { "gateway-timeout", CS_OUTCOME_UNKNOWN, FALSE,
    N_("A machine before the service waited in vain for it. Look in the channel whether the message "
       "is there before you send it again.") },
  { "server-trouble", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The service has a fault of its own. Look in the channel whether the message is there before "
       "you send it again.") },
  { "strange", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The answer is none that a webhook gives. Look at its text, and in the channel.") },
};

static const CsVerdict failures[] = {
  [CS_FAILURE_REFUSED] = { "no-listener", CS_OUTCOME_LATER, TRUE,
    N_("Nobody listens at this address; nothing was sent. Start the service, or correct the "
       "address.") },
  [CS_FAILURE_NAME] = { "no-host", CS_OUTCOME_FAILED, FALSE,
    N_("The host of the address is not known; nothing was sent. Look at the network connection and "
       "at the spelling of the address.") },
  [CS_FAILURE_NETWORK] = { "no-network", CS_OUTCOME_FAILED, FALSE,
    N_("The service cannot be reached; nothing was sent. Look at the network connection.") },
  [CS_FAILURE_TLS] = { "no-trust", CS_OUTCOME_FAILED, FALSE,
    N_("The service's certificate is not to be trusted, so nothing was sent. Somebody may be "
       "listening in between, or the address is wrong.") },
  [CS_FAILURE_TIMEOUT] = { "no-answer", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The service did not answer in time. The message may have been posted all the same: look in "
       "the channel before you send it again.") },
  [CS_FAILURE_DROPPED] = { "cut", CS_OUTCOME_UNKNOWN, FALSE,
    N_("The connection was cut before the answer came. The message may have been posted all the "
       "same: look in the channel before you send it again.") },
  [CS_FAILURE_CANCELLED] = { "stopped", CS_OUTCOME_UNKNOWN, FALSE,
    N_("Sending was stopped. If it had begun, the message may have been posted all the same.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (verdicts) == G_N_ELEMENTS (conditions));

static const struct
{
  const char *name;
  const char *title;
} outcomes[] = {
  [CS_OUTCOME_DELIVERED] = { "delivered", N_("Delivered") },
  [CS_OUTCOME_ACCEPTED]  = { "accepted",  N_("Accepted") },
  [CS_OUTCOME_FAILED]    = { "failed",    N_("Failed") },
  [CS_OUTCOME_LATER]     = { "later",     N_("Try later") },
  [CS_OUTCOME_UNKNOWN]   = { "unknown",   N_("Not known") },
};

const char *
cs_outcome_get_name (CsOutcome outcome)
{
  return outcomes[outcome].name;
}

const char *
cs_outcome_get_title (CsOutcome outcome)
{
  return _(outcomes[outcome].title);
}

/* Returns: (transfer full) (nullable): /error/code of a JSON text */
static char *
dup_code (const char *text,
          gsize       length)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;

  if (memchr (text, '{', length) == NULL)
    return NULL;

  bytes = g_bytes_new (text, length);
  snapshot = cs_snapshot_new (bytes);
  return g_strdup (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/error/code")));
}

static gboolean
is_body (const Condition *condition,
         const char      *text,
         const char      *code)
{
  const char *hidden;

  switch (condition->match)
    {
    case BODY_ANY:
      return TRUE;
    case BODY_EQUALS:
      return g_str_equal (text, condition->text);
    case BODY_CONTAINS:
      return strstr (text, condition->text) != NULL;
    case BODY_HIDDEN:
      hidden = strstr (text, HIDDEN_ERROR);
      return hidden != NULL && g_str_has_prefix (hidden + strlen (HIDDEN_ERROR), condition->text);
    case BODY_CODE:
      /* Of an answer that was cut short the code is mostly still there. */
      return g_strcmp0 (code, condition->text) == 0;
    default:
      g_assert_not_reached ();
    }
}

static CsVerdict
translate (const CsVerdict *verdict)
{
  CsVerdict translated = *verdict;

  translated.sentence = _(verdict->sentence);
  return translated;
}

CsVerdict
cs_verdict_judge (CsEndpointKind  accepts,
                  guint           status,
                  GBytes         *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  gsize length = MIN (size, CS_VERDICT_MAX_BYTES);
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  g_autofree char *code = dup_code (text, strlen (text));

  g_strstrip (text);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      const Condition *condition = &conditions[i];

      if ((condition->kinds & (1u << accepts)) != 0 && status >= condition->first_status &&
          status <= condition->last_status && is_body (condition, text, code))
        return translate (&verdicts[i]);
    }

  g_assert_not_reached ();
}

CsVerdict
cs_verdict_of_failure (CsFailure failure)
{
  return translate (&failures[failure]);
}

const CsVerdict *
cs_verdicts (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (verdicts);
  return verdicts;
}
