/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-message-record-private.h"

#include <errno.h>
#include <string.h>
#include <sys/uio.h>

#include "cs-channel-message-private.h"
#include "cs-json-writer.h"

/* Each is
 *
 *     "CSM1 " length of the facts, length of the body "\n"    HEAD_LENGTH bytes
 *     facts, as JSON
 *     body, as it came
 *     "\n"
 */

#define HEAD_FORMAT  "CSM1 %010" G_GSIZE_FORMAT " %010" G_GSIZE_FORMAT "\n"
#define HEAD_LENGTH  27
#define MAX_FACTS    (256u * 1024)
#define MAX_BODY     (16u * 1024 * 1024)

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

GString *
cs_message_record_write_facts (CsChannelMessage *message)
{
  GString *facts = g_string_sized_new (1024);

  g_string_append_printf (facts, "{\"id\":%" G_GUINT64_FORMAT ",\"time\":%" G_GINT64_FORMAT
                          ",\"status\":%u,\"accepted\":%s,\"measured\":%" G_GSIZE_FORMAT,
                          message->id, message->time, message->status,
                          message->accepted ? "true" : "false", message->measured);
  cs_json_append_member (facts, "plays", cs_endpoint_kind_get_name (message->plays));
  cs_json_append_member (facts, "fault", cs_channel_fault_get_name (message->fault));
  cs_json_append_member (facts, "answer", message->answer);
  cs_json_append_member (facts, "request", message->request);
  if (message->run_error != NULL)
    cs_json_append_member (facts, "runError", message->run_error);
  g_string_append_c (facts, '}');

  return facts;
}

GBytes *
cs_message_record_new (GString *facts,
                       GBytes  *body)
{
  gsize n_body;
  const char *data = g_bytes_get_data (body, &n_body);
  GString *record = g_string_sized_new (HEAD_LENGTH + facts->len + n_body + 2);

  g_string_append_printf (record, HEAD_FORMAT, facts->len, n_body);
  g_string_append_len (record, facts->str, facts->len);
  if (n_body > 0)
    g_string_append_len (record, data, n_body);
  g_string_append_c (record, '\n');

  return g_string_free_to_bytes (record);
}

gsize
cs_message_record_append (int      fd,
                          GString *facts,
                          GBytes  *body)
{
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
    n_written = writev (fd, parts, G_N_ELEMENTS (parts));
  while (n_written < 0 && errno == EINTR);

  if (n_written == (gssize) n_all)
    return n_all;

  /* A full disk takes a part. */
  if (n_written >= 0)
    errno = ENOSPC;
  return 0;
}

CsChannelMessage *
cs_message_record_read (GRefString *path,
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

  message->path = g_ref_string_acquire (path);
  message->offset = *offset + HEAD_LENGTH + n_facts;
  message->size = n_body;
  *offset += HEAD_LENGTH + n_facts + n_body + 1;
  return message;
}
