/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-compose.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-compose-private.h"
#include "cs-json-writer.h"

G_DEFINE_QUARK (cs-compose-error-quark, cs_compose_error)

static CsChange *
change_of_edit (const char *label,
                const char *path,
                const char *pointer,
                CsTextEdit *edit)
{
  CsChange *change = cs_change_new (label);

  cs_change_edit (change, path, edit);
  cs_change_set_place (change, path, pointer);
  return change;
}

static gboolean
is_list (const CsMember *member)
{
  return member->type == CS_TYPE_ARRAY;
}

/* Where the list, or the one part, stands. */
static char *
dup_member_pointer (CsOutline      *outline,
                    guint           parent,
                    const CsMember *member)
{
  g_autofree char *pointer = cs_snapshot_dup_pointer (
    cs_outline_get_snapshot (outline), cs_outline_get_item (outline, parent)->node);

  return g_strconcat (pointer, "/", member->name, NULL);
}

static guint
find_list (CsOutline      *outline,
           guint           parent,
           const CsMember *member)
{
  return cs_snapshot_get_member (cs_outline_get_snapshot (outline),
                                 cs_outline_get_item (outline, parent)->node, member->name);
}

static guint
count_items (CsOutline            *outline,
             const CsComposePlace *place)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  guint list = find_list (outline, place->parent, place->member);

  return cs_snapshot_get_kind (snapshot, list) == CS_JSON_ARRAY
         ? cs_snapshot_get_n_children (snapshot, list) : 0;
}

char *
cs_compose_dup_part (CsOutline *outline,
                     guint      index)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  CsSpan span = cs_snapshot_get_value_span (snapshot, cs_outline_get_item (outline, index)->node);
  const char *data = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data + span.start, span.length);
  g_autoptr (CsSnapshot) part = cs_snapshot_new (bytes);
  g_autoptr (GBytes) formatted = cs_json_write_formatted (part, NULL, NULL);
  GBytes *text = formatted != NULL ? formatted : bytes;

  return g_strchomp (g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text)));
}

gboolean
cs_compose_accepts (const CsMember *member,
                    const char     *type)
{
  const CsKind *kind;

  if (member->family != NULL)
    {
      kind = cs_family_find (member->family, type);
      return kind != NULL && (type != NULL || member->family->implied != NULL);
    }

  /* A list of one kind, which may bear a type. */
  return member->shape != NULL && cs_shape_is_part (member->shape) &&
         g_strcmp0 (type, cs_compose_shape_type (member->shape)) == 0;
}

/* The first of a part's rows that takes such parts. */
static const CsMember *
find_row (const CsOutlineItem *item,
          const char          *type)
{
  if (item->shape == NULL)
    return NULL;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      if (is_list (row) && (row->family != NULL || row->shape != NULL) && cs_compose_accepts (row, type))
        return row;
    }

  return NULL;
}

gboolean
cs_compose_find_place (CsOutline      *outline,
                       guint           selected,
                       const char     *type,
                       CsComposePlace *place)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, selected);
  const CsMember *row = find_row (item, type);

  if (row != NULL)
    {
      *place = (CsComposePlace) { selected, row, CS_OUTLINE_NONE };
      return TRUE;
    }

  for (; item->parent != CS_OUTLINE_NONE; item = cs_outline_get_item (outline, item->parent))
    {
      if (item->index != CS_OUTLINE_NONE && cs_compose_accepts (item->member, type))
        {
          *place = (CsComposePlace) { item->parent, item->member, item->index + 1 };
          return TRUE;
        }

      row = find_row (cs_outline_get_item (outline, item->parent), type);
      if (row != NULL)
        {
          *place = (CsComposePlace) { item->parent, row, CS_OUTLINE_NONE };
          return TRUE;
        }
    }

  return FALSE;
}

/* @pointer: (out): where the part will be */
static CsTextEdit *
edit_insert (CsOutline             *outline,
             const CsComposePlace  *place,
             const char            *part,
             char                 **pointer,
             GError               **error)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  g_autofree char *member = dup_member_pointer (outline, place->parent, place->member);
  guint list = find_list (outline, place->parent, place->member);
  guint n_items = count_items (outline, place);
  guint index = MIN (place->index, n_items);
  g_autofree char *value = NULL;

  if (!is_list (place->member))
    {
      *pointer = g_steal_pointer (&member);
      return cs_text_edit_set (snapshot, *pointer, part, error);
    }

  *pointer = g_strdup_printf ("%s/%u", member, index);
  if (cs_snapshot_get_kind (snapshot, list) == CS_JSON_ARRAY)
    {
      g_autofree char *end = g_strconcat (member, "/-", NULL);

      return cs_text_edit_insert (snapshot, index < n_items ? *pointer : end, part, NULL, error);
    }

  value = g_strdup_printf ("[\n%s\n]", part);
  return cs_text_edit_set (snapshot, member, value, error);
}

