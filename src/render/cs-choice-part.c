/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-choice-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-check-part.h"
#include "cs-input.h"

#define FONT_SIZE       14.0
#define PADDING_SIDE    9.0
#define COMPACT_HEIGHT  31.0
#define FILTERED_HEIGHT 41.0
#define SEARCHED_HEIGHT 27.0
#define FILTERED_BEYOND 18.0   /* a field of the full width, with its frame outside of that */
#define RADIUS          4.0
#define COLUMN_GAP      8.0

typedef struct
{
  char   *title;
  char   *value;
  CsPart *check;    /* NULL in a list */
} Choice;

struct _CsChoicePart
{
  CsPart        parent_instance;

  CsChoiceKind  kind;
  GArray       *choices;
  char         *value;
  char         *placeholder;
  double        column;   /* the least width of one, 0: there are none */
  gboolean      rtl;
  gboolean      invalid;
  GtkWidget    *popover;
};

static void input_interface_init (CsInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsChoicePart, cs_choice_part, CS_TYPE_PART,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_INPUT, input_interface_init))

static gboolean
is_list (CsChoicePart *self)
{
  return self->kind != CS_CHOICE_ONE && self->kind != CS_CHOICE_SEVERAL;
}

static gboolean
is_chosen (CsChoicePart *self,
           const char   *value)
{
  g_auto (GStrv) values = NULL;

  if (self->value == NULL || value == NULL)
    return FALSE;
  if (self->kind != CS_CHOICE_SEVERAL)
    return strcmp (self->value, value) == 0;

  values = g_strsplit (self->value, ",", -1);

  return g_strv_contains ((const char * const *) values, value);
}

static const char *
find_title (CsChoicePart *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (is_chosen (self, choice->value))
        return choice->title;
    }

  return NULL;
}

