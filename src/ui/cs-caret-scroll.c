/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-caret-scroll.h"

/* GtkTextView scrolls just as far as brings the caret into view. In a narrow view whoever types past
 * the edge moves all the text by one character with each key: restless to look at, and each time the
 * whole view is drawn anew and the scrollbar laid out. So where the caret has made the view scroll,
 * it goes on until there is room before the caret again. */

/* How near to an edge the caret is when it has just made the view scroll, in pixels. */
#define EDGE 24

struct _CsCaretScroll
{
  GObject        parent_instance;

  GtkTextView   *view;         /* weak */
  GtkAdjustment *adjustment;   /* weak */
  int            place;        /* the caret's, when the view scrolled last */
};

G_DEFINE_FINAL_TYPE (CsCaretScroll, cs_caret_scroll, G_TYPE_OBJECT)

/* Somebody who scrolls does not move the caret, and is left alone. */
static void
scrolled_cb (CsCaretScroll *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  double step = gtk_adjustment_get_page_size (self->adjustment) / 3;
  GdkRectangle caret, visible;
  GtkTextIter iter;
  int from_left;
  int place;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  place = gtk_text_iter_get_offset (&iter);
  if (self->place == place || step < 2 * EDGE)
    return;

  self->place = place;
  gtk_text_view_get_iter_location (self->view, &iter, &caret);
  gtk_text_view_get_visible_rect (self->view, &visible);
  from_left = caret.x - visible.x;

  if (from_left > visible.width - EDGE && from_left <= visible.width)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) + from_left - step);
  else if (from_left >= 0 && from_left < EDGE)
    gtk_adjustment_set_value (self->adjustment,
                              gtk_adjustment_get_value (self->adjustment) - step);
}

static void
watch (CsCaretScroll *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);

  g_set_weak_pointer (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed",
                             G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
cs_caret_scroll_dispose (GObject *object)
{
  CsCaretScroll *self = CS_CARET_SCROLL (object);

  g_clear_weak_pointer (&self->adjustment);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (cs_caret_scroll_parent_class)->dispose (object);
}

static void
cs_caret_scroll_class_init (CsCaretScrollClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_caret_scroll_dispose;
}

static void
cs_caret_scroll_init (CsCaretScroll *self)
{
}

CsCaretScroll *
cs_caret_scroll_new (GtkTextView *view)
{
  CsCaretScroll *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (CS_TYPE_CARET_SCROLL, NULL);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (view, "notify::hadjustment",
                           G_CALLBACK (watch), self, G_CONNECT_SWAPPED);
  watch (self);

  return self;
}
