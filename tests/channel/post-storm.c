/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"
#define _GNU_SOURCE   /* strcasestr() */

#include "post-storm.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_AT_ONCE 256
#define PATIENCE    20000   /* milliseconds without anything to do */

static const char body[] =
  "{\"type\":\"message\",\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\","
  "\"contentUrl\":null,\"content\":{\"$schema\":\"http://adaptivecards.io/schemas/adaptive-card.json\","
  "\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\",\"size\":\"Large\","
  "\"weight\":\"Bolder\",\"text\":\"Build 4711 failed\",\"wrap\":true},{\"type\":\"FactSet\",\"facts\":["
  "{\"title\":\"Branch\",\"value\":\"main\"},{\"title\":\"Commit\",\"value\":\"3f2c1aa\"}]}],"
  "\"actions\":[{\"type\":\"Action.OpenUrl\",\"title\":\"Open the log\","
  "\"url\":\"https://ci.contoso.com/builds/4711\"}]}}]}";

typedef struct
{
  int   fd;
  gsize n_sent;        /* of the request, or G_MAXSIZE where nothing is under way */
  guint request;
  char  answer[4096];
  gsize n_read;
} Line;

static int
open_line (guint port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  int one = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (connect (fd, (struct sockaddr *) &address, sizeof address) != 0 && errno != EINPROGRESS)
    {
      close (fd);
      return -1;
    }
  return fd;
}

/* At once, so that no port is kept from the next for a minute. */
static void
close_line (Line *line)
{
  struct linger linger = { .l_onoff = 1 };

  setsockopt (line->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  close (line->fd);
  line->fd = -1;
}

static guint
get_port (const char *url)
{
  return atoi (url + strlen ("http://127.0.0.1:"));
}

/* Returns: (transfer full) */
static char *
make_request (const char *url,
              gboolean    keep_alive)
{
  return g_strdup_printf ("POST %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nUser-Agent: storm\r\n"
                          "%sContent-Type: application/json\r\nContent-Length: %u\r\n\r\n%s",
                          strchr (url + strlen ("http://"), '/'), get_port (url),
                          keep_alive ? "" : "Connection: close\r\n", (guint) strlen (body), body);
}

/* Returns: whether the answer is whole */
static gboolean
is_whole (const Line *line,
          guint      *status,
          gboolean   *accepted,
          gboolean   *closes)
{
  const char *end = strstr (line->answer, "\r\n\r\n");
  const char *length;
  gsize n_body;

  if (end == NULL)
    return FALSE;

  length = strcasestr (line->answer, "\r\nContent-Length: ");
  n_body = length != NULL && length < end ? strtoul (length + 18, NULL, 10) : 0;
  if (line->n_read < (gsize) (end + 4 - line->answer) + n_body)
    return FALSE;

  length = strcasestr (line->answer, "\r\nConnection: close");
  *closes = length != NULL && length < end;
  *status = atoi (line->answer + strlen ("HTTP/1.1 "));
  *accepted = *status == 202 || (*status == 200 && n_body == 1 && end[4] == '1');
  return TRUE;
}

/* Sends what can be sent and reads what has come.
 * Returns: FALSE where the line is dead */
static gboolean
work (Line       *line,
      const char *request,
      short       events)
{
  gsize length = strlen (request);
  gssize n;

  if (events & POLLOUT)
    {
      n = send (line->fd, request + line->n_sent, length - line->n_sent,
                MSG_DONTWAIT | MSG_NOSIGNAL);
      if (n < 0 && errno != EAGAIN)
        return FALSE;
      line->n_sent += MAX (n, 0);
    }

  if (events & (POLLIN | POLLHUP | POLLERR))
    {
      n = recv (line->fd, line->answer + line->n_read, sizeof line->answer - 1 - line->n_read,
                MSG_DONTWAIT);
      if (n == 0 || (n < 0 && errno != EAGAIN))
        return FALSE;
      line->n_read += MAX (n, 0);
      line->answer[line->n_read] = '\0';
    }

  return TRUE;
}

static void
begin (Line  *line,
       guint  request)
{
  line->request = request;
  line->n_sent = 0;
  line->n_read = 0;
  line->answer[0] = '\0';
}

gboolean
post_storm (const char * const *urls,
            guint               n_posts,
            guint               n_at_once,
            gboolean            keep_alive,
            PostStorm          *storm)
{
  g_autofree Line *lines = g_new0 (Line, n_at_once);
  g_autofree char *first = make_request (urls[0], keep_alive);
  g_autofree char *second = make_request (urls[1], keep_alive);
  const char *requests[] = { first, second };
  struct pollfd polls[MAX_AT_ONCE];
  guint port = get_port (urls[0]);
  guint n_begun = 0;
  guint n_done = 0;
  gint64 before = g_get_monotonic_time ();
  gboolean fine = n_at_once <= MAX_AT_ONCE;

  *storm = (PostStorm) { 0 };
  for (guint i = 0; i < n_at_once; i++)
    lines[i].fd = -1;

  while (fine && n_done < n_posts)
    {
      for (guint i = 0; i < n_at_once; i++)
        {
          Line *line = &lines[i];

          if (line->fd < 0 && n_begun < n_posts)
            {
              line->fd = open_line (port);
              storm->n_connections++;
              fine = fine && line->fd >= 0;
              begin (line, n_begun++ % 2);
            }
          polls[i] = (struct pollfd) { .fd = line->fd, .events = POLLIN };
          if (line->fd >= 0 && line->n_sent < strlen (requests[line->request]))
            polls[i].events |= POLLOUT;
        }

      if (!fine || poll (polls, n_at_once, PATIENCE) <= 0)
        {
          fine = FALSE;
          break;
        }

      for (guint i = 0; i < n_at_once && fine; i++)
        {
          Line *line = &lines[i];
          guint status;
          gboolean accepted, closes;

          if (polls[i].revents == 0)
            continue;
          fine = work (line, requests[line->request], polls[i].revents);
          if (!is_whole (line, &status, &accepted, &closes))
            continue;

          n_done++;
          if (accepted)
            storm->n_accepted++;
          else
            storm->n_other++;
          if (closes || !keep_alive || n_begun >= n_posts)
            close_line (line);
          else
            begin (line, n_begun++ % 2);
        }
    }

  for (guint i = 0; i < n_at_once; i++)
    {
      if (lines[i].fd >= 0)
        close_line (&lines[i]);
    }

  storm->seconds = (g_get_monotonic_time () - before) / (double) G_USEC_PER_SEC;
  return fine;
}
