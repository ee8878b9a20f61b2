/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-button-call.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cs-loopback.h"
#include "cs-substitution.h"

static const char *const ids[] = { "comment", "list-1", "empty" };
static const char *const values[] = { "a \"b\"\n\\ é&={{list-1.value}}", "1;2", NULL };

static const struct
{
  const char     *name;
  const char     *text;
  CsSubstitution  how;
  const char     *expected;
} substitutions[] = {
  { "json", "{\"c\":\"{{comment.value}}\"}", CS_SUBSTITUTE_JSON,
    "{\"c\":\"a \\\"b\\\"\\n\\\\ é&={{list-1.value}}\"}" },
  { "form", "c={{comment.value}}&d={{list-1.value}}", CS_SUBSTITUTE_URI,
    "c=a%20%22b%22%0A%5C%20%C3%A9%26%3D%7B%7Blist-1.value%7D%7D&d=1%3B2" },
  { "raw", "{{list-1.value}}", CS_SUBSTITUTE_RAW, "1;2" },
  { "case", "{{LIST-1.VALUE}}", CS_SUBSTITUTE_RAW, "1;2" },
  { "twice", "{{list-1.value}}{{list-1.value}}", CS_SUBSTITUTE_RAW, "1;21;2" },
  { "empty", "[{{empty.value}}]", CS_SUBSTITUTE_RAW, "[]" },
  { "unknown", "{{nobody.value}}", CS_SUBSTITUTE_RAW, "{{nobody.value}}" },
  { "not-any-character", "{{comment_value}}{{list-1xvalue}}", CS_SUBSTITUTE_RAW,
    "{{comment_value}}{{list-1xvalue}}" },
  { "half", "{{list-1.value} {{{list-1.value}}}", CS_SUBSTITUTE_RAW, "{{list-1.value} {1;2}" },
  { "no-id", "{{.value}}{{", CS_SUBSTITUTE_RAW, "{{.value}}{{" },
};

static void
test_substitution (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (substitutions); i++)
    {
      g_autofree char *result = cs_substitute (substitutions[i].text, ids, values,
                                               G_N_ELEMENTS (ids), substitutions[i].how);

      g_test_message ("%s", substitutions[i].name);
      g_assert_cmpstr (result, ==, substitutions[i].expected);
    }

  g_assert_cmpint (cs_substitution_for_type (NULL), ==, CS_SUBSTITUTE_JSON);
  g_assert_cmpint (cs_substitution_for_type ("Application/JSON; charset=utf-8"), ==,
                   CS_SUBSTITUTE_JSON);
  g_assert_cmpint (cs_substitution_for_type ("application/x-www-form-urlencoded"), ==,
                   CS_SUBSTITUTE_URI);
  g_assert_cmpint (cs_substitution_for_type ("text/plain"), ==, CS_SUBSTITUTE_RAW);
}

