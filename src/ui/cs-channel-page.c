/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-channel-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-button-dialog.h"
#include "cs-channel-desk.h"
#include "cs-error-text.h"
#include "cs-message-dialog.h"
#include "cs-message-slot.h"

/* In the order of the list of what is shown. */
enum
{
  SHOW_ALL,
  SHOW_PINNED,
  SHOW_ACCEPTED,
  SHOW_REFUSED,
  SHOW_CONNECTOR,
  SHOW_WORKFLOW,
};

struct _CsChannelPage
{
  CsPage              parent_instance;

  CsChannelServer    *server;       /* (nullable): where its folder cannot be used */
  GtkCustomFilter    *filter;
  GtkFilterListModel *shown;
  char               *needle;       /* (nullable): what is searched for, case-folded */
  GHashTable         *answers;      /* guint64 of a message -> CsCardAnswer, to its buttons */
  guint64             pressed_id;   /* whose button is pressed */
  gboolean            showing;      /* what widgets show is written by us */

  GtkButton          *start_button;
  GtkToggleButton    *setup_button;
  GtkLabel           *count_label;
  GtkWidget          *clear_button;
  GtkSearchBar       *search_bar;
  GtkEditable        *search;
  GtkDropDown        *show;
  AdwActionRow       *connector_row;
  AdwActionRow       *workflow_row;
  AdwActionRow       *keys_row;
  GtkSwitch          *limits_switch;
  AdwComboRow        *connector_fault;
  AdwComboRow        *workflow_fault;
  GtkWidget          *delay_row;
  GtkSpinButton      *delay;
  GtkStack           *stack;
  GtkImage           *empty_icon;
  GtkLabel           *empty_title;
  GtkLabel           *empty_text;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
};

G_DEFINE_FINAL_TYPE (CsChannelPage, cs_channel_page, CS_TYPE_PAGE)

static gboolean
is_running (CsChannelPage *self)
{
  return self->server != NULL && cs_channel_server_is_running (self->server);
}

static GListModel *
get_messages (CsChannelPage *self)
{
  return G_LIST_MODEL (cs_channel_server_get_store (self->server));
}

static void
show_empty (CsChannelPage *self)
{
  gboolean some = self->server != NULL && g_list_model_get_n_items (get_messages (self)) > 0;

  gtk_image_set_from_icon_name (self->empty_icon, some ? "system-search-symbolic"
                                                       : "mail-unread-symbolic");
  gtk_label_set_text (self->empty_title,
                      some ? _("No Such Message")
                      : is_running (self) ? _("Waiting for Messages")
                      : _("The Channel Is Not Started"));
  gtk_label_set_text (self->empty_text,
                      some ? _("Try another word, or show all.")
                      : is_running (self)
                      ? _("Post to one of the addresses above, or send a card from its page. It "
                          "appears here as Teams would show it, with the answer that Teams would "
                          "give.")
                      : _("It plays a connector and a workflow on this machine, and answers as "
                          "Microsoft's services do. No tenant is needed, and nothing leaves this "
                          "machine."));
}

static void
show_count (CsChannelPage *self)
{
  guint n = self->server != NULL ? g_list_model_get_n_items (get_messages (self)) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text =
    n == n_shown ? g_strdup_printf (ngettext ("%u message", "%u messages", n), n)
    /* Translators: so many messages of so many */
    : g_strdup_printf (_("%u of %u"), n_shown, n);

  gtk_label_set_text (self->count_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count_label), text);
  gtk_widget_set_sensitive (self->clear_button, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "messages" : "empty");
  if (n_shown == 0)
    show_empty (self);
}

/* The address itself is a secret: whoever has it can post here. */
static void
show_address (CsChannelPage  *self,
              AdwActionRow   *row,
              CsEndpointKind  plays)
{
  g_autofree char *url = is_running (self) ? cs_channel_server_dup_url (self->server, plays) : NULL;
  g_autofree char *label = url != NULL ? cs_endpoint_dup_label (url) : NULL;

  adw_action_row_set_subtitle (row, label != NULL ? label : _("Has an address once it is started"));
  gtk_widget_set_sensitive (GTK_WIDGET (row), url != NULL);
}

/* Returns: (transfer full) (nullable): where a service finds the keys; no secret */
static char *
dup_keys_address (CsChannelPage *self)
{
  return is_running (self) ? cs_action_token_dup_address (self->server,
                                                          CS_ACTION_TOKEN_METADATA_PATH) : NULL;
}

