/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

#include <math.h>
#include <string.h>

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
    cs_fill_append_localized (string, arguments[0]->number);
  else
    cs_fill_value_append_text (arguments[0], string);
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
call_upper (CsFillValue **arguments,
            guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_utf8_strup (text, -1)) : NULL;
}

static CsFillValue *
call_lower (CsFillValue **arguments,
            guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_utf8_strdown (text, -1)) : NULL;
}

static CsFillValue *
call_trim (CsFillValue **arguments,
           guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_take_string (g_strstrip (g_strdup (text))) : NULL;
}

static CsFillValue *
call_length (CsFillValue **arguments,
             guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);

  return text != NULL ? cs_fill_value_new_number (g_utf8_strlen (text, -1)) : NULL;
}

static CsFillValue *
call_substring (CsFillValue **arguments,
                guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);
  double      begin;
  double      length;
  double      all = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (text == NULL || !cs_fill_get_number (arguments, n, 1, &begin) ||
      !(begin >= 0 && begin <= all))
    return NULL;
  if (!cs_fill_get_number (arguments, n, 2, &length))
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
  const char *text = cs_fill_get_string (arguments, n, 0);
  const char *wanted = cs_fill_get_string (arguments, n, 1);
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
  const char *text = cs_fill_get_string (arguments, n, 0);
  const char *wanted = cs_fill_get_string (arguments, n, 1);

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
  const char *text = cs_fill_get_string (arguments, n, 0);
  const char *wanted = cs_fill_get_string (arguments, n, 1);

  return text != NULL && wanted != NULL
         ? cs_fill_value_new_boolean (g_str_has_prefix (text, wanted)) : NULL;
}

static CsFillValue *
call_ends_with (CsFillValue **arguments,
                guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);
  const char *wanted = cs_fill_get_string (arguments, n, 1);

  return text != NULL && wanted != NULL
         ? cs_fill_value_new_boolean (g_str_has_suffix (text, wanted)) : NULL;
}

static CsFillValue *
call_replace (CsFillValue **arguments,
              guint         n)
{
  const char   *text = cs_fill_get_string (arguments, n, 0);
  const char   *wanted = cs_fill_get_string (arguments, n, 1);
  const char   *other = cs_fill_get_string (arguments, n, 2);
  g_auto (GStrv) parts = NULL;

  if (text == NULL || wanted == NULL || other == NULL || *wanted == '\0' || strlen (other) > 4096)
    return NULL;
  parts = g_strsplit (text, wanted, -1);
  return cs_fill_value_take_string (g_strjoinv (other, parts));
}

CsFillValue *
cs_fill_concat (CsFillValue **arguments,
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
  const char         *separator = cs_fill_get_string (arguments, n, 1);

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
  const char              *text = cs_fill_get_string (arguments, n, 0);
  const char              *separator = cs_fill_get_string (arguments, n, 1);
  g_autoptr (CsFillValue)  list = cs_fill_value_new_list ();
  g_auto (GStrv)           parts = NULL;

  if (text == NULL || separator == NULL || *separator == '\0')
    return NULL;
  parts = g_strsplit (text, separator, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (list->items, cs_fill_value_take_string (g_strdup (parts[i])));
  return g_steal_pointer (&list);
}

const CsFillFunction cs_fill_text_functions[] = {
  { "concat", 1, 64, cs_fill_concat },
  { "contains", 2, 2, call_contains },
  { "endsWith", 2, 2, call_ends_with },
  { "indexOf", 2, 2, call_index_of },
  { "join", 2, 2, call_join },
  { "lastIndexOf", 2, 2, call_last_index_of },
  { "length", 1, 1, call_length },
  { "replace", 3, 3, call_replace },
  { "split", 2, 2, call_split },
  { "startsWith", 2, 2, call_starts_with },
  { "string", 1, 2, call_string },
  { "substring", 2, 3, call_substring },
  { "toLower", 1, 2, call_lower },
  { "toUpper", 1, 2, call_upper },
  { "trim", 1, 1, call_trim },
  { NULL, 0, 0, NULL },
};
