/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-picture-fetch.h"

#include <libsoup/soup.h>
#include <string.h>

#include "cs-loopback.h"
#include "cs-picture.h"

/* A server that gives pictures and worse, and a resolver for which every name leads to it. */

typedef struct
{
  SoupServer     *server;
  CsLoopback     *loopback;
  CsPictureFetch *fetch;
  char           *base;
  GBytes         *png;
  guint           n_requests;
  gboolean        saw_secrets;
} Fixture;

typedef struct
{
  GBytes  *bytes;
  GError  *error;
  gboolean done;
} Outcome;

#define HOMEWARD_TYPE_RESOLVER (homeward_resolver_get_type ())
G_DECLARE_FINAL_TYPE (HomewardResolver, homeward_resolver, HOMEWARD, RESOLVER, GResolver)

struct _HomewardResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (HomewardResolver, homeward_resolver, G_TYPE_RESOLVER)

static void
free_addresses (gpointer data)
{
  g_resolver_free_addresses (data);
}

static void
look_up_async (GResolver                *resolver,
               const char               *hostname,
               GResolverNameLookupFlags  flags,
               GCancellable             *cancellable,
               GAsyncReadyCallback       callback,
               gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task,
                         g_list_prepend (NULL, g_inet_address_new_from_string ("127.0.0.1")),
                         free_addresses);
}

static void
look_up_plain_async (GResolver           *resolver,
                     const char          *hostname,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  look_up_async (resolver, hostname, 0, cancellable, callback, user_data);
}

