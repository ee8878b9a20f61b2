/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef CsFillValue *(*Function) (CsFillValue **arguments,
                                  guint         n);

static const char *
get_string (CsFillValue **arguments,
            guint         n,
            guint         i)
{
  return i < n && arguments[i]->kind == CS_FILL_STRING ? arguments[i]->text : NULL;
}

static gboolean
get_number (CsFillValue **arguments,
            guint         n,
            guint         i,
            double       *number)
{
  if (i >= n || arguments[i]->kind != CS_FILL_NUMBER)
    return FALSE;
  *number = arguments[i]->number;
  return TRUE;
}

/* Logic. */

static CsFillValue *
call_if (CsFillValue **arguments,
         guint         n)
{
  return cs_fill_value_ref (arguments[cs_fill_value_is_true (arguments[0]) ? 1 : 2]);
}

static CsFillValue *
call_exists (CsFillValue **arguments,
             guint         n)
{
  return cs_fill_value_new_boolean (arguments[0]->kind != CS_FILL_UNDEFINED &&
                                    arguments[0]->kind != CS_FILL_NULL);
}

static CsFillValue *
call_empty (CsFillValue **arguments,
            guint         n)
{
  const char *text = get_string (arguments, n, 0);

  if (text != NULL)
    return cs_fill_value_new_boolean (*text == '\0');
  if (arguments[0]->kind == CS_FILL_LIST || arguments[0]->kind == CS_FILL_OBJECT)
    return cs_fill_value_new_boolean (cs_fill_value_get_length (arguments[0]) == 0);
  return cs_fill_value_new_boolean (arguments[0]->kind == CS_FILL_UNDEFINED ||
                                    arguments[0]->kind == CS_FILL_NULL);
}

static CsFillValue *
call_and (CsFillValue **arguments,
          guint         n)
{
  for (guint i = 0; i < n; i++)
    if (!cs_fill_value_is_true (arguments[i]))
      return cs_fill_value_new_boolean (FALSE);
  return cs_fill_value_new_boolean (TRUE);
}

static CsFillValue *
call_or (CsFillValue **arguments,
         guint         n)
{
  for (guint i = 0; i < n; i++)
    if (cs_fill_value_is_true (arguments[i]))
      return cs_fill_value_new_boolean (TRUE);
  return cs_fill_value_new_boolean (FALSE);
}

static CsFillValue *
call_not (CsFillValue **arguments,
          guint         n)
{
  return cs_fill_value_new_boolean (!cs_fill_value_is_true (arguments[0]));
}

static CsFillValue *
call_equals (CsFillValue **arguments,
             guint         n)
{
  return cs_fill_value_new_boolean (cs_fill_value_equals (arguments[0], arguments[1]));
}

static CsFillValue *
call_coalesce (CsFillValue **arguments,
               guint         n)
{
  for (guint i = 0; i < n; i++)
    if (arguments[i]->kind != CS_FILL_UNDEFINED && arguments[i]->kind != CS_FILL_NULL)
      return cs_fill_value_ref (arguments[i]);
  return cs_fill_value_ref (arguments[n - 1]);
}

static CsFillValue *
call_bool (CsFillValue **arguments,
           guint         n)
{
  const char *text = get_string (arguments, n, 0);

  return cs_fill_value_new_boolean (text != NULL ? g_ascii_strcasecmp (text, "true") == 0
                                                 : cs_fill_value_is_true (arguments[0]));
}

/* Texts. */

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
static void
append_localized (GString *string,
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

static CsFillValue *
call_string (CsFillValue **arguments,
             guint         n)
{
  g_autoptr (GString) string = g_string_new (NULL);

  if (arguments[0]->kind == CS_FILL_UNDEFINED)
    return cs_fill_value_ref (arguments[0]);
  if (arguments[0]->kind == CS_FILL_LIST)
    cs_fill_value_append_json (arguments[0], string);
  else if (arguments[0]->kind == CS_FILL_NUMBER && isfinite (arguments[0]->number))
    append_localized (string, arguments[0]->number);
  else
    cs_fill_value_append_text (arguments[0], string);
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
call_upper (CsFillValue **arguments,
            guint         n)
{
  const char *text = get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_utf8_strup (text, -1)) : NULL;
}

static CsFillValue *
call_lower (CsFillValue **arguments,
            guint         n)
{
  const char *text = get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_utf8_strdown (text, -1)) : NULL;
}

