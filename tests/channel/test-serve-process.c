/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-message-store.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "post-storm.h"
#include "serve-process.h"

/* The command "serve" as others meet it: under hostile requests, and killed in the middle of its
 * work. test-serve-process PROGRAM */

/* What memory may grow by, in KiB, and what descriptors may be open afterwards that were not. */
#define MAX_GROWTH (50 * 1024)
#define MAX_FDS    4

/* The address sanitizer keeps what is freed for a while, 256 MiB of it, and room around all. */
#ifdef __has_feature
#if __has_feature (address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#undef MAX_GROWTH
#define MAX_GROWTH (600 * 1024)
#endif

static const char *program;

typedef struct
{
  char         *folder;
  char         *kept;
  char         *output;
  ServeProcess  serve;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("cs-serve-XXXXXX", NULL);
  fixture->kept = g_build_filename (fixture->folder, "kept", NULL);
  fixture->output = g_build_filename (fixture->folder, "output", NULL);
  serve_process_start (&fixture->serve, program, fixture->kept, fixture->output);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  serve_process_stop (&fixture->serve, SIGTERM);
  g_assert_cmpint (system (clean), ==, 0);
  g_free (fixture->kept);
  g_free (fixture->output);
  g_free (fixture->folder);
}

static int
open_line (Fixture *fixture)
{
  struct sockaddr_in address = { .sin_family = AF_INET };
  struct timeval patience = { .tv_sec = 10 };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  address.sin_port = htons (serve_process_get_port (&fixture->serve));
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt (fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  g_assert_cmpint (connect (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  return fd;
}

/* Sends what the other side takes. */
static void
send_all (int         fd,
          const char *text,
          gsize       length)
{
  while (length > 0)
    {
      gssize n = send (fd, text, length, MSG_NOSIGNAL);

      if (n <= 0)
        return;
      text += n;
      length -= n;
    }
}

/* Returns: the status, 0 where the connection ended without an answer */
static guint
read_status (int fd)
{
  char answer[4096];
  gsize n_read = 0;

  while (n_read < sizeof answer - 1)
    {
      gssize n = recv (fd, answer + n_read, sizeof answer - 1 - n_read, 0);

      if (n <= 0)
        break;
      n_read += n;
      answer[n_read] = '\0';
      if (strstr (answer, "\r\n\r\n") != NULL)
        break;
    }

  answer[n_read] = '\0';
  return g_str_has_prefix (answer, "HTTP/1.") && n_read > 9 ? atoi (answer + 9) : 0;
}

/* What the requests below are made of. */
typedef struct
{
  GRand      *random;
  const char *path;    /* of the workflow, with its query */
  guint       port;
  GString    *text;
} Making;

static void
add_head (Making     *making,
          const char *path,
          const char *more)
{
  g_string_append_printf (making->text, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n"
                          "Content-Type: application/json\r\n%s", path, making->port, more);
}

static void
add_body (Making     *making,
          const char *body)
{
  g_string_append_printf (making->text, "Content-Length: %u\r\n\r\n%s", (guint) strlen (body), body);
}

static void
make_host (Making *making)
{
  g_string_append_printf (making->text, "POST %s HTTP/1.1\r\nHost: evil%u.example\r\n", making->path,
                          g_rand_int (making->random));
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_no_host (Making *making)
{
  g_string_append_printf (making->text, "POST %s HTTP/1.1\r\n", making->path);
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_origin (Making *making)
{
  add_head (making, making->path, "Origin: https://evil.example\r\n");
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_huge_header (Making *making)
{
  g_autofree char *value = g_strnfill (64 * 1024 + g_rand_int_range (making->random, 0, 65536), 'a');

  add_head (making, making->path, "X-Large: ");
  g_string_append (making->text, value);
  g_string_append (making->text, "\r\n");
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_many_headers (Making *making)
{
  add_head (making, making->path, "");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (making->text, "X-%u: %u\r\n", i, i);
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_huge_body (Making *making)
{
  g_autofree char *body = g_strnfill (1536 * 1024, '[');

  add_head (making, making->path, "");
  add_body (making, body);
}

static void
make_endless_length (Making *making)
{
  add_head (making, making->path, "Content-Length: 18446744073709551615\r\n\r\n{\"text\":\"a\"}");
}

static void
make_negative_length (Making *making)
{
  add_head (making, making->path, "Content-Length: -1\r\n\r\n{\"text\":\"a\"}");
}

static void
make_two_lengths (Making *making)
{
  add_head (making, making->path, "Content-Length: 3\r\nContent-Length: 12\r\n\r\n{\"text\":\"a\"}");
}

static void
make_bad_json (Making *making)
{
  g_autofree char *body = g_strdup_printf ("{\"text\":\"%u", g_rand_int (making->random));

  add_head (making, making->path, "");
  add_body (making, body);
}

static void
make_bytes (Making *making)
{
  add_head (making, making->path, "Content-Length: 64\r\n\r\n");
  for (guint i = 0; i < 64; i++)
    g_string_append_c (making->text, (char) g_rand_int_range (making->random, 0, 256));
}

static void
make_deep_json (Making *making)
{
  g_autofree char *body = g_strnfill (200000, g_rand_boolean (making->random) ? '[' : '{');

  add_head (making, making->path, "");
  add_body (making, body);
}

static void
make_guess (Making *making)
{
  static const char *const shapes[] = {
    "/", "/../../etc/passwd", "/%2e%2e/%00", "/workflows/%u/triggers/manual/paths/invoke?sig=%u",
    "/webhookb2/%u@%u/IncomingWebhook/%u/%u", "*", "http://127.0.0.1/", "//%u//",
  };
  guint shape = g_rand_int_range (making->random, 0, G_N_ELEMENTS (shapes));

  add_head (making, shapes[shape], "");
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_wrong_sig (Making *making)
{
  g_autofree char *path = g_strndup (making->path, strlen (making->path) - 1);

  add_head (making, path, "");
  add_body (making, "{\"text\":\"a\"}");
}

static void
make_chunk_lie (Making *making)
{
  static const char *const lies[] = {
    "ffffffffffffffff\r\n{}", "5\r\n{}\r\n0\r\n\r\n", "zz\r\n{}\r\n0\r\n\r\n", "-1\r\n\r\n",
    "2\r\n{}", "0;a=b\r\nX: y\r\n",
  };

  add_head (making, making->path, "Transfer-Encoding: chunked\r\n\r\n");
  g_string_append (making->text, lies[g_rand_int_range (making->random, 0, G_N_ELEMENTS (lies))]);
}

static void
make_two_framings (Making *making)
{
  add_head (making, making->path, "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
}

static void
make_expect (Making *making)
{
  add_head (making, making->path, "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n");
}

static void
make_old_version (Making *making)
{
  static const char *const lines[] = { "GET /\r\n", "\r\n\r\n\r\n", "POST", "PRI * HTTP/2.0\r\n\r\nSM\r\n",
                                       "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "GET / HTTP/9.9\r\n\r\n" };

  g_string_append (making->text, lines[g_rand_int_range (making->random, 0, G_N_ELEMENTS (lines))]);
}

static void
make_pipelined (Making *making)
{
  for (guint i = 0; i < 20; i++)
    {
      add_head (making, making->path, "");
      add_body (making, "{\"text\":\"pipelined\"}");
    }
}

static void
make_line_noise (Making *making)
{
  guint length = g_rand_int_range (making->random, 1, 3000);

  for (guint i = 0; i < length; i++)
    g_string_append_c (making->text, (char) g_rand_int_range (making->random, 0, 256));
}

static const struct
{
  const char *name;
  void (*make) (Making *making);
  guint status;   /* the answer, or 0 for any or none */
} attacks[] = {
  { "other-host", make_host, 403 },
  { "no-host", make_no_host, 0 },
  { "origin", make_origin, 403 },
  { "huge-header", make_huge_header, 0 },
  { "many-headers", make_many_headers, 0 },
  { "huge-body", make_huge_body, 413 },
  { "endless-length", make_endless_length, 0 },
  { "negative-length", make_negative_length, 0 },
  { "two-lengths", make_two_lengths, 0 },
  { "bad-json", make_bad_json, 400 },
  { "bytes", make_bytes, 400 },
  { "deep-json", make_deep_json, 400 },
  { "path-guess", make_guess, 0 },
  { "wrong-sig", make_wrong_sig, 401 },
  { "chunk-lie", make_chunk_lie, 0 },
  { "two-framings", make_two_framings, 0 },
  { "expect", make_expect, 0 },
  { "old-version", make_old_version, 0 },
  { "pipelined", make_pipelined, 202 },
  { "line-noise", make_line_noise, 0 },
};

/* How the sender goes on once it has sent all, or a part of it. */
enum
{
  READS,        /* as it should */
  HALF_CLOSES,  /* sends no more, and reads */
  LEAVES,       /* closes without reading */
  STOPS,        /* sends a part, and keeps the connection for a while */
  N_WAYS,
};

/* Those that keep a connection for a while. */
#define N_SLOW 100

static void
assert_serves (Fixture *fixture,
               guint    n_posts)
{
  PostStorm storm;

  g_assert_true (post_storm ((const char * const *) fixture->serve.urls, n_posts, 4, TRUE, &storm));
  g_assert_cmpuint (storm.n_accepted, ==, n_posts);
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_requests = g_getenv ("CS_TEST_LONG") != NULL ? 10000 : 600;
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  g_autoptr (GString) text = g_string_new (NULL);
  Making making = { random, NULL, serve_process_get_port (&fixture->serve), text };
  int slow[N_SLOW];
  guint n_fds, n_slow = 0, n_posts = 0;
  long memory;

  making.path = strchr (fixture->serve.urls[1] + strlen ("http://"), '/');
  assert_serves (fixture, 1000);
  memory = serve_process_get_memory (&fixture->serve);
  n_fds = serve_process_count_fds (&fixture->serve);

  for (guint i = 0; i < n_requests; i++)
    {
      guint attack = i % G_N_ELEMENTS (attacks);
      guint way = i / G_N_ELEMENTS (attacks) % N_WAYS;
      int fd = open_line (fixture);
      gsize length;

      g_string_truncate (text, 0);
      attacks[attack].make (&making);
      length = way == STOPS ? (gsize) g_rand_int_range (random, 0, text->len) : text->len;
      send_all (fd, text->str, length);

      if (way == READS && attacks[attack].status > 0)
        {
          guint status = read_status (fd);

          if (status != attacks[attack].status)
            g_error ("request %u, %s, is answered %u (%s): %.300s", i, attacks[attack].name, status, g_strerror (errno), text->str);
        }
      else if (way == HALF_CLOSES)
        {
          shutdown (fd, SHUT_WR);
          read_status (fd);
        }

      if (way != STOPS)
        close (fd);
      else
        {
          if (n_slow >= N_SLOW)
            close (slow[n_slow % N_SLOW]);
          slow[n_slow++ % N_SLOW] = fd;
        }

      if (i % 100 == 0)
        {
          assert_serves (fixture, 20);
          n_posts += 20;
        }
    }

  for (guint i = 0; i < MIN (n_slow, N_SLOW); i++)
    close (slow[i]);
  assert_serves (fixture, 100);
  for (guint i = 0; i < 300 && serve_process_count_fds (&fixture->serve) > n_fds + MAX_FDS; i++)
    g_usleep (50000);

  g_test_message ("%u hostile requests, %u posts between them; memory %ld KiB, then %ld KiB; "
                  "descriptors %u, then %u", n_requests, n_posts, memory,
                  serve_process_get_memory (&fixture->serve), n_fds,
                  serve_process_count_fds (&fixture->serve));
  g_assert_cmpint (serve_process_get_memory (&fixture->serve) - memory, <, MAX_GROWTH);
  g_assert_cmpuint (serve_process_count_fds (&fixture->serve), <=, n_fds + MAX_FDS);
}

/* More connections than are taken, of which none says anything; then they are gone, and others are
 * served again. */
static void
test_crowd (Fixture       *fixture,
            gconstpointer  data)
{
  int fds[300];
  guint n_fds = serve_process_count_fds (&fixture->serve);

  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    fds[i] = open_line (fixture);
  g_usleep (300000);
  g_assert_cmpuint (serve_process_count_fds (&fixture->serve), <, n_fds + 270);

  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    close (fds[i]);
  g_usleep (100000);
  assert_serves (fixture, 100);
  for (guint i = 0; i < 300 && serve_process_count_fds (&fixture->serve) > n_fds + MAX_FDS; i++)
    g_usleep (50000);
  g_assert_cmpuint (serve_process_count_fds (&fixture->serve), <=, n_fds + MAX_FDS);
}

/* Sends numbered messages from several connections until the server is killed under them. What was
 * acknowledged is there afterwards. */
typedef struct
{
  Fixture  *fixture;
  guint     first;
  guint     n_acknowledged;   /* they are first, first + 1, ... */
} Sender;

static gpointer
send_cb (gpointer user_data)
{
  Sender *sender = user_data;
  const char *path = strchr (sender->fixture->serve.urls[1] + strlen ("http://"), '/');
  int fd = open_line (sender->fixture);

  for (;;)
    {
      g_autofree char *body = g_strdup_printf ("{\"text\":\"number %u.\"}",
                                               sender->first + sender->n_acknowledged);
      g_autofree char *request =
        g_strdup_printf ("POST %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nContent-Length: %u\r\n\r\n%s",
                         path, serve_process_get_port (&sender->fixture->serve),
                         (guint) strlen (body), body);

      send_all (fd, request, strlen (request));
      if (read_status (fd) != 202)
        break;
      sender->n_acknowledged++;
    }

  close (fd);
  return NULL;
}

static gboolean
has_message (CsMessageStore *store,
             guint           number)
{
  g_autofree char *text = g_strdup_printf ("{\"text\":\"number %u.\"}", number);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (CsChannelMessage) message = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autoptr (GBytes) body = cs_channel_message_load_body (message, NULL);

      if (body != NULL && g_bytes_get_size (body) == strlen (text) &&
          memcmp (g_bytes_get_data (body, NULL), text, strlen (text)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_kill (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_rounds = g_getenv ("CS_TEST_LONG") != NULL ? 20 : 3;

  for (guint round = 0; round < n_rounds; round++)
    {
      Sender senders[4];
      GThread *threads[G_N_ELEMENTS (senders)];
      g_autoptr (CsMessageStore) store = NULL;
      g_autoptr (GError) error = NULL;
      guint n_checked = 0;

      for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
        {
          senders[i] = (Sender) { fixture, (round * 4 + i) * 1000000, 0 };
          threads[i] = g_thread_new ("sender", send_cb, &senders[i]);
        }
      g_usleep (20000 + round * 17000);
      kill (fixture->serve.pid, SIGKILL);
      for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
        g_thread_join (threads[i]);
      serve_process_stop (&fixture->serve, SIGKILL);

      /* The newest are kept, so that of each the last hundred must be there. */
      store = cs_message_store_open (fixture->kept, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
        {
          guint n = senders[i].n_acknowledged;

          for (guint k = n > 100 ? n - 100 : 0; k < n; k++, n_checked++)
            g_assert_true (has_message (store, senders[i].first + k));
        }
      g_test_message ("killed after %u, %u, %u and %u; %u looked for and found",
                      senders[0].n_acknowledged, senders[1].n_acknowledged,
                      senders[2].n_acknowledged, senders[3].n_acknowledged, n_checked);
      g_assert_cmpuint (n_checked, >, 0);
      g_clear_object (&store);
      serve_process_start (&fixture->serve, program, fixture->kept, fixture->output);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 2);
  program = argv[1];

#define ADD(name) \
  g_test_add ("/serve-process/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (hostile);
  ADD (crowd);
  ADD (kill);
  return g_test_run ();
}
