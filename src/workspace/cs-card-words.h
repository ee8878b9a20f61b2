/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/**
 * cs_card_dup_notification:
 * @root: the card's object
 *
 * Returns: (transfer full) (nullable): what a notification of the card says, on one line; NULL
 *   where the card does not say it
 */
char *cs_card_dup_notification (CsSnapshot *snapshot,
                                guint       root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
