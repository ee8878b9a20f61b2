/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-snapshot-private.h"

#include <string.h>

#include "cs-json-pointer.h"

guint
cs_snapshot_get_member (CsSnapshot *self,
                        guint       object,
                        const char *name)
{
  guint found = CS_NODE_NONE;

  if (cs_snapshot_get_kind (self, object) != CS_JSON_OBJECT)
    return CS_NODE_NONE;

  for (guint node = cs_snapshot_get_first_child (self, object); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self, node))
    {
      const char *key = cs_snapshot_get_key (self, node);

      if (key != NULL && strcmp (key, name) == 0)
        found = node;
    }

  return found;
}

guint
cs_snapshot_get_element (CsSnapshot *self,
                         guint       array,
                         guint       index)
{
  guint node;

  if (cs_snapshot_get_kind (self, array) != CS_JSON_ARRAY ||
      index >= cs_snapshot_get_n_children (self, array))
    return CS_NODE_NONE;

  node = cs_snapshot_get_first_child (self, array);
  while (index-- > 0)
    node = cs_snapshot_get_next (self, node);

  return node;
}

/* An array index has no sign and no leading zero (RFC 6901, section 4) */
gboolean
cs_json_pointer_read_index (const char *step,
                            guint      *index)
{
  guint64 number;

  if (!g_ascii_isdigit (step[0]) || (step[0] == '0' && step[1] != '\0'))
    return FALSE;
  if (!g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT - 1, &number, NULL))
    return FALSE;

  *index = number;
  return TRUE;
}

guint
cs_snapshot_find_step (CsSnapshot *self,
                       guint       node,
                       const char *step)
{
  guint index;

  if (cs_snapshot_get_kind (self, node) != CS_JSON_ARRAY)
    return cs_snapshot_get_member (self, node, step);
  if (!cs_json_pointer_read_index (step, &index))
    return CS_NODE_NONE;

  return cs_snapshot_get_element (self, node, index);
}

static guint
find_steps (CsSnapshot *self,
            const char *pointer,
            gboolean    nearest)
{
  g_auto (GStrv) steps = cs_json_pointer_split (pointer);
  guint          node = 0;

  if (steps == NULL)
    return nearest ? 0 : CS_NODE_NONE;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      guint child = cs_snapshot_find_step (self, node, steps[i]);

      if (child == CS_NODE_NONE)
        return nearest ? node : CS_NODE_NONE;
      node = child;
    }

  return node;
}

guint
cs_snapshot_find (CsSnapshot *self,
                  const char *pointer)
{
  return find_steps (self, pointer, FALSE);
}

guint
cs_snapshot_find_nearest (CsSnapshot *self,
                          const char *pointer)
{
  return find_steps (self, pointer, TRUE);
}

static gsize
get_first_byte (const CsNode *node)
{
  return node->key_length > 0 ? node->key_start : node->start;
}

guint
cs_snapshot_find_at (CsSnapshot *self,
                     gsize       offset)
{
  guint first = 0;
  guint last = cs_snapshot_get_n_nodes (self) - 1;

  /* The last node that begins at or before the offset, or one of those around it */
  while (first < last)
    {
      guint middle = last - (last - first) / 2;

      if (get_first_byte (cs_snapshot_get_node (self, middle)) <= offset)
        first = middle;
      else
        last = middle - 1;
    }

  while (first != 0)
    {
      const CsNode *node = cs_snapshot_get_node (self, first);

      if (offset <= (gsize) node->start + node->length)
        return first;
      first = node->parent;
    }

  return 0;
}

char *
cs_snapshot_dup_pointer (CsSnapshot *self,
                         guint       node)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  char                 *pointer = g_strdup ("");

  if (node >= cs_snapshot_get_n_nodes (self))
    return pointer;

  for (; node != 0; node = cs_snapshot_get_parent (self, node))
    g_ptr_array_add (steps, GUINT_TO_POINTER (node));

  for (guint i = steps->len; i > 0; i--)
    {
      guint            step = GPOINTER_TO_UINT (g_ptr_array_index (steps, i - 1));
      guint            parent = cs_snapshot_get_parent (self, step);
      g_autofree char *shorter = pointer;

      if (cs_snapshot_get_kind (self, parent) == CS_JSON_ARRAY)
        {
          guint index = 0;

          for (guint sibling = cs_snapshot_get_first_child (self, parent); sibling != step;
               sibling = cs_snapshot_get_next (self, sibling))
            index++;
          pointer = cs_json_pointer_join_index (shorter, index);
        }
      else
        {
          const char *key = cs_snapshot_get_key (self, step);

          pointer = cs_json_pointer_join (shorter, key != NULL ? key : "");
        }
    }

  return pointer;
}
