/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-scanner-private.h"
#include "cs-json-string-private.h"

/* One token after the other goes to the handler of the present state, which takes it or changes
 * the state and asks for it again. Open objects and arrays lie on a stack of fixed size.
 *
 *      root, [ and : --> VALUE --> NEXT <-- }  ]         NEXT: a comma or the closing bracket
 *                          ^        |
 *                          '-- , ---+-- , --> NAME --> COLON --> VALUE
 *
 * A text that is being typed is wrong most of the time, and its tree is looked at all the time.
 * So each handler, where it meets what it does not expect, guesses the smallest slip that
 * explains it, names that one fault, and is quiet about what follows from it until the next
 * comma, colon or bracket fits again. */

typedef enum
{
  STATE_VALUE,
  STATE_NAME,
  STATE_COLON,
  STATE_NEXT,
  STATE_DONE,
} State;

typedef struct
{
  guint32 node;
  guint32 last_child;
} Level;

/* The guess about a wrong bracket reads the rest of the text; not too often */
#define MAX_GUESSES 16

typedef struct
{
  CsJsonScanner scanner;
  CsNode       *nodes;
  guint32      *hashes;
  guint         n_nodes;
  guint         n_allocated;
  Level         levels[CS_JSON_MAX_DEPTH];
  char          closers[CS_JSON_MAX_DEPTH];
  guint         depth;
  State         state;
  CsToken       token;
  guint32       last_end;
  guint         n_guesses;
  gboolean      truncated;
  gboolean      reopened;

  /* The member whose value is due */
  CsToken       name;
  gboolean      has_name;
  gboolean      name_faulty;
  guint32       colon_end;

  /* The commas since the last value */
  gboolean      after_value;
  guint         n_commas;
  guint32       first_comma;
  guint32       extra_comma;
  guint32       commas_end;
} Reader;

static gboolean
in_object (const Reader *self)
{
  return self->depth > 0 && self->closers[self->depth - 1] == '}';
}

static gboolean
starts_value (CsTokenKind kind)
{
  switch (kind)
    {
    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
    case CS_TOKEN_STRING:
    case CS_TOKEN_NUMBER:
    case CS_TOKEN_TRUE:
    case CS_TOKEN_FALSE:
    case CS_TOKEN_NULL:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
report_unexpected (Reader *self)
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

static void
set_depth (Reader *self,
           guint   depth)
{
  self->depth = depth;
  self->scanner.depth = depth;
}

static void
hash_name (Reader       *self,
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

static guint
add_node (Reader    *self,
          CsJsonKind kind,
          guint32    start,
          guint32    end)
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
      Level *level = &self->levels[self->depth - 1];

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
  self->state = self->depth > 0 ? STATE_NEXT : STATE_DONE;

  return index;
}

/* Steps over a value that lies too deep, so that the rest of the text can still be read */
static void
skip_value (Reader *self)
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

static void
open_container (Reader *self)
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
      node = add_node (self, CS_JSON_MISSING, token->start, token->end);
      skip_value (self);
      self->nodes[node].length = self->scanner.place - token->start;
      self->last_end = self->scanner.place;
      return;
    }

  self->levels[self->depth] = (Level) {
    .node = add_node (self, is_object ? CS_JSON_OBJECT : CS_JSON_ARRAY, token->start, token->end),
    .last_child = CS_NODE_NONE,
  };
  self->closers[self->depth] = is_object ? '}' : ']';
  set_depth (self, self->depth + 1);
  self->after_value = FALSE;
  self->state = is_object ? STATE_NAME : STATE_VALUE;
}

static void
close_container (Reader *self,
                 guint32 end)
{
  guint   index = self->levels[self->depth - 1].node;
  CsNode *node = &self->nodes[index];

  node->length = end - node->start;
  /* The root may be opened again: finish() looks at it once */
  if (node->kind == CS_JSON_OBJECT && index > 0)
    cs_json_find_duplicates (self->scanner.text, self->nodes, self->hashes, index, self->scanner.faults);

  set_depth (self, self->depth - 1);
  self->last_end = end;
  self->after_value = TRUE;
  self->n_commas = 0;
  self->state = self->depth > 0 ? STATE_NEXT : STATE_DONE;
}

/* Commas */

static void
take_comma (Reader *self)
{
  CsToken *token = &self->token;

  if (self->n_commas++ == 0)
    self->first_comma = self->extra_comma = token->start;
  else if (self->n_commas == 2 && self->after_value)
    self->extra_comma = token->start;
  self->commas_end = token->end;
}

