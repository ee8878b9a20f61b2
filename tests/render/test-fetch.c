/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-fetch"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <libsoup/soup.h>

/* The program that draws gets pictures from a server of this machine where it is told to, and asks
 * nobody where it is not. */

#define SIDE 60

typedef struct
{
  SoupServer *server;
  GBytes     *png;
  char       *folder;
  char       *card;
  char       *output;
  guint       n_requests;
} Fixture;

static GBytes *
make_png (void)
{
  g_autofree guint8 *pixels = g_malloc (SIDE * SIDE * 4);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  for (guint i = 0; i < SIDE * SIDE; i++)
    memcpy (pixels + i * 4, "\377\000\000\377", 4);
  bytes = g_bytes_new (pixels, SIDE * SIDE * 4);
  texture = gdk_memory_texture_new (SIDE, SIDE, GDK_MEMORY_R8G8B8A8, bytes, SIDE * 4);

  return gdk_texture_save_to_png_bytes (texture);
}

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;
  gsize size;
  const char *data = g_bytes_get_data (fixture->png, &size);

  fixture->n_requests++;
  if (g_strcmp0 (path, "/p.png") != 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY, data, size);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GSList *uris;

  fixture->png = make_png ();
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, answer_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                           &error));
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->folder = g_dir_make_tmp ("fetch-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->card = g_build_filename (fixture->folder, "card.json", NULL);
  fixture->output = g_build_filename (fixture->folder, "card.png", NULL);
  text = g_strdup_printf ("{\"type\": \"AdaptiveCard\", \"body\": ["
                          "{\"type\": \"Image\", \"url\": \"http://127.0.0.1:%d/p.png\"},"
                          "{\"type\": \"Image\", \"url\": \"http://127.0.0.1:%d/none.png\"}]}",
                          g_uri_get_port (uris->data), g_uri_get_port (uris->data));
  g_assert_true (g_file_set_contents (fixture->card, text, -1, &error));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->card);
  g_unlink (fixture->output);
  g_rmdir (fixture->folder);
  g_free (fixture->card);
  g_free (fixture->output);
  g_free (fixture->folder);
  g_bytes_unref (fixture->png);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Returns: what is drawn where the middle of the picture is, 0xAARRGGBB */
static guint32
draw (Fixture    *fixture,
      const char *option)
{
  g_autofree char *program = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "src",
                                               "connector-studio-render", NULL);
  g_autofree char *output = g_strconcat ("--output=", fixture->output, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;
  gboolean ended = FALSE;
  int width;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program, output, option,
                              fixture->card, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);

  texture = gdk_texture_new_from_filename (fixture->output, &error);
  g_assert_no_error (error);
  width = gdk_texture_get_width (texture);
  pixels = g_new (guint32, (gsize) width * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);

  return pixels[(16 + SIDE / 2) * width + 16 + SIDE / 2];
}

static void
test_fetched (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmphex (draw (fixture, "--fetch"), ==, 0xffff0000);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

static void
test_not_asked (Fixture       *fixture,
                gconstpointer  data)
{
  g_assert_cmphex (draw (fixture, "--scale=1"), !=, 0xffff0000);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/fetch/fetched", Fixture, NULL, set_up, test_fetched, tear_down);
  g_test_add ("/fetch/not-asked", Fixture, NULL, set_up, test_not_asked, tear_down);

  return g_test_run ();
}
