/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-render-kinds.h"
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

/* Makes @style that of a link, if the run has an action. Returns: (transfer full) (nullable): what
 * @style lends meanwhile */
static char *
press_run (CsRender       *render,
           const CsObject *object,
           CsTextStyle    *style)
{
  CsObject action = cs_object_get_object (object, "selectAction");
  CsSnapshot *snapshot = object->snapshot;
  const char *url, *text;
  CsSpan span;

  if (action.node == CS_NODE_NONE)
    return NULL;

  url = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, action.node, "url"));
  text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);
  span = cs_snapshot_get_value_span (snapshot, action.node);
  style->href = url != NULL ? url : "";
  style->color = render->theme->link;
  style->action = g_strndup (text + span.start, span.length);

  return (char *) style->action;
}

static void
add_text_run (CsRender          *render,
              CsTextFlow        *flow,
              const CsObject    *object,
              const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "text");
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
  pressed = press_run (render, object, &style);
  dated = cs_render_dup_dated (render, text);
  cs_text_flow_add (flow, dated, &style);
}

/* Drawings and pictures are as high as a line of words of their size. */
static double
get_picture_size (const CsTextStyle *style)
{
  return ceil (style->font.size * CS_LINE_HEIGHT_FACTOR);
}

static void
add_icon (CsRender          *render,
          CsTextFlow        *flow,
          const CsObject    *object,
          const CsInherited *inherited)
{
  const char *name = cs_object_get_string (object, "name");
  const char *kind = cs_object_get_choice (object, "style");
  CsTextLook look = { .size = cs_render_get_given (object, "size"),
                      .color = cs_object_get_choice (object, "color") };
  g_autofree char *pressed = NULL;
  CsTextStyle style;

  if (name == NULL || *name == '\0')
    return;

  cs_render_text_style (render, &look, inherited, &style);
  pressed = press_run (render, object, &style);
  cs_text_flow_add_symbol (flow, name, kind != NULL && g_ascii_strcasecmp (kind, "Filled") == 0,
                           get_picture_size (&style), &style);
}

static void
add_image (CsRender          *render,
           CsTextFlow        *flow,
           const CsObject    *object,
           const CsInherited *inherited)
{
  const char *url = cs_object_get_string (object, "url");
  const char *shape = cs_object_get_choice (object, "style");
  CsTextLook look = { .size = cs_render_get_given (object, "size") };
  g_autofree char *pressed = NULL;
  CsTextStyle style;

  if (url == NULL || *url == '\0')
    return;

  cs_render_text_style (render, &look, inherited, &style);
  pressed = press_run (render, object, &style);
  cs_text_flow_add_picture (flow, url, _("Image"), &style);
  cs_text_flow_fit_picture (flow, get_picture_size (&style),
                            shape != NULL && g_ascii_strcasecmp (shape, "Person") == 0);
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
    add_icon (render, flow, &run, inherited);
  else if (cs_target_is_teams_card (render->target) && g_strcmp0 (type, "ImageRun") == 0)
    add_image (render, flow, &run, inherited);
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

  cs_text_flow_take_picture (flow, render->pictures, NULL);
  text = cs_text_flow_dup_text (flow);
  cs_part_get_traits (part)->absent = *text == '\0';
  cs_text_part_set_flow (CS_TEXT_PART (part), flow);
}

const CsRenderer cs_renderer_rich_text_block = {
  "RichTextBlock", cs_text_part_new, fill_rich_text_block,
};
