/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-pager-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-symbol.h"

#define LINE_HEIGHT 28.0
#define LINE_GAP    8.0
#define MAX_DOTS    12

/* Of those around the pages. */
#define WIDE_BLUE   0xff0072cc
#define WIDE_DOT    0xff007aff
#define WIDE_FAINT  0x33000000
#define WIDE_STROKE 3.0
#define WIDE_SHIFT  2.5
/* An arrow that leads nowhere is as faint as this. */
#define WIDE_NOWHERE 0.35

/**
 * Sizes:
 * @arrow: the side of the square around an arrow
 * @end: from the last dot to the edge
 */
typedef struct
{
  double arrow;
  double dot;
  double step;
  double end;
} Sizes;

static const Sizes all_sizes[] = {
  [CS_PAGER_BELOW] = { 16, 6, 12, 0 },
  [CS_PAGER_AROUND] = { 44, 8, 16, 4 },
  [CS_PAGER_BESIDE] = { 44, 8, 14, 0 },
};

struct _CsPagerPart
{
  CsPart       parent_instance;

  CsPagerState state;
  CsPagerFunc  turn;
  gpointer     user_data;
};

G_DEFINE_FINAL_TYPE (CsPagerPart, cs_pager_part, CS_TYPE_PART)

static const Sizes *
get_sizes (CsPagerPart *self)
{
  return &all_sizes[self->state.place];
}

static guint
count_dots (CsPagerPart *self)
{
  return MIN (self->state.n_pages, MAX_DOTS);
}

/* From the part's corner. */
static CsBox
get_arrow (CsPagerPart *self,
           gboolean     next)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  const Sizes *sizes = get_sizes (self);
  double side = sizes->arrow, reach = count_dots (self) * sizes->step / 2 + LINE_GAP;
  CsBox arrow = { 0, (box->height - side) / 2, side, side };

  if (self->state.place == CS_PAGER_BESIDE)
    return (CsBox) { box->width - side, next ? box->height - side : 0, side, side };
  if (self->state.place == CS_PAGER_AROUND)
    arrow.x = next != self->state.rtl ? box->width - side : 0;
  else
    arrow.x = next != self->state.rtl ? box->width / 2 + reach : box->width / 2 - reach - side;

  return arrow;
}

static CsBox
get_dot (CsPagerPart *self,
         guint        index)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  const Sizes *sizes = get_sizes (self);
  double rank = self->state.rtl ? count_dots (self) - 1 - index : index;
  double along = (rank - count_dots (self) / 2.0) * sizes->step + (sizes->step - sizes->dot) / 2;
  CsBox dot = { box->width / 2 + along, (LINE_HEIGHT - sizes->dot) / 2, sizes->dot, sizes->dot };

  if (self->state.place == CS_PAGER_AROUND)
    dot.y = box->height - sizes->end - sizes->dot;
  if (self->state.place == CS_PAGER_BESIDE)
    {
      dot.x = box->width - sizes->dot;
      dot.y = box->height / 2 + along;
    }

  return dot;
}

static gboolean
leads_on (CsPagerPart *self,
          gboolean     next)
{
  if (self->state.loop)
    return TRUE;

  return next ? self->state.current + 1 < self->state.n_pages : self->state.current > 0;
}

/* A thin angle, as high as its square, a little left of its middle either way. */
static void
paint_angle (CsPart      *part,
             GtkSnapshot *snapshot,
             const CsBox *box,
             gboolean     upright,
             gboolean     forwards,
             guint32      color)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                             (float) box->width, (float) box->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &rect);
  double half = box->width / 2, end = half - WIDE_STROKE / 2;
  GdkRGBA rgba;

  cs_theme_to_rgba (color, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, WIDE_STROKE);
  cairo_translate (cr, box->x + half - (upright ? 0 : WIDE_SHIFT), box->y + half);
  if (upright)
    cairo_rotate (cr, G_PI / 2);
  if (forwards)
    cairo_scale (cr, -1, 1);
  cairo_move_to (cr, end / 2, -end);
  cairo_line_to (cr, -end / 2, 0);
  cairo_line_to (cr, end / 2, end);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_arrow (CsPagerPart *self,
             GtkSnapshot *snapshot,
             gboolean     next)
{
  CsPart *part = CS_PART (self);
  const CsTheme *theme = cs_part_get_theme (part);
  const CsInkColors *ink = &theme->styles[CS_STYLE_DEFAULT].inks[CS_INK_DEFAULT];
  CsBox arrow = get_arrow (self, next);
  gboolean right = next != self->state.rtl;

  if (self->state.place == CS_PAGER_BELOW)
    {
      cs_symbol_paint (right ? "ChevronRight" : "ChevronLeft", FALSE,
                       leads_on (self, next) ? ink->normal : (ink->normal & 0xffffff) | 0x50000000,
                       &GRAPHENE_RECT_INIT ((float) arrow.x, (float) arrow.y,
                                            (float) arrow.width, (float) arrow.height), snapshot);
      return;
    }

  gtk_snapshot_push_opacity (snapshot, leads_on (self, next) ? 1 : WIDE_NOWHERE);
  if (self->state.place == CS_PAGER_BESIDE)
    paint_angle (part, snapshot, &arrow, TRUE, next, WIDE_BLUE);
  else
    paint_angle (part, snapshot, &arrow, FALSE, right, WIDE_BLUE);
  gtk_snapshot_pop (snapshot);
}

