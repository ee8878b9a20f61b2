/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-picture-row.h"

#include <glib/gi18n.h>

#include "cs-choice-picture.h"
#include "cs-member-parts.h"
#include "cs-still.h"

#define PER_LINE 7

struct _CsMemberPictureRow
{
  AdwActionRow   parent_instance;

  CsMemberField *field;
  GPtrArray     *buttons;   /* GtkToggleButton, not owned, in the order of the choices */
  gboolean       to_row;
};

G_DEFINE_FINAL_TYPE (CsMemberPictureRow, cs_member_picture_row, ADW_TYPE_ACTION_ROW)

static const char *
get_choice (CsMemberPictureRow *self,
            guint               index)
{
  return cs_member_field_get_member (self->field)->choices[index];
}

/* The words are read in any case of letters, as Teams reads them. */
static void
update (CsMemberPictureRow *self)
{
  const char *present = cs_member_field_get_string (self->field);

  if (cs_member_field_get_held (self->field))
    return;

  self->to_row = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i],
                                  present != NULL &&
                                  g_ascii_strcasecmp (present, get_choice (self, i)) == 0);
  self->to_row = FALSE;
}

static void
toggled_cb (CsMemberPictureRow *self,
            GtkToggleButton    *button)
{
  g_autofree char *json = NULL;
  guint index;

  if (self->to_row || !g_ptr_array_find (self->buttons, button, &index))
    return;

  if (gtk_toggle_button_get_active (button))
    json = cs_json_quote (get_choice (self, index));
  cs_member_field_write (self->field, json, NULL, FALSE);
  update (self);
}

static gboolean
is_default (const CsMember *member,
            const char     *choice)
{
  g_autofree char *quoted = cs_json_quote (choice);

  return g_strcmp0 (member->default_value, quoted) == 0;
}

static GtkWidget *
create_button (CsMemberPictureRow *self,
               CsChoiceLook        look,
               const char         *choice)
{
  g_autofree char *title =
    cs_member_dup_choice (cs_member_field_get_pointer (self->field), choice);
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *tip = NULL;

  /* Translators: %s is one of several choices */
  tip = is_default (cs_member_field_get_member (self->field), choice)
        ? g_strdup_printf (_("%s, as it is without this"), title) : g_strdup (title);
  gtk_button_set_child (GTK_BUTTON (button), cs_choice_picture_new (look, choice));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cs-picture-choice");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->buttons, button);

  return button;
}

/* The title stands above the pictures, as the title of an entry does above its text. */
static GtkWidget *
create_content (CsMemberPictureRow *self)
{
  const CsMember *member = cs_member_field_get_member (self->field);
  CsChoiceLook look = cs_choice_look_find (member);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (cs_member_field_get_title (self->field));
  GtkWidget *pictures = gtk_flow_box_new ();
  guint n_choices = g_strv_length ((char **) member->choices);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (box), title);

  /* Left is left, whichever way is read. */
  if (look == CS_CHOICE_LOOK_HORIZONTAL)
    gtk_widget_set_direction (pictures, GTK_TEXT_DIR_LTR);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (pictures), GTK_SELECTION_NONE);
  /* Seven fit beside a card; eight are two lines of four, not seven and one. */
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (pictures), MIN (n_choices, 4));
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (pictures),
                                          n_choices > PER_LINE ? (n_choices + 1) / 2 : PER_LINE);
  gtk_widget_set_halign (pictures, GTK_ALIGN_START);
  gtk_widget_set_hexpand (pictures, TRUE);
  gtk_widget_add_css_class (pictures, "cs-picture-choices");
  for (guint i = 0; member->choices[i] != NULL; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      /* One stop for the focus: the button. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    create_button (self, look, member->choices[i]));
      gtk_flow_box_append (GTK_FLOW_BOX (pictures), child);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (pictures), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cs_member_field_get_title (self->field), -1);
  gtk_box_append (GTK_BOX (box), pictures);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
cs_member_picture_row_dispose (GObject *object)
{
  CsMemberPictureRow *self = CS_MEMBER_PICTURE_ROW (object);

  g_clear_object (&self->field);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (cs_member_picture_row_parent_class)->dispose (object);
}

static void
cs_member_picture_row_class_init (CsMemberPictureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_picture_row_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_picture_row_init (CsMemberPictureRow *self)
{
  self->buttons = g_ptr_array_new ();
}

GtkWidget *
cs_member_picture_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberPictureRow *self = g_object_new (CS_TYPE_MEMBER_PICTURE_ROW,
                                           "title", cs_member_field_get_title (field),
                                           "use-markup", FALSE,
                                           "activatable", FALSE,
                                           "focusable", FALSE,
                                           NULL);

  self->field = g_object_ref (field);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), member->help != NULL ? _(member->help) : "");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), create_content (self));
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

gboolean
cs_member_picture_row_is_fit (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  const char *present = cs_member_field_get_string (field);

  if (cs_choice_look_find (member) == CS_CHOICE_LOOK_NONE)
    return FALSE;
  if (present == NULL)
    return cs_member_field_get_node (field) == CS_NODE_NONE;

  for (guint i = 0; member->choices[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (member->choices[i], present) == 0)
        return TRUE;
    }

  return FALSE;
}
