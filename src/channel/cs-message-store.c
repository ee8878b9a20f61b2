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
#include <sys/uio.h>
#include <unistd.h>

#include "cs-channel-message-private.h"
#include "cs-snapshot.h"
#include "cs-text-edit.h"

/* The folder holds files messages-NUMBER.log, in the order of their numbers. Each is a row of
 * records:
 *
 *     "CSM1 " length of the facts, length of the body "\n"    HEAD_LENGTH bytes
 *     facts, as JSON
 *     body, as it came
 *     "\n"
 *
 * One record is one write, so a killed process leaves at most one that is cut short, at the end,
 * and that one was not acknowledged. */

#define HEAD_FORMAT  "CSM1 %010" G_GSIZE_FORMAT " %010" G_GSIZE_FORMAT "\n"
#define HEAD_LENGTH  27
#define MAX_FACTS    (256u * 1024)
#define MAX_BODY     (16u * 1024 * 1024)

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

static void
append_member (GString    *facts,
               const char *name,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *quoted = cs_json_quote (valid);

  g_string_append_printf (facts, ",\"%s\":%s", name, quoted);
}

/* Returns: (transfer full) */
static GString *
write_facts (CsChannelMessage *message)
{
  GString *facts = g_string_new (NULL);

  g_string_append_printf (facts, "{\"id\":%" G_GUINT64_FORMAT ",\"time\":%" G_GINT64_FORMAT
                          ",\"status\":%u,\"accepted\":%s,\"measured\":%" G_GSIZE_FORMAT,
                          message->id, message->time, message->status,
                          message->accepted ? "true" : "false", message->measured);
  append_member (facts, "plays", cs_endpoint_kind_get_name (message->plays));
  append_member (facts, "fault", cs_channel_fault_get_name (message->fault));
  append_member (facts, "answer", message->answer);
  append_member (facts, "request", message->request);
  if (message->run_error != NULL)
    append_member (facts, "runError", message->run_error);
  g_string_append_c (facts, '}');

  return facts;
}

static gint64
get_integer (CsSnapshot *snapshot,
             const char *name)
{
  gint64 value;

  return cs_snapshot_get_integer (snapshot, cs_snapshot_get_member (snapshot, 0, name), &value)
         ? value : 0;
}

static const char *
get_text (CsSnapshot *snapshot,
          const char *name)
{
  return cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, name));
}

/* Returns: (transfer full) (nullable): NULL where they are not what write_facts() writes */
static CsChannelMessage *
read_facts (const char *text,
            gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (CsChannelMessage) message = g_object_new (CS_TYPE_CHANNEL_MESSAGE, NULL);
  guint accepted = cs_snapshot_get_member (snapshot, 0, "accepted");

  if (cs_snapshot_is_broken (snapshot) ||
      !cs_endpoint_kind_parse (get_text (snapshot, "plays"), &message->plays) ||
      !cs_channel_fault_parse (get_text (snapshot, "fault"), &message->fault) ||
      get_integer (snapshot, "id") <= 0)
    return NULL;

  message->id = get_integer (snapshot, "id");
  message->time = get_integer (snapshot, "time");
  message->status = CLAMP (get_integer (snapshot, "status"), 0, 999);
  message->measured = MAX (get_integer (snapshot, "measured"), 0);
  message->accepted = accepted != CS_NODE_NONE &&
                      cs_snapshot_get_kind (snapshot, accepted) == CS_JSON_TRUE;
  message->answer = g_strdup (get_text (snapshot, "answer"));
  message->request = g_strdup (get_text (snapshot, "request"));
  message->run_error = g_strdup (get_text (snapshot, "runError"));
  if (message->answer == NULL || message->request == NULL)
    return NULL;

  return g_steal_pointer (&message);
}

/* "0000000123" */
static gboolean
read_length (const char *text,
             gsize       max,
             gsize      *length)
{
  gsize value = 0;

  for (guint i = 0; i < 10; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + g_ascii_digit_value (text[i]);
    }

  *length = value;
  return value <= max;
}

/* Reads one record.
 * @offset: (inout): moved behind it
 * Returns: (transfer full) (nullable) */
