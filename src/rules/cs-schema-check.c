/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-schema-check.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cs-json-pointer.h"
#include "cs-pattern.h"
#include "cs-schema-message-private.h"

/* The tables say in rows what a JSON Schema says in keywords, and this is the validator of them.
 *
 * What is still to be looked at stands on a stack, the next one on top, so the depth of a text
 * costs no depth of calls. Each step looks at one value, and puts what is inside on the stack.
 *
 * Of two keywords that the usual validators report together we report both: a number where a
 * choice of texts is asked for violates "type" and "enum". */

/* One value to look at. Without a row it is an object of @shape: the root or an array's entry. */
typedef struct
{
  guint           node;
  const CsMember *row;
  const CsShape  *shape;  /* of @row's siblings; without a row its own */
} Pending;

typedef struct
{
  CsSnapshot        *snapshot;
  CsVersion          version;
  CsSchemaFaultFunc  func;
  gpointer           user_data;
  GArray            *pending;  /* of Pending */
  GArray            *present;  /* of guint: for each row of a shape the node, for one object */
  guint              n_faults;
} Check;

static const CsMember no_members[] = { { NULL } };

static const CsShape empty_shape = {
  .name = N_("this place"),
  .members = no_members,
};

static const struct
{
  const char *keyword;
  const char *code;
} codes[] = {
  { "additionalProperties", "SchemaError_AdditionalProperties" },
  { "const",                "SchemaError_Const" },
  { "enum",                 "SchemaError_Enum" },
  { "format",               "SchemaError_Format" },
  { "maxItems",             "SchemaError_MaximumItems" },
  { "maxLength",            "SchemaError_MaximumLength" },
  { "maximum",              "SchemaError_Maximum" },
  { "minItems",             "SchemaError_MinimumItems" },
  { "minLength",            "SchemaError_MinimumLength" },
  { "minimum",              "SchemaError_Minimum" },
  { "pattern",              "SchemaError_Pattern" },
  { "required",             "SchemaError_Required" },
  { "type",                 "SchemaError_Type" },
  { "uniqueItems",          "SchemaError_UniqueItems" },
};

static const char *
lookup_code (const char *keyword)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i].keyword, keyword) == 0)
      return codes[i].code;

  g_assert_not_reached ();
}

/* "connectors[0].scopes", as Microsoft's services write it; the root has only its shape's name. */
static char *
dup_subject (Check         *check,
             const Pending *at)
{
  guint            node = at->node;
  g_autofree char *pointer = cs_snapshot_dup_pointer (check->snapshot, node);
  g_auto (GStrv)   steps = cs_json_pointer_split (pointer);
  GString         *subject = g_string_new (NULL);
  guint            n = steps ? g_strv_length (steps) : 0;

  if (n == 0)
    g_string_append (subject, _(at->shape->name));

  for (guint i = n; i > 0; i--)
    {
      guint parent = cs_snapshot_get_parent (check->snapshot, node);

      if (cs_snapshot_get_kind (check->snapshot, parent) == CS_JSON_ARRAY)
        {
          g_string_prepend_c (subject, ']');
          g_string_prepend (subject, steps[i - 1]);
          g_string_prepend_c (subject, '[');
        }
      else
        {
          g_string_prepend (subject, steps[i - 1]);
          if (i > 1)
            g_string_prepend_c (subject, '.');
        }
      node = parent;
    }

  return g_string_free (subject, FALSE);
}

/* Takes @message. */
static void
report (Check          *check,
        const char     *keyword,
        const Pending  *at,
        char           *message)
{
  g_autofree char *owned = message;
  g_autofree char *pointer = cs_snapshot_dup_pointer (check->snapshot, at->node);
  CsSchemaFault    fault = {
    .keyword = keyword,
    .code = lookup_code (keyword),
    .pointer = pointer,
    .node = at->node,
    .member = at->row,
    .shape = at->shape,
    .message = owned,
  };

  check->n_faults++;
  check->func (&fault, check->user_data);
}

static void
report_unknown (Check         *check,
                const Pending *object,
                guint          node)
{
  const char      *name = cs_snapshot_get_key (check->snapshot, node);
  g_autofree char *pointer = cs_snapshot_dup_pointer (check->snapshot, node);
  const CsMember  *nearest = cs_shape_find_nearest (object->shape, name, check->version);
  g_autofree char *message = cs_schema_message_unknown (name, object->shape, check->version, nearest);
  CsSchemaFault    fault = {
    .keyword = "additionalProperties",
    .code = lookup_code ("additionalProperties"),
    .pointer = pointer,
    .node = node,
    .shape = object->shape,
    .nearest = nearest,
    .message = message,
  };

  check->n_faults++;
  check->func (&fault, check->user_data);
}