static void
show_value (CsChoicePart *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (choice->check != NULL)
        cs_check_part_set_active (CS_CHECK_PART (choice->check), is_chosen (self, choice->value));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
toggled_cb (CsCheckPart  *check,
            CsChoicePart *self)
{
  GString *value = g_string_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      gboolean active = cs_check_part_get_active (CS_CHECK_PART (choice->check));

      if (self->kind == CS_CHOICE_ONE)
        active = choice->check == CS_PART (check);
      if (active && choice->value != NULL)
        g_string_append_printf (value, "%s%s", value->len > 0 ? "," : "", choice->value);
    }

  g_free (self->value);
  self->value = g_string_free (value, FALSE);
  show_value (self);
  cs_input_changed (CS_INPUT (self));
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  CsChoicePart  *self)
{
  guint index = (guint) gtk_list_box_row_get_index (row);

  if (index < self->choices->len)
    {
      g_free (self->value);
      self->value = g_strdup (g_array_index (self->choices, Choice, index).value);
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  cs_input_changed (CS_INPUT (self));
}

static void
open_list (CsChoicePart *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);
      GtkWidget *label = gtk_label_new (choice->title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CsChoicePart    *self)
{
  if (is_list (self) && self->choices->len > 0)
    open_list (self);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  CsChoicePart *self = CS_CHOICE_PART (widget);

  if (!is_list (self) || self->choices->len == 0)
    return FALSE;

  open_list (self);

  return TRUE;
}

static void
cs_choice_part_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  CsChoicePart *self = CS_CHOICE_PART (widget);

  GTK_WIDGET_CLASS (cs_choice_part_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
cs_choice_part_measure_widths (CsPart *part,
                               double *min,
                               double *max)
{
  *min = *max = 180;
  if (is_list (CS_CHOICE_PART (part)))
    return;

  *min = *max = 0;
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      double child_min, child_max;

      cs_part_measure_widths (child, &child_min, &child_max);
      *min = MAX (*min, child_min);
      *max = MAX (*max, child_max);
    }
}

static guint
count_columns (CsChoicePart *self,
               double        width)
{
  if (self->column <= 0)
    return 1;

  return (guint) CLAMP (floor ((width + COLUMN_GAP) / (self->column + COLUMN_GAP)), 1,
                        MAX (self->choices->len, 1));
}

/* Boxes in rows of as many columns as there is room for, each row as high as its highest box.
 * Returns: the height of all of them */
static double
set_boxes (CsChoicePart *self,
           double        x,
           double        y,
           double        width,
           gboolean      place)
{
  guint n_columns = count_columns (self, width);
  double column = MAX ((width - (n_columns - 1) * COLUMN_GAP) / n_columns, 0), top = y;
  CsPart *child = cs_part_get_first (CS_PART (self));

  while (child != NULL)
    {
      CsPart *first = child;
      double height = 0;

      for (guint i = 0; i < n_columns && child != NULL; i++, child = cs_part_get_next (child))
        {
          double more = cs_part_measure_height (child, column);

          height = MAX (height, more);
        }
      for (guint i = 0; place && first != child; i++, first = cs_part_get_next (first))
        cs_part_place (first, x + (self->rtl ? n_columns - 1 - i : i) * (column + COLUMN_GAP),
                       y, column, height);
      y += height;
    }

  return y - top;
}

static double
cs_choice_part_measure_height (CsPart *part,
                               double  width)
{
  CsChoicePart *self = CS_CHOICE_PART (part);

  if (self->kind == CS_CHOICE_COMPACT)
    return COMPACT_HEIGHT;
  if (self->kind == CS_CHOICE_FILTERED)
    return FILTERED_HEIGHT;
  if (self->kind == CS_CHOICE_SEARCHED)
    return SEARCHED_HEIGHT;

  return set_boxes (self, 0, 0, width, FALSE);
}

static void
cs_choice_part_arrange (CsPart      *part,
                        const CsBox *box)
{
  set_boxes (CS_CHOICE_PART (part), box->x, box->y, box->width, TRUE);
}

static void
paint_chosen (CsChoicePart *self,
              GtkSnapshot  *snapshot,
              const CsBox  *frame)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));
  const char *title = find_title (self);
  const char *text = title != NULL ? title : self->placeholder;
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, FONT_SIZE, 400, FALSE } };
  CsTextStyle style = { .font = spec.font };
  g_autoptr (CsTextFlow) flow = cs_text_flow_new (self->rtl, CS_ALIGN_START);
  double width = frame->width - 2 * PADDING_SIDE - 12;
  double y;

  if (text == NULL || width <= 0)
    return;

  style.color = title != NULL ? theme->input_text : theme->input_hint;
  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add (flow, text, &style);
  cs_text_flow_set_wrap (flow, FALSE, 0);
  y = (frame->height - cs_text_flow_get_height (flow, width)) / 2;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) PADDING_SIDE, (float) y));
  cs_text_flow_paint (flow, width, &GRAPHENE_POINT_INIT ((float) frame->x, (float) (frame->y + y)),
                      snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
paint_arrow (CsChoicePart *self,
             GtkSnapshot  *snapshot,
             const CsBox  *frame)
{
  double x = self->rtl ? 8 : frame->width - 16, y = round (frame->height / 2);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y - 4,
                                                                          10, 8));
  GdkRGBA rgba;

  cs_theme_to_rgba (cs_part_get_theme (CS_PART (self))->input_text, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, x + 1, y - 2);
  cairo_line_to (cr, x + 5, y + 2);
  cairo_line_to (cr, x + 9, y - 2);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
cs_choice_part_paint (CsPart      *part,
                      GtkSnapshot *snapshot)
{
  CsChoicePart *self = CS_CHOICE_PART (part);
  const CsTheme *theme = cs_part_get_theme (part);
  CsBox frame = *cs_part_get_box (part);
  gboolean focused = gtk_widget_has_visible_focus (GTK_WIDGET (self));

  if (!is_list (self))
    {
      if (self->invalid)
        cs_part_paint_frame (part, snapshot, &frame, 0, 0, theme->invalid, 1);
      return;
    }

  frame.height = MIN (frame.height, cs_choice_part_measure_height (part, frame.width));
  if (self->kind == CS_CHOICE_FILTERED)
    frame.width += FILTERED_BEYOND;
  cs_part_paint_frame (part, snapshot, &frame, RADIUS, theme->input,
                       self->invalid ? theme->invalid : focused ? theme->focus
                                                                : theme->input_border,
                       focused ? 2 : 1);
  paint_chosen (self, snapshot, &frame);
  if (self->kind == CS_CHOICE_COMPACT)
    paint_arrow (self, snapshot, &frame);
}

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->title);
  g_free (choice->value);
}

