/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsFlexItem:
 * @basis: its size before anything is shared out, without margins
 * @grow: its share of what is left over
 * @shrink: its share of what is missing, times what it has above @floor
 * @floor: its padding: it never gets smaller
 * @size: (out): what it gets
 *
 * One item of a row, as CSS's flexible boxes know it.
 */
typedef struct
{
  double   basis;
  double   grow;
  double   shrink;
  double   floor;
  double   size;
  gboolean frozen;
} CsFlexItem;

/**
 * cs_flex_resolve:
 * @room: for all items together, without gaps and margins
 *
 * Gives every item its size: "Resolving Flexible Lengths" of CSS Flexible Box Layout, level 1.
 */
void cs_flex_resolve (CsFlexItem *items,
                      guint       n_items,
                      double      room);

G_END_DECLS
