/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-message-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "cs-channel-message-private.h"
#include "cs-message-pins-private.h"
#include "cs-message-record-private.h"

/* The folder holds files messages-NUMBER.log, in the order of their numbers, each a row of records,
 * and what CsMessagePins keeps. The list begins with the pinned messages that are in no other file
 * any more:
 *
 *     pinned, pinned | oldest ... newest
 *     n_old            at most CS_MESSAGE_STORE_MAX_MESSAGES
 */

/* A file is deleted whole when enough messages lie in the files after it. */
#define SEGMENT_MESSAGES 250
#define SEGMENT_BYTES    (8u * 1024 * 1024)

typedef struct
{
  GRefString *path;
  guint       number;
  guint       n_messages;
  gsize       n_bytes;
} Segment;

struct _CsMessageStore
{
  GObject    parent_instance;

  char      *folder;
  int        lock_fd;
  int        fd;           /* of the last segment, or -1 */
  GPtrArray *segments;
  GPtrArray *messages;
  GPtrArray *coming;       /* kept, and shown when nobody holds them */
  guint      n_holds;
  CsMessagePins *pins;
  guint      n_old;        /* see above */
  guint64    last_id;
  guint      last_number;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsMessageStore, cs_message_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
segment_free (Segment *segment)
{
  g_ref_string_release (segment->path);
  g_free (segment);
}

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static gboolean
fail (GError     **error,
      const char  *path)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
               _("cannot keep messages in '%s': %s"), name, g_strerror (saved));
  return FALSE;
}

static Segment *
add_segment (CsMessageStore *self,
             guint           number)
{
  g_autofree char *name = g_strdup_printf ("messages-%08u.log", number);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  Segment *segment = g_new0 (Segment, 1);

  segment->path = g_ref_string_new (path);
  segment->number = number;
  g_ptr_array_add (self->segments, segment);
  self->last_number = MAX (self->last_number, number);
  return segment;
}

/* What is cut short at the end, or damaged, is not read; the next record goes in its place. */
static void
load_segment (CsMessageStore *self,
              Segment        *segment)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (segment->path, FALSE, NULL);
  const char *data;
  gsize size, offset = 0;

  if (file == NULL)
    return;

  data = g_mapped_file_get_contents (file);
  size = g_mapped_file_get_length (file);
  while (offset < size)
    {
      CsChannelMessage *message = cs_message_record_read (segment->path, data, size, &offset);

      if (message == NULL)
        break;
      self->last_id = MAX (self->last_id, message->id);
      segment->n_messages++;
      g_ptr_array_add (self->messages, message);
    }

  segment->n_bytes = offset;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint number_a = *(const guint *) a;
  guint number_b = *(const guint *) b;

  return number_a < number_b ? -1 : number_a > number_b;
}

static guint
count_newest (CsMessageStore *self)
{
  return self->messages->len - self->n_old;
}

/* Those that are pinned stay, read from where they are kept then. */
static void
remove_first_messages (CsMessageStore *self,
                       guint           n_messages)
{
  g_autoptr (GPtrArray) staying = g_ptr_array_new_with_free_func (g_object_unref);

  if (n_messages == 0)
    return;

  for (guint i = 0; i < n_messages && cs_message_pins_get_n_pinned (self->pins) > 0; i++)
    {
      CsChannelMessage *message = self->messages->pdata[self->n_old + i];
      CsChannelMessage *pinned =
        cs_message_pins_contains (self->pins, message->id)
        ? cs_message_pins_load (self->pins, message->id) : NULL;

      if (pinned != NULL)
        g_ptr_array_add (staying, pinned);
    }

  g_ptr_array_remove_range (self->messages, self->n_old, n_messages);
  for (guint i = 0; i < staying->len; i++)
    g_ptr_array_insert (self->messages, self->n_old + i, g_object_ref (staying->pdata[i]));
  self->n_old += staying->len;
  g_list_model_items_changed (G_LIST_MODEL (self), self->n_old - staying->len, n_messages,
                              staying->len);
}

/* Old ones whose pin was taken off go when something comes, and not under the hand that took it
 * off. */
