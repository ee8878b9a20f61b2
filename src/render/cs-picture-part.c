/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-picture-part.h"

#define TEXT_SIZE   11.0
#define LINE_HEIGHT 14.0
#define TEXT_MARGIN 4.0
/* Of less no word is left. */
#define MIN_TEXT_WIDTH 44.0

struct _CsPicturePart
{
  CsPart          parent_instance;

  CsPictureLook   look;
  char           *url;
  CsPictureState  state;
  GdkTexture     *texture;
  double          natural_width;
  double          natural_height;
  char           *text;
  CsTextFlow     *flow;      /* @text, on the grey box */
};

G_DEFINE_FINAL_TYPE (CsPicturePart, cs_picture_part, CS_TYPE_PART)

static void
get_natural (CsPicturePart *self,
             double        *width,
             double        *height)
{
  *width = self->natural_width > 0 ? self->natural_width : CS_PICTURE_STAND_IN;
  *height = self->natural_height > 0 ? self->natural_height : CS_PICTURE_STAND_IN;
}

/* A picture that is none takes no room, as in the official renderer. */
static gboolean
is_gone (CsPicturePart *self)
{
  return self->state == CS_PICTURE_STATE_NONE;
}

/* The width that it would like to have. */
static double
get_wish (CsPicturePart *self)
{
  const CsPictureLook *look = &self->look;
  double width, height, wish;

  get_natural (self, &width, &height);
  if (is_gone (self))
    return 0;
  if (look->width > 0)
    return look->width;

  wish = look->height > 0 ? look->height : height;
  if (look->max_height > 0)
    wish = MIN (wish, look->max_height);

  return wish * width / height;
}

static void
get_size (CsPicturePart *self,
          double         room,
          double        *width,
          double        *height)
{
  const CsPictureLook *look = &self->look;
  double natural_width, natural_height;

  get_natural (self, &natural_width, &natural_height);
  *width = *height = 0;
  if (is_gone (self))
    return;
  if (look->fit == CS_PICTURE_ACROSS ||
      (look->fit == CS_PICTURE_STRETCH && look->width <= 0 && look->height <= 0))
    *width = room;
  else
    *width = MIN (get_wish (self), room);

  *height = look->height > 0 ? look->height : *width * natural_height / natural_width;
  if (look->max_height > 0)
    *height = MIN (*height, look->max_height);
}

static void
cs_picture_part_measure_widths (CsPart *part,
                                double *min,
                                double *max)
{
  CsPicturePart *self = CS_PICTURE_PART (part);

  *max = get_wish (self);
  *min = self->look.fit != CS_PICTURE_AUTO || self->look.width <= 0 ? 0 : *max;
}

static double
cs_picture_part_measure_height (CsPart *part,
                                double  width)
{
  double own_width, height;

  get_size (CS_PICTURE_PART (part), width, &own_width, &height);

  return height;
}

CsBox
cs_picture_part_get_frame (CsPicturePart *self)
{
  CsBox frame = *cs_part_get_box (CS_PART (self));
  double room = frame.width;

  get_size (self, room, &frame.width, &frame.height);
  if (self->look.align == CS_ALIGN_CENTER)
    frame.x += (room - frame.width) / 2;
  else if (self->look.align == CS_ALIGN_END)
    frame.x += room - frame.width;

  return frame;
}

