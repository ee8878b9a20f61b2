/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* The arrows and dots that lead to the other pages of a carousel. In Teams they stand in a line
 * below the pages; the official renderer puts them around the pages. */

#define CS_TYPE_PAGER_PART (cs_pager_part_get_type ())
G_DECLARE_FINAL_TYPE (CsPagerPart, cs_pager_part, CS, PAGER_PART, CsPart)

typedef enum
{
  CS_PAGER_BELOW,
  CS_PAGER_AROUND,
  CS_PAGER_BESIDE,
} CsPagerPlace;

/* Of a pager that is around the pages: what it takes at either side and below them. */
#define CS_PAGER_MARGIN 50.0

/**
 * CsPagerState:
 * @loop: after the last page comes the first one
 */
typedef struct
{
  CsPagerPlace place;
  guint        n_pages;
  guint        current;
  gboolean     loop;
  gboolean     rtl;
} CsPagerState;

/* @steps: how many pages on */
typedef void (*CsPagerFunc) (int      steps,
                             gpointer user_data);

CsPart *cs_pager_part_new       (CsPagerFunc         turn,
                                 gpointer            user_data);
void    cs_pager_part_set_state (CsPagerPart        *self,
                                 const CsPagerState *state);

G_END_DECLS
