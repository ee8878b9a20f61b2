/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-press-private.h"
#include "cs-render.h"

#include <glib/gi18n-lib.h>

#include "cs-text-part.h"

/* Old parts and new elements are matched in three turns, each looking only at what the ones
 * before left over: the same text at either end of the list, the same text anywhere, and the same
 * kind with the same name or in the same order. What is matched keeps its widgets. */

typedef struct
{
  CsPart  *part;       /* NULL while it has none */
  guint64  mark;
  gboolean same;       /* its text is the one that @part was made from */
} Match;

static guint64
mix (guint64       hash,
     gconstpointer data,
     gsize         size)
{
  const guint8 *bytes = data;
  gsize i = 0;

  for (; i + 8 <= size; i += 8)
    {
      guint64 word;

      memcpy (&word, bytes + i, 8);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  for (; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

static guint64
make_mark (CsRender            *render,
           const CsRenderChild *child)
{
  CsSpan span = cs_snapshot_get_value_span (render->snapshot, child->object.node);
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (render->snapshot), NULL);
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  hash = mix (hash, text + span.start, span.length);

  return mix (hash, &child->inherited, sizeof child->inherited);
}

static GPtrArray *
list_parts (CsPart *part)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      if (cs_part_get_traits (child)->renderer != NULL)
        g_ptr_array_add (parts, child);
    }

  return parts;
}

static gboolean
take_if_same (Match               *match,
              const CsRenderChild *child,
              GPtrArray           *parts,
              guint                index)
{
  CsPart *part = g_ptr_array_index (parts, index);

  if (part == NULL || match->part != NULL)
    return FALSE;
  if (cs_part_get_traits (part)->renderer != child->renderer ||
      cs_part_get_traits (part)->mark != match->mark)
    return FALSE;

  match->part = part;
  match->same = TRUE;
  parts->pdata[index] = NULL;

  return TRUE;
}

static void
match_same (Match               *matches,
            const CsRenderChild *children,
            guint                n_children,
            GPtrArray           *parts)
{
  guint shorter = MIN (n_children, parts->len);

  for (guint i = 0; i < shorter && take_if_same (&matches[i], &children[i], parts, i); i++)
    ;
  for (guint i = 1; i <= shorter; i++)
    {
      if (!take_if_same (&matches[n_children - i], &children[n_children - i],
                         parts, parts->len - i))
        break;
    }
  for (guint i = 0; i < n_children; i++)
    {
      for (guint k = 0; matches[i].part == NULL && k < parts->len; k++)
        take_if_same (&matches[i], &children[i], parts, k);
    }
}

static gboolean
has_id (CsPart     *part,
        const char *id)
{
  return g_strcmp0 (cs_part_get_traits (part)->id, id) == 0;
}

static void
match_alike (Match               *matches,
             const CsRenderChild *children,
             guint                n_children,
             GPtrArray           *parts)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      for (guint i = 0; i < n_children; i++)
        {
          const CsObject *object = &children[i].object;
          const char *id;

          if (matches[i].part != NULL)
            continue;
          /* First those that have a name, by it. */
          id = cs_snapshot_get_string (object->snapshot,
                                       cs_snapshot_get_member (object->snapshot, object->node,
                                                               "id"));
          if (turn == 0 && id == NULL)
            continue;
          for (guint k = 0; matches[i].part == NULL && k < parts->len; k++)
            {
              CsPart *part = g_ptr_array_index (parts, k);

              if (part == NULL || cs_part_get_traits (part)->renderer != children[i].renderer ||
                  (turn == 0 && !has_id (part, id)))
                continue;
              matches[i].part = part;
              parts->pdata[k] = NULL;
            }
        }
    }
}

/* What has no words of its own is at least called what it is. */
static void
name_part (CsPart           *part,
           const CsRenderer *renderer)
{
  const CsKind *kind;

  if (CS_IS_TEXT_PART (part))
    return;

  kind = cs_family_find (&cs_adaptive_elements, renderer->type);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kind != NULL ? _(kind->title) : renderer->type, -1);
}

static gboolean
has_member (const CsObject *object,
            const char     *name)
{
  return object->shape != NULL &&
         cs_shape_find_member (object->shape, name, CS_VERSION_NONE) != NULL;
}

/* What an element says of itself. */
static void
read_traits (CsPartTraits   *traits,
             const CsObject *object)
{
  CsSnapshot *snapshot = object->snapshot;
  const char *id = cs_snapshot_get_string (snapshot,
                                           cs_snapshot_get_member (snapshot, object->node, "id"));
  guint height = cs_snapshot_get_member (snapshot, object->node, "height");

  if (g_strcmp0 (traits->id, id) != 0)
    {
      g_free (traits->id);
      traits->id = g_strdup (id);
    }
  if (has_member (object, "spacing"))
    {
      traits->spacing = cs_theme_get_spacing (cs_object_get_choice (object, "spacing"));
      traits->separator = cs_object_get_boolean (object, "separator");
    }
  if (has_member (object, "isVisible"))
    traits->shown = cs_object_get_boolean (object, "isVisible");
  if (height != CS_NODE_NONE)
    {
      const char *word = cs_snapshot_get_string (snapshot, height);

      traits->stretch = word != NULL && g_ascii_strcasecmp (word, "stretch") == 0;
    }
}

static void
fill (CsRender            *render,
      CsPart              *part,
      const CsRenderChild *child,
      guint64              mark)
{
  const CsObject *object = &child->object;
  CsPartTraits *traits = cs_part_get_traits (part);

  traits->renderer = child->renderer;
  traits->mark = mark;
  traits->absent = FALSE;
  traits->shown = TRUE;
  traits->separator = FALSE;
  traits->stretch = FALSE;
  traits->spacing = cs_theme_get_spacing (NULL);
  if (!child->renderer->piece)
    read_traits (traits, object);

  name_part (part, child->renderer);
  child->renderer->fill (render, part, object, &child->inherited);
  if (!child->renderer->piece && has_member (object, "selectAction"))
    {
      CsObject action = cs_object_get_object (object, "selectAction");

      cs_press_set (render, part, &action, &child->inherited);
    }
  cs_part_changed (part);
}

void
cs_render_children (CsRender            *render,
                    CsPart              *part,
                    const CsRenderChild *children,
                    guint                n_children)
{
  g_autoptr (GPtrArray) parts = list_parts (part);
  g_autofree Match *matches = g_new0 (Match, n_children + 1);
  guint node = cs_part_get_node (part);
  CsPart *after = NULL;

  for (guint i = 0; i < n_children; i++)
    matches[i].mark = make_mark (render, &children[i]);
  match_same (matches, children, n_children, parts);
  match_alike (matches, children, n_children, parts);

  for (guint i = 0; i < parts->len; i++)
    {
      if (g_ptr_array_index (parts, i) != NULL)
        cs_part_remove (g_ptr_array_index (parts, i));
    }

  for (guint i = 0; i < n_children; i++)
    {
      CsPart *next = after != NULL ? cs_part_get_next (after) : cs_part_get_first (part);

      if (matches[i].part == NULL)
        {
          matches[i].part = children[i].renderer->create ();
          cs_part_insert (part, matches[i].part, after);
        }
      else if (matches[i].part != next)
        cs_part_insert (part, matches[i].part, after);
      /* Before what is in it, which counts from there. */
      cs_part_get_traits (matches[i].part)->node_offset = children[i].object.node - node;
      if (!matches[i].same)
        fill (render, matches[i].part, &children[i], matches[i].mark);
      after = matches[i].part;
    }
}