static GList *
look_up_finish (GResolver     *resolver,
                GAsyncResult  *result,
                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
homeward_resolver_class_init (HomewardResolverClass *class)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (class);

  resolver_class->lookup_by_name_async = look_up_plain_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
homeward_resolver_init (HomewardResolver *self)
{
}

static void
serve_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  fixture->n_requests++;
  fixture->saw_secrets |= soup_message_headers_get_one (request, "Cookie") != NULL ||
                          soup_message_headers_get_one (request, "Authorization") != NULL ||
                          soup_message_headers_get_one (request, "Referer") != NULL;
  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_append (response, "Set-Cookie", "a=b");

  if (g_str_has_prefix (path, "/good"))
    soup_message_body_append_bytes (body, fixture->png);
  else if (g_str_equal (path, "/text"))
    soup_server_message_set_response (message, "image/png", SOUP_MEMORY_STATIC, "hello", 5);
  else if (g_str_equal (path, "/empty"))
    ;
  else if (g_str_equal (path, "/login"))
    {
      soup_message_headers_append (response, "WWW-Authenticate", "Basic realm=\"x\"");
      soup_server_message_set_status (message, 401, NULL);
    }
  else if (g_str_equal (path, "/to-good"))
    soup_server_message_set_redirect (message, 302, "/good");
  else if (g_str_equal (path, "/loop"))
    soup_server_message_set_redirect (message, 302, "/loop");
  else if (g_str_equal (path, "/to-http"))
    soup_server_message_set_redirect (message, 302, "http://example.com/good");
  else if (g_str_equal (path, "/to-private"))
    soup_server_message_set_redirect (message, 302, "https://192.168.1.1/good");
  else if (g_str_equal (path, "/to-file"))
    {
      soup_message_headers_append (response, "Location", "file:///etc/passwd");
      soup_server_message_set_status (message, 302, NULL);
    }
  else if (g_str_equal (path, "/to-nowhere"))
    soup_server_message_set_status (message, 302, NULL);
  else if (g_str_equal (path, "/large"))
    {
      gsize size = CS_PICTURE_MAX_BYTES + 1;

      soup_message_headers_set_encoding (response, SOUP_ENCODING_CHUNKED);
      soup_message_body_append_bytes (body, fixture->png);
      soup_message_body_append_take (body, g_malloc0 (size), size);
    }
  else if (g_str_equal (path, "/large-announced"))
    {
      gsize size = CS_PICTURE_MAX_BYTES + 1;

      soup_message_body_append_take (body, g_malloc0 (size), size);
    }
  else if (g_str_equal (path, "/never"))
    soup_server_message_pause (message);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const guint8 pixel[4] = { 1, 2, 3, 255 };
  g_autoptr (GBytes) pixels = g_bytes_new_static (pixel, sizeof pixel);
  g_autoptr (CsPicture) picture = cs_picture_new (1, 1, pixels);
  g_autoptr (GError) error = NULL;

  fixture->png = cs_picture_save_png (picture);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, serve_cb, fixture, NULL);
  fixture->loopback = cs_loopback_new (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->base = g_strdup_printf ("http://127.0.0.1:%u", cs_loopback_get_port (fixture->loopback));
  fixture->fetch = cs_picture_fetch_new (CS_PICTURE_FETCH_LOOPBACK);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_false (fixture->saw_secrets);
  cs_loopback_free (fixture->loopback);
  soup_server_disconnect (fixture->server);
  g_assert_finalize_object (fixture->fetch);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->server);
  g_bytes_unref (fixture->png);
  g_free (fixture->base);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->bytes = cs_picture_fetch_finish (CS_PICTURE_FETCH (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
start (Fixture      *fixture,
       const char   *path,
       GCancellable *cancellable,
       Outcome      *outcome)
{
  g_autofree char *url = path[0] == '/' ? g_strconcat (fixture->base, path, NULL)
                                        : g_strdup (path);

  *outcome = (Outcome) { 0 };
  cs_picture_fetch_async (fixture->fetch, url, cancellable, fetched_cb, outcome);
  g_assert_false (outcome->done);
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
  g_clear_pointer (&outcome->bytes, g_bytes_unref);
  g_clear_error (&outcome->error);
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const paths[] = { "/good", "/to-good", "/good?a=b%20c#d" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *url = g_strconcat (fixture->base, paths[i], NULL);
      Outcome outcome;

      start (fixture, paths[i], NULL, &outcome);
      wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_true (g_bytes_equal (outcome.bytes, fixture->png));
      g_assert_true (g_bytes_equal (cs_picture_fetch_look_up (fixture->fetch, url),
                                    fixture->png));
      clear (&outcome);
    }
}

static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *url = g_strconcat (fixture->base, "/good", NULL);
  Outcome outcomes[3];

  /* Three at a time are one request, and so are all that come later. */
  for (guint i = 0; i < 3; i++)
    start (fixture, "/good", NULL, &outcomes[i]);
  for (guint i = 0; i < 3; i++)
    {
      wait (&outcomes[i]);
      g_assert_no_error (outcomes[i].error);
      clear (&outcomes[i]);
    }
  start (fixture, "/good", NULL, &outcomes[0]);
  wait (&outcomes[0]);
  g_assert_no_error (outcomes[0].error);
  clear (&outcomes[0]);
  g_assert_cmpuint (fixture->n_requests, ==, 1);

  cs_picture_fetch_clear (fixture->fetch);
  g_assert_null (cs_picture_fetch_look_up (fixture->fetch, url));
  start (fixture, "/good", NULL, &outcomes[0]);
  wait (&outcomes[0]);
  clear (&outcomes[0]);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *path;
    gboolean    is_format;
    int         code;
  } cases[] = {
    { "/text",                       TRUE,  CS_PICTURE_ERROR_FORMAT },
    { "/empty",                      TRUE,  CS_PICTURE_ERROR_FORMAT },
    { "/missing",                    FALSE, CS_CHANNEL_ERROR_REFUSED },
    { "/login",                      FALSE, CS_CHANNEL_ERROR_REFUSED },
    { "/loop",                       FALSE, CS_CHANNEL_ERROR_REFUSED },
    { "/to-nowhere",                 FALSE, CS_CHANNEL_ERROR_REFUSED },
    { "/to-http",                    FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "/to-private",                 FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "/to-file",                    FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "/large",                      FALSE, CS_CHANNEL_ERROR_TOO_LARGE },
    { "/large-announced",            FALSE, CS_CHANNEL_ERROR_TOO_LARGE },
    { "",                            FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "picture.png",                 FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "file:///etc/passwd",          FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "http://example.com/a.png",    FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "https://192.168.1.1/a.png",   FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "https://[fe80::1]/a.png",     FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "https://intranet/a.png",      FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "https://me:s3cret@example.com/a.png", FALSE, CS_CHANNEL_ERROR_ADDRESS },
    { "http://127.0.0.1:1/s3cret",   FALSE, CS_CHANNEL_ERROR_UNREACHABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Outcome outcome;

      g_test_message ("%s", cases[i].path);
      start (fixture, cases[i].path, NULL, &outcome);
      wait (&outcome);
      g_assert_null (outcome.bytes);
      if (cases[i].is_format)
        g_assert_error (outcome.error, CS_PICTURE_ERROR, cases[i].code);
      else
        g_assert_error (outcome.error, CS_CHANNEL_ERROR, cases[i].code);
      g_assert_null (strstr (outcome.error->message, "s3cret"));
      clear (&outcome);
    }
}

/* A public name that leads home, and this machine where it was not allowed. */
static void
test_homeward (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GResolver) usual = g_resolver_get_default ();
  g_autoptr (GResolver) homeward = g_object_new (HOMEWARD_TYPE_RESOLVER, NULL);
  g_autofree char *url = g_strdup_printf ("https://pictures.example%s/good",
                                          strrchr (fixture->base, ':'));
  Outcome outcome;

  g_resolver_set_default (homeward);
  start (fixture, url, NULL, &outcome);
  wait (&outcome);
  g_resolver_set_default (usual);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS);
  g_assert_cmpstr (outcome.error->message, ==, "cannot get a picture from 'pictures.example': "
                                               "it is no host of the public internet");
  clear (&outcome);

  g_object_unref (fixture->fetch);
  fixture->fetch = cs_picture_fetch_new (CS_PICTURE_FETCH_PLAIN);
  start (fixture, "/good", NULL, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS);
  clear (&outcome);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
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
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome left, stayed;

  start (fixture, "/never", cancellable, &left);
  g_timeout_add (50, cancel_cb, cancellable);
  wait (&left);
  g_assert_error (left.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  clear (&left);

  /* Cancelled before it began; and one of two who wait for the same. */
  start (fixture, "/good", cancellable, &left);
  wait (&left);
  g_assert_error (left.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  clear (&left);

  g_cancellable_reset (cancellable);
  start (fixture, "/good?2", cancellable, &left);
  start (fixture, "/good?2", NULL, &stayed);
  g_cancellable_cancel (cancellable);
  wait (&left);
  wait (&stayed);
  g_assert_error (left.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (stayed.error);
  clear (&left);
  clear (&stayed);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  Outcome outcome;

  if (g_getenv ("CS_TEST_LONG") == NULL)
    {
      g_test_skip ("takes 10 seconds");
      return;
    }

  start (fixture, "/never", NULL, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_TOO_SLOW);
  clear (&outcome);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) \
  g_test_add ("/picture-fetch/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (good);
  ADD (memory);
  ADD (refused);
  ADD (homeward);
  ADD (cancel);
  ADD (slow);
  return g_test_run ();
}
