/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-button-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-request-private.h"
#include "cs-snapshot.h"
#include "cs-substitution.h"
#include "cs-web-host.h"

/* A new card is a card, of which Teams takes about 28 KB. */
#define MAX_ANSWER (256u * 1024)

typedef struct
{
  guint    seconds;
  gboolean ignores_refresh;
} Call;

void
cs_button_request_free (CsButtonRequest *self)
{
  g_free (self->method);
  g_free (self->url);
  g_free (self->body);
  g_ptr_array_unref (self->headers);
  g_free (self);
}

void
cs_button_result_free (CsButtonResult *self)
{
  g_free (self->shown);
  g_free (self->explanation);
  g_free (self->answer);
  g_clear_pointer (&self->card, g_bytes_unref);
  g_free (self);
}

static gboolean
takes_value (const CsButtonAction *action,
             const char           *id)
{
  if (action->body != NULL && cs_substitution_refers_to (action->body, id))
    return TRUE;
  if (!action->adaptive)
    return FALSE;
  if (cs_substitution_refers_to (action->url, id))
    return TRUE;
  for (guint i = 0; action->headers != NULL && action->headers[i] != NULL; i += 2)
    {
      if (cs_substitution_refers_to (action->headers[i + 1], id))
        return TRUE;
    }

  return FALSE;
}

char *
cs_button_check_input (const CsButtonAction *action,
                       const CsButtonInput  *inputs,
                       guint                 n_inputs)
{
  for (guint i = 0; i < n_inputs; i++)
    {
      const CsButtonInput *input = &inputs[i];
      const char *title = input->title != NULL ? input->title : input->id;
      const char *value = input->value != NULL ? input->value : "";

      if (input->id == NULL || !takes_value (action, input->id))
        continue;
      if (input->is_required && value[strspn (value, " \t\r\n")] == '\0')
        return g_strdup_printf (_("“%s” must be filled in first."), title);
      if (input->max_length > 0 && g_utf8_strlen (value, -1) > (glong) input->max_length)
        return g_strdup_printf (ngettext ("“%s” may have at most %u character.",
                                          "“%s” may have at most %u characters.",
                                          input->max_length), title, input->max_length);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable) */
static char *
fill (const char          *text,
      const CsButtonInput *inputs,
      guint                n_inputs,
      CsSubstitution       how)
{
  g_autofree const char **ids = g_new0 (const char *, n_inputs + 1);
  g_autofree const char **values = g_new0 (const char *, n_inputs + 1);

  for (guint i = 0; i < n_inputs; i++)
    {
      ids[i] = inputs[i].id;
      values[i] = inputs[i].value;
    }

  return cs_substitute (text, ids, values, n_inputs, how);
}

/* A name that could end a line is none, and a line end in a value would begin a header. */
static void
add_header (CsButtonRequest *request,
            const char      *name,
            const char      *value)
{
  g_autofree char *clean = g_strdup (value);

  if (name[0] == '\0' || strpbrk (name, " \t\r\n:()<>@,;\\\"/[]?={}") != NULL)
    return;

  g_strdelimit (clean, "\r\n", ' ');
  g_ptr_array_add (request->headers, g_strdup (name));
  g_ptr_array_add (request->headers, g_steal_pointer (&clean));
}

/* Returns: (transfer full) (nullable) */
static GUri *
parse_target (const char  *url,
              GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && host[0] != '\0' &&
      (g_str_equal (g_uri_get_scheme (uri), "https") ||
       (g_str_equal (g_uri_get_scheme (uri), "http") && cs_web_host_is_loopback (host))))
    return g_steal_pointer (&uri);

  g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
               _("a button calls an https address, or here one of this machine; '%s' is neither"),
               url);
  return NULL;
}

/* An empty Authorization moves the service's own token out of its place. */
static void
add_card_headers (CsButtonRequest      *request,
                  const CsButtonAction *action,
                  const CsButtonInput  *inputs,
                  guint                 n_inputs)
{
  request->token_header = "Authorization";
  for (guint i = 0; action->headers != NULL && action->headers[i] != NULL; i += 2)
    {
      const char *name = action->headers[i];
      g_autofree char *value = action->adaptive
                               ? fill (action->headers[i + 1], inputs, n_inputs, CS_SUBSTITUTE_RAW)
                               : g_strdup (action->headers[i + 1]);

      if (g_ascii_strcasecmp (name, "Authorization") == 0)
        {
          request->token_header = value[0] == '\0' ? "Action-Authorization" : NULL;
          if (value[0] == '\0')
            continue;
        }
      add_header (request, name, value);
    }
}

