/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "fake-keyring.h"

#include <string.h>

#define SERVICE_PATH "/org/freedesktop/secrets"
#define COLLECTION   SERVICE_PATH "/collection/login"
#define SESSION      SERVICE_PATH "/session/1"
#define NO_PROMPT    "/"

typedef struct
{
  char *path;
  char *project;
  char *webhook;
  char *url;
} Item;

struct _FakeKeyring
{
  GTestDBus       *bus;
  GDBusConnection *connection;
  GDBusNodeInfo   *info;
  GPtrArray       *items;
  GPtrArray       *prompts;     /* paths of those that wait */
  GPtrArray       *wanted;      /* what each of them would unlock */
  GArray          *objects;     /* registrations */
  gboolean         locked;
  guint            n_paths;
  guint            n_shown;     /* prompts that somebody waits for */
};

static const char interfaces[] =
  "<node>"
  " <interface name='org.freedesktop.Secret.Service'>"
  "  <property name='Collections' type='ao' access='read'/>"
  "  <method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "   <arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "  <method name='SearchItems'><arg type='a{ss}' direction='in'/>"
  "   <arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
  "  <method name='Unlock'><arg type='ao' direction='in'/>"
  "   <arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
  "  <method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
  "   <arg type='a{o(oayays)}' direction='out'/></method>"
  "  <method name='ReadAlias'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Collection'>"
  "  <property name='Items' type='ao' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <method name='CreateItem'><arg type='a{sv}' direction='in'/>"
  "   <arg type='(oayays)' direction='in'/><arg type='b' direction='in'/>"
  "   <arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Item'>"
  "  <property name='Locked' type='b' access='read'/>"
  "  <property name='Attributes' type='a{ss}' access='read'/>"
  "  <property name='Label' type='s' access='read'/>"
  "  <property name='Created' type='t' access='read'/>"
  "  <property name='Modified' type='t' access='read'/>"
  "  <method name='Delete'><arg type='o' direction='out'/></method>"
  " </interface>"
  " <interface name='org.freedesktop.Secret.Prompt'>"
  "  <method name='Prompt'><arg type='s' direction='in'/></method>"
  "  <method name='Dismiss'/>"
  "  <signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
  " </interface>"
  "</node>";

static void register_object (FakeKeyring *self,
                             const char  *path,
                             const char  *name);

static void
item_free (Item *item)
{
  g_free (item->path);
  g_free (item->project);
  g_free (item->webhook);
  g_free (item->url);
  g_free (item);
}

static Item *
find_item (FakeKeyring *self,
           const char  *path)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (g_str_equal (item->path, path))
        return item;
    }

  return NULL;
}

static GVariant *
list_items (FakeKeyring *self,
            GVariant    *attributes)
{
  GVariantBuilder paths;
  const char *project = NULL;
  const char *webhook = NULL;

  if (attributes != NULL)
    {
      g_variant_lookup (attributes, "project", "&s", &project);
      g_variant_lookup (attributes, "webhook", "&s", &webhook);
    }
  g_variant_builder_init (&paths, G_VARIANT_TYPE ("ao"));
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      if ((project == NULL || g_str_equal (item->project, project)) &&
          (webhook == NULL || g_str_equal (item->webhook, webhook)))
        g_variant_builder_add (&paths, "o", item->path);
    }

  return g_variant_builder_end (&paths);
}

static const char *
put_item (FakeKeyring *self,
          const char  *project,
          const char  *webhook,
          const char  *url,
          gsize        length)
{
  Item *item = g_new0 (Item, 1);

  for (guint i = self->items->len; i-- > 0; )
    {
      const Item *old = self->items->pdata[i];

      if (g_str_equal (old->project, project) && g_str_equal (old->webhook, webhook))
        g_ptr_array_remove_index (self->items, i);
    }

  item->path = g_strdup_printf (COLLECTION "/%u", ++self->n_paths);
  item->project = g_strdup (project);
  item->webhook = g_strdup (webhook);
  item->url = g_strndup (url, length);
  g_ptr_array_add (self->items, item);
  register_object (self, item->path, "org.freedesktop.Secret.Item");
  return item->path;
}

