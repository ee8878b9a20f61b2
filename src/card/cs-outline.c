/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-outline.h"

#include <string.h>

/* A row, a cell, an element in it: no shape of ours is a part by what lies deeper. */
#define MAX_PART_DEPTH 4

#define MAX_TITLE 60

/* What is known of a node on the way down: which part it is, or which part's list. */
typedef struct
{
  guint           item;
  const CsMember *list;
  guint           n_items;    /* of the list, so far */
} Mark;

struct _CsOutline
{
  CsSnapshot *snapshot;
  guint       root;
  guint       n_marks;
  Mark       *marks;      /* of root, root + 1, ... */
  GArray     *items;      /* CsOutlineItem */
};

static gboolean
is_part (const CsShape *shape,
         guint          depth)
{
  if (depth >= MAX_PART_DEPTH)
    return FALSE;

  for (const CsMember *row = shape->members; row->name != NULL; row++)
    {
      if (row->family != NULL)
        return TRUE;
      if (row->type == CS_TYPE_ARRAY && row->shape != NULL && row->shape != shape &&
          is_part (row->shape, depth + 1))
        return TRUE;
    }

  return FALSE;
}

gboolean
cs_shape_is_part (const CsShape *shape)
{
  g_return_val_if_fail (shape != NULL, FALSE);

  return is_part (shape, 0);
}

/* The form of a member's value in which it is a part, or a list of them. */
static const CsMember *
find_form (const CsMember *row)
{
  for (; row != NULL; row = row->other)
    {
      if (row->family != NULL || (row->shape != NULL && cs_shape_is_part (row->shape)))
        return row;
    }

  return NULL;
}

static void
add_item (CsOutline      *self,
          guint           node,
          const CsMember *member,
          guint           parent,
          guint           index)
{
  CsOutlineItem item = {
    .node = node,
    .member = member,
    .index = index,
    .parent = parent,
    .depth = g_array_index (self->items, CsOutlineItem, parent).depth + 1,
  };

  if (member->family != NULL)
    {
      const char *type = cs_snapshot_get_string (
        self->snapshot, cs_snapshot_get_member (self->snapshot, node,
                                                member->family->discriminator));

      item.kind = cs_family_find (member->family, type);
      item.shape = item.kind != NULL ? item.kind->shape : NULL;
    }
  else
    {
      item.shape = member->shape;
    }

  self->marks[node - self->root].item = self->items->len;
  g_array_append_val (self->items, item);
}

/* @node: a member of the part @parent */
static void
add_member (CsOutline *self,
            guint      node,
            guint      parent)
{
  const CsOutlineItem *item = &g_array_index (self->items, CsOutlineItem, parent);
  const char *key = cs_snapshot_get_key (self->snapshot, node);
  CsJsonKind kind = cs_snapshot_get_kind (self->snapshot, node);
  const CsMember *row, *form;

  if (item->shape == NULL || key == NULL || (kind != CS_JSON_OBJECT && kind != CS_JSON_ARRAY))
    return;

  row = cs_shape_find_member (item->shape, key, CS_VERSION_NONE);
  form = row != NULL ? find_form (row) : NULL;
  /* Of duplicates the last one counts. */
  if (form == NULL || cs_snapshot_get_member (self->snapshot, item->node, key) != node)
    return;

  if (kind == CS_JSON_ARRAY && form->type == CS_TYPE_ARRAY)
    self->marks[node - self->root] = (Mark) { .item = parent, .list = form };
  else if (kind == CS_JSON_OBJECT && form->type != CS_TYPE_ARRAY)
    add_item (self, node, form, parent, CS_OUTLINE_NONE);
}

/* Nodes are numbered in the order of their first byte, so a part is met before what is in it. */
static void
read_nodes (CsOutline *self)
{
  for (guint i = 1; i < self->n_marks; i++)
    {
      guint node = self->root + i;
      guint parent = cs_snapshot_get_parent (self->snapshot, node);
      guint index;
      Mark *mark;

      /* Behind the card, in what it is sent in. */
      if (parent == CS_NODE_NONE || parent < self->root)
        break;

      mark = &self->marks[parent - self->root];
      if (mark->item == CS_OUTLINE_NONE)
        continue;

      if (mark->list == NULL)
        {
          add_member (self, node, mark->item);
          continue;
        }

      index = mark->n_items++;
      if (cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_OBJECT)
        add_item (self, node, mark->list, mark->item, index);
    }
}

