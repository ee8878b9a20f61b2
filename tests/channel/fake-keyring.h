/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * FakeKeyring:
 *
 * The system's keyring, as far as libsecret asks for it: on a bus of its own, with the addresses in
 * its memory. While it is locked, whoever looks for one is given a prompt, which ends when somebody
 * unlocks it. Answers in the default main loop.
 */
typedef struct _FakeKeyring FakeKeyring;

/* Returns: (transfer full) (nullable): NULL where there is no dbus-daemon */
FakeKeyring *fake_keyring_new    (void);
void         fake_keyring_free   (FakeKeyring *self);

void         fake_keyring_add    (FakeKeyring *self,
                                  const char  *project,
                                  const char  *webhook,
                                  const char  *url);
void         fake_keyring_lock   (FakeKeyring *self);
/* The owner types the password, or closes the prompt without. */
void         fake_keyring_unlock (FakeKeyring *self);
void         fake_keyring_dismiss (FakeKeyring *self);

guint        fake_keyring_get_n_items   (FakeKeyring *self);
/* How many wait for the password. */
guint        fake_keyring_get_n_prompts (FakeKeyring *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeKeyring, fake_keyring_free)
