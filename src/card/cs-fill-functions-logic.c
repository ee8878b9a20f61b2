/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

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
  const char *text = cs_fill_get_string (arguments, n, 0);

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
  const char *text = cs_fill_get_string (arguments, n, 0);

  return cs_fill_value_new_boolean (text != NULL ? g_ascii_strcasecmp (text, "true") == 0
                                                 : cs_fill_value_is_true (arguments[0]));
}

const CsFillFunction cs_fill_logic_functions[] = {
  { "and", 1, 64, call_and },
  { "bool", 1, 1, call_bool },
  { "coalesce", 1, 64, call_coalesce },
  { "empty", 1, 1, call_empty },
  { "equals", 2, 2, call_equals },
  { "exists", 1, 1, call_exists },
  { "if", 3, 3, call_if },
  { "not", 1, 1, call_not },
  { "or", 1, 64, call_or },
  { NULL, 0, 0, NULL },
};