static void
refuse_part (const CsMember  *member,
             const char      *type,
             GError         **error)
{
  if (type == NULL)
    g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NO_PART,
                 _("This is not a part of a card: it has no “type” that says what it is."));
  else
    /* Translators: the type of a part, and the name of a list in the card. */
    g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED,
                 _("“%s” cannot stand in “%s”. Choose another place for it."), type,
                 member->name);
}

CsChange *
cs_compose_insert (CsOutline             *outline,
                   const char            *path,
                   const CsComposePlace  *place,
                   const char            *part,
                   GError               **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (part, strlen (part));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autofree char *type = cs_compose_dup_type (snapshot, place->member);
  g_autoptr (CsTextEdit) edit = NULL;
  g_autofree char *unique = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *label = NULL;

  if (cs_snapshot_is_broken (snapshot) || cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    {
      g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NO_PART,
                   _("This is not a part of a card: it must be one JSON object."));
      return NULL;
    }
  if (!cs_compose_accepts (place->member, type))
    {
      refuse_part (place->member, type, error);
      return NULL;
    }

  unique = cs_compose_dup_with_new_ids (outline, part, place->member);
  edit = edit_insert (outline, place, unique, &pointer, error);
  if (edit == NULL)
    return NULL;

  /* Translators: the type of a part of a card. */
  label = g_strdup_printf (_("Insert %s"), cs_compose_get_title (place->member, type));
  return change_of_edit (label, path, pointer, g_steal_pointer (&edit));
}

static gboolean
refuse_whole (CsOutline  *outline,
              guint       index,
              GError    **error)
{
  if (cs_outline_get_item (outline, index)->parent != CS_OUTLINE_NONE)
    return FALSE;

  g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_WHOLE,
               _("This is the card itself. Select a part of it."));
  return TRUE;
}

static char *
dup_label (CsOutline  *outline,
           guint       index,
           const char *format)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);

  return g_strdup_printf (format, item->kind != NULL ? _(item->kind->title)
                                                     : cs_compose_get_title (item->member, NULL));
}

/* Where one goes on when a part of a list has gone: at the next one, which then stands in its place,
 * else at the one before it, else at what they were in. */
static char *
dup_neighbor (CsOutline *outline,
              guint      index)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);

  if (item->index != CS_OUTLINE_NONE)
    {
      guint list = cs_snapshot_get_parent (snapshot, item->node);
      g_autofree char *pointer = cs_snapshot_dup_pointer (snapshot, list);

      if (cs_snapshot_get_next (snapshot, item->node) != CS_NODE_NONE)
        return g_strdup_printf ("%s/%u", pointer, item->index);
      if (item->index > 0)
        return g_strdup_printf ("%s/%u", pointer, item->index - 1);
    }

  return cs_snapshot_dup_pointer (snapshot, cs_outline_get_item (outline, item->parent)->node);
}

CsChange *
cs_compose_remove (CsOutline   *outline,
                   const char  *path,
                   guint        index,
                   GError     **error)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  g_autofree char *pointer = NULL;
  g_autofree char *neighbor = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CsTextEdit) edit = NULL;

  if (refuse_whole (outline, index, error))
    return NULL;

  pointer = cs_snapshot_dup_pointer (snapshot, item->node);
  edit = cs_text_edit_remove (snapshot, pointer, error);
  if (edit == NULL)
    return NULL;

  neighbor = dup_neighbor (outline, index);
  /* Translators: the type of a part of a card. */
  label = dup_label (outline, index, _("Remove %s"));
  return change_of_edit (label, path, neighbor, g_steal_pointer (&edit));
}

CsChange *
cs_compose_duplicate (CsOutline   *outline,
                      const char  *path,
                      guint        index,
                      GError     **error)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsComposePlace place = { item->parent, item->member, item->index + 1 };
  g_autofree char *part = NULL;
  g_autofree char *unique = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CsTextEdit) edit = NULL;

  if (refuse_whole (outline, index, error))
    return NULL;
  if (item->index == CS_OUTLINE_NONE)
    {
      g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED,
                   _("There can be only one in “%s”."), item->member->name);
      return NULL;
    }

  part = cs_compose_dup_part (outline, index);
  unique = cs_compose_dup_with_new_ids (outline, part, item->member);
  edit = edit_insert (outline, &place, unique, &pointer, error);
  if (edit == NULL)
    return NULL;

  /* Translators: the type of a part of a card. */
  label = dup_label (outline, index, _("Duplicate %s"));
  return change_of_edit (label, path, pointer, g_steal_pointer (&edit));
}

