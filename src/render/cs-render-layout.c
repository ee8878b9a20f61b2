/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-layout.h"

#include <string.h>

#include "cs-wrap-part.h"

/* Teams' own ways of arranging what a container holds: a list of layouts, of which the first one
 * for the card's width counts. */

static const char *const width_words[] = {
  [CS_WIDTH_CLASS_VERY_NARROW] = "VeryNarrow",
  [CS_WIDTH_CLASS_NARROW] = "Narrow",
  [CS_WIDTH_CLASS_STANDARD] = "Standard",
  [CS_WIDTH_CLASS_WIDE] = "Wide",
};

CsWidthClass
cs_width_class_of (double width)
{
  if (width <= 164)
    return CS_WIDTH_CLASS_VERY_NARROW;
  if (width <= 350)
    return CS_WIDTH_CLASS_NARROW;

  return width <= 768 ? CS_WIDTH_CLASS_STANDARD : CS_WIDTH_CLASS_WIDE;
}

gboolean
cs_width_class_fits (CsWidthClass  self,
                     const char   *word)
{
  const char *colon = word != NULL ? strchr (word, ':') : NULL;
  const char *name = colon != NULL ? colon + 1 : word;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (width_words); i++)
    {
      if (g_ascii_strcasecmp (width_words[i], name) != 0)
        continue;
      if (g_ascii_strncasecmp (word, "atLeast:", 8) == 0)
        return self >= i;
      if (g_ascii_strncasecmp (word, "atMost:", 7) == 0)
        return self <= i;

      return self == i;
    }

  return TRUE;
}

gboolean
cs_render_fits_width (CsRender *render,
                      guint     node)
{
  const char *word;

  if (!cs_target_is_teams_card (render->target) ||
      cs_snapshot_get_kind (render->snapshot, node) != CS_JSON_OBJECT)
    return TRUE;

  word = cs_snapshot_get_string (render->snapshot,
                                 cs_snapshot_get_member (render->snapshot, node, "targetWidth"));

  return cs_width_class_fits (render->width_class, word);
}

CsObject
cs_render_get_layout (CsRender       *render,
                      const CsObject *object)
{
  guint list = cs_snapshot_get_member (object->snapshot, object->node, "layouts");
  CsObject none = { object->snapshot, CS_NODE_NONE, NULL };

  if (!cs_target_is_teams_card (render->target) || list == CS_NODE_NONE ||
      cs_snapshot_get_kind (object->snapshot, list) != CS_JSON_ARRAY)
    return none;

  for (guint item = cs_snapshot_get_first_child (object->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (object->snapshot, item))
    {
      if (cs_snapshot_get_kind (object->snapshot, item) == CS_JSON_OBJECT &&
          cs_render_fits_width (render, item))
        return cs_object_of_family (object->snapshot, item, &cs_adaptive_layouts, NULL);
    }

  return none;
}

const CsRenderer *
cs_render_find_layout (CsRender       *render,
                       const CsObject *object)
{
  static const CsRenderer *const renderers[] = { &cs_renderer_flow, &cs_renderer_area_grid };
  CsObject layout = cs_render_get_layout (render, object);
  const char *type;

  if (layout.node == CS_NODE_NONE || layout.shape == NULL)
    return NULL;

  type = cs_snapshot_get_string (layout.snapshot,
                                 cs_snapshot_get_member (layout.snapshot, layout.node, "type"));
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (renderers); i++)
    {
      if (g_ascii_strcasecmp (type, renderers[i]->type) == 0)
        return renderers[i];
    }

  return NULL;
}

void
cs_render_laid_out (CsRender          *render,
                    CsPart            *part,
                    const CsObject    *object,
                    const CsInherited *inherited)
{
  gboolean card = cs_snapshot_get_member (object->snapshot, object->node, "body") != CS_NODE_NONE;

  cs_render_elements (render, part, object, card ? "body" : "items", inherited);
}

static void
fill_flow (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsWrapPart *wrap = CS_WRAP_PART (part);
  CsObject layout = cs_render_get_layout (render, object);
  CsVAlign valign;
  const char *fit;
  double width;

  fit = cs_object_get_choice (&layout, "itemFit");
  width = cs_render_parse_pixels (cs_object_get_string (&layout, "itemWidth"));
  cs_wrap_part_set_gaps (wrap, cs_theme_get_spacing (cs_object_get_choice (&layout, "columnSpacing")),
                         cs_theme_get_spacing (cs_object_get_choice (&layout, "rowSpacing")));
  cs_wrap_part_set_items (wrap,
    width > 0 ? width : cs_render_parse_pixels (cs_object_get_string (&layout, "minItemWidth")),
    width > 0 ? width : cs_render_parse_pixels (cs_object_get_string (&layout, "maxItemWidth")),
    fit != NULL && g_ascii_strcasecmp (fit, "Fill") == 0);
  cs_wrap_part_set_align (wrap, cs_render_parse_align (
    cs_object_get_choice (&layout, "horizontalItemsAlignment"), CS_ALIGN_CENTER));
  cs_wrap_part_set_rtl (wrap, inherited->rtl);
  valign = cs_render_parse_valign (cs_object_get_choice (&layout, "verticalItemsAlignment"),
                                   CS_VALIGN_TOP);
  cs_wrap_part_set_place (wrap, valign == CS_VALIGN_CENTER ? 0.5
                                : valign == CS_VALIGN_BOTTOM ? 1 : 0);
  cs_render_laid_out (render, part, object, inherited);
}

const CsRenderer cs_renderer_flow = { "Layout.Flow", cs_wrap_part_new, fill_flow, .piece = TRUE };