/* Names the commas that are too many, now that it is known what follows them */
static void
settle_commas (Reader  *self,
               gboolean closing)
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
                                          in_object (self)
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

/* How many more brackets the rest of the text closes than it opens */
static int
count_closers (const Reader *self)
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

/* The brackets that close all levels above @depth; @cure becomes the same with the line breaks and
 * the indentation that let each stand below the line of its opening bracket */
static GString *
list_closers (Reader   *self,
              guint     depth,
              GString **cure)
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

static void
close_missing (Reader *self,
               guint   depth)
{
  g_autoptr (GString) cure = NULL;
  g_autoptr (GString) missing = list_closers (self, depth, &cure);
  CsJsonFaultRecord  *record;

  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  /* Translators: %s is one or several closing brackets */
                                  _("The closing “%s” is missing here."), missing->str);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, cure->str);
  while (self->depth > depth)
    close_container (self, self->last_end);
}

/* A closing bracket of the wrong kind: brackets before it were forgotten, or it is mistyped, or
 * it is one too many. The number of brackets that the rest of the text closes tells. */
static void
take_wrong_closer (Reader *self)
{
  CsToken           *token = &self->token;
  char               closer = self->scanner.text[token->start];
  char               wanted[2] = { self->closers[self->depth - 1], '\0' };
  guint              match = self->depth;
  int                rest = 0;
  CsJsonFaultRecord *record;

  while (match > 0 && self->closers[match - 1] != closer)
    match--;
  if (self->n_guesses++ < MAX_GUESSES)
    rest = count_closers (self);

  if (match > 0 && rest != (int) self->depth && (rest != (int) self->depth - 1 || rest == (int) match - 1))
    {
      close_missing (self, match);
      close_container (self, token->end);
      self->scanner.quiet = FALSE;
    }
  else if (rest == (int) self->depth)
    {
      report_unexpected (self);
      self->scanner.quiet = FALSE;
    }
  else
    {
      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                      token->start, token->end,
                                      _("A “%s” must stand here instead of “%c”."), wanted, closer);
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, wanted);
      close_container (self, token->end);
      self->scanner.quiet = FALSE;
    }
}

static void
take_closer (Reader *self)
{
  if (self->scanner.text[self->token.start] != self->closers[self->depth - 1])
    {
      take_wrong_closer (self);
      return;
    }

  settle_commas (self, TRUE);
  close_container (self, self->token.end);
  self->scanner.quiet = FALSE;
}

/* Members */

static void
begin_member (Reader *self)
{
  settle_commas (self, FALSE);
  self->name = self->token;
  self->has_name = TRUE;
  self->name_faulty = self->token.reported;
  self->last_end = self->token.end;
  self->state = STATE_COLON;
}

/* A member that ends before its value: the half-typed ones */
static void
end_member (Reader *self)
{
  guint32 place = self->state == STATE_COLON ? self->name.end : self->colon_end;

  if (!self->name_faulty && self->has_name)
    {
      g_autofree char *name = cs_json_scanner_excerpt (&self->scanner, self->name.start, self->name.end);

      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, self->name.start, place,
                             self->state == STATE_COLON
                             ? _("The member %s has no value; put a colon and the value after it.")
                             : _("The member %s has no value; put one after the colon."),
                             name);
    }
  add_node (self, CS_JSON_MISSING, place, place);
}

static void
report_missing_name (Reader *self)
{
  cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, self->token.start, self->token.end,
                         _("The name of the member is missing here; put it in double quotes, with a colon after it."));
  self->colon_end = self->token.end;
  self->state = STATE_VALUE;
}

/* The handlers: each returns whether it took the token */

static gboolean
handle_name (Reader *self)
{
  CsToken           *token = &self->token;
  CsJsonFaultRecord *record;

  switch (token->kind)
    {
    case CS_TOKEN_STRING:
      begin_member (self);
      return TRUE;

    case CS_TOKEN_COMMA:
      take_comma (self);
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      take_closer (self);
      return TRUE;

    case CS_TOKEN_COLON:
      settle_commas (self, FALSE);
      report_missing_name (self);
      return TRUE;

    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      settle_commas (self, FALSE);
      report_missing_name (self);
      return FALSE;

    case CS_TOKEN_NUMBER:
    case CS_TOKEN_TRUE:
    case CS_TOKEN_FALSE:
    case CS_TOKEN_NULL:
    case CS_TOKEN_WORD:
      if (!token->reported)
        {
          record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                          token->start, token->end,
                                          _("The name of a member must stand in double quotes."));
          cs_json_fault_cure (record, CS_JSON_CURE_QUOTE, token->start, token->end, NULL);
          token->reported = TRUE;
        }
      begin_member (self);
      return TRUE;

    default:
      report_unexpected (self);
      return TRUE;
    }
}

