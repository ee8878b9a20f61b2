/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-fill-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-writer.h"
#include "cs-text-edit.h"

/* The template is walked once, and what comes of it is written as JSON text: what has no
 * expression in it keeps its bytes. A node gives none, one or several values; in a list they all
 * become items, elsewhere none is null and several are a list. */

#define MAX_STEPS 500000u
#define MAX_NOTES 200u
/* What is deep inside is copied once for each level. */
#define MAX_WRITTEN (16u * CS_FILL_MAX_BYTES)

struct _CsFilled
{
  GBytes    *text;
  GPtrArray *notes;
};

typedef struct
{
  CsSnapshot *template;
  GPtrArray  *notes;
  GHashTable *noted;      /* nodes: one note for each, however often it is repeated */
  guint       budget;
  gsize       n_bytes;
} Filler;

/* What comes of a node. */
typedef GPtrArray Pieces;

G_DEFINE_QUARK (cs-fill-error-quark, cs_fill_error)

static void fill_node (Filler            *self,
                       guint              node,
                       const CsFillScope *scope,
                       Pieces            *pieces);

static void
free_note (gpointer data)
{
  CsFillNote *note = data;

  g_free (note->message);
  g_free (note);
}

static Pieces *
new_pieces (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
add_note (Filler     *self,
          const char *id,
          guint       node,
          const char *message,
          const char *expression)
{
  CsFillNote *note;

  if (self->notes->len >= MAX_NOTES || !g_hash_table_add (self->noted, GUINT_TO_POINTER (node + 1)))
    return;

  note = g_new0 (CsFillNote, 1);
  note->id = id;
  note->node = node;
  note->message = g_strdup_printf (message, expression);
  g_ptr_array_add (self->notes, note);
}

static void
take_piece (Filler  *self,
            GString *text,
            Pieces  *pieces)
{
  self->n_bytes += text->len + 1;
  if (self->n_bytes > MAX_WRITTEN)
    self->budget = 0;
  g_ptr_array_add (pieces, g_string_free (text, FALSE));
}

static gboolean
is_exhausted (Filler *self)
{
  return self->budget == 0;
}

/* Returns: behind the brace that ends the expression at @text */
static const char *
find_end (const char *text)
{
  char quote = '\0';
  int  depth = 0;

  for (; *text != '\0'; text++)
    {
      if (quote != '\0')
        {
          if (*text == '\\' && text[1] != '\0')
            text++;
          else if (*text == quote)
            quote = '\0';
        }
      else if (*text == '\'' || *text == '"')
        quote = *text;
      else if (*text == '{')
        depth++;
      else if (*text == '}' && depth-- == 0)
        return text + 1;
    }
  return NULL;
}

/* Reads "${...}" at @text. Returns: (transfer full) (nullable): NULL where it stays as it is */
static CsFillValue *
read_expression (Filler             *self,
                 guint               node,
                 const char         *text,
                 const CsFillScope  *scope,
                 const char        **end)
{
  g_autoptr (CsFillValue) value = NULL;
  g_autofree char        *literal = NULL;
  const char             *at = text + 2;

  *end = find_end (text + 2);
  if (*end == NULL)
    return NULL;

  value = cs_fill_evaluate (&at, scope, &self->budget);
  literal = g_strndup (text, *end - text);
  if (value == NULL || at != *end - 1)
    {
      add_note (self, "fill-expression", node,
                _("The expression %s stays as it is, since it is not understood or does not fit "
                  "the data."), literal);
      return NULL;
    }
  if (value->kind == CS_FILL_UNDEFINED)
    {
      add_note (self, "fill-no-value", node,
                _("The expression %s stays as it is, since the data have no such value."), literal);
      return NULL;
    }
  return g_steal_pointer (&value);
}

/* Returns: (transfer full): the value of a text, which is a text unless it is one expression */
static CsFillValue *
fill_text (Filler            *self,
           guint              node,
           const CsFillScope *scope)
{
  const char         *text = cs_snapshot_get_string (self->template, node);
  g_autoptr (GString) string = g_string_new (NULL);
  const char         *begin = text;

  while (*text != '\0')
    {
      const char             *next = strstr (text, "${");
      const char             *end = NULL;
      g_autoptr (CsFillValue) value = NULL;

      if (next == NULL)
        {
          g_string_append (string, text);
          break;
        }
      if (next > text && next[-1] == '\\')
        {
          g_string_append_len (string, text, next - 1 - text);
          g_string_append (string, "${");
          text = next + 2;
          continue;
        }
      g_string_append_len (string, text, next - text);
      value = read_expression (self, node, next, scope, &end);
      if (end == NULL)
        {
          g_string_append (string, next);
          break;
        }
      if (value != NULL && next == begin && *end == '\0')
        return g_steal_pointer (&value);
      if (value == NULL || value->kind == CS_FILL_NULL)
        g_string_append_len (string, next, end - next);
      else
        cs_fill_value_append_text (value, string);
      text = end;
    }
  return cs_fill_value_take_string (g_string_free (g_steal_pointer (&string), FALSE));
}

static void
fill_string (Filler            *self,
             guint              node,
             const CsFillScope *scope,
             Pieces            *pieces,
             gboolean           in_list)
{
  g_autoptr (CsFillValue) value = fill_text (self, node, scope);
  GString                *text;

  if (in_list && value->kind == CS_FILL_NULL)
    return;
  if (in_list && value->kind == CS_FILL_LIST)
    {
      for (guint i = 0; i < cs_fill_value_get_length (value) && !is_exhausted (self); i++)
        {
          g_autoptr (CsFillValue) item = cs_fill_value_get_item (value, i);

          text = g_string_new (NULL);
          cs_fill_value_append_json (item, text);
          take_piece (self, text, pieces);
        }
      return;
    }
  text = g_string_new (NULL);
  cs_fill_value_append_json (value, text);
  take_piece (self, text, pieces);
}

static void
append_pieces (GString *text,
               Pieces  *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, pieces->pdata[i]);
    }
}

