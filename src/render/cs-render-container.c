/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-render-layout.h"

#define CORNER_RADIUS 4.0

static gboolean
has_member (const CsObject *object,
            const char     *name)
{
  return object->shape != NULL &&
         cs_shape_find_member (object->shape, name, CS_VERSION_NONE) != NULL;
}

const char *
cs_render_get_background (const CsObject *object)
{
  guint node = cs_snapshot_get_member (object->snapshot, object->node, "backgroundImage");
  const char *url;

  if (node != CS_NODE_NONE && cs_snapshot_get_kind (object->snapshot, node) == CS_JSON_OBJECT)
    node = cs_snapshot_get_member (object->snapshot, node, "url");
  url = cs_snapshot_get_string (object->snapshot, node);

  return url != NULL && *url != '\0' ? url : NULL;
}

static double
get_place (CsAlign align)
{
  return align == CS_ALIGN_CENTER ? 0.5 : align == CS_ALIGN_END ? 1 : 0;
}

static CsBackdrop *
make_backdrop (CsRender       *render,
               const CsObject *object)
{
  static const struct { const char *word; CsBackdropFill fill; } fills[] = {
    { "repeat", CS_BACKDROP_REPEAT }, { "repeatHorizontally", CS_BACKDROP_ACROSS },
    { "repeatVertically", CS_BACKDROP_DOWN },
  };
  const char *url = cs_render_get_background (object);
  CsObject image = cs_object_get_object (object, "backgroundImage");
  CsBackdropFill fill = CS_BACKDROP_COVER;
  CsAlign across = CS_ALIGN_START;
  CsVAlign down = CS_VALIGN_TOP;
  CsBackdrop *backdrop;

  if (url == NULL)
    return NULL;
  if (image.node != CS_NODE_NONE)
    url = cs_render_pick_themed (render, &image, "themedUrls", url);

  if (image.node != CS_NODE_NONE && image.shape != NULL)
    {
      const char *word = cs_object_get_choice (&image, "fillMode");

      for (guint i = 0; word != NULL && i < G_N_ELEMENTS (fills); i++)
        {
          if (g_ascii_strcasecmp (word, fills[i].word) == 0)
            fill = fills[i].fill;
        }
      across = cs_render_parse_align (cs_object_get_choice (&image, "horizontalAlignment"), across);
      down = cs_render_parse_valign (cs_object_get_choice (&image, "verticalAlignment"), down);
    }

  backdrop = cs_backdrop_new (url, fill, get_place (across),
                              down == CS_VALIGN_CENTER ? 0.5 : down == CS_VALIGN_BOTTOM ? 1 : 0);
  cs_backdrop_ask (backdrop, render->pictures, NULL);

  return backdrop;
}

gboolean
cs_render_is_teams_true (CsRender       *render,
                         const CsObject *object,
                         const char     *member)
{
  return cs_target_is_teams_card (render->target) && has_member (object, member) &&
         cs_object_get_boolean (object, member);
}

const char *
cs_render_pick_themed (CsRender       *render,
                       const CsObject *object,
                       const char     *member,
                       const char     *url)
{
  CsSnapshot *snapshot = object->snapshot;
  guint list = cs_snapshot_get_member (snapshot, object->node, member);
  const char *wanted = render->theme == cs_theme_get (CS_THEME_LIGHT) ? "Light" : "Dark";

  if (!cs_target_is_teams_card (render->target) || list == CS_NODE_NONE ||
      cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return url;

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      const char *theme, *own;

      if (cs_snapshot_get_kind (snapshot, item) != CS_JSON_OBJECT)
        continue;
      theme = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, item, "theme"));
      own = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, item, "url"));
      if (own != NULL && *own != '\0' &&
          g_ascii_strcasecmp (theme != NULL ? theme : "Light", wanted) == 0)
        return own;
    }

  return url;
}

