/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-old-card-row.h"

#include <glib/gi18n.h>

struct _CsOldCardRow
{
  GtkBox       parent_instance;

  CsOldCard   *card;      /* (nullable) */
  GBinding    *binding;   /* (nullable) */
  GtkWidget   *check;
  GtkImage    *icon;
  GtkLabel    *path;
  GtkLabel    *summary;
  GtkLabel    *size;
};

static const struct
{
  const char *icon;
  const char *style;
} looks[CS_OLD_CARD_N_STATES] = {
  [CS_OLD_CARD_CONVERTED] = { "object-select-symbolic", "success" },
  [CS_OLD_CARD_ADAPTIVE] = { "dialog-information-symbolic", "accent" },
  [CS_OLD_CARD_OTHER] = { "text-x-generic-symbolic", "dim-label" },
  [CS_OLD_CARD_UNREADABLE] = { "dialog-warning-symbolic", "warning" },
};

G_DEFINE_FINAL_TYPE (CsOldCardRow, cs_old_card_row, GTK_TYPE_BOX)

static void
cs_old_card_row_dispose (GObject *object)
{
  CsOldCardRow *self = CS_OLD_CARD_ROW (object);

  if (self->check != NULL)
    cs_old_card_row_set_card (self, NULL);
  self->check = NULL;

  G_OBJECT_CLASS (cs_old_card_row_parent_class)->dispose (object);
}

static void
cs_old_card_row_class_init (CsOldCardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_old_card_row_dispose;
}

static GtkLabel *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return GTK_LABEL (label);
}

static void
cs_old_card_row_init (CsOldCardRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->check = gtk_check_button_new ();
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->path = create_label ();
  self->summary = create_label ();
  self->size = create_label ();
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->path), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "numeric");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->path));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->size));

  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->icon));
  gtk_widget_add_css_class (GTK_WIDGET (self), "cs-loss");
}

GtkWidget *
cs_old_card_row_new (void)
{
  return g_object_new (CS_TYPE_OLD_CARD_ROW, NULL);
}

static void
show_size (CsOldCardRow *self)
{
  guint size = (guint) cs_old_card_get_size (self->card);
  guint new_size = (guint) cs_old_card_get_new_size (self->card);
  /* Translators: the sizes of a card before and after its conversion */
  g_autofree char *text = new_size > 0 ? g_strdup_printf (_("%'u → %'u bytes"), size, new_size)
                                       : g_strdup_printf (_("%'u bytes"), size);

  gtk_label_set_text (self->size, text);
  gtk_widget_set_visible (GTK_WIDGET (self->size), size > 0);
}

void
cs_old_card_row_set_card (CsOldCardRow *self,
                          CsOldCard    *card)
{
  g_autofree char *summary = NULL;
  g_autofree char *name = NULL;
  CsOldCardState state;

  g_return_if_fail (CS_IS_OLD_CARD_ROW (self));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  self->binding = NULL;
  g_set_object (&self->card, card);
  if (card == NULL)
    return;

  state = cs_old_card_get_state (card);
  summary = cs_old_card_dup_summary (card);
  gtk_label_set_text (self->path, cs_old_card_get_path (card));
  gtk_label_set_text (self->summary, summary);
  show_size (self);

  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[state].style);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  gtk_widget_set_sensitive (self->check, state == CS_OLD_CARD_CONVERTED);
  gtk_widget_set_opacity (self->check, state == CS_OLD_CARD_CONVERTED ? 1 : 0);
  /* Translators: %s is a file; it is the name of a check box for a screen reader */
  name = g_strdup_printf (_("Convert %s"), cs_old_card_get_path (card));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  self->binding = g_object_bind_property (card, "selected", self->check, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}
