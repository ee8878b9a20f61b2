/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* How far something has come: a bar, or a ring for what nobody knows the end of. */

#define CS_TYPE_PROGRESS_PART (cs_progress_part_get_type ())
G_DECLARE_FINAL_TYPE (CsProgressPart, cs_progress_part, CS, PROGRESS_PART, CsPart)

CsPart *cs_progress_part_new      (void);
/**
 * cs_progress_part_set_bar:
 * @share: 0 to 1; less than 0 where it is not known
 * @color: of what is done; @track: of the rest
 */
void    cs_progress_part_set_bar  (CsProgressPart *self,
                                   double          share,
                                   guint32         color,
                                   guint32         track);
/* @size: of the ring, in pixels */
void    cs_progress_part_set_ring (CsProgressPart *self,
                                   double          size,
                                   CsAlign         align,
                                   guint32         color,
                                   guint32         track);

G_END_DECLS
