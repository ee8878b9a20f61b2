/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-life.h"

G_BEGIN_DECLS

/**
 * cs_life_step_new:
 * @id: static
 * @title: static, translated
 * @page: static
 */
CsLifeStep *cs_life_step_new            (const char  *id,
                                         const char  *title,
                                         const char  *page) G_GNUC_WARN_UNUSED_RESULT;
void        cs_life_step_set            (CsLifeStep  *self,
                                         CsLifeState  state,
                                         const char  *sentence);
void        cs_life_step_set_n_problems (CsLifeStep  *self,
                                         guint        n_problems);
void        cs_life_step_set_place      (CsLifeStep  *self,
                                         const char  *path,
                                         const char  *pointer);

G_END_DECLS
