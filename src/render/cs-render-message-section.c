/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-message.h"

#include "cs-grid-part.h"
#include "cs-row-part.h"
#include "cs-text-part.h"
#include "cs-wrap-part.h"

/*
 *     title
 *     ( ) activity title
 *         subtitle
 *         text
 *     [ hero image, in Outlook ]
 *     text
 *     fact:  value
 *     [image] [image]
 *     [ action ] [ action ]
 */

#define AVATAR_SIZE    40.0
#define ARTICLE_WIDTH  64.0
#define ACTIVITY_GAP   10.0
#define GALLERY_GAP    8.0
#define GALLERY_HEIGHT 100.0
/* In characters; of a fact, that needs no second line. */
#define MAX_NAME_LENGTH 16

static void
fill_title (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  CsTextLook look = { .weight = "bolder", .wrap = TRUE };

  if (render->target == CS_TARGET_OUTLOOK)
    look.size = "large";
  cs_message_fill_text (render, part, object, "title", &look, inherited);
  cs_text_part_set_level (CS_TEXT_PART (part), 2);
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

static void
fill_activity_title (CsRender          *render,
                     CsPart            *part,
                     const CsObject    *object,
                     const CsInherited *inherited)
{
  CsTextLook look = { .weight = "bolder", .wrap = TRUE };

  cs_message_fill_text (render, part, object, "activityTitle", &look, inherited);
  cs_part_get_traits (part)->spacing = 0;
}

static void
fill_activity_subtitle (CsRender          *render,
                        CsPart            *part,
                        const CsObject    *object,
                        const CsInherited *inherited)
{
  CsTextLook look = { .subtle = TRUE, .wrap = TRUE };

  cs_message_fill_text (render, part, object, "activitySubtitle", &look, inherited);
  cs_part_get_traits (part)->spacing = 0;
}

static void
fill_activity_text (CsRender          *render,
                    CsPart            *part,
                    const CsObject    *object,
                    const CsInherited *inherited)
{
  CsTextLook look = { .wrap = TRUE };

  cs_message_fill_text (render, part, object, "activityText", &look, inherited);
  cs_part_get_traits (part)->spacing = 0;
}

static const CsRenderer activity_texts[] = {
  { "activityTitle", cs_text_part_new, fill_activity_title },
  { "activitySubtitle", cs_text_part_new, fill_activity_subtitle },
  { "activityText", cs_text_part_new, fill_activity_text },
};

static void
fill_activity_stack (CsRender          *render,
                     CsPart            *part,
                     const CsObject    *object,
                     const CsInherited *inherited)
{
  CsRenderChild children[G_N_ELEMENTS (activity_texts)];

  for (guint i = 0; i < G_N_ELEMENTS (activity_texts); i++)
    children[i] = (CsRenderChild) { &activity_texts[i], *object, *inherited };
  cs_render_children (render, part, children, G_N_ELEMENTS (children));
  cs_part_get_traits (part)->width_kind = CS_WIDTH_STRETCH;
  cs_part_get_traits (part)->spacing = ACTIVITY_GAP;
}

static void
fill_picture (CsRender            *render,
              CsPart              *part,
              const char          *url,
              const char          *text,
              const CsPictureLook *look)
{
  cs_part_get_traits (part)->absent = url == NULL || *url == '\0';
  cs_picture_part_set_look (CS_PICTURE_PART (part), look);
  cs_picture_part_set_text (CS_PICTURE_PART (part), text);
  cs_picture_part_set_url (CS_PICTURE_PART (part), render->pictures, url);
}

static void
fill_avatar (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  const char *type = cs_message_get_string (object, "activityImageType");
  gboolean article = type != NULL && g_ascii_strcasecmp (type, "article") == 0;
  CsPictureLook look = {
    .width = article ? ARTICLE_WIDTH : AVATAR_SIZE,
    .height = article ? 0 : AVATAR_SIZE,
    .round = !article,
  };
  g_autofree char *name = cs_message_dup_text (object, "activityTitle");

  fill_picture (render, part, cs_message_get_string (object, "activityImage"), name, &look);
  cs_part_get_traits (part)->width_kind = CS_WIDTH_PIXELS;
  cs_part_get_traits (part)->width = look.width;
}

static const CsRenderer activity_columns[] = {
  { "activityImage", cs_picture_part_new, fill_avatar },
  { "activity texts", cs_stack_part_new, fill_activity_stack },
};

static void
fill_activity (CsRender          *render,
               CsPart            *part,
               const CsObject    *object,
               const CsInherited *inherited)
{
  static const char *const members[] = {
    "activityImage", "activityTitle", "activitySubtitle", "activityText",
  };
  CsRenderChild children[G_N_ELEMENTS (activity_columns)];
  gboolean absent = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *text = cs_message_dup_text (object, members[i]);

      absent &= text == NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (activity_columns); i++)
    children[i] = (CsRenderChild) { &activity_columns[i], *object, *inherited };
  cs_render_children (render, part, children, G_N_ELEMENTS (children));
  cs_part_get_traits (part)->absent = absent;
}

