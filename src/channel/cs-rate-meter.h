/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many messages a webhook takes, by Microsoft's "Create and send messages to Teams"
 * (connectors-using): at most so many requests within so many seconds, in each of the windows. */
typedef struct
{
  guint seconds;
  guint max_requests;
} CsRateWindow;

const CsRateWindow *cs_rate_windows        (guint       *n_windows);

/**
 * CsRateMeter:
 *
 * What one webhook was sent lately. All times are of one clock, in microseconds, and grow. Memory
 * is bounded.
 */
typedef struct _CsRateMeter CsRateMeter;

CsRateMeter        *cs_rate_meter_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                cs_rate_meter_free     (CsRateMeter *self);
void                cs_rate_meter_add      (CsRateMeter *self,
                                            gint64       time);
/**
 * cs_rate_meter_get_next:
 *
 * Returns: the earliest time from @now on at which one more is within all windows
 */
gint64              cs_rate_meter_get_next (CsRateMeter *self,
                                            gint64       now);
/**
 * cs_rate_meter_plan:
 *
 * Returns: (transfer full) (array length=n_messages): when to send @n_messages from @now on, the
 *   soonest that all windows allow
 */
gint64             *cs_rate_meter_plan     (CsRateMeter *self,
                                            gint64       now,
                                            guint        n_messages) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsRateMeter, cs_rate_meter_free)

G_END_DECLS