static void
find_ends (CsOutline *self)
{
  for (guint i = self->items->len; i-- > 0;)
    {
      CsOutlineItem *item = &g_array_index (self->items, CsOutlineItem, i);

      item->end = MAX (item->end, i + 1);
      if (item->parent != CS_OUTLINE_NONE)
        {
          CsOutlineItem *parent = &g_array_index (self->items, CsOutlineItem, item->parent);

          parent->end = MAX (parent->end, item->end);
        }
    }
}

CsOutline *
cs_outline_new (CsSnapshot    *snapshot,
                guint          root,
                const CsShape *shape)
{
  CsOutline *self = NULL;
  CsOutlineItem card = {
    .node = root, .shape = shape, .index = CS_OUTLINE_NONE, .parent = CS_OUTLINE_NONE,
  };

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (shape != NULL, NULL);
  g_return_val_if_fail (root < cs_snapshot_get_n_nodes (snapshot), NULL);

  self = g_new0 (CsOutline, 1);
  self->snapshot = cs_snapshot_ref (snapshot);
  self->root = root;
  self->n_marks = cs_snapshot_get_n_nodes (snapshot) - root;
  self->marks = g_new (Mark, self->n_marks);
  for (guint i = 0; i < self->n_marks; i++)
    self->marks[i] = (Mark) { .item = CS_OUTLINE_NONE };
  self->items = g_array_new (FALSE, FALSE, sizeof (CsOutlineItem));

  self->marks[0].item = 0;
  g_array_append_val (self->items, card);
  read_nodes (self);
  find_ends (self);

  return self;
}

void
cs_outline_free (CsOutline *self)
{
  cs_snapshot_unref (self->snapshot);
  g_array_unref (self->items);
  g_free (self->marks);
  g_free (self);
}

CsSnapshot *
cs_outline_get_snapshot (CsOutline *self)
{
  return self->snapshot;
}

guint
cs_outline_get_n_items (CsOutline *self)
{
  return self->items->len;
}

const CsOutlineItem *
cs_outline_get_item (CsOutline *self,
                     guint      index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return &g_array_index (self->items, CsOutlineItem, index);
}

guint
cs_outline_find_node (CsOutline *self,
                      guint      node)
{
  while (node != CS_NODE_NONE && node >= self->root && node - self->root < self->n_marks)
    {
      const Mark *mark = &self->marks[node - self->root];

      if (mark->item != CS_OUTLINE_NONE)
        return mark->item;
      if (node == self->root)
        break;
      node = cs_snapshot_get_parent (self->snapshot, node);
    }

  return CS_OUTLINE_NONE;
}

guint
cs_outline_find (CsOutline  *self,
                 const char *pointer)
{
  return cs_outline_find_node (self, cs_snapshot_find_nearest (self->snapshot, pointer));
}

/* On one line, its blanks as one space each. */
static char *
dup_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean blank = FALSE;
  glong length = 0;

  for (const char *p = text; *p != '\0' && length < MAX_TITLE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = line->len > 0;
          continue;
        }

      if (blank)
        g_string_append_c (line, ' ');
      blank = FALSE;
      g_string_append_unichar (line, c);
      length++;
    }

  if (length == MAX_TITLE)
    g_string_append (line, "…");

  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

char *
cs_outline_dup_title (CsOutline *self,
                      guint      index)
{
  const CsOutlineItem *item = cs_outline_get_item (self, index);
  const char *address = NULL;

  if (item->shape == NULL)
    return NULL;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint node = cs_snapshot_get_member (self->snapshot, item->node, row->name);
      const char *text = cs_snapshot_get_string (self->snapshot, node);
      g_autofree char *line = text != NULL ? dup_line (text) : NULL;

      if (line == NULL)
        continue;
      if (row->flags & CS_MEMBER_SHOWN)
        return g_steal_pointer (&line);
      if (row->type == CS_TYPE_URL && address == NULL)
        address = text;
    }

  return address != NULL ? dup_line (address) : NULL;
}
