/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT "text/plain; charset=utf-8"
#define JSON "application/json; charset=utf-8"
#define HTML "text/html; charset=utf-8"

#define HIDDEN(code) \
  "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error " code \
  " with ContextId tcid=0,server=local-channel,cv=0"

/* The services' own words, which are not ours to translate. */
#define CODE(code, message) "{\"error\":{\"code\":\"" code "\",\"message\":\"" message "\"}}"

#define SCHEMA_MISMATCH \
  CODE ("TriggerInputSchemaMismatch", \
        "The input body for trigger 'manual' of type 'Request' did not match its schema definition.")
#define FLOW_OFF \
  CODE ("WorkflowTriggerIsNotEnabled", \
        "Could not execute workflow trigger 'manual' since it is not enabled.")
#define FLOW_NOT_FOUND \
  CODE ("WorkflowNotFound", "The workflow could not be found.")
#define NEEDS_SIGNATURE \
  CODE ("DirectApiAuthorizationRequired", \
        "The request must be authenticated only by Shared Access scheme.")

#define ADAPTIVE_CARD "application/vnd.microsoft.card.adaptive"

static const struct
{
  const char *name;
  const char *title;
} faults[CS_N_CHANNEL_FAULTS] = {
  [CS_CHANNEL_FAULT_NONE]            = { "none",            N_("No fault") },
  [CS_CHANNEL_FAULT_DELAY]           = { "delay",           N_("Slow answer") },
  [CS_CHANNEL_FAULT_TIMEOUT]         = { "timeout",         N_("No answer") },
  [CS_CHANNEL_FAULT_DROP]            = { "drop",            N_("Connection cut") },
  [CS_CHANNEL_FAULT_RETIRED]         = { "retired",         N_("Retired or deleted") },
  [CS_CHANNEL_FAULT_RATE_LIMIT]      = { "rate-limit",      N_("Too many messages") },
  [CS_CHANNEL_FAULT_TOO_LARGE]       = { "too-large",       N_("Message too large") },
  [CS_CHANNEL_FAULT_BAD_PAYLOAD]     = { "bad-payload",     N_("Message not understood") },
  [CS_CHANNEL_FAULT_FLOW_OFF]        = { "flow-off",        N_("Workflow turned off") },
  [CS_CHANNEL_FAULT_UNAUTHORIZED]    = { "unauthorized",    N_("Sender not known") },
  [CS_CHANNEL_FAULT_FORBIDDEN]       = { "forbidden",       N_("Forbidden") },
  [CS_CHANNEL_FAULT_REDIRECT]        = { "redirect",        N_("Redirect to another host") },
  [CS_CHANNEL_FAULT_PAGE]            = { "page",            N_("A web page instead") },
  [CS_CHANNEL_FAULT_SERVER_ERROR]    = { "server-error",    N_("Server error") },
  [CS_CHANNEL_FAULT_BAD_GATEWAY]     = { "bad-gateway",     N_("Bad gateway") },
  [CS_CHANNEL_FAULT_UNAVAILABLE]     = { "unavailable",     N_("Service unavailable") },
  [CS_CHANNEL_FAULT_GATEWAY_TIMEOUT] = { "gateway-timeout", N_("Gateway time-out") },
};

/* What the two services say, row by row; where one has no such fault it is the general one. */
static const struct
{
  CsChannelFault  fault;
  struct
  {
    guint       status;
    const char *content_type;
    const char *body;
  } connector, workflow;
} fault_answers[] = {
  { CS_CHANNEL_FAULT_RETIRED,     { 410, TEXT, "Gone" }, { 404, JSON, FLOW_NOT_FOUND } },
  { CS_CHANNEL_FAULT_RATE_LIMIT,  { 200, TEXT, HIDDEN ("429") }, { 429, NULL, "" } },
  { CS_CHANNEL_FAULT_TOO_LARGE,   { 200, TEXT, HIDDEN ("413") }, { 413, NULL, "" } },
  { CS_CHANNEL_FAULT_BAD_PAYLOAD,
    { 400, TEXT, "Bad payload received by generic incoming webhook." },
    { 400, JSON, SCHEMA_MISMATCH } },
  { CS_CHANNEL_FAULT_FLOW_OFF,    { 404, NULL, "" }, { 400, JSON, FLOW_OFF } },
  { CS_CHANNEL_FAULT_UNAUTHORIZED, { 401, NULL, "" }, { 401, JSON, NEEDS_SIGNATURE } },
  { CS_CHANNEL_FAULT_FORBIDDEN,   { 200, TEXT, HIDDEN ("403") }, { 403, NULL, "" } },
  { CS_CHANNEL_FAULT_REDIRECT,    { 302, NULL, "" }, { 302, NULL, "" } },
  { CS_CHANNEL_FAULT_PAGE,
    { 200, HTML, "<!DOCTYPE html><html><body>Sign in</body></html>" },
    { 200, HTML, "<!DOCTYPE html><html><body>Sign in</body></html>" } },
  { CS_CHANNEL_FAULT_SERVER_ERROR, { 200, TEXT, HIDDEN ("500") }, { 500, NULL, "" } },
  { CS_CHANNEL_FAULT_BAD_GATEWAY, { 502, NULL, "" }, { 502, NULL, "" } },
  { CS_CHANNEL_FAULT_UNAVAILABLE, { 503, NULL, "" }, { 503, NULL, "" } },
  { CS_CHANNEL_FAULT_GATEWAY_TIMEOUT, { 504, NULL, "" }, { 504, NULL, "" } },
};