static void
report_missing (Check          *check,
                const Pending  *object,
                const CsMember *row)
{
  g_autofree char *parent = cs_snapshot_dup_pointer (check->snapshot, object->node);
  g_autofree char *pointer = cs_json_pointer_join (parent, row->name);
  g_autofree char *message = cs_schema_message_required (row->name, object->shape);
  CsSchemaFault    fault = {
    .keyword = "required",
    .code = lookup_code ("required"),
    .pointer = pointer,
    .node = object->node,
    .member = row,
    .shape = object->shape,
    .message = message,
  };

  check->n_faults++;
  check->func (&fault, check->user_data);
}

/* What was appended since @start stands in the text's order; the top of the stack comes first. */
static void
reverse_pending (Check *check,
                 guint  start)
{
  guint end = check->pending->len;

  for (; start + 1 < end; start++)
    {
      Pending *a = &g_array_index (check->pending, Pending, start);
      Pending *b = &g_array_index (check->pending, Pending, --end);
      Pending  keep = *a;

      *a = *b;
      *b = keep;
    }
}

static void
append_pending (Check          *check,
                guint           node,
                const CsMember *row,
                const CsShape  *shape)
{
  Pending pending = { node, row, shape };

  g_array_append_val (check->pending, pending);
}

/* Members that no row names by itself: unknown ones, and those of a template, of which one row
 * has many. Each name counts once, with its last value. */
static void
check_other_members (Check         *check,
                     const Pending *object,
                     GArray        *others)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < others->len; i++)
    {
      guint node = g_array_index (others, guint, i);

      g_hash_table_insert (last, (gpointer) cs_snapshot_get_key (check->snapshot, node),
                           GUINT_TO_POINTER (node));
    }

  for (guint i = 0; i < others->len && check->n_faults < CS_SCHEMA_MAX_FAULTS; i++)
    {
      guint           node = g_array_index (others, guint, i);
      const char     *name = cs_snapshot_get_key (check->snapshot, node);
      const CsMember *row;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (last, name)) != node)
        continue;

      row = cs_shape_find_member (object->shape, name, check->version);
      if (row)
        append_pending (check, node, row, object->shape);
      else if (!object->shape->open)
        report_unknown (check, object, node);
    }
}

static void
check_object (Check         *check,
              const Pending *object)
{
  const CsMember    *rows = object->shape->members;
  g_autoptr (GArray) others = NULL;
  guint              start = check->pending->len;
  guint              n_rows = 0;

  while (rows[n_rows].name)
    n_rows++;
  g_array_set_size (check->present, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (check->present, guint, i) = CS_NODE_NONE;

  for (guint child = cs_snapshot_get_first_child (check->snapshot, object->node);
       child != CS_NODE_NONE;
       child = cs_snapshot_get_next (check->snapshot, child))
    {
      const char     *name = cs_snapshot_get_key (check->snapshot, child);
      const CsMember *row;

      /* A text that breaks off can have members without a name. */
      if (!name)
        continue;

      row = cs_shape_find_member (object->shape, name, check->version);
      if (row && !(row->flags & CS_MEMBER_TEMPLATE))
        g_array_index (check->present, guint, row - rows) = child;
      else
        {
          if (!others)
            others = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (others, child);
        }
    }

  for (guint i = 0; i < n_rows; i++)
    {
      guint child = g_array_index (check->present, guint, i);

      if (child != CS_NODE_NONE)
        append_pending (check, child, &rows[i], object->shape);
      else if (cs_member_required_in (&rows[i], check->version))
        report_missing (check, object, &rows[i]);
    }

  if (others)
    check_other_members (check, object, others);
  reverse_pending (check, start);
}

/* One text for each JSON value, the same for equal ones: members in order, numbers by value. */
static void
append_canonical (Check   *check,
                  GString *text,
                  guint    node)
{
  CsSnapshot *snapshot = check->snapshot;
  CsJsonKind  kind = cs_snapshot_get_kind (snapshot, node);

  g_string_append_printf (text, "%d:", kind);
  if (kind == CS_JSON_STRING)
    {
      const char *string = cs_snapshot_get_string (snapshot, node);

      g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s", strlen (string), string);
    }
  else if (kind == CS_JSON_NUMBER)
    {
      char   buffer[G_ASCII_DTOSTR_BUF_SIZE];
      double value = 0;

      cs_snapshot_get_double (snapshot, node, &value);
      g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, value == 0 ? 0 : value));
    }
  else if (kind == CS_JSON_OBJECT || kind == CS_JSON_ARRAY)
    {
      g_autoptr (GTree) members = g_tree_new ((GCompareFunc) strcmp);

      g_string_append_c (text, '(');
      for (guint child = cs_snapshot_get_first_child (snapshot, node);
           child != CS_NODE_NONE;
           child = cs_snapshot_get_next (snapshot, child))
        {
          const char *name = cs_snapshot_get_key (snapshot, child);

          if (kind == CS_JSON_ARRAY)
            append_canonical (check, text, child);
          else if (name)
            g_tree_insert (members, (gpointer) name, GUINT_TO_POINTER (child));
        }
      for (GTreeNode *n = g_tree_node_first (members); n; n = g_tree_node_next (n))
        {
          const char *name = g_tree_node_key (n);

          g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s=", strlen (name), name);
          append_canonical (check, text, GPOINTER_TO_UINT (g_tree_node_value (n)));
        }
      g_string_append_c (text, ')');
    }
  g_string_append_c (text, ';');
}

