/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-number-private.h"

#include <math.h>
#include <string.h>

static gsize
skip_digits (const char *text,
             gsize       length,
             gsize       place)
{
  while (place < length && text[place] >= '0' && text[place] <= '9')
    place++;

  return place;
}

gsize
cs_json_number_match (const char *text,
                      gsize       length)
{
  gsize place = length > 0 && text[0] == '-' ? 1 : 0;
  gsize first = place;
  gsize next;

  place = skip_digits (text, length, place);
  if (place == first || (text[first] == '0' && place > first + 1))
    return 0;

  if (place < length && text[place] == '.')
    {
      next = skip_digits (text, length, place + 1);
      if (next == place + 1)
        return 0;
      place = next;
    }

  if (place < length && (text[place] | 0x20) == 'e')
    {
      first = place + 1;
      if (first < length && (text[first] == '+' || text[first] == '-'))
        first++;
      next = skip_digits (text, length, first);
      if (next == first)
        return 0;
      place = next;
    }

  return place;
}

gboolean
cs_json_number_is_integer (const char *text,
                           gsize       length)
{
  gsize place = length > 0 && text[0] == '-' ? 1 : 0;

  return skip_digits (text, length, place) == length;
}

double
cs_json_number_to_double (const char *text,
                          gsize       length)
{
  char             buffer[64];
  g_autofree char *copy = NULL;

  if (length >= sizeof buffer)
    {
      copy = g_strndup (text, length);
      return g_ascii_strtod (copy, NULL);
    }

  memcpy (buffer, text, length);
  buffer[length] = '\0';
  return g_ascii_strtod (buffer, NULL);
}

/* The exponent as it is written, held within a range where sums cannot overflow */
static gint64
read_exponent (const char *text,
               gsize       length,
               gsize       place)
{
  gboolean negative = FALSE;
  gint64   exponent = 0;

  if (place < length && (text[place] == '+' || text[place] == '-'))
    negative = text[place++] == '-';
  for (; place < length; place++)
    exponent = MIN (exponent * 10 + (text[place] - '0'), G_GINT64_CONSTANT (1000000000000));

  return negative ? -exponent : exponent;
}

gboolean
cs_json_number_to_integer (const char *text,
                           gsize       length,
                           gint64     *value)
{
  gboolean negative = length > 0 && text[0] == '-';
  gboolean in_fraction = FALSE;
  gint64   exponent = 0;
  gint64   pending_zeros = 0;
  guint64  result = 0;
  guint64  limit = negative ? (guint64) G_MAXINT64 + 1 : G_MAXINT64;
  gsize    place;

  /* Zeros wait until a digit follows them, so that "2.0" and "1200e-2" come out whole */
  for (place = negative ? 1 : 0; place < length; place++)
    {
      char c = text[place];

      if (c == '.')
        {
          in_fraction = TRUE;
          continue;
        }
      if ((c | 0x20) == 'e')
        break;
      if (in_fraction)
        exponent--;
      if (c == '0')
        {
          pending_zeros++;
          continue;
        }
      for (; pending_zeros > 0 && result > 0; pending_zeros--)
        {
          if (result > limit / 10)
            return FALSE;
          result *= 10;
        }
      pending_zeros = 0;
      if (result > (limit - (c - '0')) / 10)
        return FALSE;
      result = result * 10 + (c - '0');
    }

  if (place < length)
    exponent += read_exponent (text, length, place + 1);
  exponent += pending_zeros;

  if (result > 0 && exponent < 0)
    return FALSE;
  for (; result > 0 && exponent > 0; exponent--)
    {
      if (result > limit / 10)
        return FALSE;
      result *= 10;
    }

  *value = negative ? (gint64) (0 - result) : (gint64) result;
  return TRUE;
}

gboolean
cs_json_number_is_common (const char *text,
                          gsize       length)
{
  gint64 integer;
  double value;

  /* Most numbers are short: no exponent of four digits, no 19 digits */
  if (length <= 18 && memchr (text, 'e', length) == NULL && memchr (text, 'E', length) == NULL)
    return TRUE;

  if (cs_json_number_is_integer (text, length))
    return cs_json_number_to_integer (text, length, &integer);

  value = cs_json_number_to_double (text, length);
  if (isinf (value))
    return FALSE;
  if (value != 0)
    return TRUE;

  /* Nothing but zeros before the exponent is a true zero, else it is too small to be kept */
  for (gsize i = 0; i < length && (text[i] | 0x20) != 'e'; i++)
    if (text[i] >= '1' && text[i] <= '9')
      return FALSE;

  return TRUE;
}

char *
cs_json_number_repair (const char *text,
                       gsize       length)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gsize               place = 0;
  gsize               first;

  if (length > 0 && (text[0] == '+' || text[0] == '-'))
    place = 1;
  if (length > 0 && text[0] == '-')
    g_string_append_c (result, '-');

  first = place;
  place = skip_digits (text, length, place);
  if (place == first)
    {
      if (place + 1 >= length || text[place] != '.' || !g_ascii_isdigit (text[place + 1]))
        return NULL;
      g_string_append_c (result, '0');
    }
  g_string_append_len (result, text + first, place - first);

  if (place < length && text[place] == '.')
    {
      first = place;
      place = skip_digits (text, length, place + 1);
      if (place > first + 1)
        g_string_append_len (result, text + first, place - first);
      else
        g_string_append (result, ".0");
    }
  g_string_append_len (result, text + place, length - place);

  if (cs_json_number_match (result->str, result->len) != result->len)
    return NULL;

  return g_string_free (g_steal_pointer (&result), FALSE);
}
