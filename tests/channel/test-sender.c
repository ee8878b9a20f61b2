/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-sender.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cs-loopback.h"

/* A server that answers what its path says: /STATUS, /twice/STATUS fails once and then takes it. */

typedef struct
{
  SoupServer *server;
  CsLoopback *loopback;
  CsSender   *sender;
  guint       n_requests;
  char       *last_body;
  char       *last_type;
} Fixture;

typedef struct
{
  CsSendResult *result;
  GError       *error;
  gboolean      done;
  guint         n_retrying;
  guint         n_told;
} Outcome;

#define SECRET "s3cr3t-s3cr3t-s3cr3t"

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  guint status = atoi (strrchr (path, '/') + 1);

  fixture->n_requests++;
  g_free (fixture->last_body);
  fixture->last_body = g_strndup (body->data, body->length);
  g_free (fixture->last_type);
  fixture->last_type = g_strdup (soup_message_headers_get_one
                                   (soup_server_message_get_request_headers (message),
                                    "Content-Type"));

  if (g_str_has_prefix (path, "/twice/") && fixture->n_requests > 1)
    status = 202;
  soup_server_message_set_status (message, status != 0 ? status : 200, NULL);
  if (status == 429)
    soup_message_headers_append (headers, "Retry-After",
                                 g_str_has_prefix (path, "/long/") ? "4000" : "1");
  if (status == 302)
    soup_message_headers_append (headers, "Location", "/200");

  if (strstr (path, "/echo") != NULL)
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC,
                                      "no " SECRET " here", strlen ("no " SECRET " here"));
  if (g_str_equal (path, "/large"))
    soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_TAKE,
                                      g_strnfill (4 * 1024 * 1024, 'x'), 4 * 1024 * 1024);
  if (g_str_equal (path, "/never"))
    soup_server_message_pause (message);
  if (g_str_equal (path, "/drop"))
    cs_loopback_drop (fixture->loopback, message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, serve_cb, fixture, NULL);
  fixture->loopback = cs_loopback_new (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->sender = cs_sender_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  cs_loopback_free (fixture->loopback);
  soup_server_disconnect (fixture->server);
  g_assert_finalize_object (fixture->sender);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->server);
  g_free (fixture->last_body);
  g_free (fixture->last_type);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = cs_sender_send_finish (CS_SENDER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
progress_cb (CsSendPhase phase,
             guint       attempt,
             guint       seconds,
             gpointer    user_data)
{
  Outcome *outcome = user_data;

  g_assert_false (outcome->done);
  outcome->n_told++;
  outcome->n_retrying += phase == CS_SEND_RETRYING;
}

static void
start (Fixture      *fixture,
       const char   *path,
       CsSendFlags   flags,
       GCancellable *cancellable,
       Outcome      *outcome)
{
  g_autoptr (GBytes) payload = g_bytes_new_static ("{\"text\":\"a\"}", 12);
  g_autofree char *url =
    path[0] == '/' ? g_strdup_printf ("http://127.0.0.1:%u%s",
                                      cs_loopback_get_port (fixture->loopback), path)
                   : g_strdup (path);

  *outcome = (Outcome) { 0 };
  cs_sender_send_async (fixture->sender, url, CS_ENDPOINT_WORKFLOW, payload, flags, progress_cb,
                        outcome, cancellable, sent_cb, outcome);
}

static void
wait (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->result, cs_send_result_free);
  g_clear_error (&outcome->error);
}

static const struct
{
  const char *path;
  guint       status;
  const char *id;
  guint       attempts;
  guint       n_requests;
} rows[] = {
  { "/202", 202, "accepted", 1, 1 },
  { "/400", 400, "bad-request-flow", 1, 1 },
  { "/500", 500, "server-error", 1, 1 },
  { "/502", 502, "bad-gateway", 1, 1 },
  { "/302", 302, "redirect", 1, 1 },
  { "/twice/429", 202, "accepted", 2, 2 },
  { "/twice/503", 202, "accepted", 2, 2 },
  { "/long/429", 429, "rate-limit-flow", 1, 1 },
  { "/drop", 0, "cut", 1, 1 },
  { "/large", 200, "answered", 1, 1 },
};

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Outcome outcome;

      g_test_message ("%s", rows[i].path);
      fixture->n_requests = 0;
      start (fixture, rows[i].path, CS_SEND_PLAIN, NULL, &outcome);
      wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (outcome.result->status, ==, rows[i].status);
      g_assert_cmpstr (outcome.result->verdict.id, ==, rows[i].id);
      g_assert_cmpuint (outcome.result->attempts, ==, rows[i].attempts);
      g_assert_cmpuint (fixture->n_requests, ==, rows[i].n_requests);
      g_assert_cmpstr (fixture->last_body, ==, "{\"text\":\"a\"}");
      g_assert_cmpstr (fixture->last_type, ==, "application/json; charset=utf-8");
      g_assert_cmpuint (outcome.result->size, ==, 12);
      g_assert_cmpuint (strlen (outcome.result->answer), <=, CS_VERDICT_MAX_BYTES);
      g_assert_cmpint (outcome.n_retrying > 0, ==, rows[i].attempts > 1);
      g_assert_cmpuint (outcome.n_told, >, 0);
      clear (&outcome);
    }
}

