/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A box to tick, or one of several to choose from, with its words beside it. Emits "toggled" when
 * people change it. */

#define CS_TYPE_CHECK_PART (cs_check_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (CsCheckPart, cs_check_part, CS, CHECK_PART, CsPart)

/* @toggled: people changed it */
struct _CsCheckPartClass
{
  CsPartClass parent_class;

  void (*toggled) (CsCheckPart *self);
};

/* @radio: one of several */
CsPart  *cs_check_part_new         (gboolean     radio);
/* @flow: (transfer full) (nullable): the words */
void     cs_check_part_set_flow    (CsCheckPart *self,
                                    CsTextFlow  *flow);
gboolean cs_check_part_get_active  (CsCheckPart *self);
void     cs_check_part_set_active  (CsCheckPart *self,
                                    gboolean     active);
void     cs_check_part_set_rtl     (CsCheckPart *self,
                                    gboolean     rtl);

G_END_DECLS