/* A snapshot is at most CS_JSON_MAX_DEPTH deep, so the writing of an entry may call itself. */
static gboolean
has_equal_children (Check *check,
                    guint  array)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint child = cs_snapshot_get_first_child (check->snapshot, array);
       child != CS_NODE_NONE;
       child = cs_snapshot_get_next (check->snapshot, child))
    {
      GString *text;

      if (cs_snapshot_get_kind (check->snapshot, child) == CS_JSON_MISSING)
        continue;

      text = g_string_new (NULL);
      append_canonical (check, text, child);
      if (!g_hash_table_add (seen, g_string_free (text, FALSE)))
        return TRUE;
    }

  return FALSE;
}

static void
check_array (Check         *check,
             const Pending *at)
{
  const CsMember  *row = at->row;
  guint            length = cs_snapshot_get_n_children (check->snapshot, at->node);
  guint            start = check->pending->len;
  g_autofree char *subject = NULL;

  if (length < row->min_length || (row->max_length && length > row->max_length) ||
      (row->flags & CS_MEMBER_UNIQUE))
    subject = dup_subject (check, at);

  if (length < row->min_length)
    report (check, "minItems", at, cs_schema_message_min_items (subject, row->min_length));
  if (row->max_length && length > row->max_length)
    report (check, "maxItems", at, cs_schema_message_max_items (subject, length, row->max_length));
  if ((row->flags & CS_MEMBER_UNIQUE) && has_equal_children (check, at->node))
    report (check, "uniqueItems", at, cs_schema_message_unique (subject));

  if (!row->shape && !row->item)
    return;

  for (guint child = cs_snapshot_get_first_child (check->snapshot, at->node);
       child != CS_NODE_NONE;
       child = cs_snapshot_get_next (check->snapshot, child))
    append_pending (check, child, row->item, row->shape);
  reverse_pending (check, start);
}

static void
check_string (Check         *check,
              const Pending *at)
{
  const CsMember  *row = at->row;
  const char      *text = cs_snapshot_get_string (check->snapshot, at->node);
  guint            length = g_utf8_strlen (text, -1);
  gboolean         too_short = length < row->min_length;
  gboolean         too_long = row->max_length && length > row->max_length;
  gboolean         no_match = row->pattern && !cs_pattern_matches (row->pattern, text);
  gboolean         no_uri = (row->flags & CS_MEMBER_URI) && !cs_uri_is_valid (text);
  g_autofree char *subject = NULL;

  if (!too_short && !too_long && !no_match && !no_uri)
    return;

  subject = dup_subject (check, at);
  if (too_short)
    report (check, "minLength", at, cs_schema_message_min_length (subject, row->min_length));
  if (too_long)
    report (check, "maxLength", at, cs_schema_message_max_length (subject, length, row->max_length));
  if (no_match)
    report (check, "pattern", at, cs_schema_message_pattern (subject, row));
  if (no_uri)
    report (check, "format", at, cs_schema_message_format (subject));
}

static void
check_number (Check         *check,
              const Pending *at)
{
  const CsMember  *row = at->row;
  double           value = 0;
  g_autofree char *subject = NULL;

  cs_snapshot_get_double (check->snapshot, at->node, &value);
  if ((row->minimum == 0 && row->maximum == 0) || (value >= row->minimum && value <= row->maximum))
    return;

  subject = dup_subject (check, at);
  if (value < row->minimum)
    report (check, "minimum", at, cs_schema_message_minimum (subject, row->minimum));
  else
    report (check, "maximum", at, cs_schema_message_maximum (subject, row->maximum));
}

