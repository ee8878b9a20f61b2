/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-wrap-part.h"

#define SET_GAP        5.0
#define SET_MAX_HEIGHT 100.0
#define CORNER_RADIUS  4.0
/* Of a picture that partly lies on the one before it. */
#define OVERLAP        0.25

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

static double
get_place (const char *word,
           const char *middle,
           const char *end)
{
  return is_word (word, middle) ? 0.5 : is_word (word, end) ? 1 : 0;
}

/* What only Teams knows about pictures. */
static void
read_teams_look (CsRender       *render,
                 const CsObject *object,
                 CsPictureLook  *look)
{
  const char *mode;

  if (!cs_target_is_teams_card (render->target))
    return;

  mode = cs_object_get_choice (object, "fitMode");
  if (is_word (cs_object_get_string (object, "width"), "stretch"))
    look->fit = CS_PICTURE_ACROSS;
  if ((look->width > 0 || look->fit == CS_PICTURE_ACROSS) && look->height > 0)
    look->mode = is_word (mode, "cover") ? CS_PICTURE_COVER
                 : is_word (mode, "contain") ? CS_PICTURE_CONTAIN : CS_PICTURE_FILL;
  look->across = get_place (cs_object_get_choice (object, "horizontalContentAlignment"),
                            "center", "right");
  look->down = get_place (cs_object_get_choice (object, "verticalContentAlignment"),
                          "center", "bottom");
  if (is_word (cs_object_get_choice (object, "style"), "RoundedCorners"))
    look->radius = CORNER_RADIUS;
}

static void
fill_picture (CsRender            *render,
              CsPart              *part,
              const CsObject      *object,
              const CsPictureLook *look)
{
  const char *url = cs_render_pick_themed (render, object, "themedUrls",
                                           cs_object_get_string (object, "url"));

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
  read_teams_look (render, object, &look);
  if (inherited->rtl && look.align != CS_ALIGN_CENTER)
    look.align = look.align == CS_ALIGN_START ? CS_ALIGN_END : CS_ALIGN_START;
  fill_picture (render, part, object, &look);
}

const CsRenderer cs_renderer_image = { "Image", cs_picture_part_new, fill_image };

/* The official renderer knows only the one style of a set; in Teams the pictures may also lie on
 * one another, or be cut to squares. */
static gboolean
is_in_style (CsRender   *render,
             CsSnapshot *snapshot,
             guint       set,
             const char *style)
{
  return cs_target_is_teams_card (render->target) &&
         is_word (cs_snapshot_get_string (snapshot,
                                          cs_snapshot_get_member (snapshot, set, "style")), style);
}

/* Returns: what lies between one picture and the next */
static double
get_gap (CsRender       *render,
         const CsObject *object)
{
  double height = cs_theme_get_image (cs_object_get_choice (object, "imageSize")), offset;

  if (!is_in_style (render, object->snapshot, object->node, "stacked"))
    return SET_GAP;
  if (cs_snapshot_get_double (object->snapshot,
                              cs_snapshot_get_member (object->snapshot, object->node, "offset"),
                              &offset))
    return CLAMP (offset, -SET_MAX_HEIGHT, SET_MAX_HEIGHT);

  return -OVERLAP * (height > 0 ? height : cs_theme_get_image ("medium"));
}

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
  read_teams_look (render, object, &look);
  if (is_in_style (render, object->snapshot, set, "grid"))
    {
      look.width = look.height;
      look.mode = CS_PICTURE_COVER;
      look.across = look.down = 0.5;
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

  cs_wrap_part_set_gaps (CS_WRAP_PART (part), get_gap (render, object), SET_GAP);
  cs_wrap_part_set_loose (CS_WRAP_PART (part), render->target == CS_TARGET_NONE);
  cs_wrap_part_set_rtl (CS_WRAP_PART (part), inherited->rtl);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  cs_part_get_traits (part)->absent = children->len == 0;
}

const CsRenderer cs_renderer_image_set = { "ImageSet", cs_wrap_part_new, fill_image_set };
