/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-button-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-symbol.h"

#define FONT_SIZE      14.0
#define PADDING_SIDE   10.0
#define PADDING_TOP    4.0
#define PADDING_BOTTOM 5.0
#define INLINE_PADDING 8.0
#define FLAT_PADDING   2.0
#define INLINE_HEIGHT  31.0
#define HEIGHT         32.0
#define DARK_HEIGHT    34.0
#define RADIUS         4.0
#define ICON_SIZE      16.0
#define ICON_GAP       6.0
#define ARROW_WIDTH    6.0

struct _CsButtonPart
{
  CsPart         parent_instance;

  CsTextFlow    *flow;
  char          *title;
  CsButtonStyle  style;
  char          *symbol;
  gboolean       symbol_filled;
  char          *icon;      /* the address of a picture */
  GdkTexture    *texture;   /* of it; NULL while it is not there */
  gboolean       has_icon;
  gboolean       has_title;
  gboolean       expandable;
  gboolean       expanded;
  gboolean       disabled;
};

G_DEFINE_FINAL_TYPE (CsButtonPart, cs_button_part, CS_TYPE_PART)

enum
{
  CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_frame (CsButtonPart *self)
{
  return self->style != CS_BUTTON_INLINE && self->style != CS_BUTTON_FLAT;
}

static const CsButtonColors *
get_colors (CsButtonPart *self)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));

  if (self->disabled)
    return &theme->button_disabled;
  if (self->expanded && has_frame (self))
    return &theme->button_pressed;

  switch (self->style)
    {
    case CS_BUTTON_POSITIVE:
      return &theme->button_positive;
    case CS_BUTTON_DESTRUCTIVE:
      return &theme->button_destructive;
    case CS_BUTTON_EMPHASIS:
      return &theme->button_emphasis;
    case CS_BUTTON_DEFAULT:
    case CS_BUTTON_INLINE:
    case CS_BUTTON_FLAT:
    default:
      return &theme->button;
    }
}

/* From the edge to the content, on both sides. */
static double
get_inset (CsButtonPart *self)
{
  if (self->style == CS_BUTTON_INLINE)
    return INLINE_PADDING;
  if (self->style == CS_BUTTON_FLAT)
    return FLAT_PADDING;

  return PADDING_SIDE + get_colors (self)->border_width;
}

static double
get_icon_width (CsButtonPart *self)
{
  if (!self->has_icon)
    return 0;

  return ICON_SIZE + (self->has_title ? ICON_GAP : 0);
}

static double
get_title_width (CsButtonPart *self,
                 double        width)
{
  double arrow = self->expandable ? ARROW_WIDTH : 0;
  double room = width - 2 * get_inset (self) - get_icon_width (self) - arrow;

  return MAX (MIN (room, cs_text_flow_get_max_width (self->flow)), 0);
}

static void
cs_button_part_measure_widths (CsPart *part,
                               double *min,
                               double *max)
{
  CsButtonPart *self = CS_BUTTON_PART (part);

  *min = 2 * get_inset (self);
  *max = *min + get_icon_width (self) + cs_text_flow_get_max_width (self->flow) +
         (self->expandable ? ARROW_WIDTH : 0);
}

static double
cs_button_part_measure_height (CsPart *part,
                               double  width)
{
  if (CS_BUTTON_PART (part)->style == CS_BUTTON_INLINE)
    return INLINE_HEIGHT;

  return cs_part_get_theme (part) == cs_theme_get (CS_THEME_DARK) ? DARK_HEIGHT : HEIGHT;
}

static void
get_title_place (CsButtonPart *self,
                 double       *x,
                 double       *y,
                 double       *width)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  double border = self->style == CS_BUTTON_INLINE ? 0 : get_colors (self)->border_width;
  double top = self->style == CS_BUTTON_INLINE ? 0 : border + PADDING_TOP;
  double bottom = self->style == CS_BUTTON_INLINE ? 0 : border + PADDING_BOTTOM;
  double content, height;

  *width = get_title_width (self, box->width);
  height = cs_text_flow_get_height (self->flow, *width);
  content = get_icon_width (self) + *width + (self->expandable ? ARROW_WIDTH : 0);
  *x = (box->width - content) / 2 + get_icon_width (self);
  *y = top + (box->height - top - bottom - height) / 2;
}