static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const bad[] = {
    "", "hook", "ftp://127.0.0.1/" SECRET, "http://example.com/" SECRET,
    "http://192.168.0.1/" SECRET, "https://me:" SECRET "@example.com/",
  };
  static const struct { const char *url, *id; } dead[] = {
    { "http://127.0.0.1:1/" SECRET, "no-listener" },
    { "https://nowhere.invalid/" SECRET, "no-host" },
  };
  Outcome outcome;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      start (fixture, bad[i], CS_SEND_PLAIN, NULL, &outcome);
      wait (&outcome);
      g_assert_null (outcome.result);
      g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS);
      g_assert_null (strstr (outcome.error->message, SECRET));
      clear (&outcome);
    }

  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    {
      start (fixture, dead[i].url, CS_SEND_NO_RETRY, NULL, &outcome);
      wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (outcome.result->verdict.id, ==, dead[i].id);
      g_assert_null (strstr (outcome.result->verdict.sentence, SECRET));
      clear (&outcome);
    }
}

/* What an answer tells back of the address is masked. */
static void
test_secret (Fixture       *fixture,
             gconstpointer  data)
{
  Outcome outcome;

  start (fixture, "/echo/" SECRET "/400", CS_SEND_PLAIN, NULL, &outcome);
  wait (&outcome);
  g_assert_cmpstr (outcome.result->answer, ==, "no **** here");
  clear (&outcome);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  /* While it runs, while it waits to send again, and before it begins. */
  static const struct { const char *path; guint delay; guint n_requests; } cases[] = {
    { "/never", 100, 1 }, { "/429", 100, 1 }, { "/202", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Outcome outcome;

      fixture->n_requests = 0;
      if (cases[i].delay > 0)
        g_timeout_add (cases[i].delay, cancel_cb, cancellable);
      else
        g_cancellable_cancel (cancellable);
      start (fixture, cases[i].path, CS_SEND_PLAIN, cancellable, &outcome);
      wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (outcome.result->verdict.id, ==, "stopped");
      g_assert_cmpuint (fixture->n_requests, ==, cases[i].n_requests);
      clear (&outcome);
    }
}

/* Six at a time: four go at once, two a second later. */
static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/202",
                                          cs_loopback_get_port (fixture->loopback));
  g_autofree gint64 *plan = cs_sender_dup_plan (fixture->sender, url, 6);
  Outcome outcomes[6];
  gint64 begin = g_get_monotonic_time ();

  g_assert_cmpint (plan[3], ==, 0);
  g_assert_cmpint (plan[4], ==, 1000);
  for (guint i = 0; i < 4; i++)
    {
      start (fixture, "/202", CS_SEND_PLAIN, NULL, &outcomes[i]);
      wait (&outcomes[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, G_USEC_PER_SEC);
  for (guint i = 4; i < 6; i++)
    {
      start (fixture, "/202", CS_SEND_PLAIN, NULL, &outcomes[i]);
      wait (&outcomes[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_USEC_PER_SEC);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (outcomes[i].result->status, ==, 202);
      clear (&outcomes[i]);
    }
}

static void
test_retry_after (void)
{
  static const struct { const char *text; guint seconds; } cases[] = {
    { NULL, 0 }, { "", 0 }, { "7", 7 }, { "-7", 0 }, { "soon", 0 }, { "1.5", 0 },
    { "Thu, 01 Jan 1970 00:01:40 GMT", 90 }, { "Thu, 01 Jan 1970 00:00:01 GMT", 0 },
    { "99999999999999999999", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (cs_retry_after_parse (cases[i].text, 10), ==, cases[i].seconds);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sender/retry-after", test_retry_after);
#define ADD(name) g_test_add ("/sender/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (rows);
  ADD (addresses);
  ADD (secret);
  ADD (cancel);
  ADD (plan);
  return g_test_run ();
}
