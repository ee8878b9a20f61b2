/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-message.h"

#include <string.h>

#include "cs-text-part.h"

/*
 *     |  title
 *     |  text
 *     |  section
 *     |  -------  section, in Teams always behind a line
 *     |  [ action ] [ action ]
 *     ^ the theme colour
 *
 * Each piece is a child of its own made from the whole object, so that an edit of one section leaves
 * the others as they are.
 */

#define BAR_WIDTH       3.0
#define CARD_PADDING    16.0
#define OUTLOOK_PADDING 20.0

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

guint
cs_message_find (const CsObject *object,
                 const char     *name)
{
  CsSnapshot *snapshot = object->snapshot;
  guint member;

  if (object->node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, object->node) != CS_JSON_OBJECT)
    return CS_NODE_NONE;

  member = cs_snapshot_get_member (snapshot, object->node, name);
  if (member != CS_NODE_NONE)
    return member;
  for (member = cs_snapshot_get_first_child (snapshot, object->node); member != CS_NODE_NONE;
       member = cs_snapshot_get_next (snapshot, member))
    {
      if (is_word (cs_snapshot_get_key (snapshot, member), name))
        return member;
    }

  return CS_NODE_NONE;
}

const char *
cs_message_get_string (const CsObject *object,
                       const char     *name)
{
  return cs_snapshot_get_string (object->snapshot, cs_message_find (object, name));
}

char *
cs_message_dup_text (const CsObject *object,
                     const char     *name)
{
  guint node = cs_message_find (object, name);
  const char *text = cs_snapshot_get_string (object->snapshot, node);
  CsSpan span;

  if (node == CS_NODE_NONE)
    return NULL;
  if (text != NULL)
    return *text != '\0' ? g_strdup (text) : NULL;

  switch (cs_snapshot_get_kind (object->snapshot, node))
    {
    case CS_JSON_NUMBER:
    case CS_JSON_TRUE:
    case CS_JSON_FALSE:
      span = cs_snapshot_get_value_span (object->snapshot, node);
      return g_strndup ((const char *) g_bytes_get_data (cs_snapshot_get_bytes (object->snapshot),
                                                         NULL) + span.start, span.length);
    default:
      return NULL;
    }
}

gboolean
cs_render_is_message (CsSnapshot *snapshot)
{
  static const char *const members[] = {
    "sections", "potentialAction", "themeColor", "summary", "text", "title",
  };
  CsObject card = { snapshot, 0, &cs_vocab_message_card };

  if (cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT ||
      cs_snapshot_get_member (snapshot, 0, "type") != CS_NODE_NONE ||
      cs_snapshot_get_member (snapshot, 0, "body") != CS_NODE_NONE)
    return FALSE;
  if (cs_message_find (&card, "@type") != CS_NODE_NONE)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (cs_message_find (&card, members[i]) != CS_NODE_NONE)
        return TRUE;
    }

  return FALSE;
}

CsInherited
cs_message_inherit (CsRender          *render,
                    const CsObject    *object,
                    const CsInherited *inherited)
{
  guint markdown = cs_message_find (object, "markdown");
  CsInherited inner = *inherited;

  if (markdown != CS_NODE_NONE &&
      (cs_snapshot_get_kind (object->snapshot, markdown) == CS_JSON_FALSE ||
       is_word (cs_snapshot_get_string (object->snapshot, markdown), "false")))
    /* Outlook has no HTML: it shows the tags. */
    inner.dialect = render->target == CS_TARGET_OUTLOOK ? CS_MARKDOWN_PLAIN : CS_MARKDOWN_HTML;

  return inner;
}

void
cs_message_fill_text (CsRender          *render,
                      CsPart            *part,
                      const CsObject    *object,
                      const char        *name,
                      const CsTextLook  *look,
                      const CsInherited *inherited)
{
  g_autofree char *text = cs_message_dup_text (object, name);

  cs_part_get_traits (part)->absent = text == NULL;
  cs_text_part_set_flow (CS_TEXT_PART (part),
                         text != NULL ? cs_render_text (render, text, look, inherited) : NULL);
}

