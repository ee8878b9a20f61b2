/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-store.h"

#include <string.h>

#include "cs-picture-measure-private.h"

struct _CsPictureStore
{
  GObject            parent_instance;

  gboolean           wait;
  GHashTable        *entries;     /* url: Entry */
  GQueue             order;       /* Entry, the one asked for last at the end */
  gsize              n_bytes;
  CsPictureFileFunc  get_file;
  gpointer           file_data;
  CsPictureAskFunc   ask;
  gpointer           ask_data;
  GCancellable      *cancellable;
};

typedef struct
{
  char            *url;
  CsPictureAnswer  answer;
  GList            link;
} Entry;

static void source_interface_init (CsPictureSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsPictureStore, cs_picture_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_PICTURE_SOURCE,
                                                      source_interface_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->answer.picture, cs_picture_unref);
  g_free (entry->url);
  g_free (entry);
}

static gsize
count_bytes (CsPicture *picture)
{
  return picture == NULL ? 0 : (gsize) cs_picture_get_width (picture) *
                               cs_picture_get_height (picture) * 4;
}

/* Only finished ones may go: an answer that is on its way finds its entry. */
static void
keep_within_bounds (CsPictureStore *self)
{
  GList *link = self->order.head;

  while (link != NULL && self->n_bytes > CS_PICTURE_STORE_MAX_BYTES && link->next != NULL)
    {
      GList *next = link->next;
      Entry *entry = link->data;

      if (entry->answer.state == CS_PICTURE_STATE_READY)
        {
          self->n_bytes -= count_bytes (entry->answer.picture);
          g_queue_unlink (&self->order, link);
          g_hash_table_remove (self->entries, entry->url);
        }
      link = next;
    }
}

static void
settle (CsPictureStore *self,
        Entry          *entry,
        GBytes         *bytes,
        CsPicture      *picture)
{
  entry->answer.picture = picture != NULL ? cs_picture_ref (picture) : NULL;
  entry->answer.state = CS_PICTURE_STATE_NONE;
  if (cs_picture_measure (bytes, picture, &entry->answer.width, &entry->answer.height))
    entry->answer.state = CS_PICTURE_STATE_READY;
  self->n_bytes += count_bytes (picture);
}

typedef struct
{
  CsPictureStore *store;
  char           *url;
  GBytes         *bytes;
} Load;

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) picture = cs_picture_load_finish (result, &error);
  CsPictureStore *self = load->store;
  Entry *entry = g_hash_table_lookup (self->entries, load->url);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && entry != NULL &&
      entry->answer.state == CS_PICTURE_STATE_AWAITED)
    {
      settle (self, entry, load->bytes, picture);
      keep_within_bounds (self);
      cs_picture_source_ready (CS_PICTURE_SOURCE (self), load->url);
    }

  g_object_unref (load->store);
  g_bytes_unref (load->bytes);
  g_free (load->url);
  g_free (load);
}

static void
decode (CsPictureStore *self,
        Entry          *entry,
        GBytes         *bytes)
{
  Load *load;

  if (bytes == NULL)
    {
      entry->answer.state = CS_PICTURE_STATE_NONE;
      return;
    }
  if (self->wait)
    {
      g_autoptr (CsPicture) picture = cs_picture_load (bytes, CS_PICTURE_STORE_MAX_PIXELS, NULL,
                                                       NULL);

      settle (self, entry, bytes, picture);
      return;
    }

  load = g_new (Load, 1);
  load->store = g_object_ref (self);
  load->url = g_strdup (entry->url);
  load->bytes = g_bytes_ref (bytes);
  cs_picture_load_async (bytes, CS_PICTURE_STORE_MAX_PIXELS, self->cancellable, loaded_cb, load);
}

/* The bytes of a data: address. */
static GBytes *
read_data (const char *url)
{
  const char *comma = strchr (url, ',');
  g_autofree char *text = NULL;
  gsize length;
  guchar *bytes;

  if (comma == NULL)
    return NULL;

  text = g_uri_unescape_string (comma + 1, NULL);
  if (text == NULL)
    text = g_strdup (comma + 1);
  if (comma - url < 7 || g_ascii_strncasecmp (comma - 7, ";base64", 7) != 0)
    return g_bytes_new (text, strlen (text));

  /* As browsers do: white space is passed over, anything else that does not belong there spoils
   * the whole. */
  for (const char *at = text; *at != '\0'; at++)
    {
      if (!g_ascii_isalnum (*at) && !g_ascii_isspace (*at) && strchr ("+/=", *at) == NULL)
        return NULL;
    }
  bytes = g_base64_decode (text, &length);

  return g_bytes_new_take (bytes, length);
}

