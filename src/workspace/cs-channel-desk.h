/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-action-token.h"
#include "cs-channel-server.h"
#include "cs-secret-store.h"
#include "cs-send-history.h"
#include "cs-sender.h"

G_BEGIN_DECLS

/**
 * CsChannelDesk:
 *
 * What this process sends and receives with: the addresses, the sender with what it sent lately,
 * the history, and the local channel. There is one of it, as rates and ports are the machine's and
 * not a window's. Main thread only, with a running main loop.
 */
typedef struct _CsChannelDesk CsChannelDesk;

/* Returns: (transfer none): lives until the process ends */
CsChannelDesk   *cs_channel_desk_get             (void);

CsSecretStore   *cs_channel_desk_get_secrets     (CsChannelDesk   *self);
CsSender        *cs_channel_desk_get_sender      (CsChannelDesk   *self);
CsSendHistory   *cs_channel_desk_get_history     (CsChannelDesk   *self);
/**
 * cs_channel_desk_get_server:
 *
 * Opens what the local channel keeps, at the first call; starts nothing.
 *
 * Returns: (transfer none) (nullable): NULL with a G_IO_ERROR
 */
CsChannelServer *cs_channel_desk_get_server      (CsChannelDesk   *self,
                                                  GError         **error);
/* The same, and it listens then, and serves the keys for tokens as soon as they are there. */
CsChannelServer *cs_channel_desk_start_server    (CsChannelDesk   *self,
                                                  GError         **error);

/**
 * cs_channel_desk_load_key_async:
 *
 * Reads the key by which button calls are signed, as it is now, and makes it where there is none.
 */
void             cs_channel_desk_load_key_async  (CsChannelDesk        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Returns: (transfer full) (nullable): NULL with CS_CHANNEL_ERROR_KEY, or a G_FILE_ERROR */
CsTokenKey      *cs_channel_desk_load_key_finish (CsChannelDesk        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none) (nullable): what the local channel keeps, once its server was asked for */
CsMessageStore  *cs_channel_desk_get_messages    (CsChannelDesk   *self);

G_END_DECLS
