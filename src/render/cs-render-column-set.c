/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-render-layout.h"
#include "cs-row-part.h"

#include <string.h>

static void
read_width (const CsObject *object,
            CsPartTraits   *traits)
{
  guint node = cs_object_get_node (object, "width");
  const char *text = cs_snapshot_get_string (object->snapshot, node);
  double pixels = cs_render_parse_pixels (text);
  char *end;

  traits->width = 0;
  if (node == CS_NODE_NONE)
    traits->width_kind = CS_WIDTH_STRETCH;
  else if (cs_snapshot_get_double (object->snapshot, node, &traits->width))
    traits->width_kind = CS_WIDTH_WEIGHT;
  else if (g_strcmp0 (text, "stretch") == 0)
    traits->width_kind = CS_WIDTH_STRETCH;
  else if (text != NULL && g_ascii_isdigit (*text) && g_str_has_suffix (text, "px") &&
           (pixels > 0 || g_ascii_strtod (text, &end) == 0))
    {
      traits->width_kind = CS_WIDTH_PIXELS;
      traits->width = pixels;
    }
  else if (text != NULL && g_ascii_isdigit (*text) &&
           (traits->width = g_ascii_strtod (text, &end)) >= 0 && *end == '\0')
    traits->width_kind = CS_WIDTH_WEIGHT;
  else
    traits->width_kind = CS_WIDTH_AUTO;
}

static void
fill_column (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);

  read_width (object, cs_part_get_traits (part));
  cs_render_stack (render, part, object, "items", &inner, background);
}

static const CsRenderer column_renderer = { "Column", cs_stack_part_new, fill_column };

static gboolean
is_column (CsSnapshot *snapshot,
           guint       node)
{
  guint type = cs_snapshot_get_member (snapshot, node, "type");

  return cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT &&
         (type == CS_NODE_NONE ||
          g_strcmp0 (cs_snapshot_get_string (snapshot, type), "Column") == 0);
}

/* A column may have a fallback, too, which is a column. */
static gboolean
resolve_column (CsRender *render,
                guint    *node)
{
  CsSnapshot *snapshot = render->snapshot;

  for (guint i = 0; i < 16; i++)
    {
      guint fallback = cs_snapshot_get_member (snapshot, *node, "fallback");
      gboolean known = is_column (snapshot, *node);

      if (known && !cs_render_has_unmet_items (render, *node))
        return TRUE;
      if (fallback == CS_NODE_NONE)
        return known;
      if (cs_snapshot_get_kind (snapshot, fallback) != CS_JSON_OBJECT)
        return FALSE;
      *node = fallback;
    }

  return FALSE;
}

static void
fill_column_set (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "columns");
  CsSurface surface;

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          guint node = item;
          CsRenderChild child = { &column_renderer };

          if (!resolve_column (render, &node) || !cs_render_fits_width (render, node))
            continue;
          child.object = cs_render_item (object, "columns", node);
          child.inherited = inner;
          g_array_append_val (children, child);
        }
    }

  cs_row_part_set_align (CS_ROW_PART (part), inner.halign);
  cs_row_part_set_rtl (CS_ROW_PART (part), inner.rtl);
  surface = cs_render_surface (render, object, &inner, background);
  cs_row_part_set_surface (CS_ROW_PART (part), &surface);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  cs_part_get_traits (part)->absent = children->len == 0;
}

const CsRenderer cs_renderer_column_set = { "ColumnSet", cs_row_part_new, fill_column_set };