static gboolean
handle_colon (Reader *self)
{
  CsToken           *token = &self->token;
  gboolean           sign = token->kind == CS_TOKEN_SIGN && self->scanner.text[token->start] == '=';
  CsJsonFaultRecord *record;

  if (token->kind == CS_TOKEN_COLON || sign)
    {
      if (sign)
        {
          record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                          token->start, token->end,
                                          _("Between a name and its value stands a colon, not “=”."));
          cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, ":");
        }
      self->scanner.quiet = FALSE;
      self->colon_end = self->last_end = token->end;
      self->state = STATE_VALUE;
      return TRUE;
    }

  if (token->kind == CS_TOKEN_SIGN)
    {
      report_unexpected (self);
      return TRUE;
    }

  /* A name on the next line begins the next member rather than being this one's value */
  if (starts_value (token->kind) || token->kind == CS_TOKEN_WORD)
    {
      gboolean scalar = token->kind != CS_TOKEN_OBJECT_START && token->kind != CS_TOKEN_ARRAY_START;

      if (!scalar || !(cs_json_scanner_follows (&self->scanner, ':') ||
                       (token->new_line && token->kind == CS_TOKEN_STRING)))
        {
          if (!self->name_faulty)
            {
              record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                              self->name.end, self->name.end,
                                              _("A colon is missing between this name and its value."));
              cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->name.end, self->name.end, ":");
            }
          self->colon_end = self->name.end;
          self->state = STATE_VALUE;
          if (token->kind == CS_TOKEN_WORD)
            self->scanner.quiet = TRUE;
          return FALSE;
        }
      end_member (self);
      self->scanner.quiet = TRUE;
      return FALSE;
    }

  end_member (self);
  return FALSE;
}

static void
take_bad_value (Reader *self)
{
  CsToken *token = &self->token;

  settle_commas (self, FALSE);
  if (!token->reported)
    {
      g_autofree char *excerpt = cs_json_scanner_excerpt (&self->scanner, token->start, token->end);

      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                             _("“%s” is no value that JSON knows; if it is a text, put it in double quotes."),
                             excerpt);
    }
  self->scanner.quiet = TRUE;
  add_node (self, CS_JSON_MISSING, token->start, token->end);
}

static void
take_scalar (Reader    *self,
             CsJsonKind kind)
{
  settle_commas (self, FALSE);
  add_node (self, kind, self->token.start, self->token.end);
  if (self->token.unterminated)
    self->scanner.quiet = TRUE;
}

/* A member's name in a list: where the rest of the text has a bracket too few, the one that closes
 * this list was forgotten. Returns whether it was. */
static gboolean
take_forgotten_closer (Reader *self)
{
  if (self->depth < 2 || in_object (self) || self->closers[self->depth - 2] != '}' ||
      !self->after_value || self->n_commas != 1 || !cs_json_scanner_follows (&self->scanner, ':') ||
      self->n_guesses++ >= MAX_GUESSES || count_closers (self) != (int) self->depth - 1)
    return FALSE;

  self->last_end = self->first_comma;
  close_missing (self, self->depth - 1);
  self->last_end = self->commas_end;
  self->n_commas = 1;
  self->state = STATE_NAME;
  return TRUE;
}