/* (floating): the addresses of those that are asked for */
static GVariant *
make_secrets (FakeKeyring *self,
              GVariant    *paths)
{
  GVariantBuilder secrets;
  GVariantIter iter;
  const char *path;

  g_variant_builder_init (&secrets, G_VARIANT_TYPE ("a{o(oayays)}"));
  g_variant_iter_init (&iter, paths);
  while (g_variant_iter_next (&iter, "&o", &path))
    {
      const Item *item = find_item (self, path);

      if (item != NULL)
        g_variant_builder_add (&secrets, "{o(o@ay@ays)}", path, SESSION,
                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                               g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, item->url,
                                                          strlen (item->url), 1),
                               "text/plain");
    }

  return g_variant_builder_end (&secrets);
}

/* Returns: (transfer none) */
static const char *
add_prompt (FakeKeyring *self,
            GVariant    *paths)
{
  char *path = g_strdup_printf (SERVICE_PATH "/prompt/%u", ++self->n_paths);

  g_ptr_array_add (self->prompts, path);
  g_ptr_array_add (self->wanted, g_variant_ref_sink (paths));
  register_object (self, path, "org.freedesktop.Secret.Prompt");
  return path;
}

static void
end_prompts (FakeKeyring *self,
             gboolean     dismissed)
{
  for (guint i = 0; i < self->prompts->len; i++)
    {
      GVariant *opened = dismissed ? g_variant_new ("ao", NULL) : self->wanted->pdata[i];

      g_dbus_connection_emit_signal (self->connection, NULL, self->prompts->pdata[i],
                                     "org.freedesktop.Secret.Prompt", "Completed",
                                     g_variant_new ("(bv)", dismissed, opened), NULL);
    }
  g_ptr_array_set_size (self->prompts, 0);
  g_ptr_array_set_size (self->wanted, 0);
  self->n_shown = 0;
}

static void
call_service (FakeKeyring           *self,
              const char            *method,
              GVariant              *arguments,
              GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) first = g_variant_get_child_value (arguments, 0);

  if (g_str_equal (method, "OpenSession"))
    {
      /* As it is, for want of a key: libsecret then tries without. */
      if (!g_str_equal (g_variant_get_string (first, NULL), "plain"))
        g_dbus_method_invocation_return_dbus_error (invocation,
                                                    "org.freedesktop.DBus.Error.NotSupported", "");
      else
        g_dbus_method_invocation_return_value (invocation,
                                               g_variant_new ("(vo)", g_variant_new_string (""),
                                                              SESSION));
    }
  else if (g_str_equal (method, "SearchItems"))
    {
      GVariant *found = list_items (self, first);
      GVariant *none = g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0);

      g_dbus_method_invocation_return_value (invocation,
                                             g_variant_new ("(@ao@ao)",
                                                            self->locked ? none : found,
                                                            self->locked ? found : none));
    }
  else if (g_str_equal (method, "Unlock"))
    {
      GVariant *none = g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0);

      g_dbus_method_invocation_return_value (invocation,
        self->locked ? g_variant_new ("(@aoo)", none, add_prompt (self, first))
                     : g_variant_new ("(@aoo)", first, NO_PROMPT));
    }
  else if (g_str_equal (method, "GetSecrets"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@a{o(oayays)})",
                                                          make_secrets (self, first)));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION));
}

