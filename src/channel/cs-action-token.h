/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-channel-server.h"
#include "cs-token-key.h"

G_BEGIN_DECLS

/* The bearer token that comes with the call of a button, with the claims of Microsoft's service,
 * and the documents by which a developer's service checks it. The signature is of this machine, so
 * a service takes it only when it is told to fetch the keys from the local channel. */

/* What Microsoft's own tokens say (docs, "Security requirements for actionable messages"). */
#define CS_ACTION_TOKEN_ISSUER "https://substrate.office.com/sts/"
#define CS_ACTION_TOKEN_APP_ID "48af08dc-f6d2-435f-b2a7-069abd99c086"
/* For how long a token is good; Microsoft's own figure is not known. */
#define CS_ACTION_TOKEN_SECONDS 600

/* The documents' paths: the usual one, and the ones of Microsoft's service. */
#define CS_ACTION_TOKEN_METADATA_PATH      "/.well-known/openid-configuration"
#define CS_ACTION_TOKEN_REAL_METADATA_PATH "/sts/common/.well-known/openid-configuration"
#define CS_ACTION_TOKEN_KEYS_PATH          "/sts/common/discovery/keys"

/**
 * CsActionTokenKind:
 * @CS_ACTION_TOKEN_VALID: as Microsoft's service makes it
 * @CS_ACTION_TOKEN_EXPIRED: it was good an hour ago
 * @CS_ACTION_TOKEN_AUDIENCE: made for another service
 * @CS_ACTION_TOKEN_FORGED: its claims are not the ones that were signed
 * @CS_ACTION_TOKEN_NONE: no token
 *
 * A service has to refuse all but the first.
 */
typedef enum
{
  CS_ACTION_TOKEN_VALID,
  CS_ACTION_TOKEN_EXPIRED,
  CS_ACTION_TOKEN_AUDIENCE,
  CS_ACTION_TOKEN_FORGED,
  CS_ACTION_TOKEN_NONE,
  CS_N_ACTION_TOKENS,
} CsActionTokenKind;

/* Translated. */
const char *cs_action_token_get_title    (CsActionTokenKind  kind);

/**
 * cs_action_token_dup_claims:
 * @url: what is called; its scheme, host and port are the audience
 * @now: in seconds since 1970
 *
 * Returns: (transfer full): what the token says, as JSON in one line
 */
char       *cs_action_token_dup_claims   (CsTokenKey         *key,
                                          const char         *url,
                                          CsActionTokenKind   kind,
                                          gint64              now) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_action_token_new:
 *
 * Returns: (transfer full) (nullable): NULL for CS_ACTION_TOKEN_NONE, and with CS_CHANNEL_ERROR_KEY
 */
char       *cs_action_token_new          (CsTokenKey         *key,
                                          const char         *url,
                                          CsActionTokenKind   kind,
                                          gint64              now,
                                          GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_action_token_dup_metadata:
 * @base: "http://127.0.0.1:8080"
 *
 * Returns: (transfer full): the OpenID metadata, JSON
 */
char       *cs_action_token_dup_metadata (const char         *base) G_GNUC_WARN_UNUSED_RESULT;
/* Serves the documents at the address that the server has now. */
void        cs_action_token_publish      (CsChannelServer    *server,
                                          CsTokenKey         *key);
/* Returns: (transfer full): where a service finds the metadata; of a server that runs */
char       *cs_action_token_dup_address  (CsChannelServer    *server,
                                          const char         *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
