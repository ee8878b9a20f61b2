/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"
#define _GNU_SOURCE   /* POLLRDHUP */

#include "cs-loopback.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

/* How often the connections are looked at for those that are too slow. */
#define SWEEP_SECONDS 1

#define HALF_CLOSED_SECONDS 5

#define RETRY_MILLISECONDS 100

/* Ports that are tried until one is free on both addresses. */
#define MAX_TRIES 20

typedef struct
{
  GSocketConnection *stream;
  guint16            remote_port;
  gint64             last_answer;   /* monotonic time, or that of the beginning */
  gint64             half_closed;   /* monotonic time when it was seen, or 0 */
} Connection;

struct _CsLoopback
{
  SoupServer      *server;
  GSocketListener *listener;
  GCancellable    *cancellable;
  GPtrArray       *connections;
  int              quiet_fd;      /* see let_keep_alive() */
  guint16          port;
  guint            sweeper;
  guint            retry;
};

static void accept_next (CsLoopback *self);

static void
connection_free (Connection *connection)
{
  g_object_unref (connection->stream);
  g_free (connection);
}

/* What reads from it sees its end and does the rest. */
static void
cut (Connection *connection)
{
  g_socket_shutdown (g_socket_connection_get_socket (connection->stream), TRUE, TRUE, NULL);
}

/* A SoupServer keeps a connection whose other side is gone where the answer cannot be written, and
 * some where it left in the middle of a request: it would not hear of them again. Who closes only
 * its own direction may wait for an answer still, for a while. */
static gboolean
is_gone (Connection *connection,
         gint64      now)
{
  struct pollfd poll_fd = {
    .fd = g_socket_get_fd (g_socket_connection_get_socket (connection->stream)),
    .events = POLLRDHUP,
  };

  if (poll (&poll_fd, 1, 0) <= 0)
    return FALSE;
  if (connection->half_closed == 0)
    connection->half_closed = now;
  return (poll_fd.revents & (POLLHUP | POLLERR)) != 0 ||
         now - connection->half_closed > HALF_CLOSED_SECONDS * G_USEC_PER_SEC;
}

/* Forgets the connections that are closed, closes those that lead nowhere, and cuts those that take
 * too long. */
static void
sweep (CsLoopback *self)
{
  gint64 now = g_get_monotonic_time ();

  for (guint i = self->connections->len; i > 0; i--)
    {
      Connection *connection = self->connections->pdata[i - 1];

      if (g_io_stream_is_closed (G_IO_STREAM (connection->stream)) ||
          g_socket_is_closed (g_socket_connection_get_socket (connection->stream)))
        g_ptr_array_remove_index_fast (self->connections, i - 1);
      else if (is_gone (connection, now))
        {
          g_io_stream_close (G_IO_STREAM (connection->stream), NULL, NULL);
          g_ptr_array_remove_index_fast (self->connections, i - 1);
        }
      else if (now - connection->last_answer > CS_LOOPBACK_SECONDS * G_USEC_PER_SEC)
        {
          cut (connection);
          g_ptr_array_remove_index_fast (self->connections, i - 1);
        }
    }
}

/* Makes room for another one: who has waited longest for its answer has least to lose, and those
 * that say nothing are among them. */
static void
drop_slowest (CsLoopback *self)
{
  Connection *slowest = self->connections->pdata[0];

  for (guint i = 1; i < self->connections->len; i++)
    {
      Connection *connection = self->connections->pdata[i];

      if (connection->last_answer < slowest->last_answer)
        slowest = connection;
    }

  g_io_stream_close (G_IO_STREAM (slowest->stream), NULL, NULL);
  g_ptr_array_remove_fast (self->connections, slowest);
}

static gboolean
sweep_cb (gpointer user_data)
{
  sweep (user_data);
  return G_SOURCE_CONTINUE;
}

static Connection *
find_connection (CsLoopback        *self,
                 SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  guint16 port;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;

  port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  for (guint i = 0; i < self->connections->len; i++)
    {
      Connection *connection = self->connections->pdata[i];

      if (connection->remote_port == port)
        return connection;
    }

  return NULL;
}

static void
request_finished_cb (SoupServer        *server,
                     SoupServerMessage *message,
                     CsLoopback        *self)
{
  Connection *connection = find_connection (self, message);

  if (connection != NULL)
    connection->last_answer = g_get_monotonic_time ();
}

static void
take (CsLoopback        *self,
      GSocketConnection *stream)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (stream, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (stream, NULL);
  g_autoptr (GError) error = NULL;
  Connection *connection;

  if (self->connections->len >= CS_LOOPBACK_MAX_CONNECTIONS)
    sweep (self);
  if (self->connections->len >= CS_LOOPBACK_MAX_CONNECTIONS)
    drop_slowest (self);
  /* Whoever is gone already gets no answer. */
  if (local == NULL || remote == NULL)
    {
      g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
      return;
    }

  /* An answer goes in two writes, and the second would wait for the other side's leave. */
  g_socket_set_option (g_socket_connection_get_socket (stream), IPPROTO_TCP, TCP_NODELAY, TRUE,
                       NULL);

  /* Known before the server has it, which may well answer at once. */
  connection = g_new0 (Connection, 1);
  connection->stream = g_object_ref (stream);
  connection->remote_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (remote));
  connection->last_answer = g_get_monotonic_time ();
  g_ptr_array_add (self->connections, connection);
  if (!soup_server_accept_iostream (self->server, G_IO_STREAM (stream), local, remote, &error))
    {
      g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
      g_ptr_array_remove_fast (self->connections, connection);
    }
}

