/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-channel-error.h"

G_BEGIN_DECLS

/**
 * CsPictureFetch:
 *
 * Gets the pictures that a card names by their https addresses, and remembers them. What an
 * address leads to is not to be trusted, nor is who wrote it: only public hosts are asked (of
 * this machine and its nets a card's author has nothing to learn), without cookies, credentials
 * or referrer, and within bounds of bytes and time. Main thread only, with a running main loop.
 */
#define CS_TYPE_PICTURE_FETCH (cs_picture_fetch_get_type ())
G_DECLARE_FINAL_TYPE (CsPictureFetch, cs_picture_fetch, CS, PICTURE_FETCH, GObject)

/* All that is fetched in one go, redirects included, and what is remembered. */
#define CS_PICTURE_FETCH_SECONDS       10
#define CS_PICTURE_FETCH_MAX_REDIRECTS 5
#define CS_PICTURE_FETCH_CACHE_BYTES   (32u * 1024 * 1024)

/**
 * CsPictureFetchFlags:
 * @CS_PICTURE_FETCH_LOOPBACK: this machine may be asked as well, by http too; for tests, and for
 *   pictures that the local channel serves
 */
typedef enum
{
  CS_PICTURE_FETCH_PLAIN    = 0,
  CS_PICTURE_FETCH_LOOPBACK = 1 << 0,
} CsPictureFetchFlags;

CsPictureFetch *cs_picture_fetch_new      (CsPictureFetchFlags  flags) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_picture_fetch_async:
 * @url: absolute; where it is not one that may be asked, the answer is an error like any other
 *
 * Asks for a picture. Several asking for the same @url at a time share one request, which stops
 * when all of them have cancelled. @callback is never called from within this call.
 */
void            cs_picture_fetch_async    (CsPictureFetch      *self,
                                           const char          *url,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
/**
 * cs_picture_fetch_finish:
 *
 * Returns: (transfer full) (nullable): the bytes of a picture by its first bytes, at most
 *   CS_PICTURE_MAX_BYTES; whether it is sound, cs_picture_load() finds out. NULL with
 *   CS_CHANNEL_ERROR, CS_PICTURE_ERROR_FORMAT, or G_IO_ERROR_CANCELLED
 */
GBytes         *cs_picture_fetch_finish   (CsPictureFetch      *self,
                                           GAsyncResult        *result,
                                           GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_picture_fetch_look_up:
 *
 * Returns: (transfer none) (nullable): what is remembered of @url; asks nobody
 */
GBytes         *cs_picture_fetch_look_up  (CsPictureFetch      *self,
                                           const char          *url);
/* Forgets what is remembered; what is under way comes all the same. */
void            cs_picture_fetch_clear    (CsPictureFetch      *self);

G_END_DECLS