static guint32
get_text_color (CsButtonPart *self)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));

  if (self->style == CS_BUTTON_INLINE)
    return theme->input_text;
  if (self->style == CS_BUTTON_FLAT && !self->disabled)
    return theme->link;

  return get_colors (self)->text;
}

static void
paint_arrow (CsButtonPart *self,
             GtkSnapshot  *snapshot,
             double        x,
             guint32       color)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  double middle = round (box->y + box->height / 2) - box->y;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot,
                                           &GRAPHENE_RECT_INIT ((float) x, (float) middle - 4,
                                                                8, 8));
  GdkRGBA rgba;
  double down = self->expanded ? -1 : 1;

  cs_theme_to_rgba (color, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x + 1.5, middle - 1.5 * down);
  cairo_line_to (cr, x + 4, middle + 1.5 * down);
  cairo_line_to (cr, x + 6.5, middle - 1.5 * down);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
cs_button_part_paint (CsPart      *part,
                      GtkSnapshot *snapshot)
{
  CsButtonPart *self = CS_BUTTON_PART (part);
  const CsTheme *theme = cs_part_get_theme (part);
  const CsButtonColors *colors = get_colors (self);
  const CsBox *box = cs_part_get_box (part);
  double x, y, width;

  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT &&
      !has_frame (self))
    cs_part_paint_frame (part, snapshot, box, RADIUS, theme->hover, 0, 0);
  if (has_frame (self))
    cs_part_paint_frame (part, snapshot, box, RADIUS, colors->background, colors->border,
                         colors->border_width);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, box, RADIUS, 0, theme->focus, 3);

  get_title_place (self, &x, &y, &width);
  if (self->has_icon)
    {
      CsBox icon = { box->x + x - get_icon_width (self),
                     box->y + (box->height - ICON_SIZE) / 2, ICON_SIZE, ICON_SIZE };

      if (self->symbol != NULL)
        cs_symbol_paint (self->symbol, self->symbol_filled, get_text_color (self),
                         &GRAPHENE_RECT_INIT ((float) (x - get_icon_width (self)),
                                              (float) ((box->height - ICON_SIZE) / 2),
                                              ICON_SIZE, ICON_SIZE), snapshot);
      else if (self->texture != NULL)
        {
          graphene_rect_t rect = cs_part_snap (part, &icon);

          gtk_snapshot_append_texture (snapshot, self->texture, &rect);
        }
      else
        cs_part_paint_color (part, snapshot, &icon, theme->placeholder);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  cs_text_flow_paint (self->flow, width,
                      &GRAPHENE_POINT_INIT ((float) (box->x + x), (float) (box->y + y)), snapshot);
  gtk_snapshot_restore (snapshot);
  if (self->expandable)
    paint_arrow (self, snapshot, x + width, get_text_color (self));
}

static void
cs_button_part_visit_texts (CsPart        *part,
                            CsTextRunFunc  visit,
                            gpointer       user_data)
{
  CsButtonPart *self = CS_BUTTON_PART (part);
  g_autofree char *text = cs_text_flow_dup_text (self->flow);
  double x, y, width;

  if (*g_strstrip (text) == '\0')
    return;

  get_title_place (self, &x, &y, &width);
  visit (text, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                    (float) cs_text_flow_get_height (self->flow, width)),
         1, NULL, user_data);
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CsButtonPart    *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
focus_cb (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
}

static void
cs_button_part_state_flags_changed (GtkWidget     *widget,
                                    GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (cs_button_part_parent_class)->state_flags_changed (widget, previous);
}

