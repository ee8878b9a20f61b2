/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-text-edit-private.h"

#include <string.h>

#include "cs-json-pointer.h"
#include "cs-snapshot-private.h"

/* Duplicates go the same way: what is called @step below @parent, none left out */
static gboolean *
mark_children (CsSnapshot *snapshot,
               guint       parent,
               guint       node)
{
  gboolean   *marked = g_new0 (gboolean, cs_snapshot_get_n_children (snapshot, parent));
  const char *key = cs_snapshot_get_key (snapshot, node);
  guint       i = 0;

  for (guint child = cs_snapshot_get_first_child (snapshot, parent); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    marked[i++] = child == node || (key != NULL && g_strcmp0 (cs_snapshot_get_key (snapshot, child), key) == 0);

  return marked;
}

/* The node that is there and is not the root, or CS_NODE_NONE with @error */
static guint
find_child (CsSnapshot  *snapshot,
            const char  *pointer,
            GError     **error)
{
  guint node = cs_snapshot_find (snapshot, pointer);

  if (node == CS_NODE_NONE)
    g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NOT_FOUND, "there is no '%s'", pointer);
  else if (node == 0)
    g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT, "the whole document stands in no object or list");

  return node == 0 ? CS_NODE_NONE : node;
}

CsTextEdit *
cs_text_edit_remove (CsSnapshot  *snapshot,
                     const char  *pointer,
                     GError     **error)
{
  g_autoptr (CsTextEdit) edit = cs_text_edit_new ();
  g_autofree gboolean   *marked = NULL;
  guint                  node = find_child (snapshot, pointer, error);
  guint                  parent = cs_snapshot_get_parent (snapshot, node);

  if (node == CS_NODE_NONE)
    return NULL;

  marked = mark_children (snapshot, parent, node);
  cs_text_edit_remove_children (edit, snapshot, parent, marked);

  return cs_text_edit_check (snapshot, g_steal_pointer (&edit), pointer, NULL, error);
}

CsTextEdit *
cs_text_edit_rename (CsSnapshot  *snapshot,
                     const char  *pointer,
                     const char  *name,
                     GError     **error)
{
  g_autoptr (CsTextEdit) edit = cs_text_edit_new ();
  g_autofree gboolean   *marked = NULL;
  g_autofree char       *quoted = cs_json_quote (name);
  gsize                  length;
  const char            *text = cs_snapshot_get_text (snapshot, &length);
  guint                  node = find_child (snapshot, pointer, error);
  guint                  parent = cs_snapshot_get_parent (snapshot, node);
  guint                  i = 0;

  if (node == CS_NODE_NONE)
    return NULL;
  if (cs_snapshot_get_key (snapshot, node) == NULL)
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT, "'%s' is no member of an object", pointer);
      return NULL;
    }
  if (strcmp (cs_snapshot_get_key (snapshot, node), name) == 0)
    return g_steal_pointer (&edit);
  if (cs_snapshot_get_member (snapshot, parent, name) != CS_NODE_NONE)
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_EXISTS, "there is a member '%s' beside '%s' already",
                   name, pointer);
      return NULL;
    }

  marked = mark_children (snapshot, parent, node);
  for (guint child = cs_snapshot_get_first_child (snapshot, parent); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    if (marked[i++])
      {
        CsSpan key = cs_snapshot_get_key_span (snapshot, child);

        cs_text_edit_replace_difference (edit, text, key.start, key.length, quoted, strlen (quoted));
      }

  return cs_text_edit_check (snapshot, g_steal_pointer (&edit), NULL, NULL, error);
}

CsTextEdit *
cs_text_edit_move (CsSnapshot  *snapshot,
                   const char  *from,
                   const char  *to,
                   GError     **error)
{
  g_autoptr (CsTextEdit) take = NULL;
  g_autoptr (CsTextEdit) put = NULL;
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) middle = NULL;
  g_autofree char       *value = NULL;
  g_autofree char       *from_parent = cs_json_pointer_dup_parent (from, NULL);
  g_autofree char       *name = NULL;
  g_autofree char       *to_parent = cs_json_pointer_dup_parent (to, &name);
  g_autofree char       *within = g_strconcat (from, "/", NULL);
  gsize                  length;
  const char            *text = cs_snapshot_get_text (snapshot, &length);
  CsSpan                 span;
  guint                  node = find_child (snapshot, from, error);
  guint                  target;

  if (node == CS_NODE_NONE)
    return NULL;
  if (g_str_has_prefix (to, within))
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT, "'%s' lies within '%s'", to, from);
      return NULL;
    }
  if (strcmp (from, to) == 0)
    return cs_text_edit_new ();

  /* Within one object a move is a new name, and the member keeps its place */
  if (cs_snapshot_get_key (snapshot, node) != NULL && g_strcmp0 (from_parent, to_parent) == 0 &&
      name != NULL && cs_snapshot_find (snapshot, to) == CS_NODE_NONE)
    return cs_text_edit_rename (snapshot, from, name, error);

  span = cs_snapshot_get_value_span (snapshot, node);
  value = g_strndup (text + span.start, span.length);
  take = cs_text_edit_remove (snapshot, from, error);
  if (take == NULL)
    return NULL;

  bytes = cs_text_edit_apply (take, cs_snapshot_get_bytes (snapshot));
  middle = cs_snapshot_new (bytes);
  target = to_parent != NULL ? cs_snapshot_find (middle, to_parent) : CS_NODE_NONE;
  if (cs_snapshot_get_kind (middle, target) == CS_JSON_ARRAY)
    put = cs_text_edit_insert (middle, to, value, NULL, error);
  else
    put = cs_text_edit_set (middle, to, value, error);
  if (put == NULL)
    return NULL;

  return cs_text_edit_compose (take, put);
}