void
cs_button_request_set_token (CsButtonRequest *self,
                             const char      *token)
{
  g_autofree char *bearer = token != NULL ? g_strconcat ("Bearer ", token, NULL) : NULL;

  if (self->token_header == NULL)
    return;

  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    {
      if (!g_str_equal (self->headers->pdata[i], self->token_header))
        continue;

      g_ptr_array_remove_range (self->headers, i, 2);
      break;
    }
  if (bearer != NULL)
    add_header (self, self->token_header, bearer);
}

CsButtonRequest *
cs_button_request_new (const CsButtonAction  *action,
                       const CsButtonInput   *inputs,
                       guint                  n_inputs,
                       const char            *token,
                       GError               **error)
{
  g_autofree char *url = action->adaptive
                         ? fill (action->url, inputs, n_inputs, CS_SUBSTITUTE_URI)
                         : g_strdup (action->url);
  g_autoptr (GUri) uri = parse_target (url, error);
  gboolean has_body = g_strcmp0 (action->method, "GET") != 0;
  CsButtonRequest *request;
  g_autofree char *id = g_uuid_string_random ();

  if (uri == NULL)
    return NULL;

  request = g_new0 (CsButtonRequest, 1);
  request->seconds = CS_BUTTON_SECONDS;
  request->method = g_strdup (has_body ? "POST" : "GET");
  request->url = g_steal_pointer (&url);
  request->headers = g_ptr_array_new_with_free_func (g_free);
  if (has_body)
    {
      const char *type = action->content_type != NULL ? action->content_type : "application/json";

      add_header (request, "Content-Type", type);
      request->body = fill (action->body != NULL ? action->body : "", inputs, n_inputs,
                            cs_substitution_for_type (type));
    }
  if (action->correlation_id != NULL)
    add_header (request, "Card-Correlation-Id", action->correlation_id);
  add_header (request, "Action-Request-Id", id);
  add_card_headers (request, action, inputs, n_inputs);
  cs_button_request_set_token (request, token);

  return request;
}

char *
cs_button_request_dup_text (const CsButtonRequest *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *path = uri != NULL && g_uri_get_path (uri)[0] != '\0' ? g_uri_get_path (uri) : "/";
  const char *query = uri != NULL ? g_uri_get_query (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : "";
  gboolean ipv6 = strchr (host, ':') != NULL;
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s %s%s%s HTTP/1.1\nHost: %s%s%s", self->method, path,
                   query != NULL ? "?" : "", query != NULL ? query : "", ipv6 ? "[" : "", host,
                   ipv6 ? "]" : "");
  /* libsoup's flags give the usual port where there is none. */
  if (uri != NULL && g_uri_get_port (uri) > 0 &&
      g_uri_get_port (uri) != (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80))
    g_string_append_printf (text, ":%d", g_uri_get_port (uri));
  g_string_append_c (text, '\n');
  for (guint i = 0; i + 1 < self->headers->len; i += 2)
    {
      const char *name = self->headers->pdata[i];
      const char *value = self->headers->pdata[i + 1];

      if (g_str_has_suffix (name, "uthorization"))
        g_string_append_printf (text, "%s: %.18s…\n", name, value);
      else
        g_string_append_printf (text, "%s: %s\n", name, value);
    }
  g_string_append_printf (text, "\n%s", self->body != NULL ? self->body : "");

  return g_string_free (text, FALSE);
}

gboolean
cs_button_request_is_public (const CsButtonRequest *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && g_str_equal (g_uri_get_scheme (uri), "https") &&
         cs_web_host_is_public (g_uri_get_host (uri));
}

static gboolean
is_message_card (GBytes *body)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (body);
  const char *type;

  if (cs_snapshot_is_broken (snapshot) || cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    return FALSE;

  type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "@type"));
  if (type == NULL)
    type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "type"));
  return g_strcmp0 (type, "MessageCard") == 0 || g_strcmp0 (type, "AdaptiveCard") == 0;
}

static void
judge_refresh (CsButtonResult *result,
               GBytes         *body,
               gboolean        ignores_refresh)
{
  if (!is_message_card (body))
    {
      result->outcome = CS_BUTTON_REFRESH_BROKEN;
      result->explanation = g_strdup (_("The endpoint announced a new card (CARD-UPDATE-IN-BODY), "
                                        "but its answer is none, so the old card stays."));
    }
  else if (ignores_refresh)
    {
      result->outcome = CS_BUTTON_REFRESH_IGNORED;
      result->explanation = g_strdup (_("The endpoint sent a new card. Teams is reported to leave "
                                        "the old one; Outlook shows the new one."));
    }
  else
    {
      result->outcome = CS_BUTTON_REFRESHED;
      result->card = g_bytes_ref (body);
      result->explanation = g_strdup (_("The endpoint did it, and sent a new card."));
    }
}

