/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsSymbolRow:
 * @path: on a square of 20, parted by blanks:
 *   M x y, L x y, C x y x y x y, Z   as in SVG
 *   O x y r                          a circle
 *   R x y w h r                      a rectangle with round corners
 *   A x y r from to                  an arc, in degrees from three o'clock on
 *   -                                what follows, up to the next M, O, R or A and with it, is cut
 *                                    out of a filled symbol
 */
typedef struct
{
  const char *name;
  const char *path;
} CsSymbolRow;

extern const CsSymbolRow cs_symbol_rows[];
extern const guint       cs_n_symbol_rows;

G_END_DECLS
