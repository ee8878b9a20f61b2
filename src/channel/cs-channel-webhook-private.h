/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "cs-channel-answer.h"
#include "cs-rate-meter.h"

G_BEGIN_DECLS

/* One of the two that the local channel plays: its address, its limits and what goes wrong. */
typedef struct
{
  CsEndpointKind   plays;
  guint16          port;
  char            *path;
  char            *sig;       /* (nullable): of a workflow */
  char            *shown;     /* the path as it may be shown */
  char           **secrets;
  CsRateMeter     *meter;
  CsChannelFault   fault;
  guint            delay;     /* seconds */
} CsChannelWebhook;

/* Gives it a new address; what it does stays as it is. */
void      cs_channel_webhook_open             (CsChannelWebhook  *self,
                                               CsEndpointKind     plays,
                                               guint16            port);
void      cs_channel_webhook_clear            (CsChannelWebhook  *self);
void      cs_channel_webhook_reset_meter      (CsChannelWebhook  *self);
/* Returns: (transfer full): the address, which is a secret */
char     *cs_channel_webhook_dup_url          (CsChannelWebhook  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  cs_channel_webhook_is_at            (CsChannelWebhook  *self,
                                               const char        *path);
/**
 * cs_channel_webhook_is_signed:
 * @query: (nullable): of the request
 *
 * Returns: whether it brings what a workflow's address ends with; a connector asks for nothing
 */
gboolean  cs_channel_webhook_is_signed        (CsChannelWebhook  *self,
                                               GHashTable        *query);
/* Returns: (transfer full): the request line and the headers, without the address's secrets */
char     *cs_channel_webhook_dup_request_text (CsChannelWebhook  *self,
                                               SoupServerMessage *message) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_channel_webhook_decide:
 * @limits: whether the windows of rates count
 * @answer: (out caller-allocates): to be cleared
 */
void      cs_channel_webhook_decide           (CsChannelWebhook  *self,
                                               gboolean           limits,
                                               CsSnapshot        *body,
                                               gsize              measured,
                                               CsChannelAnswer   *answer);

G_END_DECLS
