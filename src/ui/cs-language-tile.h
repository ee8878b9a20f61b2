/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CsLanguageTile:
 *
 * The app as the list of apps shows it in one language.
 */
#define CS_TYPE_LANGUAGE_TILE (cs_language_tile_get_type ())
G_DECLARE_FINAL_TYPE (CsLanguageTile, cs_language_tile, CS, LANGUAGE_TILE, GtkBox)

/* @language: its name, shown below */
GtkWidget *cs_language_tile_new       (const char     *language) G_GNUC_WARN_UNUSED_RESULT;
/* @icon: (nullable) */
void       cs_language_tile_set_icon  (CsLanguageTile *self,
                                       GdkPaintable   *icon);
void       cs_language_tile_set_texts (CsLanguageTile *self,
                                       const char     *name,
                                       const char     *description);

G_END_DECLS
