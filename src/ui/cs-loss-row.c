/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-loss-row.h"

#include <glib/gi18n.h>

struct _CsLossRow
{
  GtkListBoxRow  parent_instance;

  const CsLoss  *loss;
};

G_DEFINE_FINAL_TYPE (CsLossRow, cs_loss_row, GTK_TYPE_LIST_BOX_ROW)

static void
cs_loss_row_class_init (CsLossRowClass *klass)
{
}

static void
cs_loss_row_init (CsLossRow *self)
{
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* (transfer full): where it stood, and where it is now */
static char *
dup_places (const CsLoss *loss,
            const char   *place)
{
  const char *before = *loss->pointer != '\0' ? loss->pointer : "/";

  if (loss->kind == CS_LOSS_DROPPED)
    return g_strdup (before);
  /* Translators: the place of a part in the old card, and in the new one */
  return g_strdup_printf (_("%s → %s"), before, *place != '\0' ? place : "/");
}

GtkWidget *
cs_loss_row_new (const CsLoss *loss,
                 const char   *place)
{
  CsLossRow *self = g_object_new (CS_TYPE_LOSS_ROW, NULL);
  gboolean warns = loss->severity != CS_SEVERITY_NOTE;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (warns ? "dialog-warning-symbolic"
                                                        : "dialog-information-symbolic");
  g_autofree char *places = dup_places (loss, place);
  GtkWidget *message = create_label (loss->message);
  GtkWidget *where = create_label (places);

  self->loss = loss;
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, warns ? "warning" : "accent");
  gtk_widget_set_tooltip_text (icon, warns ? _("Readers would miss it") : _("Good to know"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warns ? _("Warning") : _("Note"), -1);
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_add_css_class (where, "monospace");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), message);
  gtk_box_append (GTK_BOX (texts), where);
  gtk_widget_add_css_class (box, "cs-loss");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, loss->message,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, places, -1);
  return GTK_WIDGET (self);
}

const CsLoss *
cs_loss_row_get_loss (CsLossRow *self)
{
  g_return_val_if_fail (CS_IS_LOSS_ROW (self), NULL);

  return self->loss;
}
