/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"

G_BEGIN_DECLS

/* From here on the change may not be altered any more. */
void      cs_change_seal          (CsChange    *self);

/* A change with the same label, place and burst and copies of the operations. */
CsChange *cs_change_copy          (CsChange    *self) G_GNUC_WARN_UNUSED_RESULT;

/* The operations of @self from the last to the first; label and place are @like's. */
CsChange *cs_change_reverse       (CsChange    *self,
                                   CsChange    *like) G_GNUC_WARN_UNUSED_RESULT;

void      cs_change_set_label     (CsChange    *self,
                                   const char  *label);

/**
 * cs_change_join:
 * @forward: what was done
 * @inverse: what undoes it, operation by operation, in the order of @forward (to be applied from
 *   the last to the first)
 * @next: what was done after it, with as many operations as
 * @next_inverse: what undoes that
 *
 * Adds @next to @forward and @next_inverse to @inverse. Text edits that touch each other, as typing
 * makes them, become one, so that a long burst does not cost an operation per key.
 */
void      cs_change_join          (CsChange    *forward,
                                   CsChange    *inverse,
                                   CsChange    *next,
                                   CsChange    *next_inverse);

/* Roughly how many bytes the change keeps alive. */
gsize     cs_change_get_weight    (CsChange    *self);

G_END_DECLS
