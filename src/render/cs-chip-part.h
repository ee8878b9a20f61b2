/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-stack-part.h"

G_BEGIN_DECLS

/* A few symbols and a word on a small ground: an icon, a badge, a rating, the frame that stands for
 * a chart. */

/**
 * CsChipSymbol:
 * @name: as cs_symbol_paint() takes it
 * @share: how much of it has @color, from the left; the rest has @rest
 */
typedef struct
{
  char     name[40];
  gboolean filled;
  guint32  color;
  double   share;
  guint32  rest;
} CsChipSymbol;

#define CS_CHIP_MAX_SYMBOLS 12

/**
 * CsChipLook:
 * @size: of each symbol
 * @after: symbols stand after the words
 * @padding: at the sides
 * @height: at least
 * @stretch: as wide as its place
 */
typedef struct
{
  CsChipSymbol symbols[CS_CHIP_MAX_SYMBOLS];
  guint        n_symbols;
  double       size;
  gboolean     after;
  double       padding;
  double       height;
  double       gap;
  gboolean     stretch;
  CsAlign      align;
  gboolean     rtl;
  CsSurface    surface;
} CsChipLook;

#define CS_TYPE_CHIP_PART (cs_chip_part_get_type ())
G_DECLARE_FINAL_TYPE (CsChipPart, cs_chip_part, CS, CHIP_PART, CsPart)

CsPart *cs_chip_part_new        (void);
/* @flow: (transfer full) (nullable): the words */
void    cs_chip_part_set_look   (CsChipPart       *self,
                                 const CsChipLook *look,
                                 CsTextFlow       *flow);
/* Adds a symbol to a look, which must have room. */
void    cs_chip_look_add        (CsChipLook       *look,
                                 const char       *name,
                                 gboolean          filled,
                                 guint32           color);

G_END_DECLS
