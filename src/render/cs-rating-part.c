/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-rating-part.h"

#include <math.h>

#include "cs-input.h"
#include "cs-symbol.h"

#define GAP 4.0

struct _CsRatingPart
{
  CsPart   parent_instance;

  guint    max;
  double   value;
  double   size;
  gboolean halves;
  gboolean invalid;
  guint32  color;
  guint32  rest;
};

static void input_interface_init (CsInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsRatingPart, cs_rating_part, CS_TYPE_PART,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_INPUT, input_interface_init))

static double
get_width (CsRatingPart *self)
{
  return self->max * self->size + (self->max - 1) * GAP;
}

static void
cs_rating_part_measure_widths (CsPart *part,
                               double *min,
                               double *max)
{
  *min = *max = get_width (CS_RATING_PART (part));
}

static double
cs_rating_part_measure_height (CsPart *part,
                               double  width)
{
  return CS_RATING_PART (part)->size;
}

static void
cs_rating_part_paint (CsPart      *part,
                      GtkSnapshot *snapshot)
{
  CsRatingPart *self = CS_RATING_PART (part);
  const CsBox *box = cs_part_get_box (part);
  CsBox frame = { box->x - 2, box->y - 2, get_width (self) + 4, self->size + 4 };

  for (guint i = 0; i < self->max; i++)
    {
      graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) (i * (self->size + GAP)), 0,
                                                 (float) self->size, (float) self->size);
      double share = CLAMP (self->value - i, 0, 1);
      graphene_rect_t given = rect;

      cs_symbol_paint ("Star", FALSE, self->rest, &rect, snapshot);
      given.size.width *= (float) share;
      gtk_snapshot_push_clip (snapshot, &given);
      cs_symbol_paint ("Star", TRUE, self->color, &rect, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  if (self->invalid)
    cs_part_paint_frame (part, snapshot, &frame, 0, 0, cs_part_get_theme (part)->invalid, 1);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, &frame, 4, 0, cs_part_get_theme (part)->focus, 2);
}

static void
show_value (CsRatingPart *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->max,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->value, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
give (CsRatingPart *self,
      double        value)
{
  double given = CLAMP (self->halves ? round (value * 2) / 2 : round (value), 0, self->max);

  if (given == self->value)
    return;

  self->value = given;
  show_value (self);
  cs_input_changed (CS_INPUT (self));
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CsRatingPart    *self)
{
  double step = self->size + GAP;
  double star = floor (x / step);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  give (self, star + (self->halves && x - star * step < self->size / 2 ? 0.5 : 1));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        CsRatingPart          *self)
{
  double step = self->halves ? 0.5 : 1;

  if (key == GDK_KEY_Right || key == GDK_KEY_plus || key == GDK_KEY_KP_Add)
    give (self, self->value + step);
  else if (key == GDK_KEY_Left || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    give (self, self->value - step);
  else
    return FALSE;

  return TRUE;
}

static void
cs_rating_part_class_init (CsRatingPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_rating_part_measure_widths;
  part_class->measure_height = cs_rating_part_measure_height;
  part_class->paint = cs_rating_part_paint;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
cs_rating_part_init (CsRatingPart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->max = 5;
}

static char *
cs_rating_part_dup_value (CsInput *input)
{
  CsRatingPart *self = CS_RATING_PART (input);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return self->value > 0 ? g_strdup (g_ascii_dtostr (text, sizeof text, self->value))
                         : g_strdup ("");
}

static void
cs_rating_part_set_value (CsInput    *input,
                          const char *value)
{
  CsRatingPart *self = CS_RATING_PART (input);

  self->value = CLAMP (g_ascii_strtod (value, NULL), 0, self->max);
  show_value (self);
}

static void
cs_rating_part_set_invalid (CsInput  *input,
                            gboolean  invalid)
{
  CS_RATING_PART (input)->invalid = invalid;
  gtk_widget_queue_draw (GTK_WIDGET (input));
}

static void
input_interface_init (CsInputInterface *iface)
{
  iface->dup_value = cs_rating_part_dup_value;
  iface->set_value = cs_rating_part_set_value;
  iface->set_invalid = cs_rating_part_set_invalid;
}

CsPart *
cs_rating_part_new (void)
{
  return g_object_new (CS_TYPE_RATING_PART, NULL);
}

void
cs_rating_part_set_look (CsRatingPart *self,
                         guint         max,
                         gboolean      halves,
                         double        size,
                         guint32       color,
                         guint32       rest)
{
  self->max = max;
  self->halves = halves;
  self->size = size;
  self->color = color;
  self->rest = rest;
  self->value = MIN (self->value, max);
  show_value (self);
  cs_part_changed (CS_PART (self));
}
