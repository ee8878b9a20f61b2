/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsPreferences:
 *
 * The settings, each bound to its row: what is changed holds at once.
 */
#define CS_TYPE_PREFERENCES (cs_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CsPreferences, cs_preferences, CS, PREFERENCES, AdwPreferencesWindow)

/* (transfer none) */
GtkWindow *cs_preferences_new   (GtkWindow *parent);

/**
 * cs_preferences_apply:
 *
 * Makes appearance and font follow the settings from now on. Once, when the display is there.
 */
void       cs_preferences_apply (void);

G_END_DECLS
