/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render.h"

#include <string.h>

#include "cs-render-kinds.h"
#include "cs-render-layout.h"

/* An unknown kind, or one whose requirements are not met, shows its fallback; without one it is
 * left out, and what holds it falls back in turn, where it can. */

#define MAX_FALLBACKS 16

/* No picture of a card could be higher, and what is multiplied stays a number. */
#define MAX_PIXELS 16384.0

void
cs_inherited_init (CsInherited *self)
{
  memset (self, 0, sizeof *self);
}

double
cs_render_parse_pixels (const char *text)
{
  char *end;
  double value;

  if (text == NULL || !g_ascii_isdigit (*text))
    return 0;

  value = g_ascii_strtod (text, &end);

  return strcmp (end, "px") == 0 ? MIN (value, MAX_PIXELS) : 0;
}

CsAlign
cs_render_parse_align (const char *word,
                       CsAlign     otherwise)
{
  if (word == NULL)
    return otherwise;
  if (g_ascii_strcasecmp (word, "left") == 0)
    return CS_ALIGN_START;
  if (g_ascii_strcasecmp (word, "center") == 0)
    return CS_ALIGN_CENTER;
  if (g_ascii_strcasecmp (word, "right") == 0)
    return CS_ALIGN_END;

  return otherwise;
}

CsVAlign
cs_render_parse_valign (const char *word,
                        CsVAlign    otherwise)
{
  if (word == NULL)
    return otherwise;
  if (g_ascii_strcasecmp (word, "top") == 0)
    return CS_VALIGN_TOP;
  if (g_ascii_strcasecmp (word, "center") == 0)
    return CS_VALIGN_CENTER;
  if (g_ascii_strcasecmp (word, "bottom") == 0)
    return CS_VALIGN_BOTTOM;

  return otherwise;
}

CsObject
cs_render_item (const CsObject *object,
                const char     *member,
                guint           node)
{
  return cs_object_get_item (object, member, node, NULL);
}

const char *
cs_render_get_given (const CsObject *object,
                     const char     *member)
{
  return cs_object_has (object, member) ? cs_object_get_choice (object, member) : NULL;
}

/* Whether the target shows the kind; without a target, whether the language has it. */
static gboolean
is_kind_shown (CsRender     *render,
               const CsKind *kind)
{
  if (render->target == CS_TARGET_NONE)
    return !kind->teams || kind->since != CS_VERSION_NONE;

  return !(kind->not_on & (1u << render->target)) &&
         (kind->teams || kind->since <= CS_ADAPTIVE_VERSION_TEAMS);
}

/* Renderers tell "textblock" from "TextBlock", and do not know it. */
static gboolean
is_written_so (CsSnapshot   *snapshot,
               guint         node,
               const CsKind *kind)
{
  const char *type = cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, node, "type"));

  return type == NULL || strcmp (type, kind->type) == 0;
}

static gboolean
is_drop (CsSnapshot *snapshot,
         guint       fallback)
{
  const char *word = cs_snapshot_get_string (snapshot, fallback);

  return word != NULL && g_ascii_strcasecmp (word, "drop") == 0;
}

static gboolean has_unmet (CsRender        *render,
                           const CsFamily  *family,
                           guint            node);

/* What a list of elements leaves to the one that holds it. */
static gboolean
list_has_unmet (CsRender       *render,
                const CsFamily *family,
                guint           list)
{
  CsSnapshot *snapshot = render->snapshot;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return FALSE;

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      if (cs_snapshot_get_kind (snapshot, item) == CS_JSON_OBJECT &&
          cs_snapshot_get_member (snapshot, item, "fallback") == CS_NODE_NONE &&
          has_unmet (render, family, item))
        return TRUE;
    }

  return FALSE;
}

/* What the official renderer takes for a version: a number, a sign and a number, somewhere. */
static gboolean
is_version (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at++)
    {
      if (g_ascii_isdigit (at[0]) && at[1] != '\0' && g_ascii_isdigit (at[2]))
        return TRUE;
    }

  return g_strcmp0 (text, "*") == 0;
}

/* Nothing that a card may require is there: no host of ours has capabilities of that kind.
 * @requires: the member of that name, or CS_NODE_NONE */