static void
cs_button_part_take_picture (CsPart          *part,
                             CsPictureSource *source,
                             const char      *url)
{
  CsButtonPart *self = CS_BUTTON_PART (part);
  CsPictureAnswer answer = { CS_PICTURE_STATE_AWAITED };

  if (g_strcmp0 (self->icon, url) != 0)
    return;

  if (source != NULL && url != NULL)
    answer = cs_picture_source_ask (source, url);
  g_clear_object (&self->texture);
  self->texture = cs_part_make_texture (&answer);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cs_button_part_finalize (GObject *object)
{
  g_clear_object (&CS_BUTTON_PART (object)->texture);
  g_free (CS_BUTTON_PART (object)->icon);
  g_clear_pointer (&CS_BUTTON_PART (object)->flow, cs_text_flow_free);
  g_free (CS_BUTTON_PART (object)->symbol);
  g_free (CS_BUTTON_PART (object)->title);

  G_OBJECT_CLASS (cs_button_part_parent_class)->finalize (object);
}

static void
cs_button_part_class_init (CsButtonPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const guint keys[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return, GDK_KEY_KP_Enter };

  G_OBJECT_CLASS (class)->finalize = cs_button_part_finalize;

  part_class->measure_widths = cs_button_part_measure_widths;
  part_class->measure_height = cs_button_part_measure_height;
  part_class->paint = cs_button_part_paint;
  part_class->visit_texts = cs_button_part_visit_texts;
  part_class->take_picture = cs_button_part_take_picture;

  widget_class->state_flags_changed = cs_button_part_state_flags_changed;

  signals[CLICKED] = g_signal_new ("clicked", CS_TYPE_BUTTON_PART,
                                   G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[CLICKED]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "clicked", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
cs_button_part_init (CsButtonPart *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->flow = cs_text_flow_new (FALSE, CS_ALIGN_START);
}

CsPart *
cs_button_part_new (void)
{
  return g_object_new (CS_TYPE_BUTTON_PART, NULL);
}

static void
set_title (CsButtonPart *self,
           const char   *title)
{
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, FONT_SIZE,
                                     self->disabled || !has_frame (self) ? 400 : 600,
                                     FALSE } };
  CsTextStyle style = { .font = spec.font };

  style.color = get_text_color (self);
  g_clear_pointer (&self->flow, cs_text_flow_free);
  self->flow = cs_text_flow_new (FALSE, CS_ALIGN_START);
  cs_text_flow_set_wrap (self->flow, FALSE, 0);
  cs_text_flow_begin (self->flow, &spec);
  cs_text_flow_add (self->flow, title, &style);
}

void
cs_button_part_set_look (CsButtonPart       *self,
                         const CsButtonLook *look)
{
  const char *title = look->title != NULL ? look->title : "";

  g_free (self->title);
  self->title = g_strdup (title);
  self->style = look->style;
  g_free (self->symbol);
  self->symbol = g_strdup (look->symbol);
  self->symbol_filled = look->symbol_filled;
  self->has_icon = look->has_icon || look->symbol != NULL;
  self->has_title = *title != '\0';
  self->expandable = look->expandable;
  self->expanded = look->expanded;
  self->disabled = look->disabled;
  set_title (self, title);

  gtk_widget_set_sensitive (GTK_WIDGET (self), !look->disabled);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), look->tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *title != '\0' ? title
                                    : look->tooltip != NULL ? look->tooltip : _("Button"), -1);
  if (look->expandable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                                 GTK_ACCESSIBLE_STATE_EXPANDED, look->expanded, -1);
  cs_part_changed (CS_PART (self));
}

void
cs_button_part_set_expanded (CsButtonPart *self,
                             gboolean      expanded)
{
  g_autofree char *title = cs_text_flow_dup_text (self->flow);

  if (!self->expanded == !expanded)
    return;

  self->expanded = expanded;
  set_title (self, title);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  cs_part_changed (CS_PART (self));
}

gboolean
cs_button_part_get_expanded (CsButtonPart *self)
{
  return self->expanded;
}

const char *
cs_button_part_get_title (CsButtonPart *self)
{
  return self->title != NULL ? self->title : "";
}

void
cs_button_part_set_icon (CsButtonPart    *self,
                         CsPictureSource *source,
                         const char      *url)
{
  g_free (self->icon);
  self->icon = g_strdup (url);
  cs_button_part_take_picture (CS_PART (self), source, url);
}