static void
fill_title (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  CsInherited own = *inherited;
  CsTextLook look = { .size = "large", .weight = "bolder", .wrap = TRUE };

  /* Teams formats no title, and cuts it after two lines. */
  if (render->target == CS_TARGET_CONNECTOR)
    {
      own.dialect = CS_MARKDOWN_PLAIN;
      look.max_lines = 2;
    }
  cs_message_fill_text (render, part, object, "title", &look, &own);
  cs_text_part_set_level (CS_TEXT_PART (part), 1);
}

static void
fill_text (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsTextLook look = { .wrap = TRUE };

  cs_message_fill_text (render, part, object, "text", &look, inherited);
}

static const CsRenderer title_renderer = { "title", cs_text_part_new, fill_title };
static const CsRenderer text_renderer = { "text", cs_text_part_new, fill_text };

/* Returns: 0 where the card says nothing usable */
static guint32
parse_theme_color (const char *text)
{
  g_autofree char *color = NULL;
  GdkRGBA rgba;

  if (text == NULL || *text == '\0')
    return 0;
  color = *text == '#' ? g_strdup (text) : g_strconcat ("#", text, NULL);
  if (!gdk_rgba_parse (&rgba, color) && !gdk_rgba_parse (&rgba, text))
    return 0;

  return 0xff000000 | (guint32) (rgba.red * 255 + 0.5f) << 16 |
         (guint32) (rgba.green * 255 + 0.5f) << 8 | (guint32) (rgba.blue * 255 + 0.5f);
}

static void
fill_ground (CsRender       *render,
             CsPart         *part,
             const CsObject *object)
{
  double inset = render->target == CS_TARGET_OUTLOOK ? OUTLOOK_PADDING : CARD_PADDING;
  guint32 color = parse_theme_color (cs_message_get_string (object, "themeColor"));
  CsSurface surface = { .background = render->theme->styles[CS_STYLE_DEFAULT].background };

  if (color != 0)
    {
      surface.border = color;
      surface.border_width = BAR_WIDTH;
      surface.border_edges = CS_EDGE_LEFT;
    }
  cs_part_get_traits (part)->padding = (CsSides) { inset, inset, inset, inset };
  cs_part_get_traits (part)->min_height = 0;
  cs_part_get_traits (part)->bleed = FALSE;
  cs_stack_part_set_valign (CS_STACK_PART (part), CS_VALIGN_TOP);
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_stack_part_set_backdrop (CS_STACK_PART (part), NULL);
}

static void
add_sections (CsRender          *render,
              GArray            *children,
              const CsObject    *object,
              const CsInherited *inherited)
{
  guint list = cs_message_find (object, "sections");
  const CsMember *member = cs_shape_find_member (&cs_vocab_message_card, "sections",
                                                 CS_VERSION_NONE);
  guint n = 0;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return;

  for (guint item = cs_snapshot_get_first_child (render->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (render->snapshot, item))
    {
      CsRenderChild child = { &cs_renderer_message_section,
                              { render->snapshot, item, member->shape }, *inherited };

      if (cs_snapshot_get_kind (render->snapshot, item) != CS_JSON_OBJECT)
        continue;
      if (render->target == CS_TARGET_CONNECTOR && n == CS_MESSAGE_MAX_SECTIONS)
        break;
      n++;
      g_array_append_val (children, child);
    }
}

void
cs_render_message (CsRender       *render,
                   CsPart         *part,
                   const CsObject *object)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  CsRenderChild child = { .object = *object };
  CsInherited inherited;

  cs_inherited_init (&inherited);
  inherited.styles_around = 1u << CS_STYLE_DEFAULT;
  inherited.dialect = render->target == CS_TARGET_OUTLOOK ? CS_MARKDOWN_OUTLOOK
                                                          : CS_MARKDOWN_CONNECTOR;
  child.inherited = cs_message_inherit (render, object, &inherited);
  fill_ground (render, part, object);

  child.renderer = &title_renderer;
  g_array_append_val (children, child);
  child.renderer = &text_renderer;
  g_array_append_val (children, child);
  add_sections (render, children, object, &inherited);
  child.renderer = &cs_renderer_message_actions;
  child.inherited = inherited;
  g_array_append_val (children, child);

  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
}
