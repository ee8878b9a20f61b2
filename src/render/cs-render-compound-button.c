/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-render-teams.h"
#include "cs-row-part.h"
#include "cs-symbol.h"
#include "cs-text-part.h"

/*
 *     .---------------------------------.
 *     | (icon)  title          ( New )  |
 *     |         description             |
 *     '---------------------------------'
 */

#define PADDING       12.0
#define RADIUS        4.0
#define GAP           12.0
#define BADGE_HEIGHT  20.0
#define BADGE_PADDING 8.0

static void
fill_icon (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsObject icon = cs_object_get_object (object, "icon");
  const char *name = icon.node != CS_NODE_NONE ? cs_object_get_string (&icon, "name") : NULL;
  g_autofree char *words = cs_symbol_dup_text (name);
  CsChipLook look = { .align = CS_ALIGN_START };
  CsPartTraits *traits = cs_part_get_traits (part);

  traits->absent = name == NULL || *name == '\0';
  if (traits->absent)
    return;

  look.size = cs_render_icon_size (cs_object_get_choice (&icon, "size"));
  cs_chip_look_add (&look, name,
                    g_strcmp0 (cs_object_get_choice (&icon, "style"), "Filled") == 0,
                    cs_render_ink (render, cs_object_get_choice (&icon, "color"), inherited));
  cs_chip_part_set_look (CS_CHIP_PART (part), &look, NULL);
  cs_render_name (part, words);
  traits->width_kind = CS_WIDTH_PIXELS;
  traits->width = look.size;
}

static void
fill_text (CsRender          *render,
           CsPart            *part,
           const char        *text,
           const CsTextLook  *look,
           const CsInherited *inherited)
{
  CsInherited own = *inherited;

  own.text_role = CS_TEXT_PLAIN;
  own.dialect = CS_MARKDOWN_PLAIN;
  cs_part_get_traits (part)->absent = text == NULL || *text == '\0';
  cs_part_get_traits (part)->spacing = 0;
  cs_text_part_set_flow (CS_TEXT_PART (part),
                         text != NULL ? cs_render_text (render, text, look, &own) : NULL);
}

static void
fill_title (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  CsTextLook look = { .weight = "bolder", .wrap = TRUE };

  fill_text (render, part, cs_object_get_string (object, "title"), &look, inherited);
}

static void
fill_description (CsRender          *render,
                  CsPart            *part,
                  const CsObject    *object,
                  const CsInherited *inherited)
{
  CsTextLook look = { .size = "small", .subtle = TRUE, .wrap = TRUE };

  fill_text (render, part, cs_object_get_string (object, "description"), &look, inherited);
}

static const CsRenderer texts[] = {
  { "title", cs_text_part_new, fill_title, .piece = TRUE },
  { "description", cs_text_part_new, fill_description, .piece = TRUE },
};

static void
fill_texts (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  CsRenderChild children[] = {
    { &texts[0], *object, *inherited }, { &texts[1], *object, *inherited },
  };

  cs_render_children (render, part, children, G_N_ELEMENTS (children));
  cs_part_get_traits (part)->width_kind = CS_WIDTH_STRETCH;
  cs_part_get_traits (part)->spacing = GAP;
}

static void
fill_badge (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "badge");
  guint32 accent = cs_render_ink (render, "accent", inherited);
  CsChipLook look = { .padding = BADGE_PADDING, .height = BADGE_HEIGHT,
                      .surface = { .border = accent, .border_width = 1, .radius = 999 } };

  cs_part_get_traits (part)->absent = text == NULL || *text == '\0';
  cs_part_get_traits (part)->width_kind = CS_WIDTH_AUTO;
  cs_chip_part_set_look (CS_CHIP_PART (part), &look, text != NULL
    ? cs_render_plain_text (text, 11, 600, accent, FALSE) : NULL);
  cs_render_name (part, text);
}

static const CsRenderer columns[] = {
  { "icon", cs_chip_part_new, fill_icon, .piece = TRUE },
  { "texts", cs_stack_part_new, fill_texts, .piece = TRUE },
  { "badge", cs_chip_part_new, fill_badge, .piece = TRUE },
};

static void
fill_row (CsRender          *render,
          CsPart            *part,
          const CsObject    *object,
          const CsInherited *inherited)
{
  CsRenderChild children[G_N_ELEMENTS (columns)];

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    children[i] = (CsRenderChild) { &columns[i], *object, *inherited };
  cs_row_part_set_rtl (CS_ROW_PART (part), inherited->rtl);
  cs_render_children (render, part, children, G_N_ELEMENTS (children));
}

static const CsRenderer row_renderer = { "row", cs_row_part_new, fill_row, .piece = TRUE };

static void
fill_compound_button (CsRender          *render,
                      CsPart            *part,
                      const CsObject    *object,
                      const CsInherited *inherited)
{
  CsRenderChild child = { &row_renderer, *object, *inherited };
  CsSurface surface = { .border = render->theme->button.border, .border_width = 1,
                        .border_edges = CS_EDGE_ALL, .radius = RADIUS };

  cs_part_get_traits (part)->padding = (CsSides) { PADDING, PADDING, PADDING, PADDING };
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_render_children (render, part, &child, 1);
  cs_render_name (part, cs_object_get_string (object, "title"));
}

const CsRenderer cs_renderer_compound_button = {
  "CompoundButton", cs_stack_part_new, fill_compound_button,
};
