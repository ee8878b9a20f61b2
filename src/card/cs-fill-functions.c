/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

#include <math.h>
#include <string.h>

const char *
cs_fill_get_string (CsFillValue **arguments,
                    guint         n,
                    guint         i)
{
  return i < n && arguments[i]->kind == CS_FILL_STRING ? arguments[i]->text : NULL;
}

gboolean
cs_fill_get_number (CsFillValue **arguments,
                    guint         n,
                    guint         i,
                    double       *number)
{
  if (i >= n || arguments[i]->kind != CS_FILL_NUMBER)
    return FALSE;
  *number = arguments[i]->number;
  return TRUE;
}

gboolean
cs_fill_read_number (CsFillValue *value,
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

static const CsFillFunction *
find_function (const char *name)
{
  const CsFillFunction *const tables[] = {
    cs_fill_logic_functions, cs_fill_text_functions, cs_fill_list_functions,
    cs_fill_number_functions, cs_fill_time_functions,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const CsFillFunction *function = tables[i]; function->name != NULL; function++)
        {
          if (g_str_equal (function->name, name))
            return function;
        }
    }

  return NULL;
}

CsFillValue *
cs_fill_call (const char *name,
              GPtrArray  *arguments)
{
  const CsFillFunction *function = find_function (name);

  if (function == NULL || arguments->len < function->min || arguments->len > function->max)
    return NULL;

  return function->call ((CsFillValue **) arguments->pdata, arguments->len);
}
