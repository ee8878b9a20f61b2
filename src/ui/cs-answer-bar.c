/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-answer-bar.h"

#include <glib/gi18n.h>

struct _CsAnswerBar
{
  AdwBin     parent_instance;

  GtkLabel  *label;
};

enum
{
  BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsAnswerBar, cs_answer_bar, ADW_TYPE_BIN)

static void
back_cb (CsAnswerBar *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
cs_answer_bar_class_init (CsAnswerBarClass *klass)
{
  signals[BACK] = g_signal_new ("back", CS_TYPE_ANSWER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
cs_answer_bar_init (CsAnswerBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (back, _("Show the Card as It Was"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Show the Card as It Was"), -1);
  g_signal_connect_object (back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), back);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cs_answer_bar_new (void)
{
  return g_object_new (CS_TYPE_ANSWER_BAR, NULL);
}

void
cs_answer_bar_set_answer (CsAnswerBar  *self,
                          CsCardAnswer *answer)
{
  g_return_if_fail (CS_IS_ANSWER_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), answer != NULL);
  if (answer == NULL)
    return;

  gtk_label_set_text (self->label, answer->status != NULL ? answer->status
                                   : answer->card != NULL ? _("The endpoint's new card")
                                   : _("The endpoint did it."));
  if (answer->failed)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "error");
}
