/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-reader-levels-private.h"

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

/* Members */

static void
begin_member (CsJsonReader *self)
{
  cs_json_reader_settle_commas (self, FALSE);
  self->name = self->token;
  self->has_name = TRUE;
  self->name_faulty = self->token.reported;
  self->last_end = self->token.end;
  self->state = CS_JSON_STATE_COLON;
}

/* A member that ends before its value: the half-typed ones */
static void
end_member (CsJsonReader *self)
{
  guint32 place = self->state == CS_JSON_STATE_COLON ? self->name.end : self->colon_end;

  if (!self->name_faulty && self->has_name)
    {
      g_autofree char *name = cs_json_scanner_excerpt (&self->scanner, self->name.start, self->name.end);

      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, self->name.start, place,
                             self->state == CS_JSON_STATE_COLON
                             ? _("The member %s has no value; put a colon and the value after it.")
                             : _("The member %s has no value; put one after the colon."),
                             name);
    }
  cs_json_reader_add_node (self, CS_JSON_MISSING, place, place);
}

static void
report_missing_name (CsJsonReader *self)
{
  cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, self->token.start, self->token.end,
                         _("The name of the member is missing here; put it in double quotes, with a colon after it."));
  self->colon_end = self->token.end;
  self->state = CS_JSON_STATE_VALUE;
}

/* The handlers: each returns whether it took the token */

static gboolean
handle_name (CsJsonReader *self)
{
  CsToken           *token = &self->token;
  CsJsonFaultRecord *record;

  switch (token->kind)
    {
    case CS_TOKEN_STRING:
      begin_member (self);
      return TRUE;

    case CS_TOKEN_COMMA:
      cs_json_reader_take_comma (self);
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      cs_json_reader_take_closer (self);
      return TRUE;

    case CS_TOKEN_COLON:
      cs_json_reader_settle_commas (self, FALSE);
      report_missing_name (self);
      return TRUE;

    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      cs_json_reader_settle_commas (self, FALSE);
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
      cs_json_reader_report_unexpected (self);
      return TRUE;
    }
}

static gboolean
handle_colon (CsJsonReader *self)
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
      self->state = CS_JSON_STATE_VALUE;
      return TRUE;
    }

  if (token->kind == CS_TOKEN_SIGN)
    {
      cs_json_reader_report_unexpected (self);
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
          self->state = CS_JSON_STATE_VALUE;
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
take_bad_value (CsJsonReader *self)
{
  CsToken *token = &self->token;

  cs_json_reader_settle_commas (self, FALSE);
  if (!token->reported)
    {
      g_autofree char *excerpt = cs_json_scanner_excerpt (&self->scanner, token->start, token->end);

      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                             _("“%s” is no value that JSON knows; if it is a text, put it in double quotes."),
                             excerpt);
    }
  self->scanner.quiet = TRUE;
  cs_json_reader_add_node (self, CS_JSON_MISSING, token->start, token->end);
}

static void
take_scalar (CsJsonReader *self,
             CsJsonKind    kind)
{
  cs_json_reader_settle_commas (self, FALSE);
  cs_json_reader_add_node (self, kind, self->token.start, self->token.end);
  if (self->token.unterminated)
    self->scanner.quiet = TRUE;
}

/* A member's name in a list: where the rest of the text has a bracket too few, the one that closes
 * this list was forgotten. Returns whether it was. */
static gboolean
take_forgotten_closer (CsJsonReader *self)
{
  if (self->depth < 2 || cs_json_reader_in_object (self) || self->closers[self->depth - 2] != '}' ||
      !self->after_value || self->n_commas != 1 || !cs_json_scanner_follows (&self->scanner, ':') ||
      self->n_guesses++ >= CS_JSON_MAX_GUESSES || cs_json_reader_count_closers (self) != (int) self->depth - 1)
    return FALSE;

  self->last_end = self->first_comma;
  cs_json_reader_close_missing (self, self->depth - 1);
  self->last_end = self->commas_end;
  self->n_commas = 1;
  self->state = CS_JSON_STATE_NAME;
  return TRUE;
}

static gboolean
handle_value (CsJsonReader *self)
{
  CsToken           *token = &self->token;
  CsJsonFaultRecord *record;

  switch (token->kind)
    {
    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      cs_json_reader_settle_commas (self, FALSE);
      cs_json_reader_open (self);
      return TRUE;

    case CS_TOKEN_STRING:
      if (cs_json_reader_in_object (self) && token->new_line && cs_json_scanner_follows (&self->scanner, ':'))
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
      if (cs_json_reader_in_object (self))
        {
          end_member (self);
          return FALSE;
        }
      if (self->depth > 0)
        cs_json_reader_take_comma (self);
      else
        cs_json_reader_report_unexpected (self);
      return TRUE;

    case CS_TOKEN_COLON:
      if (!cs_json_reader_in_object (self))
        {
          cs_json_reader_report_unexpected (self);
          return TRUE;
        }
      record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                      token->start, token->end,
                                      _("There is a colon too many here; remove it."));
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, "");
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      if (cs_json_reader_in_object (self))
        {
          end_member (self);
          return FALSE;
        }
      if (self->depth > 0)
        cs_json_reader_take_closer (self);
      else
        cs_json_reader_report_unexpected (self);
      return TRUE;

    default:
      cs_json_reader_report_unexpected (self);
      return TRUE;
    }
}

static void
report_missing_comma (CsJsonReader *self)
{
  CsJsonFaultRecord *record;

  record = cs_json_scanner_fault (&self->scanner, "json-missing-comma", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  _("A comma is missing after this value."));
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, ",");
}

