/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* What Teams accepts, counted by itself: "max allowed size is 28672 bytes". */
#define CS_CARD_SIZE_MAX  28672u
/* Cards of this size have been refused. */
#define CS_CARD_SIZE_WARN 20480u

/**
 * CsCardSize:
 * @minified: the card alone, without white space
 * @payload: what is sent, cs_card_envelope_wrap(), without white space
 * @estimate: what Teams makes of @payload and holds against CS_CARD_SIZE_MAX. It keeps the message
 *   as a text inside of another, where each quotation mark and backslash is one byte longer; a
 *   request of 24,453 bytes was counted as 28,897.
 *
 * In bytes.
 */
typedef struct
{
  gsize minified;
  gsize payload;
  gsize estimate;
} CsCardSize;

/* Returns: whether @card is a JSON object without faults, and so has a size */
gboolean cs_card_size_measure (CsSnapshot *card,
                               CsCardSize *size);

G_END_DECLS