static void
create_item (FakeKeyring           *self,
             GVariant              *arguments,
             GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (arguments, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (arguments, 1);
  g_autoptr (GVariant) attributes =
    g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes", NULL);
  g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
  const char *project = NULL;
  const char *webhook = NULL;
  const char *path;
  gsize length;
  const char *url = g_variant_get_fixed_array (value, &length, 1);

  g_variant_lookup (attributes, "project", "&s", &project);
  g_variant_lookup (attributes, "webhook", "&s", &webhook);
  path = put_item (self, project, webhook, url, length);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", path, NO_PROMPT));
}

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *name,
         const char            *method,
         GVariant              *arguments,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  FakeKeyring *self = user_data;

  if (g_str_has_suffix (name, ".Service"))
    call_service (self, method, arguments, invocation);
  else if (g_str_has_suffix (name, ".Collection"))
    create_item (self, arguments, invocation);
  else if (g_str_has_suffix (name, ".Item"))
    {
      g_ptr_array_remove (self->items, find_item (self, path));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", NO_PROMPT));
    }
  else
    {
      self->n_shown += g_str_equal (method, "Prompt");
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static GVariant *
get_cb (GDBusConnection  *connection,
        const char       *sender,
        const char       *path,
        const char       *name,
        const char       *property,
        GError          **error,
        gpointer          user_data)
{
  FakeKeyring *self = user_data;
  const Item *item = find_item (self, path);
  GVariantBuilder attributes;
  static const char *const collections[] = { COLLECTION, NULL };

  if (g_str_equal (property, "Collections"))
    return g_variant_new_objv (collections, -1);
  if (g_str_equal (property, "Items"))
    return list_items (self, NULL);
  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (self->locked);
  if (g_str_equal (property, "Label"))
    return g_variant_new_string ("");
  if (!g_str_equal (property, "Attributes"))
    return g_variant_new_uint64 (0);

  g_variant_builder_init (&attributes, G_VARIANT_TYPE ("a{ss}"));
  if (item != NULL)
    {
      g_variant_builder_add (&attributes, "{ss}", "project", item->project);
      g_variant_builder_add (&attributes, "{ss}", "webhook", item->webhook);
    }
  return g_variant_builder_end (&attributes);
}

static void
register_object (FakeKeyring *self,
                 const char  *path,
                 const char  *name)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb, .get_property = get_cb };
  g_autoptr (GError) error = NULL;
  guint id = g_dbus_connection_register_object (self->connection, path,
                                                g_dbus_node_info_lookup_interface (self->info,
                                                                                   name),
                                                &table, self, NULL, &error);

  g_assert_no_error (error);
  g_array_append_val (self->objects, id);
}

FakeKeyring *
fake_keyring_new (void)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;
  FakeKeyring *self;

  if (daemon == NULL)
    return NULL;

  self = g_new0 (FakeKeyring, 1);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  self->prompts = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->objects = g_array_new (FALSE, FALSE, sizeof (guint));
  self->info = g_dbus_node_info_new_for_xml (interfaces, &error);
  g_assert_no_error (error);

  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->connection = g_dbus_connection_new_for_address_sync
    (g_test_dbus_get_bus_address (self->bus),
     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  register_object (self, SERVICE_PATH, "org.freedesktop.Secret.Service");
  register_object (self, COLLECTION, "org.freedesktop.Secret.Collection");
  register_object (self, SERVICE_PATH "/aliases/default", "org.freedesktop.Secret.Collection");
  owned = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.secrets", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return self;
}

void
fake_keyring_free (FakeKeyring *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    g_dbus_connection_unregister_object (self->connection,
                                         g_array_index (self->objects, guint, i));
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_test_dbus_stop (self->bus);
  /* Its end would wait half a minute for libsecret to let go of the bus. */
  g_dbus_node_info_unref (self->info);
  g_array_unref (self->objects);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->prompts);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
fake_keyring_add (FakeKeyring *self,
                  const char  *project,
                  const char  *webhook,
                  const char  *url)
{
  put_item (self, project, webhook, url, strlen (url));
}

void
fake_keyring_lock (FakeKeyring *self)
{
  self->locked = TRUE;
}

void
fake_keyring_unlock (FakeKeyring *self)
{
  self->locked = FALSE;
  end_prompts (self, FALSE);
}

void
fake_keyring_dismiss (FakeKeyring *self)
{
  end_prompts (self, TRUE);
}

guint
fake_keyring_get_n_items (FakeKeyring *self)
{
  return self->items->len;
}

guint
fake_keyring_get_n_prompts (FakeKeyring *self)
{
  return self->n_shown;
}