static gboolean
handle_value (Reader *self)
{
  CsToken           *token = &self->token;
  CsJsonFaultRecord *record;

  switch (token->kind)
    {
    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      settle_commas (self, FALSE);
      open_container (self);
      return TRUE;

    case CS_TOKEN_STRING:
      if (in_object (self) && token->new_line && cs_json_scanner_follows (&self->scanner, ':'))
        {
          end_member (self);
          self->scanner.quiet = TRUE;
          return FALSE;
        }
      if (take_forgotten_closer (self))
        return FALSE;
      take_scalar (self, CS_JSON_STRING);
      return TRUE;

    case CS_TOKEN_NUMBER: take_scalar (self, CS_JSON_NUMBER); return TRUE;
    case CS_TOKEN_TRUE: take_scalar (self, CS_JSON_TRUE); return TRUE;
    case CS_TOKEN_FALSE: take_scalar (self, CS_JSON_FALSE); return TRUE;
    case CS_TOKEN_NULL: take_scalar (self, CS_JSON_NULL); return TRUE;

    case CS_TOKEN_WORD:
      take_bad_value (self);
      return TRUE;

    case CS_TOKEN_COMMA:
      if (in_object (self))
        {
          end_member (self);
          return FALSE;
        }
      if (self->depth > 0)
        take_comma (self);
      else
        report_unexpected (self);
      return TRUE;

    case CS_TOKEN_COLON:
      if (!in_object (self))
        {
          report_unexpected (self);
          return TRUE;
        }
      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                      token->start, token->end,
                                      _("There is a colon too many here; remove it."));
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, "");
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      if (in_object (self))
        {
          end_member (self);
          return FALSE;
        }
      if (self->depth > 0)
        take_closer (self);
      else
        report_unexpected (self);
      return TRUE;

    default:
      report_unexpected (self);
      return TRUE;
    }
}

static void
report_missing_comma (Reader *self)
{
  CsJsonFaultRecord *record;

  record = cs_json_scanner_fault (&self->scanner, "json-missing-comma", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  _("A comma is missing after this value."));
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, ",");
}

/* Something else where a comma must stand: a semicolon, or in a list a colon */
static void
take_wrong_comma (Reader *self)
{
  CsToken           *token = &self->token;
  g_autofree char   *excerpt = cs_json_scanner_excerpt (&self->scanner, token->start, token->end);
  CsJsonFaultRecord *record;

  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                  _("A comma must stand here instead of “%s”."), excerpt);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, ",");
  self->scanner.quiet = FALSE;
  self->state = in_object (self) ? STATE_NAME : STATE_VALUE;
}

static gboolean
handle_next_in_object (Reader *self)
{
  CsToken *token = &self->token;
  gboolean names = cs_json_scanner_follows (&self->scanner, ':');

  switch (token->kind)
    {
    case CS_TOKEN_STRING:
    case CS_TOKEN_WORD:
      if (names || (token->new_line && token->kind == CS_TOKEN_STRING && !self->scanner.quiet))
        {
          report_missing_comma (self);
          self->state = STATE_NAME;
          return FALSE;
        }
      report_unexpected (self);
      return TRUE;

    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      report_missing_name (self);
      return FALSE;

    default:
      report_unexpected (self);
      return TRUE;
    }
}

static gboolean
handle_next_in_array (Reader *self)
{
  CsToken *token = &self->token;
  gboolean scalar = token->kind != CS_TOKEN_OBJECT_START && token->kind != CS_TOKEN_ARRAY_START;

  if (!starts_value (token->kind) || (scalar && self->scanner.quiet && !token->new_line))
    {
      report_unexpected (self);
      return TRUE;
    }

  report_missing_comma (self);
  self->state = STATE_VALUE;
  return FALSE;
}

static gboolean
handle_next (Reader *self)
{
  CsToken *token = &self->token;

  switch (token->kind)
    {
    case CS_TOKEN_COMMA:
      take_comma (self);
      self->scanner.quiet = FALSE;
      self->last_end = token->end;
      self->state = in_object (self) ? STATE_NAME : STATE_VALUE;
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      take_closer (self);
      return TRUE;

    case CS_TOKEN_COLON:
    case CS_TOKEN_SIGN:
      if (self->scanner.text[token->start] == ';' || (token->kind == CS_TOKEN_COLON && !in_object (self)))
        take_wrong_comma (self);
      else
        report_unexpected (self);
      return TRUE;

    default:
      return in_object (self) ? handle_next_in_object (self) : handle_next_in_array (self);
    }
}

/* Something stands after the end. A bracket too many in the middle makes the root end early; then
 * the root is opened again, so that the members after it are not lost. */
