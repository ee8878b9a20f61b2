/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-media-part.h"

#include <math.h>

#define EMPTY_HEIGHT 200.0
#define EMPTY_COLOR  0xfff2f2f2
#define BUTTON       58.0
#define STAND_IN     100.0

struct _CsMediaPart
{
  CsPart      parent_instance;

  char       *url;
  GdkTexture *poster;
  double      natural_width;
  double      natural_height;
  gboolean    has_poster;
  gboolean    playable;
};

G_DEFINE_FINAL_TYPE (CsMediaPart, cs_media_part, CS_TYPE_PART)

enum
{
  CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cs_media_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  CsMediaPart *self = CS_MEDIA_PART (part);

  *min = 0;
  *max = self->has_poster ? self->natural_width : 0;
}

/* A poster is as wide as its place, whatever its size. */
static double
get_poster_height (CsMediaPart *self,
                   double       width)
{
  if (!self->has_poster)
    return EMPTY_HEIGHT;

  return width * self->natural_height / self->natural_width;
}

static double
cs_media_part_measure_height (CsPart *part,
                              double  width)
{
  return get_poster_height (CS_MEDIA_PART (part), width);
}

static void
paint_button (CsMediaPart *self,
              GtkSnapshot *snapshot,
              const CsBox *poster)
{
  CsBox button = { poster->x + (poster->width - BUTTON) / 2,
                   poster->y + (poster->height - BUTTON) / 2, BUTTON, BUTTON };
  graphene_rect_t rect = cs_part_snap (CS_PART (self), &button);
  double x = rect.origin.x, y = rect.origin.y;
  cairo_t *cr;

  cs_part_paint_frame (CS_PART (self), snapshot, &button, BUTTON / 2, 0xe6ffffff, 0xffeeeeee, 1);
  cr = gtk_snapshot_append_cairo (snapshot, &rect);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x + 24, y + BUTTON / 2 - 7.5);
  cairo_line_to (cr, x + 36, y + BUTTON / 2);
  cairo_line_to (cr, x + 24, y + BUTTON / 2 + 7.5);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
cs_media_part_paint (CsPart      *part,
                     GtkSnapshot *snapshot)
{
  CsMediaPart *self = CS_MEDIA_PART (part);
  CsBox poster = *cs_part_get_box (part);
  graphene_rect_t rect;

  poster.height = MIN (poster.height, get_poster_height (self, poster.width));
  rect = cs_part_snap (part, &poster);
  if (self->poster != NULL)
    gtk_snapshot_append_texture (snapshot, self->poster, &rect);
  else
    cs_part_paint_color (part, snapshot, &poster,
                         self->has_poster ? cs_part_get_theme (part)->placeholder : EMPTY_COLOR);
  if (self->playable)
    paint_button (self, snapshot, &poster);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, &poster, 0, 0, cs_part_get_theme (part)->focus, 3);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CsMediaPart     *self)
{
  if (self->playable)
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
ask (CsMediaPart     *self,
     CsPictureSource *source)
{
  CsPictureAnswer answer = { CS_PICTURE_STATE_AWAITED };

  if (self->url != NULL && source != NULL)
    answer = cs_picture_source_ask (source, self->url);

  g_clear_object (&self->poster);
  self->poster = cs_part_make_texture (&answer);
  self->has_poster = self->url != NULL && answer.state != CS_PICTURE_STATE_NONE;
  self->natural_width = answer.width > 0 ? answer.width : STAND_IN;
  self->natural_height = answer.height > 0 ? answer.height : STAND_IN;
  cs_part_changed (CS_PART (self));
}

static void
cs_media_part_take_picture (CsPart          *part,
                            CsPictureSource *source,
                            const char      *url)
{
  if (g_strcmp0 (CS_MEDIA_PART (part)->url, url) == 0)
    ask (CS_MEDIA_PART (part), source);
}

static void
cs_media_part_finalize (GObject *object)
{
  CsMediaPart *self = CS_MEDIA_PART (object);

  g_clear_object (&self->poster);
  g_free (self->url);

  G_OBJECT_CLASS (cs_media_part_parent_class)->finalize (object);
}

static void
cs_media_part_class_init (CsMediaPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_media_part_finalize;

  part_class->measure_widths = cs_media_part_measure_widths;
  part_class->measure_height = cs_media_part_measure_height;
  part_class->paint = cs_media_part_paint;
  part_class->take_picture = cs_media_part_take_picture;

  signals[CLICKED] = g_signal_new ("clicked", CS_TYPE_MEDIA_PART,
                                   G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[CLICKED]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "clicked", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "clicked", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
cs_media_part_init (CsMediaPart *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

CsPart *
cs_media_part_new (void)
{
  return g_object_new (CS_TYPE_MEDIA_PART, NULL);
}

void
cs_media_part_set_look (CsMediaPart     *self,
                        const char      *text,
                        CsPictureSource *source,
                        const char      *poster,
                        gboolean         playable)
{
  g_free (self->url);
  self->url = g_strdup (poster);
  self->playable = playable;
  gtk_widget_set_focusable (GTK_WIDGET (self), playable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  ask (self, source);
}
