/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-send-history.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cs-file-save.h"
#include "cs-snapshot.h"
#include "cs-text-edit.h"

#define MAX_FILE (64u * 1024 * 1024)
/* An answer is shown when it comes; later a part of it says enough. */
#define MAX_ANSWER 2048

struct _CsSentMessage
{
  GObject         parent_instance;

  gint64          time;
  char           *project;
  char           *webhook;
  CsEndpointKind  kind;
  char           *label;
  char           *card;
  gsize           size;
  guint           status;
  char           *answer;
  char           *verdict;
  CsOutcome       outcome;
  char           *payload;
};

struct _CsSendHistory
{
  GObject    parent_instance;

  char      *path;
  GPtrArray *messages;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (CsSentMessage, cs_sent_message, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (CsSendHistory, cs_send_history, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
cs_sent_message_finalize (GObject *object)
{
  CsSentMessage *self = CS_SENT_MESSAGE (object);

  g_free (self->project);
  g_free (self->webhook);
  g_free (self->label);
  g_free (self->card);
  g_free (self->answer);
  g_free (self->verdict);
  g_free (self->payload);

  G_OBJECT_CLASS (cs_sent_message_parent_class)->finalize (object);
}

static void
cs_sent_message_class_init (CsSentMessageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_sent_message_finalize;
}

static void
cs_sent_message_init (CsSentMessage *self)
{
}

#define GETTER(type, name) \
  type \
  cs_sent_message_get_##name (CsSentMessage *self) \
  { \
    g_return_val_if_fail (CS_IS_SENT_MESSAGE (self), 0); \
    return self->name; \
  }

GETTER (gint64, time)
GETTER (const char *, project)
GETTER (const char *, webhook)
GETTER (CsEndpointKind, kind)
GETTER (const char *, label)
GETTER (const char *, card)
GETTER (gsize, size)
GETTER (guint, status)
GETTER (const char *, answer)
GETTER (const char *, verdict)
GETTER (CsOutcome, outcome)
GETTER (const char *, payload)

static void
append_member (GString    *line,
               const char *name,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *quoted = cs_json_quote (valid);

  g_string_append_printf (line, ",\"%s\":%s", name, quoted);
}

/* Returns: (transfer full) */
static GString *
write_line (CsSentMessage *message)
{
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "{\"time\":%" G_GINT64_FORMAT ",\"size\":%" G_GSIZE_FORMAT
                          ",\"status\":%u", message->time, message->size, message->status);
  append_member (line, "project", message->project);
  append_member (line, "webhook", message->webhook);
  append_member (line, "kind", cs_endpoint_kind_get_name (message->kind));
  append_member (line, "label", message->label);
  append_member (line, "card", message->card);
  append_member (line, "answer", message->answer);
  append_member (line, "verdict", message->verdict);
  append_member (line, "outcome", cs_outcome_get_name (message->outcome));
  append_member (line, "payload", message->payload);
  g_string_append (line, "}\n");

  return line;
}

static char *
dup_text (CsSnapshot *snapshot,
          const char *name)
{
  const char *text = cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, 0, name));

  return g_strdup (text != NULL ? text : "");
}

static gint64
get_integer (CsSnapshot *snapshot,
             const char *name)
{
  gint64 value;

  return cs_snapshot_get_integer (snapshot, cs_snapshot_get_member (snapshot, 0, name), &value)
         ? MAX (value, 0) : 0;
}

/* Returns: (transfer full) (nullable): NULL where it is not what write_line() writes */
static CsSentMessage *
read_line (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (CsSentMessage) message = g_object_new (CS_TYPE_SENT_MESSAGE, NULL);
  g_autofree char *kind = dup_text (snapshot, "kind");
  g_autofree char *outcome = dup_text (snapshot, "outcome");

  if (cs_snapshot_is_broken (snapshot) || !cs_endpoint_kind_parse (kind, &message->kind))
    return NULL;

  message->time = get_integer (snapshot, "time");
  message->size = get_integer (snapshot, "size");
  message->status = get_integer (snapshot, "status");
  message->project = dup_text (snapshot, "project");
  message->webhook = dup_text (snapshot, "webhook");
  message->label = dup_text (snapshot, "label");
  message->card = dup_text (snapshot, "card");
  message->answer = dup_text (snapshot, "answer");
  message->verdict = dup_text (snapshot, "verdict");
  message->payload = dup_text (snapshot, "payload");
  message->outcome = CS_OUTCOME_UNKNOWN;
  for (guint i = CS_OUTCOME_DELIVERED; i <= CS_OUTCOME_UNKNOWN; i++)
    {
      if (g_str_equal (cs_outcome_get_name (i), outcome))
        message->outcome = i;
    }

  return g_steal_pointer (&message);
}

