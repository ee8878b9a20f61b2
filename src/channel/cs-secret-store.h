/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-channel-error.h"

G_BEGIN_DECLS

/**
 * CsKeyringState:
 * @CS_KEYRING_UNKNOWN: nothing was asked of it yet
 * @CS_KEYRING_WORKS: what is put into it stays
 * @CS_KEYRING_LOCKED: it waits for somebody to unlock it
 * @CS_KEYRING_NONE: there is none, or it fails; addresses last until the program ends
 */
typedef enum
{
  CS_KEYRING_UNKNOWN,
  CS_KEYRING_WORKS,
  CS_KEYRING_LOCKED,
  CS_KEYRING_NONE,
} CsKeyringState;

/**
 * CsSecretStore:
 *
 * The addresses of webhooks, in the system's keyring and nowhere else on the disk. What was put in
 * or found is remembered until the program ends, so it can be used where there is no keyring.
 * Nothing waits for the keyring for longer than it is told to; an answer that comes later is taken
 * all the same. Main thread only, with a running main loop.
 *
 * Property "state" (CsKeyringState as a guint): notified.
 *
 * Signal "found" (const char *project, const char *name): an address came from the keyring after
 * the asker had gone on; look it up again.
 */
#define CS_TYPE_SECRET_STORE (cs_secret_store_get_type ())
G_DECLARE_FINAL_TYPE (CsSecretStore, cs_secret_store, CS, SECRET_STORE, GObject)

/* For the window, and where nobody can be asked; and on a terminal, where somebody can. */
#define CS_SECRET_STORE_SECONDS       3
#define CS_SECRET_STORE_SECONDS_ASKED 60

CsSecretStore  *cs_secret_store_new            (void) G_GNUC_WARN_UNUSED_RESULT;
CsKeyringState  cs_secret_store_get_state      (CsSecretStore       *self);

/**
 * cs_secret_store_set_patience:
 *
 * How long is waited for the keyring; CS_SECRET_STORE_SECONDS at first.
 */
void            cs_secret_store_set_patience   (CsSecretStore       *self,
                                                guint                seconds);

/**
 * cs_secret_store_choose_patience:
 * @terminal: whether somebody reads what the program says
 * @wayland: (nullable): the environment's WAYLAND_DISPLAY
 * @x11: (nullable): the environment's DISPLAY
 *
 * Returns: CS_SECRET_STORE_SECONDS_ASKED where somebody is there whom the keyring can ask for its
 *   password, or else CS_SECRET_STORE_SECONDS
 */
guint           cs_secret_store_choose_patience (gboolean            terminal,
                                                 const char         *wayland,
                                                 const char         *x11);

/**
 * cs_secret_store_save_async:
 * @project: what tells this project from others: the manifest's id, or its folder
 * @name: of the webhook
 * @url: its address; a secret
 *
 * Remembers the address at once, and puts it into the keyring.
 */
void            cs_secret_store_save_async     (CsSecretStore       *self,
                                                const char          *project,
                                                const char          *name,
                                                const char          *url,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/**
 * cs_secret_store_save_finish:
 *
 * Returns: whether it is in the keyring; FALSE with CS_CHANNEL_ERROR_LOCKED or _NO_KEYRING, and
 *   the address can be used until the program ends
 */
gboolean        cs_secret_store_save_finish    (CsSecretStore       *self,
                                                GAsyncResult        *result,
                                                GError             **error);

void            cs_secret_store_look_up_async  (CsSecretStore       *self,
                                                const char          *project,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/**
 * cs_secret_store_look_up_finish:
 *
 * Returns: (transfer full) (nullable): the address, or NULL with CS_CHANNEL_ERROR_NO_SECRET, _LOCKED
 *   or _NO_KEYRING
 */
char           *cs_secret_store_look_up_finish (CsSecretStore       *self,
                                                GAsyncResult        *result,
                                                GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Forgets it, here at once, and in the keyring. Errors as of saving. */
void            cs_secret_store_remove_async   (CsSecretStore       *self,
                                                const char          *project,
                                                const char          *name,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean        cs_secret_store_remove_finish  (CsSecretStore       *self,
                                                GAsyncResult        *result,
                                                GError             **error);

/**
 * cs_secret_store_get_remembered:
 *
 * Returns: (transfer none) (nullable): the address if it is known without asking anybody
 */
const char     *cs_secret_store_get_remembered (CsSecretStore       *self,
                                                const char          *project,
                                                const char          *name);

G_END_DECLS