static void
remove_unpinned (CsMessageStore *self)
{
  if (!cs_message_pins_sweep (self->pins))
    return;

  for (guint i = self->n_old; i > 0; i--)
    {
      CsChannelMessage *message = self->messages->pdata[i - 1];

      if (cs_message_pins_contains (self->pins, message->id))
        continue;
      g_ptr_array_remove_index (self->messages, i - 1);
      self->n_old--;
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
}

static gsize
count_bytes (CsMessageStore *self)
{
  gsize n_bytes = 0;

  for (guint i = 0; i < self->segments->len; i++)
    n_bytes += ((Segment *) self->segments->pdata[i])->n_bytes;
  return n_bytes;
}

/* Deletes the oldest files as long as there are enough messages, or too many bytes, without. */
static void
trim (CsMessageStore *self)
{
  guint n_on_disk = 0;

  for (guint i = 0; i < self->segments->len; i++)
    n_on_disk += ((Segment *) self->segments->pdata[i])->n_messages;

  while (self->segments->len > 1)
    {
      Segment *oldest = self->segments->pdata[0];
      guint n_left = n_on_disk - oldest->n_messages;

      if (n_left < CS_MESSAGE_STORE_MAX_MESSAGES && count_bytes (self) <= CS_MESSAGE_STORE_MAX_BYTES)
        break;
      if (g_unlink (oldest->path) != 0 && errno != ENOENT)
        break;
      if (count_newest (self) > n_left)
        remove_first_messages (self, count_newest (self) - n_left);
      n_on_disk = n_left;
      g_ptr_array_remove_index (self->segments, 0);
    }

  if (count_newest (self) > CS_MESSAGE_STORE_MAX_MESSAGES)
    remove_first_messages (self, count_newest (self) - CS_MESSAGE_STORE_MAX_MESSAGES);
}

/* All at once: who shows the list has as much to do for many as for one. */
static void
show_coming (CsMessageStore *self)
{
  guint n_before = self->messages->len;
  guint n_coming = self->coming->len;

  if (n_coming == 0)
    return;

  g_ptr_array_extend_and_steal (self->messages, g_steal_pointer (&self->coming));
  self->coming = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_coming);
  remove_unpinned (self);
  trim (self);
}

/* Those that are in no other file. */
static void
load_old_pins (CsMessageStore *self)
{
  guint64 first =
    self->messages->len > 0 ? ((CsChannelMessage *) self->messages->pdata[0])->id : G_MAXUINT64;
  g_autoptr (GPtrArray) old = cs_message_pins_open (self->pins);

  for (guint i = 0; i < old->len; i++)
    {
      CsChannelMessage *message = old->pdata[i];

      self->last_id = MAX (self->last_id, message->id);
      if (message->id < first)
        g_ptr_array_insert (self->messages, self->n_old++, g_object_ref (message));
    }
}

static void
load (CsMessageStore *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint number;
      int length = 0;

      if (sscanf (name, "messages-%8u.log%n", &number, &length) == 1 &&
          length == (int) strlen (name) && length == 21)
        g_array_append_val (numbers, number);
    }

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    load_segment (self, add_segment (self, g_array_index (numbers, guint, i)));
  load_old_pins (self);
}

static gboolean
lock (CsMessageStore  *self,
      GError         **error)
{
  g_autofree char *path = g_build_filename (self->folder, "lock", NULL);

  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail (error, self->folder);

  self->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    return fail (error, self->folder);
  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        errno = EBUSY;
      return fail (error, self->folder);
    }

  return TRUE;
}

/* Sees to it that the last segment is open and has room. */
static gboolean
prepare (CsMessageStore  *self,
         GError         **error)
{
  Segment *last = self->segments->len > 0 ? self->segments->pdata[self->segments->len - 1] : NULL;

  if (last == NULL || last->n_messages >= SEGMENT_MESSAGES || last->n_bytes >= SEGMENT_BYTES)
    {
      close_fd (&self->fd);
      last = add_segment (self, self->last_number + 1);
    }
  if (self->fd >= 0)
    return TRUE;

  self->fd = g_open (last->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (self->fd < 0 || ftruncate (self->fd, last->n_bytes) != 0 ||
      lseek (self->fd, last->n_bytes, SEEK_SET) < 0)
    {
      fail (error, self->folder);
      close_fd (&self->fd);
      return FALSE;
    }

  return TRUE;
}

static GType
get_item_type (GListModel *model)
{
  return CS_TYPE_CHANNEL_MESSAGE;
}

static guint
get_n_items (GListModel *model)
{
  return CS_MESSAGE_STORE (model)->messages->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CsMessageStore *self = CS_MESSAGE_STORE (model);

  return position < self->messages->len ? g_object_ref (self->messages->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
cs_message_store_finalize (GObject *object)
{
  CsMessageStore *self = CS_MESSAGE_STORE (object);

  close_fd (&self->fd);
  close_fd (&self->lock_fd);
  g_ptr_array_unref (self->segments);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->coming);
  g_clear_pointer (&self->pins, cs_message_pins_free);
  g_free (self->folder);

  G_OBJECT_CLASS (cs_message_store_parent_class)->finalize (object);
}

static void
cs_message_store_class_init (CsMessageStoreClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_message_store_finalize;
}

static void
cs_message_store_init (CsMessageStore *self)
{
  self->fd = -1;
  self->lock_fd = -1;
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) segment_free);
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->coming = g_ptr_array_new_with_free_func (g_object_unref);
}

