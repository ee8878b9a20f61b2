/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-render-teams.h"
#include "cs-symbol.h"

static void
fill_icon (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  const char *name = cs_object_get_string (object, "name");
  const char *style = cs_object_get_choice (object, "style");
  g_autofree char *words = cs_symbol_dup_text (name);
  CsChipLook look = { .size = cs_render_icon_size (cs_object_get_choice (object, "size")),
                      .align = cs_render_own_align (object, inherited), .rtl = inherited->rtl };

  cs_part_get_traits (part)->absent = name == NULL || *name == '\0';
  if (name != NULL)
    cs_chip_look_add (&look, name, style != NULL && g_ascii_strcasecmp (style, "Filled") == 0,
                      cs_render_ink (render, cs_object_get_choice (object, "color"), inherited));
  cs_chip_part_set_look (CS_CHIP_PART (part), &look, NULL);
  /* Of what we have no drawing for, the pointer tells the name. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (part), cs_symbol_is_known (name) ? NULL : name);
  cs_render_name (part, words);
}

const CsRenderer cs_renderer_icon = { "Icon", cs_chip_part_new, fill_icon };
