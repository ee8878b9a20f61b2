/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsRecoveryChoice:
 * @ids: (array zero-terminated=1): drafts
 */
typedef void (*CsRecoveryChoice) (char     **ids,
                                  gpointer   user_data);

/**
 * cs_recovery_dialog_new:
 * @drafts: (element-type CsDraftInfo): what a crash left; not empty
 * @recover: called with the chosen drafts when they are to be recovered
 * @discard: likewise when they are to be deleted
 *
 * Offers unsaved work. Closed without an answer nothing happens, and the drafts are offered again
 * at the next start.
 *
 * Returns: (transfer none): an AdwMessageDialog
 */
GtkWindow *cs_recovery_dialog_new (GtkWindow        *parent,
                                   GPtrArray        *drafts,
                                   CsRecoveryChoice  recover,
                                   CsRecoveryChoice  discard,
                                   gpointer          user_data);

G_END_DECLS
