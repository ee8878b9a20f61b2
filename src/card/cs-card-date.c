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

/* @text: behind the function when TRUE is returned */
static gboolean
read_function (const char **text,
               GTimeZone   *zone,
               GDateTime  **time,
               Format      *format)
{
  g_autofree char      *stamp = NULL;
  g_autoptr (GDateTime) universal = NULL;
  const char           *at = *text;
  const char           *begin;
  gboolean              is_time = skip (&at, "{{TIME(");

  if (!is_time && !skip (&at, "{{DATE("))
    return FALSE;
  begin = at;
  if (!skip (&at, "0000-00-00T00:00:00") || (!skip (&at, "Z") && !skip (&at, "+00:00")))
    return FALSE;
  stamp = g_strndup (begin, at - begin);
  if (is_time)
    *format = FORMAT_TIME;
  else if (!read_format (&at, format))
    return FALSE;
  if (!skip (&at, ")}}"))
    return FALSE;

  universal = g_date_time_new_from_iso8601 (stamp, NULL);
  *time = universal != NULL ? g_date_time_to_timezone (universal, zone) : NULL;
  if (*time == NULL)
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
             CsCardDateHours        hours)
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
        g_string_append_printf (string, "%0*d", hours == CS_CARD_DATE_HOURS_PADDED ? 2 : 1, hour);
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
                     CsCardDateHours  hours)
{
  g_autoptr (GString)    string = g_string_new (NULL);
  const CsCardDateWords *words = find_words (language);

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
      if (read_function (&text, zone, &time, &format))
        append_date (string, time, words, format, hours);
      else
        g_string_append_c (string, *text++);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}

gboolean
cs_card_date_is_in (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (text = strstr (text, "{{"); text != NULL; text = strstr (text + 1, "{{"))
    {
      g_autoptr (GDateTime) time = NULL;
      Format                format;

      if (read_function (&text, zone, &time, &format))
        return TRUE;
    }
  return FALSE;
}