/* Something else where a comma must stand: a semicolon, or in a list a colon */
static void
take_wrong_comma (CsJsonReader *self)
{
  CsToken           *token = &self->token;
  g_autofree char   *excerpt = cs_json_scanner_excerpt (&self->scanner, token->start, token->end);
  CsJsonFaultRecord *record;

  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                  _("A comma must stand here instead of “%s”."), excerpt);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, ",");
  self->scanner.quiet = FALSE;
  self->state = cs_json_reader_in_object (self) ? CS_JSON_STATE_NAME : CS_JSON_STATE_VALUE;
}

static gboolean
handle_next_in_object (CsJsonReader *self)
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
          self->state = CS_JSON_STATE_NAME;
          return FALSE;
        }
      cs_json_reader_report_unexpected (self);
      return TRUE;

    case CS_TOKEN_OBJECT_START:
    case CS_TOKEN_ARRAY_START:
      report_missing_name (self);
      return FALSE;

    default:
      cs_json_reader_report_unexpected (self);
      return TRUE;
    }
}

static gboolean
handle_next_in_array (CsJsonReader *self)
{
  CsToken *token = &self->token;
  gboolean scalar = token->kind != CS_TOKEN_OBJECT_START && token->kind != CS_TOKEN_ARRAY_START;

  if (!starts_value (token->kind) || (scalar && self->scanner.quiet && !token->new_line))
    {
      cs_json_reader_report_unexpected (self);
      return TRUE;
    }

  report_missing_comma (self);
  self->state = CS_JSON_STATE_VALUE;
  return FALSE;
}

static gboolean
handle_next (CsJsonReader *self)
{
  CsToken *token = &self->token;

  switch (token->kind)
    {
    case CS_TOKEN_COMMA:
      cs_json_reader_take_comma (self);
      self->scanner.quiet = FALSE;
      self->last_end = token->end;
      self->state = cs_json_reader_in_object (self) ? CS_JSON_STATE_NAME : CS_JSON_STATE_VALUE;
      return TRUE;

    case CS_TOKEN_OBJECT_END:
    case CS_TOKEN_ARRAY_END:
      cs_json_reader_take_closer (self);
      return TRUE;

    case CS_TOKEN_COLON:
    case CS_TOKEN_SIGN:
      if (self->scanner.text[token->start] == ';' ||
          (token->kind == CS_TOKEN_COLON && !cs_json_reader_in_object (self)))
        take_wrong_comma (self);
      else
        cs_json_reader_report_unexpected (self);
      return TRUE;

    default:
      return cs_json_reader_in_object (self) ? handle_next_in_object (self) : handle_next_in_array (self);
    }
}

/* Something stands after the end. A bracket too many in the middle makes the root end early; then
 * the root is opened again, so that the members after it are not lost. */
static gboolean
handle_done (CsJsonReader *self)
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
      cs_json_reader_set_depth (self, 1);
      self->reopened = TRUE;
      self->state = CS_JSON_STATE_NEXT;
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
handle_token (CsJsonReader *self)
{
  switch (self->state)
    {
    case CS_JSON_STATE_NAME: return handle_name (self);
    case CS_JSON_STATE_COLON: return handle_colon (self);
    case CS_JSON_STATE_VALUE: return handle_value (self);
    case CS_JSON_STATE_NEXT: return handle_next (self);
    case CS_JSON_STATE_DONE: return handle_done (self);
    default: g_assert_not_reached ();
    }
}

static void
report_unclosed (CsJsonReader *self)
{
  g_autoptr (GString) cure = NULL;
  g_autoptr (GString) missing = cs_json_reader_list_closers (self, 0, &cure);
  CsJsonFaultRecord  *record;

  self->scanner.quiet = FALSE;
  record = cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                                  self->last_end, self->last_end,
                                  /* Translators: %s is one or several closing brackets */
                                  _("The text ends too early; the closing “%s” is missing."), missing->str);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, self->last_end, self->last_end, cure->str);
}

static void
finish (CsJsonReader *self)
{
  if (self->depth > 0 &&
      (self->state == CS_JSON_STATE_COLON ||
       (self->state == CS_JSON_STATE_VALUE && cs_json_reader_in_object (self))))
    end_member (self);

  if (self->depth > 0 && !self->truncated && !self->scanner.comment_unclosed &&
      !(self->reopened && self->depth == 1))
    {
      /* A comma before the brackets that are missing would be too many once they stand there */
      if (self->n_commas > 0 && self->after_value)
        cs_json_reader_settle_commas (self, TRUE);
      report_unclosed (self);
    }
  while (self->depth > 0)
    cs_json_reader_close (self, self->last_end);
  if (self->n_nodes > 0 && self->nodes[0].kind == CS_JSON_OBJECT)
    cs_json_find_duplicates (self->scanner.text, self->nodes, self->hashes, 0, self->scanner.faults);

  if (self->n_nodes == 0)
    {
      cs_json_scanner_fault (&self->scanner, "json-syntax", CS_SEVERITY_ERROR,
                             self->scanner.length, self->scanner.length,
                             _("There is no JSON here: the text is empty."));
      cs_json_reader_add_node (self, CS_JSON_MISSING, self->scanner.length, self->scanner.length);
    }
}

CsNode *
cs_json_read (const char   *text,
              guint32       start,
              guint32       length,
              CsJsonFaults *faults,
              guint        *n_nodes)
{
  g_autofree CsJsonReader *self = g_new (CsJsonReader, 1);

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
      self->scanner.at_name = self->state == CS_JSON_STATE_NAME;
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