const char *
cs_channel_fault_get_name (CsChannelFault fault)
{
  return faults[fault].name;
}

const char *
cs_channel_fault_get_title (CsChannelFault fault)
{
  return _(faults[fault].title);
}

gboolean
cs_channel_fault_parse (const char     *name,
                        CsChannelFault *fault)
{
  for (guint i = 0; i < CS_N_CHANNEL_FAULTS; i++)
    {
      if (g_strcmp0 (faults[i].name, name) == 0)
        {
          *fault = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
set_answer (CsChannelAnswer *answer,
            guint            status,
            const char      *content_type,
            const char      *body)
{
  *answer = (CsChannelAnswer) { .status = status, .content_type = content_type };
  answer->body = g_strdup (body);
}

void
cs_channel_answer_clear (CsChannelAnswer *answer)
{
  g_clear_pointer (&answer->body, g_free);
  g_clear_pointer (&answer->run_error, g_free);
}

void
cs_channel_answer_fault (CsEndpointKind   plays,
                         CsChannelFault   fault,
                         CsChannelAnswer *answer)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_answers); i++)
    {
      if (fault_answers[i].fault != fault)
        continue;

      if (plays == CS_ENDPOINT_CONNECTOR)
        set_answer (answer, fault_answers[i].connector.status,
                    fault_answers[i].connector.content_type, fault_answers[i].connector.body);
      else
        set_answer (answer, fault_answers[i].workflow.status,
                    fault_answers[i].workflow.content_type, fault_answers[i].workflow.body);
      if (fault == CS_CHANNEL_FAULT_REDIRECT)
        answer->location = "https://moved.invalid/";
      if (answer->status == 429 || answer->status == 503)
        answer->retry_after = 2;
      return;
    }

  g_return_if_reached ();
}

void
cs_channel_answer_limit (CsEndpointKind   plays,
                         guint            wait,
                         CsChannelAnswer *answer)
{
  cs_channel_answer_fault (plays, CS_CHANNEL_FAULT_RATE_LIMIT, answer);
  /* Connectors tell nobody how long. */
  answer->retry_after = plays == CS_ENDPOINT_WORKFLOW ? MAX (1, wait) : 0;
}

void
cs_channel_answer_unknown (CsEndpointKind   plays,
                           CsChannelAnswer *answer)
{
  if (plays == CS_ENDPOINT_CONNECTOR)
    set_answer (answer, 400, TEXT, "Invalid webhook URL");
  else if (plays == CS_ENDPOINT_WORKFLOW)
    set_answer (answer, 404, JSON, FLOW_NOT_FOUND);
  else
    set_answer (answer, 404, NULL, "");
}

void
cs_channel_answer_unsigned (CsChannelAnswer *answer)
{
  set_answer (answer, 401, JSON, NEEDS_SIGNATURE);
}

/* White space between the values goes, and quotes and backslashes are escaped once more. */
static gsize
measure_sound (const char *text,
               gsize       length)
{
  gsize n_bytes = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '"')
        {
          n_bytes += text[i] != ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t';
          continue;
        }

      n_bytes += 2;
      for (i++; i < length && text[i] != '"'; i++)
        {
          n_bytes++;
          if (text[i] == '\\' && i + 1 < length)
            {
              i++;
              n_bytes += 1 + (text[i] == '"' || text[i] == '\\' ? 2 : 1);
            }
        }
      n_bytes += 2 * (i < length);
    }

  return n_bytes;
}

/* What is no JSON is taken as it is. */
static gsize
measure_broken (const char *text,
                gsize       length)
{
  gsize n_bytes = length;

  for (gsize i = 0; i < length; i++)
    n_bytes += text[i] == '"' || text[i] == '\\';

  return n_bytes;
}

gsize
cs_channel_measure_snapshot (CsSnapshot *snapshot)
{
  gsize length;
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), &length);

  return cs_snapshot_is_broken (snapshot) ? measure_broken (text, length)
                                          : measure_sound (text, length);
}

gsize
cs_channel_measure (GBytes *body)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (body);

  return cs_channel_measure_snapshot (snapshot);
}

