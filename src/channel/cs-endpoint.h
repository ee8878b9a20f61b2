/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a webhook is by its address, and how to speak of the address without telling it. The whole
 * address of a webhook is a credential. Any thread. */

/**
 * CsEndpointKind:
 * @CS_ENDPOINT_CONNECTOR: an Office 365 connector ("incoming webhook"), retired in May 2026
 * @CS_ENDPOINT_WORKFLOW: a Workflows (Power Automate) trigger
 * @CS_ENDPOINT_LOCAL: the local channel
 * @CS_ENDPOINT_OTHER: any other service
 */
typedef enum
{
  CS_ENDPOINT_CONNECTOR,
  CS_ENDPOINT_WORKFLOW,
  CS_ENDPOINT_LOCAL,
  CS_ENDPOINT_OTHER,
} CsEndpointKind;

#define CS_N_ENDPOINT_KINDS 4

/* "connector", "workflow", "local", "other": as connector.json writes it; never translated. */
const char     *cs_endpoint_kind_get_name  (CsEndpointKind  kind);
gboolean        cs_endpoint_kind_parse     (const char     *name,
                                            CsEndpointKind *kind);
/* Translated: "Workflows webhook". */
const char     *cs_endpoint_kind_get_title (CsEndpointKind  kind);

/**
 * cs_endpoint_guess_kind:
 * @url: an absolute URL, or anything
 * @accepts: (out) (optional): which service's rules decide about what is sent there: of the local
 *   channel those of the kind that it plays, else the kind itself
 *
 * Returns: the kind by host and path
 */
CsEndpointKind  cs_endpoint_guess_kind     (const char     *url,
                                            CsEndpointKind *accepts);

/**
 * cs_endpoint_dup_label:
 *
 * Returns: (transfer full): the address with each part masked that could help somebody to use
 *   it: host, the words of the path that all webhooks of the kind share, and stars for the rest
 */
char           *cs_endpoint_dup_label      (const char     *url) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_endpoint_dup_secrets:
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts that the label masks, as they are
 *   written and, where that differs, decoded; the longest first
 */
char          **cs_endpoint_dup_secrets    (const char     *url) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_endpoint_redact:
 * @text: anything that came from outside while @url was used: an answer, an error's message
 *
 * Returns: (transfer full): @text with the secret parts of @url masked
 */
char           *cs_endpoint_redact         (const char     *text,
                                            const char     *url) G_GNUC_WARN_UNUSED_RESULT;
/* The same, with what cs_endpoint_dup_secrets() gave. */
char           *cs_endpoint_redact_all     (const char         *text,
                                            const char * const *secrets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
