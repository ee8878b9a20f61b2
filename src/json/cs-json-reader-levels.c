/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-reader-levels-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
cs_json_reader_in_object (const CsJsonReader *self)
{
  return self->depth > 0 && self->closers[self->depth - 1] == '}';
}

void
cs_json_reader_report_unexpected (CsJsonReader *self)
{
  g_autofree char *excerpt = NULL;

  if (!self->token.reported)
    {
      excerpt = cs_json_scanner_excerpt (&self->scanner, self->token.start, self->token.end);
      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                             self->token.start, self->token.end,
                             _("“%s” does not belong here; remove it."), excerpt);
    }
  self->scanner.quiet = TRUE;
}

/* The nodes */

void
cs_json_reader_set_depth (CsJsonReader *self,
                          guint         depth)
{
  self->depth = depth;
  self->scanner.depth = depth;
}

static void
hash_name (CsJsonReader *self,
           guint         index,
           const CsNode *node)
{
  const char *text = self->scanner.text;

  if (node->escaped || node->bare)
    {
      gsize            length;
      g_autofree char *name = cs_node_dup_key (text, node, &length);

      self->hashes[index] = cs_json_hash_name (name, length);
    }
  else
    {
      self->hashes[index] = cs_json_hash_name (text + node->key_start + 1, node->key_length - 2);
    }
}

guint
cs_json_reader_add_node (CsJsonReader *self,
                         CsJsonKind    kind,
                         guint32       start,
                         guint32       end)
{
  guint   index = self->n_nodes;
  CsNode *node;

  if (index == self->n_allocated)
    {
      self->n_allocated *= 2;
      self->nodes = g_renew (CsNode, self->nodes, self->n_allocated);
      self->hashes = g_renew (guint32, self->hashes, self->n_allocated);
    }

  node = &self->nodes[index];
  *node = (CsNode) {
    .start = start,
    .length = end - start,
    .parent = CS_NODE_NONE,
    .next = CS_NODE_NONE,
    .kind = kind,
  };

  if (self->has_name)
    {
      node->key_start = self->name.start;
      node->key_length = self->name.end - self->name.start;
      node->escaped = self->name.escaped;
      node->bare = self->name.kind != CS_TOKEN_STRING;
      hash_name (self, index, node);
      self->has_name = FALSE;
    }

  if (self->depth > 0)
    {
      CsJsonLevel *level = &self->levels[self->depth - 1];

      node->parent = level->node;
      self->nodes[level->node].n_children++;
      if (level->last_child != CS_NODE_NONE)
        self->nodes[level->last_child].next = index;
      level->last_child = index;
    }

  self->n_nodes++;
  self->name_faulty = FALSE;
  self->after_value = TRUE;
  self->n_commas = 0;
  self->last_end = MAX (self->last_end, end);
  self->state = self->depth > 0 ? CS_JSON_STATE_NEXT : CS_JSON_STATE_DONE;

  return index;
}

/* Steps over a value that lies too deep, so that the rest of the text can still be read */
static void
skip_value (CsJsonReader *self)
{
  CsJsonScanner *scanner = &self->scanner;
  gboolean       was_quiet = scanner->quiet;
  guint          depth = 1;
  CsToken        token;

  scanner->quiet = TRUE;
  while (depth > 0)
    {
      cs_json_scanner_next (scanner, &token);
      if (token.kind == CS_TOKEN_END)
        break;
      if (token.kind == CS_TOKEN_OBJECT_START || token.kind == CS_TOKEN_ARRAY_START)
        depth++;
      if (token.kind == CS_TOKEN_OBJECT_END || token.kind == CS_TOKEN_ARRAY_END)
        depth--;
    }
  self->truncated |= depth > 0;
  scanner->quiet = was_quiet;
}

void
cs_json_reader_open (CsJsonReader *self)
{
  CsToken *token = &self->token;
  gboolean is_object = token->kind == CS_TOKEN_OBJECT_START;

  if (self->depth == CS_JSON_MAX_DEPTH)
    {
      guint node;

      cs_json_scanner_fault (&self->scanner, "json-too-deep", CS_SEVERITY_ERROR, token->start, token->end,
                             _("More than %d objects and lists stand within each other here; what lies "
                               "deeper is not read."),
                             CS_JSON_MAX_DEPTH);
      node = cs_json_reader_add_node (self, CS_JSON_MISSING, token->start, token->end);
      skip_value (self);
      self->nodes[node].length = self->scanner.place - token->start;
      self->last_end = self->scanner.place;
      return;
    }

  self->levels[self->depth] = (CsJsonLevel) {
    .node = cs_json_reader_add_node (self, is_object ? CS_JSON_OBJECT : CS_JSON_ARRAY, token->start, token->end),
    .last_child = CS_NODE_NONE,
  };
  self->closers[self->depth] = is_object ? '}' : ']';
  cs_json_reader_set_depth (self, self->depth + 1);
  self->after_value = FALSE;
  self->state = is_object ? CS_JSON_STATE_NAME : CS_JSON_STATE_VALUE;
}

void
cs_json_reader_close (CsJsonReader *self,
                      guint32       end)
{
  guint   index = self->levels[self->depth - 1].node;
  CsNode *node = &self->nodes[index];

  node->length = end - node->start;
  /* The root may be opened again: finish() looks at it once */
  if (node->kind == CS_JSON_OBJECT && index > 0)
    cs_json_find_duplicates (self->scanner.text, self->nodes, self->hashes, index, self->scanner.faults);

  cs_json_reader_set_depth (self, self->depth - 1);
  self->last_end = end;
  self->after_value = TRUE;
  self->n_commas = 0;
  self->state = self->depth > 0 ? CS_JSON_STATE_NEXT : CS_JSON_STATE_DONE;
}

