/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-secret-store.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "cs-config.h"

/* The keyring may answer late: it asks its owner for a password, who may be at lunch. So each call
 * has two ends: the task, which ends after the patience at the latest, and the keyring's answer,
 * which is taken whenever it comes. */

typedef enum
{
  CALL_SAVE,
  CALL_LOOK_UP,
  CALL_REMOVE,
} CallKind;

struct _CsSecretStore
{
  GObject         parent_instance;

  GHashTable     *remembered;    /* project and name -> URL */
  CsKeyringState  state;
  guint           patience;
};

typedef struct
{
  CsSecretStore *owner;
  CallKind       kind;
  char          *project;
  char          *name;
  GTask         *task;           /* (nullable): as long as it waits */
  guint          timeout;
  gboolean       asked_again;
} Call;

enum { PROP_0, PROP_STATE, N_PROPS };
enum { FOUND, N_SIGNALS };

G_DEFINE_FINAL_TYPE (CsSecretStore, cs_secret_store, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void answered_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data);

static const SecretSchema schema = {
  CS_APP_ID ".Webhook", SECRET_SCHEMA_NONE,
  {
    { "project", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "webhook", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  }
};

/* Returns: (transfer full) */
static char *
dup_key (const char *project,
         const char *name)
{
  return g_strconcat (project, "\n", name, NULL);
}

/* An address leaves no trace in memory that is given back. */
static void
wipe (gpointer data)
{
  secret_password_free (data);
}

static void
remember (CsSecretStore *self,
          const char    *project,
          const char    *name,
          const char    *url)
{
  g_hash_table_replace (self->remembered, dup_key (project, name), g_strdup (url));
}

static void
set_state (CsSecretStore  *self,
           CsKeyringState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
call_free (Call *call)
{
  g_clear_handle_id (&call->timeout, g_source_remove);
  g_clear_object (&call->task);
  g_clear_object (&call->owner);
  g_free (call->project);
  g_free (call->name);
  g_free (call);
}

static gboolean
is_locked (const GError *error)
{
  return g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whoever waits goes on. */
static gboolean
timeout_cb (gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&call->task);

  call->timeout = 0;
  set_state (call->owner, CS_KEYRING_LOCKED);
  g_task_return_new_error (task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED,
                           _("the keyring does not answer; it waits to be unlocked"));
  return G_SOURCE_REMOVE;
}

static void
fail (Call   *call,
      GError *error)
{
  set_state (call->owner, is_locked (error) ? CS_KEYRING_LOCKED : CS_KEYRING_NONE);
  if (call->task == NULL)
    return;

  if (is_locked (error))
    g_task_return_new_error (call->task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED,
                             _("the keyring is locked"));
  else
    g_task_return_new_error (call->task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_KEYRING,
                             _("there is no keyring to use: %s"), error->message);
}

static gboolean
is_open (GList *items)
{
  for (GList *link = items; link != NULL; link = link->next)
    {
      if (SECRET_IS_ITEM (link->data) && !secret_item_get_locked (link->data))
        return TRUE;
    }

  return FALSE;
}

/* Nobody typed the password, or there is nothing to find: libsecret tells no difference. Whether
 * there is something can be seen of a locked keyring too; and one that was opened by other means
 * while its prompt stood there is asked again. */
static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (error == NULL && !call->asked_again && is_open (found))
    {
      call->asked_again = TRUE;
      g_list_free_full (found, g_object_unref);
      secret_password_lookup (&schema, NULL, answered_cb, call,
                              "project", call->project, "webhook", call->name, NULL);
      return;
    }
  if (error == NULL && found != NULL)
    error = g_error_new_literal (SECRET_ERROR, SECRET_ERROR_IS_LOCKED, "locked");
  g_list_free_full (found, g_object_unref);

  if (error != NULL)
    fail (call, error);
  else
    {
      set_state (call->owner, CS_KEYRING_WORKS);
      if (call->task != NULL)
        g_task_return_new_error (call->task, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET,
                                 _("the address of the webhook '%s' is not known on this machine"),
                                 call->name);
    }
  call_free (call);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;
  char *url = NULL;

  if (call->kind == CALL_SAVE)
    secret_password_store_finish (result, &error);
  else if (call->kind == CALL_REMOVE)
    secret_password_clear_finish (result, &error);
  else
    url = secret_password_lookup_finish (result, &error);

  if (error != NULL)
    {
      fail (call, error);
      call_free (call);
      return;
    }

  if (call->kind == CALL_LOOK_UP && url == NULL)
    {
      secret_password_search (&schema, SECRET_SEARCH_ALL, NULL, searched_cb, call,
                              "project", call->project, "webhook", call->name, NULL);
      return;
    }

  set_state (call->owner, CS_KEYRING_WORKS);
  if (url != NULL &&
      cs_secret_store_get_remembered (call->owner, call->project, call->name) == NULL)
    remember (call->owner, call->project, call->name, url);

  if (call->task == NULL)
    {
      if (url != NULL)
        g_signal_emit (call->owner, signals[FOUND], 0, call->project, call->name);
    }
  else if (call->kind != CALL_LOOK_UP)
    g_task_return_boolean (call->task, TRUE);
  else
    g_task_return_pointer (call->task, g_strdup (url), wipe);

  secret_password_free (url);
  call_free (call);
}

/* Returns: (transfer none): frees itself with the keyring's answer */
static Call *
begin_call (CsSecretStore       *self,
            CallKind             kind,
            const char          *project,
            const char          *name,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  Call *call = g_new0 (Call, 1);

  call->owner = g_object_ref (self);
  call->kind = kind;
  call->project = g_strdup (project);
  call->name = g_strdup (name);
  call->task = g_task_new (self, cancellable, callback, user_data);
  call->timeout = g_timeout_add_seconds (self->patience, timeout_cb, call);

  return call;
}

static void
cs_secret_store_finalize (GObject *object)
{
  CsSecretStore *self = CS_SECRET_STORE (object);

  g_hash_table_unref (self->remembered);

  G_OBJECT_CLASS (cs_secret_store_parent_class)->finalize (object);
}

static void
cs_secret_store_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, CS_SECRET_STORE (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cs_secret_store_class_init (CsSecretStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = cs_secret_store_finalize;
  object_class->get_property = cs_secret_store_get_property;

  properties[PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, CS_KEYRING_UNKNOWN, CS_KEYRING_NONE,
                       CS_KEYRING_UNKNOWN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
cs_secret_store_init (CsSecretStore *self)
{
  self->remembered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, wipe);
  self->patience = CS_SECRET_STORE_SECONDS;
}

CsSecretStore *
cs_secret_store_new (void)
{
  return g_object_new (CS_TYPE_SECRET_STORE, NULL);
}

CsKeyringState
cs_secret_store_get_state (CsSecretStore *self)
{
  g_return_val_if_fail (CS_IS_SECRET_STORE (self), CS_KEYRING_UNKNOWN);

  return self->state;
}

void
cs_secret_store_set_patience (CsSecretStore *self,
                              guint          seconds)
{
  g_return_if_fail (CS_IS_SECRET_STORE (self));

  self->patience = seconds;
}

guint
cs_secret_store_choose_patience (gboolean    terminal,
                                 const char *wayland,
                                 const char *x11)
{
  gboolean screen = (wayland != NULL && wayland[0] != '\0') || (x11 != NULL && x11[0] != '\0');

  return terminal && screen ? CS_SECRET_STORE_SECONDS_ASKED : CS_SECRET_STORE_SECONDS;
}

const char *
cs_secret_store_get_remembered (CsSecretStore *self,
                                const char    *project,
                                const char    *name)
{
  g_autofree char *key = dup_key (project, name);

  g_return_val_if_fail (CS_IS_SECRET_STORE (self), NULL);

  return g_hash_table_lookup (self->remembered, key);
}

void
cs_secret_store_save_async (CsSecretStore       *self,
                            const char          *project,
                            const char          *name,
                            const char          *url,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autofree char *label = NULL;
  Call *call;

  g_return_if_fail (CS_IS_SECRET_STORE (self));

  remember (self, project, name, url);
  call = begin_call (self, CALL_SAVE, project, name, cancellable, callback, user_data);
  /* Translators: how a keyring lists it; %s is the name of a webhook. */
  label = g_strdup_printf (_("Connector Studio: address of the webhook “%s”"), name);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, url, NULL, answered_cb, call,
                         "project", project, "webhook", name, NULL);
}

gboolean
cs_secret_store_save_finish (CsSecretStore  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cs_secret_store_look_up_async (CsSecretStore       *self,
                               const char          *project,
                               const char          *name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  const char *known;
  Call *call;

  g_return_if_fail (CS_IS_SECRET_STORE (self));

  known = cs_secret_store_get_remembered (self, project, name);
  if (known != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

      g_task_return_pointer (task, g_strdup (known), wipe);
      return;
    }

  call = begin_call (self, CALL_LOOK_UP, project, name, cancellable, callback, user_data);
  secret_password_lookup (&schema, NULL, answered_cb, call,
                          "project", project, "webhook", name, NULL);
}

char *
cs_secret_store_look_up_finish (CsSecretStore  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
cs_secret_store_remove_async (CsSecretStore       *self,
                              const char          *project,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autofree char *key = dup_key (project, name);
  Call *call;

  g_return_if_fail (CS_IS_SECRET_STORE (self));

  g_hash_table_remove (self->remembered, key);
  call = begin_call (self, CALL_REMOVE, project, name, cancellable, callback, user_data);
  secret_password_clear (&schema, NULL, answered_cb, call,
                         "project", project, "webhook", name, NULL);
}

gboolean
cs_secret_store_remove_finish (CsSecretStore  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
