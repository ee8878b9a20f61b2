/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-member-field.h"

G_BEGIN_DECLS

/**
 * CsIconButton:
 *
 * The icon that a part of a card names, as a picture; pressed, it shows all the icons that this
 * program can draw, to be searched and chosen, and "No Icon". A name that is not among them can
 * be typed in the row as ever, and stays.
 *
 * Of an address ("iconUrl") only "icon:NAME" is an icon; what stands behind the name, such as
 * ",filled", is kept when another one is chosen. Each choice is one step of the history.
 */
#define CS_TYPE_ICON_BUTTON (cs_icon_button_get_type ())
G_DECLARE_FINAL_TYPE (CsIconButton, cs_icon_button, CS, ICON_BUTTON, AdwBin)

GtkWidget *cs_icon_button_new (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
