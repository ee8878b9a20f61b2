/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"

G_BEGIN_DECLS

/* What is a card, and where it is in a text. */

/* Where a project keeps its cards. */
#define CS_CARDS_FOLDER "cards/"
/* What the name of a template's sample data ends in. */
#define CS_CARD_DATA_SUFFIX ".data.json"

/**
 * cs_card_path_is_card:
 * @path: a file of a project
 *
 * Returns: whether it lies in the folder of cards and is no sample data of one; so also one that
 *   somebody has just begun
 */
gboolean cs_card_path_is_card (const char     *path);

/**
 * cs_card_find:
 * @snapshot: a card, or a message that brings one
 * @shape: (out) (nullable): the card's language, NULL where nothing tells
 *
 * Returns: the card's object; of a message with several the first
 */
guint    cs_card_find         (CsSnapshot     *snapshot,
                               const CsShape **shape);

G_END_DECLS
