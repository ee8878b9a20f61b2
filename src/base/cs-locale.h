/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_locale_init:
 *
 * Takes the user's locale, and the program's translations from where cs_place_get_locale_dir()
 * finds them. The first thing that a program's main() does; before any thread is started.
 */
void cs_locale_init (void);

G_END_DECLS
