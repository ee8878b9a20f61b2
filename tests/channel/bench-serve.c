/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include "cs-message-store.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "post-storm.h"
#include "serve-process.h"

/* How many messages a second the command "serve" takes, keeps and prints, against a SoupServer that
 * listens itself, gives the same answers and does nothing else, each in a process of its own and by
 * turns: bench-serve PROGRAM. The connections stay open in every other round, and serve one post
 * each in the rounds between.
 *
 * Compared is the processor's time that a post takes, which is the rate of a server that is never
 * left waiting. What the clock says stands beside it: it depends on what else the machine does. */

#define N_POSTS     10000
#define N_AT_ONCE   50
#define N_ROUNDS    10
#define MIN_SHARE   0.5
#define MAX_GROWTH  (50 * 1024)   /* KiB */

typedef struct
{
  const char   *name;
  ServeProcess  process;
  double        works[2];    /* the least of the rounds: connections that stay, and others */
  double        clocks[2];   /* the same by the clock, in seconds */
  long          memory_first;
  long          memory_after;
} Subject;

static void
bare_cb (SoupServer        *server,
         SoupServerMessage *message,
         const char        *path,
         GHashTable        *query,
         gpointer           user_data)
{
  if (g_str_equal (path, "/1"))
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "1", 1);
    }
  else
    soup_server_message_set_status (message, 202, NULL);
}

static void
serve_bare (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  struct rlimit files;
  GSList *uris;

  /* It loses one with each connection. */
  getrlimit (RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit (RLIMIT_NOFILE, &files);
  soup_server_add_handler (server, NULL, bare_cb, NULL, NULL);
  g_socket_set_listen_backlog (socket, 128);
  if (!g_socket_bind (socket, address, FALSE, NULL) || !g_socket_listen (socket, NULL) ||
      !soup_server_listen_socket (server, socket, 0, NULL))
    exit (EXIT_FAILURE);
  uris = soup_server_get_uris (server);
  for (guint i = 0; i < 2; i++)
    printf ("{\"url\":\"http://127.0.0.1:%d/%u\"}\n", g_uri_get_port (uris->data), i + 1);
  fflush (stdout);
  g_main_loop_run (loop);
}

/* Whether the newest are kept, and no more. */
static gboolean
check_kept (const char *folder)
{
  g_autoptr (CsMessageStore) store = cs_message_store_open (folder, NULL);
  GListModel *model = G_LIST_MODEL (store);
  g_autoptr (CsChannelMessage) first = store != NULL ? g_list_model_get_item (model, 0) : NULL;

  return first != NULL && g_list_model_get_n_items (model) == CS_MESSAGE_STORE_MAX_MESSAGES &&
         cs_channel_message_get_id (first) ==
         N_POSTS * N_ROUNDS - CS_MESSAGE_STORE_MAX_MESSAGES + 1;
}

static void
keep_least (double *least,
            double  value)
{
  if (*least == 0 || value < *least)
    *least = value;
}

static gboolean
run_round (Subject *subject,
           guint    round)
{
  PostStorm storm;
  double work = serve_process_get_work (&subject->process);
  gboolean fine = post_storm ((const char * const *) subject->process.urls, N_POSTS, N_AT_ONCE,
                              round % 2 == 0, &storm);

  work = serve_process_get_work (&subject->process) - work;
  keep_least (&subject->works[round % 2], work);
  keep_least (&subject->clocks[round % 2], storm.seconds);
  printf ("%-6s %6.0f posts/s, %5.1f us of work each, busy %3.0f %%, %u accepted, %u other answers, "
          "%u connections\n", subject->name, N_POSTS / storm.seconds, work * 1e6 / N_POSTS,
          100 * work / storm.seconds, storm.n_accepted, storm.n_other, storm.n_connections);
  if (round == 0)
    subject->memory_first = serve_process_get_memory (&subject->process);
  subject->memory_after = serve_process_get_memory (&subject->process);
  return fine && storm.n_accepted == N_POSTS;
}

/* Returns: whether it is enough by the processor's time */
static gboolean
compare (const Subject *bare,
         const Subject *serve,
         guint          way)
{
  double share = bare->works[way] / serve->works[way];

  printf ("%s: bare %.0f, serve %.0f posts in a second of work: %.2f of it (at least %.2f); "
          "by the clock %.2f\n", way == 0 ? "50 connections" : "a connection each",
          N_POSTS / bare->works[way], N_POSTS / serve->works[way], share, MIN_SHARE,
          bare->clocks[way] / serve->clocks[way]);
  return share >= MIN_SHARE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *bare_output = NULL;
  g_autofree char *serve_output = NULL;
  const char *bare_command[] = { argv[0], "--bare", NULL };
  Subject bare = { .name = "bare" };
  Subject serve = { .name = "serve" };
  long memory, growth;
  guint n_printed = 0;
  gboolean fine = TRUE;
  g_autofree char *clean = NULL;

  if (argc == 2 && g_str_equal (argv[1], "--bare"))
    serve_bare ();

  folder = g_dir_make_tmp ("cs-bench-XXXXXX", NULL);
  kept = g_build_filename (folder, "kept", NULL);
  bare_output = g_build_filename (folder, "bare", NULL);
  serve_output = g_build_filename (folder, "serve", NULL);
  clean = g_strdup_printf ("rm -rf '%s'", folder);
  serve_process_start_command (&bare.process, bare_command, bare_output);
  serve_process_start (&serve.process, argv[1], kept, serve_output);
  memory = serve_process_get_memory (&serve.process);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      fine = run_round (&bare, i) && fine;
      fine = run_round (&serve, i) && fine;
    }

  growth = serve.memory_after - memory;
  kill (serve.process.pid, SIGTERM);
  for (guint i = 0; i < 100; i++)
    {
      n_printed = serve_process_count_printed (&serve.process);
      if (n_printed == N_POSTS * N_ROUNDS)
        break;
      g_usleep (20000);
    }
  serve_process_stop (&bare.process, SIGTERM);
  serve_process_stop (&serve.process, SIGTERM);
  for (guint i = 0; i < 2; i++)
    fine = compare (&bare, &serve, i) && fine;
  printf ("memory: %ld KiB at first, %ld KiB after %u, %ld KiB after %u (may grow by %d)\n", memory,
          serve.memory_first, N_POSTS, serve.memory_after, N_POSTS * N_ROUNDS, MAX_GROWTH);
  printf ("printed: %u of %u\n", n_printed, N_POSTS * N_ROUNDS);
  fine = fine && growth < MAX_GROWTH && n_printed == N_POSTS * N_ROUNDS;
  printf ("kept: the newest %u: %s\n", CS_MESSAGE_STORE_MAX_MESSAGES,
          check_kept (kept) ? "yes" : "no");
  fine = fine && check_kept (kept);
  if (system (clean) != 0)
    printf ("%s is left\n", folder);

  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
