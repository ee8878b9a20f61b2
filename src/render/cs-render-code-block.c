/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-code-part.h"
#include "cs-render-kinds.h"
#include "cs-render-teams.h"

#define PADDING 12.0

static const struct
{
  const char *word;
  const char *title;
} languages[] = {
  { "Cpp", "C++" }, { "CSharp", "C#" }, { "Css", "CSS" }, { "Dos", "DOS" },
  { "Graphql", "GraphQL" }, { "Html", "HTML" }, { "Json", "JSON" },
  { "ObjectiveC", "Objective-C" }, { "Php", "PHP" }, { "Sql", "SQL" },
  { "VbNet", "Visual Basic" }, { "Vhdl", "VHDL" }, { "Xml", "XML" }, { "PlainText", NULL },
};

static void
fill_code_block (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  const char *code = cs_object_get_string (object, "codeSnippet");
  const char *language = cs_object_get_choice (object, "language");
  const CsStyleColors *colors = &render->theme->styles[inherited->style];
  CsSurface surface = {
    .background = render->theme->styles[CS_STYLE_EMPHASIS].background,
    .border = cs_render_faint_border (render), .border_width = 1, .border_edges = CS_EDGE_ALL, .radius = 4,
  };

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      if (g_ascii_strcasecmp (languages[i].word, language) == 0)
        {
          language = languages[i].title;
          break;
        }
    }
  /* On the ground of its own the colours of the card around it hold, or those of its style. */
  if (inherited->style != CS_STYLE_DEFAULT && inherited->style != CS_STYLE_EMPHASIS)
    colors = &render->theme->styles[CS_STYLE_EMPHASIS];
  cs_part_get_traits (part)->padding = (CsSides) { PADDING, PADDING, PADDING, PADDING };
  cs_part_get_traits (part)->absent = code == NULL || *code == '\0';
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_code_part_set_code (CS_CODE_PART (part), code != NULL ? code : "", language,
                         (int) CLAMP (cs_object_get_number (object, "startLineNumber", 1),
                                      0, 1000000),
                         colors->inks[CS_INK_DEFAULT].normal, colors->inks[CS_INK_DEFAULT].subtle);
}

const CsRenderer cs_renderer_code_block = { "CodeBlock", cs_code_part_new, fill_code_block };
