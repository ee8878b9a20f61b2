/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-error.h"

G_DEFINE_QUARK (cs-channel-error-quark, cs_channel_error)