/* Writes the last ones anew once the file holds twice as many as are kept. */
static void
shorten (CsSendHistory *self,
         guint          n_lines)
{
  g_autoptr (GString) all = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (n_lines <= 2 * CS_SEND_HISTORY_MAX_MESSAGES)
    return;

  all = g_string_new (NULL);
  for (guint i = 0; i < self->messages->len; i++)
    {
      g_autoptr (GString) line = write_line (self->messages->pdata[i]);

      g_string_append_len (all, line->str, line->len);
    }

  bytes = g_bytes_new (all->str, all->len);
  if (!cs_file_save (self->path, bytes, 0600, &error))
    g_message ("%s", error->message);
}

static void
load (CsSendHistory *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;
  guint n_lines = 0;
  GStatBuf info;

  if (g_stat (self->path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_FILE ||
      !g_file_get_contents (self->path, &text, &size, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (; lines[n_lines] != NULL; n_lines++)
    {
      CsSentMessage *message = lines[n_lines][0] != '\0' ? read_line (lines[n_lines]) : NULL;

      if (message != NULL)
        g_ptr_array_add (self->messages, message);
    }

  if (self->messages->len > CS_SEND_HISTORY_MAX_MESSAGES)
    g_ptr_array_remove_range (self->messages, 0,
                              self->messages->len - CS_SEND_HISTORY_MAX_MESSAGES);
  shorten (self, n_lines);
}

static gboolean
append_line (CsSendHistory  *self,
             GString        *line,
             GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd = -1;
  gboolean done = FALSE;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = g_open (self->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    done = write (fd, line->str, line->len) == (gssize) line->len;
  if (!done)
    {
      int saved = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   _("cannot remember what was sent: %s"), g_strerror (saved));
    }
  if (fd >= 0)
    close (fd);

  return done;
}

static GType
get_item_type (GListModel *model)
{
  return CS_TYPE_SENT_MESSAGE;
}

static guint
get_n_items (GListModel *model)
{
  return CS_SEND_HISTORY (model)->messages->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CsSendHistory *self = CS_SEND_HISTORY (model);

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
cs_send_history_finalize (GObject *object)
{
  CsSendHistory *self = CS_SEND_HISTORY (object);

  g_ptr_array_unref (self->messages);
  g_free (self->path);

  G_OBJECT_CLASS (cs_send_history_parent_class)->finalize (object);
}

static void
cs_send_history_class_init (CsSendHistoryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_send_history_finalize;
}

static void
cs_send_history_init (CsSendHistory *self)
{
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
}

char *
cs_send_history_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "connector-studio", "sent.jsonl", NULL);
}

CsSendHistory *
cs_send_history_open (const char *path)
{
  CsSendHistory *self = g_object_new (CS_TYPE_SEND_HISTORY, NULL);

  self->path = g_strdup (path);
  load (self);
  return self;
}

gboolean
cs_send_history_add (CsSendHistory       *self,
                     const CsSentFacts   *facts,
                     const CsSendResult  *result,
                     GError             **error)
{
  CsSentMessage *message;
  g_autoptr (GString) line = NULL;
  g_autofree char *payload = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (CS_IS_SEND_HISTORY (self), FALSE);

  data = g_bytes_get_data (facts->payload, &size);
  payload = g_utf8_make_valid (data != NULL ? data : "", size);
  message = g_object_new (CS_TYPE_SENT_MESSAGE, NULL);
  message->time = result->time;
  message->project = g_strdup (facts->project);
  message->webhook = g_strdup (facts->webhook);
  message->kind = facts->kind;
  message->label = cs_endpoint_dup_label (facts->url);
  message->card = g_strdup (facts->card);
  message->size = result->size;
  message->status = result->status;
  message->answer = g_utf8_substring (result->answer, 0,
                                      MIN (MAX_ANSWER, g_utf8_strlen (result->answer, -1)));
  message->verdict = g_strdup (result->verdict.id);
  message->outcome = result->verdict.outcome;
  message->payload = cs_endpoint_redact (payload, facts->url);

  line = write_line (message);
  g_ptr_array_add (self->messages, message);
  g_list_model_items_changed (G_LIST_MODEL (self), self->messages->len - 1, 0, 1);
  if (self->messages->len > CS_SEND_HISTORY_MAX_MESSAGES)
    {
      g_ptr_array_remove_index (self->messages, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
    }

  return append_line (self, line, error);
}

void
cs_send_history_clear (CsSendHistory *self)
{
  guint n_messages;

  g_return_if_fail (CS_IS_SEND_HISTORY (self));

  n_messages = self->messages->len;
  g_unlink (self->path);
  g_ptr_array_set_size (self->messages, 0);
  if (n_messages > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_messages, 0);
}
