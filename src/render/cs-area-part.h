/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* Children in the areas of a grid: columns of given widths, and rows as high as what is in them. */

#define CS_TYPE_AREA_PART (cs_area_part_get_type ())
G_DECLARE_FINAL_TYPE (CsAreaPart, cs_area_part, CS, AREA_PART, CsPart)

/**
 * CsAreaColumn:
 * @share: of the whole width; 0 with no @pixels: an equal share of what is left over
 */
typedef struct
{
  double pixels;
  double share;
} CsAreaColumn;

/**
 * CsArea:
 * @column: counted from 0
 * @row: likewise
 */
typedef struct
{
  guint column;
  guint n_columns;
  guint row;
  guint n_rows;
} CsArea;

CsPart *cs_area_part_new         (void);
void    cs_area_part_set_columns (CsAreaPart         *self,
                                  const CsAreaColumn *columns,
                                  guint               n_columns);
void    cs_area_part_set_gaps    (CsAreaPart         *self,
                                  double              column_gap,
                                  double              row_gap);
void    cs_area_part_set_rtl     (CsAreaPart         *self,
                                  gboolean            rtl);
/* @areas: of its children, in their order; several in one area stand one below the other */
void    cs_area_part_set_areas   (CsAreaPart         *self,
                                  const CsArea       *areas,
                                  guint               n_areas);

G_END_DECLS
