/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsGalleryDialog:
 *
 * What a new card begins with: nothing, one of the gallery's, or one that is pasted or dropped, also
 * with a message, a bot's attachment or a curl command around it; drawn as Teams would.
 *
 * Signal "chosen" (const char *name, GBytes *text, guint target): a name for the card, its text,
 * and the CsTarget that it is made for. The dialog closes by itself.
 */
#define CS_TYPE_GALLERY_DIALOG (cs_gallery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CsGalleryDialog, cs_gallery_dialog, CS, GALLERY_DIALOG, AdwWindow)

GtkWidget *cs_gallery_dialog_new  (GtkWindow       *parent) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_gallery_dialog_take:
 * @name: (nullable): what the card is called; NULL for one that has no name yet
 * @text: what was pasted or dropped
 *
 * Offers the card that is in @text, and selects it.
 *
 * Returns: FALSE where there is no card in it
 */
gboolean   cs_gallery_dialog_take (CsGalleryDialog *self,
                                   const char      *name,
                                   GBytes          *text);

G_END_DECLS
