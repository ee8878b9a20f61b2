/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-object.h"

#include <math.h>
#include <string.h>

/* The row of @name, or NULL for an object of an unknown kind, of which only what the text says
 * can be told. */
static const CsMember *
find_row (const CsObject *self,
          const char     *name)
{
  const CsMember *row;

  if (!self->shape)
    return NULL;

  row = cs_shape_find_member (self->shape, name, CS_VERSION_NONE);
  if (!row && !self->shape->open)
    g_critical ("%s has no member '%s'", self->shape->name, name);

  return row;
}

/* Defaults are constants of the tables, so there is an end to what is interned. */
static const char *
get_default_string (const CsMember *row)
{
  const char       *text = row ? row->default_value : NULL;
  g_autofree char  *inner = NULL;

  if (!text || text[0] != '"')
    return NULL;

  inner = g_strndup (text + 1, strlen (text) - 2);
  return g_intern_string (inner);
}

/* The form of @row that is an object, or an array of objects. */
static const CsMember *
find_object_form (const CsMember *row)
{
  for (; row; row = row->other)
    {
      if (row->shape || row->family)
        return row;
    }

  return NULL;
}

static CsObject
describe (const CsObject *self,
          const char     *name,
          guint           node,
          const CsKind  **kind)
{
  const CsMember *form = find_object_form (find_row (self, name));

  if (kind)
    *kind = NULL;
  if (node != CS_NODE_NONE && cs_snapshot_get_kind (self->snapshot, node) != CS_JSON_OBJECT)
    node = CS_NODE_NONE;

  if (form && form->family)
    return cs_object_of_family (self->snapshot, node, form->family, kind);

  return (CsObject) { self->snapshot, node, form ? form->shape : NULL };
}

guint
cs_object_get_node (const CsObject *self,
                    const char     *name)
{
  guint node = cs_snapshot_get_member (self->snapshot, self->node, name);

  if (node == CS_NODE_NONE)
    return CS_NODE_NONE;

  switch (cs_snapshot_get_kind (self->snapshot, node))
    {
    case CS_JSON_NULL:
    case CS_JSON_MISSING:
      return CS_NODE_NONE;
    default:
      return node;
    }
}

gboolean
cs_object_has (const CsObject *self,
               const char     *name)
{
  return cs_object_get_node (self, name) != CS_NODE_NONE;
}

const char *
cs_object_get_string (const CsObject *self,
                      const char     *name)
{
  const CsMember *row = find_row (self, name);
  const char     *text = cs_snapshot_get_string (self->snapshot, cs_object_get_node (self, name));

  return text ? text : get_default_string (row);
}

char *
cs_object_dup_text (const CsObject *self,
                    const char     *name)
{
  guint node = cs_object_get_node (self, name);

  if (node != CS_NODE_NONE)
    {
      switch (cs_snapshot_get_kind (self->snapshot, node))
        {
        case CS_JSON_NUMBER:
        case CS_JSON_TRUE:
        case CS_JSON_FALSE:
          {
            GBytes     *bytes = cs_snapshot_get_bytes (self->snapshot);
            CsSpan      span = cs_snapshot_get_value_span (self->snapshot, node);
            const char *text = g_bytes_get_data (bytes, NULL);

            return g_strndup (text + span.start, span.length);
          }
        default:
          break;
        }
    }

  return g_strdup (cs_object_get_string (self, name));
}

gboolean
cs_object_get_boolean (const CsObject *self,
                       const char     *name)
{
  const CsMember *row = find_row (self, name);
  guint           node = cs_object_get_node (self, name);

  if (node != CS_NODE_NONE)
    {
      const char *text = cs_snapshot_get_string (self->snapshot, node);

      if (cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_TRUE ||
          (text && g_ascii_strcasecmp (text, "true") == 0))
        return TRUE;
      if (cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_FALSE ||
          (text && g_ascii_strcasecmp (text, "false") == 0))
        return FALSE;
    }

  return row && g_strcmp0 (row->default_value, "true") == 0;
}

double
cs_object_get_number (const CsObject *self,
                      const char     *name,
                      double          otherwise)
{
  const CsMember *row = find_row (self, name);
  guint           node = cs_object_get_node (self, name);
  double          value;

  if (node != CS_NODE_NONE && cs_snapshot_get_double (self->snapshot, node, &value) &&
      isfinite (value))
    return value;

  if (row && row->default_value && (g_ascii_isdigit (row->default_value[0]) ||
                                    row->default_value[0] == '-'))
    return g_ascii_strtod (row->default_value, NULL);

  return otherwise;
}

const char *
cs_object_get_choice (const CsObject *self,
                      const char     *name)
{
  const CsMember *row = find_row (self, name);
  const char     *text = cs_snapshot_get_string (self->snapshot, cs_object_get_node (self, name));
  const char     *choice;

  if (!row)
    return text;

  choice = cs_member_find_choice (row, text);
  return choice ? choice : cs_member_find_choice (row, get_default_string (row));
}

CsObject
cs_object_get_object (const CsObject *self,
                      const char     *name)
{
  return describe (self, name, cs_object_get_node (self, name), NULL);
}

CsObject
cs_object_get_item (const CsObject *self,
                    const char     *name,
                    guint           item,
                    const CsKind  **kind)
{
  return describe (self, name, item, kind);
}

CsObject
cs_object_of_family (CsSnapshot     *snapshot,
                     guint           node,
                     const CsFamily *family,
                     const CsKind  **kind)
{
  const CsKind *found = NULL;

  if (node != CS_NODE_NONE)
    {
      guint discriminator = cs_snapshot_get_member (snapshot, node, family->discriminator);

      found = cs_family_find (family, discriminator == CS_NODE_NONE
                                        ? family->implied
                                        : cs_snapshot_get_string (snapshot, discriminator));
    }

  if (kind)
    *kind = found;

  return (CsObject) { snapshot, node, found ? found->shape : NULL };
}

gboolean
cs_member_takes (const CsMember *self,
                 CsJsonKind      kind)
{
  switch (self->type)
    {
    case CS_TYPE_ANY:
      return TRUE;
    case CS_TYPE_OBJECT:
      return kind == CS_JSON_OBJECT;
    case CS_TYPE_ARRAY:
      return kind == CS_JSON_ARRAY;
    case CS_TYPE_BOOLEAN:
      return kind == CS_JSON_TRUE || kind == CS_JSON_FALSE;
    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      return kind == CS_JSON_NUMBER;
    default:
      return kind == CS_JSON_STRING;
    }
}
