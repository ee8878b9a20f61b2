/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-message-store.h"

G_BEGIN_DECLS

/**
 * CsChannelServer:
 *
 * The local channel: a server on this machine alone that plays an Office 365 connector and a
 * workflow, at an address each that nobody can guess, and keeps what arrives. It does what a web
 * page must not be able to make it do only for requests without an Origin and with its own name
 * as their Host. Main thread only, with a running main loop.
 *
 * Property "limits" (boolean, on at first): whether the five windows of rates count.
 *
 * Signal "message" (CsChannelMessage *message, CsSnapshot *body): one arrived, is kept, and is about
 * to be answered.
 */
#define CS_TYPE_CHANNEL_SERVER (cs_channel_server_get_type ())
G_DECLARE_FINAL_TYPE (CsChannelServer, cs_channel_server, CS, CHANNEL_SERVER, GObject)

/* What is read of a body; a larger one is answered 413. */
#define CS_CHANNEL_SERVER_MAX_BODY (1024u * 1024)

/**
 * cs_channel_server_new:
 * @store: keeps what arrives
 */
CsChannelServer *cs_channel_server_new            (CsMessageStore   *store) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_channel_server_start:
 * @port: or 0 for any that is free
 *
 * Listens from now on, at new addresses.
 *
 * Returns: FALSE with a G_IO_ERROR, for example where the port is taken
 */
gboolean         cs_channel_server_start          (CsChannelServer  *self,
                                                   guint16           port,
                                                   GError          **error);
void             cs_channel_server_stop           (CsChannelServer  *self);
gboolean         cs_channel_server_is_running     (CsChannelServer  *self);
guint16          cs_channel_server_get_port       (CsChannelServer  *self);
/**
 * cs_channel_server_dup_url:
 * @plays: CS_ENDPOINT_CONNECTOR or CS_ENDPOINT_WORKFLOW
 *
 * Returns: (transfer full): the webhook's address, of the shape that the real one has; a secret
 */
char            *cs_channel_server_dup_url        (CsChannelServer  *self,
                                                   CsEndpointKind    plays) G_GNUC_WARN_UNUSED_RESULT;
CsMessageStore  *cs_channel_server_get_store      (CsChannelServer  *self);

gboolean         cs_channel_server_get_limits     (CsChannelServer  *self);
void             cs_channel_server_set_limits     (CsChannelServer  *self,
                                                   gboolean          limits);
/**
 * cs_channel_server_set_fault:
 * @seconds: how late a delayed answer is; of no meaning for other faults
 *
 * What goes wrong with the messages that come from now on by this webhook.
 */
void             cs_channel_server_set_fault      (CsChannelServer  *self,
                                                   CsEndpointKind    plays,
                                                   CsChannelFault    fault,
                                                   guint             seconds);
CsChannelFault   cs_channel_server_get_fault      (CsChannelServer  *self,
                                                   CsEndpointKind    plays);
/* Forgets what was sent lately, so that the windows of rates begin anew. */
void             cs_channel_server_reset_limits   (CsChannelServer  *self);

/**
 * cs_channel_server_set_priority:
 * @priority: of the main loop's sources
 *
 * Above G_PRIORITY_DEFAULT, which it is at first, messages are answered a few at a time, and only
 * when nothing more urgent waits in this thread: a window that shows them goes on being drawn.
 */
void             cs_channel_server_set_priority   (CsChannelServer  *self,
                                                   int               priority);

/**
 * cs_channel_server_publish:
 * @path: "/.well-known/openid-configuration"
 * @content: JSON; %NULL takes it back
 *
 * Serves a document to whoever on this machine asks for it.
 */
void             cs_channel_server_publish        (CsChannelServer  *self,
                                                   const char       *path,
                                                   GBytes           *content);

G_END_DECLS