static gboolean
handle_done (Reader *self)
{
  CsToken           *token = &self->token;
  CsNode            *root = &self->nodes[0];
  guint32            close = root->start + root->length - 1;
  gboolean           is_container = root->kind == CS_JSON_OBJECT || root->kind == CS_JSON_ARRAY;
  guint32            end = self->scanner.length;
  CsJsonFaultRecord *record;

  if (is_container && token->kind == CS_TOKEN_COMMA && !cs_json_scanner_follows (&self->scanner, ',') &&
      (cs_json_scanner_follows (&self->scanner, '"') || cs_json_scanner_follows (&self->scanner, '{')))
    {
      char closer = self->scanner.text[close];

      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, close, close + 1,
                                      _("This “%c” ends the whole text, but more follows; remove it or what follows."),
                                      closer);
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, close, close + 1, "");
      /* Its level still lies at the bottom of the stack as it was */
      self->after_value = root->n_children > 0;
      set_depth (self, 1);
      self->reopened = TRUE;
      self->state = STATE_NEXT;
      return FALSE;
    }

  if (token->kind == CS_TOKEN_OBJECT_END || token->kind == CS_TOKEN_ARRAY_END)
    {
      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                      _("There is a “%c” too many at the end; remove it."),
                                      self->scanner.text[token->start]);
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, "");
      return TRUE;
    }

  if (!token->reported)
    {
      while (end > token->end && g_ascii_isspace (self->scanner.text[end - 1]))
        end--;
      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, end,
                             _("The JSON text ends before this; remove what follows, or put it inside."));
    }
  self->scanner.place = self->scanner.length;
  return TRUE;
}

static gboolean
handle_token (Reader *self)
{
  switch (self->state)
    {
    case STATE_NAME: return handle_name (self);
    case STATE_COLON: return handle_colon (self);
    case STATE_VALUE: return handle_value (self);
    case STATE_NEXT: return handle_next (self);
    case STATE_DONE: return handle_done (self);
    default: g_assert_not_reached ();
    }
}

static void
report_unclosed (Reader *self)
{
  g_autoptr (GString) cure = NULL;
  g_autoptr (GString) missing = list_closers (self, 0, &cure);
  CsJsonFaultRecord  *record;

  self->scanner.quiet = FALSE;
  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  /* Translators: %s is one or several closing brackets */
                                  _("The text ends too early; the closing “%s” is missing."), missing->str);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, cure->str);
}

static void
finish (Reader *self)
{
  if (self->depth > 0 && (self->state == STATE_COLON || (self->state == STATE_VALUE && in_object (self))))
    end_member (self);

  if (self->depth > 0 && !self->truncated && !self->scanner.comment_unclosed &&
      !(self->reopened && self->depth == 1))
    {
      /* A comma before the brackets that are missing would be too many once they stand there */
      if (self->n_commas > 0 && self->after_value)
        settle_commas (self, TRUE);
      report_unclosed (self);
    }
  while (self->depth > 0)
    close_container (self, self->last_end);
  if (self->n_nodes > 0 && self->nodes[0].kind == CS_JSON_OBJECT)
    cs_json_find_duplicates (self->scanner.text, self->nodes, self->hashes, 0, self->scanner.faults);

  if (self->n_nodes == 0)
    {
      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                             self->scanner.length, self->scanner.length,
                             _("There is no JSON here: the text is empty."));
      add_node (self, CS_JSON_MISSING, self->scanner.length, self->scanner.length);
    }
}

CsNode *
cs_json_read (const char   *text,
              guint32       start,
              guint32       length,
              CsJsonFaults *faults,
              guint        *n_nodes)
{
  g_autofree Reader *self = g_new (Reader, 1);

  memset (self, 0, sizeof *self);
  self->scanner = (CsJsonScanner) {
    .text = text,
    .length = length,
    .place = start,
    .faults = faults,
    .closers = self->closers,
  };
  self->n_allocated = MAX (16, (length - start) / 24);
  self->n_allocated = MIN (self->n_allocated, CS_JSON_MAX_NODES);
  self->nodes = g_new (CsNode, self->n_allocated);
  self->hashes = g_new (guint32, self->n_allocated);
  self->last_end = start;

  for (;;)
    {
      self->scanner.at_name = self->state == STATE_NAME;
      cs_json_scanner_next (&self->scanner, &self->token);
      if (self->token.kind == CS_TOKEN_END)
        break;
      while (!handle_token (self))
        ;
      if (self->n_nodes >= CS_JSON_MAX_NODES)
        {
          cs_json_scanner_fault (&self->scanner, "json-too-large", CS_SEVERITY_ERROR,
                                 self->scanner.place, self->scanner.place,
                                 _("This text has more than %u values; what follows is not read."),
                                 CS_JSON_MAX_NODES);
          self->truncated = TRUE;
          self->scanner.quiet = TRUE;
          break;
        }
    }
  finish (self);

  g_free (self->hashes);
  *n_nodes = self->n_nodes;
  return g_renew (CsNode, self->nodes, self->n_nodes);
}