static void
fill_hero (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsPictureLook look = { .fit = CS_PICTURE_STRETCH };
  guint node = cs_message_find (object, "heroImage");
  const char *url = cs_snapshot_get_string (object->snapshot, node);
  const char *title = NULL;

  if (node != CS_NODE_NONE && cs_snapshot_get_kind (object->snapshot, node) == CS_JSON_OBJECT)
    {
      CsObject image = { object->snapshot, node, NULL };

      url = cs_message_get_string (&image, "image");
      title = cs_message_get_string (&image, "title");
    }
  fill_picture (render, part, url, title, &look);
  if (render->target == CS_TARGET_CONNECTOR)
    cs_part_get_traits (part)->absent = TRUE;
}

static CsPart *
fill_cell (CsRender          *render,
           CsPart            *part,
           CsPart            *after,
           const CsObject    *fact,
           const char        *name,
           const char        *weight,
           const CsInherited *inherited)
{
  CsPart *cell = after != NULL ? cs_part_get_next (after) : cs_part_get_first (part);
  CsTextLook look = { .weight = weight, .wrap = TRUE };
  g_autofree char *text = cs_message_dup_text (fact, name);

  /* A short name stays in one line, whatever its value needs. */
  if (text != NULL && weight != NULL)
    look.wrap = g_utf8_strlen (text, -1) > MAX_NAME_LENGTH;

  if (cell == NULL)
    {
      cell = cs_text_part_new ();
      cs_part_append (part, cell);
    }
  cs_text_part_set_flow (CS_TEXT_PART (cell),
                         text != NULL ? cs_render_text (render, text, &look, inherited) : NULL);

  return cell;
}

static void
fill_facts (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  guint list = cs_message_find (object, "facts");
  CsPart *last = NULL, *rest;

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsObject fact = { render->snapshot, item, NULL };

          if (cs_message_find (&fact, "name") == CS_NODE_NONE &&
              cs_message_find (&fact, "value") == CS_NODE_NONE)
            continue;
          last = fill_cell (render, part, last, &fact, "name", "bolder", inherited);
          last = fill_cell (render, part, last, &fact, "value", NULL, inherited);
        }
    }

  while ((rest = last != NULL ? cs_part_get_next (last) : cs_part_get_first (part)) != NULL)
    cs_part_remove (rest);
  cs_part_get_traits (part)->absent = last == NULL;
}

static void
fill_image (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  CsPictureLook look = { .max_height = GALLERY_HEIGHT };
  const char *url = cs_snapshot_get_string (object->snapshot, object->node);

  /* Some write the address alone. */
  if (url != NULL)
    fill_picture (render, part, url, NULL, &look);
  else
    fill_picture (render, part, cs_message_get_string (object, "image"),
                  cs_message_get_string (object, "title"), &look);
}

static const CsRenderer image_renderer = { "image", cs_picture_part_new, fill_image };

static void
fill_images (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_message_find (object, "images");

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsRenderChild child = { &image_renderer, { render->snapshot, item, NULL }, *inherited };

          if (render->target == CS_TARGET_CONNECTOR && children->len == CS_MESSAGE_MAX_IMAGES)
            break;
          g_array_append_val (children, child);
        }
    }

  cs_wrap_part_set_gaps (CS_WRAP_PART (part), GALLERY_GAP, GALLERY_GAP);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  cs_part_get_traits (part)->absent = children->len == 0;
}

static const CsRenderer pieces[] = {
  { "title", cs_text_part_new, fill_title },
  { "activity", cs_row_part_new, fill_activity },
  { "heroImage", cs_picture_part_new, fill_hero },
  { "text", cs_text_part_new, fill_text },
  { "facts", cs_grid_part_new, fill_facts },
  { "images", cs_wrap_part_new, fill_images },
};

static gboolean
has_something (CsPart *part)
{
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      if (!cs_part_get_traits (child)->absent)
        return TRUE;
    }

  return FALSE;
}

static void
fill_section (CsRender          *render,
              CsPart            *part,
              const CsObject    *object,
              const CsInherited *inherited)
{
  CsRenderChild children[G_N_ELEMENTS (pieces) + 1];
  CsInherited inner = cs_message_inherit (render, object, inherited);
  CsPartTraits *traits = cs_part_get_traits (part);
  guint group = cs_message_find (object, "startGroup");
  const char *style = cs_message_get_string (object, "style");
  CsSurface surface = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    children[i] = (CsRenderChild) { &pieces[i], *object, inner };
  children[G_N_ELEMENTS (pieces)] = (CsRenderChild) { &cs_renderer_message_actions, *object,
                                                      inner };
  cs_render_children (render, part, children, G_N_ELEMENTS (children));

  traits->absent = !has_something (part);
  /* Teams takes every section for a group. */
  traits->separator = render->target == CS_TARGET_CONNECTOR ||
                      (group != CS_NODE_NONE &&
                       cs_snapshot_get_kind (render->snapshot, group) == CS_JSON_TRUE);
  traits->spacing = cs_theme_get_spacing (traits->separator ? "large" : "medium");
  if (style != NULL && g_ascii_strcasecmp (style, "emphasis") == 0)
    surface.background = render->theme->styles[CS_STYLE_EMPHASIS].background;
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
}

const CsRenderer cs_renderer_message_section = { "section", cs_stack_part_new, fill_section };