/* Commas */

void
cs_json_reader_take_comma (CsJsonReader *self)
{
  CsToken *token = &self->token;

  if (self->n_commas++ == 0)
    self->first_comma = self->extra_comma = token->start;
  else if (self->n_commas == 2 && self->after_value)
    self->extra_comma = token->start;
  self->commas_end = token->end;
}

void
cs_json_reader_settle_commas (CsJsonReader *self,
                              gboolean      closing)
{
  guint              n_allowed = self->after_value && !closing ? 1 : 0;
  CsJsonFaultRecord *record;
  guint32            start;

  if (self->n_commas > n_allowed)
    {
      if (closing && self->after_value)
        {
          start = self->first_comma;
          record = cs_json_scanner_fault (&self->scanner, "json-trailing-comma", CS_SEVERITY_ERROR,
                                          start, self->commas_end, "%s",
                                          cs_json_reader_in_object (self)
                                          ? _("There is a comma after the last member of this object; remove it.")
                                          : _("There is a comma after the last entry of this list; remove it."));
        }
      else
        {
          start = self->extra_comma;
          record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                          start, self->commas_end,
                                          _("There is a comma too many here; remove it."));
        }
      cs_json_fault_cure (record, CS_JSON_CURE_COMMAS, start, self->commas_end, NULL);
    }

  self->n_commas = 0;
}

/* Brackets that do not fit */

int
cs_json_reader_count_closers (const CsJsonReader *self)
{
  const char *text = self->scanner.text;
  int         count = 0;
  gboolean    in_string = FALSE;

  for (guint32 i = self->scanner.place; i < self->scanner.length; i++)
    {
      char c = text[i];

      if (in_string)
        {
          if (c == '\\' && i + 1 < self->scanner.length)
            i++;
          else if (c == '"' || c == '\n' || c == '\r')
            in_string = FALSE;
        }
      else if (c == '"')
        in_string = TRUE;
      else if (c == '}' || c == ']')
        count++;
      else if (c == '{' || c == '[')
        count--;
    }

  return count;
}

GString *
cs_json_reader_list_closers (CsJsonReader *self,
                             guint         depth,
                             GString     **cure)
{
  const char *text = self->scanner.text;
  GString    *result = g_string_new (NULL);

  *cure = g_string_new (NULL);
  for (guint i = self->depth; i > depth; i--)
    {
      guint32     start = self->nodes[self->levels[i - 1].node].start;
      const char *newline = memchr (text + start, '\n', MAX (start, self->last_end) - start);

      if (newline != NULL)
        {
          guint32 line = start;

          while (line > 0 && text[line - 1] != '\n')
            line--;
          g_string_append (*cure, newline > text && newline[-1] == '\r' ? "\r\n" : "\n");
          while (text[line] == ' ' || text[line] == '\t')
            g_string_append_c (*cure, text[line++]);
        }
      g_string_append_c (*cure, self->closers[i - 1]);
      g_string_append_c (result, self->closers[i - 1]);
    }

  return result;
}

void
cs_json_reader_close_missing (CsJsonReader *self,
                              guint         depth)
{
  g_autoptr (GString) cure = NULL;
  g_autoptr (GString) missing = cs_json_reader_list_closers (self, depth, &cure);
  CsJsonFaultRecord  *record;

  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  /* Translators: %s is one or several closing brackets */
                                  _("The closing “%s” is missing here."), missing->str);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, cure->str);
  while (self->depth > depth)
    cs_json_reader_close (self, self->last_end);
}

/* A closing bracket of the wrong kind: brackets before it were forgotten, or it is mistyped, or
 * it is one too many. The number of brackets that the rest of the text closes tells. */
static void
take_wrong_closer (CsJsonReader *self)
{
  CsToken           *token = &self->token;
  char               closer = self->scanner.text[token->start];
  char               wanted[2] = { self->closers[self->depth - 1], '\0' };
  guint              match = self->depth;
  int                rest = 0;
  CsJsonFaultRecord *record;

  while (match > 0 && self->closers[match - 1] != closer)
    match--;
  if (self->n_guesses++ < CS_JSON_MAX_GUESSES)
    rest = cs_json_reader_count_closers (self);

  if (match > 0 && rest != (int) self->depth && (rest != (int) self->depth - 1 || rest == (int) match - 1))
    {
      cs_json_reader_close_missing (self, match);
      cs_json_reader_close (self, token->end);
      self->scanner.quiet = FALSE;
    }
  else if (rest == (int) self->depth)
    {
      cs_json_reader_report_unexpected (self);
      self->scanner.quiet = FALSE;
    }
  else
    {
      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                      token->start, token->end,
                                      _("A “%s” must stand here instead of “%c”."), wanted, closer);
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, wanted);
      cs_json_reader_close (self, token->end);
      self->scanner.quiet = FALSE;
    }
}

void
cs_json_reader_take_closer (CsJsonReader *self)
{
  if (self->scanner.text[self->token.start] != self->closers[self->depth - 1])
    {
      take_wrong_closer (self);
      return;
    }

  cs_json_reader_settle_commas (self, TRUE);
  cs_json_reader_close (self, self->token.end);
  self->scanner.quiet = FALSE;
}
