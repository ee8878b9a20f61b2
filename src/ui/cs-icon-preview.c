/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-preview.h"

#include <glib/gi18n.h>

#include "cs-icon-texture.h"

#define OUTLINE_SIDE 24
#define LIST_SIDE    40
#define POST_SIDE    32

/* What Teams paints the outline with in its app bar. Its grounds are in style.css. */
typedef struct
{
  const char *title;
  const char *style;
  const char *at_rest;
  const char *selected;
} Theme;

static const Theme themes[] = {
  { N_("Light"), "cs-teams-light", "#616161", "#5b5fc7" },
  { N_("Dark"), "cs-teams-dark", "#adadad", "#7f85f5" },
  { N_("High contrast"), "cs-teams-contrast", "#ffffff", "#000000" },
};

#define N_THEMES G_N_ELEMENTS (themes)

struct _CsIconPreview
{
  AdwBin    parent_instance;

  GtkImage *at_rest[N_THEMES];
  GtkImage *selected[N_THEMES];
  GtkLabel *bar_names[2 * N_THEMES];
  GtkImage *in_list;
  GtkLabel *list_name;
  GtkLabel *list_developer;
  GtkLabel *list_description;
  GtkImage *in_post;
  GtkLabel *post_name;
  GtkLabel *post_text;
};

G_DEFINE_FINAL_TYPE (CsIconPreview, cs_icon_preview, ADW_TYPE_BIN)

static GtkImage *
create_picture (int side)
{
  GtkWidget *picture = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (picture), side);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);

  return GTK_IMAGE (picture);
}

static GtkLabel *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static GtkWidget *
create_captioned (GtkWidget  *child,
                  const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), box);
  gtk_widget_set_focusable (place, FALSE);
  gtk_widget_set_valign (place, GTK_ALIGN_START);

  return place;
}

static GtkWidget *
create_bar_item (CsIconPreview *self,
                 GtkImage      *picture,
                 guint          label_index,
                 gboolean       selected)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->bar_names[label_index] = create_label ("cs-teams-bar-name");
  gtk_label_set_max_width_chars (self->bar_names[label_index], 8);
  gtk_label_set_xalign (self->bar_names[label_index], 0.5);
  gtk_box_append (GTK_BOX (item), GTK_WIDGET (picture));
  gtk_box_append (GTK_BOX (item), GTK_WIDGET (self->bar_names[label_index]));
  gtk_widget_add_css_class (item, "cs-teams-item");
  if (selected)
    gtk_widget_add_css_class (item, "selected");

  return item;
}

static GtkWidget *
create_bar (CsIconPreview *self,
            guint          index)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->at_rest[index] = create_picture (OUTLINE_SIDE);
  self->selected[index] = create_picture (OUTLINE_SIDE);
  gtk_widget_add_css_class (bar, "cs-teams-bar");
  gtk_widget_add_css_class (bar, themes[index].style);
  gtk_widget_set_size_request (bar, 76, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), create_bar_item (self, self->at_rest[index], 2 * index, FALSE));
  gtk_box_append (GTK_BOX (bar), create_bar_item (self, self->selected[index], 2 * index + 1,
                                                  TRUE));

  return create_captioned (bar, _(themes[index].title));
}

static GtkWidget *
create_list_item (CsIconPreview *self)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->in_list = create_picture (LIST_SIDE);
  gtk_widget_add_css_class (GTK_WIDGET (self->in_list), "cs-icon-tile");
  self->list_name = create_label ("heading");
  self->list_developer = create_label ("caption");
  self->list_description = create_label ("caption");
  gtk_label_set_wrap (self->list_description, TRUE);
  gtk_label_set_lines (self->list_description, 2);
  gtk_label_set_max_width_chars (self->list_description, 26);
  gtk_label_set_width_chars (self->list_description, 12);

  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->list_name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->list_developer));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->list_description));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (item), GTK_WIDGET (self->in_list));
  gtk_box_append (GTK_BOX (item), texts);
  gtk_widget_add_css_class (item, "cs-teams-card");

  return create_captioned (item, _("In the list of apps"));
}

static GtkWidget *
create_post (CsIconPreview *self)
{
  GtkWidget *item = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->in_post = create_picture (POST_SIDE);
  gtk_widget_add_css_class (GTK_WIDGET (self->in_post), "cs-icon-tile");
  self->post_name = create_label ("heading");
  self->post_text = create_label ("body");
  gtk_label_set_wrap (self->post_text, TRUE);
  gtk_label_set_lines (self->post_text, 3);
  gtk_label_set_max_width_chars (self->post_text, 24);
  gtk_label_set_width_chars (self->post_text, 12);

  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->post_name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->post_text));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (item), GTK_WIDGET (self->in_post));
  gtk_box_append (GTK_BOX (item), texts);
  gtk_widget_add_css_class (item, "cs-teams-card");

  return create_captioned (item, _("In a channel"));
}

static GtkWidget *
create_flow (guint max)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  /* There is nothing to do in it. */
  gtk_widget_set_can_focus (flow, FALSE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), max);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);

  return flow;
}

static void
cs_icon_preview_class_init (CsIconPreviewClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cs_icon_preview_init (CsIconPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bars = create_flow (N_THEMES);
  GtkWidget *cards = create_flow (2);

  for (guint i = 0; i < N_THEMES; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (bars), create_bar (self, i));
  gtk_flow_box_append (GTK_FLOW_BOX (cards), create_list_item (self));
  gtk_flow_box_append (GTK_FLOW_BOX (cards), create_post (self));
  gtk_box_append (GTK_BOX (box), bars);
  gtk_box_append (GTK_BOX (box), cards);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The icons in Teams"), -1);
}

static void
show_tinted (GtkImage   *place,
             CsPicture  *outline,
             const char *color)
{
  g_autoptr (GdkTexture) texture = NULL;
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  if (outline != NULL)
    texture = cs_icon_texture_new_tinted (outline, &rgba);
  gtk_image_set_from_paintable (place, GDK_PAINTABLE (texture));
}

void
cs_icon_preview_set_icons (CsIconPreview *self,
                           CsPicture     *color,
                           CsPicture     *outline)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (CS_IS_ICON_PREVIEW (self));

  if (color != NULL)
    texture = cs_icon_texture_new (color);
  gtk_image_set_from_paintable (self->in_list, GDK_PAINTABLE (texture));
  gtk_image_set_from_paintable (self->in_post, GDK_PAINTABLE (texture));

  for (guint i = 0; i < N_THEMES; i++)
    {
      show_tinted (self->at_rest[i], outline, themes[i].at_rest);
      show_tinted (self->selected[i], outline, themes[i].selected);
    }
}

void
cs_icon_preview_set_texts (CsIconPreview *self,
                           const char    *name,
                           const char    *developer,
                           const char    *description)
{
  g_return_if_fail (CS_IS_ICON_PREVIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->bar_names); i++)
    gtk_label_set_label (self->bar_names[i], name);
  gtk_label_set_label (self->list_name, name);
  gtk_label_set_label (self->list_developer, developer);
  gtk_label_set_label (self->list_description, description);
  gtk_label_set_label (self->post_name, name);
  gtk_label_set_label (self->post_text, description);
}
