/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-private.h"

#include <math.h>
#include <string.h>

#include "cs-text-edit.h"

CsFillValue *
cs_fill_value_new (CsFillKind kind)
{
  CsFillValue *self = g_rc_box_new0 (CsFillValue);

  self->kind = kind;
  return self;
}

CsFillValue *
cs_fill_value_new_boolean (gboolean boolean)
{
  CsFillValue *self = cs_fill_value_new (CS_FILL_BOOLEAN);

  self->boolean = boolean;
  return self;
}

CsFillValue *
cs_fill_value_new_number (double number)
{
  CsFillValue *self = cs_fill_value_new (CS_FILL_NUMBER);

  self->number = number;
  return self;
}

CsFillValue *
cs_fill_value_take_string (char *text)
{
  CsFillValue *self = cs_fill_value_new (CS_FILL_STRING);

  self->text = text;
  return self;
}

static void
unref_item (gpointer item)
{
  cs_fill_value_unref (item);
}

CsFillValue *
cs_fill_value_new_list (void)
{
  CsFillValue *self = cs_fill_value_new (CS_FILL_LIST);

  self->items = g_ptr_array_new_with_free_func (unref_item);
  return self;
}

static char *
dup_literal (CsSnapshot *snapshot,
             guint       node)
{
  CsSpan      span = cs_snapshot_get_value_span (snapshot, node);
  const char *bytes = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  return g_strndup (bytes + span.start, span.length);
}

CsFillValue *
cs_fill_value_new_node (CsSnapshot *snapshot,
                        guint       node)
{
  CsFillValue *self;

  if (node == CS_NODE_NONE)
    return cs_fill_value_new (CS_FILL_UNDEFINED);

  switch (cs_snapshot_get_kind (snapshot, node))
    {
    case CS_JSON_TRUE:
    case CS_JSON_FALSE:
      return cs_fill_value_new_boolean (cs_snapshot_get_kind (snapshot, node) == CS_JSON_TRUE);
    case CS_JSON_STRING:
      return cs_fill_value_take_string (g_strdup (cs_snapshot_get_string (snapshot, node)));
    case CS_JSON_NUMBER:
      self = cs_fill_value_new (CS_FILL_NUMBER);
      cs_snapshot_get_double (snapshot, node, &self->number);
      self->text = dup_literal (snapshot, node);
      return self;
    case CS_JSON_OBJECT:
    case CS_JSON_ARRAY:
      self = cs_fill_value_new (cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT
                                ? CS_FILL_OBJECT : CS_FILL_LIST);
      self->snapshot = cs_snapshot_ref (snapshot);
      self->node = node;
      return self;
    case CS_JSON_NULL:
    case CS_JSON_MISSING:
      break;
    }
  return cs_fill_value_new (CS_FILL_NULL);
}