static CsFillValue *
call_trim (CsFillValue **arguments,
           guint         n)
{
  const char *text = get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_strstrip (g_strdup (text))) : NULL;
}

static CsFillValue *
call_length (CsFillValue **arguments,
             guint         n)
{
  const char *text = get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_new_number (g_utf8_strlen (text, -1)) : NULL;
}

static CsFillValue *
call_substring (CsFillValue **arguments,
                guint         n)
{
  const char *text = get_string (arguments, n, 0);
  double      begin;
  double      length;
  double      all = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (text == NULL || !get_number (arguments, n, 1, &begin) || !(begin >= 0 && begin <= all))
    return NULL;
  if (!get_number (arguments, n, 2, &length))
    length = all - begin;
  if (!(length >= 0 && begin + length <= all))
    return NULL;
  return cs_fill_value_take_string (g_utf8_substring (text, (long) begin, (long) (begin + length)));
}

static CsFillValue *
index_of (CsFillValue **arguments,
          guint         n,
          gboolean      last)
{
  const char *text = get_string (arguments, n, 0);
  const char *wanted = get_string (arguments, n, 1);
  const char *found;

  if (arguments[0]->kind == CS_FILL_LIST)
    {
      int index = -1;

      for (guint i = 0; i < cs_fill_value_get_length (arguments[0]); i++)
        {
          g_autoptr (CsFillValue) item = cs_fill_value_get_item (arguments[0], i);

          if (cs_fill_value_equals (item, arguments[1]) && (last || index < 0))
            index = i;
        }
      return cs_fill_value_new_number (index);
    }
  if (text == NULL || wanted == NULL)
    return NULL;
  found = last ? g_strrstr (text, wanted) : strstr (text, wanted);
  return cs_fill_value_new_number (found != NULL ? g_utf8_pointer_to_offset (text, found) : -1);
}

static CsFillValue *
call_index_of (CsFillValue **arguments,
               guint         n)
{
  return index_of (arguments, n, FALSE);
}

static CsFillValue *
call_last_index_of (CsFillValue **arguments,
                    guint         n)
{
  return index_of (arguments, n, TRUE);
}

static CsFillValue *
call_contains (CsFillValue **arguments,
               guint         n)
{
  const char *text = get_string (arguments, n, 0);
  const char *wanted = get_string (arguments, n, 1);

  if (arguments[0]->kind == CS_FILL_LIST)
    {
      g_autoptr (CsFillValue) index = index_of (arguments, n, FALSE);

      return cs_fill_value_new_boolean (index->number >= 0);
    }
  if (arguments[0]->kind == CS_FILL_OBJECT && wanted != NULL)
    {
      g_autoptr (CsFillValue) member = cs_fill_value_get_member (arguments[0], wanted);

      return cs_fill_value_new_boolean (member->kind != CS_FILL_UNDEFINED);
    }
  return text != NULL && wanted != NULL
         ? cs_fill_value_new_boolean (strstr (text, wanted) != NULL) : NULL;
}

static CsFillValue *
call_starts_with (CsFillValue **arguments,
                  guint         n)
{
  const char *text = get_string (arguments, n, 0);
  const char *wanted = get_string (arguments, n, 1);

  return text != NULL && wanted != NULL
         ? cs_fill_value_new_boolean (g_str_has_prefix (text, wanted)) : NULL;
}

static CsFillValue *
call_ends_with (CsFillValue **arguments,
                guint         n)
{
  const char *text = get_string (arguments, n, 0);
  const char *wanted = get_string (arguments, n, 1);

  return text != NULL && wanted != NULL
         ? cs_fill_value_new_boolean (g_str_has_suffix (text, wanted)) : NULL;
}

