/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-rate-meter.h"

static const CsRateWindow windows[] = {
  { 1, 4 },
  { 30, 60 },
  { 3600, 100 },
  { 7200, 150 },
  { 86400, 1800 },
};

/* The greatest count of a window: nothing older can matter. */
#define MAX_TIMES 1800

struct _CsRateMeter
{
  gint64 times[MAX_TIMES];   /* a ring, @n_times of them, the oldest at @start */
  guint  start;
  guint  n_times;
};

const CsRateWindow *
cs_rate_windows (guint *n_windows)
{
  *n_windows = G_N_ELEMENTS (windows);
  return windows;
}

CsRateMeter *
cs_rate_meter_new (void)
{
  return g_new0 (CsRateMeter, 1);
}

void
cs_rate_meter_free (CsRateMeter *self)
{
  g_free (self);
}

void
cs_rate_meter_add (CsRateMeter *self,
                   gint64       time)
{
  self->times[(self->start + self->n_times) % MAX_TIMES] = time;
  if (self->n_times < MAX_TIMES)
    self->n_times++;
  else
    self->start = (self->start + 1) % MAX_TIMES;
}

gint64
cs_rate_meter_get_next (CsRateMeter *self,
                        gint64       now)
{
  gint64 next = now;

  /* A window is full as long as the one that is max_requests back lies in it. */
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      if (self->n_times >= windows[i].max_requests)
        {
          guint index = self->start + self->n_times - windows[i].max_requests;
          gint64 free_at = self->times[index % MAX_TIMES] +
                           (gint64) windows[i].seconds * G_USEC_PER_SEC;

          next = MAX (next, free_at);
        }
    }

  return next;
}

gint64 *
cs_rate_meter_plan (CsRateMeter *self,
                    gint64       now,
                    guint        n_messages)
{
  g_autofree CsRateMeter *copy = g_memdup2 (self, sizeof *self);
  gint64 *plan = g_new (gint64, n_messages);

  for (guint i = 0; i < n_messages; i++)
    {
      now = cs_rate_meter_get_next (copy, now);
      cs_rate_meter_add (copy, now);
      plan[i] = now;
    }

  return plan;
}
