/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-sent-row.h"

#include <glib/gi18n.h>

#include "cs-sending-row.h"

struct _CsSentRow
{
  AdwExpanderRow  parent_instance;

  CsSentMessage  *message;
  gboolean        filled;
};

enum
{
  RESEND,
  COMPARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsSentRow, cs_sent_row, ADW_TYPE_EXPANDER_ROW)

static void
resend_cb (CsSentRow *self)
{
  g_signal_emit (self, signals[RESEND], 0);
}

static void
compare_cb (CsSentRow *self)
{
  g_signal_emit (self, signals[COMPARE], 0);
}

/* The history keeps the verdict's id; its sentence is what is said of it today. */
static const char *
find_sentence (const char *id)
{
  guint n;
  const CsVerdict *verdicts = cs_verdicts (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (verdicts[i].id, id))
        return _(verdicts[i].sentence);
    }

  return NULL;
}

static GtkWidget *
create_button (CsSentRow  *self,
               const char *label,
               GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_tools (CsSentRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_button (self, _("_Compare"), G_CALLBACK (compare_cb)));
  gtk_box_append (GTK_BOX (box), create_button (self, _("Send _Again"), G_CALLBACK (resend_cb)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

/* Once somebody opens it: most are not. */
static void
expanded_cb (CsSentRow *self)
{
  const char *sentence;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->filled = TRUE;
  sentence = find_sentence (cs_sent_message_get_verdict (self->message));
  if (sentence != NULL)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                            cs_answer_row_new (cs_sent_message_get_status (self->message),
                                               cs_sent_message_get_answer (self->message)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), create_tools (self));
}

static void
cs_sent_row_dispose (GObject *object)
{
  g_clear_object (&CS_SENT_ROW (object)->message);

  G_OBJECT_CLASS (cs_sent_row_parent_class)->dispose (object);
}

static void
cs_sent_row_class_init (CsSentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_sent_row_dispose;

  signals[RESEND] = g_signal_new ("resend", CS_TYPE_SENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[COMPARE] = g_signal_new ("compare", CS_TYPE_SENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cs_sent_row_init (CsSentRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
cs_sent_row_new (CsSentMessage *message)
{
  CsSentRow *self = g_object_new (CS_TYPE_SENT_ROW, NULL);
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (cs_sent_message_get_time (message) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%x %X");
  g_autofree char *size = g_format_size (cs_sent_message_get_size (message));
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  const char *css_class;
  const char *icon_name = cs_outcome_get_icon (cs_sent_message_get_outcome (message), &css_class);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  self->message = g_object_ref (message);
  /* Translators: a card's file, and the webhook that it went to */
  title = g_strdup_printf (_("%s to %s"), cs_sent_message_get_card (message),
                           cs_sent_message_get_webhook (message));
  subtitle = g_strdup_printf ("%s · %s · %s", when, size,
                              cs_outcome_get_title (cs_sent_message_get_outcome (message)));
  gtk_widget_add_css_class (icon, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cs_outcome_get_title (cs_sent_message_get_outcome (message)), -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  return GTK_WIDGET (self);
}

CsSentMessage *
cs_sent_row_get_message (CsSentRow *self)
{
  g_return_val_if_fail (CS_IS_SENT_ROW (self), NULL);

  return self->message;
}
