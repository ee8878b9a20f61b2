/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-endpoint.h"

G_BEGIN_DECLS

/**
 * CsOutcome:
 * @CS_OUTCOME_DELIVERED: it was posted
 * @CS_OUTCOME_ACCEPTED: the service took it; whether it was posted shows elsewhere
 * @CS_OUTCOME_FAILED: it was not posted, and will not be until something is changed
 * @CS_OUTCOME_LATER: it was not posted because of the moment; the same may work later
 * @CS_OUTCOME_UNKNOWN: it may have been posted, or not
 */
typedef enum
{
  CS_OUTCOME_DELIVERED,
  CS_OUTCOME_ACCEPTED,
  CS_OUTCOME_FAILED,
  CS_OUTCOME_LATER,
  CS_OUTCOME_UNKNOWN,
} CsOutcome;

/**
 * CsFailure:
 *
 * Why there is no answer.
 */
typedef enum
{
  CS_FAILURE_REFUSED,      /* nobody listens */
  CS_FAILURE_NAME,         /* the host is not known */
  CS_FAILURE_NETWORK,      /* no way there; nothing was sent */
  CS_FAILURE_TLS,          /* the certificate is not to be trusted */
  CS_FAILURE_TIMEOUT,      /* sent, and no answer in time */
  CS_FAILURE_DROPPED,      /* sent, and the connection was cut */
  CS_FAILURE_CANCELLED,    /* somebody stopped it */
} CsFailure;

/**
 * CsVerdict:
 * @id: stable: "rate-limit-hidden"
 * @retry: whether it may be sent again by itself, since for sure nothing was posted and only the
 *   moment was wrong
 * @sentence: translated: what the answer means and what to do next
 *
 * What an answer means. Static; any thread.
 */
typedef struct
{
  const char *id;
  CsOutcome   outcome;
  gboolean    retry;
  const char *sentence;
} CsVerdict;

/* What of an answer's body is looked at. */
#define CS_VERDICT_MAX_BYTES (64u * 1024)

/**
 * cs_verdict_judge:
 * @accepts: by which service's rules to read it
 * @status: of HTTP
 * @body: of any bytes
 *
 * Returns: the verdict: there is one for each answer
 */
CsVerdict   cs_verdict_judge            (CsEndpointKind  accepts,
                                         guint           status,
                                         GBytes         *body);
CsVerdict   cs_verdict_of_failure       (CsFailure       failure);

/* "delivered", "accepted", "failed", "later", "unknown": for files and programs. */
const char *cs_outcome_get_name         (CsOutcome       outcome);
/* Translated: "Delivered". */
const char *cs_outcome_get_title        (CsOutcome       outcome);

/**
 * cs_verdicts:
 * @n_rows: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rows): all that can be said, untranslated; for lists and tests
 */
const CsVerdict *cs_verdicts            (guint          *n_rows);

G_END_DECLS