static gboolean
accept_again_cb (gpointer user_data)
{
  CsLoopback *self = user_data;

  self->retry = 0;
  accept_next (self);
  return G_SOURCE_REMOVE;
}

static void
accept_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) stream =
    g_socket_listener_accept_finish (G_SOCKET_LISTENER (source), result, NULL, &error);
  CsLoopback *self;

  /* It is gone then. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (stream != NULL)
    {
      take (self, stream);
      accept_next (self);
      return;
    }

  /* Out of file descriptors, mostly: a moment later there may be some. */
  sweep (self);
  self->retry = g_timeout_add (RETRY_MILLISECONDS, accept_again_cb, self);
}

static void
accept_next (CsLoopback *self)
{
  g_socket_listener_accept_async (self->listener, self->cancellable, accept_cb, self);
}

/* @port: (inout): 0 takes any */
static gboolean
add_address (CsLoopback    *self,
             GSocketFamily  family,
             guint16       *port,
             GError       **error)
{
  g_autoptr (GInetAddress) inet = g_inet_address_new_loopback (family);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (inet, *port);
  g_autoptr (GSocketAddress) effective = NULL;

  if (!g_socket_listener_add_address (self->listener, address, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return FALSE;

  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  return TRUE;
}

/* Both addresses, or the older one alone where there is no other. */
static gboolean
listen_at (CsLoopback  *self,
           guint16      port,
           GError     **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) later_error = NULL;
      guint16 chosen = port;

      g_clear_object (&self->listener);
      self->listener = g_socket_listener_new ();
      g_socket_listener_set_backlog (self->listener, 128);
      if (!add_address (self, G_SOCKET_FAMILY_IPV4, &chosen, error))
        return FALSE;

      self->port = chosen;
      if (add_address (self, G_SOCKET_FAMILY_IPV6, &chosen, &later_error) ||
          !g_error_matches (later_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        return TRUE;
      if (port != 0)
        {
          g_propagate_error (error, g_steal_pointer (&later_error));
          return FALSE;
        }
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, _("no port is free"));
  return FALSE;
}

/* A SoupServer that listens to nothing closes each connection after one request. So it listens to
 * one end of a pair of sockets, on which nobody ever comes, as long as the other end is open. */
static gboolean
let_keep_alive (CsLoopback  *self,
                GError     **error)
{
  int fds[2];
  g_autoptr (GSocket) socket = NULL;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }

  self->quiet_fd = fds[0];
  socket = g_socket_new_from_fd (fds[1], error);
  if (socket == NULL)
    {
      close (fds[1]);
      return FALSE;
    }

  return soup_server_listen_socket (self->server, socket, 0, error);
}

CsLoopback *
cs_loopback_new (SoupServer  *server,
                 guint16      port,
                 GError     **error)
{
  g_autoptr (CsLoopback) self = NULL;

  g_return_val_if_fail (SOUP_IS_SERVER (server), NULL);

  self = g_new0 (CsLoopback, 1);
  self->server = g_object_ref (server);
  self->quiet_fd = -1;
  self->cancellable = g_cancellable_new ();
  self->connections = g_ptr_array_new_with_free_func ((GDestroyNotify) connection_free);
  if (!listen_at (self, port, error) || !let_keep_alive (self, error))
    return NULL;

  g_signal_connect (server, "request-finished", G_CALLBACK (request_finished_cb), self);
  g_signal_connect (server, "request-aborted", G_CALLBACK (request_finished_cb), self);
  self->sweeper = g_timeout_add_seconds (SWEEP_SECONDS, sweep_cb, self);
  accept_next (self);

  return g_steal_pointer (&self);
}

void
cs_loopback_free (CsLoopback *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->server, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->sweeper, g_source_remove);
  g_clear_handle_id (&self->retry, g_source_remove);
  if (self->listener != NULL)
    g_socket_listener_close (self->listener);
  for (guint i = 0; i < self->connections->len; i++)
    cut (self->connections->pdata[i]);
  g_ptr_array_unref (self->connections);
  g_clear_object (&self->listener);
  g_clear_object (&self->cancellable);
  soup_server_disconnect (self->server);
  if (self->quiet_fd >= 0)
    close (self->quiet_fd);
  g_clear_object (&self->server);
  g_free (self);
}

guint16
cs_loopback_get_port (CsLoopback *self)
{
  return self->port;
}

guint
cs_loopback_get_n_connections (CsLoopback *self)
{
  sweep (self);
  return self->connections->len;
}

void
cs_loopback_drop (CsLoopback        *self,
                  SoupServerMessage *message)
{
  Connection *connection = find_connection (self, message);

  if (connection != NULL)
    cut (connection);
}