static void
cs_pager_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  CsPagerPart *self = CS_PAGER_PART (part);
  const Sizes *sizes = get_sizes (self);

  *min = *max = 2 * (count_dots (self) * sizes->step / 2 + LINE_GAP + sizes->arrow);
}

static double
cs_pager_part_measure_height (CsPart *part,
                              double  width)
{
  return LINE_HEIGHT;
}

static void
cs_pager_part_paint (CsPart      *part,
                     GtkSnapshot *snapshot)
{
  CsPagerPart *self = CS_PAGER_PART (part);
  const CsTheme *theme = cs_part_get_theme (part);
  const CsBox *box = cs_part_get_box (part);
  const CsInkColors *ink = &theme->styles[CS_STYLE_DEFAULT].inks[CS_INK_DEFAULT];
  gboolean below = self->state.place == CS_PAGER_BELOW;
  guint32 strong = below ? ink->normal : WIDE_DOT;
  guint32 faint = below ? (ink->normal & 0xffffff) | 0x50000000
                        : (ink->normal & 0xffffff) | WIDE_FAINT;

  paint_arrow (self, snapshot, FALSE);
  paint_arrow (self, snapshot, TRUE);
  for (guint i = 0; i < count_dots (self); i++)
    {
      CsBox dot = get_dot (self, i);

      dot.x = round (box->x + dot.x);
      dot.y = round (box->y + dot.y);
      cs_part_paint_frame (part, snapshot, &dot, dot.width / 2,
                           i == MIN (self->state.current, MAX_DOTS - 1) ? strong : faint, 0, 0);
    }
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, box, 4, 0, theme->focus, 2);
}

static gboolean
is_in (const CsBox *box,
       double       x,
       double       y,
       double       around)
{
  return x >= box->x - around && x < box->x + box->width + around &&
         y >= box->y - around && y < box->y + box->height + around;
}

/* Returns: whether something is there to press, which leads @steps on */
static gboolean
find_steps (CsPagerPart *self,
            double       x,
            double       y,
            int         *steps)
{
  double around = (get_sizes (self)->step - get_sizes (self)->dot) / 2;
  CsBox previous = get_arrow (self, FALSE), next = get_arrow (self, TRUE);

  for (guint i = 0; i < count_dots (self); i++)
    {
      CsBox dot = get_dot (self, i);

      *steps = (int) i - (int) self->state.current;
      if (is_in (&dot, x, y, around))
        return TRUE;
    }
  *steps = is_in (&previous, x, y, 0) ? -1 : 1;

  return *steps < 0 || is_in (&next, x, y, 0);
}

/* The pages lie between what can be pressed. */
static gboolean
cs_pager_part_contains (GtkWidget *widget,
                        double     x,
                        double     y)
{
  CsPagerPart *self = CS_PAGER_PART (widget);
  int steps;

  if (self->state.place == CS_PAGER_BELOW)
    return GTK_WIDGET_CLASS (cs_pager_part_parent_class)->contains (widget, x, y);

  return find_steps (self, x, y, &steps);
}

static void
pager_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   CsPagerPart     *self)
{
  int steps;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!find_steps (self, x, y, &steps))
    steps = x < cs_part_get_box (CS_PART (self))->width / 2 ? -1 : 1;
  self->turn (steps, self->user_data);
}

static gboolean
pager_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        state,
              CsPagerPart           *self)
{
  gboolean upright = self->state.place == CS_PAGER_BESIDE;

  if (key == (upright ? GDK_KEY_Up : GDK_KEY_Left))
    self->turn (self->state.rtl && !upright ? 1 : -1, self->user_data);
  else if (key == (upright ? GDK_KEY_Down : GDK_KEY_Right))
    self->turn (self->state.rtl && !upright ? -1 : 1, self->user_data);
  else
    return FALSE;

  return TRUE;
}

static void
cs_pager_part_class_init (CsPagerPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  GTK_WIDGET_CLASS (class)->contains = cs_pager_part_contains;

  part_class->measure_widths = cs_pager_part_measure_widths;
  part_class->measure_height = cs_pager_part_measure_height;
  part_class->paint = cs_pager_part_paint;
}

static void
cs_pager_part_init (CsPagerPart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (pager_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pager_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

CsPart *
cs_pager_part_new (CsPagerFunc turn,
                   gpointer    user_data)
{
  CsPagerPart *self = g_object_new (CS_TYPE_PAGER_PART, NULL);

  self->turn = turn;
  self->user_data = user_data;

  return CS_PART (self);
}

void
cs_pager_part_set_state (CsPagerPart        *self,
                         const CsPagerState *state)
{
  g_autofree char *name = g_strdup_printf (_("Page %u of %u"), state->current + 1,
                                           MAX (state->n_pages, 1));

  self->state = *state;
  cs_part_get_traits (CS_PART (self))->absent = state->n_pages < 2;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  cs_part_changed (CS_PART (self));
}