static void
test_inputs (void)
{
  const CsButtonAction action = { .method = "POST", .url = "https://example.com/",
                                  .body = "{{Comment.value}}" };
  const struct { CsButtonInput input; const char *problem; } cases[] = {
    { { "comment", "Comment", "x", TRUE, 1 }, NULL },
    { { "comment", "Comment", " ", TRUE, 0 }, "“Comment” must be filled in first." },
    { { "comment", NULL, NULL, TRUE, 0 }, "“comment” must be filled in first." },
    { { "comment", "Comment", NULL, FALSE, 0 }, NULL },
    { { "comment", "Comment", "éé", FALSE, 2 }, NULL },
    { { "comment", "Comment", "ééé", FALSE, 2 }, "“Comment” may have at most 2 characters." },
    { { "other", "Other", NULL, TRUE, 0 }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problem = cs_button_check_input (&action, &cases[i].input, 1);

      g_assert_cmpstr (problem, ==, cases[i].problem);
    }
}

static const char *
get_header (const CsButtonRequest *request,
            const char            *name)
{
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    {
      if (g_str_equal (request->headers->pdata[i], name))
        return request->headers->pdata[i + 1];
    }

  return NULL;
}

static void
test_request (void)
{
  static const char *const headers[] = { "X-A", "{{c.value}}", "X-B", "a\r\nEvil: b", "Bad Name", "c",
                                         "Authorization", "", NULL };
  static const char *const own_token[] = { "Authorization", "Basic abc", NULL };
  const CsButtonInput inputs[] = { { "c", NULL, "1 2", FALSE, 0 } };
  CsButtonAction action = { .method = "POST", .url = "https://example.com/a?b={{c.value}}",
                            .body = "{\"a\":\"{{c.value}}\"}", .headers = headers,
                            .correlation_id = "42" };
  g_autoptr (CsButtonRequest) message_card = cs_button_request_new (&action, inputs, 1, "t0ken",
                                                                    NULL);
  g_autoptr (CsButtonRequest) adaptive = NULL;
  g_autoptr (CsButtonRequest) own = NULL;
  g_autofree char *text = cs_button_request_dup_text (message_card);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (message_card->url, ==, "https://example.com/a?b={{c.value}}");
  g_assert_cmpstr (message_card->body, ==, "{\"a\":\"1 2\"}");
  g_assert_cmpstr (get_header (message_card, "Content-Type"), ==, "application/json");
  g_assert_cmpstr (get_header (message_card, "Card-Correlation-Id"), ==, "42");
  g_assert_true (g_uuid_string_is_valid (get_header (message_card, "Action-Request-Id")));
  g_assert_cmpstr (get_header (message_card, "X-A"), ==, "{{c.value}}");
  g_assert_cmpstr (get_header (message_card, "X-B"), ==, "a  Evil: b");
  g_assert_null (get_header (message_card, "Bad Name"));
  g_assert_null (get_header (message_card, "Authorization"));
  g_assert_cmpstr (get_header (message_card, "Action-Authorization"), ==, "Bearer t0ken");
  g_assert_true (cs_button_request_is_public (message_card));
  g_assert_true (g_str_has_prefix (text, "POST /a?b="));

  action.adaptive = TRUE;
  action.method = "GET";
  adaptive = cs_button_request_new (&action, inputs, 1, NULL, NULL);
  g_assert_cmpstr (adaptive->url, ==, "https://example.com/a?b=1%202");
  g_assert_cmpstr (get_header (adaptive, "X-A"), ==, "1 2");
  g_assert_null (adaptive->body);
  g_assert_null (get_header (adaptive, "Content-Type"));

  action.headers = own_token;
  own = cs_button_request_new (&action, inputs, 1, "t0ken", NULL);
  g_assert_cmpstr (get_header (own, "Authorization"), ==, "Basic abc");
  g_assert_null (get_header (own, "Action-Authorization"));
  cs_button_request_set_token (own, "other");
  g_assert_cmpstr (get_header (own, "Authorization"), ==, "Basic abc");
  cs_button_request_set_token (message_card, "other");
  g_assert_cmpstr (get_header (message_card, "Action-Authorization"), ==, "Bearer other");
  cs_button_request_set_token (message_card, NULL);
  g_assert_null (get_header (message_card, "Action-Authorization"));
  cs_button_request_set_token (message_card, "again");
  g_assert_cmpstr (get_header (message_card, "Action-Authorization"), ==, "Bearer again");

  action.url = "http://example.com/";
  g_assert_null (cs_button_request_new (&action, inputs, 1, NULL, &error));
  g_assert_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS);
}