static gboolean
has_type (Check      *check,
          guint       node,
          CsJsonKind  kind,
          CsType      type)
{
  double value;

  switch (type)
    {
    case CS_TYPE_ANY:
      return TRUE;
    case CS_TYPE_OBJECT:
      return kind == CS_JSON_OBJECT;
    case CS_TYPE_ARRAY:
      return kind == CS_JSON_ARRAY;
    case CS_TYPE_BOOLEAN:
      return kind == CS_JSON_TRUE || kind == CS_JSON_FALSE;
    case CS_TYPE_NUMBER:
      return kind == CS_JSON_NUMBER;
    case CS_TYPE_INTEGER:
      /* Whole, however large: 1e300 is. */
      return cs_snapshot_get_double (check->snapshot, node, &value) && value == floor (value) &&
             isfinite (value);
    default:
      return kind == CS_JSON_STRING;
    }
}

/* What only one of a few values may be. Asked of a value of any type. */
static void
check_choice (Check         *check,
              const Pending *at)
{
  const CsMember *row = at->row;
  const char     *text = cs_snapshot_get_string (check->snapshot, at->node);

  gboolean        chosen = text && row->choices && g_strv_contains (row->choices, text);

  if ((row->flags & CS_MEMBER_NULL_CHOICE) &&
      cs_snapshot_get_kind (check->snapshot, at->node) == CS_JSON_NULL)
    chosen = TRUE;

  if (row->type == CS_TYPE_CHOICE && !chosen)
    {
      g_autofree char *subject = dup_subject (check, at);

      report (check, "enum", at, cs_schema_message_enum (subject, row));
    }

  if (row->flags & CS_MEMBER_VERSION)
    {
      g_autofree char *version = cs_version_to_string (check->version);

      if (g_strcmp0 (text, version) != 0)
        {
          g_autofree char *subject = dup_subject (check, at);

          report (check, "const", at, cs_schema_message_const (subject, version));
        }
    }
}

static void
check_value (Check         *check,
             const Pending *at)
{
  CsJsonKind kind = cs_snapshot_get_kind (check->snapshot, at->node);
  CsType     type = at->row ? at->row->type : CS_TYPE_OBJECT;

  if (kind == CS_JSON_MISSING)
    return;
  if (kind == CS_JSON_NULL && at->row && (at->row->flags & CS_MEMBER_NULLABLE))
    return;

  if (!has_type (check, at->node, kind, type) &&
      !(at->row && (at->row->flags & CS_MEMBER_UNTYPED)))
    {
      g_autofree char *subject = dup_subject (check, at);

      report (check, "type", at, cs_schema_message_type (subject, at->row, type));
    }

  if (!at->row)
    {
      if (kind == CS_JSON_OBJECT)
        check_object (check, at);
      return;
    }

  check_choice (check, at);
  if (kind == CS_JSON_OBJECT && type == CS_TYPE_OBJECT && at->row->shape)
    check_object (check, &(Pending) { at->node, NULL, at->row->shape });
  else if (kind == CS_JSON_OBJECT && (at->row->flags & CS_MEMBER_EMPTY_OBJECT))
    check_object (check, &(Pending) { at->node, NULL, &empty_shape });
  else if (kind == CS_JSON_ARRAY && type == CS_TYPE_ARRAY)
    check_array (check, at);
  else if (kind == CS_JSON_NUMBER && (type == CS_TYPE_NUMBER || type == CS_TYPE_INTEGER))
    check_number (check, at);
  else if (kind == CS_JSON_STRING && type >= CS_TYPE_STRING)
    check_string (check, at);
}

void
cs_schema_check (CsSnapshot        *snapshot,
                 guint              node,
                 const CsShape     *shape,
                 CsVersion          version,
                 CsSchemaFaultFunc  func,
                 gpointer           user_data)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (guint));
  Check              check = {
    .snapshot = snapshot,
    .version = version,
    .func = func,
    .user_data = user_data,
    .pending = pending,
    .present = present,
  };

  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (shape != NULL);
  g_return_if_fail (func != NULL);

  append_pending (&check, node, NULL, shape);
  while (pending->len > 0 && check.n_faults < CS_SCHEMA_MAX_FAULTS)
    {
      Pending at = g_array_index (pending, Pending, pending->len - 1);

      g_array_set_size (pending, pending->len - 1);
      check_value (&check, &at);
    }
}
