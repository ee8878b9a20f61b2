/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

#include <math.h>
#include <string.h>

/* "-1234.5" as American English writes it: a sign of its own, and commas. */
static void
append_grouped (GString    *string,
                const char *number)
{
  gsize whole;

  if (*number == '-')
    {
      number++;
      if (strspn (number, "0.") < strlen (number))
        g_string_append (string, "\342\210\222");
    }
  whole = strcspn (number, ".");
  for (gsize i = 0; number[i] != '\0'; i++)
    {
      if (i > 0 && i < whole && (whole - i) % 3 == 0)
        g_string_append_c (string, ',');
      g_string_append_c (string, number[i]);
    }
}

/* Without an exponent. */
void
cs_fill_append_localized (GString *string,
                          double   number)
{
  g_autoptr (CsFillValue) value = cs_fill_value_new_number (number);
  g_autoptr (GString)     digits = g_string_new (NULL);

  cs_fill_value_append_text (value, digits);
  if (strpbrk (digits->str, "eE") != NULL)
    {
      char text[400];

      g_ascii_formatd (text, sizeof text, fabs (number) < 1 ? "%.20f" : "%.0f", number);
      g_string_assign (digits, text);
      if (strchr (text, '.') != NULL)
        while (digits->len > 1 && strchr ("0.", digits->str[digits->len - 1]) != NULL)
          g_string_truncate (digits, digits->len - 1);
    }
  append_grouped (string, digits->str);
}

/* Numbers: of a list, or of all arguments. */

typedef enum
{
  SUM,
  LEAST,
  MOST,
  AVERAGE,
} Fold;

static CsFillValue *
fold (CsFillValue **arguments,
      guint         n,
      Fold          kind)
{
  double   result = 0;
  guint    count = 0;
  gboolean is_list = arguments[0]->kind == CS_FILL_LIST;
  guint    length = is_list ? cs_fill_value_get_length (arguments[0]) : n;

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (CsFillValue) item = is_list ? cs_fill_value_get_item (arguments[0], i)
                                             : cs_fill_value_ref (arguments[i]);

      if (item->kind != CS_FILL_NUMBER)
        return NULL;
      if (kind == SUM || kind == AVERAGE)
        result += item->number;
      else if (count == 0 || (kind == LEAST ? item->number < result : item->number > result))
        result = item->number;
      count++;
    }
  if ((count == 0 && kind != SUM) || !isfinite (result))
    return NULL;
  return cs_fill_value_new_number (kind == AVERAGE ? result / count : result);
}

static CsFillValue *
call_sum (CsFillValue **arguments,
          guint         n)
{
  return fold (arguments, n, SUM);
}

static CsFillValue *
call_min (CsFillValue **arguments,
          guint         n)
{
  return fold (arguments, n, LEAST);
}

static CsFillValue *
call_max (CsFillValue **arguments,
          guint         n)
{
  return fold (arguments, n, MOST);
}

static CsFillValue *
call_average (CsFillValue **arguments,
              guint         n)
{
  return fold (arguments, n, AVERAGE);
}

static CsFillValue *
call_int (CsFillValue **arguments,
          guint         n)
{
  double number;

  return cs_fill_read_number (arguments[0], &number) ? cs_fill_value_new_number (trunc (number))
                                                     : NULL;
}

static CsFillValue *
call_float (CsFillValue **arguments,
            guint         n)
{
  double number;

  return cs_fill_read_number (arguments[0], &number) ? cs_fill_value_new_number (number) : NULL;
}

static CsFillValue *
call_round (CsFillValue **arguments,
            guint         n)
{
  double number;
  double digits = 0;
  double scale;

  if (!cs_fill_get_number (arguments, n, 0, &number))
    return NULL;
  cs_fill_get_number (arguments, n, 1, &digits);
  if (!(digits >= 0 && digits <= 15))
    return NULL;
  scale = pow (10, trunc (digits));
  return isfinite (number * scale) ? cs_fill_value_new_number (floor (number * scale + 0.5) / scale)
                                   : NULL;
}

static CsFillValue *
call_floor (CsFillValue **arguments,
            guint         n)
{
  double number;

  return cs_fill_get_number (arguments, n, 0, &number) ? cs_fill_value_new_number (floor (number))
                                                       : NULL;
}

static CsFillValue *
call_ceiling (CsFillValue **arguments,
              guint         n)
{
  double number;

  return cs_fill_get_number (arguments, n, 0, &number) ? cs_fill_value_new_number (ceil (number))
                                                       : NULL;
}

static CsFillValue *
call_add (CsFillValue **arguments,
          guint         n)
{
  double a;
  double b;

  if (cs_fill_get_string (arguments, n, 0) != NULL || cs_fill_get_string (arguments, n, 1) != NULL)
    return cs_fill_concat (arguments, n);
  if (!cs_fill_get_number (arguments, n, 0, &a) || !cs_fill_get_number (arguments, n, 1, &b))
    return NULL;

  return isfinite (a + b) ? cs_fill_value_new_number (a + b) : NULL;
}

/* "1,234.50": in American English, as the templates' own examples have it. */
static CsFillValue *
call_format_number (CsFillValue **arguments,
                    guint         n)
{
  double              number;
  double              digits;
  double              scale;
  g_autofree char    *format = NULL;
  char                text[512];
  g_autoptr (GString) string = g_string_new (NULL);

  if (!cs_fill_get_number (arguments, n, 0, &number) ||
      !cs_fill_get_number (arguments, n, 1, &digits) ||
      !(digits >= 0 && digits <= 20) || fabs (number) > 1e20)
    return NULL;
  scale = pow (10, trunc (digits));
  format = g_strdup_printf ("%%.%df", (int) digits);
  /* Halves go up: 2.5 is 3. */
  g_ascii_formatd (text, sizeof text, format,
                   digits > 4 ? number
                   : copysign (floor (fabs (number) * scale + 0.5) / scale, number));
  append_grouped (string, text);
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

const CsFillFunction cs_fill_number_functions[] = {
  { "add", 2, 2, call_add },
  { "average", 1, 64, call_average },
  { "ceiling", 1, 1, call_ceiling },
  { "float", 1, 1, call_float },
  { "floor", 1, 1, call_floor },
  { "formatNumber", 2, 3, call_format_number },
  { "int", 1, 1, call_int },
  { "max", 1, 64, call_max },
  { "min", 1, 64, call_min },
  { "round", 1, 2, call_round },
  { "sum", 1, 64, call_sum },
  { NULL, 0, 0, NULL },
};
