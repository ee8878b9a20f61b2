/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-line-numbers.h"

#include <string.h>

/* Drawn as the view is drawn: only the lines that are visible, each number on the first row of its
 * line where lines wrap. The view does not know of its gutter's content, so we redraw when it
 * scrolls, when lines come, go or change their height, or the caret moves to another line. Most
 * keys do none of that: the numbers stay as they are drawn.
 *
 * They are one render node, not one for each line: GTK's cairo renderer walks all nodes of the window
 * for each frame, and fifty numbers cost a typed character a third of its time. */

#define PADDING 6   /* on either side, in pixels */

/* What was drawn: the lines in sight, as the view has laid them out. */
typedef struct
{
  int     first;
  int     last;
  int     top;          /* of the first, in the gutter */
  int     bottom;       /* of the last */
  int     caret_line;
  int     width;
  int     height;
  GdkRGBA color;
} Drawn;

struct _CsLineNumbers
{
  GtkWidget      parent_instance;

  GtkTextView   *view;         /* weak: it owns us */
  GtkTextBuffer *buffer;       /* weak */
  GtkAdjustment *adjustment;   /* weak */
  guint          n_digits;     /* that the width is made for */
  int            n_lines;      /* what was drawn last */
  int            caret_line;
  Drawn          drawn;
  GskRenderNode *node;         /* (nullable): how it looks */
};

G_DEFINE_FINAL_TYPE (CsLineNumbers, cs_line_numbers, GTK_TYPE_WIDGET)

static guint
count_digits (guint number)
{
  guint n_digits = 1;

  while (number >= 10)
    {
      number /= 10;
      n_digits++;
    }

  return n_digits;
}

/* There is always room for two digits, so that a small file does not jump. */
static void
buffer_changed_cb (CsLineNumbers *self)
{
  int n_lines = gtk_text_buffer_get_line_count (self->buffer);
  guint n_digits = MAX (2, count_digits (n_lines));

  if (n_digits != self->n_digits)
    {
      self->n_digits = n_digits;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }

  /* Where lines wrap, any change may move those below it. */
  if (n_lines != self->n_lines || gtk_text_view_get_wrap_mode (self->view) != GTK_WRAP_NONE)
    {
      self->n_lines = n_lines;
      g_clear_pointer (&self->node, gsk_render_node_unref);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static int
get_caret_line (CsLineNumbers *self)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));

  return gtk_text_iter_get_line (&caret);
}

static void
caret_moved_cb (CsLineNumbers *self)
{
  int line = get_caret_line (self);

  if (line == self->caret_line)
    return;

  self->caret_line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
buffer_notify_cb (CsLineNumbers *self)
{
  GtkTextBuffer *buffer = self->view != NULL ? gtk_text_view_get_buffer (self->view) : NULL;

  if (self->buffer == buffer)
    return;

  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);

  g_set_weak_pointer (&self->buffer, buffer);
  if (buffer == NULL)
    return;

  g_signal_connect_object (buffer, "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position",
                           G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  self->n_lines = 0;
  buffer_changed_cb (self);
}

static void
adjustment_notify_cb (CsLineNumbers *self)
{
  GtkAdjustment *adjustment =
    self->view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)) : NULL;

  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);

  g_set_weak_pointer (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  /* It changes with the height of the whole text, too. */
  g_signal_connect_object (adjustment, "value-changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static PangoLayout *
create_layout (CsLineNumbers *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

static void
cs_line_numbers_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CsLineNumbers *self = CS_LINE_NUMBERS (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->view != NULL)
    {
      g_autoptr (PangoLayout) layout = create_layout (self);
      g_autofree char *widest = g_strnfill (self->n_digits, '0');
      int width;

      pango_layout_set_text (layout, widest, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      *minimum = *natural = width + 2 * PADDING;
    }
}

static void
draw_number (CsLineNumbers     *self,
             cairo_t           *cr,
             PangoLayout       *layout,
             const GtkTextIter *line,
             gboolean           current,
             const GdkRGBA     *color)
{
  char text[16];
  GdkRectangle place;
  GdkRGBA ink = *color;
  int y;

  g_snprintf (text, sizeof text, "%d", gtk_text_iter_get_line (line) + 1);
  pango_layout_set_text (layout, text, -1);

  gtk_text_view_get_iter_location (self->view, line, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_LEFT, 0, place.y, NULL, &y);

  ink.alpha *= current ? 0.9 : 0.45;
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_move_to (cr, PADDING, y);
  pango_cairo_show_layout (cr, layout);
}

/* Returns: whether there is something to draw. */
static gboolean
get_drawn (CsLineNumbers *self,
           Drawn         *drawn,
           GtkTextIter   *first)
{
  GtkTextView *view = self->view;
  GdkRectangle visible;
  GtkTextIter last;
  int y, height;

  memset (drawn, 0, sizeof *drawn);
  drawn->width = gtk_widget_get_width (GTK_WIDGET (self));
  drawn->height = gtk_widget_get_height (GTK_WIDGET (self));
  if (drawn->width <= 2 * PADDING || drawn->height == 0)
    return FALSE;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, first, visible.y, &y);
  drawn->first = gtk_text_iter_get_line (first);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &drawn->top);

  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_view_get_line_yrange (view, &last, &y, &height);
  drawn->last = gtk_text_iter_get_line (&last);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, y + height,
                                         NULL, &drawn->bottom);

  drawn->caret_line = get_caret_line (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (view)), &drawn->color);

  return TRUE;
}

