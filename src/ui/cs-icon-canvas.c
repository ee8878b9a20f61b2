/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-canvas.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cs-icon-texture.h"

/* The crop is what a square window on the source shows of it:
 *
 *     +-- source ---------------+        The window's side is that of the source's longer
 *     |        +-- window --+   |        side when all is seen, and less when one comes
 *     |        |            |   |        closer. It is kept over the source: there is nothing
 *     |        |            |   |        to see beside it.
 *     +--------|............|---+
 *              +------------+
 *
 * While the user is at it the source is drawn as it lies, at once; the icon that a worker makes
 * of it takes its place as soon as it is there. */

#define SIDE        224     /* natural, in pixels */
#define MIN_SIDE    160
#define CLOSEST     0.05    /* of the longer side */
#define KEY_STEP    (1. / 32)
#define SCALE_STEP  1.1

/* Teams' safe area: the middle 96 of 192 pixels. */
#define SAFE_MARGIN 0.25

struct _CsIconCanvas
{
  GtkWidget     parent_instance;

  CsPicture    *source;
  GdkTexture   *texture;
  GdkTexture   *result;       /* (nullable) of the present recipe */
  CsIconRecipe  recipe;
  double        window_side;  /* in the source's pixels */
  double        center_x;
  double        center_y;
  double        drag_x;       /* center when the drag began */
  double        drag_y;
  double        pinch_side;
  gboolean      show_safe_area;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsIconCanvas, cs_icon_canvas, GTK_TYPE_WIDGET)

static double
get_width (CsIconCanvas *self)
{
  return cs_picture_get_width (self->source);
}

static double
get_height (CsIconCanvas *self)
{
  return cs_picture_get_height (self->source);
}

static double
clamp_center (double center,
              double window,
              double whole)
{
  double part = MIN (window, whole);

  return CLAMP (center, part / 2, whole - part / 2);
}

