/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-facts.h"
#include "cs-subject.h"

G_BEGIN_DECLS

/* The snapshot of cs_subject_get_filled(); its tree has the same nodes, by number, as that of the
 * text as written, since only the inside of strings differs. */
CsSnapshot        *cs_subject_get_filled_snapshot (CsSubject  *self,
                                                   const char *path);
/* (transfer none) (nullable): NULL when there is no such file. */
const CsIconFacts *cs_subject_get_icon_facts      (CsSubject  *self,
                                                   const char *path,
                                                   CsIconRole  role);

G_END_DECLS
