/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-substitution.h"

#include <string.h>

#include "cs-text-edit.h"

CsSubstitution
cs_substitution_for_type (const char *content_type)
{
  g_autofree char *type = NULL;

  if (content_type == NULL)
    return CS_SUBSTITUTE_JSON;

  type = g_ascii_strdown (content_type, strcspn (content_type, ";"));
  g_strstrip (type);
  if (g_str_equal (type, "application/json") || g_str_has_suffix (type, "+json"))
    return CS_SUBSTITUTE_JSON;
  if (g_str_equal (type, "application/x-www-form-urlencoded"))
    return CS_SUBSTITUTE_URI;

  return CS_SUBSTITUTE_RAW;
}

/* Microsoft's own expression has no "-", though the ids of their samples do. */
static gboolean
is_id_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || c == '@' || c == '-';
}

/* Reads "{{ID.value}}".
 * @length: (out): of all of it
 * @id_length: (out): of ID, which begins two bytes after @text */
static gboolean
read_reference (const char *text,
                gsize      *length,
                gsize      *id_length)
{
  const char *id = text + 2;
  const char *p = id;

  if (text[0] != '{' || text[1] != '{')
    return FALSE;
  while (is_id_character (*p))
    p++;
  if (p == id || g_ascii_strncasecmp (p, ".value}}", 8) != 0)
    return FALSE;

  *id_length = p - id;
  *length = *id_length + strlen ("{{.value}}");
  return TRUE;
}

static gboolean
is_id (const char *id,
       const char *text,
       gsize       length)
{
  return id != NULL && strlen (id) == length && g_ascii_strncasecmp (id, text, length) == 0;
}

static void
append_value (GString        *result,
              const char     *value,
              CsSubstitution  how)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  if (how == CS_SUBSTITUTE_JSON)
    {
      g_autofree char *quoted = cs_json_quote (valid);

      g_string_append_len (result, quoted + 1, strlen (quoted) - 2);
    }
  else if (how == CS_SUBSTITUTE_URI)
    g_string_append_uri_escaped (result, valid, "!*'()", FALSE);
  else
    g_string_append (result, valid);
}

char *
cs_substitute (const char         *text,
               const char * const *ids,
               const char * const *values,
               guint               n_inputs,
               CsSubstitution      how)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length, id_length;
      guint i = n_inputs;

      if (read_reference (text, &length, &id_length))
        {
          for (i = 0; i < n_inputs && !is_id (ids[i], text + 2, id_length); i++)
            ;
        }
      if (i < n_inputs)
        {
          append_value (result, values[i] != NULL ? values[i] : "", how);
          text += length;
        }
      else
        g_string_append_c (result, *text++);
    }

  return g_string_free (result, FALSE);
}

gboolean
cs_substitution_refers_to (const char *text,
                           const char *id)
{
  for (; *text != '\0'; text++)
    {
      gsize length, id_length;

      if (read_reference (text, &length, &id_length) && is_id (id, text + 2, id_length))
        return TRUE;
    }

  return FALSE;
}
