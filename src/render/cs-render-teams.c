/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-teams.h"

CsTextFlow *
cs_render_plain_text (const char *text,
                      double      size,
                      int         weight,
                      guint32     color,
                      gboolean    wrap)
{
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, size, weight, FALSE } };
  CsTextStyle style = { .font = spec.font, .color = color };
  CsTextFlow *flow = cs_text_flow_new (FALSE, CS_ALIGN_START);

  cs_text_flow_set_wrap (flow, wrap, 0);
  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add (flow, text, &style);

  return flow;
}

guint32
cs_render_ink (CsRender          *render,
               const char        *word,
               const CsInherited *inherited)
{
  return render->theme->styles[inherited->style].inks[cs_theme_parse_ink (word)].normal;
}

guint32
cs_render_faint_border (CsRender *render)
{
  return render->theme == cs_theme_get (CS_THEME_CONTRAST) ? render->theme->separator
                                                           : render->theme->placeholder;
}

double
cs_render_icon_size (const char *word)
{
  static const struct { const char *word; double size; } sizes[] = {
    { "xxSmall", 12 }, { "xSmall", 16 }, { "Small", 20 }, { "Standard", 24 }, { "Medium", 28 },
    { "Large", 32 }, { "xLarge", 40 }, { "xxLarge", 48 },
  };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (sizes); i++)
    {
      if (g_ascii_strcasecmp (sizes[i].word, word) == 0)
        return sizes[i].size;
    }

  return 24;
}

CsAlign
cs_render_own_align (const CsObject    *object,
                     const CsInherited *inherited)
{
  return cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                inherited->halign);
}

void
cs_render_name (CsPart     *part,
                const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