static gboolean
has_text (CsSnapshot *snapshot,
          guint       object,
          const char *name)
{
  const char *text = cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, object, name));

  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

/* Returns: whether it is an array with something in it */
static gboolean
has_attachments (CsSnapshot *snapshot,
                 guint       object)
{
  guint attachments = cs_snapshot_get_member (snapshot, object, "attachments");

  return attachments != CS_NODE_NONE &&
         cs_snapshot_get_kind (snapshot, attachments) == CS_JSON_ARRAY &&
         cs_snapshot_get_first_child (snapshot, attachments) != CS_NODE_NONE;
}

/* Returns: whether each attachment is an Adaptive Card */
static gboolean
are_adaptive_cards (CsSnapshot *snapshot,
                    guint       object,
                    gboolean    look_inside)
{
  guint attachments = cs_snapshot_get_member (snapshot, object, "attachments");

  for (guint i = cs_snapshot_get_first_child (snapshot, attachments); i != CS_NODE_NONE;
       i = cs_snapshot_get_next (snapshot, i))
    {
      guint content = cs_snapshot_get_member (snapshot, i, "content");
      const char *type =
        cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, i, "contentType"));

      if (g_strcmp0 (type, ADAPTIVE_CARD) != 0 || content == CS_NODE_NONE ||
          cs_snapshot_get_kind (snapshot, content) != CS_JSON_OBJECT)
        return FALSE;
      type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, content, "type"));
      if (look_inside && g_strcmp0 (type, "AdaptiveCard") != 0)
        return FALSE;
    }

  return TRUE;
}

static void
answer_as_connector (CsSnapshot      *snapshot,
                     gsize            n_bytes,
                     CsChannelAnswer *answer)
{
  if (cs_snapshot_is_broken (snapshot) || cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT ||
      (has_attachments (snapshot, 0) && !are_adaptive_cards (snapshot, 0, FALSE)))
    cs_channel_answer_fault (CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_BAD_PAYLOAD, answer);
  else if (!has_attachments (snapshot, 0) && !has_text (snapshot, 0, "text") &&
           !has_text (snapshot, 0, "summary"))
    set_answer (answer, 400, TEXT, "Summary or Text is required.");
  else if (n_bytes > CS_CHANNEL_MAX_MESSAGE_BYTES)
    cs_channel_answer_fault (CS_ENDPOINT_CONNECTOR, CS_CHANNEL_FAULT_TOO_LARGE, answer);
  else if (has_attachments (snapshot, 0) && !are_adaptive_cards (snapshot, 0, TRUE))
    set_answer (answer, 200, TEXT, HIDDEN ("400"));
  else
    {
      set_answer (answer, 200, TEXT, "1");
      answer->accepted = TRUE;
    }
}

static gboolean
is_message_card (CsSnapshot *snapshot)
{
  const char *type = cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, 0, "@type"));

  return g_strcmp0 (type, "MessageCard") == 0;
}

/* The trigger looks at the shape alone; what comes after it shows in the run history. */
static void
answer_as_workflow (CsSnapshot      *snapshot,
                    gsize            n_bytes,
                    CsChannelAnswer *answer)
{
  if (cs_snapshot_is_broken (snapshot) || cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT ||
      !(has_attachments (snapshot, 0) || has_text (snapshot, 0, "text") ||
        is_message_card (snapshot)))
    {
      cs_channel_answer_fault (CS_ENDPOINT_WORKFLOW, CS_CHANNEL_FAULT_BAD_PAYLOAD, answer);
      return;
    }

  set_answer (answer, 202, NULL, "");
  answer->accepted = TRUE;
  if (n_bytes > CS_CHANNEL_MAX_MESSAGE_BYTES)
    answer->run_error =
      g_strdup_printf ("MessageSizeExceeded-Message properties size exceeded. Actual message "
                       "properties size: %" G_GSIZE_FORMAT " bytes, whereas max allowed size is %u "
                       "bytes", n_bytes, CS_CHANNEL_MAX_MESSAGE_BYTES);
  else if (has_attachments (snapshot, 0) && !are_adaptive_cards (snapshot, 0, TRUE))
    answer->run_error = g_strdup ("AdaptiveCards.AdaptiveSerializationException: Property 'type' "
                                  "must be 'AdaptiveCard'");
}

void
cs_channel_answer_snapshot (CsEndpointKind   plays,
                            CsSnapshot      *body,
                            gsize            measured,
                            CsChannelAnswer *answer)
{
  if (plays == CS_ENDPOINT_CONNECTOR)
    answer_as_connector (body, measured, answer);
  else
    answer_as_workflow (body, measured, answer);
}

void
cs_channel_answer_message (CsEndpointKind   plays,
                           GBytes          *body,
                           CsChannelAnswer *answer)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (body);

  cs_channel_answer_snapshot (plays, snapshot, cs_channel_measure_snapshot (snapshot), answer);
}
