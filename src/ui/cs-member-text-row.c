/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-text-row.h"

#include <string.h>

#include "cs-member-parts.h"
#include "cs-still.h"

/* The row has no scrolling of its own: a text that is read as a whole is seen as a whole, and the
 * wheel moves the page. So the row sees to it that the page follows the caret. */

/* What stays in view above and below the caret, in pixels. */
#define CARET_MARGIN 24

struct _CsMemberTextRow
{
  AdwPreferencesRow  parent_instance;

  CsMemberField     *field;
  gboolean           to_row;
  gboolean           to_document;
  gboolean           in_preedit;
  gboolean           stale;

  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkWidget         *meter;
  int                width;
  guint              resize;
};

G_DEFINE_FINAL_TYPE (CsMemberTextRow, cs_member_text_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_text (CsMemberTextRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
}

static void
text_changed_cb (CsMemberTextRow *self)
{
  g_autofree char *text = dup_text (self);

  cs_member_meter_update (self->meter, cs_member_field_get_member (self->field), text);
  if (self->to_row)
    return;

  self->to_document = TRUE;
  cs_member_field_write_text (self->field, text, NULL, TRUE);
  self->to_document = FALSE;
}

/* Only what differs is replaced, so that the caret stays where it is. */
static void
replace_text (CsMemberTextRow *self,
              const char      *old,
              const char      *new)
{
  gsize head = 0;
  gsize old_end = strlen (old);
  gsize new_end = strlen (new);
  GtkTextIter start, end;

  while (head < old_end && head < new_end && old[head] == new[head])
    head++;
  while (head > 0 && ((guchar) new[head] & 0xc0) == 0x80)
    head--;
  while (old_end > head && new_end > head && old[old_end - 1] == new[new_end - 1])
    {
      old_end--;
      new_end--;
    }
  while (((guchar) old[old_end] & 0xc0) == 0x80)
    {
      old_end++;
      new_end++;
    }

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      g_utf8_pointer_to_offset (old, old + head));
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end,
                                      g_utf8_pointer_to_offset (old, old + old_end));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, new + head, new_end - head);
}

static void
update (CsMemberTextRow *self)
{
  const char *text = cs_member_field_get_string (self->field);
  g_autofree char *shown = dup_text (self);

  if (cs_member_field_get_held (self->field))
    return;

  if (text == NULL)
    text = "";
  if (strcmp (text, shown) != 0)
    {
      self->to_row = TRUE;
      replace_text (self, shown, text);
      self->to_row = FALSE;
    }

  cs_member_meter_update (self->meter, cs_member_field_get_member (self->field), text);
}

static void
field_changed_cb (CsMemberTextRow *self)
{
  if (self->to_document)
    return;

  if (self->in_preedit)
    self->stale = TRUE;
  else
    update (self);
}

static void
preedit_changed_cb (CsMemberTextRow *self,
                    const char      *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
  if (!self->in_preedit && self->stale)
    {
      self->stale = FALSE;
      update (self);
    }
}

static void
caret_moved_cb (CsMemberTextRow *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GdkRectangle caret;
  GtkTextIter iter;
  double x, y;

  if (scroller == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_iter_location (self->view, &iter, &caret);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->view), scroller, 0, caret.y, &x, &y))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y - CARET_MARGIN, y + caret.height + CARET_MARGIN);
}

/* The whole row is the place to click. */
static gboolean
cs_member_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CS_MEMBER_TEXT_ROW (widget)->view));
}

static void
released_cb (CsMemberTextRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
resize_cb (gpointer user_data)
{
  CsMemberTextRow *self = user_data;

  self->resize = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self->view));

  return G_SOURCE_REMOVE;
}

/* A text view wraps its text for a new width only when it has that width, and is asked for its
 * height before. */
static void
resized_cb (CsMemberTextRow *self,
            int              width)
{
  if (self->width == width)
    return;

  self->width = width;
  if (self->resize == 0)
    self->resize = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resize_cb, self, NULL);
}

static void
cs_member_text_row_dispose (GObject *object)
{
  CsMemberTextRow *self = CS_MEMBER_TEXT_ROW (object);

  g_clear_handle_id (&self->resize, g_source_remove);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_text_row_parent_class)->dispose (object);
}

static void
cs_member_text_row_class_init (CsMemberTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_text_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = cs_member_text_row_grab_focus;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_text_row_init (CsMemberTextRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_css_class (GTK_WIDGET (self), "cs-text-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_input_hints (self->view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
create_heading (CsMemberTextRow *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (cs_member_field_get_title (self->field));
  GtkWidget *help = cs_member_help_new (self->field);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "subtitle");
  gtk_box_append (GTK_BOX (heading), title);

  self->meter = cs_member_meter_new ();
  gtk_box_append (GTK_BOX (heading), self->meter);
  if (help != NULL)
    gtk_box_append (GTK_BOX (heading), help);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cs_member_field_get_title (self->field),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);

  return heading;
}

GtkWidget *
cs_member_text_row_new (CsMemberField *field)
{
  CsMemberTextRow *self = g_object_new (CS_TYPE_MEMBER_TEXT_ROW,
                                        "title", cs_member_field_get_title (field),
                                        "use-markup", FALSE,
                                        NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *area = gtk_drawing_area_new ();

  self->field = g_object_ref (field);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  /* Of no height: it tells the width. */
  g_signal_connect_object (area, "resize", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), area);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

GtkTextView *
cs_member_text_row_get_view (CsMemberTextRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_TEXT_ROW (self), NULL);

  return self->view;
}
