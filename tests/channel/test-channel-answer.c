/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-channel-answer.h"

#include <string.h>

#include "cs-rate-meter.h"
#include "cs-verdict.h"

#define CARD "{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[]}"
#define ENVELOPE(card) "{\"type\":\"message\",\"attachments\":[{\"contentType\":" \
                       "\"application/vnd.microsoft.card.adaptive\",\"content\":" card "}]}"

static const struct
{
  const char *name;
  const char *body;
  const char *connector;     /* the verdict's id */
  const char *workflow;
  gboolean    run_fails;
} rows[] = {
  { "text", "{\"text\":\"hello\"}", "posted", "accepted", FALSE },
  { "summary", "{\"summary\":\"hello\"}", "posted", "schema-mismatch", FALSE },
  { "message-card", "{\"@type\":\"MessageCard\",\"summary\":\"a\",\"sections\":[]}", "posted",
    "accepted", FALSE },
  { "message-card-without", "{\"@type\":\"MessageCard\",\"sections\":[]}", "no-text", "accepted",
    FALSE },
  { "blank-text", "{\"text\":\" \"}", "no-text", "schema-mismatch", FALSE },
  { "number-text", "{\"text\":1}", "no-text", "schema-mismatch", FALSE },
  { "envelope", ENVELOPE (CARD), "posted", "accepted", FALSE },
  { "bare-adaptive-card", CARD, "no-text", "schema-mismatch", FALSE },
  { "wrong-card", ENVELOPE ("{\"type\":\"MessageCard\"}"), "bad-card-hidden", "accepted", TRUE },
  { "no-content", "{\"type\":\"message\",\"attachments\":[{}]}", "bad-payload", "accepted", TRUE },
  { "no-attachments", "{\"type\":\"message\",\"attachments\":[]}", "no-text", "schema-mismatch",
    FALSE },
  { "empty", "", "bad-payload", "schema-mismatch", FALSE },
  { "no-json", "payload={}", "bad-payload", "schema-mismatch", FALSE },
  { "array", "[]", "bad-payload", "schema-mismatch", FALSE },
  { "broken", "{\"text\":\"a\",}", "bad-payload", "schema-mismatch", FALSE },
};

static void
check (CsEndpointKind  plays,
       const char     *text,
       const char     *id,
       gboolean        run_fails)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) answer_body = NULL;
  CsChannelAnswer answer;
  CsVerdict verdict;

  cs_channel_answer_message (plays, body, &answer);
  answer_body = g_bytes_new (answer.body, strlen (answer.body));
  verdict = cs_verdict_judge (plays, answer.status, answer_body);
  g_assert_cmpstr (verdict.id, ==, id);
  g_assert_cmpint (answer.accepted, ==, verdict.outcome <= CS_OUTCOME_ACCEPTED);
  g_assert_cmpint (answer.run_error != NULL, ==, run_fails);
  cs_channel_answer_clear (&answer);
}

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  check (CS_ENDPOINT_CONNECTOR, rows[i].body, rows[i].connector, FALSE);
  check (CS_ENDPOINT_WORKFLOW, rows[i].body, rows[i].workflow, rows[i].run_fails);
}

