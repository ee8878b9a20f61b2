/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-media-part.h"

#include <math.h>

#define EMPTY_HEIGHT 200.0
#define EMPTY_COLOR  0xfff2f2f2
#define BUTTON       58.0

struct _CsMediaPart
{
  CsPart      parent_instance;

  GdkTexture *poster;
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
  *max = !self->has_poster ? 0 : self->poster != NULL ? gdk_texture_get_width (self->poster) : 100;
}

/* A poster is as wide as its place, whatever its size. */
static double
get_poster_height (CsMediaPart *self,
                   double       width)
{
  if (!self->has_poster)
    return EMPTY_HEIGHT;
  if (self->poster == NULL)
    return width;

  return width * gdk_texture_get_height (self->poster) / gdk_texture_get_width (self->poster);
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
cs_media_part_finalize (GObject *object)
{
  g_clear_object (&CS_MEDIA_PART (object)->poster);

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
cs_media_part_set_look (CsMediaPart *self,
                        const char  *text,
                        gboolean     has_poster,
                        gboolean     playable)
{
  self->has_poster = has_poster;
  self->playable = playable;
  gtk_widget_set_focusable (GTK_WIDGET (self), playable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  cs_part_changed (CS_PART (self));
}

void
cs_media_part_set_picture (CsMediaPart *self,
                           CsPicture   *picture)
{
  g_clear_object (&self->poster);
  if (picture != NULL)
    self->poster = gdk_memory_texture_new ((int) cs_picture_get_width (picture),
                                           (int) cs_picture_get_height (picture),
                                           GDK_MEMORY_R8G8B8A8, cs_picture_get_bytes (picture),
                                           (gsize) cs_picture_get_width (picture) * 4);
  cs_part_changed (CS_PART (self));
}
