/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-private.h"

#include <string.h>

#include "cs-card-date-private.h"

/* ISO 8601, or the American form that JavaScript reads as well: "03/15/2018 12:00:00". */
GDateTime *
cs_fill_read_date (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  GDateTime            *time = g_date_time_new_from_iso8601 (text, zone);
  int                   numbers[6] = { 0 };
  gsize                 n = 0;

  if (time != NULL)
    return time;

  while (n < G_N_ELEMENTS (numbers) && g_ascii_isdigit (*text))
    {
      for (; g_ascii_isdigit (*text) && numbers[n] < 10000; text++)
        numbers[n] = numbers[n] * 10 + g_ascii_digit_value (*text);
      n++;
      if (*text != '\0' && strchr ("/-: T", *text) != NULL)
        text++;
    }
  if (n < 3)
    return NULL;
  if (numbers[0] > 31)
    return g_date_time_new_utc (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
                                numbers[5]);
  return g_date_time_new_utc (numbers[2], numbers[0], numbers[1], numbers[3], numbers[4],
                              numbers[5]);
}

static void
append_field (GString    *string,
              GDateTime  *time,
              char        letter,
              gsize       length)
{
  const CsCardDateWords *words = &cs_card_date_words[0];
  int                    month = g_date_time_get_month (time);
  int                    weekday = g_date_time_get_day_of_week (time);
  int                    hour = g_date_time_get_hour (time);
  int                    width = MIN (length, 2);

  switch (letter)
    {
    case 'y':
      if (length > 2)
        g_string_append_printf (string, "%04d", g_date_time_get_year (time));
      else
        g_string_append_printf (string, "%0*d", width, g_date_time_get_year (time) % 100);
      break;
    case 'M':
      if (length > 2)
        g_string_append (string, (length > 3 ? words->long_months : words->short_months)[month - 1]);
      else
        g_string_append_printf (string, "%0*d", width, month);
      break;
    case 'd':
      if (length > 2)
        g_string_append (string, (length > 3 ? words->long_days : words->short_days)[weekday - 1]);
      else
        g_string_append_printf (string, "%0*d", width, g_date_time_get_day_of_month (time));
      break;
    case 'H':
      g_string_append_printf (string, "%0*d", width, hour);
      break;
    case 'h':
      g_string_append_printf (string, "%0*d", width, hour % 12 == 0 ? 12 : hour % 12);
      break;
    case 'm':
      g_string_append_printf (string, "%0*d", width, g_date_time_get_minute (time));
      break;
    case 's':
      g_string_append_printf (string, "%0*d", width, g_date_time_get_second (time));
      break;
    case 'f':
      {
        g_autofree char *fraction = g_strdup_printf ("%06d", g_date_time_get_microsecond (time));

        g_string_append_len (string, fraction, MIN (length, 6));
        break;
      }
    case 't':
      g_string_append_len (string, hour < 12 ? "AM" : "PM", width);
      break;
    default:
      g_string_append (string, "+00:00");
      break;
    }
}

char *
cs_fill_format_date (GDateTime  *time,
                     const char *format)
{
  g_autoptr (GDateTime) universal = g_date_time_to_utc (time);
  g_autoptr (GString)   string = g_string_new (NULL);

  while (*format != '\0')
    {
      gsize length = 1;

      if (*format == '\'' && strchr (format + 1, '\'') != NULL)
        {
          const char *end = strchr (format + 1, '\'');

          g_string_append_len (string, format + 1, end - format - 1);
          format = end + 1;
          continue;
        }
      if (strchr ("yMdHhmsftzZ", *format) == NULL)
        {
          g_string_append_c (string, *format++);
          continue;
        }
      while (format[length] == *format)
        length++;
      append_field (string, universal, *format, length);
      format += length;
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}
