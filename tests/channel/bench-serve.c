/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include "cs-message-store.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "post-storm.h"

/* How many messages a second the command "serve" takes, keeps and prints, against a SoupServer that
 * listens itself, gives the same answers and does nothing else, each in a process of its own and by
 * turns: bench-serve PROGRAM. The connections stay open in every other round, and serve one post
 * each in the rounds between.
 *
 * Compared is the processor's time that a post takes, which is the rate of a server that is never
 * left waiting: what the clock says depends on what else the machine does. */

#define N_POSTS     10000
#define N_AT_ONCE   50
#define N_ROUNDS    6
#define MIN_SHARE   0.5
#define MAX_GROWTH  (50 * 1024)   /* KiB */

typedef struct
{
  const char *name;
  pid_t       pid;
  char       *output;
  char       *urls[2];
  double      works[2];   /* the least of the rounds: connections that stay, and others */
  long        memory_first;
  long        memory_after;
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

static long
get_memory (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) pid);
  g_autofree char *text = NULL;
  const char *place = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    place = strstr (text, "VmRSS:");
  return place != NULL ? strtol (place + 6, NULL, 10) : 0;
}

/* Seconds of the processor that it has used. */
static double
get_work (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *text = NULL;
  unsigned long user = 0, system = 0;
  const char *place = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    place = strrchr (text, ')');
  if (place != NULL)
    sscanf (place, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return (user + system) / (double) sysconf (_SC_CLK_TCK);
}

static void
start (Subject           *subject,
       const char *const *command,
       const char        *folder)
{
  g_autofree char *text = NULL;
  FILE *file;

  subject->output = g_build_filename (folder, subject->name, NULL);
  subject->pid = fork ();
  if (subject->pid == 0)
    {
      file = freopen (subject->output, "w", stdout);
      if (file != NULL && command != NULL)
        execv (command[0], (char **) command);
      else if (file != NULL)
        serve_bare ();
      _exit (EXIT_FAILURE);
    }

  for (guint i = 0; i < 200 && subject->urls[1] == NULL; i++)
    {
      g_autoptr (GRegex) regex = g_regex_new ("\"url\":\"([^\"]*)\".*\"url\":\"([^\"]*)\"[^\n]*\n",
                                              G_REGEX_DOTALL, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      g_usleep (50000);
      g_clear_pointer (&text, g_free);
      if (g_file_get_contents (subject->output, &text, NULL, NULL) &&
          g_regex_match (regex, text, 0, &match))
        {
          subject->urls[0] = g_match_info_fetch (match, 1);
          subject->urls[1] = g_match_info_fetch (match, 2);
        }
    }

  if (subject->urls[1] == NULL)
    g_error ("%s does not start", subject->name);
}

static void
stop (Subject *subject)
{
  kill (subject->pid, SIGTERM);
  waitpid (subject->pid, NULL, 0);
}

static guint
count_lines (const char *path)
{
  g_autofree char *text = NULL;
  guint n_lines = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  for (const char *place = text; (place = strstr (place, "{\"event\":\"message\"")) != NULL; place++)
    n_lines++;
  return n_lines;
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

static gboolean
run_round (Subject *subject,
           guint    round)
{
  PostStorm storm;
  double work = get_work (subject->pid);
  gboolean fine = post_storm ((const char * const *) subject->urls, N_POSTS, N_AT_ONCE, round % 2 == 0, &storm);

  work = get_work (subject->pid) - work;
  if (subject->works[round % 2] == 0 || work < subject->works[round % 2])
    subject->works[round % 2] = work;
  printf ("%-6s %6.0f posts/s, %5.1f us of work each, busy %3.0f %%, %u accepted, %u other answers, "
          "%u connections\n", subject->name, N_POSTS / storm.seconds, work * 1e6 / N_POSTS,
          100 * work / storm.seconds, storm.n_accepted, storm.n_other, storm.n_connections);
  if (round == 0)
    subject->memory_first = get_memory (subject->pid);
  subject->memory_after = get_memory (subject->pid);
  return fine && storm.n_accepted == N_POSTS;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cs-bench-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  const char *command[] = { argv[1], "serve", "--no-limits", "--folder", kept, NULL };
  Subject bare = { .name = "bare" };
  Subject serve = { .name = "serve" };
  long memory, growth;
  gboolean fine = TRUE;
  g_autofree char *clean = g_strdup_printf ("rm -rf '%s'", folder);

  start (&bare, NULL, folder);
  start (&serve, command, folder);
  memory = get_memory (serve.pid);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      fine = run_round (&bare, i) && fine;
      fine = run_round (&serve, i) && fine;
    }

  growth = serve.memory_after - memory;
  stop (&bare);
  stop (&serve);
  for (guint i = 0; i < 2; i++)
    {
      double share = bare.works[i] / serve.works[i];

      printf ("%s: bare %.0f, serve %.0f posts in a second of work: %.2f of it (at least %.2f)\n",
              i == 0 ? "50 connections" : "a connection each", N_POSTS / bare.works[i],
              N_POSTS / serve.works[i], share, MIN_SHARE);
      fine = fine && share >= MIN_SHARE;
    }
  printf ("memory: %ld KiB at first, %ld KiB after %u, %ld KiB after %u (may grow by %d)\n", memory,
          serve.memory_first, N_POSTS, serve.memory_after, N_POSTS * N_ROUNDS, MAX_GROWTH);
  printf ("printed: %u of %u\n", count_lines (serve.output), N_POSTS * N_ROUNDS);
  fine = fine && growth < MAX_GROWTH &&
         count_lines (serve.output) == N_POSTS * N_ROUNDS;
  printf ("kept: the newest %u: %s\n", CS_MESSAGE_STORE_MAX_MESSAGES,
          check_kept (kept) ? "yes" : "no");
  fine = fine && check_kept (kept);
  if (system (clean) != 0)
    printf ("%s is left\n", folder);

  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
