/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-carousel-part.h"
#include "cs-render-kinds.h"

#include <string.h>

/* More the official renderer does not draw. */
#define MAX_PAGES 10

static gboolean
is_teams_carousel (CsRender *render)
{
  return cs_target_is_teams_card (render->target);
}

static void
fill_page (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsPartTraits *traits = cs_part_get_traits (part);
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);

  inner.in_page = TRUE;
  traits->spacing = 0;
  traits->separator = FALSE;
  if (is_teams_carousel (render))
    {
      cs_render_stack (render, part, object, "items", &inner, background);
      return;
    }

  /* The official renderer knows no style of a page, and stands what is in it in its middle. */
  inner.style = inherited->style;
  inner.styles_around = inherited->styles_around;
  if (cs_render_get_background (object) == NULL)
    {
      traits->padding = (CsSides) { 0 };
      background = 0;
    }
  traits->bleed = FALSE;
  cs_render_stack (render, part, object, "items", &inner, background);
  cs_stack_part_set_valign (CS_STACK_PART (part), CS_VALIGN_CENTER);
}

static const CsRenderer page_renderer = { "CarouselPage", cs_stack_part_new, fill_page };

static gboolean
is_page (CsSnapshot *snapshot,
         guint       node)
{
  const char *type;

  if (cs_snapshot_get_kind (snapshot, node) != CS_JSON_OBJECT)
    return FALSE;
  type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, node, "type"));

  return type == NULL || strcmp (type, page_renderer.type) == 0;
}

static GArray *
list_pages (CsRender          *render,
            const CsObject    *object,
            const CsInherited *inherited)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "pages");

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return pages;

  for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
       item != CS_NODE_NONE && pages->len < MAX_PAGES;
       item = cs_snapshot_get_next (render->snapshot, item))
    {
      CsRenderChild child = { &page_renderer, cs_render_item (object, "pages", item),
                              *inherited };

      if (is_page (render->snapshot, item) && child.object.shape != NULL)
        g_array_append_val (pages, child);
    }

  return pages;
}

/* Of the members that only the official renderer has. */
static guint
get_extra (const CsObject *object,
           const char     *member)
{
  return cs_snapshot_get_member (object->snapshot, object->node, member);
}

static CsCarouselLook
read_official_look (const CsObject    *object,
                    const CsInherited *inherited,
                    guint              n_pages)
{
  CsSnapshot *snapshot = object->snapshot;
  const char *orientation = cs_snapshot_get_string (snapshot, get_extra (object, "orientation"));
  guint loop = get_extra (object, "loop");
  CsCarouselLook look = {
    .around = TRUE,
    .loop = TRUE,
    .slides.height = cs_render_parse_pixels (
      cs_snapshot_get_string (snapshot, get_extra (object, "heightInPixels"))),
    .slides.rtl = inherited->rtl,
    .slides.place = inherited->valign == CS_VALIGN_CENTER ? 0.5
                    : inherited->valign == CS_VALIGN_BOTTOM ? 1 : 0,
  };
  double start;

  if (loop != CS_NODE_NONE)
    look.loop = cs_snapshot_get_kind (snapshot, loop) != CS_JSON_FALSE;
  look.slides.downwards = look.slides.height > 0 && orientation != NULL &&
                          g_ascii_strcasecmp (orientation, "vertical") == 0;
  if (cs_snapshot_get_double (snapshot, get_extra (object, "initialPage"), &start) &&
      start >= 0 && start < n_pages)
    look.start = (guint) start;

  return look;
}

/* Where the last page is seen first, the first page comes after it. */
static void
bring_behind (GArray         *pages,
              CsCarouselLook *look)
{
  CsRenderChild first;

  if (!look->loop || look->start == 0 || look->start + 1 != pages->len)
    return;

  first = g_array_index (pages, CsRenderChild, 0);
  g_array_remove_index (pages, 0);
  g_array_append_val (pages, first);
  look->start--;
  look->first = pages->len - 1;
}

static void
fill_carousel (CsRender          *render,
               CsPart            *part,
               const CsObject    *object,
               const CsInherited *inherited)
{
  CsCarouselPart *carousel = CS_CAROUSEL_PART (part);
  CsPartTraits *traits = cs_part_get_traits (part);
  CsInherited inner = *inherited;
  guint rtl = get_extra (object, "rtl");
  const char *valign = cs_snapshot_get_string (object->snapshot,
                                               get_extra (object, "verticalContentAlignment"));
  CsCarouselLook look = { .slides.rtl = inherited->rtl };
  g_autoptr (GArray) pages = NULL;

  if (!is_teams_carousel (render))
    {
      if (rtl != CS_NODE_NONE)
        inner.rtl = cs_snapshot_get_kind (object->snapshot, rtl) == CS_JSON_TRUE;
      inner.valign = cs_render_parse_valign (valign, inner.valign);
    }
  pages = list_pages (render, object, &inner);
  if (is_teams_carousel (render))
    traits->bleed = cs_object_get_boolean (object, "bleed");
  else
    {
      look = read_official_look (object, &inner, pages->len);
      bring_behind (pages, &look);
      traits->shown = TRUE;
    }

  cs_render_children (render, cs_carousel_part_get_pages (carousel),
                      (const CsRenderChild *) (gpointer) pages->data, pages->len);
  cs_carousel_part_update (carousel, &look);
  traits->absent = pages->len == 0;
  traits->min_height = cs_render_parse_pixels (cs_object_get_string (object, "minHeight"));
}

const CsRenderer cs_renderer_carousel = { "Carousel", cs_carousel_part_new, fill_carousel };
