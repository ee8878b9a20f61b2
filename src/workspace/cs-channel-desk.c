/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-channel-desk.h"

#include <string.h>

#include "cs-file-save.h"

/* Several windows' processes at a time get a folder each. */
#define MAX_PROCESSES 9

#define PINS_FILE "pins"

struct _CsChannelDesk
{
  CsSecretStore   *secrets;
  CsSender        *sender;
  CsSendHistory   *history;
  CsChannelServer *server;    /* (nullable) */
  char            *folder;    /* (nullable): of the server's messages */
  GHashTable      *pins;      /* guint64 */
};

static CsChannelDesk *desk;

CsChannelDesk *
cs_channel_desk_get (void)
{
  if (desk == NULL)
    {
      g_autofree char *path = cs_send_history_dup_path ();

      desk = g_new0 (CsChannelDesk, 1);
      desk->secrets = cs_secret_store_new ();
      desk->sender = cs_sender_new ();
      desk->history = cs_send_history_open (path);
      desk->pins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    }

  return desk;
}

CsSecretStore *
cs_channel_desk_get_secrets (CsChannelDesk *self)
{
  return self->secrets;
}

CsSender *
cs_channel_desk_get_sender (CsChannelDesk *self)
{
  return self->sender;
}

CsSendHistory *
cs_channel_desk_get_history (CsChannelDesk *self)
{
  return self->history;
}

/* Returns: (transfer full) (nullable) */
static CsMessageStore *
open_messages (CsChannelDesk  *self,
               GError        **error)
{
  for (guint i = 1; i <= MAX_PROCESSES; i++)
    {
      g_autofree char *name = g_strdup_printf ("window-%u", i);
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), "connector-studio",
                                                "channel", name, NULL);
      CsMessageStore *store;

      g_clear_error (error);
      store = cs_message_store_open (path, error);
      if (store != NULL)
        {
          self->folder = g_steal_pointer (&path);
          return store;
        }
    }

  return NULL;
}

static void
add_pin (CsChannelDesk *self,
         guint64        id)
{
  g_hash_table_add (self->pins, g_memdup2 (&id, sizeof id));
}

static void
read_pins (CsChannelDesk *self)
{
  g_autofree char *path = g_build_filename (self->folder, PINS_FILE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 id;

      if (g_ascii_string_to_unsigned (lines[i], 10, 1, G_MAXUINT64, &id, NULL))
        add_pin (self, id);
    }
}

/* Those of messages that are not kept any more are forgotten with this. */
static void
write_pins (CsChannelDesk *self)
{
  GListModel *messages = G_LIST_MODEL (cs_channel_server_get_store (self->server));
  g_autofree char *path = g_build_filename (self->folder, PINS_FILE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (CsChannelMessage) message = g_list_model_get_item (messages, i);
      guint64 id = cs_channel_message_get_id (message);

      if (cs_channel_desk_is_pinned (self, id))
        g_string_append_printf (text, "%" G_GUINT64_FORMAT "\n", id);
    }

  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  if (!cs_file_save (path, bytes, 0600, &error))
    g_message ("Which messages are pinned is not remembered: %s", error->message);
}

CsChannelServer *
cs_channel_desk_get_server (CsChannelDesk  *self,
                            GError        **error)
{
  g_autoptr (CsMessageStore) store = NULL;

  if (self->server != NULL)
    return self->server;

  store = open_messages (self, error);
  if (store == NULL)
    return NULL;

  self->server = cs_channel_server_new (store);
  read_pins (self);
  return self->server;
}

static void
load_key (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  g_autofree char *path = cs_token_key_dup_path ();
  GError *error = NULL;
  CsTokenKey *key = cs_token_key_open (path, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) cs_token_key_unref);
  else
    g_task_return_error (task, error);
}

void
cs_channel_desk_load_key_async (CsChannelDesk       *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cs_channel_desk_load_key_async);
  g_task_run_in_thread (task, load_key);
}

CsTokenKey *
cs_channel_desk_load_key_finish (CsChannelDesk  *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  CsTokenKey *key = g_task_propagate_pointer (G_TASK (result), error);

  /* Another process may have made a new one since the channel began. */
  if (key != NULL && self->server != NULL && cs_channel_server_is_running (self->server))
    cs_action_token_publish (self->server, key);
  return key;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsTokenKey) key = cs_channel_desk_load_key_finish (user_data, result, &error);

  if (key == NULL)
    g_message ("%s", error->message);
}

CsChannelServer *
cs_channel_desk_start_server (CsChannelDesk  *self,
                              GError        **error)
{
  CsChannelServer *server = cs_channel_desk_get_server (self, error);

  if (server == NULL || cs_channel_server_is_running (server))
    return server;
  if (!cs_channel_server_start (server, 0, error))
    return NULL;

  cs_channel_desk_load_key_async (self, NULL, loaded_cb, self);
  return server;
}

gboolean
cs_channel_desk_is_pinned (CsChannelDesk *self,
                           guint64        id)
{
  return g_hash_table_contains (self->pins, &id);
}

void
cs_channel_desk_set_pinned (CsChannelDesk *self,
                            guint64        id,
                            gboolean       pinned)
{
  g_return_if_fail (self->server != NULL);

  if (cs_channel_desk_is_pinned (self, id) == pinned)
    return;

  if (pinned)
    add_pin (self, id);
  else
    g_hash_table_remove (self->pins, &id);
  write_pins (self);
}

void
cs_channel_desk_clear_messages (CsChannelDesk *self)
{
  g_return_if_fail (self->server != NULL);

  cs_message_store_clear (cs_channel_server_get_store (self->server));
  g_hash_table_remove_all (self->pins);
  write_pins (self);
}
