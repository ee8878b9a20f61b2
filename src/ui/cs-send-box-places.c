/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-send-box-private.h"

#include <glib/gi18n.h>

#include "cs-webhook-dialog.h"
#include "cs-webhooks.h"

void
cs_place_free (Place *place)
{
  g_free (place->name);
  g_free (place->label);
  g_free (place->trouble);
  g_free (place);
}

gboolean
cs_place_is_local (const Place *place)
{
  return *place->name == '\0';
}

const char *
cs_place_get_title (const Place *place)
{
  return cs_place_is_local (place) ? _("Local channel") : place->name;
}

/* (nullable): what is known without asking anybody */
const char *
cs_send_box_get_remembered (CsSendBox   *self,
                const Place *place)
{
  g_autofree char *project = cs_send_box_dup_project (self);

  return cs_secret_store_get_remembered (cs_channel_desk_get_secrets (self->desk), project,
                                         place->name);
}

void
cs_send_box_show_keyring (CsSendBox *self)
{
  CsKeyringState state = cs_secret_store_get_state (cs_channel_desk_get_secrets (self->desk));
  gboolean trouble = state == CS_KEYRING_LOCKED || state == CS_KEYRING_NONE;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->keyring_row),
                                 state == CS_KEYRING_LOCKED
                                 ? _("The keyring waits to be unlocked")
                                 : _("There is no keyring"));
  adw_action_row_set_subtitle (self->keyring_row,
                               state == CS_KEYRING_LOCKED
                               ? _("Its addresses are used as soon as it answers.")
                               : _("Addresses that you type here last until the program ends."));
  gtk_widget_set_visible (GTK_WIDGET (self->keyring_row), trouble && self->places->len > 1);
}

static void
show_place (CsSendBox *self,
            Place     *place)
{
  g_autofree char *text = NULL;

  if (cs_place_is_local (place))
    text = g_strdup (_("Plays the service on this machine; nothing leaves it."));
  else
    text = g_strdup_printf ("%s · %s%s%s", cs_endpoint_kind_get_title (place->kind), place->label,
                            place->trouble != NULL ? "\n" : "",
                            place->trouble != NULL ? place->trouble : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (place->row), text);
}

Place *
cs_send_box_find_place (CsSendBox  *self,
            const char *name)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];

      if (g_str_equal (place->name, name))
        return place;
    }

  return NULL;
}

typedef struct
{
  CsSendBox *box;
  char      *name;
} Question;

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question *question = user_data;
  CsSendBox *self = question->box;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = cs_secret_store_look_up_finish (CS_SECRET_STORE (source), result, &error);
  Place *place = cs_send_box_find_place (self, question->name);

  if (place != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&place->trouble, g_free);
      if (g_error_matches (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED))
        place->trouble = g_strdup (_("The keyring waits to be unlocked."));
      else if (url == NULL)
        place->trouble = g_strdup (_("Its address is not known on this machine. Change it to "
                                     "paste the address."));
      show_place (self, place);
      cs_send_box_show_keyring (self);
      cs_send_box_update (self);
    }

  g_object_unref (question->box);
  g_free (question->name);
  g_free (question);
}

/* Once somebody looks: a keyring may ask a person. */
void
cs_send_box_ask_keyring (CsSendBox *self)
{
  g_autofree char *project = cs_send_box_dup_project (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];
      Question *question;

      if (cs_place_is_local (place) || place->asked)
        continue;

      place->asked = TRUE;
      question = g_new0 (Question, 1);
      question->box = g_object_ref (self);
      question->name = g_strdup (place->name);
      cs_secret_store_look_up_async (cs_channel_desk_get_secrets (self->desk), project, place->name,
                                     self->cancellable, found_cb, question);
    }
}

/* An answer that came late. */
void
cs_send_box_late_cb (CsSendBox  *self,
         const char *project,
         const char *name)
{
  Place *place = cs_send_box_find_place (self, name);

  if (place == NULL || cs_send_box_get_remembered (self, place) == NULL)
    return;

  g_clear_pointer (&place->trouble, g_free);
  show_place (self, place);
  cs_send_box_show_keyring (self);
  cs_send_box_update (self);
}