static CsChannelMessage *
read_record (Segment    *segment,
             const char *data,
             gsize       size,
             gsize      *offset)
{
  const char *head = data + *offset;
  gsize rest = size - *offset;
  gsize n_facts, n_body;
  CsChannelMessage *message;

  if (rest < HEAD_LENGTH || memcmp (head, "CSM1 ", 5) != 0 || head[15] != ' ' ||
      head[HEAD_LENGTH - 1] != '\n' || !read_length (head + 5, MAX_FACTS, &n_facts) ||
      !read_length (head + 16, MAX_BODY, &n_body) || rest - HEAD_LENGTH < n_facts + n_body + 1 ||
      head[HEAD_LENGTH + n_facts + n_body] != '\n')
    return NULL;

  message = read_facts (head + HEAD_LENGTH, n_facts);
  if (message == NULL)
    return NULL;

  message->path = g_ref_string_acquire (segment->path);
  message->offset = *offset + HEAD_LENGTH + n_facts;
  message->size = n_body;
  *offset += HEAD_LENGTH + n_facts + n_body + 1;
  return message;
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
      CsChannelMessage *message = read_record (segment, data, size, &offset);

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

static void
remove_first_messages (CsMessageStore *self,
                       guint           n_messages)
{
  if (n_messages == 0)
    return;

  g_ptr_array_remove_range (self->messages, 0, n_messages);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_messages, 0);
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
      if (self->messages->len > n_left)
        remove_first_messages (self, self->messages->len - n_left);
      n_on_disk = n_left;
      g_ptr_array_remove_index (self->segments, 0);
    }

  if (self->messages->len > CS_MESSAGE_STORE_MAX_MESSAGES)
    remove_first_messages (self, self->messages->len - CS_MESSAGE_STORE_MAX_MESSAGES);
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

static gboolean
write_record (CsMessageStore  *self,
              GString         *facts,
              GBytes          *body,
              GError         **error)
{
  Segment *last = self->segments->pdata[self->segments->len - 1];
  gsize n_body = g_bytes_get_size (body);
  char head[HEAD_LENGTH + 1];
  struct iovec parts[4];
  gsize n_all = HEAD_LENGTH + facts->len + n_body + 1;
  gssize n_written;

  g_snprintf (head, sizeof head, HEAD_FORMAT, facts->len, n_body);
  parts[0] = (struct iovec) { head, HEAD_LENGTH };
  parts[1] = (struct iovec) { facts->str, facts->len };
  parts[2] = (struct iovec) { (void *) g_bytes_get_data (body, NULL), n_body };
  parts[3] = (struct iovec) { (void *) "\n", 1 };

  do
    n_written = writev (self->fd, parts, G_N_ELEMENTS (parts));
  while (n_written < 0 && errno == EINTR);

  if (n_written == (gssize) n_all)
    {
      last->n_bytes += n_all;
      last->n_messages++;
      return TRUE;
    }

  /* A full disk takes a part. */
  if (n_written >= 0)
    errno = ENOSPC;
  fail (error, self->folder);
  close_fd (&self->fd);
  return FALSE;
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
}

CsMessageStore *
cs_message_store_open (const char  *folder,
                       GError     **error)
{
  g_autoptr (CsMessageStore) self = g_object_new (CS_TYPE_MESSAGE_STORE, NULL);

  self->folder = g_strdup (folder);
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

  text = write_facts (message);
  if (!prepare (self, error) || !write_record (self, text, body, error))
    return NULL;

  last = self->segments->pdata[self->segments->len - 1];
  message->path = g_ref_string_acquire (last->path);
  message->offset = last->n_bytes - 1 - message->size;
  self->last_id = message->id;
  g_ptr_array_add (self->messages, g_object_ref (message));
  g_list_model_items_changed (G_LIST_MODEL (self), self->messages->len - 1, 0, 1);
  trim (self);

  return g_steal_pointer (&message);
}

void
cs_message_store_clear (CsMessageStore *self)
{
  g_return_if_fail (CS_IS_MESSAGE_STORE (self));

  close_fd (&self->fd);
  for (guint i = 0; i < self->segments->len; i++)
    g_unlink (((Segment *) self->segments->pdata[i])->path);
  g_ptr_array_set_size (self->segments, 0);
  remove_first_messages (self, self->messages->len);
}
