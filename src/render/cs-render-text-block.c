/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-text-part.h"

#define HEADING_LEVEL 2

static void
fill_text_block (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "text");
  const char *style = cs_object_get_choice (object, "style");
  CsInherited own = *inherited;
  CsTextLook look = {
    .size = cs_render_get_given (object, "size"),
    .weight = cs_render_get_given (object, "weight"),
    .color = cs_object_get_choice (object, "color"),
    .font_type = cs_object_get_choice (object, "fontType"),
    .subtle = cs_object_get_boolean (object, "isSubtle"),
    .wrap = cs_object_get_boolean (object, "wrap"),
    .max_lines = (guint) CLAMP (cs_object_get_number (object, "maxLines", 0), 0, 10000),
    .align = cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                    inherited->halign),
  };
  gboolean heading = style != NULL && g_ascii_strcasecmp (style, "heading") == 0;

  cs_part_get_traits (part)->absent = text == NULL || *text == '\0';
  if (heading)
    own.text_role = CS_TEXT_HEADING;
  else if (cs_object_has (object, "style"))
    own.text_role = CS_TEXT_PLAIN;

  cs_text_part_set_level (CS_TEXT_PART (part), heading ? HEADING_LEVEL : 0);
  cs_text_part_set_flow (CS_TEXT_PART (part),
                         text != NULL ? cs_render_text (render, text, &look, &own) : NULL);
}

const CsRenderer cs_renderer_text_block = { "TextBlock", cs_text_part_new, fill_text_block };
