/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-check-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-link-part.h"

#define BOX          13.0
#define SPACER       6.0
#define LABEL_MARGIN 6.0
#define LABEL_LEFT   (BOX + SPACER + LABEL_MARGIN)

typedef struct
{
  CsTextFlow *flow;
  gboolean    radio;
  gboolean    active;
  gboolean    rtl;
} CsCheckPartPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CsCheckPart, cs_check_part, CS_TYPE_PART)

enum
{
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static CsCheckPartPrivate *
get_private (gpointer self)
{
  return cs_check_part_get_instance_private (self);
}

static void
cs_check_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  CsCheckPartPrivate *priv = get_private (part);

  *min = *max = BOX;
  if (priv->flow == NULL)
    return;

  *min = LABEL_LEFT + cs_text_flow_get_min_width (priv->flow);
  *max = LABEL_LEFT + cs_text_flow_get_max_width (priv->flow);
}

/* Where the words are too long, the spacer gives way with them, each by its share. */
static double
get_label_left (CsCheckPart *self,
                double       width)
{
  CsCheckPartPrivate *priv = get_private (self);
  double wish = cs_text_flow_get_max_width (priv->flow);
  double missing = LABEL_LEFT + wish - width;

  return missing > 0 ? LABEL_LEFT - MIN (missing * SPACER / (SPACER + wish), SPACER) : LABEL_LEFT;
}

static double
cs_check_part_measure_height (CsPart *part,
                              double  width)
{
  CsCheckPart *self = CS_CHECK_PART (part);
  CsCheckPartPrivate *priv = get_private (part);

  if (priv->flow == NULL)
    return BOX;

  return MAX (cs_text_flow_get_height (priv->flow,
                                       MAX (width - get_label_left (self, width), 0)), BOX);
}

/* Where the words begin, from the part's corner, and how wide they may be. */
static void
get_text_place (CsCheckPart *self,
                double      *x,
                double      *y,
                double      *width)
{
  CsCheckPartPrivate *priv = get_private (self);
  const CsBox *box = cs_part_get_box (CS_PART (self));
  double left = get_label_left (self, box->width);

  *width = MAX (box->width - left, 0);
  /* The margin of the words is on their left either way. */
  *x = priv->rtl ? LABEL_MARGIN : left;
  *y = (box->height - cs_text_flow_get_height (priv->flow, *width)) / 2;
}

static void
cs_check_part_arrange (CsPart      *part,
                       const CsBox *box)
{
  CsCheckPart *self = CS_CHECK_PART (part);
  CsCheckPartPrivate *priv = get_private (part);
  double x, y, width;

  if (priv->flow == NULL)
    return;

  get_text_place (self, &x, &y, &width);
  cs_link_parts_arrange (part, priv->flow, box->x + x, box->y + y, width);
}

static void
paint_tick (GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            guint32                color)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);
  double x = rect->origin.x, y = rect->origin.y;
  GdkRGBA rgba;

  cs_theme_to_rgba (color, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x + 2.5, y + 6.5);
  cairo_line_to (cr, x + 5.5, y + 9.5);
  cairo_line_to (cr, x + 10.5, y + 3.5);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Frames, not drawings, where they will do: a drawing has a surface of its own. */
static void
paint_mark (CsCheckPart           *self,
            GtkSnapshot           *snapshot,
            const CsBox           *mark,
            const graphene_rect_t *rect)
{
  CsCheckPartPrivate *priv = get_private (self);
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));
  guint32 color = priv->active ? theme->focus : theme->input_hint;
  double radius = priv->radio ? BOX / 2 : 2;
  CsBox dot = { mark->x + 3, mark->y + 3, mark->width - 6, mark->height - 6 };

  cs_part_paint_frame (CS_PART (self), snapshot, mark, radius,
                       priv->active && !priv->radio ? color : 0, color, 1);
  if (priv->active && priv->radio)
    cs_part_paint_frame (CS_PART (self), snapshot, &dot, dot.width / 2, color, 0, 0);
  else if (priv->active)
    paint_tick (snapshot, rect, theme->styles[CS_STYLE_DEFAULT].background);
}