static gboolean
is_of_scheme (const char *url,
              const char *scheme)
{
  return g_ascii_strncasecmp (url, scheme, strlen (scheme)) == 0;
}

static void
find (CsPictureStore *self,
      Entry          *entry)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *scheme = NULL;

  if (is_of_scheme (entry->url, "http://") || is_of_scheme (entry->url, "https://"))
    {
      if (self->ask != NULL)
        self->ask (entry->url, self->ask_data);
      return;
    }

  scheme = g_uri_parse_scheme (entry->url);
  if (is_of_scheme (entry->url, "data:"))
    bytes = read_data (entry->url);
  else if (scheme == NULL && self->get_file != NULL)
    bytes = self->get_file (entry->url, self->file_data);
  decode (self, entry, bytes);
}

static CsPictureAnswer
cs_picture_store_ask (CsPictureSource *source,
                      const char      *url)
{
  CsPictureStore *self = CS_PICTURE_STORE (source);
  Entry *entry = g_hash_table_lookup (self->entries, url);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->url = g_strdup (url);
      entry->answer.state = CS_PICTURE_STATE_AWAITED;
      entry->link.data = entry;
      g_hash_table_insert (self->entries, entry->url, entry);
      g_queue_push_tail_link (&self->order, &entry->link);
      find (self, entry);
    }
  else
    {
      g_queue_unlink (&self->order, &entry->link);
      g_queue_push_tail_link (&self->order, &entry->link);
    }

  return entry->answer;
}

static void
source_interface_init (CsPictureSourceInterface *iface)
{
  iface->ask = cs_picture_store_ask;
}

static void
cs_picture_store_dispose (GObject *object)
{
  CsPictureStore *self = CS_PICTURE_STORE (object);

  g_cancellable_cancel (self->cancellable);
  cs_picture_store_clear (self);

  G_OBJECT_CLASS (cs_picture_store_parent_class)->dispose (object);
}

static void
cs_picture_store_finalize (GObject *object)
{
  CsPictureStore *self = CS_PICTURE_STORE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->entries);

  G_OBJECT_CLASS (cs_picture_store_parent_class)->finalize (object);
}

static void
cs_picture_store_class_init (CsPictureStoreClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = cs_picture_store_dispose;
  object_class->finalize = cs_picture_store_finalize;
}

static void
cs_picture_store_init (CsPictureStore *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  g_queue_init (&self->order);
  self->cancellable = g_cancellable_new ();
}

CsPictureStore *
cs_picture_store_new (gboolean wait)
{
  CsPictureStore *self = g_object_new (CS_TYPE_PICTURE_STORE, NULL);

  self->wait = wait;

  return self;
}

void
cs_picture_store_set_files (CsPictureStore    *self,
                            CsPictureFileFunc  get,
                            gpointer           user_data)
{
  self->get_file = get;
  self->file_data = user_data;
}

void
cs_picture_store_set_ask (CsPictureStore   *self,
                          CsPictureAskFunc  ask,
                          gpointer          user_data)
{
  self->ask = ask;
  self->ask_data = user_data;
}

void
cs_picture_store_take (CsPictureStore *self,
                       const char     *url,
                       GBytes         *bytes)
{
  Entry *entry = g_hash_table_lookup (self->entries, url);

  if (entry == NULL || entry->answer.state != CS_PICTURE_STATE_AWAITED)
    return;

  /* A picture that did not come is told from one that is none: what stands in for it stays. */
  if (bytes == NULL)
    return;

  decode (self, entry, bytes);
  if (entry->answer.state != CS_PICTURE_STATE_AWAITED)
    cs_picture_source_ready (CS_PICTURE_SOURCE (self), url);
}

void
cs_picture_store_clear (CsPictureStore *self)
{
  /* The links lie in the entries. */
  g_queue_init (&self->order);
  g_hash_table_remove_all (self->entries);
  self->n_bytes = 0;
}
