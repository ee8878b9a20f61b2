/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-channel-desk.h"

/* Several windows' processes at a time get a folder each. */
#define MAX_PROCESSES 9

/* After keys, clicks, layout and drawing, and before what is done when all is quiet. */
#define SERVER_PRIORITY (G_PRIORITY_DEFAULT_IDLE - 75)

struct _CsChannelDesk
{
  CsSecretStore   *secrets;
  CsSender        *sender;
  CsSendHistory   *history;
  CsChannelServer *server;    /* (nullable) */
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
open_messages (GError **error)
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
        return store;
    }

  return NULL;
}

CsChannelServer *
cs_channel_desk_get_server (CsChannelDesk  *self,
                            GError        **error)
{
  g_autoptr (CsMessageStore) store = NULL;

  if (self->server != NULL)
    return self->server;

  store = open_messages (error);
  if (store == NULL)
    return NULL;

  self->server = cs_channel_server_new (store);
  cs_channel_server_set_priority (self->server, SERVER_PRIORITY);
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

CsMessageStore *
cs_channel_desk_get_messages (CsChannelDesk *self)
{
  return self->server != NULL ? cs_channel_server_get_store (self->server) : NULL;
}
