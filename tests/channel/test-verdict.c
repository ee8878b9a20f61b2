/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-verdict.h"

#include <string.h>

#define CONNECTOR CS_ENDPOINT_CONNECTOR
#define WORKFLOW  CS_ENDPOINT_WORKFLOW
#define OTHER     CS_ENDPOINT_OTHER

#define HIDDEN(code) "Webhook message delivery failed with error: Microsoft Teams endpoint returned " \
                     "HTTP error " code " with ContextId tcid=0,server=msgapi-production-weu-azsc2-" \
                     "4-170,cv=abc.0"
#define HIDDEN_NEW(code) "Webhook message delivery failed with error: Microsoft Teams endpoint " \
                         "returned HTTP error " code " with ContextId MS-CV=xyz/abc.0"
#define CODE(code) "{\"error\":{\"code\":\"" code "\",\"message\":\"The request is wrong.\"}}"

static const struct
{
  CsEndpointKind  kind;
  guint           status;
  const char     *body;
  const char     *id;
  CsOutcome       outcome;
  gboolean        retry;
} rows[] = {
  { CONNECTOR, 200, "1", "posted", CS_OUTCOME_DELIVERED, FALSE },
  { CONNECTOR, 200, "1\r\n", "posted", CS_OUTCOME_DELIVERED, FALSE },
  { CONNECTOR, 200, "", "posted-empty", CS_OUTCOME_ACCEPTED, FALSE },
  { CONNECTOR, 200, HIDDEN ("429"), "rate-limit-hidden", CS_OUTCOME_LATER, TRUE },
  { CONNECTOR, 200, HIDDEN_NEW ("429"), "rate-limit-hidden", CS_OUTCOME_LATER, TRUE },
  { CONNECTOR, 200, HIDDEN ("413"), "too-large-hidden", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, HIDDEN ("400"), "bad-card-hidden", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, HIDDEN ("403"), "forbidden-hidden", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, HIDDEN ("404"), "not-found-hidden", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, HIDDEN ("500"), "server-error-hidden", CS_OUTCOME_UNKNOWN, FALSE },
  { CONNECTOR, 200, HIDDEN ("503"), "server-error-hidden", CS_OUTCOME_UNKNOWN, FALSE },
  { CONNECTOR, 200, HIDDEN ("418"), "error-hidden", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, "<!doctype html><html>", "page-instead", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, "11", "text-instead", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 200, "Webhook Bad Request - Null or empty event", "text-instead",
    CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 202, "", "accepted-connector", CS_OUTCOME_ACCEPTED, FALSE },
  { WORKFLOW, 202, "", "accepted", CS_OUTCOME_ACCEPTED, FALSE },
  { WORKFLOW, 200, "", "answered", CS_OUTCOME_ACCEPTED, FALSE },
  { WORKFLOW, 200, "{\"ok\":true}", "answered", CS_OUTCOME_ACCEPTED, FALSE },
  { WORKFLOW, 200, HIDDEN ("429"), "rate-limit-hidden", CS_OUTCOME_LATER, TRUE },
  { OTHER, 200, "ok", "fine", CS_OUTCOME_DELIVERED, FALSE },
  { OTHER, 204, "", "fine", CS_OUTCOME_DELIVERED, FALSE },
  { CONNECTOR, 204, "", "fine", CS_OUTCOME_DELIVERED, FALSE },
  { WORKFLOW, 301, "", "redirect", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 308, "", "redirect", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 400, "Summary or Text is required.", "no-text", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 400, "Bad payload received by generic incoming webhook.", "bad-payload",
    CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 400, "Invalid webhook URL", "invalid-url", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, CODE ("TriggerInputSchemaMismatch"), "schema-mismatch",
    CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, CODE ("WorkflowTriggerIsNotEnabled"), "flow-off", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, "MessageSizeExceeded-Message properties size exceeded. Actual message "
    "properties size: 28897 bytes, whereas max allowed size is 28672 bytes", "too-large-flow",
    CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 400, "no", "bad-request-connector", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, CODE ("Other"), "bad-request-flow", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, "{\"error\":", "bad-request-flow", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 400, "TriggerInputSchemaMismatch", "bad-request-flow", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 400, "", "bad-request", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 401, CODE ("DirectApiAuthorizationRequired"), "needs-signature",
    CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 401, CODE ("MisMatchingOAuthClaims"), "wrong-token", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 401, "", "unauthorized", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 403, "", "forbidden", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 404, CODE ("WorkflowNotFound"), "flow-not-found", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 404, "", "connector-gone", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 404, "", "flow-address", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 404, "", "not-found", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 405, "", "not-post", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 407, "", "proxy", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 408, "", "timeout-server", CS_OUTCOME_UNKNOWN, FALSE },
  { CONNECTOR, 410, "", "connector-retired", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 410, "", "gone", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 413, "", "too-large", CS_OUTCOME_FAILED, FALSE },
  { OTHER, 415, "", "content-type", CS_OUTCOME_FAILED, FALSE },
  { CONNECTOR, 429, "", "rate-limit-connector", CS_OUTCOME_LATER, TRUE },
  { WORKFLOW, 429, "", "rate-limit-flow", CS_OUTCOME_LATER, TRUE },
  { OTHER, 429, "", "rate-limit", CS_OUTCOME_LATER, TRUE },
  { OTHER, 418, "", "refused", CS_OUTCOME_FAILED, FALSE },
  { WORKFLOW, 500, "", "server-error", CS_OUTCOME_UNKNOWN, FALSE },
  { WORKFLOW, 502, "", "bad-gateway", CS_OUTCOME_UNKNOWN, FALSE },
  { WORKFLOW, 503, "", "unavailable", CS_OUTCOME_LATER, TRUE },
  { WORKFLOW, 504, "", "gateway-timeout", CS_OUTCOME_UNKNOWN, FALSE },
  { WORKFLOW, 599, "", "server-trouble", CS_OUTCOME_UNKNOWN, FALSE },
  { WORKFLOW, 0, "", "strange", CS_OUTCOME_UNKNOWN, FALSE },
  { WORKFLOW, 100, "", "strange", CS_OUTCOME_UNKNOWN, FALSE },
  { OTHER, 999, "", "strange", CS_OUTCOME_UNKNOWN, FALSE },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new_static (rows[i].body, strlen (rows[i].body));
      CsVerdict verdict = cs_verdict_judge (rows[i].kind, rows[i].status, body);

      g_test_message ("%u %s", rows[i].status, rows[i].body);
      g_assert_cmpstr (verdict.id, ==, rows[i].id);
      g_assert_cmpint (verdict.outcome, ==, rows[i].outcome);
      g_assert_cmpint (verdict.retry, ==, rows[i].retry);
      g_assert_true (g_str_has_suffix (verdict.sentence, "."));
    }
}