static void
test_size (void)
{
  static const struct { gsize length; gboolean fits; } sizes[] = {
    { 20000, TRUE }, { 28672 - 15, TRUE }, { 28672 - 14, FALSE }, { 100000, FALSE },
  };

  /* {"text":"…"} has eleven characters more, of which four are quotes that count twice. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *fill = g_strnfill (sizes[i].length, 'x');
      g_autofree char *body = g_strdup_printf (" {\"text\" :\n\"%s\"}", fill);

      g_test_message ("%" G_GSIZE_FORMAT, sizes[i].length);
      check (CS_ENDPOINT_CONNECTOR, body, sizes[i].fits ? "posted" : "too-large-hidden", FALSE);
      check (CS_ENDPOINT_WORKFLOW, body, "accepted", !sizes[i].fits);
    }
}

static void
test_faults (void)
{
  static const struct { CsChannelFault fault; const char *connector, *workflow; } expected[] = {
    { CS_CHANNEL_FAULT_RETIRED, "connector-retired", "flow-not-found" },
    { CS_CHANNEL_FAULT_RATE_LIMIT, "rate-limit-hidden", "rate-limit-flow" },
    { CS_CHANNEL_FAULT_TOO_LARGE, "too-large-hidden", "too-large" },
    { CS_CHANNEL_FAULT_BAD_PAYLOAD, "bad-payload", "schema-mismatch" },
    { CS_CHANNEL_FAULT_FLOW_OFF, "connector-gone", "flow-off" },
    { CS_CHANNEL_FAULT_UNAUTHORIZED, "unauthorized", "needs-signature" },
    { CS_CHANNEL_FAULT_FORBIDDEN, "forbidden-hidden", "forbidden" },
    { CS_CHANNEL_FAULT_REDIRECT, "redirect", "redirect" },
    { CS_CHANNEL_FAULT_PAGE, "page-instead", "answered" },
    { CS_CHANNEL_FAULT_SERVER_ERROR, "server-error-hidden", "server-error" },
    { CS_CHANNEL_FAULT_BAD_GATEWAY, "bad-gateway", "bad-gateway" },
    { CS_CHANNEL_FAULT_UNAVAILABLE, "unavailable", "unavailable" },
    { CS_CHANNEL_FAULT_GATEWAY_TIMEOUT, "gateway-timeout", "gateway-timeout" },
  };

  /* All but the four that have no answer of their own. */
  g_assert_cmpuint (G_N_ELEMENTS (expected) + 4, ==, CS_N_CHANNEL_FAULTS);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      for (guint kind = CS_ENDPOINT_CONNECTOR; kind <= CS_ENDPOINT_WORKFLOW; kind++)
        {
          g_autoptr (GBytes) body = NULL;
          CsChannelAnswer answer;
          CsChannelFault parsed;

          cs_channel_answer_fault (kind, expected[i].fault, &answer);
          body = g_bytes_new (answer.body, strlen (answer.body));
          g_assert_cmpstr (cs_verdict_judge (kind, answer.status, body).id, ==,
                           kind == CS_ENDPOINT_CONNECTOR ? expected[i].connector
                                                         : expected[i].workflow);
          g_assert_false (answer.accepted);
          g_assert_cmpint (answer.location != NULL, ==, answer.status == 302);
          g_assert_true (cs_channel_fault_parse (cs_channel_fault_get_name (expected[i].fault),
                                                 &parsed));
          g_assert_cmpint (parsed, ==, expected[i].fault);
          cs_channel_answer_clear (&answer);
        }
    }
}

static void
test_windows (void)
{
  g_autoptr (CsRateMeter) meter = cs_rate_meter_new ();
  g_autofree gint64 *plan = cs_rate_meter_plan (meter, 1000, 2000);
  guint n_windows;
  const CsRateWindow *windows = cs_rate_windows (&n_windows);

  g_assert_cmpint (plan[0], ==, 1000);
  g_assert_cmpint (plan[3], ==, 1000);
  g_assert_cmpint (plan[4], ==, 1000 + G_USEC_PER_SEC);
  g_assert_cmpint (plan[60], ==, 1000 + 30 * G_USEC_PER_SEC);
  g_assert_cmpint (plan[100], ==, 1000 + 3600 * (gint64) G_USEC_PER_SEC);

  /* No window is ever exceeded, and none waits for longer than it must. */
  for (guint i = 1; i < 2000; i++)
    {
      gboolean tight = plan[i] == plan[i - 1];

      g_assert_cmpint (plan[i], >=, plan[i - 1]);
      for (guint j = 0; j < n_windows; j++)
        {
          gint64 length = (gint64) windows[j].seconds * G_USEC_PER_SEC;

          if (i >= windows[j].max_requests)
            {
              g_assert_cmpint (plan[i] - plan[i - windows[j].max_requests], >=, length);
              tight |= plan[i] - plan[i - windows[j].max_requests] == length;
            }
        }
      g_assert_true (tight);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/channel-answer/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/channel-answer/size", test_size);
  g_test_add_func ("/channel-answer/faults", test_faults);
  g_test_add_func ("/channel-answer/windows", test_windows);
  return g_test_run ();
}