CsFillValue *
cs_fill_value_ref (CsFillValue *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_value (gpointer data)
{
  CsFillValue *self = data;

  g_free (self->text);
  g_clear_pointer (&self->snapshot, cs_snapshot_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

void
cs_fill_value_unref (CsFillValue *self)
{
  g_rc_box_release_full (self, clear_value);
}

CsFillValue *
cs_fill_value_get_member (CsFillValue *self,
                          const char  *name)
{
  guint found;

  if (self->kind != CS_FILL_OBJECT)
    return cs_fill_value_new (CS_FILL_UNDEFINED);

  found = cs_snapshot_get_member (self->snapshot, self->node, name);
  for (guint node = cs_snapshot_get_first_child (self->snapshot, self->node);
       found == CS_NODE_NONE && node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    if (g_ascii_strcasecmp (cs_snapshot_get_key (self->snapshot, node), name) == 0)
      found = node;
  return cs_fill_value_new_node (self->snapshot, found);
}

guint
cs_fill_value_get_length (CsFillValue *self)
{
  return self->items != NULL ? self->items->len
                             : MIN (cs_snapshot_get_n_children (self->snapshot, self->node),
                                    CS_FILL_MAX_ITEMS);
}

/* From the first to the last in one go: to look each up for itself would cost the square. */
static void
read_items (CsFillValue *self)
{
  guint node = cs_snapshot_get_first_child (self->snapshot, self->node);

  self->items = g_ptr_array_new_with_free_func (unref_item);
  for (; node != CS_NODE_NONE && self->items->len < CS_FILL_MAX_ITEMS;
       node = cs_snapshot_get_next (self->snapshot, node))
    g_ptr_array_add (self->items, cs_fill_value_new_node (self->snapshot, node));
}

CsFillValue *
cs_fill_value_get_item (CsFillValue *self,
                        double       index)
{
  if (self->kind != CS_FILL_LIST || !(index >= 0 && index < cs_fill_value_get_length (self)))
    return cs_fill_value_new (CS_FILL_UNDEFINED);
  if (self->items == NULL)
    read_items (self);
  return cs_fill_value_ref (g_ptr_array_index (self->items, (guint) index));
}

/* Nought and the empty text are true here; only what is not there is not. */
gboolean
cs_fill_value_is_true (CsFillValue *self)
{
  return self->kind == CS_FILL_BOOLEAN ? self->boolean
                                       : self->kind != CS_FILL_UNDEFINED &&
                                         self->kind != CS_FILL_NULL;
}

gboolean
cs_fill_value_equals (CsFillValue *self,
                      CsFillValue *other)
{
  gboolean is_none = self->kind == CS_FILL_UNDEFINED || self->kind == CS_FILL_NULL;
  gboolean other_is_none = other->kind == CS_FILL_UNDEFINED || other->kind == CS_FILL_NULL;

  if (is_none || other_is_none)
    return is_none && other_is_none;
  if (self->kind != other->kind)
    return FALSE;

  switch (self->kind)
    {
    case CS_FILL_BOOLEAN:
      return self->boolean == other->boolean;
    case CS_FILL_NUMBER:
      return self->number == other->number;
    case CS_FILL_STRING:
      return strcmp (self->text, other->text) == 0;
    case CS_FILL_OBJECT:
    case CS_FILL_LIST:
      {
        g_autoptr (GString) a = g_string_new (NULL);
        g_autoptr (GString) b = g_string_new (NULL);

        cs_fill_value_append_json (self, a);
        cs_fill_value_append_json (other, b);
        return g_string_equal (a, b);
      }
    case CS_FILL_UNDEFINED:
    case CS_FILL_NULL:
      break;
    }
  return FALSE;
}

/* The shortest text that reads back as the same number. */
static void
append_number (GString *string,
               double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  if (fabs (number) < 1e15 && number == trunc (number))
    g_ascii_formatd (text, sizeof text, "%.0f", number == 0 ? 0 : number);
  g_string_append (string, text);
}

static void
append_list (CsFillValue *self,
             GString     *string,
             gboolean     json)
{
  guint length = cs_fill_value_get_length (self);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (CsFillValue) item = cs_fill_value_get_item (self, i);

      if (i > 0)
        g_string_append_c (string, ',');
      if (json)
        cs_fill_value_append_json (item, string);
      else
        cs_fill_value_append_text (item, string);
    }
}

void
cs_fill_value_append_text (CsFillValue *self,
                           GString     *string)
{
  switch (self->kind)
    {
    case CS_FILL_STRING:
      g_string_append (string, self->text);
      break;
    case CS_FILL_LIST:
      append_list (self, string, FALSE);
      break;
    case CS_FILL_UNDEFINED:
    case CS_FILL_NULL:
      break;
    case CS_FILL_BOOLEAN:
    case CS_FILL_NUMBER:
    case CS_FILL_OBJECT:
      cs_fill_value_append_json (self, string);
      break;
    }
}

void
cs_fill_value_append_json (CsFillValue *self,
                           GString     *string)
{
  switch (self->kind)
    {
    case CS_FILL_UNDEFINED:
    case CS_FILL_NULL:
      g_string_append (string, "null");
      break;
    case CS_FILL_BOOLEAN:
      g_string_append (string, self->boolean ? "true" : "false");
      break;
    case CS_FILL_NUMBER:
      if (self->text != NULL)
        g_string_append (string, self->text);
      else
        append_number (string, self->number);
      break;
    case CS_FILL_STRING:
      {
        g_autofree char *quoted = cs_json_quote (self->text);

        g_string_append (string, quoted);
        break;
      }
    case CS_FILL_OBJECT:
    case CS_FILL_LIST:
      if (self->snapshot == NULL)
        {
          g_string_append_c (string, '[');
          append_list (self, string, TRUE);
          g_string_append_c (string, ']');
        }
      else
        {
          g_autofree char *literal = dup_literal (self->snapshot, self->node);

          g_string_append (string, literal);
        }
      break;
    }
}
