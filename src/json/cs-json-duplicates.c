/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-scanner-private.h"
#include "cs-json-string-private.h"

/* Up to here comparing every two of them is faster than sorting */
#define FEW_MEMBERS 24

typedef struct
{
  guint32 hash;
  guint32 node;
} Member;

typedef struct
{
  const char   *text;
  const CsNode *nodes;
} Context;

char *
cs_node_dup_key (const char   *text,
                 const CsNode *node,
                 gsize        *length)
{
  const char *key = text + node->key_start;
  char       *result;

  if (node->bare)
    {
      *length = node->key_length;
      return g_strndup (key, node->key_length);
    }

  result = g_malloc (node->key_length + 1);
  *length = cs_json_string_decode (key, node->key_length, result);
  return result;
}

int
cs_node_compare_keys (const char   *text,
                      const CsNode *a,
                      const CsNode *b)
{
  g_autofree char *key_a = NULL;
  g_autofree char *key_b = NULL;
  gsize            length_a;
  gsize            length_b;
  int              result;

  if (!a->escaped && !b->escaped && !a->bare && !b->bare)
    {
      if (a->key_length != b->key_length)
        return a->key_length < b->key_length ? -1 : 1;
      return memcmp (text + a->key_start, text + b->key_start, a->key_length);
    }

  key_a = cs_node_dup_key (text, a, &length_a);
  key_b = cs_node_dup_key (text, b, &length_b);
  if (length_a != length_b)
    return length_a < length_b ? -1 : 1;
  result = memcmp (key_a, key_b, length_a);

  return result;
}

/* Names are short, so the first and the last eight bytes nearly always tell them apart; where
 * they do not, the names themselves are compared. */
guint32
cs_json_hash_name (const char *name,
                   gsize       length)
{
  guint64 first = 0;
  guint64 last = 0;
  guint64 hash;

  if (length >= 8)
    {
      memcpy (&first, name, 8);
      memcpy (&last, name + length - 8, 8);
    }
  else if (length >= 4)
    {
      memcpy (&first, name, 4);
      memcpy (&last, name + length - 4, 4);
    }
  else
    {
      for (gsize i = 0; i < length; i++)
        first = first << 8 | (guchar) name[i];
    }

  hash = (first + length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash = (hash ^ (hash >> 29) ^ last) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);

  return hash >> 32;
}

static void
report (const Context *context,
        guint          node,
        CsJsonFaults  *faults)
{
  const CsNode      *member = &context->nodes[node];
  CsJsonScanner      scanner = { .text = context->text };
  gsize              start = member->key_start;
  gsize              end = start + member->key_length;
  g_autofree char   *name = NULL;
  CsJsonFaultRecord *record;

  /* What stands between its quotes; a faulty text may have others, or none. */
  if (end - start >= 2 && strchr ("\"'", context->text[start]) != NULL &&
      context->text[end - 1] == context->text[start])
    {
      start++;
      end--;
    }

  name = cs_json_scanner_excerpt (&scanner, start, end);
  record = cs_json_faults_add (faults, "json-duplicate-key", CS_SEVERITY_ERROR,
                               member->key_start, member->key_length,
                               g_strdup_printf (_("The name “%s” stands more than once in this object, and only "
                                                  "the last one counts; remove one of them."),
                                                name));
  if (record == NULL)
    return;
  record->fault.node = node;
  cs_json_fault_cure (record, CS_JSON_CURE_DUPLICATE, member->key_start,
                      member->key_start + member->key_length, NULL);
}

static gint
compare_members (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const Member  *one = a;
  const Member  *other = b;
  const Context *context = data;
  int            order;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;

  order = cs_node_compare_keys (context->text, &context->nodes[one->node], &context->nodes[other->node]);
  if (order != 0)
    return order;

  return one->node < other->node ? -1 : one->node > other->node;
}

static void
find_in_few (const Context *context,
             const Member  *members,
             guint          n_members,
             CsJsonFaults  *faults)
{
  for (guint i = 1; i < n_members; i++)
    for (guint j = 0; j < i; j++)
      if (members[i].hash == members[j].hash &&
          cs_node_compare_keys (context->text, &context->nodes[members[i].node],
                                &context->nodes[members[j].node]) == 0)
        {
          report (context, members[i].node, faults);
          break;
        }
}

/* Sorting rather than a hash table: no choice of names makes it slow */
static void
find_in_many (const Context *context,
              Member        *members,
              guint          n_members,
              CsJsonFaults  *faults)
{
  g_qsort_with_data (members, n_members, sizeof *members, compare_members, (gpointer) context);
  for (guint i = 1; i < n_members; i++)
    if (members[i].hash == members[i - 1].hash &&
        cs_node_compare_keys (context->text, &context->nodes[members[i].node],
                              &context->nodes[members[i - 1].node]) == 0)
      report (context, members[i].node, faults);
}

void
cs_json_find_duplicates (const char    *text,
                         const CsNode  *nodes,
                         const guint32 *hashes,
                         guint          object,
                         CsJsonFaults  *faults)
{
  guint              n_children = nodes[object].n_children;
  Context            context = { text, nodes };
  Member             few[FEW_MEMBERS];
  g_autofree Member *many = n_children > FEW_MEMBERS ? g_new (Member, n_children) : NULL;
  Member            *members = many != NULL ? many : few;
  guint              n_members = 0;

  if (n_children < 2)
    return;

  for (guint node = object + 1; node != CS_NODE_NONE; node = nodes[node].next)
    if (nodes[node].key_length > 0)
      members[n_members++] = (Member) { hashes[node], node };

  if (n_members <= FEW_MEMBERS)
    find_in_few (&context, members, n_members, faults);
  else
    find_in_many (&context, members, n_members, faults);
}
