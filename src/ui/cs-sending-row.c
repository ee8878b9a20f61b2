/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-sending-row.h"

#include <glib/gi18n.h>

/* What of an answer is shown; the history has more. */
#define MAX_ANSWER 4096

struct _CsSendingRow
{
  AdwExpanderRow  parent_instance;

  CsSending      *sending;
  GtkWidget      *spinner;
  GtkWidget      *icon;
  GtkWidget      *stop_button;
  GtkWidget      *again_button;
  gboolean        answered;       /* the row of the answer is there */
};

enum
{
  AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsSendingRow, cs_sending_row, ADW_TYPE_EXPANDER_ROW)

const char *
cs_outcome_get_icon (CsOutcome    outcome,
                     const char **css_class)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } looks[] = {
    [CS_OUTCOME_DELIVERED] = { "object-select-symbolic", "success" },
    [CS_OUTCOME_ACCEPTED] = { "object-select-symbolic", "success" },
    [CS_OUTCOME_FAILED] = { "dialog-error-symbolic", "error" },
    [CS_OUTCOME_LATER] = { "dialog-warning-symbolic", "warning" },
    [CS_OUTCOME_UNKNOWN] = { "dialog-question-symbolic", "warning" },
  };

  g_return_val_if_fail (outcome < G_N_ELEMENTS (looks), NULL);

  if (css_class != NULL)
    *css_class = looks[outcome].css_class;
  return looks[outcome].icon;
}

GtkWidget *
cs_answer_row_new (guint       status,
                   const char *answer)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading, *label;
  g_autofree char *title = NULL;
  g_autofree char *valid = g_utf8_make_valid (answer != NULL ? answer : "", -1);
  g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_ANSWER));

  if (status == 0)
    title = g_strdup (_("There was no answer."));
  else if (*shown == '\0')
    /* Translators: the status of HTTP, such as 202 */
    title = g_strdup_printf (_("Answer %u, without a text"), status);
  else
    /* Translators: the status of HTTP, such as 202; what came with it stands below */
    title = g_strdup_printf (_("Answer %u"), status);

  heading = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  label = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_set_visible (label, *shown != '\0');

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);

  return row;
}

static void
show_outcome (CsSendingRow *self)
{
  const CsSendResult *result = cs_sending_get_result (self->sending);
  const char *css_class = "error";
  const char *icon = result != NULL ? cs_outcome_get_icon (result->verdict.outcome, &css_class)
                                    : "dialog-error-symbolic";
  const char *word = result != NULL ? cs_outcome_get_title (result->verdict.outcome)
                                    : _("Not sent");

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_add_css_class (self->icon, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
  if (result != NULL && !self->answered)
    {
      self->answered = TRUE;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                                cs_answer_row_new (result->status, result->answer));
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), TRUE);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self),
                                     result->verdict.outcome > CS_OUTCOME_ACCEPTED);
    }
}

static void
changed_cb (CsSendingRow *self)
{
  gboolean under_way = cs_sending_is_under_way (self->sending);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), cs_sending_get_sentence (self->sending));
  gtk_widget_set_visible (self->spinner, under_way);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), under_way);
  gtk_widget_set_visible (self->stop_button, under_way);
  gtk_widget_set_visible (self->icon, !under_way);
  gtk_widget_set_visible (self->again_button, !under_way);
  if (!under_way)
    show_outcome (self);
}

static void
stop_cb (CsSendingRow *self)
{
  cs_sending_cancel (self->sending);
}

static void
again_response_cb (CsSendingRow *self,
                   const char   *response)
{
  if (g_str_equal (response, "send"))
    g_signal_emit (self, signals[AGAIN], 0);
}

/* Where it may have been posted already, only a person can know. */
static void
again_cb (CsSendingRow *self)
{
  const CsSendResult *result = cs_sending_get_result (self->sending);
  GtkWidget *dialog;

  if (result == NULL || result->verdict.outcome != CS_OUTCOME_UNKNOWN)
    {
      g_signal_emit (self, signals[AGAIN], 0);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("Send It Again?"),
                                   _("The message may have been posted although no answer came. Look "
                                     "into the channel first: sent again, it may stand there twice."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "send", _("_Send Again"), NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (again_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cs_sending_row_dispose (GObject *object)
{
  g_clear_object (&CS_SENDING_ROW (object)->sending);

  G_OBJECT_CLASS (cs_sending_row_parent_class)->dispose (object);
}

static void
cs_sending_row_class_init (CsSendingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_sending_row_dispose;

  signals[AGAIN] = g_signal_new ("again", CS_TYPE_SENDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (CsSendingRow *self,
            const char   *icon,
            const char   *tip,
            GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);

  return button;
}

static void
cs_sending_row_init (CsSendingRow *self)
{
  self->spinner = gtk_spinner_new ();
  self->icon = gtk_image_new ();
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->icon);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->spinner);
  self->again_button = add_button (self, "view-refresh-symbolic", _("Send Again"),
                                   G_CALLBACK (again_cb));
  self->stop_button = add_button (self, "process-stop-symbolic", _("Stop"), G_CALLBACK (stop_cb));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
}

GtkWidget *
cs_sending_row_new (CsSending *sending)
{
  CsSendingRow *self = g_object_new (CS_TYPE_SENDING_ROW, NULL);

  self->sending = g_object_ref (sending);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), cs_sending_get_webhook (sending));
  g_signal_connect_object (sending, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}

CsSending *
cs_sending_row_get_sending (CsSendingRow *self)
{
  g_return_val_if_fail (CS_IS_SENDING_ROW (self), NULL);

  return self->sending;
}