static void
fill_list (Filler            *self,
           guint              node,
           const CsFillScope *scope,
           Pieces            *pieces)
{
  for (guint item = cs_snapshot_get_first_child (self->template, node);
       item != CS_NODE_NONE && !is_exhausted (self);
       item = cs_snapshot_get_next (self->template, item))
    {
      CsJsonKind kind = cs_snapshot_get_kind (self->template, item);

      if (kind == CS_JSON_STRING)
        fill_string (self, item, scope, pieces, TRUE);
      else if (kind != CS_JSON_NULL)
        fill_node (self, item, scope, pieces);
    }
}

/* A member's value, which is always one. */
static void
append_value (Filler            *self,
              guint              node,
              const CsFillScope *scope,
              GString           *text)
{
  g_autoptr (GPtrArray) pieces = new_pieces ();
  CsJsonKind            kind = cs_snapshot_get_kind (self->template, node);

  fill_node (self, node, scope, pieces);
  if (kind == CS_JSON_ARRAY || pieces->len > 1)
    {
      g_string_append_c (text, '[');
      append_pieces (text, pieces);
      g_string_append_c (text, ']');
    }
  else
    {
      g_string_append (text, pieces->len > 0 ? pieces->pdata[0] : "null");
    }
}

/* The members by which a template speaks of itself. */
static gboolean
is_reserved (const char *name)
{
  static const char *const names[] = { "$data", "$when", "$root", "$index", "$host" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_object (Filler            *self,
             guint              node,
             const CsFillScope *scope,
             Pieces            *pieces)
{
  GString *text = g_string_new ("{");

  for (guint member = cs_snapshot_get_first_child (self->template, node);
       member != CS_NODE_NONE && !is_exhausted (self);
       member = cs_snapshot_get_next (self->template, member))
    {
      const char      *name = cs_snapshot_get_key (self->template, member);
      g_autofree char *quoted = NULL;

      if (is_reserved (name))
        continue;
      quoted = cs_json_quote (name);
      if (text->len > 1)
        g_string_append_c (text, ',');
      g_string_append (text, quoted);
      g_string_append_c (text, ':');
      append_value (self, member, scope, text);
    }
  g_string_append_c (text, '}');
  take_piece (self, text, pieces);
}

static gboolean
is_wanted (Filler            *self,
           guint              when,
           const CsFillScope *scope)
{
  const char *text = cs_snapshot_get_string (self->template, when);

  if (when == CS_NODE_NONE)
    return TRUE;
  if (text != NULL && g_str_has_prefix (text, "${"))
    {
      const char             *at = text + 2;
      g_autoptr (CsFillValue) value = cs_fill_evaluate (&at, scope, &self->budget);

      if (value != NULL && strcmp (at, "}") == 0)
        return value->kind == CS_FILL_BOOLEAN && value->boolean;
    }
  else if (text == NULL && cs_snapshot_get_kind (self->template, when) == CS_JSON_FALSE)
    {
      return TRUE;
    }
  add_note (self, "fill-when", when,
            _("The condition %s is no expression that is understood, so what it stands at is left "
              "out."), text != NULL ? text : "$when");
  return FALSE;
}

static void
fill_repeated (Filler            *self,
               guint              node,
               const CsFillScope *outer,
               Pieces            *pieces)
{
  guint                   data = cs_snapshot_get_member (self->template, node, "$data");
  guint                   when = cs_snapshot_get_member (self->template, node, "$when");
  CsFillScope             scope = *outer;
  g_autoptr (CsFillValue) value = NULL;

  if (data == CS_NODE_NONE)
    {
      if (is_wanted (self, when, &scope))
        fill_object (self, node, &scope, pieces);
      return;
    }

  if (cs_snapshot_get_kind (self->template, data) == CS_JSON_STRING)
    value = fill_text (self, data, outer);
  else
    value = cs_fill_value_new_node (self->template, data);

  if (value->kind != CS_FILL_LIST)
    {
      scope.data = value;
      if (is_wanted (self, when, &scope))
        fill_object (self, node, &scope, pieces);
      return;
    }
  for (guint i = 0; i < cs_fill_value_get_length (value) && !is_exhausted (self); i++)
    {
      g_autoptr (CsFillValue) item = cs_fill_value_get_item (value, i);

      scope.data = item;
      scope.index = i;
      self->budget--;
      if (is_wanted (self, when, &scope))
        fill_object (self, node, &scope, pieces);
    }
}

static void
fill_node (Filler            *self,
           guint              node,
           const CsFillScope *scope,
           Pieces            *pieces)
{
  CsSpan      span = cs_snapshot_get_value_span (self->template, node);
  const char *bytes = g_bytes_get_data (cs_snapshot_get_bytes (self->template), NULL);

  if (is_exhausted (self))
    return;
  self->budget--;

  switch (cs_snapshot_get_kind (self->template, node))
    {
    case CS_JSON_OBJECT:
      fill_repeated (self, node, scope, pieces);
      return;
    case CS_JSON_ARRAY:
      fill_list (self, node, scope, pieces);
      return;
    case CS_JSON_STRING:
      if (strstr (cs_snapshot_get_string (self->template, node), "${") != NULL)
        {
          fill_string (self, node, scope, pieces, FALSE);
          return;
        }
      break;
    default:
      break;
    }
  take_piece (self, g_string_new_len (bytes + span.start, span.length), pieces);
}

static GBytes *
format (GString *text)
{
  gsize                  length = text->len;
  g_autoptr (GBytes)     bytes = g_bytes_new_take (g_string_free (text, FALSE), length);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  return cs_json_write_formatted (snapshot, NULL, NULL);
}

CsFilled *
cs_fill (CsSnapshot  *template,
         CsSnapshot  *data,
         CsSnapshot  *host,
         GError     **error)
{
  Filler                  filler = { .template = template, .budget = MAX_STEPS };
  g_autoptr (GPtrArray)   notes = g_ptr_array_new_with_free_func (free_note);
  g_autoptr (GHashTable)  noted = g_hash_table_new (NULL, NULL);
  g_autoptr (CsFillValue) root = NULL;
  g_autoptr (CsFillValue) host_value = NULL;
  CsFillScope             scope = { .index = -1 };
  GString                *text;
  CsFilled               *filled;

  if (cs_snapshot_is_broken (template) || cs_snapshot_is_broken (data) ||
      (host != NULL && cs_snapshot_is_broken (host)))
    {
      g_set_error_literal (error, CS_FILL_ERROR, CS_FILL_ERROR_BROKEN,
                           _("template and data must be JSON without faults"));
      return NULL;
    }

  root = cs_fill_value_new_node (data, 0);
  host_value = host != NULL ? cs_fill_value_new_node (host, 0)
                            : cs_fill_value_new (CS_FILL_UNDEFINED);
  scope.root = root;
  scope.data = root;
  scope.host = host_value;
  filler.notes = notes;
  filler.noted = noted;

  text = g_string_new (NULL);
  append_value (&filler, 0, &scope, text);
  if (is_exhausted (&filler) || text->len > CS_FILL_MAX_BYTES)
    {
      g_string_free (text, TRUE);
      g_set_error_literal (error, CS_FILL_ERROR, CS_FILL_ERROR_TOO_LARGE,
                           _("the filled card is too large"));
      return NULL;
    }

  filled = g_new0 (CsFilled, 1);
  filled->text = format (text);
  filled->notes = g_steal_pointer (&notes);
  return filled;
}

void
cs_filled_free (CsFilled *self)
{
  g_bytes_unref (self->text);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

GBytes *
cs_filled_get_text (CsFilled *self)
{
  return self->text;
}

guint
cs_filled_get_n_notes (CsFilled *self)
{
  return self->notes->len;
}

const CsFillNote *
cs_filled_get_note (CsFilled *self,
                    guint     index)
{
  return g_ptr_array_index (self->notes, index);
}

gboolean
cs_fill_is_template (CsSnapshot *card)
{
  for (guint node = 0; node < cs_snapshot_get_n_nodes (card); node++)
    {
      const char *text = cs_snapshot_get_string (card, node);

      if (text != NULL && strstr (text, "${") != NULL)
        return TRUE;
    }
  return FALSE;
}
