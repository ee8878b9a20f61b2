/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * cs_card_tell:
 * @widget: in a window of a project
 * @heading: what did not happen: "The Part Was Not Moved"
 * @error: (nullable): what cs_composer_*() gave; NULL does nothing
 *
 * Tells people why something cannot be done to a card. What a composer says is one sentence for a
 * toast; anything else has a dialog, with its reason below our own words.
 */
void cs_card_tell (GtkWidget    *widget,
                   const char   *heading,
                   const GError *error);

G_END_DECLS