static gboolean
is_something (CsSnapshot *snapshot,
              guint       requires)
{
  if (requires == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, requires) != CS_JSON_OBJECT)
    return FALSE;

  for (guint member = cs_snapshot_get_first_child (snapshot, requires);
       member != CS_NODE_NONE; member = cs_snapshot_get_next (snapshot, member))
    {
      if (is_version (cs_snapshot_get_string (snapshot, member)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
requires_something (CsRender *render,
                    guint     node)
{
  return is_something (render->snapshot,
                       cs_snapshot_get_member (render->snapshot, node, "requires"));
}

/* Of duplicates the last one counts, as in cs_snapshot_get_member(): one walk for all of them, as
 * each element is asked at each edit. */
typedef struct
{
  guint requires;
  guint items;
  guint actions;
  guint columns;
} Needs;

static Needs
find_needs (CsSnapshot *snapshot,
            guint       node)
{
  Needs needs = { CS_NODE_NONE, CS_NODE_NONE, CS_NODE_NONE, CS_NODE_NONE };

  for (guint member = cs_snapshot_get_first_child (snapshot, node); member != CS_NODE_NONE;
       member = cs_snapshot_get_next (snapshot, member))
    {
      const char *key = cs_snapshot_get_key (snapshot, member);

      if (key == NULL)
        continue;
      if (g_str_equal (key, "requires"))
        needs.requires = member;
      else if (g_str_equal (key, "items"))
        needs.items = member;
      else if (g_str_equal (key, "actions"))
        needs.actions = member;
      else if (g_str_equal (key, "columns"))
        needs.columns = member;
    }

  return needs;
}

/* @node is an element of the known kind @kind. */
static gboolean
requires_unmet (CsRender     *render,
                const CsKind *kind,
                guint         node)
{
  CsSnapshot *snapshot = render->snapshot;
  Needs needs = find_needs (snapshot, node);

  if (is_something (snapshot, needs.requires) ||
      list_has_unmet (render, &cs_adaptive_elements, needs.items) ||
      list_has_unmet (render, &cs_adaptive_actions, needs.actions))
    return TRUE;

  if (needs.columns == CS_NODE_NONE || g_ascii_strcasecmp (kind->type, "ColumnSet") != 0)
    return FALSE;
  for (guint column = cs_snapshot_get_first_child (snapshot, needs.columns);
       column != CS_NODE_NONE; column = cs_snapshot_get_next (snapshot, column))
    {
      if (cs_snapshot_get_member (snapshot, column, "fallback") == CS_NODE_NONE &&
          (requires_something (render, column) ||
           list_has_unmet (render, &cs_adaptive_elements,
                           cs_snapshot_get_member (snapshot, column, "items"))))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_unmet (CsRender       *render,
           const CsFamily *family,
           guint           node)
{
  const CsKind *kind;

  cs_object_of_family (render->snapshot, node, family, &kind);

  return kind == NULL || !is_written_so (render->snapshot, node, kind) ||
         !is_kind_shown (render, kind) || requires_unmet (render, kind, node);
}

gboolean
cs_render_has_unmet_items (CsRender *render,
                           guint     node)
{
  return requires_something (render, node) ||
         list_has_unmet (render, &cs_adaptive_elements,
                         cs_snapshot_get_member (render->snapshot, node, "items"));
}

/* As the official renderer reads it: an unmet element that has a fallback of its own needs none of
 * those around it. Returns: whether there is something to draw, which is then @object */
static gboolean
find_shown (CsRender        *render,
            const CsFamily  *family,
            guint            node,
            CsObject        *object,
            const CsKind   **kind)
{
  CsSnapshot *snapshot = render->snapshot;

  for (guint i = 0; i < MAX_FALLBACKS; i++)
    {
      gboolean known;
      guint fallback;

      if (node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, node) != CS_JSON_OBJECT)
        return FALSE;
      *kind = NULL;
      *object = cs_object_of_family (snapshot, node, family, kind);
      known = *kind != NULL && is_written_so (snapshot, node, *kind) &&
              is_kind_shown (render, *kind);
      if (known && !requires_unmet (render, *kind, node))
        return TRUE;

      fallback = cs_snapshot_get_member (snapshot, node, "fallback");
      if (fallback == CS_NODE_NONE)
        return known;
      if (is_drop (snapshot, fallback))
        return FALSE;
      if (cs_snapshot_get_kind (snapshot, fallback) != CS_JSON_OBJECT)
        return known;
      node = fallback;
    }

  return FALSE;
}

const CsRenderer *
cs_render_resolve (CsRender       *render,
                   const CsFamily *family,
                   guint           node,
                   CsObject       *object)
{
  const CsKind *kind;

  return find_shown (render, family, node, object, &kind) ? cs_renderer_find (kind->type) : NULL;
}

gboolean
cs_render_resolve_action (CsRender *render,
                          guint     node,
                          CsObject *object)
{
  const CsKind *kind;

  return find_shown (render, &cs_adaptive_actions, node, object, &kind);
}

/* What the official renderer leaves out of the pages of a carousel, however deep it stands. */
static gboolean
is_allowed (const CsRenderer  *renderer,
            const CsInherited *inherited)
{
  static const char *const not_in_page[] = { "ActionSet", "Carousel", "Media", NULL };

  return !inherited->in_page || !(g_strv_contains (not_in_page, renderer->type) ||
                                  g_str_has_prefix (renderer->type, "Input."));
}

void
cs_render_elements (CsRender          *render,
                    CsPart            *part,
                    const CsObject    *object,
                    const char        *member,
                    const CsInherited *inherited)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, member);

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsRenderChild child = { NULL, { render->snapshot, item, NULL }, *inherited };

          child.renderer = cs_render_resolve (render, &cs_adaptive_elements, item, &child.object);
          if (child.renderer != NULL && is_allowed (child.renderer, inherited) &&
              cs_render_fits_width (render, child.object.node))
            g_array_append_val (children, child);
        }
    }

  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
}
