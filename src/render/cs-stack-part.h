/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-backdrop.h"
#include "cs-part.h"

G_BEGIN_DECLS

/* Children one below the other: a card's body, a container, a column, a cell. */

typedef enum
{
  CS_VALIGN_TOP,
  CS_VALIGN_CENTER,
  CS_VALIGN_BOTTOM,
} CsVAlign;

/**
 * CsSurface:
 * @background: 0 for none
 * @radius: of rounded corners
 * @border: of @border_width on @border_edges; 0 for none
 */
typedef struct
{
  guint32 background;
  guint32 border;
  double  border_width;
  CsEdges border_edges;
  double  radius;
} CsSurface;

#define CS_TYPE_STACK_PART (cs_stack_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (CsStackPart, cs_stack_part, CS, STACK_PART, CsPart)

struct _CsStackPartClass
{
  CsPartClass parent_class;
};

CsPart *cs_stack_part_new         (void);
void    cs_stack_part_set_valign  (CsStackPart     *self,
                                   CsVAlign         valign);
void    cs_stack_part_set_surface (CsStackPart     *self,
                                   const CsSurface *surface);

/* Paints @surface over the whole of @part. @backdrop: (nullable): on its background */
void    cs_surface_paint          (const CsSurface *surface,
                                   CsBackdrop      *backdrop,
                                   CsPart          *part,
                                   GtkSnapshot     *snapshot);

/* @backdrop: (transfer full) (nullable) */
void    cs_stack_part_set_backdrop (CsStackPart    *self,
                                    CsBackdrop     *backdrop);

G_END_DECLS