static void
paint_stand_in (CsPicturePart         *self,
                GtkSnapshot           *snapshot,
                const CsBox           *frame,
                const graphene_rect_t *rect)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));
  double width = frame->width - 2 * TEXT_MARGIN;
  double height;

  cs_part_paint_color (CS_PART (self), snapshot, frame, theme->placeholder);
  if (self->flow == NULL || width < MIN_TEXT_WIDTH || frame->height < LINE_HEIGHT)
    return;

  /* Only whole lines. */
  cs_text_flow_set_wrap (self->flow, TRUE, (guint) (frame->height / LINE_HEIGHT));

  height = cs_text_flow_get_height (self->flow, width);
  gtk_snapshot_push_clip (snapshot, rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (
    rect->origin.x + (float) TEXT_MARGIN,
    rect->origin.y + (float) MAX ((frame->height - height) / 2, 1)));
  cs_text_flow_paint (self->flow, width, &GRAPHENE_POINT_INIT (0, 0), snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Where the whole picture lies, of which @place is seen. */
static graphene_rect_t
fit_picture (CsPicturePart         *self,
             const graphene_rect_t *place)
{
  const CsPictureLook *look = &self->look;
  graphene_rect_t rect = *place;
  double width, height, scale, across, down;

  if (look->mode == CS_PICTURE_FILL)
    return rect;

  get_natural (self, &width, &height);
  across = place->size.width / width;
  down = place->size.height / height;
  scale = look->mode == CS_PICTURE_COVER ? MAX (across, down) : MIN (across, down);
  rect.size.width = (float) (width * scale);
  rect.size.height = (float) (height * scale);
  rect.origin.x += (float) ((place->size.width - rect.size.width) * look->across);
  rect.origin.y += (float) ((place->size.height - rect.size.height) * look->down);

  return rect;
}

static void
cs_picture_part_paint (CsPart      *part,
                       GtkSnapshot *snapshot)
{
  CsPicturePart *self = CS_PICTURE_PART (part);
  CsBox frame = cs_picture_part_get_frame (self);
  graphene_rect_t rect = cs_part_snap (part, &frame);
  GskRoundedRect outline;

  if (is_gone (self))
    return;

  gsk_rounded_rect_init_from_rect (&outline, &rect, (float) self->look.radius);
  if (self->look.round)
    {
      graphene_size_t half = GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2);

      gsk_rounded_rect_init (&outline, &rect, &half, &half, &half, &half);
    }

  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->texture != NULL)
    {
      cs_part_paint_color (part, snapshot, &frame, self->look.background);
      rect = fit_picture (self, &rect);
      gtk_snapshot_append_texture (snapshot, self->texture, &rect);
    }
  else
    paint_stand_in (self, snapshot, &frame, &rect);
  gtk_snapshot_pop (snapshot);
}

static void cs_picture_part_take_picture (CsPart          *part,
                                          CsPictureSource *source,
                                          const char      *url);

static void
cs_picture_part_finalize (GObject *object)
{
  CsPicturePart *self = CS_PICTURE_PART (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->flow, cs_text_flow_free);
  g_free (self->text);
  g_free (self->url);

  G_OBJECT_CLASS (cs_picture_part_parent_class)->finalize (object);
}

static void
cs_picture_part_class_init (CsPicturePartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_picture_part_finalize;

  part_class->measure_widths = cs_picture_part_measure_widths;
  part_class->measure_height = cs_picture_part_measure_height;
  part_class->paint = cs_picture_part_paint;
  part_class->take_picture = cs_picture_part_take_picture;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cs_picture_part_init (CsPicturePart *self)
{
  self->state = CS_PICTURE_STATE_AWAITED;
}

CsPart *
cs_picture_part_new (void)
{
  return g_object_new (CS_TYPE_PICTURE_PART, NULL);
}

void
cs_picture_part_set_look (CsPicturePart       *self,
                          const CsPictureLook *look)
{
  self->look = *look;
  cs_part_changed (CS_PART (self));
}

void
cs_picture_part_set_text (CsPicturePart *self,
                          const char    *text)
{
  CsTextBlockSpec spec = {
    .font = { CS_FACE_DEFAULT, TEXT_SIZE, 400, FALSE },
    .line_height = LINE_HEIGHT,
  };
  CsTextStyle style = { .font = spec.font };

  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->flow, cs_text_flow_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (text == NULL || *text == '\0')
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  style.color = cs_part_get_theme (CS_PART (self))->placeholder_text;
  self->flow = cs_text_flow_new (FALSE, CS_ALIGN_CENTER);
  cs_text_flow_begin (self->flow, &spec);
  cs_text_flow_add (self->flow, text, &style);
}

static void
ask (CsPicturePart   *self,
     CsPictureSource *source)
{
  CsPictureAnswer answer = { CS_PICTURE_STATE_AWAITED };

  if (source != NULL && self->url != NULL)
    answer = cs_picture_source_ask (source, self->url);

  g_clear_object (&self->texture);
  self->texture = cs_part_make_texture (&answer);
  self->state = answer.state;
  self->natural_width = answer.width;
  self->natural_height = answer.height;
  cs_part_changed (CS_PART (self));
}

static void
cs_picture_part_take_picture (CsPart          *part,
                              CsPictureSource *source,
                              const char      *url)
{
  if (g_strcmp0 (CS_PICTURE_PART (part)->url, url) == 0)
    ask (CS_PICTURE_PART (part), source);
}

void
cs_picture_part_set_url (CsPicturePart   *self,
                         CsPictureSource *source,
                         const char      *url)
{
  g_free (self->url);
  self->url = g_strdup (url);
  ask (self, source);
}
