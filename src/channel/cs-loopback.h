/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CsLoopback:
 *
 * Lets a SoupServer be reached from this machine, and from nowhere else: on 127.0.0.1 and, where
 * there is one, on ::1 under the same port. It takes the connections itself: a SoupServer of
 * libsoup 3.2 that listens loses a file descriptor with each, and has no bounds on their number
 * or their time. Main thread only, with a running main loop.
 */
typedef struct _CsLoopback CsLoopback;

#define CS_LOOPBACK_MAX_CONNECTIONS 256
/* A connection on which no request is answered for so long is closed. */
#define CS_LOOPBACK_SECONDS         60

/**
 * cs_loopback_new:
 * @port: or 0 for any that is free
 *
 * Listens from now on, for as long as it lives.
 *
 * Returns: (transfer full) (nullable): NULL with a G_IO_ERROR, for example where the port is taken
 */
CsLoopback *cs_loopback_new               (SoupServer  *server,
                                           guint16      port,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        cs_loopback_free              (CsLoopback  *self);
guint16     cs_loopback_get_port          (CsLoopback  *self);
guint       cs_loopback_get_n_connections (CsLoopback  *self);

/**
 * cs_loopback_drop:
 * @message: a request that is being handled
 *
 * Cuts the connection without an answer.
 */
void        cs_loopback_drop              (CsLoopback        *self,
                                           SoupServerMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsLoopback, cs_loopback_free)

G_END_DECLS
