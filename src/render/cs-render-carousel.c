/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-carousel-part.h"
#include "cs-render-kinds.h"

static void
fill_page (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);

  cs_render_stack (render, part, object, "items", &inner, background);
  cs_part_get_traits (part)->spacing = 0;
  cs_part_get_traits (part)->separator = FALSE;
}

static const CsRenderer page_renderer = { "CarouselPage", cs_stack_part_new, fill_page };

static void
fill_carousel (CsRender          *render,
               CsPart            *part,
               const CsObject    *object,
               const CsInherited *inherited)
{
  CsCarouselPart *carousel = CS_CAROUSEL_PART (part);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "pages");

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsRenderChild child = { &page_renderer, cs_render_item (object, "pages", item),
                                  *inherited };

          if (cs_snapshot_get_kind (render->snapshot, item) == CS_JSON_OBJECT &&
              child.object.shape != NULL)
            g_array_append_val (children, child);
        }
    }
  cs_render_children (render, cs_carousel_part_get_pages (carousel),
                      (const CsRenderChild *) (gpointer) children->data, children->len);
  cs_carousel_part_update (carousel);
  cs_part_get_traits (part)->absent = children->len == 0;
  cs_part_get_traits (part)->min_height =
    cs_render_parse_pixels (cs_object_get_string (object, "minHeight"));
}

const CsRenderer cs_renderer_carousel = { "Carousel", cs_carousel_part_new, fill_carousel };