static GskRenderNode *
create_node (CsLineNumbers *self,
             GtkTextIter   *line)
{
  const Drawn *drawn = &self->drawn;
  g_autoptr (PangoLayout) layout = create_layout (self);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, drawn->width,
                                                                 drawn->height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  pango_layout_set_width (layout, (drawn->width - 2 * PADDING) * PANGO_SCALE);

  do
    draw_number (self, cr, layout, line,
                 gtk_text_iter_get_line (line) == drawn->caret_line, &drawn->color);
  while (gtk_text_iter_get_line (line) < drawn->last && gtk_text_iter_forward_line (line));

  cairo_destroy (cr);

  return node;
}

static void
cs_line_numbers_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CsLineNumbers *self = CS_LINE_NUMBERS (widget);
  GtkTextIter line;
  Drawn drawn;

  if (self->view == NULL || self->buffer == NULL || !get_drawn (self, &drawn, &line))
    return;

  /* The view has its gutter drawn more often than the numbers change. */
  if (self->node == NULL || memcmp (&drawn, &self->drawn, sizeof drawn) != 0)
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->drawn = drawn;
      self->caret_line = drawn.caret_line;
      self->node = create_node (self, &line);
    }

  gtk_snapshot_append_node (snapshot, self->node);
}

/* The view's font and colour come to us as they do to its text. */
static void
cs_line_numbers_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  g_clear_pointer (&CS_LINE_NUMBERS (widget)->node, gsk_render_node_unref);

  GTK_WIDGET_CLASS (cs_line_numbers_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
cs_line_numbers_dispose (GObject *object)
{
  CsLineNumbers *self = CS_LINE_NUMBERS (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_weak_pointer (&self->view);
  g_clear_weak_pointer (&self->buffer);
  g_clear_weak_pointer (&self->adjustment);

  G_OBJECT_CLASS (cs_line_numbers_parent_class)->dispose (object);
}

static void
cs_line_numbers_class_init (CsLineNumbersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_line_numbers_dispose;
  widget_class->measure = cs_line_numbers_measure;
  widget_class->css_changed = cs_line_numbers_css_changed;
  widget_class->snapshot = cs_line_numbers_snapshot;

  gtk_widget_class_set_css_name (widget_class, "line-numbers");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cs_line_numbers_init (CsLineNumbers *self)
{
  self->n_digits = 2;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
cs_line_numbers_add (GtkTextView *view)
{
  CsLineNumbers *self;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  self = g_object_new (CS_TYPE_LINE_NUMBERS, NULL);
  g_set_weak_pointer (&self->view, view);
  gtk_text_view_set_gutter (view, GTK_TEXT_WINDOW_LEFT, GTK_WIDGET (self));

  g_signal_connect_object (view, "notify::buffer",
                           G_CALLBACK (buffer_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment",
                           G_CALLBACK (adjustment_notify_cb), self, G_CONNECT_SWAPPED);
  buffer_notify_cb (self);
  adjustment_notify_cb (self);
}
