/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>

#include "cs-render-kinds.h"
#include "cs-symbol.h"
#include "cs-text-part.h"

/* The page's own font, a serif one of 16 pixels, makes room in every line. */
static const CsFontMetrics page_font = { 15, 4, 0 };

void
cs_render_begin_rich (CsTextFlow *flow)
{
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, 14, 400, FALSE }, .strut = &page_font };

  cs_text_flow_keep_words (flow);
  cs_text_flow_begin (flow, &spec);
}

static void
add_text_run (CsRender          *render,
              CsTextFlow        *flow,
              const CsObject    *object,
              const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "text");
  CsObject action = cs_object_get_object (object, "selectAction");
  CsTextLook look = {
    .size = cs_render_get_given (object, "size"),
    .weight = cs_render_get_given (object, "weight"),
    .color = cs_object_get_choice (object, "color"),
    .font_type = cs_object_get_choice (object, "fontType"),
    .subtle = cs_object_get_boolean (object, "isSubtle"),
  };
  g_autofree char *dated = NULL, *pressed = NULL;
  CsTextStyle style;

  if (text == NULL || *text == '\0')
    return;

  cs_render_text_style (render, &look, inherited, &style);
  style.font.italic = cs_object_get_boolean (object, "italic");
  style.strike = cs_object_get_boolean (object, "strikethrough");
  style.underline = cs_object_get_boolean (object, "underline");
  /* One line at a time: the later word takes the other's place in the official renderer. */
  if (style.underline)
    style.strike = FALSE;
  if (cs_object_get_boolean (object, "highlight"))
    style.background = render->theme->highlight;
  if (action.node != CS_NODE_NONE)
    {
      const char *url = cs_snapshot_get_string (object->snapshot,
                                                cs_snapshot_get_member (object->snapshot,
                                                                        action.node, "url"));

      CsSpan span = cs_snapshot_get_value_span (object->snapshot, action.node);

      pressed = g_strndup ((const char *) g_bytes_get_data (cs_snapshot_get_bytes (object->snapshot),
                                                            NULL) + span.start, span.length);
      style.href = url != NULL ? url : "";
      style.action = pressed;
      style.color = render->theme->link;
    }
  dated = cs_render_dup_dated (render, text);
  cs_text_flow_add (flow, dated, &style);
}

/* Among words there is no room for a drawing of ours: its name stands there, on a ground. */
static void
add_stand_in (CsRender          *render,
              CsTextFlow        *flow,
              const char        *name,
              const CsObject    *object,
              const CsInherited *inherited)
{
  g_autofree char *words = cs_symbol_dup_text (name);
  CsTextLook look = { .size = cs_render_get_given (object, "size"), .subtle = TRUE };
  g_autofree char *text = g_strdup_printf ("\302\240%s\302\240", words);
  CsTextStyle style;

  cs_render_text_style (render, &look, inherited, &style);
  style.background = render->theme->placeholder;
  cs_text_flow_add (flow, text, &style);
}

static void
add_inline (CsRender          *render,
            CsTextFlow        *flow,
            const CsObject    *object,
            guint              node,
            const CsInherited *inherited)
{
  const char *text = cs_snapshot_get_string (render->snapshot, node);
  CsTextLook plain = { 0 };
  CsTextStyle style;
  CsObject run;
  const char *type;

  if (text != NULL)
    {
      g_autofree char *dated = cs_render_dup_dated (render, text);

      cs_render_text_style (render, &plain, inherited, &style);
      cs_text_flow_add (flow, dated, &style);
      return;
    }
  if (cs_snapshot_get_kind (render->snapshot, node) != CS_JSON_OBJECT)
    return;

  type = cs_snapshot_get_string (render->snapshot,
                                 cs_snapshot_get_member (render->snapshot, node, "type"));
  run = cs_object_get_item (object, "inlines", node, NULL);
  if (run.shape == NULL)
    return;
  if (cs_target_is_teams_card (render->target) && g_strcmp0 (type, "IconRun") == 0)
    add_stand_in (render, flow, cs_object_get_string (&run, "name"), &run, inherited);
  else if (cs_target_is_teams_card (render->target) && g_strcmp0 (type, "ImageRun") == 0)
    add_stand_in (render, flow, _("Image"), &run, inherited);
  if (g_strcmp0 (type, "TextRun") != 0)
    return;
  add_text_run (render, flow, &run, inherited);
}

static void
fill_rich_text_block (CsRender          *render,
                      CsPart            *part,
                      const CsObject    *object,
                      const CsInherited *inherited)
{
  CsAlign align = cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                         inherited->halign);
  CsTextFlow *flow = cs_text_flow_new (inherited->rtl, align);
  guint list = cs_object_get_node (object, "inlines");
  g_autofree char *text = NULL;

  cs_render_begin_rich (flow);
  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        add_inline (render, flow, object, item, inherited);
    }

  text = cs_text_flow_dup_text (flow);
  cs_part_get_traits (part)->absent = *text == '\0';
  cs_text_part_set_flow (CS_TEXT_PART (part), flow);
}

const CsRenderer cs_renderer_rich_text_block = {
  "RichTextBlock", cs_text_part_new, fill_rich_text_block,
};