/* An explicit style only shows where something around it has another one. */
static gboolean
shows_style (const CsInherited *inherited,
             CsContainerStyle   style)
{
  return (inherited->styles_around & ~(1u << style)) != 0 || inherited->image_around;
}

CsInherited
cs_render_container (CsRender          *render,
                     CsPart            *part,
                     const CsObject    *object,
                     const CsInherited *inherited,
                     double             padding,
                     gboolean           bordered,
                     guint32           *background)
{
  CsPartTraits *traits = cs_part_get_traits (part);
  const char *word = has_member (object, "style") ? cs_render_get_given (object, "style") : NULL;
  CsContainerStyle style = cs_theme_parse_style (word, CS_N_STYLES);
  gboolean image = has_member (object, "backgroundImage") &&
                   cs_render_get_background (object) != NULL;
  gboolean shown = image || (style < CS_N_STYLES && shows_style (inherited, style));
  CsInherited inner = *inherited;
  double inset = shown || bordered || cs_render_is_teams_true (render, object, "showBorder") ? padding : 0;

  if (style < CS_N_STYLES)
    inner.style = style;
  inner.styles_around |= 1u << inner.style;
  inner.image_around |= image;
  if (has_member (object, "verticalContentAlignment"))
    inner.valign = cs_render_parse_valign (cs_object_get_choice (object,
                                                                 "verticalContentAlignment"),
                                           inner.valign);
  if (has_member (object, "horizontalAlignment"))
    inner.halign = cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                          inner.halign);
  if (has_member (object, "rtl") && cs_object_has (object, "rtl"))
    inner.rtl = cs_object_get_boolean (object, "rtl");

  traits->padding = (CsSides) { inset, inset, inset, inset };
  traits->bleed = shown && has_member (object, "bleed") && cs_object_get_boolean (object, "bleed");
  traits->min_height = has_member (object, "minHeight")
                         ? cs_render_parse_pixels (cs_object_get_string (object, "minHeight")) : 0;
  traits->max_height = 0;
  if (cs_target_is_teams_card (render->target) && has_member (object, "maxHeight"))
    traits->max_height = cs_render_parse_pixels (cs_object_get_string (object, "maxHeight"));
  gtk_widget_set_overflow (GTK_WIDGET (part), traits->max_height > 0 ? GTK_OVERFLOW_HIDDEN
                                                                     : GTK_OVERFLOW_VISIBLE);
  *background = !shown ? 0
    : render->theme->styles[style < CS_N_STYLES ? style : CS_STYLE_DEFAULT].background;

  return inner;
}

CsSurface
cs_render_surface (CsRender          *render,
                   const CsObject    *object,
                   const CsInherited *inherited,
                   guint32            background)
{
  CsSurface surface = { .background = background };

  if (cs_render_is_teams_true (render, object, "showBorder"))
    {
      surface.border = render->theme->styles[inherited->style].border;
      surface.border_width = 1;
      surface.border_edges = CS_EDGE_ALL;
    }
  if (cs_render_is_teams_true (render, object, "roundedCorners"))
    surface.radius = CORNER_RADIUS;

  return surface;
}

void
cs_render_stack (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const char        *member,
                 const CsInherited *inherited,
                 guint32            background)
{
  CsSurface surface = cs_render_surface (render, object, inherited, background);
  CsRenderChild layout = { NULL, *object, *inherited };

  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_stack_part_set_backdrop (CS_STACK_PART (part), has_member (object, "backgroundImage")
                                                      ? make_backdrop (render, object) : NULL);
  cs_stack_part_set_valign (CS_STACK_PART (part), inherited->valign);
  layout.renderer = cs_render_find_layout (render, object);
  if (layout.renderer != NULL)
    cs_render_children (render, part, &layout, 1);
  else
    cs_render_elements (render, part, object, member, inherited);
}

static void
fill_container (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);

  cs_render_stack (render, part, object, "items", &inner, background);
}

const CsRenderer cs_renderer_container = { "Container", cs_stack_part_new, fill_container };
