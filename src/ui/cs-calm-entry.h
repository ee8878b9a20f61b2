/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * cs_calm_entry:
 * @row: a row without an apply button
 *
 * Keeps @row from laying itself out, and with it the window, at each change of its text. It moves
 * its title where the text comes or goes, as before.
 */
void cs_calm_entry (AdwEntryRow *row);

G_END_DECLS
