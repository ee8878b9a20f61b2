/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-icon-set.h"

G_BEGIN_DECLS

/**
 * CsIconWorkshop:
 *
 * Makes a pair of icons: from a picture that is chosen, dropped or pasted, or from a glyph. The
 * work is done in a worker; while the user moves and scales, what is made is always of late.
 *
 * Properties, read-only and notified: "busy" (a picture is being read or icons are being made),
 * "open" (there is a picture to make icons of), "ready" (the icons are made, and of late).
 *
 * Signal "made": the icons are others now, or gone.
 */
#define CS_TYPE_ICON_WORKSHOP (cs_icon_workshop_get_type ())
G_DECLARE_FINAL_TYPE (CsIconWorkshop, cs_icon_workshop, CS, ICON_WORKSHOP, AdwBin)

/* What is in it, if it is a picture; else a sentence says why not. */
void             cs_icon_workshop_take_bytes   (CsIconWorkshop *self,
                                                GBytes         *bytes);
void             cs_icon_workshop_take_file    (CsIconWorkshop *self,
                                                GFile          *file);
void             cs_icon_workshop_take_texture (CsIconWorkshop *self,
                                                GdkTexture     *texture);
void             cs_icon_workshop_take_glyph   (CsIconWorkshop *self,
                                                const CsGlyph  *glyph);
/* Takes the picture, or the file of one, that is in the clipboard. */
void             cs_icon_workshop_paste        (CsIconWorkshop *self);
/* Puts everything away. */
void             cs_icon_workshop_clear        (CsIconWorkshop *self);

gboolean         cs_icon_workshop_get_busy     (CsIconWorkshop *self);
gboolean         cs_icon_workshop_get_open     (CsIconWorkshop *self);
gboolean         cs_icon_workshop_get_ready    (CsIconWorkshop *self);
/* Gives the keyboard to where a picture is chosen. */
void             cs_icon_workshop_grab_choice  (CsIconWorkshop *self);
/* (nullable) What was made last; the pictures and the files are the same. */
const CsIconSet *cs_icon_workshop_get_icons    (CsIconWorkshop *self);
CsPicture       *cs_icon_workshop_get_color    (CsIconWorkshop *self);
CsPicture       *cs_icon_workshop_get_outline  (CsIconWorkshop *self);

G_END_DECLS