/* Each verdict is reached by a row above, and has an id of its own. */
static void
test_complete (void)
{
  guint n_verdicts;
  const CsVerdict *verdicts = cs_verdicts (&n_verdicts);

  for (guint i = 0; i < n_verdicts; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        found |= g_str_equal (rows[j].id, verdicts[i].id);
      g_test_message ("%s", verdicts[i].id);
      g_assert_true (found);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (verdicts[i].id, !=, verdicts[j].id);
    }
}

/* Only what cannot have been posted is sent again by itself. */
static void
test_failures (void)
{
  for (CsFailure failure = CS_FAILURE_REFUSED; failure <= CS_FAILURE_CANCELLED; failure++)
    {
      CsVerdict verdict = cs_verdict_of_failure (failure);

      g_assert_cmpint (verdict.retry, ==, failure == CS_FAILURE_REFUSED);
      g_assert_cmpint (verdict.outcome == CS_OUTCOME_UNKNOWN, ==, failure >= CS_FAILURE_TIMEOUT);
      g_assert_nonnull (cs_outcome_get_name (verdict.outcome));
    }
}

/* Answers of any size and any bytes. */
static void
test_hostile (void)
{
  gsize size = 3 * 1024 * 1024;
  g_autofree guint8 *noise = g_malloc (size);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);

  memset (noise, '[', size);
  noise[0] = '{';
  body = g_bytes_new (noise, size);
  g_assert_cmpstr (cs_verdict_judge (WORKFLOW, 400, body).id, ==, "bad-request-flow");
  g_assert_cmpstr (cs_verdict_judge (WORKFLOW, 202, none).id, ==, "accepted");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/rows", test_rows);
  g_test_add_func ("/verdict/complete", test_complete);
  g_test_add_func ("/verdict/failures", test_failures);
  g_test_add_func ("/verdict/hostile", test_hostile);
  return g_test_run ();
}