static void
cs_choice_part_dispose (GObject *object)
{
  g_clear_pointer (&CS_CHOICE_PART (object)->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (cs_choice_part_parent_class)->dispose (object);
}

static void
cs_choice_part_finalize (GObject *object)
{
  CsChoicePart *self = CS_CHOICE_PART (object);

  g_array_unref (self->choices);
  g_free (self->value);
  g_free (self->placeholder);

  G_OBJECT_CLASS (cs_choice_part_parent_class)->finalize (object);
}

static void
cs_choice_part_class_init (CsChoicePartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cs_choice_part_dispose;
  G_OBJECT_CLASS (class)->finalize = cs_choice_part_finalize;

  widget_class->size_allocate = cs_choice_part_size_allocate;

  part_class->measure_widths = cs_choice_part_measure_widths;
  part_class->measure_height = cs_choice_part_measure_height;
  part_class->arrange = cs_choice_part_arrange;
  part_class->paint = cs_choice_part_paint;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, key_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COMBO_BOX);
}

static void
cs_choice_part_init (CsChoicePart *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  g_array_set_clear_func (self->choices, choice_clear);
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

static char *
cs_choice_part_dup_value (CsInput *input)
{
  CsChoicePart *self = CS_CHOICE_PART (input);

  return g_strdup (self->value != NULL ? self->value : "");
}

static void
cs_choice_part_set_value (CsInput    *input,
                          const char *value)
{
  CsChoicePart *self = CS_CHOICE_PART (input);

  g_free (self->value);
  self->value = g_strdup (value);
  show_value (self);
}

static void
cs_choice_part_set_invalid (CsInput  *input,
                            gboolean  invalid)
{
  CS_CHOICE_PART (input)->invalid = invalid;
  gtk_widget_queue_draw (GTK_WIDGET (input));
}

static void
input_interface_init (CsInputInterface *iface)
{
  iface->dup_value = cs_choice_part_dup_value;
  iface->set_value = cs_choice_part_set_value;
  iface->set_invalid = cs_choice_part_set_invalid;
}

CsPart *
cs_choice_part_new (void)
{
  return g_object_new (CS_TYPE_CHOICE_PART, NULL);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

void
cs_choice_part_begin (CsChoicePart *self,
                      CsChoiceKind  kind,
                      const char   *label,
                      const char   *placeholder,
                      gboolean      rtl)
{
  CsPart *child;

  while ((child = cs_part_get_first (CS_PART (self))) != NULL)
    cs_part_remove (child);
  g_array_set_size (self->choices, 0);
  self->kind = kind;
  self->rtl = rtl;
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  gtk_widget_set_focusable (GTK_WIDGET (self), is_list (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_given (label) ? label
                                    : is_given (placeholder) ? placeholder : _("Choices"),
                                  -1);
  cs_part_changed (CS_PART (self));
}

void
cs_choice_part_set_column (CsChoicePart *self,
                           double        width)
{
  if (self->column == width)
    return;

  self->column = width;
  cs_part_changed (CS_PART (self));
}

void
cs_choice_part_add (CsChoicePart *self,
                    const char   *title,
                    const char   *value,
                    CsTextFlow   *flow)
{
  Choice choice = { g_strdup (title), g_strdup (value), NULL };

  if (is_list (self))
    g_clear_pointer (&flow, cs_text_flow_free);
  else
    {
      choice.check = cs_check_part_new (self->kind == CS_CHOICE_ONE);
      cs_check_part_set_rtl (CS_CHECK_PART (choice.check), self->rtl);
      cs_check_part_set_flow (CS_CHECK_PART (choice.check), flow);
      cs_check_part_set_active (CS_CHECK_PART (choice.check), is_chosen (self, value));
      g_signal_connect (choice.check, "toggled", G_CALLBACK (toggled_cb), self);
      cs_part_append (CS_PART (self), choice.check);
    }
  g_array_append_val (self->choices, choice);
}
