/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-snapshot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-encoding-private.h"
#include "cs-json-number-private.h"
#include "cs-json-string-private.h"

/* What not everybody asks for is made at the first call, once, from whichever thread: the lines,
 * the decoded strings and the json-glib tree.
 *
 * A decoded string with its NUL is never longer than its spelling with its quotes. So all of them
 * fit into one block as long as the text, each at the offset where it stands in the text. Only
 * names without quotes need a place of their own. */
struct _CsSnapshot
{
  gatomicrefcount ref_count;
  GBytes         *bytes;
  const char     *text;
  gsize           length;
  CsNode         *nodes;
  guint           n_nodes;
  CsJsonFaults    faults;

  CsTextLines    *lines;
  char           *decoded;
  GHashTable     *bare_names;
  gsize           json_built;
  JsonNode       *json;
};

static void
report_encoding (CsSnapshot     *self,
                 CsJsonEncoding  encoding,
                 guint           bom_length,
                 gsize           offset)
{
  CsJsonFaultRecord *record;
  char              *message;
  gsize              length = bom_length;

  switch (encoding)
    {
    case CS_JSON_ENCODING_UTF16LE:
    case CS_JSON_ENCODING_UTF16BE:
      message = g_strdup (_("This file is written in UTF-16; it must be UTF-8."));
      break;
    case CS_JSON_ENCODING_UTF32LE:
    case CS_JSON_ENCODING_UTF32BE:
      message = g_strdup (_("This file is written in UTF-32; it must be UTF-8."));
      break;
    case CS_JSON_ENCODING_LEGACY:
      message = g_strdup_printf (_("The byte 0x%02X at offset %zu is not UTF-8; the file seems to "
                                   "be written in Windows-1252, save it as UTF-8."),
                                 (guchar) self->text[offset], offset);
      length = 1;
      break;
    case CS_JSON_ENCODING_UTF8:
    case CS_JSON_ENCODING_UNKNOWN:
    default:
      message = g_strdup_printf (_("The byte 0x%02X at offset %zu is not UTF-8; the file is "
                                   "damaged or written in another encoding, save it as UTF-8."),
                                 (guchar) self->text[offset], offset);
      length = 1;
      break;
    }

  record = cs_json_faults_add (&self->faults, "json-encoding", CS_SEVERITY_ERROR, offset, length, message);
  if (encoding != CS_JSON_ENCODING_UNKNOWN)
    record->cure = CS_JSON_CURE_ENCODING;
}

static void
report_bom (CsSnapshot *self,
            guint       bom_length)
{
  CsJsonFaultRecord *record;

  record = cs_json_faults_add (&self->faults, "json-bom", CS_SEVERITY_WARNING, 0, bom_length,
                               g_strdup (_("The file begins with a byte order mark, which some services "
                                           "refuse; remove it.")));
  record->cure = CS_JSON_CURE_REPLACE;
  record->cure_span = (CsSpan) { 0, bom_length };
  record->cure_text = g_strdup ("");
}

/* The root of a text that is not read at all */
static void
add_missing_root (CsSnapshot *self)
{
  self->nodes = g_new0 (CsNode, 1);
  self->nodes[0].parent = CS_NODE_NONE;
  self->nodes[0].next = CS_NODE_NONE;
  self->n_nodes = 1;
}

static void
read_text (CsSnapshot *self)
{
  guint          bom_length;
  gsize          offset;
  CsJsonEncoding encoding;

  if (self->length > CS_JSON_MAX_BYTES)
    {
      cs_json_faults_add (&self->faults, "json-too-large", CS_SEVERITY_ERROR, 0, 0,
                          g_strdup_printf (_("This file is larger than %u MiB; it is not read."),
                                           CS_JSON_MAX_BYTES / (1024 * 1024)));
      add_missing_root (self);
      return;
    }

  encoding = cs_json_encoding_detect (self->text, self->length, &bom_length, &offset);
  if (encoding != CS_JSON_ENCODING_UTF8)
    {
      report_encoding (self, encoding, bom_length, offset);
      add_missing_root (self);
      return;
    }

  if (bom_length > 0)
    report_bom (self, bom_length);
  self->nodes = cs_json_read (self->text, bom_length, self->length, &self->faults, &self->n_nodes);
}

CsSnapshot *
cs_snapshot_new (GBytes *text)
{
  CsSnapshot *self = g_new0 (CsSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &self->length);
  if (self->text == NULL)
    self->text = "";

  cs_json_faults_init (&self->faults);
  read_text (self);
  cs_json_faults_seal (&self->faults);
  for (guint i = 0; i < self->faults.records->len; i++)
    {
      CsJsonFault *fault = &g_array_index (self->faults.records, CsJsonFaultRecord, i).fault;

      if (fault->node == CS_NODE_NONE)
        fault->node = cs_snapshot_find_at (self, fault->span.start);
    }

  return self;
}

