/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-snapshot-private.h"

#include <math.h>

#include "cs-json-number-private.h"

/* One node without its children. json-glib's null stands for what it cannot hold. */
static JsonNode *
build_node (CsSnapshot *self,
            guint       node)
{
  CsSpan      span = cs_snapshot_get_value_span (self, node);
  gsize       length;
  const char *text = cs_snapshot_get_text (self, &length) + span.start;
  gint64      integer;
  double      number;
  JsonNode   *built;

  switch (cs_snapshot_get_kind (self, node))
    {
    case CS_JSON_OBJECT:
      built = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (built, json_object_new ());
      return built;
    case CS_JSON_ARRAY:
      built = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (built, json_array_new ());
      return built;
    case CS_JSON_STRING:
      return json_node_init_string (json_node_alloc (), cs_snapshot_get_string (self, node));
    case CS_JSON_TRUE:
      return json_node_init_boolean (json_node_alloc (), TRUE);
    case CS_JSON_FALSE:
      return json_node_init_boolean (json_node_alloc (), FALSE);
    case CS_JSON_NUMBER:
      if (cs_json_number_is_integer (text, span.length))
        {
          if (cs_snapshot_get_integer (self, node, &integer))
            return json_node_init_int (json_node_alloc (), integer);
        }
      else if (cs_snapshot_get_double (self, node, &number) && isfinite (number))
        {
          return json_node_init_double (json_node_alloc (), number);
        }
      return json_node_init_null (json_node_alloc ());
    case CS_JSON_MISSING:
    case CS_JSON_NULL:
    default:
      return json_node_init_null (json_node_alloc ());
    }
}

/* The first node after @node and all that lies in it */
static guint
find_subtree_end (CsSnapshot *self,
                  guint       node)
{
  for (; node != CS_NODE_NONE; node = cs_snapshot_get_parent (self, node))
    if (cs_snapshot_get_next (self, node) != CS_NODE_NONE)
      return cs_snapshot_get_next (self, node);

  return cs_snapshot_get_n_nodes (self);
}

JsonNode *
cs_snapshot_build_json (CsSnapshot *self)
{
  JsonNode *built[CS_JSON_MAX_DEPTH + 1];
  guint     levels[CS_JSON_MAX_DEPTH + 1];
  guint     depth = 0;
  guint     n_nodes = cs_snapshot_get_n_nodes (self);
  JsonNode *root;

  if (cs_snapshot_get_kind (self, 0) == CS_JSON_MISSING)
    return NULL;

  /* In the order of the text a node's parent is the last one or one of those around it */
  root = built[0] = build_node (self, 0);
  levels[0] = 0;
  for (guint node = 1; node < n_nodes; node++)
    {
      JsonNode *child = build_node (self, node);
      guint     parent = cs_snapshot_get_parent (self, node);

      while (levels[depth] != parent)
        depth--;

      if (JSON_NODE_HOLDS_ARRAY (built[depth]))
        {
          json_array_add_element (json_node_get_array (built[depth]), child);
        }
      else if (cs_snapshot_get_key (self, node) != NULL)
        {
          json_object_set_member (json_node_get_object (built[depth]), cs_snapshot_get_key (self, node), child);
        }
      else
        {
          /* A value without a name has no place in the tree, nor has what lies in it */
          json_node_unref (child);
          node = find_subtree_end (self, node) - 1;
          continue;
        }

      if (JSON_NODE_HOLDS_OBJECT (child) || JSON_NODE_HOLDS_ARRAY (child))
        {
          built[++depth] = child;
          levels[depth] = node;
        }
    }

  json_node_seal (root);
  return root;
}