static void
show_keys (CsChannelPage *self)
{
  g_autofree char *url = dup_keys_address (self);

  adw_action_row_set_subtitle (self->keys_row,
                               url != NULL ? url : _("Has an address once it is started"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keys_row), url != NULL);
}

static void
show_server (CsChannelPage *self)
{
  gboolean running = is_running (self);
  GtkWidget *button = GTK_WIDGET (self->start_button);

  gtk_button_set_use_underline (self->start_button, TRUE);
  gtk_button_set_label (self->start_button, running ? _("S_top") : _("_Start"));
  gtk_widget_set_tooltip_text (button, running ? _("Stop the Local Channel")
                                               : _("Start the Local Channel"));
  if (running)
    gtk_widget_remove_css_class (button, "suggested-action");
  else
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, self->server != NULL);

  show_address (self, self->connector_row, CS_ENDPOINT_CONNECTOR);
  show_address (self, self->workflow_row, CS_ENDPOINT_WORKFLOW);
  show_keys (self);
  show_count (self);
}

static void
show_settings (CsChannelPage *self)
{
  self->showing = TRUE;
  gtk_switch_set_active (self->limits_switch, cs_channel_server_get_limits (self->server));
  adw_combo_row_set_selected (self->connector_fault,
                              cs_channel_server_get_fault (self->server, CS_ENDPOINT_CONNECTOR));
  adw_combo_row_set_selected (self->workflow_fault,
                              cs_channel_server_get_fault (self->server, CS_ENDPOINT_WORKFLOW));
  self->showing = FALSE;
  gtk_widget_set_visible (self->delay_row,
                          adw_combo_row_get_selected (self->connector_fault) ==
                          CS_CHANNEL_FAULT_DELAY ||
                          adw_combo_row_get_selected (self->workflow_fault) ==
                          CS_CHANNEL_FAULT_DELAY);
}

static void
start_cb (CsChannelPage *self)
{
  g_autoptr (GError) error = NULL;

  if (is_running (self))
    cs_channel_server_stop (self->server);
  else if (cs_channel_desk_start_server (cs_channel_desk_get (), &error) == NULL)
    cs_page_explain (CS_PAGE (self), _("The Local Channel Did Not Start"), error);
  else if (g_list_model_get_n_items (get_messages (self)) == 0)
    gtk_toggle_button_set_active (self->setup_button, TRUE);
  show_server (self);
}

static void
limits_cb (CsChannelPage *self)
{
  if (!self->showing && self->server != NULL)
    cs_channel_server_set_limits (self->server, gtk_switch_get_active (self->limits_switch));
}

static void
fault_selected_cb (CsChannelPage *self)
{
  guint seconds;

  if (self->showing || self->server == NULL)
    return;

  seconds = gtk_spin_button_get_value_as_int (self->delay);
  cs_channel_server_set_fault (self->server, CS_ENDPOINT_CONNECTOR,
                               adw_combo_row_get_selected (self->connector_fault), seconds);
  cs_channel_server_set_fault (self->server, CS_ENDPOINT_WORKFLOW,
                               adw_combo_row_get_selected (self->workflow_fault), seconds);
  show_settings (self);
}

static void
copy_text (CsChannelPage *self,
           const char    *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Copied"));
}

static void
copy_address (CsChannelPage  *self,
              CsEndpointKind  plays)
{
  g_autofree char *url = NULL;

  if (!is_running (self))
    return;

  url = cs_channel_server_dup_url (self->server, plays);
  copy_text (self, url);
}

static void
copy_connector_cb (CsChannelPage *self)
{
  copy_address (self, CS_ENDPOINT_CONNECTOR);
}

static void
copy_workflow_cb (CsChannelPage *self)
{
  copy_address (self, CS_ENDPOINT_WORKFLOW);
}

static void
copy_keys_cb (CsChannelPage *self)
{
  g_autofree char *url = dup_keys_address (self);

  if (url != NULL)
    copy_text (self, url);
}

static void
clear_response_cb (CsChannelPage *self,
                   const char    *response)
{
  if (g_str_equal (response, "clear"))
    {
      g_hash_table_remove_all (self->answers);
      cs_message_store_clear (cs_channel_desk_get_messages (cs_channel_desk_get ()));
    }
}

