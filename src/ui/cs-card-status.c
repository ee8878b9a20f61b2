/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-status.h"

#include <glib/gi18n.h>

#include "cs-card-size.h"
#include "cs-card-words.h"
#include "cs-menus.h"
#include "cs-still.h"

/* Measuring waits until typing rests. */
#define REST_MS 120

struct _CsCardStatus
{
  AdwBin         parent_instance;

  CsCardFilling *filling;
  guint          rest;
  GtkLevelBar   *meter;
  GtkLabel      *size;
  GtkWidget     *rows;
  GtkWidget     *line;            /* the first row */
  GtkWidget     *announcement;    /* in it, or below it where that is narrow */
  GtkWidget     *bell;
  GtkLabel      *notification;
};

G_DEFINE_FINAL_TYPE (CsCardStatus, cs_card_status, ADW_TYPE_BIN)

/* (transfer full): the card's own text, without what stands around it */
static CsSnapshot *
dup_card (CsSnapshot *snapshot,
          guint       root)
{
  CsSpan span = cs_snapshot_get_value_span (snapshot, root);
  g_autoptr (GBytes) bytes = NULL;

  if (root == 0)
    return cs_snapshot_ref (snapshot);

  bytes = g_bytes_new_from_bytes (cs_snapshot_get_bytes (snapshot), span.start, span.length);
  return cs_snapshot_new (bytes);
}

static void
show_size (CsCardStatus *self,
           CsSnapshot   *card)
{
  CsCardSize size;
  g_autofree char *text = NULL, *tip = NULL;
  double part;

  if (!cs_card_size_measure (card, &size))
    return;

  part = size.estimate / (double) CS_CARD_SIZE_MAX;
  gtk_level_bar_set_value (self->meter, MIN (part, 1));
  /* Translators: a card's size in bytes, and the largest that Teams takes */
  text = g_strdup_printf (_("%'u of %'u bytes"), (guint) size.estimate, CS_CARD_SIZE_MAX);
  tip = g_strdup_printf (_("Teams counts about %'u bytes and takes %'u.\nSent: %'u bytes. "
                           "The card alone, minified: %'u bytes."),
                         (guint) size.estimate, CS_CARD_SIZE_MAX, (guint) size.payload,
                         (guint) size.minified);
  gtk_label_set_text (self->size, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->size), tip);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meter), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meter),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);

  if (size.estimate > CS_CARD_SIZE_MAX)
    gtk_widget_add_css_class (GTK_WIDGET (self->size), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->size), "error");
}

static void
show_notification (CsCardStatus *self,
                   CsSnapshot   *card)
{
  g_autofree char *text = cs_card_dup_notification (card, 0);

  gtk_label_set_text (self->notification, text != NULL ? text : _("No text for the notification"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->notification),
                               text != NULL ? text
                               : _("Set the fallback text of the card: it is what people read in "
                                   "the notification."));
  if (text != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->notification), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->notification), "dim-label");
}

static gboolean
rested_cb (gpointer user_data)
{
  CsCardStatus *self = user_data;
  g_autoptr (CsSnapshot) card = NULL;
  CsSnapshot *snapshot;
  guint root;

  self->rest = 0;
  snapshot = cs_card_filling_get_snapshot (self->filling, &root);
  gtk_widget_set_visible (GTK_WIDGET (self), snapshot != NULL);
  if (snapshot == NULL)
    return G_SOURCE_REMOVE;

  card = dup_card (snapshot, root);
  show_size (self, card);
  show_notification (self, card);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CsCardStatus *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

static void
cs_card_status_dispose (GObject *object)
{
  CsCardStatus *self = CS_CARD_STATUS (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->filling);

  G_OBJECT_CLASS (cs_card_status_parent_class)->dispose (object);
}

static void
cs_card_status_class_init (CsCardStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_card_status_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_card_status_init (CsCardStatus *self)
{
  GtkWidget *menu = gtk_menu_button_new ();

  self->meter = GTK_LEVEL_BAR (gtk_level_bar_new ());
  gtk_level_bar_remove_offset_value (self->meter, GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (self->meter, GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (self->meter, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_add_offset_value (self->meter, "cs-plenty",
                                  CS_CARD_SIZE_WARN / (double) CS_CARD_SIZE_MAX);
  gtk_level_bar_add_offset_value (self->meter, "cs-near", 0.999);
  gtk_level_bar_add_offset_value (self->meter, "cs-over", 1);
  gtk_widget_set_size_request (GTK_WIDGET (self->meter), 60, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->meter), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Size of the card"), -1);

  self->size = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->size, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->size), "caption");

  self->bell = gtk_image_new_from_icon_name ("mail-unread-symbolic");
  self->notification = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->notification, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->notification, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->notification), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->notification), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the notification"), -1);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), _("Copy As"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), cs_menus_get ("hand_over_menu"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (menu), GTK_ARROW_UP);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_tooltip_text (menu, _("Hand the card over"));

  self->announcement = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_hexpand (self->announcement, TRUE);
  gtk_box_append (GTK_BOX (self->announcement), self->bell);
  gtk_box_append (GTK_BOX (self->announcement), GTK_WIDGET (self->notification));

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->meter));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->size));
  gtk_box_append (GTK_BOX (self->line), self->announcement);
  gtk_widget_set_hexpand (menu, TRUE);
  gtk_widget_set_halign (menu, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->line), menu);

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->rows, "cs-status-bar");
  gtk_box_append (GTK_BOX (self->rows), self->line);
  adw_bin_set_child (ADW_BIN (self), self->rows);
}

void
cs_card_status_set_filling (CsCardStatus  *self,
                            CsCardFilling *filling)
{
  g_return_if_fail (CS_IS_CARD_STATUS (self));

  g_set_object (&self->filling, filling);
  g_signal_connect_object (filling, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  rested_cb (self);
}

void
cs_card_status_set_narrow (CsCardStatus *self,
                           gboolean      narrow)
{
  GtkWidget *place = narrow ? self->rows : self->line;

  g_return_if_fail (CS_IS_CARD_STATUS (self));

  if (gtk_widget_get_parent (self->announcement) == place)
    return;

  g_object_ref (self->announcement);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->announcement)), self->announcement);
  gtk_box_insert_child_after (GTK_BOX (place), self->announcement,
                              narrow ? self->line : GTK_WIDGET (self->size));
  g_object_unref (self->announcement);
}
