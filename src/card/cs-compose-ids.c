/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-compose-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The ids of parts, and what refers to them. */

#define ID_MEMBER "id"

/* Members whose text is the id of another part. */
static const char *const references[] = { "targetElements", "elementId", "labelFor" };

static gboolean
is_reference (CsSnapshot *snapshot,
              guint       node)
{
  const char *key = cs_snapshot_get_key (snapshot, node);

  /* An item of a list is called as the list is. */
  if (key == NULL)
    key = cs_snapshot_get_key (snapshot, cs_snapshot_get_parent (snapshot, node));

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (references); i++)
    {
      if (strcmp (key, references[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* (nullable): @text with the new id where it takes the value of the old one, as "{{ID.value}}" */
static char *
dup_with_value_of (const char *text,
                   const char *old_id,
                   const char *new_id)
{
  g_autofree char *before = g_strdup_printf ("{{%s.value}}", old_id);
  g_autofree char *after = g_strdup_printf ("{{%s.value}}", new_id);
  g_autoptr (GString) changed = NULL;

  if (strstr (text, before) == NULL)
    return NULL;

  changed = g_string_new (text);
  g_string_replace (changed, before, after, 0);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

/* Everything from @root on that means the part called @old_id. @named: the part whose own id it is,
 * CS_NODE_NONE for every part called so. */
static CsTextEdit *
edit_ids (CsSnapshot *snapshot,
          guint       root,
          guint       named,
          const char *old_id,
          const char *new_id)
{
  CsTextEdit *edit = cs_text_edit_new ();
  CsSpan whole = cs_snapshot_get_value_span (snapshot, root);

  for (guint node = root; node < cs_snapshot_get_n_nodes (snapshot); node++)
    {
      const char *text = cs_snapshot_get_string (snapshot, node);
      CsSpan span = cs_snapshot_get_value_span (snapshot, node);
      const char *key = cs_snapshot_get_key (snapshot, node);
      g_autofree char *changed = NULL;
      g_autofree char *quoted = NULL;

      if (span.start >= whole.start + whole.length)
        break;
      if (text == NULL)
        continue;

      if (strcmp (text, old_id) == 0 &&
          (is_reference (snapshot, node) ||
           (g_strcmp0 (key, ID_MEMBER) == 0 &&
            (named == CS_NODE_NONE || cs_snapshot_get_parent (snapshot, node) == named))))
        changed = g_strdup (new_id);
      else
        changed = dup_with_value_of (text, old_id, new_id);
      if (changed == NULL)
        continue;

      quoted = cs_json_quote (changed);
      cs_text_edit_replace (edit, span.start, span.length, quoted, -1);
    }

  return edit;
}

static GHashTable *
collect_ids (CsOutline *outline)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cs_outline_get_n_items (outline); i++)
    {
      guint node = cs_snapshot_get_member (snapshot, cs_outline_get_item (outline, i)->node,
                                           ID_MEMBER);
      const char *id = cs_snapshot_get_string (snapshot, node);

      if (id != NULL)
        g_hash_table_add (ids, (gpointer) id);
    }

  return ids;
}

/* "remark" becomes "remark2", "remark2" becomes "remark3". */
static char *
dup_free_id (const char *id,
             GHashTable *card,
             GHashTable *part)
{
  gsize length = strlen (id);
  guint64 number;

  while (length > 1 && g_ascii_isdigit (id[length - 1]))
    length--;

  number = g_ascii_strtoull (id + length, NULL, 10);
  for (number = MAX (number, 1) + 1;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) length, id, number);

      if (!g_hash_table_contains (card, name) && !g_hash_table_contains (part, name))
        return g_steal_pointer (&name);
    }
}

static const CsShape *
find_shape (const CsMember *member,
            CsSnapshot     *part)
{
  g_autofree char *type = cs_compose_dup_type (part, member);
  const CsKind *kind;

  if (member->family == NULL)
    return member->shape;

  kind = cs_family_find (member->family, type);
  return kind != NULL ? kind->shape : NULL;
}

char *
cs_compose_dup_with_new_ids (CsOutline      *outline,
                             const char     *part,
                             const CsMember *member)
{
  g_autoptr (GHashTable) taken = collect_ids (outline);
  g_autoptr (GBytes) text = g_bytes_new (part, strlen (part));

  while (TRUE)
    {
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);
      const CsShape *shape = find_shape (member, snapshot);
      g_autoptr (CsOutline) inner = shape != NULL ? cs_outline_new (snapshot, 0, shape) : NULL;
      g_autoptr (GHashTable) own = NULL;
      g_autoptr (CsTextEdit) edit = NULL;
      g_autofree char *free_id = NULL;
      GHashTableIter iter;
      gpointer id;
      GBytes *changed;

      if (inner == NULL)
        break;

      own = collect_ids (inner);
      g_hash_table_iter_init (&iter, own);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          if (g_hash_table_contains (taken, id))
            {
              free_id = dup_free_id (id, taken, own);
              edit = edit_ids (snapshot, 0, CS_NODE_NONE, id, free_id);
              break;
            }
        }
      if (edit == NULL)
        break;

      changed = cs_text_edit_apply (edit, text);
      g_bytes_unref (text);
      text = changed;
    }

  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

gboolean
cs_compose_may_have_id (CsOutline *outline,
                        guint      index)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);

  return item->shape != NULL &&
         cs_shape_find_member (item->shape, ID_MEMBER, CS_VERSION_NONE) != NULL;
}

const char *
cs_compose_get_id (CsOutline *outline,
                   guint      index)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);

  return cs_snapshot_get_string (snapshot,
                                 cs_snapshot_get_member (snapshot,
                                                         cs_outline_get_item (outline, index)->node,
                                                         ID_MEMBER));
}

CsChange *
cs_compose_rename (CsOutline   *outline,
                   const char  *path,
                   guint        index,
                   const char  *id,
                   GError     **error)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  g_autoptr (GHashTable) taken = collect_ids (outline);
  g_autofree char *pointer = cs_snapshot_dup_pointer (snapshot, item->node);
  guint node = cs_snapshot_get_member (snapshot, item->node, ID_MEMBER);
  const char *old_id = cs_snapshot_get_string (snapshot, node);
  g_autoptr (CsChange) change = NULL;
  CsTextEdit *edit;

  if (g_strcmp0 (old_id, id) != 0 && g_hash_table_contains (taken, id))
    {
      g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_TAKEN,
                   _("Another part of the card has the id “%s”. Choose a different one."), id);
      return NULL;
    }

  if (old_id != NULL && *old_id != '\0')
    {
      edit = edit_ids (snapshot, cs_outline_get_item (outline, 0)->node, item->node, old_id, id);
    }
  else
    {
      g_autofree char *place = g_strconcat (pointer, "/" ID_MEMBER, NULL);
      g_autofree char *quoted = cs_json_quote (id);

      edit = cs_text_edit_set (snapshot, place, quoted, error);
      if (edit == NULL)
        return NULL;
    }

  change = cs_change_new (_("Rename id"));
  cs_change_edit (change, path, edit);
  cs_change_set_place (change, path, pointer);
  return g_steal_pointer (&change);
}
