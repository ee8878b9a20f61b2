/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-endpoint.h"
#include "cs-snapshot.h"

G_BEGIN_DECLS

/* What Microsoft's services answer to a message, as far as it is known from outside. Pure
 * functions; any thread. */

/* Teams takes so much of what it makes of a message ("message properties"). */
#define CS_CHANNEL_MAX_MESSAGE_BYTES 28672u

/**
 * CsChannelAnswer:
 * @status: of HTTP
 * @content_type: (nullable): static
 * @body: owned
 * @retry_after: seconds, or 0 for no such header
 * @location: (nullable): static, where a redirect leads
 * @accepted: whether the real service would say that it took the message
 * @run_error: (nullable): owned: why the message is nevertheless not posted, as the workflow's run
 *   history would say
 */
typedef struct
{
  guint       status;
  const char *content_type;
  char       *body;
  guint       retry_after;
  const char *location;
  gboolean    accepted;
  char       *run_error;
} CsChannelAnswer;

/**
 * CsChannelFault:
 *
 * What goes wrong on demand.
 */
typedef enum
{
  CS_CHANNEL_FAULT_NONE,
  CS_CHANNEL_FAULT_DELAY,          /* answers late, and as usual */
  CS_CHANNEL_FAULT_TIMEOUT,        /* takes the message and never answers */
  CS_CHANNEL_FAULT_DROP,           /* cuts the connection without an answer */
  CS_CHANNEL_FAULT_RETIRED,        /* the connector, or the workflow, is gone */
  CS_CHANNEL_FAULT_RATE_LIMIT,
  CS_CHANNEL_FAULT_TOO_LARGE,
  CS_CHANNEL_FAULT_BAD_PAYLOAD,
  CS_CHANNEL_FAULT_FLOW_OFF,
  CS_CHANNEL_FAULT_UNAUTHORIZED,
  CS_CHANNEL_FAULT_FORBIDDEN,
  CS_CHANNEL_FAULT_REDIRECT,
  CS_CHANNEL_FAULT_PAGE,           /* a web page with status 200 */
  CS_CHANNEL_FAULT_SERVER_ERROR,
  CS_CHANNEL_FAULT_BAD_GATEWAY,
  CS_CHANNEL_FAULT_UNAVAILABLE,
  CS_CHANNEL_FAULT_GATEWAY_TIMEOUT,
} CsChannelFault;

#define CS_N_CHANNEL_FAULTS 17

/* "rate-limit": for files and arguments, never translated. */
const char *cs_channel_fault_get_name  (CsChannelFault   fault);
gboolean    cs_channel_fault_parse     (const char      *name,
                                        CsChannelFault  *fault);
/* Translated: "Too many messages". */
const char *cs_channel_fault_get_title (CsChannelFault   fault);

/**
 * cs_channel_answer_message:
 * @plays: CS_ENDPOINT_CONNECTOR or CS_ENDPOINT_WORKFLOW
 * @body: what was posted, of any bytes
 * @answer: (out caller-allocates): to be cleared
 *
 * Answers by the rules of payload and size.
 */
void        cs_channel_answer_message  (CsEndpointKind   plays,
                                        GBytes          *body,
                                        CsChannelAnswer *answer);
/* The same for a body that is read already, with what cs_channel_measure_snapshot() says of it. */
void        cs_channel_answer_snapshot (CsEndpointKind   plays,
                                        CsSnapshot      *body,
                                        gsize            measured,
                                        CsChannelAnswer *answer);
/**
 * cs_channel_answer_fault:
 * @fault: one that has an answer: neither none, a delay, a time-out nor a drop
 */
void        cs_channel_answer_fault    (CsEndpointKind   plays,
                                        CsChannelFault   fault,
                                        CsChannelAnswer *answer);
/* @wait: seconds until one more is allowed */
void        cs_channel_answer_limit    (CsEndpointKind   plays,
                                        guint            wait,
                                        CsChannelAnswer *answer);
/* For an address of this kind that does not exist. */
void        cs_channel_answer_unknown  (CsEndpointKind   plays,
                                        CsChannelAnswer *answer);
/* For a workflow whose signature is missing or wrong. */
void        cs_channel_answer_unsigned (CsChannelAnswer *answer);
void        cs_channel_answer_clear    (CsChannelAnswer *answer);

/**
 * cs_channel_measure:
 *
 * Returns: about how many bytes Teams makes of a message: the JSON without white space, quoted once
 *   more as a text within a text. The one measured pair known (24,453 and 28,897 bytes) fits.
 */
gsize       cs_channel_measure         (GBytes          *body);
/* The same for one that is read already. */
gsize       cs_channel_measure_snapshot (CsSnapshot     *body);

G_END_DECLS
