/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-entry-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-input.h"

/* Where the card is in a window, GTK's own widgets do the typing; where it is only drawn, the text
 * is painted here, and they are never made. */

#define FONT_SIZE    14.0
#define PADDING_SIDE 9.0
#define PADDING_TOP  5.0
#define RADIUS       4.0
/* What a browser gives a field of twenty characters, with its frame. */
#define NATURAL_WIDTH 239.25

struct _CsEntryPart
{
  CsPart          parent_instance;

  CsEntryKind     kind;
  char           *value;
  char           *placeholder;
  char           *label;
  GtkInputPurpose purpose;
  guint           max_length;
  double          height;
  double          beyond;
  gboolean        rtl;
  gboolean        invalid;
  GtkWidget      *editor;    /* GtkText or GtkTextView, while in a window */
};

static void input_interface_init (CsInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsEntryPart, cs_entry_part, CS_TYPE_PART,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_INPUT, input_interface_init))

static void
take_value (CsEntryPart *self,
            const char  *value)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  cs_input_changed (CS_INPUT (self));
}

static void
text_changed_cb (GtkText     *text,
                 CsEntryPart *self)
{
  take_value (self, gtk_editable_get_text (GTK_EDITABLE (text)));
}

static void
buffer_changed_cb (GtkTextBuffer *buffer,
                   CsEntryPart   *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  take_value (self, text);
}

static PangoAttrList *
make_attributes (CsEntryPart *self)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));
  CsFont font = { CS_FACE_DEFAULT, FONT_SIZE, 400, FALSE };
  PangoFontDescription *description = cs_fonts_describe (&font);
  PangoAttrList *list = pango_attr_list_new ();
  guint32 color = theme->input_text;

  pango_attr_list_insert (list, pango_attr_font_desc_new (description));
  pango_attr_list_insert (list, pango_attr_foreground_new (
    (guint16) ((color >> 16 & 0xff) * 0x101), (guint16) ((color >> 8 & 0xff) * 0x101),
    (guint16) ((color & 0xff) * 0x101)));
  pango_font_description_free (description);

  return list;
}

static GtkWidget *
make_line (CsEntryPart *self)
{
  GtkWidget *text = gtk_text_new ();
  PangoAttrList *attributes = make_attributes (self);

  gtk_text_set_attributes (GTK_TEXT (text), attributes);
  gtk_text_set_placeholder_text (GTK_TEXT (text), self->placeholder);
  gtk_text_set_visibility (GTK_TEXT (text), self->kind != CS_ENTRY_PASSWORD);
  gtk_text_set_input_purpose (GTK_TEXT (text), self->purpose);
  gtk_text_set_max_length (GTK_TEXT (text), (int) self->max_length);
  gtk_editable_set_text (GTK_EDITABLE (text), self->value != NULL ? self->value : "");
  g_signal_connect (text, "changed", G_CALLBACK (text_changed_cb), self);
  pango_attr_list_unref (attributes);

  return text;
}

static GtkWidget *
make_lines (CsEntryPart *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_widget_add_css_class (view, "card-lines");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (buffer, self->value != NULL ? self->value : "", -1);
  g_signal_connect (buffer, "changed", G_CALLBACK (buffer_changed_cb), self);

  return view;
}

static void
prepare_editor (CsEntryPart *self)
{
  const char *name = self->label != NULL ? self->label : self->placeholder;

  if (name == NULL || *name == '\0')
    name = _("Text field");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->editor == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_direction (self->editor, self->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
cs_entry_part_root (GtkWidget *widget)
{
  CsEntryPart *self = CS_ENTRY_PART (widget);

  GTK_WIDGET_CLASS (cs_entry_part_parent_class)->root (widget);
  if (self->editor != NULL)
    return;

  self->editor = self->kind == CS_ENTRY_LINES ? make_lines (self) : make_line (self);
  gtk_widget_set_parent (self->editor, widget);
  prepare_editor (self);
}

static gboolean
cs_entry_part_grab_focus (GtkWidget *widget)
{
  CsEntryPart *self = CS_ENTRY_PART (widget);

  return self->editor != NULL && gtk_widget_grab_focus (self->editor);
}

static void
cs_entry_part_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  CsEntryPart *self = CS_ENTRY_PART (widget);
  int inner = MAX (width - 2 * (int) PADDING_SIDE, 0);
  int least, wanted;

  if (self->editor == NULL)
    return;

  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  inner = MAX (inner, least);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, inner, &least, &wanted, NULL, NULL);
  if (self->kind == CS_ENTRY_LINES)
    wanted = height - 2 * (int) PADDING_TOP;
  wanted = MAX (wanted, least);
  gtk_widget_allocate (self->editor, inner, wanted, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (
                         (float) PADDING_SIDE,
                         self->kind == CS_ENTRY_LINES ? (float) PADDING_TOP
                                                      : floorf ((float) (height - wanted) / 2))));
}

static void
cs_entry_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  *min = 0;
  *max = NATURAL_WIDTH;
}

static double
cs_entry_part_measure_height (CsPart *part,
                              double  width)
{
  return CS_ENTRY_PART (part)->height;
}

static CsBox
get_frame (CsEntryPart *self)
{
  CsBox frame = *cs_part_get_box (CS_PART (self));

  frame.width += self->beyond;
  if (self->kind != CS_ENTRY_LINES)
    frame.height = MIN (frame.height, self->height);

  return frame;
}

static char *
dup_drawn_text (CsEntryPart *self)
{
  glong length;

  if (self->value == NULL || *self->value == '\0')
    return g_strdup (self->placeholder);
  if (self->kind != CS_ENTRY_PASSWORD)
    return g_strdup (self->value);

  length = g_utf8_strlen (self->value, -1);

  return g_strnfill ((gsize) MIN (length, 64), '*');
}