static void
clear_cb (CsChannelPage *self)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("Clear the Conversation?"),
                            _("All messages that came are deleted, the pinned ones too."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "clear", _("C_lear"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "clear",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (clear_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_of_group (CsChannelPage    *self,
             CsChannelMessage *message)
{
  gboolean accepted = cs_channel_message_get_accepted (message) &&
                      cs_channel_message_get_run_error (message) == NULL;

  switch (gtk_drop_down_get_selected (self->show))
    {
    case SHOW_PINNED:
      return cs_message_store_is_pinned (CS_MESSAGE_STORE (get_messages (self)),
                                         cs_channel_message_get_id (message));

    case SHOW_ACCEPTED:
      return accepted;

    case SHOW_REFUSED:
      return !accepted;

    case SHOW_CONNECTOR:
      return cs_channel_message_get_plays (message) == CS_ENDPOINT_CONNECTOR;

    case SHOW_WORKFLOW:
      return cs_channel_message_get_plays (message) == CS_ENDPOINT_WORKFLOW;

    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
contains (const char *text,
          gsize       length,
          const char *needle)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  CsChannelPage *self = user_data;
  CsChannelMessage *message = item;
  g_autoptr (GBytes) body = NULL;
  const char *answer = cs_channel_message_get_answer (message);
  const char *data;
  gsize size;

  if (!is_of_group (self, message))
    return FALSE;
  if (self->needle == NULL || contains (answer, strlen (answer), self->needle))
    return TRUE;

  body = cs_channel_message_load_body (message, NULL);
  data = body != NULL ? g_bytes_get_data (body, &size) : NULL;
  return data != NULL && contains (data, size, self->needle);
}

static void
filter_cb (CsChannelPage *self)
{
  const char *text = gtk_editable_get_text (self->search);

  if (self->filter == NULL)
    return;

  g_free (self->needle);
  self->needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
pinned_cb (CsChannelPage *self)
{
  if (gtk_drop_down_get_selected (self->show) == SHOW_PINNED)
    filter_cb (self);
}

static void
opened_cb (CsChannelPage *self,
           const char    *path)
{
  g_autofree char *page = g_strconcat ("card:", path, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page);
}

static void
show_details (CsChannelPage    *self,
              CsChannelMessage *message)
{
  GtkWidget *dialog =
    cs_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           cs_page_get_workspace (CS_PAGE (self)), message);

  g_signal_connect_object (dialog, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
details_cb (CsChannelPage *self,
            CsMessageRow  *row)
{
  show_details (self, cs_message_row_get_message (row));
}

static void
activate_cb (CsChannelPage *self,
             guint          position)
{
  g_autoptr (CsChannelMessage) message =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);

  if (message != NULL)
    show_details (self, message);
}

static void
show_card_answer (CsChannelPage *self,
                  CsMessageRow  *row)
{
  CsChannelMessage *message = cs_message_row_get_message (row);
  guint64 id = message != NULL ? cs_channel_message_get_id (message) : 0;

  if (message != NULL)
    cs_message_row_set_answer (row, g_hash_table_lookup (self->answers, &id));
}

/* By then the row may show another message, and another row the pressed one. */
static void
show_card_answers (CsChannelPage *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);
      CsMessageRow *row = CS_IS_MESSAGE_SLOT (slot) ? cs_message_slot_get_row (CS_MESSAGE_SLOT (slot))
                                                    : NULL;

      if (row != NULL)
        show_card_answer (self, row);
    }
}

static void
answered_cb (CsChannelPage *self,
             CsCardAnswer  *answer)
{
  CsCardAnswer *before = g_hash_table_lookup (self->answers, &self->pressed_id);
  g_autoptr (CsCardAnswer) merged = cs_card_answer_follow (before, answer);

  g_hash_table_replace (self->answers, g_memdup2 (&self->pressed_id, sizeof (guint64)),
                        g_steal_pointer (&merged));
  show_card_answers (self);
}

static void
back_cb (CsChannelPage *self,
         CsMessageRow  *row)
{
  guint64 id = cs_channel_message_get_id (cs_message_row_get_message (row));

  g_hash_table_remove (self->answers, &id);
  show_card_answer (self, row);
}

static void
pressed_cb (CsChannelPage *self,
            CsPress       *press,
            CsMessageRow  *row)
{
  GtkWindow *dialog = cs_button_dialog_present (GTK_WIDGET (row), press);

  if (dialog == NULL)
    return;

  self->pressed_id = cs_channel_message_get_id (cs_message_row_get_message (row));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
}

static void
made_cb (CsChannelPage *self,
         CsMessageRow  *row)
{
  g_signal_connect_object (row, "details", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "pinned", G_CALLBACK (pinned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "back", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  show_card_answer (self, row);
}

static void
setup_cb (CsChannelPage *self,
          GtkListItem   *item)
{
  GtkWidget *slot = cs_message_slot_new ();

  g_signal_connect_object (slot, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, slot);
}

static void
bind_cb (CsChannelPage *self,
         GtkListItem   *item)
{
  CsMessageSlot *slot = CS_MESSAGE_SLOT (gtk_list_item_get_child (item));
  CsMessageRow *row;

  cs_message_slot_set_message (slot, gtk_list_item_get_item (item));
  row = cs_message_slot_get_row (slot);
  if (row != NULL)
    show_card_answer (self, row);
}

static void
unbind_cb (CsChannelPage *self,
           GtkListItem   *item)
{
  cs_message_slot_set_message (CS_MESSAGE_SLOT (gtk_list_item_get_child (item)), NULL);
}

static int
compare_messages (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  guint64 first = cs_channel_message_get_id ((CsChannelMessage *) a);
  guint64 second = cs_channel_message_get_id ((CsChannelMessage *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* Who looks at the newest message goes on doing so. */
static void
items_changed_cb (CsChannelPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gboolean at_top = gtk_adjustment_get_value (adjustment) < 1;

  show_count (self);
  if (at_top && g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/*
 *     store -> filter -> sorter, the newest first -> list
 */
static void
create_model (CsChannelPage *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_messages, NULL, NULL));
  GtkSortListModel *sorted;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (
    self->server != NULL ? g_object_ref (get_messages (self)) : NULL,
    g_object_ref (GTK_FILTER (self->filter)));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->shown)), sorter);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_faults (AdwComboRow *row)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory =
    gtk_builder_list_item_factory_new_from_resource (NULL, "/io/github/connectorstudio/"
                                                     "ConnectorStudio/cs-choice-item.ui");

  for (guint i = 0; i < CS_N_CHANNEL_FAULTS; i++)
    gtk_string_list_append (titles, cs_channel_fault_get_title (i));
  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

/* Started elsewhere, by a card that was sent. */
static void
cs_channel_page_map (GtkWidget *widget)
{
  CsChannelPage *self = CS_CHANNEL_PAGE (widget);

  GTK_WIDGET_CLASS (cs_channel_page_parent_class)->map (widget);
  show_server (self);
}

static void
cs_channel_page_constructed (GObject *object)
{
  CsChannelPage *self = CS_CHANNEL_PAGE (object);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  G_OBJECT_CLASS (cs_channel_page_parent_class)->constructed (object);

  self->server = cs_channel_desk_get_server (cs_channel_desk_get (), &error);
  create_model (self);
  if (self->server != NULL)
    {
      show_settings (self);
      gtk_toggle_button_set_active (self->setup_button, is_running (self) &&
                                    g_list_model_get_n_items (get_messages (self)) == 0);
      show_server (self);
      return;
    }

  show_server (self);
  gtk_label_set_text (self->empty_title, _("The Channel Cannot Be Used"));
  text = cs_error_text_dup (error);
  gtk_label_set_text (self->empty_text, text);
}

static void
cs_channel_page_dispose (GObject *object)
{
  CsChannelPage *self = CS_CHANNEL_PAGE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  /* Its function must not be asked once the page is gone. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_CHANNEL_PAGE);

  G_OBJECT_CLASS (cs_channel_page_parent_class)->dispose (object);
}

static void
cs_channel_page_finalize (GObject *object)
{
  g_free (CS_CHANNEL_PAGE (object)->needle);
  g_hash_table_unref (CS_CHANNEL_PAGE (object)->answers);

  G_OBJECT_CLASS (cs_channel_page_parent_class)->finalize (object);
}

static void
cs_channel_page_class_init (CsChannelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_channel_page_constructed;
  object_class->dispose = cs_channel_page_dispose;
  object_class->finalize = cs_channel_page_finalize;
  widget_class->map = cs_channel_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-channel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, setup_button);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, search);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, show);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, connector_row);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, workflow_row);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, keys_row);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, limits_switch);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, connector_fault);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, workflow_fault);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, delay_row);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, delay);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, empty_icon);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, empty_text);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CsChannelPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_connector_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_keys_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_workflow_cb);
  gtk_widget_class_bind_template_callback (widget_class, fault_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, limits_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
cs_channel_page_init (CsChannelPage *self)
{
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) cs_card_answer_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  self->showing = TRUE;
  fill_faults (self->connector_fault);
  fill_faults (self->workflow_fault);
  self->showing = FALSE;
}