CsButtonResult *
cs_button_judge (guint        status,
                 const char  *action_status,
                 const char  *card_update,
                 const char  *authenticate,
                 GBytes      *body,
                 gboolean     ignores_refresh)
{
  CsButtonResult *result = g_new0 (CsButtonResult, 1);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  result->status = status;
  result->answer = g_utf8_make_valid (data != NULL ? data : "", MIN (size, CS_VERDICT_MAX_BYTES));
  if (action_status != NULL && action_status[0] != '\0')
    result->shown = g_utf8_make_valid (action_status, -1);

  if (status >= 200 && status < 300)
    {
      if (card_update != NULL && g_ascii_strcasecmp (card_update, "true") == 0)
        judge_refresh (result, body, ignores_refresh);
      else
        {
          result->outcome = CS_BUTTON_DONE;
          result->explanation = g_strdup (size == 0
            ? _("The endpoint did it.")
            : _("The endpoint did it. Its answer's body is ignored, since CARD-UPDATE-IN-BODY is "
                "not set."));
        }
      return result;
    }

  if (status == 401 && authenticate != NULL)
    {
      result->outcome = CS_BUTTON_SIGN_IN;
      result->explanation = g_strdup (_("The endpoint wants to know who pressed the button "
                                        "(ACTION-AUTHENTICATE). Outlook opens the endpoint's page "
                                        "for that, and Teams shows that it failed."));
      if (result->shown == NULL)
        result->shown = g_strdup (_("Sign in to go on."));
      return result;
    }

  result->outcome = CS_BUTTON_REFUSED;
  if (result->shown == NULL)
    result->shown = g_strdup (_("Could not complete the requested action. Please try again later."));
  if (status == 401)
    result->explanation = g_strdup (_("The endpoint does not accept the token (401). Look at how it "
                                      "checks issuer, audience and signature."));
  else if (status >= 300 && status < 400)
    result->explanation = g_strdup_printf (_("The endpoint points to another address (%u), which is "
                                             "not followed."), status);
  else
    result->explanation = g_strdup_printf (_("The endpoint says no (%u). A text for people belongs "
                                             "into the header CARD-ACTION-STATUS."), status);
  return result;
}

static CsButtonResult *
judge_failure (const CsRequestAnswer *answer,
               guint                  seconds)
{
  CsButtonResult *result = g_new0 (CsButtonResult, 1);

  result->outcome = CS_BUTTON_UNREACHED;
  result->answer = g_strdup ("");
  result->shown = g_strdup (_("There was a problem submitting your changes. Try again in a minute."));
  if (answer->end == CS_REQUEST_TOO_SLOW)
    result->explanation = g_strdup_printf (ngettext ("The endpoint did not answer within %u second.",
                                                     "The endpoint did not answer within %u "
                                                     "seconds.", seconds), seconds);
  else
    result->explanation = g_strdup_printf (_("The endpoint was not reached: %s"),
                                           answer->error->message);
  return result;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Call *call = g_task_get_task_data (task);
  g_autoptr (CsRequestAnswer) answer = cs_request_finish (async_result);
  SoupMessageHeaders *headers = soup_message_get_response_headers (answer->message);
  CsButtonResult *result;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (answer->end == CS_REQUEST_ANSWERED)
    result = cs_button_judge (soup_message_get_status (answer->message),
                              soup_message_headers_get_one (headers, "CARD-ACTION-STATUS"),
                              soup_message_headers_get_one (headers, "CARD-UPDATE-IN-BODY"),
                              soup_message_headers_get_one (headers, "ACTION-AUTHENTICATE"),
                              answer->body, call->ignores_refresh);
  else
    result = judge_failure (answer, call->seconds);
  g_task_return_pointer (task, result, (GDestroyNotify) cs_button_result_free);
}

void
cs_button_call_async (const CsButtonRequest *request,
                      gboolean               ignores_refresh,
                      GCancellable          *cancellable,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = parse_target (request->url, &error);
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupMessage) message = NULL;
  CsRequestPolicy policy = { .seconds = request->seconds, .max_bytes = MAX_ANSWER };
  SoupMessageHeaders *headers;
  Call *call;

  g_task_set_source_tag (task, cs_button_call_async);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;

  call = g_new0 (Call, 1);
  call->ignores_refresh = ignores_refresh;
  call->seconds = request->seconds;
  g_task_set_task_data (task, call, g_free);

  session = cs_request_session_new ();
  message = soup_message_new_from_uri (request->method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  headers = soup_message_get_request_headers (message);
  if (request->body != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (request->body, strlen (request->body));

      soup_message_set_request_body_from_bytes (message, NULL, body);
    }
  for (guint i = 0; i + 1 < request->headers->len; i += 2)
    soup_message_headers_replace (headers, request->headers->pdata[i],
                                  request->headers->pdata[i + 1]);

  cs_request_async (session, message, &policy, cancellable, answered_cb, g_steal_pointer (&task));
}

CsButtonResult *
cs_button_call_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
