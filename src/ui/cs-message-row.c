/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-message-row.h"

#include <glib/gi18n.h>

#include "cs-answer-bar.h"
#include "cs-card-envelope.h"
#include "cs-card-view.h"
#include "cs-channel-desk.h"
#include "cs-error-text.h"
#include "cs-picture-store.h"

/* What of an answer stands in the conversation. */
#define MAX_ANSWER 200

struct _CsMessageRow
{
  AdwBin            parent_instance;

  CsChannelMessage *message;     /* (nullable) */
  GtkWidget        *view;        /* (nullable): CsCardView, made when it is first drawn */
  GtkWidget        *no_card;     /* (nullable): says that there is none */
  CsCardAnswer     *card_answer; /* (nullable): to a button that was pressed */
  gboolean          showing;     /* what the toggle shows is written by us */

  GtkImage         *icon;
  GtkLabel         *heading;
  GtkToggleButton  *pin_button;
  GtkWidget        *details_button;
  AdwBin           *card_bin;
  CsAnswerBar      *answer_bar;
  GtkLabel         *answer;
};

enum
{
  DETAILS,
  PINNED,
  PRESSED,
  BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows whose card is not drawn yet, one for each idle moment. */
static GQueue waiting = G_QUEUE_INIT;
static guint waiting_source;

G_DEFINE_FINAL_TYPE (CsMessageRow, cs_message_row, ADW_TYPE_BIN)

const char *
cs_message_get_webhook (CsChannelMessage *message)
{
  return cs_channel_message_get_plays (message) == CS_ENDPOINT_CONNECTOR ? _("Connector")
                                                                         : _("Workflows");
}

CsSnapshot *
cs_message_dup_card (CsChannelMessage *message)
{
  g_autoptr (GBytes) body = cs_channel_message_load_body (message, NULL);
  g_autoptr (GBytes) card = body != NULL ? cs_card_envelope_unwrap (body, NULL) : NULL;

  return card != NULL ? cs_snapshot_new (card) : NULL;
}

static void
view_pressed_cb (CsMessageRow *self,
                 CsPress      *press)
{
  g_signal_emit (self, signals[PRESSED], 0, press);
}

static void
show_theme (CsMessageRow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (self->view != NULL)
    cs_card_view_set_theme (CS_CARD_VIEW (self->view),
                            adw_style_manager_get_high_contrast (style) ? CS_THEME_CONTRAST
                            : adw_style_manager_get_dark (style) ? CS_THEME_DARK
                            : CS_THEME_LIGHT);
}

static void
show_no_card (CsMessageRow *self)
{
  if (self->no_card == NULL)
    {
      self->no_card = g_object_ref_sink (gtk_label_new (_("What came is no card.")));
      gtk_label_set_wrap (GTK_LABEL (self->no_card), TRUE);
      gtk_widget_add_css_class (self->no_card, "dim-label");
      gtk_widget_set_margin_top (self->no_card, 12);
      gtk_widget_set_margin_bottom (self->no_card, 12);
    }
  adw_bin_set_child (self->card_bin, self->no_card);
}

/* One for all rows. Pictures that the message brings itself are drawn; nobody on the network is
 * asked, as whoever sent the message would learn of it. */
static CsPictureSource *
get_pictures (void)
{
  static CsPictureStore *store;

  if (store == NULL)
    store = cs_picture_store_new (FALSE);

  return CS_PICTURE_SOURCE (store);
}

static void
draw_card (CsMessageRow *self)
{
  g_autoptr (CsSnapshot) card = self->card_answer != NULL && self->card_answer->card != NULL
                                ? cs_snapshot_new (self->card_answer->card)
                                : cs_message_dup_card (self->message);

  if (card == NULL)
    {
      show_no_card (self);
      return;
    }

  if (self->view == NULL)
    {
      self->view = g_object_ref_sink (cs_card_view_new ());
      cs_card_view_set_pictures (CS_CARD_VIEW (self->view), get_pictures ());
      show_theme (self);
      g_signal_connect_object (self->view, "pressed", G_CALLBACK (view_pressed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  cs_card_view_set_target (CS_CARD_VIEW (self->view),
                           cs_channel_message_get_plays (self->message) == CS_ENDPOINT_CONNECTOR
                           ? CS_TARGET_CONNECTOR : CS_TARGET_WORKFLOWS);
  cs_card_view_set_snapshot (CS_CARD_VIEW (self->view), card);
  adw_bin_set_child (self->card_bin, self->view);
}

static gboolean
draw_next_cb (gpointer user_data)
{
  CsMessageRow *row = g_queue_pop_head (&waiting);

  if (row != NULL)
    draw_card (row);
  if (!g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;

  waiting_source = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_card (CsMessageRow *self)
{
  g_queue_remove (&waiting, self);
  g_queue_push_tail (&waiting, self);
  if (waiting_source == 0)
    waiting_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 50, draw_next_cb, NULL, NULL);
}

static CsMessageStore *
get_store (void)
{
  return cs_channel_desk_get_messages (cs_channel_desk_get ());
}

static void
show_pin (CsMessageRow *self)
{
  gboolean pinned = self->message != NULL &&
                    cs_message_store_is_pinned (get_store (),
                                                cs_channel_message_get_id (self->message));

  self->showing = TRUE;
  gtk_toggle_button_set_active (self->pin_button, pinned);
  self->showing = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->pin_button),
                            pinned ? "starred-symbolic" : "non-starred-symbolic");
}

static void
pin_toggled_cb (CsMessageRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->showing || self->message == NULL)
    return;

  if (!gtk_toggle_button_get_active (self->pin_button))
    cs_message_store_unpin (get_store (), cs_channel_message_get_id (self->message));
  else if (!cs_message_store_pin (get_store (), self->message, &error))
    {
      g_autofree char *text = cs_error_text_dup (error);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
    }
  show_pin (self);
  g_signal_emit (self, signals[PINNED], 0);
}

static void
details_cb (CsMessageRow *self)
{
  g_signal_emit (self, signals[DETAILS], 0);
}

static void
back_cb (CsMessageRow *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
show_answer (CsMessageRow *self)
{
  CsChannelMessage *message = self->message;
  const char *body = cs_channel_message_get_answer (message);
  gboolean accepted = cs_channel_message_get_accepted (message);
  const char *run_error = cs_channel_message_get_run_error (message);
  gboolean fine = accepted && run_error == NULL;
  g_autofree char *start =
    g_utf8_substring (body, 0, MIN (g_utf8_strlen (body, -1), MAX_ANSWER));
  g_autofree char *text = NULL;

  if (run_error != NULL)
    /* Translators: %u is a status of HTTP; %s says why the workflow's run fails */
    text = g_strdup_printf (_("Answered %u, but the run would fail: %s"),
                            cs_channel_message_get_status (message), run_error);
  else if (cs_channel_message_get_status (message) == 0)
    text = g_strdup (_("Not answered"));
  else if (*start == '\0')
    text = g_strdup_printf (_("Answered %u"), cs_channel_message_get_status (message));
  else
    /* Translators: %u is a status of HTTP, %s the text that came with it */
    text = g_strdup_printf (_("Answered %u: %s"), cs_channel_message_get_status (message), start);

  gtk_label_set_text (self->answer, text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->answer), fine ? "error" : "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->answer), fine ? "dim-label" : "error");
  gtk_image_set_from_icon_name (self->icon, fine ? "object-select-symbolic"
                                                 : "dialog-error-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), fine ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), fine ? "success" : "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fine ? _("Accepted") : _("Refused"), -1);
}

static void
show_heading (CsMessageRow *self)
{
  g_autoptr (GDateTime) utc =
    g_date_time_new_from_unix_utc (cs_channel_message_get_time (self->message) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%x %X");
  g_autofree char *size = g_format_size (cs_channel_message_get_size (self->message));
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", cs_message_get_webhook (self->message),
                                           when, size);

  gtk_label_set_text (self->heading, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
cs_message_row_dispose (GObject *object)
{
  CsMessageRow *self = CS_MESSAGE_ROW (object);

  g_queue_remove (&waiting, self);
  g_clear_object (&self->message);
  g_clear_pointer (&self->card_answer, cs_card_answer_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_MESSAGE_ROW);
  g_clear_object (&self->view);
  g_clear_object (&self->no_card);

  G_OBJECT_CLASS (cs_message_row_parent_class)->dispose (object);
}

static void
cs_message_row_class_init (CsMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_message_row_dispose;

  signals[DETAILS] = g_signal_new ("details", CS_TYPE_MESSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PINNED] = g_signal_new ("pinned", CS_TYPE_MESSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[BACK] = g_signal_new ("back", CS_TYPE_MESSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[PRESSED] = g_signal_new ("pressed", CS_TYPE_MESSAGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (CS_TYPE_ANSWER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-message-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, heading);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, pin_button);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, details_button);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, card_bin);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, answer_bar);
  gtk_widget_class_bind_template_child (widget_class, CsMessageRow, answer);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
}

static void
cs_message_row_init (CsMessageRow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (show_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (show_theme), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cs_message_row_new (void)
{
  return g_object_new (CS_TYPE_MESSAGE_ROW, NULL);
}

void
cs_message_row_set_message (CsMessageRow     *self,
                            CsChannelMessage *message)
{
  g_return_if_fail (CS_IS_MESSAGE_ROW (self));

  if (!g_set_object (&self->message, message))
    return;

  g_queue_remove (&waiting, self);
  g_clear_pointer (&self->card_answer, cs_card_answer_unref);
  cs_answer_bar_set_answer (self->answer_bar, NULL);
  if (message == NULL)
    {
      adw_bin_set_child (self->card_bin, NULL);
      return;
    }

  show_heading (self);
  show_answer (self);
  show_pin (self);
  queue_card (self);
}

void
cs_message_row_set_answer (CsMessageRow *self,
                           CsCardAnswer *answer)
{
  gboolean had_card;

  g_return_if_fail (CS_IS_MESSAGE_ROW (self));

  if (self->card_answer == answer)
    return;

  had_card = self->card_answer != NULL && self->card_answer->card != NULL;
  g_clear_pointer (&self->card_answer, cs_card_answer_unref);
  self->card_answer = answer != NULL ? cs_card_answer_ref (answer) : NULL;
  cs_answer_bar_set_answer (self->answer_bar, answer);
  if (self->message != NULL && (had_card || (answer != NULL && answer->card != NULL)))
    queue_card (self);
}

CsChannelMessage *
cs_message_row_get_message (CsMessageRow *self)
{
  g_return_val_if_fail (CS_IS_MESSAGE_ROW (self), NULL);

  return self->message;
}
