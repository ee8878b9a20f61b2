/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-private.h"

#include <math.h>
#include <string.h>

/* Values are computed while the expression is read. The last argument of select() and where() is
 * read anew for each item, with the item's name in scope. NULL goes up from what is not
 * understood. */

#define MAX_DEPTH 48
#define MAX_ARGUMENTS 64
#define MAX_STRING (256u * 1024)

typedef struct
{
  const char        *at;
  const CsFillScope *scope;
  guint             *budget;
  guint              depth;
} Reader;

typedef enum
{
  OR,
  AND,
  EQUAL,
  UNEQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
  JOIN,
  PLUS,
  MINUS,
  TIMES,
  DIVIDE,
  MODULO,
  POWER,
} Operator;

/* Longer ones before those that they begin with. */
static const struct
{
  const char *text;
  Operator    operator;
  int         rank;
} operators[] = {
  { "||", OR, 1 },         { "&&", AND, 2 },     { "==", EQUAL, 3 },
  { "!=", UNEQUAL, 3 },    { "<>", UNEQUAL, 3 }, { "<=", LESS_EQUAL, 4 },
  { ">=", GREATER_EQUAL, 4 }, { "<", LESS, 4 },  { ">", GREATER, 4 },
  { "&", JOIN, 5 },        { "+", PLUS, 6 },     { "-", MINUS, 6 },
  { "*", TIMES, 7 },       { "/", DIVIDE, 7 },   { "%", MODULO, 7 },
  { "^", POWER, 8 },
};

#define RANK_TERNARY 0
#define RANK_FIRST   1
#define RANK_UNARY   9

static CsFillValue *read_rank (Reader *self,
                               int     rank);