static void
cs_check_part_paint (CsPart      *part,
                     GtkSnapshot *snapshot)
{
  CsCheckPart *self = CS_CHECK_PART (part);
  CsCheckPartPrivate *priv = get_private (part);
  const CsBox *box = cs_part_get_box (part);
  double x, y, width;
  CsBox mark = { box->x + (priv->rtl ? box->width - BOX : 0), box->y + (box->height - BOX) / 2,
                 BOX, BOX };
  graphene_rect_t rect = cs_part_snap (part, &mark);

  paint_mark (self, snapshot, &mark, &rect);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, box, 2, 0, cs_part_get_theme (part)->focus, 2);
  if (priv->flow == NULL)
    return;

  get_text_place (self, &x, &y, &width);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x, -1, (float) width,
                                                         (float) box->height + 2));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cs_text_flow_paint (priv->flow, width,
                      &GRAPHENE_POINT_INIT ((float) (box->x + x), (float) (box->y + y)),
                      snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

typedef struct
{
  float          x;
  float          y;
  CsTextRunFunc  visit;
  gpointer       user_data;
} Visit;

static void
visit_moved_cb (const char            *text,
                const graphene_rect_t *box,
                guint                  n_lines,
                const char            *href,
                gpointer               user_data)
{
  const Visit *visit = user_data;
  graphene_rect_t moved;

  graphene_rect_offset_r (box, visit->x, visit->y, &moved);
  visit->visit (text, &moved, n_lines, href, visit->user_data);
}

static void
cs_check_part_visit_texts (CsPart        *part,
                           CsTextRunFunc  visit,
                           gpointer       user_data)
{
  CsCheckPart *self = CS_CHECK_PART (part);
  CsCheckPartPrivate *priv = get_private (part);
  double x, y, width;
  Visit moved = { 0, 0, visit, user_data };

  if (priv->flow == NULL)
    return;

  get_text_place (self, &x, &y, &width);
  moved.x = (float) x;
  moved.y = (float) y;
  cs_text_flow_visit (priv->flow, width, visit_moved_cb, &moved);
}

static void
toggle (CsCheckPart *self)
{
  CsCheckPartPrivate *priv = get_private (self);

  if (priv->radio && priv->active)
    return;

  cs_check_part_set_active (self, !priv->active);
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
cs_check_part_press (CsPart *part)
{
  toggle (CS_CHECK_PART (part));
}

static void
cs_check_part_state_flags_changed (GtkWidget     *widget,
                                   GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (cs_check_part_parent_class)->state_flags_changed (widget, previous);
}

static void
cs_check_part_finalize (GObject *object)
{
  g_clear_pointer (&get_private (object)->flow, cs_text_flow_free);

  G_OBJECT_CLASS (cs_check_part_parent_class)->finalize (object);
}

static void
cs_check_part_class_init (CsCheckPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_check_part_finalize;

  part_class->measure_widths = cs_check_part_measure_widths;
  part_class->measure_height = cs_check_part_measure_height;
  part_class->arrange = cs_check_part_arrange;
  part_class->paint = cs_check_part_paint;
  part_class->visit_texts = cs_check_part_visit_texts;
  part_class->press = cs_check_part_press;

  widget_class->state_flags_changed = cs_check_part_state_flags_changed;

  signals[TOGGLED] = g_signal_new ("toggled", CS_TYPE_CHECK_PART, G_SIGNAL_RUN_LAST,
                                   G_STRUCT_OFFSET (CsCheckPartClass, toggled), NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
cs_check_part_init (CsCheckPart *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

CsPart *
cs_check_part_new (gboolean radio)
{
  CsCheckPart *self = g_object_new (CS_TYPE_CHECK_PART, "accessible-role",
                                    radio ? GTK_ACCESSIBLE_ROLE_RADIO
                                          : GTK_ACCESSIBLE_ROLE_CHECKBOX,
                                    NULL);

  get_private (self)->radio = radio;

  return CS_PART (self);
}

void
cs_check_part_set_flow (CsCheckPart *self,
                        CsTextFlow  *flow)
{
  CsCheckPartPrivate *priv = get_private (self);
  g_autofree char *text = flow != NULL ? cs_text_flow_dup_text (flow) : NULL;

  g_clear_pointer (&priv->flow, cs_text_flow_free);
  priv->flow = flow;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL && *text != '\0' ? text : _("Toggle"), -1);
  cs_link_parts_fill (CS_PART (self), flow);
  cs_part_changed (CS_PART (self));
}

gboolean
cs_check_part_get_active (CsCheckPart *self)
{
  CsCheckPartPrivate *priv = get_private (self);

  return priv->active;
}

void
cs_check_part_set_active (CsCheckPart *self,
                          gboolean     active)
{
  CsCheckPartPrivate *priv = get_private (self);

  priv->active = active;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                      : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_check_part_set_rtl (CsCheckPart *self,
                       gboolean     rtl)
{
  CsCheckPartPrivate *priv = get_private (self);

  priv->rtl = rtl;
}
