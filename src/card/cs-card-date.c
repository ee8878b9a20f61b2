/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-card-date.h"

#include <string.h>

#include "cs-card-date-private.h"

typedef enum
{
  FORMAT_COMPACT,
  FORMAT_SHORT,
  FORMAT_LONG,
  FORMAT_TIME,
} Format;

/* @pattern: "0" stands for a digit, "+" for a sign, anything else for itself */
static gboolean
skip (const char **text,
      const char  *pattern)
{
  const char *at = *text;

  for (; *pattern != '\0'; pattern++, at++)
    if (*pattern == '0' ? !g_ascii_isdigit (*at)
                        : *pattern == '+' ? *at != '+' && *at != '-' : *at != *pattern)
      return FALSE;
  *text = at;
  return TRUE;
}

static gboolean
read_format (const char **text,
             Format      *format)
{
  static const char *const names[] = { "COMPACT", "SHORT", "LONG" };

  *format = FORMAT_COMPACT;
  if (!skip (text, ","))
    return TRUE;
  skip (text, " ");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (skip (text, names[i]))
      {
        *format = FORMAT_COMPACT + i;
        return TRUE;
      }
  return FALSE;
}

static int
read_number (const char *digits,
             guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');

  return value;
}

/* @stamp: "0000-00-00T00:00:00", then "Z" or "+00:00"
 * A browser counts the 30th of February on into March, and the hour 24 into the next day.
 * Returns: (nullable) (transfer full): NULL where there is no such time */
static GDateTime *
read_time (const char      *stamp,
           GTimeZone       *zone,
           CsCardDateStyle  style)
{
  int                   year = read_number (stamp, 4), month = read_number (stamp + 5, 2);
  int                   day = read_number (stamp + 8, 2), hour = read_number (stamp + 11, 2);
  int                   minute = read_number (stamp + 14, 2), second = read_number (stamp + 17, 2);
  int                   offset_hour = 0, offset_minute = 0;
  gint64                seconds;
  g_autoptr (GDateTime) first = NULL;
  g_autoptr (GDateTime) universal = NULL;

  if (stamp[19] != 'Z')
    {
      offset_hour = read_number (stamp + 20, 2);
      offset_minute = read_number (stamp + 23, 2);
    }
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 59 ||
      hour > 24 || (hour == 24 && minute + second > 0) || offset_hour > 23 || offset_minute > 59)
    return NULL;
  if (style == CS_CARD_DATE_PHONE &&
      (hour == 24 || day > g_date_get_days_in_month (month, (GDateYear) year)))
    return NULL;

  first = g_date_time_new_utc (year, month, 1, 0, 0, 0);
  seconds = ((gint64) (day - 1) * 24 + hour) * 3600 + minute * 60 + second -
            (stamp[19] == '-' ? -1 : 1) * (offset_hour * 3600 + offset_minute * 60);
  universal = g_date_time_add_seconds (first, (double) seconds);

  return universal != NULL ? g_date_time_to_timezone (universal, zone) : NULL;
}

/* @text: behind the function when TRUE is returned
 * @time: (out) (nullable): NULL for a time that there is not */
static gboolean
read_function (const char      **text,
               GTimeZone        *zone,
               CsCardDateStyle   style,
               GDateTime       **time,
               Format           *format)
{
  const char *at = *text;
  const char *stamp;
  gboolean    is_time = skip (&at, "{{TIME(");

  if (!is_time && !skip (&at, "{{DATE("))
    return FALSE;
  stamp = at;
  if (!skip (&at, "0000-00-00T00:00:00") || (!skip (&at, "Z") && !skip (&at, "+00:00")))
    return FALSE;
  if (is_time)
    *format = FORMAT_TIME;
  else if (!read_format (&at, format))
    return FALSE;
  if (!skip (&at, ")}}"))
    return FALSE;

  *time = read_time (stamp, zone, style);
  if (*time == NULL && style == CS_CARD_DATE_PHONE)
    return FALSE;
  *text = at;
  return TRUE;
}

static const CsCardDateWords *
find_words (const char *language)
{
  gsize length = language != NULL ? strcspn (language, "-_") : 0;

  for (gsize i = 0; i < cs_n_card_date_words; i++)
    if (length == 2 && g_ascii_strncasecmp (cs_card_date_words[i].language, language, 2) == 0)
      return &cs_card_date_words[i];
  return &cs_card_date_words[0];
}

static void
append_date (GString               *string,
             GDateTime             *time,
             const CsCardDateWords *words,
             Format                 format,
             CsCardDateStyle        style)
{
  const char *const patterns[] = {
    words->compact, words->short_date, words->long_date, words->time,
  };
  gboolean is_long = format == FORMAT_LONG;
  int      month = g_date_time_get_month (time);
  int      weekday = g_date_time_get_day_of_week (time);
  int      hour = g_date_time_get_hour (time);

  for (const char *at = patterns[format]; *at != '\0'; at++)
    switch (*at)
      {
      case 'd':
      case 'D':
        g_string_append_printf (string, "%0*d", *at == 'D' ? 2 : 1,
                                g_date_time_get_day_of_month (time));
        break;
      case 'n':
      case 'N':
        g_string_append_printf (string, "%0*d", *at == 'N' ? 2 : 1, month);
        break;
      case 'm':
        g_string_append (string, (is_long ? words->long_months : words->short_months)[month - 1]);
        break;
      case 'w':
        g_string_append (string, (is_long ? words->long_days : words->short_days)[weekday - 1]);
        break;
      case 'y':
        g_string_append_printf (string, "%d", g_date_time_get_year (time));
        break;
      case 'h':
      case 'i':
        if (*at == 'i')
          hour = hour % 12 == 0 ? 12 : hour % 12;
        g_string_append_printf (string, "%0*d", style == CS_CARD_DATE_PHONE ? 2 : 1, hour);
        break;
      case 'M':
        g_string_append_printf (string, "%02d", g_date_time_get_minute (time));
        break;
      case 'p':
        g_string_append (string, g_date_time_get_hour (time) < 12 ? "AM" : "PM");
        break;
      case '\\':
        g_string_append_c (string, *++at);
        break;
      default:
        g_string_append_c (string, *at);
        break;
      }
}

char *
cs_card_date_expand (const char      *text,
                     GTimeZone       *zone,
                     const char      *language,
                     CsCardDateStyle  style)
{
  g_autoptr (GString)    string = g_string_new (NULL);
  const CsCardDateWords *words = find_words (language);
  /* The official renderer writes this one in its reader's language; its results here are American. */
  const CsCardDateWords *american = find_words (NULL);

  while (*text != '\0')
    {
      const char           *next = strstr (text, "{{");
      g_autoptr (GDateTime) time = NULL;
      Format                format;

      if (next == NULL)
        next = text + strlen (text);
      g_string_append_len (string, text, next - text);
      text = next;
      if (*text == '\0')
        break;
      if (!read_function (&text, zone, style, &time, &format))
        g_string_append_c (string, *text++);
      else if (time == NULL)
        g_string_append (string, "Invalid Date");
      else
        append_date (string, time,
                     style == CS_CARD_DATE_WEB && format == FORMAT_COMPACT ? american : words,
                     format, style);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

gboolean
cs_card_date_is_in (const char      *text,
                    CsCardDateStyle  style)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (text = strstr (text, "{{"); text != NULL; text = strstr (text + 1, "{{"))
    {
      g_autoptr (GDateTime) time = NULL;
      Format                format;

      if (read_function (&text, zone, style, &time, &format))
        return TRUE;
    }
  return FALSE;
}
