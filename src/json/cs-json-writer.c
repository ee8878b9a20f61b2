/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-writer.h"

#include <string.h>

#include "cs-json-string-private.h"
#include "cs-snapshot-private.h"
#include "cs-text-edit.h"

typedef struct
{
  GString    *result;
  const char *newline;
  const char *indent;
  guint       depth;
} Writer;

/* A minified text has no newline */
static void
break_line (Writer *self)
{
  if (self->newline == NULL)
    return;

  g_string_append (self->result, self->newline);
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->result, self->indent);
}

static void
write_start (Writer     *self,
             CsSnapshot *snapshot,
             guint       node)
{
  gsize         length;
  const char   *text = cs_snapshot_get_text (snapshot, &length);
  const CsNode *entry = cs_snapshot_get_node (snapshot, node);

  if (entry->key_length > 0)
    {
      g_string_append_len (self->result, text + entry->key_start, entry->key_length);
      g_string_append (self->result, self->newline != NULL ? ": " : ":");
    }

  if (entry->kind != CS_JSON_OBJECT && entry->kind != CS_JSON_ARRAY)
    g_string_append_len (self->result, text + entry->start, entry->length);
  else if (entry->n_children == 0)
    g_string_append (self->result, entry->kind == CS_JSON_OBJECT ? "{}" : "[]");
  else
    g_string_append_c (self->result, entry->kind == CS_JSON_OBJECT ? '{' : '[');
}

static void
write_end (Writer     *self,
           CsSnapshot *snapshot,
           guint       node)
{
  self->depth--;
  break_line (self);
  g_string_append_c (self->result, cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT ? '}' : ']');
}

static void
write_nodes (Writer     *self,
             CsSnapshot *snapshot)
{
  guint n_nodes = cs_snapshot_get_n_nodes (snapshot);
  guint open = CS_NODE_NONE;

  for (guint node = 0; node < n_nodes; node++)
    {
      guint parent = cs_snapshot_get_parent (snapshot, node);

      for (; open != parent; open = cs_snapshot_get_parent (snapshot, open))
        write_end (self, snapshot, open);

      if (node > 0)
        {
          if (node != parent + 1)
            g_string_append_c (self->result, ',');
          break_line (self);
        }
      write_start (self, snapshot, node);
      if (cs_snapshot_get_n_children (snapshot, node) > 0)
        {
          open = node;
          self->depth++;
        }
    }

  for (; open != CS_NODE_NONE; open = cs_snapshot_get_parent (snapshot, open))
    write_end (self, snapshot, open);
}

static GBytes *
write_text (CsSnapshot  *snapshot,
            const char  *newline,
            const char  *indent,
            GError     **error)
{
  gsize  length;
  Writer writer = { NULL, newline, indent, 0 };

  if (cs_snapshot_is_broken (snapshot))
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN, "the text has faults: %s",
                   cs_snapshot_get_fault (snapshot, 0)->message);
      return NULL;
    }

  cs_snapshot_get_text (snapshot, &length);
  writer.result = g_string_sized_new (length + 16);
  write_nodes (&writer, snapshot);
  if (newline != NULL)
    g_string_append (writer.result, newline);

  return g_string_free_to_bytes (writer.result);
}

static const char *
find_newline (CsSnapshot *snapshot)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        return "\n";
      if (text[i] == '\r')
        return i + 1 < length && text[i + 1] == '\n' ? "\r\n" : "\r";
    }

  return "\n";
}

GBytes *
cs_json_write_formatted (CsSnapshot  *snapshot,
                         const char  *indent,
                         GError     **error)
{
  return write_text (snapshot, find_newline (snapshot), indent != NULL ? indent : "  ", error);
}

GBytes *
cs_json_write_minified (CsSnapshot  *snapshot,
                        GError     **error)
{
  return write_text (snapshot, NULL, "", error);
}

void
cs_json_append_member (GString    *object,
                       const char *name,
                       const char *text)
{
  g_autofree char *valid = NULL;

  g_string_append (object, ",\"");
  g_string_append (object, name);
  g_string_append (object, "\":");
  if (text == NULL)
    {
      g_string_append (object, "null");
      return;
    }

  if (!g_utf8_validate (text, -1, NULL))
    valid = g_utf8_make_valid (text, -1);
  text = valid != NULL ? valid : text;
  cs_json_string_append_quoted (object, text, strlen (text));
}
