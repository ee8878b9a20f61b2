/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-window.h"

G_BEGIN_DECLS

/**
 * CsWork:
 *
 * Work that a worker does for a window. When it takes a noticeable time a toast with a spinner
 * tells of it, with a button that gives it up. Main thread only.
 */
typedef struct _CsWork CsWork;

/**
 * cs_work_begin:
 * @sentence: what is being done, translated
 *
 * Returns: (transfer full): to be given to cs_work_end(), whether it was cancelled or not
 */
CsWork       *cs_work_begin           (CsWindow   *window,
                                       const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
GCancellable *cs_work_get_cancellable (CsWork     *self);
gboolean      cs_work_get_cancelled   (CsWork     *self);
/* Takes the toast away, and frees the work. */
void          cs_work_end             (CsWork     *self);

G_END_DECLS