/* The endpoint's side: what a path makes it answer, and what is made of that. */
static const struct
{
  const char      *path;
  guint            status;
  const char      *action_status;
  const char      *update;
  const char      *body;
  gboolean         ignores_refresh;
  CsButtonOutcome  outcome;
  const char      *shown;
} answers[] = {
  { "/ok", 200, NULL, NULL, "", FALSE, CS_BUTTON_DONE, NULL },
  { "/text", 200, "It is done.", NULL, "OK", FALSE, CS_BUTTON_DONE, "It is done." },
  { "/card", 200, "Done", "true", "{\"@type\":\"MessageCard\",\"text\":\"new\"}", FALSE,
    CS_BUTTON_REFRESHED, "Done" },
  { "/adaptive", 200, NULL, "TRUE", "{\"type\":\"AdaptiveCard\"}", FALSE, CS_BUTTON_REFRESHED,
    NULL },
  { "/teams", 200, NULL, "true", "{\"@type\":\"MessageCard\"}", TRUE, CS_BUTTON_REFRESH_IGNORED,
    NULL },
  { "/broken", 200, NULL, "true", "{\"@type\":", FALSE, CS_BUTTON_REFRESH_BROKEN, NULL },
  { "/no-card", 200, NULL, "true", "{}", FALSE, CS_BUTTON_REFRESH_BROKEN, NULL },
  { "/unannounced", 200, NULL, NULL, "{\"@type\":\"MessageCard\"}", FALSE, CS_BUTTON_DONE, NULL },
  { "/false", 200, NULL, "false", "{\"@type\":\"MessageCard\"}", FALSE, CS_BUTTON_DONE, NULL },
  { "/sign-in", 401, NULL, NULL, "", FALSE, CS_BUTTON_SIGN_IN, "Sign in to go on." },
  { "/sign-in-text", 401, "Who are you?", NULL, "", FALSE, CS_BUTTON_SIGN_IN, "Who are you?" },
  { "/created", 201, NULL, NULL, "{}", FALSE, CS_BUTTON_DONE, NULL },
  { "/empty", 204, "Noted", NULL, "", FALSE, CS_BUTTON_DONE, "Noted" },
  { "/card-and-204", 204, NULL, "true", "", FALSE, CS_BUTTON_REFRESH_BROKEN, NULL },
  { "/unavailable", 503, "We are closed.", NULL, "", FALSE, CS_BUTTON_REFUSED, "We are closed." },
  { "/slow", 0, NULL, NULL, "", FALSE, CS_BUTTON_UNREACHED,
    "There was a problem submitting your changes. Try again in a minute." },
  { "/refused", 400, "Closed already.", NULL, "", FALSE, CS_BUTTON_REFUSED, "Closed already." },
  { "/refused-card", 400, NULL, "true", "{\"@type\":\"MessageCard\"}", FALSE, CS_BUTTON_REFUSED,
    "Could not complete the requested action. Please try again later." },
  { "/token", 401, NULL, NULL, "", FALSE, CS_BUTTON_REFUSED,
    "Could not complete the requested action. Please try again later." },
  { "/moved", 302, NULL, NULL, "", FALSE, CS_BUTTON_REFUSED,
    "Could not complete the requested action. Please try again later." },
  { "/failed", 500, NULL, NULL, "", FALSE, CS_BUTTON_REFUSED,
    "Could not complete the requested action. Please try again later." },
};

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  g_assert_cmpmem (body->data, body->length, "x=1%202", 7);
  soup_server_message_set_status (message, 404, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (!g_str_equal (answers[i].path, path))
        continue;

      if (g_str_equal (path, "/slow"))
        {
          soup_server_message_pause (message);
          return;
        }
      soup_server_message_set_status (message, answers[i].status, NULL);
      if (g_str_has_prefix (path, "/sign-in"))
        soup_message_headers_append (headers, "ACTION-AUTHENTICATE", "https://example.com/sign-in");
      if (answers[i].action_status != NULL)
        soup_message_headers_append (headers, "CARD-ACTION-STATUS", answers[i].action_status);
      if (answers[i].update != NULL)
        soup_message_headers_append (headers, "CARD-UPDATE-IN-BODY", answers[i].update);
      if (answers[i].status == 302)
        soup_message_headers_append (headers, "Location", "/ok");
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                        answers[i].body, strlen (answers[i].body));
    }
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static CsButtonResult *
call (const char *url,
      gboolean    ignores_refresh)
{
  const CsButtonInput input = { "c", NULL, "1 2", FALSE, 0 };
  const CsButtonAction action = { .method = "POST", .url = url, .body = "x={{c.value}}",
                                  .content_type = "application/x-www-form-urlencoded" };
  g_autoptr (GError) error = NULL;
  g_autoptr (CsButtonRequest) request = cs_button_request_new (&action, &input, 1, NULL, &error);
  g_autoptr (GAsyncResult) result = NULL;
  CsButtonResult *outcome;

  g_assert_no_error (error);
  g_assert_false (cs_button_request_is_public (request));
  request->seconds = 1;
  cs_button_call_async (request, ignores_refresh, NULL, called_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  outcome = cs_button_call_finish (result, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
test_answers (void)
{
  SoupServer *server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  CsLoopback *loopback;

  soup_server_add_handler (server, NULL, serve_cb, NULL, NULL);
  loopback = cs_loopback_new (server, 0, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s",
                                              cs_loopback_get_port (loopback), answers[i].path);
      g_autoptr (CsButtonResult) result = call (url, answers[i].ignores_refresh);

      g_test_message ("%s", answers[i].path);
      g_assert_cmpuint (result->status, ==, answers[i].status);
      g_assert_cmpint (result->outcome, ==, answers[i].outcome);
      g_assert_cmpstr (result->shown, ==, answers[i].shown);
      g_assert_nonnull (result->explanation);
      g_assert_cmpint (result->card != NULL, ==, answers[i].outcome == CS_BUTTON_REFRESHED);
    }

  cs_loopback_free (loopback);
  soup_server_disconnect (server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (server);

  {
    g_autoptr (CsButtonResult) result = call ("http://127.0.0.1:1/", FALSE);

    g_assert_cmpint (result->outcome, ==, CS_BUTTON_UNREACHED);
    g_assert_cmpuint (result->status, ==, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/button-call/substitution", test_substitution);
  g_test_add_func ("/button-call/inputs", test_inputs);
  g_test_add_func ("/button-call/request", test_request);
  g_test_add_func ("/button-call/answers", test_answers);
  return g_test_run ();
}