/* The window as the recipe's crop. */
static void
apply_window (CsIconCanvas *self)
{
  double width = get_width (self);
  double height = get_height (self);
  double longer = MAX (width, height);
  double crop_width, crop_height;

  self->window_side = CLAMP (self->window_side, longer * CLOSEST, longer);
  self->center_x = clamp_center (self->center_x, self->window_side, width);
  self->center_y = clamp_center (self->center_y, self->window_side, height);

  crop_width = MIN (self->window_side, width);
  crop_height = MIN (self->window_side, height);
  self->recipe.crop_x = (self->center_x - crop_width / 2) / width;
  self->recipe.crop_y = (self->center_y - crop_height / 2) / height;
  self->recipe.crop_width = crop_width / width;
  self->recipe.crop_height = crop_height / height;

  g_clear_object (&self->result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static double
get_side (CsIconCanvas *self)
{
  return MAX (MIN (gtk_widget_get_width (GTK_WIDGET (self)),
                   gtk_widget_get_height (GTK_WIDGET (self))), 1);
}

/* How many pixels of the screen one of the source takes. */
static double
get_ratio (CsIconCanvas *self)
{
  return get_side (self) * (1 - 2 * self->recipe.padding) / self->window_side;
}

static void
drag_begin_cb (CsIconCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = self->center_x;
  self->drag_y = self->center_y;
}

static void
drag_update_cb (CsIconCanvas *self,
                double        x,
                double        y)
{
  if (self->source == NULL)
    return;

  self->center_x = self->drag_x - x / get_ratio (self);
  self->center_y = self->drag_y - y / get_ratio (self);
  apply_window (self);
}

static gboolean
scroll_cb (CsIconCanvas *self,
           double        dx,
           double        dy)
{
  /* The page scrolls on until the canvas has been meant. */
  if (self->source == NULL || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;

  cs_icon_canvas_scale (self, dy < 0 ? SCALE_STEP : 1 / SCALE_STEP);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (CsIconCanvas *self)
{
  self->pinch_side = self->window_side;
}

static void
pinch_cb (CsIconCanvas *self,
          double        scale)
{
  if (self->source == NULL || scale <= 0)
    return;

  self->window_side = self->pinch_side / scale;
  apply_window (self);
}

static gboolean
key_cb (CsIconCanvas    *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  double step = (state & GDK_SHIFT_MASK) != 0 ? 4 * KEY_STEP : KEY_STEP;

  if (self->source == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      cs_icon_canvas_move (self, -step, 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      cs_icon_canvas_move (self, step, 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      cs_icon_canvas_move (self, 0, -step);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      cs_icon_canvas_move (self, 0, step);
      return GDK_EVENT_STOP;

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      cs_icon_canvas_scale (self, SCALE_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      cs_icon_canvas_scale (self, 1 / SCALE_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      cs_icon_canvas_show_whole (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
draw_source (CsIconCanvas *self,
             GtkSnapshot  *snapshot,
             double        side)
{
  double ratio = get_ratio (self);
  double crop_width = self->recipe.crop_width * get_width (self);
  double crop_height = self->recipe.crop_height * get_height (self);
  double x = (side - crop_width * ratio) / 2;
  double y = (side - crop_height * ratio) / 2;

  if (self->recipe.has_background)
    {
      const guint8 *color = self->recipe.background;

      gtk_snapshot_append_color (snapshot,
                                 &(GdkRGBA) { color[0] / 255.f, color[1] / 255.f, color[2] / 255.f,
                                              1 },
                                 &GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side));
    }

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                               (float) (crop_width * ratio),
                                               (float) (crop_height * ratio)));
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (
                                 (float) (x - self->recipe.crop_x * get_width (self) * ratio),
                                 (float) (y - self->recipe.crop_y * get_height (self) * ratio),
                                 (float) (get_width (self) * ratio),
                                 (float) (get_height (self) * ratio)));
  gtk_snapshot_pop (snapshot);
}

/* Two lines, dark and light, so that it is seen on any picture. */
static void
draw_safe_area (GtkSnapshot *snapshot,
                double       side)
{
  float margin = (float) (side * SAFE_MARGIN);
  float inner = (float) side - 2 * margin;
  const GdkRGBA dark = { 0, 0, 0, 0.6f };
  const GdkRGBA light = { 1, 1, 1, 0.9f };
  const float widths[4] = { 1, 1, 1, 1 };
  GskRoundedRect outer, middle;

  gsk_rounded_rect_init_from_rect (&outer,
                                   &GRAPHENE_RECT_INIT (margin - 1, margin - 1, inner + 2,
                                                        inner + 2), 3);
  gsk_rounded_rect_init_from_rect (&middle, &GRAPHENE_RECT_INIT (margin, margin, inner, inner), 2);
  gtk_snapshot_append_border (snapshot, &outer, widths,
                              (const GdkRGBA[4]) { dark, dark, dark, dark });
  gtk_snapshot_append_border (snapshot, &middle, widths,
                              (const GdkRGBA[4]) { light, light, light, light });
}

static void
cs_icon_canvas_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CsIconCanvas *self = CS_ICON_CANVAS (widget);
  double side = get_side (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) side, (float) side);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  if (self->source == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (
                            (float) ((gtk_widget_get_width (widget) - side) / 2),
                            (float) ((gtk_widget_get_height (widget) - side) / 2)));
  gtk_snapshot_push_clip (snapshot, &bounds);
  cs_icon_texture_draw_squares (snapshot, &bounds, dark);
  if (self->result != NULL)
    gtk_snapshot_append_texture (snapshot, self->result, &bounds);
  else
    draw_source (self, snapshot, side);
  if (self->show_safe_area)
    draw_safe_area (snapshot, side);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
cs_icon_canvas_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = MIN_SIDE;
  *natural = SIDE;
}

static void
cs_icon_canvas_dispose (GObject *object)
{
  CsIconCanvas *self = CS_ICON_CANVAS (object);

  g_clear_pointer (&self->source, cs_picture_unref);
  g_clear_object (&self->texture);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (cs_icon_canvas_parent_class)->dispose (object);
}

static void
cs_icon_canvas_class_init (CsIconCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_icon_canvas_dispose;
  widget_class->snapshot = cs_icon_canvas_snapshot;
  widget_class->measure = cs_icon_canvas_measure;

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_ICON_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "iconcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (CsIconCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
cs_icon_canvas_init (CsIconCanvas *self)
{
  self->show_safe_area = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _("Drag to move, scroll to scale. With the keyboard: the arrows, "
                                 "+ and −, 0 for all of it."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Color icon; move it with the arrows, scale it with plus and "
                                    "minus"), -1);
  add_controllers (self);
}

void
cs_icon_canvas_set_source (CsIconCanvas       *self,
                           CsPicture          *source,
                           const CsIconRecipe *recipe)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  g_clear_pointer (&self->source, cs_picture_unref);
  g_clear_object (&self->texture);
  g_clear_object (&self->result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (source == NULL)
    return;

  self->source = cs_picture_ref (source);
  self->texture = cs_icon_texture_new (source);
  self->recipe = *recipe;
  self->window_side = MAX (recipe->crop_width * get_width (self),
                           recipe->crop_height * get_height (self));
  self->center_x = (recipe->crop_x + recipe->crop_width / 2) * get_width (self);
  self->center_y = (recipe->crop_y + recipe->crop_height / 2) * get_height (self);
}

const CsIconRecipe *
cs_icon_canvas_get_recipe (CsIconCanvas *self)
{
  g_return_val_if_fail (CS_IS_ICON_CANVAS (self), NULL);

  return &self->recipe;
}

void
cs_icon_canvas_set_padding (CsIconCanvas *self,
                            double        padding)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  if (self->source == NULL || self->recipe.padding == padding)
    return;

  self->recipe.padding = padding;
  g_clear_object (&self->result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_icon_canvas_set_background (CsIconCanvas *self,
                               const guint8 *background)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  self->recipe.has_background = background != NULL;
  if (background != NULL)
    memcpy (self->recipe.background, background, 3);
  g_clear_object (&self->result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_icon_canvas_set_result (CsIconCanvas *self,
                           CsPicture    *result)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  g_clear_object (&self->result);
  if (result != NULL)
    self->result = cs_icon_texture_new (result);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_icon_canvas_set_show_safe_area (CsIconCanvas *self,
                                   gboolean      show)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  if (self->show_safe_area == show)
    return;

  self->show_safe_area = show;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_icon_canvas_scale (CsIconCanvas *self,
                      double        factor)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));
  g_return_if_fail (factor > 0);

  if (self->source == NULL)
    return;

  self->window_side /= factor;
  apply_window (self);
}

void
cs_icon_canvas_move (CsIconCanvas *self,
                     double        x,
                     double        y)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  if (self->source == NULL)
    return;

  self->center_x -= x * self->window_side;
  self->center_y -= y * self->window_side;
  apply_window (self);
}

void
cs_icon_canvas_show_whole (CsIconCanvas *self)
{
  g_return_if_fail (CS_IS_ICON_CANVAS (self));

  if (self->source == NULL)
    return;

  self->window_side = MAX (get_width (self), get_height (self));
  apply_window (self);
}
