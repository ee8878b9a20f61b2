/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-history.h"

G_BEGIN_DECLS

/* What a history keeps at most, replaced bytes and whole files together; the oldest steps go. */
#define CS_HISTORY_MAX_BYTES (256u * 1024 * 1024)

/**
 * CsHistoryTarget:
 * @apply: does a change in whole or, with an error, not at all. @inverse is what undoes it:
 *   operation by operation in the order of @change, to be applied from the last to the first; NULL
 *   when the change made no difference
 * @saved: the saved mark was set at the present state
 *
 * What the history's changes are done to. The history itself knows no files.
 */
typedef struct
{
  gboolean (*apply) (gpointer    target,
                     CsChange   *change,
                     CsChange  **inverse,
                     GError    **error);
  void     (*saved) (gpointer    target);
} CsHistoryTarget;

/* @data must outlive the history or call cs_history_detach() before it goes. */
CsHistory *cs_history_new       (const CsHistoryTarget *target,
                                 gpointer               data) G_GNUC_WARN_UNUSED_RESULT;
void       cs_history_detach    (CsHistory             *self);
/* For tests: microseconds, as of g_get_monotonic_time(). */
void       cs_history_set_clock (CsHistory             *self,
                                 gint64               (*clock) (void));
/* For tests: CS_HISTORY_MAX_BYTES is long to reach. */
void       cs_history_set_max_bytes (CsHistory         *self,
                                     gsize              max_bytes);

G_END_DECLS
