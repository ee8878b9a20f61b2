/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-target.h"

G_BEGIN_DECLS

/**
 * CsGalleryCard:
 * @id: "build-failed"; with ".json" a good name for the file
 * @title: translatable, Header Capitalization
 * @description: translatable, one sentence
 * @target: where it is made for; it has no finding there
 *
 * A card to begin with, from the situations that connectors tell of. The texts in the cards are
 * English and invented; they lie in data/gallery.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  CsTarget    target;
} CsGalleryCard;

const CsGalleryCard *cs_gallery_cards     (guint               *n_cards);
/* (nullable) */
const CsGalleryCard *cs_gallery_find      (const char          *id);
/**
 * cs_gallery_card_load:
 *
 * Returns: (transfer full): the card's JSON text
 */
GBytes              *cs_gallery_card_load (const CsGalleryCard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
