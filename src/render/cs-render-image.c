/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-wrap-part.h"

#define SET_GAP        5.0
#define SET_MAX_HEIGHT 100.0

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static guint32
parse_color (const char *text)
{
  GdkRGBA rgba;

  if (text == NULL || !gdk_rgba_parse (&rgba, text))
    return 0;
  /* Of eight digits the first two are the opacity. */
  if (*text == '#' && strlen (text) == 9)
    return (guint32) g_ascii_strtoull (text + 1, NULL, 16);

  return (guint32) (rgba.alpha * 255 + 0.5f) << 24 | (guint32) (rgba.red * 255 + 0.5f) << 16 |
         (guint32) (rgba.green * 255 + 0.5f) << 8 | (guint32) (rgba.blue * 255 + 0.5f);
}

static void
fill_picture (CsRender            *render,
              CsPart              *part,
              const CsObject      *object,
              const CsPictureLook *look)
{
  const char *url = cs_object_get_string (object, "url");

  cs_part_get_traits (part)->absent = url == NULL || *url == '\0';
  cs_part_get_traits (part)->stretch = FALSE;
  cs_picture_part_set_look (CS_PICTURE_PART (part), look);
  cs_picture_part_set_text (CS_PICTURE_PART (part), cs_object_get_string (object, "altText"));
  cs_picture_part_set_url (CS_PICTURE_PART (part), render->pictures, url);
}

static void
fill_image (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *size = cs_object_get_choice (object, "size");
  CsPictureLook look = {
    .fit = is_word (size, "stretch") ? CS_PICTURE_STRETCH : CS_PICTURE_AUTO,
    .width = cs_render_parse_pixels (cs_object_get_string (object, "width")),
    .height = cs_render_parse_pixels (cs_object_get_string (object, "height")),
    .align = cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                    inherited->halign),
    .round = is_word (cs_object_get_choice (object, "style"), "person"),
    .background = parse_color (cs_object_get_string (object, "backgroundColor")),
  };

  if (look.width <= 0 && look.height <= 0)
    look.width = cs_theme_get_image (size);
  if (inherited->rtl && look.align != CS_ALIGN_CENTER)
    look.align = look.align == CS_ALIGN_START ? CS_ALIGN_END : CS_ALIGN_START;
  fill_picture (render, part, object, &look);
}

const CsRenderer cs_renderer_image = { "Image", cs_picture_part_new, fill_image };

/* In a set the height is given, by the set. */
static void
fill_set_image (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  guint set = cs_snapshot_get_parent (object->snapshot,
                                      cs_snapshot_get_parent (object->snapshot, object->node));
  const char *size = cs_snapshot_get_string (object->snapshot,
                                             cs_snapshot_get_member (object->snapshot, set,
                                                                     "imageSize"));
  double height = cs_theme_get_image (size);
  CsPictureLook look = {
    .width = cs_render_parse_pixels (cs_object_get_string (object, "width")),
    .height = cs_render_parse_pixels (cs_object_get_string (object, "height")),
    .round = is_word (cs_object_get_choice (object, "style"), "person"),
    .background = parse_color (cs_object_get_string (object, "backgroundColor")),
  };

  if (look.width <= 0 && look.height <= 0)
    {
      look.height = height > 0 ? height : cs_theme_get_image ("medium");
      look.max_height = SET_MAX_HEIGHT;
    }
  fill_picture (render, part, object, &look);
}

static const CsRenderer set_image_renderer = { "Image", cs_picture_part_new, fill_set_image };

static void
fill_image_set (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "images");

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsRenderChild child = { &set_image_renderer, cs_render_item (object, "images", item),
                                  *inherited };
          const CsKind *kind = cs_family_find (&cs_adaptive_elements, "Image");

          child.object.shape = kind != NULL ? kind->shape : child.object.shape;
          if (cs_snapshot_get_kind (render->snapshot, item) == CS_JSON_OBJECT)
            g_array_append_val (children, child);
        }
    }

  cs_wrap_part_set_gaps (CS_WRAP_PART (part), SET_GAP, SET_GAP);
  cs_wrap_part_set_rtl (CS_WRAP_PART (part), inherited->rtl);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  cs_part_get_traits (part)->absent = children->len == 0;
}

const CsRenderer cs_renderer_image_set = { "ImageSet", cs_wrap_part_new, fill_image_set };
