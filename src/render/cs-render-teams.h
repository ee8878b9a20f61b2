/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-chip-part.h"
#include "cs-render.h"

G_BEGIN_DECLS

/* For the elements that only Teams has. */

/* Returns: (transfer full): @text as it is, in one style */
CsTextFlow *cs_render_plain_text (const char        *text,
                                  double             size,
                                  int                weight,
                                  guint32            color,
                                  gboolean           wrap) G_GNUC_WARN_UNUSED_RESULT;
/* The colour of a word such as "Accent" on the ground around. */
guint32     cs_render_ink        (CsRender          *render,
                                  const char        *word,
                                  const CsInherited *inherited);
/* Around what has no style of its own. */
guint32     cs_render_faint_border (CsRender        *render);
/* "xxSmall" to "xxLarge", in pixels */
double      cs_render_icon_size  (const char        *word);
CsAlign     cs_render_own_align  (const CsObject    *object,
                                  const CsInherited *inherited);
/* Says what @part is to those who do not see it. */
void        cs_render_name       (CsPart            *part,
                                  const char        *name);

G_END_DECLS
