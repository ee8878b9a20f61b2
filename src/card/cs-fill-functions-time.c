/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

#include <math.h>

static CsFillValue *
format_time (GDateTime   *time,
             CsFillValue **arguments,
             guint         n)
{
  const char *format = cs_fill_get_string (arguments, n, 1);

  if (time == NULL)
    return NULL;
  if (format == NULL)
    {
      g_autoptr (GDateTime) universal = g_date_time_to_utc (time);
      g_autofree char      *seconds = cs_fill_format_date (universal, "yyyy-MM-ddTHH:mm:ss.fff");

      return cs_fill_value_take_string (g_strconcat (seconds, "Z", NULL));
    }
  return cs_fill_value_take_string (cs_fill_format_date (time, format));
}

static CsFillValue *
call_format_date_time (CsFillValue **arguments,
                       guint         n)
{
  const char           *text = cs_fill_get_string (arguments, n, 0);
  g_autoptr (GDateTime) time = text != NULL ? cs_fill_read_date (text) : NULL;

  return format_time (time, arguments, n);
}

static CsFillValue *
call_format_epoch (CsFillValue **arguments,
                   guint         n)
{
  double                number;
  g_autoptr (GDateTime) time = NULL;

  if (!cs_fill_read_number (arguments[0], &number) || fabs (number) > 2.5e11)
    return NULL;
  time = g_date_time_new_from_unix_utc ((gint64) number);
  return format_time (time, arguments, n);
}

/* A tick is a tenth of a microsecond, counted from the year 1. */
static CsFillValue *
call_format_ticks (CsFillValue **arguments,
                   guint         n)
{
  double                number;
  g_autoptr (GDateTime) time = NULL;

  if (!cs_fill_read_number (arguments[0], &number) || !(number >= 0 && number < 3.2e18))
    return NULL;
  time = g_date_time_new_from_unix_utc ((gint64) floor (number / 1e7) -
                                        G_GINT64_CONSTANT (62135596800));
  return format_time (time, arguments, n);
}

const CsFillFunction cs_fill_time_functions[] = {
  { "formatDateTime", 1, 3, call_format_date_time },
  { "formatEpoch", 1, 3, call_format_epoch },
  { "formatTicks", 1, 3, call_format_ticks },
  { NULL, 0, 0, NULL },
};
