/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CS_CHANNEL_ERROR (cs_channel_error_quark ())
GQuark cs_channel_error_quark (void);

/**
 * CsChannelError:
 * @CS_CHANNEL_ERROR_ADDRESS: not an address that may be asked: no URL, not https, a host that is
 *   not public
 * @CS_CHANNEL_ERROR_REFUSED: the other side answered, and not with what was wanted
 * @CS_CHANNEL_ERROR_TOO_LARGE: more bytes than are taken
 * @CS_CHANNEL_ERROR_TOO_SLOW: not done in the time that it may take
 * @CS_CHANNEL_ERROR_UNREACHABLE: no connection
 * @CS_CHANNEL_ERROR_NO_SECRET: the address of the webhook is not known on this machine
 * @CS_CHANNEL_ERROR_LOCKED: the keyring waits to be unlocked
 * @CS_CHANNEL_ERROR_NO_KEYRING: there is no keyring
 * @CS_CHANNEL_ERROR_BAD_CARD: the card, or the action, cannot be used for what is asked
 * @CS_CHANNEL_ERROR_KEY: the key for tokens cannot be made, read or used
 *
 * No text of such an error holds the secret part of an address.
 */
typedef enum
{
  CS_CHANNEL_ERROR_ADDRESS,
  CS_CHANNEL_ERROR_REFUSED,
  CS_CHANNEL_ERROR_TOO_LARGE,
  CS_CHANNEL_ERROR_TOO_SLOW,
  CS_CHANNEL_ERROR_UNREACHABLE,
  CS_CHANNEL_ERROR_NO_SECRET,
  CS_CHANNEL_ERROR_LOCKED,
  CS_CHANNEL_ERROR_NO_KEYRING,
  CS_CHANNEL_ERROR_BAD_CARD,
  CS_CHANNEL_ERROR_KEY,
} CsChannelError;

G_END_DECLS