static CsFillValue *
call_replace (CsFillValue **arguments,
              guint         n)
{
  const char   *text = get_string (arguments, n, 0);
  const char   *wanted = get_string (arguments, n, 1);
  const char   *other = get_string (arguments, n, 2);
  g_auto (GStrv) parts = NULL;

  if (text == NULL || wanted == NULL || other == NULL || *wanted == '\0' || strlen (other) > 4096)
    return NULL;
  parts = g_strsplit (text, wanted, -1);
  return cs_fill_value_take_string (g_strjoinv (other, parts));
}

static CsFillValue *
call_concat (CsFillValue **arguments,
             guint         n)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    cs_fill_value_append_text (arguments[i], string);
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
call_join (CsFillValue **arguments,
           guint         n)
{
  g_autoptr (GString) string = g_string_new (NULL);
  const char         *separator = get_string (arguments, n, 1);

  if (arguments[0]->kind != CS_FILL_LIST || separator == NULL)
    return NULL;
  for (guint i = 0; i < cs_fill_value_get_length (arguments[0]) && string->len < 1024 * 1024; i++)
    {
      g_autoptr (CsFillValue) item = cs_fill_value_get_item (arguments[0], i);

      if (i > 0)
        g_string_append (string, separator);
      cs_fill_value_append_text (item, string);
    }
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
call_split (CsFillValue **arguments,
            guint         n)
{
  const char              *text = get_string (arguments, n, 0);
  const char              *separator = get_string (arguments, n, 1);
  g_autoptr (CsFillValue)  list = cs_fill_value_new_list ();
  g_auto (GStrv)           parts = NULL;

  if (text == NULL || separator == NULL || *separator == '\0')
    return NULL;
  parts = g_strsplit (text, separator, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list->items, cs_fill_value_take_string (g_strdup (parts[i])));
  return g_steal_pointer (&list);
}

/* Lists. */

static CsFillValue *
call_count (CsFillValue **arguments,
            guint         n)
{
  if (arguments[0]->kind == CS_FILL_LIST || arguments[0]->kind == CS_FILL_OBJECT)
    return cs_fill_value_new_number (cs_fill_value_get_length (arguments[0]));
  return call_length (arguments, n);
}

static CsFillValue *
call_first (CsFillValue **arguments,
            guint         n)
{
  return cs_fill_value_get_item (arguments[0], 0);
}

static CsFillValue *
call_last (CsFillValue **arguments,
           guint         n)
{
  if (arguments[0]->kind != CS_FILL_LIST)
    return NULL;
  return cs_fill_value_get_item (arguments[0], (double) cs_fill_value_get_length (arguments[0]) - 1);
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

static gboolean
read_number (CsFillValue *value,
             double      *number)
{
  char *end;

  if (value->kind == CS_FILL_NUMBER)
    {
      *number = value->number;
      return isfinite (*number);
    }
  if (value->kind != CS_FILL_STRING || *value->text == '\0')
    return FALSE;
  *number = g_ascii_strtod (value->text, &end);
  return *end == '\0' && isfinite (*number);
}

static CsFillValue *
call_int (CsFillValue **arguments,
          guint         n)
{
  double number;

  return read_number (arguments[0], &number) ? cs_fill_value_new_number (trunc (number)) : NULL;
}

static CsFillValue *
call_float (CsFillValue **arguments,
            guint         n)
{
  double number;

  return read_number (arguments[0], &number) ? cs_fill_value_new_number (number) : NULL;
}

static CsFillValue *
call_round (CsFillValue **arguments,
            guint         n)
{
  double number;
  double digits = 0;
  double scale;

  if (!get_number (arguments, n, 0, &number))
    return NULL;
  get_number (arguments, n, 1, &digits);
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

  return get_number (arguments, n, 0, &number) ? cs_fill_value_new_number (floor (number)) : NULL;
}

static CsFillValue *
call_ceiling (CsFillValue **arguments,
              guint         n)
{
  double number;

  return get_number (arguments, n, 0, &number) ? cs_fill_value_new_number (ceil (number)) : NULL;
}

static CsFillValue *
call_add (CsFillValue **arguments,
          guint         n)
{
  double a;
  double b;

  if (get_string (arguments, n, 0) != NULL || get_string (arguments, n, 1) != NULL)
    return call_concat (arguments, n);
  return get_number (arguments, n, 0, &a) && get_number (arguments, n, 1, &b) && isfinite (a + b)
         ? cs_fill_value_new_number (a + b) : NULL;
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

  if (!get_number (arguments, n, 0, &number) || !get_number (arguments, n, 1, &digits) ||
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

/* Times. */

static CsFillValue *
format_time (GDateTime   *time,
             CsFillValue **arguments,
             guint         n)
{
  const char *format = get_string (arguments, n, 1);

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
  const char           *text = get_string (arguments, n, 0);
  g_autoptr (GDateTime) time = text != NULL ? cs_fill_read_date (text) : NULL;

  return format_time (time, arguments, n);
}

static CsFillValue *
call_format_epoch (CsFillValue **arguments,
                   guint         n)
{
  double                number;
  g_autoptr (GDateTime) time = NULL;

  if (!read_number (arguments[0], &number) || fabs (number) > 2.5e11)
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

  if (!read_number (arguments[0], &number) || !(number >= 0 && number < 3.2e18))
    return NULL;
  time = g_date_time_new_from_unix_utc ((gint64) floor (number / 1e7) - G_GINT64_CONSTANT (62135596800));
  return format_time (time, arguments, n);
}

static CsFillValue *
call_json (CsFillValue **arguments,
           guint         n)
{
  const char            *text = get_string (arguments, n, 0);
  g_autoptr (GBytes)     bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CsSnapshot) snapshot = bytes != NULL ? cs_snapshot_new (bytes) : NULL;

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot))
    return NULL;
  return cs_fill_value_new_node (snapshot, 0);
}

static const struct
{
  const char *name;
  guint       min;
  guint       max;
  Function    call;
} functions[] = {
  { "add", 2, 2, call_add },
  { "and", 1, 64, call_and },
  { "average", 1, 64, call_average },
  { "bool", 1, 1, call_bool },
  { "ceiling", 1, 1, call_ceiling },
  { "coalesce", 1, 64, call_coalesce },
  { "concat", 1, 64, call_concat },
  { "contains", 2, 2, call_contains },
  { "count", 1, 1, call_count },
  { "empty", 1, 1, call_empty },
  { "endsWith", 2, 2, call_ends_with },
  { "equals", 2, 2, call_equals },
  { "exists", 1, 1, call_exists },
  { "first", 1, 1, call_first },
  { "float", 1, 1, call_float },
  { "floor", 1, 1, call_floor },
  { "formatDateTime", 1, 3, call_format_date_time },
  { "formatEpoch", 1, 3, call_format_epoch },
  { "formatNumber", 2, 3, call_format_number },
  { "formatTicks", 1, 3, call_format_ticks },
  { "if", 3, 3, call_if },
  { "indexOf", 2, 2, call_index_of },
  { "int", 1, 1, call_int },
  { "join", 2, 2, call_join },
  { "json", 1, 1, call_json },
  { "last", 1, 1, call_last },
  { "lastIndexOf", 2, 2, call_last_index_of },
  { "length", 1, 1, call_length },
  { "max", 1, 64, call_max },
  { "min", 1, 64, call_min },
  { "not", 1, 1, call_not },
  { "or", 1, 64, call_or },
  { "replace", 3, 3, call_replace },
  { "round", 1, 2, call_round },
  { "split", 2, 2, call_split },
  { "startsWith", 2, 2, call_starts_with },
  { "string", 1, 2, call_string },
  { "substring", 2, 3, call_substring },
  { "sum", 1, 64, call_sum },
  { "toLower", 1, 2, call_lower },
  { "toUpper", 1, 2, call_upper },
  { "trim", 1, 1, call_trim },
};

static int
compare_name (const void *key,
              const void *function)
{
  return strcmp (key, *(const char *const *) function);
}

CsFillValue *
cs_fill_call (const char *name,
              GPtrArray  *arguments)
{
  gsize       i;
  const char *found = bsearch (name, functions, G_N_ELEMENTS (functions), sizeof functions[0],
                               compare_name);

  if (found == NULL)
    return NULL;
  i = (found - (const char *) functions) / sizeof functions[0];
  if (arguments->len < functions[i].min || arguments->len > functions[i].max)
    return NULL;
  return functions[i].call ((CsFillValue **) arguments->pdata, arguments->len);
}