CsMessageStore *
cs_message_store_open (const char  *folder,
                       GError     **error)
{
  g_autoptr (CsMessageStore) self = g_object_new (CS_TYPE_MESSAGE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->pins = cs_message_pins_new (folder);
  if (!lock (self, error))
    return NULL;

  load (self);
  trim (self);
  return g_steal_pointer (&self);
}

CsChannelMessage *
cs_message_store_append (CsMessageStore        *self,
                         const CsMessageFacts  *facts,
                         GBytes                *body,
                         GError               **error)
{
  g_autoptr (CsChannelMessage) message = NULL;
  g_autoptr (GString) text = NULL;
  Segment *last;
  gsize n_written;

  g_return_val_if_fail (CS_IS_MESSAGE_STORE (self), NULL);

  message = g_object_new (CS_TYPE_CHANNEL_MESSAGE, NULL);
  message->id = self->last_id + 1;
  message->time = facts->time;
  message->plays = facts->plays;
  message->fault = facts->fault;
  message->status = facts->answer->status;
  message->accepted = facts->answer->accepted;
  message->answer = g_strdup (facts->answer->body);
  message->run_error = g_strdup (facts->answer->run_error);
  message->request = g_strdup (facts->request);
  message->size = g_bytes_get_size (body);
  message->measured = facts->measured;

  text = cs_message_record_write_facts (message);
  if (!prepare (self, error))
    return NULL;
  n_written = cs_message_record_append (self->fd, text, body);
  if (n_written == 0)
    {
      fail (error, self->folder);
      close_fd (&self->fd);
      return NULL;
    }

  last = self->segments->pdata[self->segments->len - 1];
  last->n_bytes += n_written;
  last->n_messages++;
  message->path = g_ref_string_acquire (last->path);
  message->offset = last->n_bytes - 1 - message->size;
  self->last_id = message->id;
  g_ptr_array_add (self->coming, g_object_ref (message));
  if (self->n_holds == 0)
    show_coming (self);

  return g_steal_pointer (&message);
}

void
cs_message_store_hold (CsMessageStore *self)
{
  g_return_if_fail (CS_IS_MESSAGE_STORE (self));

  self->n_holds++;
}

void
cs_message_store_release (CsMessageStore *self)
{
  g_return_if_fail (CS_IS_MESSAGE_STORE (self));
  g_return_if_fail (self->n_holds > 0);

  self->n_holds--;
  if (self->n_holds == 0)
    show_coming (self);
}

void
cs_message_store_clear (CsMessageStore *self)
{
  g_return_if_fail (CS_IS_MESSAGE_STORE (self));

  show_coming (self);
  close_fd (&self->fd);
  for (guint i = 0; i < self->segments->len; i++)
    g_unlink (((Segment *) self->segments->pdata[i])->path);
  g_ptr_array_set_size (self->segments, 0);
  cs_message_pins_clear (self->pins);
  remove_unpinned (self);
  remove_first_messages (self, self->messages->len);
}

gboolean
cs_message_store_is_pinned (CsMessageStore *self,
                            guint64         id)
{
  g_return_val_if_fail (CS_IS_MESSAGE_STORE (self), FALSE);

  return cs_message_pins_contains (self->pins, id);
}

gboolean
cs_message_store_pin (CsMessageStore    *self,
                      CsChannelMessage  *message,
                      GError           **error)
{
  g_return_val_if_fail (CS_IS_MESSAGE_STORE (self), FALSE);

  return cs_message_pins_add (self->pins, message, error);
}

void
cs_message_store_unpin (CsMessageStore *self,
                        guint64         id)
{
  g_return_if_fail (CS_IS_MESSAGE_STORE (self));

  cs_message_pins_remove (self->pins, id);
}