/* Behind the removal of a part from the same list everything has moved up; and so has what lies in
 * a later item of that list. */
static char *
dup_pointer_without (const char *pointer,
                     const char *list,
                     guint       removed)
{
  gsize length = strlen (list);
  char *rest;
  guint64 index;

  if (strncmp (pointer, list, length) != 0 || pointer[length] != '/' ||
      !g_ascii_isdigit (pointer[length + 1]))
    return g_strdup (pointer);

  index = g_ascii_strtoull (pointer + length + 1, &rest, 10);
  if (index <= removed)
    return g_strdup (pointer);
  return g_strdup_printf ("%s/%" G_GUINT64_FORMAT "%s", list, index - 1, rest);
}

/* Into a list that is not there yet, or from or to a single place: goes there, comes from here. */
static CsTextEdit *
edit_carry (CsOutline             *outline,
            guint                  index,
            const CsComposePlace  *place,
            char                 **pointer,
            GError               **error)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  GBytes *before = cs_snapshot_get_bytes (snapshot);
  g_autofree char *part = cs_compose_dup_part (outline, index);
  g_autofree char *from = cs_snapshot_dup_pointer (snapshot, item->node);
  g_autoptr (CsTextEdit) first = edit_insert (outline, place, part, pointer, error);
  g_autoptr (CsTextEdit) second = NULL;
  g_autoptr (GBytes) between = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (CsSnapshot) carried = NULL;

  if (first == NULL)
    return NULL;

  between = cs_text_edit_apply (first, before);
  carried = cs_snapshot_new (between);
  second = cs_text_edit_remove (carried, from, error);
  if (second == NULL)
    return NULL;

  after = cs_text_edit_apply (second, between);
  return cs_text_edit_difference (before, after);
}

CsChange *
cs_compose_move (CsOutline             *outline,
                 const char            *path,
                 guint                  index,
                 const CsComposePlace  *place,
                 GError               **error)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  guint list = find_list (outline, place->parent, place->member);
  g_autofree char *type = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CsTextEdit) edit = NULL;

  if (refuse_whole (outline, index, error))
    return NULL;
  if (place->parent >= index && place->parent < item->end)
    {
      g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_WITHIN,
                   _("A part cannot be moved into itself."));
      return NULL;
    }

  type = cs_compose_dup_item_type (outline, index);
  if (place->member != item->member && !cs_compose_accepts (place->member, type))
    {
      refuse_part (place->member, type, error);
      return NULL;
    }

  from = cs_snapshot_dup_pointer (snapshot, item->node);
  if (item->index != CS_OUTLINE_NONE && is_list (place->member) &&
      cs_snapshot_get_kind (snapshot, list) == CS_JSON_ARRAY)
    {
      g_autofree char *own_list = cs_snapshot_dup_pointer (
        snapshot, cs_snapshot_get_parent (snapshot, item->node));
      g_autofree char *member = dup_member_pointer (outline, place->parent, place->member);
      g_autofree char *target = dup_pointer_without (member, own_list, item->index);
      guint n_items = count_items (outline, place);
      guint at = MIN (place->index, n_items);

      if (cs_snapshot_get_parent (snapshot, item->node) == list && at > item->index)
        at--;
      to = g_strdup_printf ("%s/%u", target, at);
      edit = cs_text_edit_move (snapshot, from, to, error);
      pointer = g_strdup (to);
    }
  else
    {
      edit = edit_carry (outline, index, place, &pointer, error);
    }
  if (edit == NULL)
    return NULL;

  /* Translators: the type of a part of a card. */
  label = dup_label (outline, index, _("Move %s"));
  return change_of_edit (label, path, pointer, g_steal_pointer (&edit));
}

CsChange *
cs_compose_wrap (CsOutline   *outline,
                 const char  *path,
                 guint        index,
                 const char  *type,
                 GError     **error)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  g_autofree char *part = NULL;
  g_autofree char *wrapped = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CsTextEdit) edit = NULL;
  const CsKind *kind;

  if (refuse_whole (outline, index, error))
    return NULL;
  if (!cs_compose_accepts (item->member, type))
    {
      refuse_part (item->member, type, error);
      return NULL;
    }

  part = cs_compose_dup_part (outline, index);
  wrapped = cs_compose_dup_wrapped (type, part);
  pointer = cs_snapshot_dup_pointer (snapshot, item->node);
  edit = cs_text_edit_set (snapshot, pointer, wrapped, error);
  if (edit == NULL)
    return NULL;

  kind = cs_family_find (item->member->family, type);
  /* Translators: "Container" or "Column Set". */
  label = g_strdup_printf (_("Wrap in %s"), _(kind->title));
  return change_of_edit (label, path, pointer, g_steal_pointer (&edit));
}
