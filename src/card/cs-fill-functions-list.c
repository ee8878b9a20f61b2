/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-functions-private.h"

#include <string.h>

static CsFillValue *
call_count (CsFillValue **arguments,
            guint         n)
{
  const char *text = cs_fill_get_string (arguments, n, 0);

  if (text != NULL)
    return cs_fill_value_new_number (g_utf8_strlen (text, -1));
  if (arguments[0]->kind == CS_FILL_LIST || arguments[0]->kind == CS_FILL_OBJECT)
    return cs_fill_value_new_number (cs_fill_value_get_length (arguments[0]));
  return NULL;
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

static CsFillValue *
call_json (CsFillValue **arguments,
           guint         n)
{
  const char            *text = cs_fill_get_string (arguments, n, 0);
  g_autoptr (GBytes)     bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (CsSnapshot) snapshot = bytes != NULL ? cs_snapshot_new (bytes) : NULL;

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot))
    return NULL;
  return cs_fill_value_new_node (snapshot, 0);
}

const CsFillFunction cs_fill_list_functions[] = {
  { "count", 1, 1, call_count },
  { "first", 1, 1, call_first },
  { "json", 1, 1, call_json },
  { "last", 1, 1, call_last },
  { NULL, 0, 0, NULL },
};
