/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"

static gboolean
has_member (const CsObject *object,
            const char     *name)
{
  return object->shape != NULL &&
         cs_shape_find_member (object->shape, name, CS_VERSION_NONE) != NULL;
}

static gboolean
has_background_image (const CsObject *object)
{
  guint node = cs_snapshot_get_member (object->snapshot, object->node, "backgroundImage");
  const char *url;

  if (node == CS_NODE_NONE)
    return FALSE;
  if (cs_snapshot_get_kind (object->snapshot, node) == CS_JSON_OBJECT)
    node = cs_snapshot_get_member (object->snapshot, node, "url");
  url = cs_snapshot_get_string (object->snapshot, node);

  return url != NULL && *url != '\0';
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
  gboolean image = has_member (object, "backgroundImage") && has_background_image (object);
  gboolean shown = image || (style < CS_N_STYLES && shows_style (inherited, style));
  CsInherited inner = *inherited;
  double inset = shown || bordered ? padding : 0;

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
  *background = !shown ? 0
    : render->theme->styles[style < CS_N_STYLES ? style : CS_STYLE_DEFAULT].background;

  return inner;
}

void
cs_render_stack (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const char        *member,
                 const CsInherited *inherited,
                 guint32            background)
{
  CsSurface surface = { .background = background };

  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_stack_part_set_valign (CS_STACK_PART (part), inherited->valign);
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