static void
skip_space (Reader *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
skip (Reader *self,
      char    c)
{
  skip_space (self);
  if (*self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* To read a list takes its time as well. */
static void
pay_for (Reader      *self,
         CsFillValue *value)
{
  if (value->kind == CS_FILL_LIST)
    *self->budget -= MIN (*self->budget, cs_fill_value_get_length (value) / 4);
}

static gboolean
is_name_begin (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == '$' || c == '@' || c == '#';
}

static char *
read_name (Reader *self)
{
  const char *begin = self->at;

  while (g_ascii_isalnum (*self->at) || *self->at == '_' || *self->at == '$' ||
         *self->at == '@' || *self->at == '#')
    self->at++;
  return g_strndup (begin, self->at - begin);
}

static CsFillValue *
read_quoted (Reader *self)
{
  g_autoptr (GString) string = g_string_new (NULL);
  char                quote = *self->at++;

  for (; *self->at != '\0' && *self->at != quote; self->at++)
    {
      if (*self->at == '\\' && self->at[1] != '\0')
        {
          self->at++;
          g_string_append_c (string, *self->at == 'n' ? '\n' : *self->at == 't' ? '\t' : *self->at);
        }
      else
        {
          g_string_append_c (string, *self->at);
        }
    }
  if (*self->at == '\0')
    return NULL;
  self->at++;
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
read_number (Reader *self)
{
  const char      *begin = self->at;
  g_autofree char *text = NULL;

  while (g_ascii_isdigit (*self->at))
    self->at++;
  if (*self->at == '.' && g_ascii_isdigit (self->at[1]))
    for (self->at++; g_ascii_isdigit (*self->at);)
      self->at++;
  text = g_strndup (begin, self->at - begin);
  return cs_fill_value_new_number (g_ascii_strtod (text, NULL));
}

static CsFillValue *
look_up (const CsFillScope *scope,
         const char        *name)
{
  const CsFillScope *outermost = scope;

  for (; scope != NULL; scope = scope->outer)
    {
      if (scope->name != NULL && strcmp (scope->name, name) == 0)
        return cs_fill_value_ref (scope->item);
      outermost = scope;
    }

  if (strcmp (name, "true") == 0 || strcmp (name, "false") == 0)
    return cs_fill_value_new_boolean (*name == 't');
  if (strcmp (name, "null") == 0)
    return cs_fill_value_new (CS_FILL_NULL);
  if (strcmp (name, "$root") == 0)
    return cs_fill_value_ref (outermost->root);
  if (strcmp (name, "$data") == 0)
    return cs_fill_value_ref (outermost->data);
  if (strcmp (name, "$host") == 0)
    return cs_fill_value_ref (outermost->host);
  if (strcmp (name, "$index") == 0)
    return outermost->index >= 0 ? cs_fill_value_new_number (outermost->index)
                                 : cs_fill_value_new (CS_FILL_UNDEFINED);
  return cs_fill_value_get_member (outermost->data, name);
}

/* The templating that we speak, in its number: $_acTemplateVersion. */
static CsFillValue *
read_version (Reader *self)
{
  static const struct
  {
    const char *name;
    double      number;
  } parts[] = { { "major", 2 }, { "minor", 3 }, { "patch", 1 } };
  g_autofree char *name = NULL;

  if (!skip (self, '.'))
    return cs_fill_value_new (CS_FILL_UNDEFINED);
  name = read_name (self);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      return cs_fill_value_new_number (parts[i].number);
  return cs_fill_value_new (CS_FILL_UNDEFINED);
}

/* select (list, name, expression) and where (list, name, condition) */
static CsFillValue *
read_each (Reader   *self,
           gboolean  choose)
{
  g_autoptr (CsFillValue) list = read_rank (self, RANK_TERNARY);
  g_autoptr (CsFillValue) result = cs_fill_value_new_list ();
  g_autofree char        *name = NULL;
  const CsFillScope      *scope = self->scope;
  const char             *begin;
  guint                   length;

  if (list == NULL || list->kind != CS_FILL_LIST || !skip (self, ','))
    return NULL;
  skip_space (self);
  name = read_name (self);
  if (*name == '\0' || !skip (self, ','))
    return NULL;

  begin = self->at;
  length = cs_fill_value_get_length (list);
  /* An empty list still has an expression behind it, which is read for its end. */
  for (guint i = 0; i < MAX (length, 1); i++)
    {
      g_autoptr (CsFillValue) item = cs_fill_value_get_item (list, i);
      g_autoptr (CsFillValue) value = NULL;
      CsFillScope             inner = { .name = name, .item = item, .outer = scope };

      self->at = begin;
      self->scope = &inner;
      value = read_rank (self, RANK_TERNARY);
      self->scope = scope;
      if (value == NULL)
        return NULL;
      if (i >= length)
        break;
      if (!choose)
        g_ptr_array_add (result->items, g_steal_pointer (&value));
      else if (cs_fill_value_is_true (value))
        g_ptr_array_add (result->items, g_steal_pointer (&item));
    }
  return skip (self, ')') ? g_steal_pointer (&result) : NULL;
}

static void
unref_argument (gpointer data)
{
  cs_fill_value_unref (data);
}

static CsFillValue *
read_call (Reader     *self,
           const char *name)
{
  g_autoptr (GPtrArray)   arguments = g_ptr_array_new_with_free_func (unref_argument);
  g_autoptr (CsFillValue) result = NULL;

  if (strcmp (name, "select") == 0 || strcmp (name, "foreach") == 0)
    return read_each (self, FALSE);
  if (strcmp (name, "where") == 0)
    return read_each (self, TRUE);

  if (!skip (self, ')'))
    {
      do
        {
          CsFillValue *argument = read_rank (self, RANK_TERNARY);

          if (argument == NULL || arguments->len >= MAX_ARGUMENTS)
            {
              g_clear_pointer (&argument, cs_fill_value_unref);
              return NULL;
            }
          pay_for (self, argument);
          g_ptr_array_add (arguments, argument);
        }
      while (skip (self, ','));
      if (!skip (self, ')'))
        return NULL;
    }

  result = cs_fill_call (name, arguments);
  if (result != NULL && result->kind == CS_FILL_STRING && strlen (result->text) > MAX_STRING)
    return NULL;
  return g_steal_pointer (&result);
}

static CsFillValue *
read_primary (Reader *self)
{
  skip_space (self);
  if (*self->at == '\'' || *self->at == '"')
    return read_quoted (self);
  if (g_ascii_isdigit (*self->at))
    return read_number (self);
  if (skip (self, '('))
    {
      g_autoptr (CsFillValue) value = read_rank (self, RANK_TERNARY);

      return value != NULL && skip (self, ')') ? g_steal_pointer (&value) : NULL;
    }
  if (is_name_begin (*self->at))
    {
      g_autofree char *name = read_name (self);

      if (*self->at == '(')
        {
          self->at++;
          return read_call (self, name);
        }
      if (strcmp (name, "$_acTemplateVersion") == 0)
        return read_version (self);
      return look_up (self->scope, name);
    }
  return NULL;
}

static CsFillValue *
read_path (Reader *self)
{
  g_autoptr (CsFillValue) value = read_primary (self);

  while (value != NULL)
    {
      CsFillValue *next = NULL;

      if (*self->at == '.' && is_name_begin (self->at[1]))
        {
          g_autofree char *name = NULL;

          self->at++;
          name = read_name (self);
          next = cs_fill_value_get_member (value, name);
        }
      else if (*self->at == '[')
        {
          g_autoptr (CsFillValue) index = NULL;

          self->at++;
          index = read_rank (self, RANK_TERNARY);
          if (index == NULL || !skip (self, ']'))
            return NULL;
          pay_for (self, value);
          next = index->kind == CS_FILL_STRING ? cs_fill_value_get_member (value, index->text)
                                               : index->kind == CS_FILL_NUMBER
                                                 ? cs_fill_value_get_item (value, index->number)
                                                 : cs_fill_value_new (CS_FILL_UNDEFINED);
        }
      else
        {
          break;
        }
      cs_fill_value_unref (value);
      value = next;
    }
  return g_steal_pointer (&value);
}

static CsFillValue *
new_finite (double number)
{
  return isfinite (number) ? cs_fill_value_new_number (number) : NULL;
}

static CsFillValue *
read_unary (Reader *self)
{
  g_autoptr (CsFillValue) value = NULL;

  skip_space (self);
  if (*self->at != '!' && *self->at != '-' && *self->at != '+')
    return read_path (self);

  {
    char sign = *self->at++;

    value = read_rank (self, RANK_UNARY);
    if (value == NULL)
      return NULL;
    if (sign == '!')
      return cs_fill_value_new_boolean (!cs_fill_value_is_true (value));
    if (value->kind != CS_FILL_NUMBER)
      return NULL;
    return new_finite (sign == '-' ? -value->number : value->number);
  }
}

static CsFillValue *
join (CsFillValue *a,
      CsFillValue *b)
{
  g_autoptr (GString) string = g_string_new (NULL);

  cs_fill_value_append_text (a, string);
  cs_fill_value_append_text (b, string);
  if (string->len > MAX_STRING)
    return NULL;
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static CsFillValue *
calculate (Operator operator,
           double   a,
           double   b)
{
  gboolean whole = a == trunc (a) && b == trunc (b);

  switch (operator)
    {
    case PLUS:
      return new_finite (a + b);
    case MINUS:
      return new_finite (a - b);
    case TIMES:
      return new_finite (a * b);
    case DIVIDE:
      return b == 0 ? NULL : new_finite (whole ? floor (a / b) : a / b);
    case MODULO:
      return b == 0 ? NULL : new_finite (fmod (a, b));
    case POWER:
      return new_finite (pow (a, b));
    default:
      return NULL;
    }
}

static CsFillValue *
compare (Operator     operator,
         CsFillValue *a,
         CsFillValue *b)
{
  gboolean numbers = a->kind == CS_FILL_NUMBER && b->kind == CS_FILL_NUMBER;
  gboolean strings = a->kind == CS_FILL_STRING && b->kind == CS_FILL_STRING;
  int      order;

  if (a->kind == CS_FILL_UNDEFINED || b->kind == CS_FILL_UNDEFINED ||
      a->kind == CS_FILL_NULL || b->kind == CS_FILL_NULL)
    return cs_fill_value_new_boolean (FALSE);
  if (!numbers && !strings)
    return NULL;

  order = numbers ? (a->number > b->number) - (a->number < b->number) : strcmp (a->text, b->text);
  return cs_fill_value_new_boolean (operator == LESS ? order < 0
                                    : operator == LESS_EQUAL ? order <= 0
                                      : operator == GREATER ? order > 0 : order >= 0);
}

static CsFillValue *
operate (Operator     operator,
         CsFillValue *a,
         CsFillValue *b)
{
  switch (operator)
    {
    case OR:
      return cs_fill_value_new_boolean (cs_fill_value_is_true (a) || cs_fill_value_is_true (b));
    case AND:
      return cs_fill_value_new_boolean (cs_fill_value_is_true (a) && cs_fill_value_is_true (b));
    case EQUAL:
    case UNEQUAL:
      return cs_fill_value_new_boolean (cs_fill_value_equals (a, b) == (operator == EQUAL));
    case LESS:
    case LESS_EQUAL:
    case GREATER:
    case GREATER_EQUAL:
      return compare (operator, a, b);
    case JOIN:
      return join (a, b);
    case PLUS:
      if (a->kind == CS_FILL_STRING || b->kind == CS_FILL_STRING)
        return join (a, b);
      break;
    default:
      break;
    }
  if (a->kind != CS_FILL_NUMBER || b->kind != CS_FILL_NUMBER)
    return NULL;
  return calculate (operator, a->number, b->number);
}

static gboolean
read_operator (Reader   *self,
               int       rank,
               Operator *operator)
{
  skip_space (self);
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (self->at, operators[i].text))
      {
        if (operators[i].rank != rank)
          return FALSE;
        self->at += strlen (operators[i].text);
        *operator = operators[i].operator;
        return TRUE;
      }
  return FALSE;
}

static CsFillValue *
read_ternary (Reader *self)
{
  g_autoptr (CsFillValue) value = read_rank (self, RANK_FIRST);
  g_autoptr (CsFillValue) a = NULL;
  g_autoptr (CsFillValue) b = NULL;

  if (value == NULL || !skip (self, '?'))
    return g_steal_pointer (&value);
  a = read_rank (self, RANK_TERNARY);
  if (a == NULL || !skip (self, ':'))
    return NULL;
  b = read_rank (self, RANK_TERNARY);
  if (b == NULL)
    return NULL;
  return cs_fill_value_is_true (value) ? g_steal_pointer (&a) : g_steal_pointer (&b);
}

static CsFillValue *
read_binary (Reader *self,
             int     rank)
{
  g_autoptr (CsFillValue) value = read_rank (self, rank + 1);
  Operator                operator;

  while (value != NULL && read_operator (self, rank, &operator))
    {
      g_autoptr (CsFillValue) other = read_rank (self, rank + 1);
      CsFillValue            *result = other != NULL ? operate (operator, value, other) : NULL;

      cs_fill_value_unref (value);
      value = result;
    }
  return g_steal_pointer (&value);
}

static CsFillValue *
read_rank (Reader *self,
           int     rank)
{
  CsFillValue *value;

  if (*self->budget == 0 || self->depth >= MAX_DEPTH * (RANK_UNARY + 1))
    return NULL;

  --*self->budget;
  self->depth++;
  value = rank == RANK_TERNARY ? read_ternary (self)
          : rank == RANK_UNARY ? read_unary (self) : read_binary (self, rank);
  self->depth--;
  return value;
}

CsFillValue *
cs_fill_evaluate (const char        **text,
                  const CsFillScope  *scope,
                  guint              *budget)
{
  Reader                  reader = { *text, scope, budget, 0 };
  g_autoptr (CsFillValue) value = read_rank (&reader, RANK_TERNARY);

  skip_space (&reader);
  *text = reader.at;
  return g_steal_pointer (&value);
}