CsSnapshot *
cs_snapshot_ref (CsSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cs_snapshot_unref (CsSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->lines, cs_text_lines_free);
  g_clear_pointer (&self->bare_names, g_hash_table_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->decoded);
  g_free (self->nodes);
  cs_json_faults_clear (&self->faults);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GBytes *
cs_snapshot_get_bytes (CsSnapshot *self)
{
  return self->bytes;
}

const char *
cs_snapshot_get_text (CsSnapshot *self,
                      gsize      *length)
{
  *length = self->length;

  return self->text;
}

const CsTextLines *
cs_snapshot_get_lines (CsSnapshot *self)
{
  if (g_once_init_enter (&self->lines))
    g_once_init_leave (&self->lines, cs_text_lines_new (self->text, self->length));

  return self->lines;
}

guint
cs_snapshot_get_n_faults (CsSnapshot *self)
{
  return self->faults.records->len;
}

const CsJsonFaultRecord *
cs_snapshot_get_fault_record (CsSnapshot *self,
                              guint       index)
{
  g_return_val_if_fail (index < self->faults.records->len, NULL);

  return &g_array_index (self->faults.records, CsJsonFaultRecord, index);
}

const CsJsonFault *
cs_snapshot_get_fault (CsSnapshot *self,
                       guint       index)
{
  return &cs_snapshot_get_fault_record (self, index)->fault;
}

gboolean
cs_snapshot_is_broken (CsSnapshot *self)
{
  return self->faults.broken;
}

guint
cs_snapshot_get_n_nodes (CsSnapshot *self)
{
  return self->n_nodes;
}

const CsNode *
cs_snapshot_get_node (CsSnapshot *self,
                      guint       node)
{
  return node < self->n_nodes ? &self->nodes[node] : NULL;
}

CsJsonKind
cs_snapshot_get_kind (CsSnapshot *self,
                      guint       node)
{
  return node < self->n_nodes ? self->nodes[node].kind : CS_JSON_MISSING;
}

CsSpan
cs_snapshot_get_value_span (CsSnapshot *self,
                            guint       node)
{
  if (node >= self->n_nodes)
    return (CsSpan) { 0, 0 };

  return (CsSpan) { self->nodes[node].start, self->nodes[node].length };
}

CsSpan
cs_snapshot_get_key_span (CsSnapshot *self,
                          guint       node)
{
  if (node >= self->n_nodes)
    return (CsSpan) { 0, 0 };

  return (CsSpan) { self->nodes[node].key_start, self->nodes[node].key_length };
}

guint
cs_snapshot_get_parent (CsSnapshot *self,
                        guint       node)
{
  return node < self->n_nodes ? self->nodes[node].parent : CS_NODE_NONE;
}

guint
cs_snapshot_get_first_child (CsSnapshot *self,
                             guint       node)
{
  return node < self->n_nodes && self->nodes[node].n_children > 0 ? node + 1 : CS_NODE_NONE;
}

guint
cs_snapshot_get_next (CsSnapshot *self,
                      guint       node)
{
  return node < self->n_nodes ? self->nodes[node].next : CS_NODE_NONE;
}

guint
cs_snapshot_get_n_children (CsSnapshot *self,
                            guint       node)
{
  return node < self->n_nodes ? self->nodes[node].n_children : 0;
}

static void
decode_strings (CsSnapshot *self)
{
  char       *decoded = g_malloc (self->length + 1);
  GHashTable *bare_names = NULL;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const CsNode *node = &self->nodes[i];

      if (node->key_length > 0 && node->bare)
        {
          if (bare_names == NULL)
            bare_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
          g_hash_table_insert (bare_names, GUINT_TO_POINTER (i),
                               g_strndup (self->text + node->key_start, node->key_length));
        }
      else if (node->key_length > 0 && !node->escaped)
        {
          memcpy (decoded + node->key_start, self->text + node->key_start + 1, node->key_length - 2);
          decoded[node->key_start + node->key_length - 2] = '\0';
        }
      else if (node->key_length > 0)
        {
          cs_json_string_decode (self->text + node->key_start, node->key_length, decoded + node->key_start);
        }
      if (node->kind == CS_JSON_STRING)
        cs_json_string_decode (self->text + node->start, node->length, decoded + node->start);
    }

  self->bare_names = bare_names;
  g_once_init_leave (&self->decoded, decoded);
}

const char *
cs_snapshot_get_key (CsSnapshot *self,
                     guint       node)
{
  if (node >= self->n_nodes || self->nodes[node].key_length == 0)
    return NULL;

  if (g_once_init_enter (&self->decoded))
    decode_strings (self);
  if (self->nodes[node].bare)
    return g_hash_table_lookup (self->bare_names, GUINT_TO_POINTER (node));

  return self->decoded + self->nodes[node].key_start;
}

const char *
cs_snapshot_get_string (CsSnapshot *self,
                        guint       node)
{
  if (node >= self->n_nodes || self->nodes[node].kind != CS_JSON_STRING)
    return NULL;

  if (g_once_init_enter (&self->decoded))
    decode_strings (self);

  return self->decoded + self->nodes[node].start;
}

gboolean
cs_snapshot_get_double (CsSnapshot *self,
                        guint       node,
                        double     *value)
{
  if (node >= self->n_nodes || self->nodes[node].kind != CS_JSON_NUMBER)
    return FALSE;

  *value = cs_json_number_to_double (self->text + self->nodes[node].start, self->nodes[node].length);
  return TRUE;
}

gboolean
cs_snapshot_get_integer (CsSnapshot *self,
                         guint       node,
                         gint64     *value)
{
  if (node >= self->n_nodes || self->nodes[node].kind != CS_JSON_NUMBER)
    return FALSE;

  return cs_json_number_to_integer (self->text + self->nodes[node].start, self->nodes[node].length, value);
}

JsonNode *
cs_snapshot_get_json (CsSnapshot *self)
{
  if (g_once_init_enter (&self->json_built))
    {
      self->json = cs_snapshot_build_json (self);
      g_once_init_leave (&self->json_built, 1);
    }

  return self->json;
}