static void
paint_text (CsEntryPart *self,
            GtkSnapshot *snapshot,
            const CsBox *frame)
{
  const CsTheme *theme = cs_part_get_theme (CS_PART (self));
  g_autofree char *text = dup_drawn_text (self);
  g_autoptr (CsTextFlow) flow = NULL;
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, FONT_SIZE, 400, FALSE } };
  CsTextStyle style = { .font = spec.font };
  double width = frame->width - 2 * PADDING_SIDE;
  double y = PADDING_TOP;

  if (text == NULL || *text == '\0' || width <= 0)
    return;

  style.color = self->value != NULL && *self->value != '\0' ? theme->input_text
                                                            : theme->input_hint;
  flow = cs_text_flow_new (self->rtl, CS_ALIGN_START);
  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add (flow, text, &style);
  cs_text_flow_set_wrap (flow, self->kind == CS_ENTRY_LINES, 0);
  if (self->kind != CS_ENTRY_LINES)
    y = (frame->height - cs_text_flow_get_height (flow, width)) / 2;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame->width,
                                                         (float) frame->height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) PADDING_SIDE, (float) y));
  cs_text_flow_paint (flow, width, &GRAPHENE_POINT_INIT ((float) (frame->x + PADDING_SIDE),
                                                         (float) (frame->y + y)), snapshot);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
cs_entry_part_paint (CsPart      *part,
                     GtkSnapshot *snapshot)
{
  CsEntryPart *self = CS_ENTRY_PART (part);
  const CsTheme *theme = cs_part_get_theme (part);
  CsBox frame = get_frame (self);
  gboolean focused = self->editor != NULL && gtk_widget_has_focus (self->editor);

  cs_part_paint_frame (part, snapshot, &frame, RADIUS, theme->input,
                       self->invalid ? theme->invalid : focused ? theme->focus
                                                                : theme->input_border,
                       1);
  if (self->editor == NULL || !gtk_widget_get_mapped (self->editor))
    paint_text (self, snapshot, &frame);
}

static void
cs_entry_part_dispose (GObject *object)
{
  CsEntryPart *self = CS_ENTRY_PART (object);

  g_clear_pointer (&self->editor, gtk_widget_unparent);

  G_OBJECT_CLASS (cs_entry_part_parent_class)->dispose (object);
}

static void
cs_entry_part_finalize (GObject *object)
{
  CsEntryPart *self = CS_ENTRY_PART (object);

  g_free (self->value);
  g_free (self->placeholder);
  g_free (self->label);

  G_OBJECT_CLASS (cs_entry_part_parent_class)->finalize (object);
}

static void
cs_entry_part_class_init (CsEntryPartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cs_entry_part_dispose;
  G_OBJECT_CLASS (class)->finalize = cs_entry_part_finalize;

  widget_class->root = cs_entry_part_root;
  widget_class->size_allocate = cs_entry_part_size_allocate;
  widget_class->grab_focus = cs_entry_part_grab_focus;

  part_class->measure_widths = cs_entry_part_measure_widths;
  part_class->measure_height = cs_entry_part_measure_height;
  part_class->paint = cs_entry_part_paint;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
cs_entry_part_init (CsEntryPart *self)
{
  self->height = CS_ENTRY_HEIGHT;
}

static char *
cs_entry_part_dup_value (CsInput *input)
{
  CsEntryPart *self = CS_ENTRY_PART (input);

  return g_strdup (self->value != NULL ? self->value : "");
}

static void
cs_entry_part_set_value (CsInput    *input,
                         const char *value)
{
  CsEntryPart *self = CS_ENTRY_PART (input);

  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  if (GTK_IS_TEXT (self->editor))
    gtk_editable_set_text (GTK_EDITABLE (self->editor), value);
  else if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), value, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cs_entry_part_set_invalid (CsInput  *input,
                           gboolean  invalid)
{
  CS_ENTRY_PART (input)->invalid = invalid;
  gtk_widget_queue_draw (GTK_WIDGET (input));
}

static void
input_interface_init (CsInputInterface *iface)
{
  iface->dup_value = cs_entry_part_dup_value;
  iface->set_value = cs_entry_part_set_value;
  iface->set_invalid = cs_entry_part_set_invalid;
}

CsPart *
cs_entry_part_new (void)
{
  return g_object_new (CS_TYPE_ENTRY_PART, NULL);
}

static void
set_text (char       **place,
          const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

void
cs_entry_part_set_look (CsEntryPart       *self,
                        const CsEntryLook *look)
{
  gboolean other_editor = (self->kind == CS_ENTRY_LINES) != (look->kind == CS_ENTRY_LINES);

  self->kind = look->kind;
  self->purpose = look->purpose;
  self->max_length = look->max_length;
  self->height = look->height;
  self->beyond = look->beyond;
  self->rtl = look->rtl;
  set_text (&self->placeholder, look->placeholder);
  set_text (&self->label, look->label);

  if (other_editor && self->editor != NULL)
    {
      g_clear_pointer (&self->editor, gtk_widget_unparent);
      self->editor = self->kind == CS_ENTRY_LINES ? make_lines (self) : make_line (self);
      gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
    }
  else if (GTK_IS_TEXT (self->editor))
    {
      gtk_text_set_placeholder_text (GTK_TEXT (self->editor), self->placeholder);
      gtk_text_set_visibility (GTK_TEXT (self->editor), self->kind != CS_ENTRY_PASSWORD);
      gtk_text_set_input_purpose (GTK_TEXT (self->editor), self->purpose);
      gtk_text_set_max_length (GTK_TEXT (self->editor), (int) self->max_length);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  self->kind == CS_ENTRY_LINES, -1);
  prepare_editor (self);
  cs_part_changed (CS_PART (self));
}
