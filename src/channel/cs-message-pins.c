/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-message-pins-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cs-channel-message-private.h"
#include "cs-file-save.h"
#include "cs-message-record-private.h"

#define PREFIX "pinned-"
#define SUFFIX ".log"

struct _CsMessagePins
{
  char       *folder;
  GHashTable *ids;       /* guint64 */
  GArray     *leaving;   /* guint64: files that are to go */
};

static char *
dup_path (CsMessagePins *self,
          guint64        id)
{
  g_autofree char *name = g_strdup_printf (PREFIX "%" G_GUINT64_FORMAT SUFFIX, id);

  return g_build_filename (self->folder, name, NULL);
}

static gboolean
read_name (const char *name,
           guint64    *id)
{
  g_autofree char *digits = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;

  digits = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX) - strlen (SUFFIX));
  return g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT64, id, NULL);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  guint64 first = (*(CsChannelMessage * const *) a)->id;
  guint64 second = (*(CsChannelMessage * const *) b)->id;

  return first < second ? -1 : first > second;
}

CsMessagePins *
cs_message_pins_new (const char *folder)
{
  CsMessagePins *self = g_new0 (CsMessagePins, 1);

  self->folder = g_strdup (folder);
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->leaving = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

void
cs_message_pins_free (CsMessagePins *self)
{
  cs_message_pins_sweep (self);
  g_hash_table_unref (self->ids);
  g_array_unref (self->leaving);
  g_free (self->folder);
  g_free (self);
}

GPtrArray *
cs_message_pins_open (CsMessagePins *self)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && messages->len < CS_MESSAGE_STORE_MAX_PINNED &&
         (name = g_dir_read_name (dir)) != NULL)
    {
      guint64 id;
      CsChannelMessage *message = read_name (name, &id) ? cs_message_pins_load (self, id) : NULL;

      if (message == NULL)
        continue;
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
      g_ptr_array_add (messages, message);
    }

  g_ptr_array_sort (messages, compare_ids);
  return messages;
}

guint
cs_message_pins_get_n_pinned (CsMessagePins *self)
{
  return g_hash_table_size (self->ids);
}

gboolean
cs_message_pins_contains (CsMessagePins *self,
                          guint64        id)
{
  return g_hash_table_contains (self->ids, &id);
}

/* Its file is there still, or is written.
 * Returns: FALSE with an error where neither */
static gboolean
write_file (CsMessagePins     *self,
            CsChannelMessage  *message,
            GError           **error)
{
  g_autofree char *path = dup_path (self, message->id);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GString) facts = NULL;
  g_autoptr (GBytes) record = NULL;

  for (guint i = 0; i < self->leaving->len; i++)
    {
      if (g_array_index (self->leaving, guint64, i) == message->id)
        {
          g_array_remove_index_fast (self->leaving, i);
          return TRUE;
        }
    }

  body = cs_channel_message_load_body (message, error);
  if (body == NULL)
    return FALSE;

  facts = cs_message_record_write_facts (message);
  record = cs_message_record_new (facts, body);
  return cs_file_save (path, record, 0600, error);
}

gboolean
cs_message_pins_add (CsMessagePins     *self,
                     CsChannelMessage  *message,
                     GError           **error)
{
  if (cs_message_pins_contains (self, message->id))
    return TRUE;

  if (g_hash_table_size (self->ids) >= CS_MESSAGE_STORE_MAX_PINNED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("%u messages are pinned, and there is no room for more; unpin one first"),
                   CS_MESSAGE_STORE_MAX_PINNED);
      return FALSE;
    }
  if (!write_file (self, message, error))
    {
      g_prefix_error (error, _("cannot pin the message: "));
      return FALSE;
    }

  g_hash_table_add (self->ids, g_memdup2 (&message->id, sizeof message->id));
  return TRUE;
}

void
cs_message_pins_remove (CsMessagePins *self,
                        guint64        id)
{
  if (g_hash_table_remove (self->ids, &id))
    g_array_append_val (self->leaving, id);
}

void
cs_message_pins_clear (CsMessagePins *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (self->leaving, *(guint64 *) id);
  g_hash_table_remove_all (self->ids);
}

gboolean
cs_message_pins_sweep (CsMessagePins *self)
{
  gboolean some = self->leaving->len > 0;

  for (guint i = 0; i < self->leaving->len; i++)
    {
      g_autofree char *path = dup_path (self, g_array_index (self->leaving, guint64, i));

      if (g_unlink (path) != 0 && errno != ENOENT)
        g_message ("A message that is not pinned any more stays in the folder: %s",
                   g_strerror (errno));
    }

  g_array_set_size (self->leaving, 0);
  return some;
}

CsChannelMessage *
cs_message_pins_load (CsMessagePins *self,
                      guint64        id)
{
  g_autofree char *path = dup_path (self, id);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (CsChannelMessage) message = NULL;
  GRefString *kept_path;
  gsize offset = 0;

  if (file == NULL || g_mapped_file_get_length (file) == 0)
    return NULL;

  kept_path = g_ref_string_new (path);
  message = cs_message_record_read (kept_path, g_mapped_file_get_contents (file),
                                    g_mapped_file_get_length (file), &offset);
  g_ref_string_release (kept_path);

  return message != NULL && message->id == id ? g_steal_pointer (&message) : NULL;
}