static void
open_dialog (CsSendBox  *self,
             const char *name)
{
  GtkWidget *dialog = cs_webhook_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             self->workspace, name);

  g_signal_connect_object (dialog, "kept", G_CALLBACK (cs_send_box_refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cs_send_box_add (CsSendBox *self)
{
  open_dialog (self, NULL);
}

static Place *
find_place_of (CsSendBox *self,
               GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  for (guint i = 0; i < self->places->len; i++)
    {
      if (((Place *) self->places->pdata[i])->row == row)
        return self->places->pdata[i];
    }

  return NULL;
}

static void
edit_cb (CsSendBox *self,
         GtkWidget *button)
{
  open_dialog (self, find_place_of (self, button)->name);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  cs_secret_store_remove_finish (CS_SECRET_STORE (source), result, NULL);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  cs_secret_store_save_finish (CS_SECRET_STORE (source), result, NULL);
}

/* The address goes out of the keyring, and waits here for who takes the removal back. */
static void
remove_cb (CsSendBox *self,
           GtkWidget *button)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_autofree char *name = g_strdup (find_place_of (self, button)->name);
  g_autofree char *key = cs_send_box_dup_project (self);
  CsSecretStore *secrets = cs_channel_desk_get_secrets (self->desk);
  const char *url = cs_secret_store_get_remembered (secrets, key, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = cs_webhooks_remove (project, name, &error);

  if (change == NULL || !cs_history_do (cs_project_get_history (project), change, &error))
    {
      cs_send_box_explain (self, _("The Webhook Was Not Removed"), error);
      return;
    }

  if (url != NULL)
    {
      g_hash_table_insert (self->removed, g_strdup (name), g_strdup (url));
      cs_secret_store_remove_async (secrets, key, name, NULL, forgotten_cb, NULL);
    }
  cs_send_box_refresh (self);
}

/* For who takes it back that the webhook went. */
static void
stash_address (CsSendBox   *self,
               const Place *place)
{
  const char *url = cs_place_is_local (place) ? NULL : cs_send_box_get_remembered (self, place);

  if (url != NULL)
    g_hash_table_insert (self->removed, g_strdup (place->name), g_strdup (url));
}

/* A removal was taken back. */
static void
restore_address (CsSendBox  *self,
                 const char *name)
{
  g_autofree char *key = cs_send_box_dup_project (self);
  CsSecretStore *secrets = cs_channel_desk_get_secrets (self->desk);
  const char *url = g_hash_table_lookup (self->removed, name);

  if (url == NULL)
    return;

  if (cs_secret_store_get_remembered (secrets, key, name) == NULL)
    cs_secret_store_save_async (secrets, key, name, url, NULL, kept_cb, NULL);
  g_hash_table_remove (self->removed, name);
}

static void
add_tool (CsSendBox  *self,
          GtkWidget  *row,
          const char *icon,
          const char *tip,
          GCallback   callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_place (CsSendBox       *self,
           const char      *name,
           CsEndpointKind   kind,
           const char      *label,
           gboolean         chosen)
{
  Place *place = g_new0 (Place, 1);

  place->name = g_strdup (name);
  place->kind = kind;
  place->label = g_strdup (label);
  place->row = adw_action_row_new ();
  place->check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (place->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (place->row), cs_place_get_title (place));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (place->row), 0);
  gtk_widget_set_valign (place->check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (place->check), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (place->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cs_place_get_title (place), -1);
  g_signal_connect_object (place->check, "toggled", G_CALLBACK (cs_send_box_update), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (place->row), place->check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (place->row), place->check);
  if (!cs_place_is_local (place) && self->edits)
    {
      add_tool (self, place->row, "document-edit-symbolic", _("Change"), G_CALLBACK (edit_cb));
      add_tool (self, place->row, "user-trash-symbolic", _("Remove"), G_CALLBACK (remove_cb));
    }

  g_ptr_array_add (self->places, place);
  show_place (self, place);
  adw_preferences_group_add (self->webhooks_group, place->row);
}

static gboolean
fits_places (CsSendBox *self,
             GPtrArray *webhooks)
{
  if (self->places->len != webhooks->len + 1)
    return FALSE;

  for (guint i = 0; i < webhooks->len; i++)
    {
      const CsWebhook *webhook = webhooks->pdata[i];
      const Place *place = self->places->pdata[i + 1];

      if (!g_str_equal (webhook->name, place->name) || webhook->kind != place->kind ||
          !g_str_equal (webhook->label, place->label))
        return FALSE;
    }

  return TRUE;
}

void
cs_send_box_list_places (CsSendBox *self)
{
  g_autoptr (GPtrArray) webhooks = cs_webhooks_list (cs_workspace_get_project (self->workspace));
  g_autoptr (GHashTable) chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (fits_places (self, webhooks))
    return;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (place->check)))
        g_hash_table_add (chosen, g_strdup (place->name));
      stash_address (self, place);
      adw_preferences_group_remove (self->webhooks_group, place->row);
    }
  if (self->places->len == 0)
    g_hash_table_add (chosen, g_strdup (""));
  g_ptr_array_set_size (self->places, 0);

  add_place (self, "", CS_ENDPOINT_LOCAL, "", g_hash_table_contains (chosen, ""));
  for (guint i = 0; i < webhooks->len; i++)
    {
      const CsWebhook *webhook = webhooks->pdata[i];

      restore_address (self, webhook->name);
      add_place (self, webhook->name, webhook->kind, webhook->label,
                 g_hash_table_contains (chosen, webhook->name));
    }
  adw_preferences_group_set_description (
    self->webhooks_group,
    webhooks->len > 0 ? _("Where cards can be sent. Check those that get the card.")
    : self->edits ? _("No webhooks yet. Add the address that Teams gave for a channel's workflow; "
                      "until then the local channel answers as Teams does.")
    : _("No webhooks yet. The Webhooks page adds them; the local channel answers as Teams does."));
}
