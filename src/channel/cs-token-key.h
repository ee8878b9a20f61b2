/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-channel-error.h"

G_BEGIN_DECLS

/**
 * CsTokenKey:
 *
 * The key by which this machine signs the tokens of its button calls: RSA of 2048 bits, with a
 * certificate for it that only itself has signed. It stands for the key of Microsoft's service, so
 * that a developer's service can be tried with its checks on; nothing else trusts it. It lives in
 * a file of the user's data folder that nobody else can read. Does not change; any thread.
 */
typedef struct _CsTokenKey CsTokenKey;

/* Returns: (transfer full): where it is kept */
char       *cs_token_key_dup_path (void) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_token_key_open:
 * @path: its file, which is made where there is none; of several processes that make it at the
 *   same time all get the same key
 *
 * Blocks; to make a key takes some tenths of a second.
 *
 * Returns: (transfer full) (nullable): NULL with a G_IO_ERROR or G_FILE_ERROR, or
 *   CS_CHANNEL_ERROR_KEY where there is something else in the file
 */
CsTokenKey *cs_token_key_open     (const char  *path,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_token_key_renew:
 *
 * Makes a new key in place of the one that is there; services then have to fetch the keys again,
 * as they have to when Microsoft changes its own.
 */
gboolean    cs_token_key_renew    (const char  *path,
                                   GError     **error);
CsTokenKey *cs_token_key_ref      (CsTokenKey  *self);
void        cs_token_key_unref    (CsTokenKey  *self);

/* The name of the key, "kid": the thumbprint of its certificate, as Microsoft names its keys. */
const char *cs_token_key_get_id   (CsTokenKey  *self);
/* Returns: (transfer full): the public half as a JSON Web Key Set (RFC 7517) */
char       *cs_token_key_dup_set  (CsTokenKey  *self) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_token_key_sign:
 * @claims: JSON
 *
 * Returns: (transfer full) (nullable): a JSON Web Token, RS256 (RFC 7519, 7515); NULL with
 *   CS_CHANNEL_ERROR_KEY
 */
char       *cs_token_key_sign     (CsTokenKey  *self,
                                   const char  *claims,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsTokenKey, cs_token_key_unref)

G_END_DECLS
