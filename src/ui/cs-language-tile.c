/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-language-tile.h"

#include <glib/gi18n.h>

#define ICON_SIDE 40

struct _CsLanguageTile
{
  GtkBox    parent_instance;

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *description;
  GtkLabel *language;
};

G_DEFINE_FINAL_TYPE (CsLanguageTile, cs_language_tile, GTK_TYPE_BOX)

static GtkLabel *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static void
cs_language_tile_class_init (CsLanguageTileClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cs_language_tile_init (CsLanguageTile *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->name = create_label ("heading");
  self->description = create_label ("caption");
  self->language = create_label ("caption");
  gtk_image_set_pixel_size (self->icon, ICON_SIDE);
  gtk_widget_set_valign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_overflow (GTK_WIDGET (self->icon), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "cs-icon-tile");
  gtk_label_set_wrap (self->description, TRUE);
  gtk_label_set_lines (self->description, 3);
  gtk_label_set_xalign (self->language, 0.5);
  gtk_widget_add_css_class (GTK_WIDGET (self->language), "dim-label");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->description));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (card), texts);
  gtk_widget_add_css_class (card, "cs-teams-card");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), card);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->language));
}

GtkWidget *
cs_language_tile_new (const char *language)
{
  CsLanguageTile *self = g_object_new (CS_TYPE_LANGUAGE_TILE, NULL);

  gtk_label_set_label (self->language, language);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, language,
                                  -1);

  return GTK_WIDGET (self);
}

void
cs_language_tile_set_icon (CsLanguageTile *self,
                           GdkPaintable   *icon)
{
  g_return_if_fail (CS_IS_LANGUAGE_TILE (self));

  gtk_image_set_from_paintable (self->icon, icon);
}

void
cs_language_tile_set_texts (CsLanguageTile *self,
                            const char     *name,
                            const char     *description)
{
  g_return_if_fail (CS_IS_LANGUAGE_TILE (self));

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->description, description);
}
