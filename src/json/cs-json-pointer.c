/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-pointer.h"

#include <string.h>

static void
append_escaped (GString    *pointer,
                const char *token)
{
  for (; *token != '\0'; token++)
    {
      if (*token == '~')
        g_string_append (pointer, "~0");
      else if (*token == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *token);
    }
}

/* NULL where a "~" is followed by neither 0 nor 1 */
static char *
unescape (const char *token,
          gsize       length)
{
  g_autoptr (GString) result = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      if (token[i] != '~')
        g_string_append_c (result, token[i]);
      else if (i + 1 < length && (token[i + 1] == '0' || token[i + 1] == '1'))
        g_string_append_c (result, token[++i] == '0' ? '~' : '/');
      else
        return NULL;
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

char *
cs_json_pointer_join (const char *pointer,
                      const char *token)
{
  GString *result = g_string_new (pointer);

  g_string_append_c (result, '/');
  append_escaped (result, token);

  return g_string_free (result, FALSE);
}

char *
cs_json_pointer_join_index (const char *pointer,
                            guint       index)
{
  return g_strdup_printf ("%s/%u", pointer, index);
}

char *
cs_json_pointer_dup_parent (const char  *pointer,
                            char       **token)
{
  const char *slash = strrchr (pointer, '/');

  if (token != NULL)
    *token = slash != NULL ? unescape (slash + 1, strlen (slash + 1)) : NULL;

  return slash != NULL ? g_strndup (pointer, slash - pointer) : NULL;
}

char **
cs_json_pointer_split (const char *pointer)
{
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();

  if (*pointer != '\0' && *pointer != '/')
    return NULL;

  while (*pointer == '/')
    {
      gsize            length = strcspn (++pointer, "/");
      g_autofree char *step = unescape (pointer, length);

      if (step == NULL)
        return NULL;
      g_strv_builder_add (steps, step);
      pointer += length;
    }

  return g_strv_builder_end (steps);
}
