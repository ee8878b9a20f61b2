/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-scanner-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-number-private.h"
#include "cs-json-string-private.h"

#define EXCERPT_BYTES 40

/* What a byte does outside of strings. JSON's white space and the bytes that no word contains. */
enum
{
  BYTE_WORD,
  BYTE_SPACE,
  BYTE_PUNCTUATION,
  BYTE_CONTROL,
};

static guchar
classify (guchar c)
{
  switch (c)
    {
    case ' ': case '\t': case '\n': case '\r':
      return BYTE_SPACE;
    case '{': case '}': case '[': case ']': case ',': case ':':
    case '"': case '\'': case '`': case ';': case '=':
      return BYTE_PUNCTUATION;
    default:
      return c < 0x20 || c == 0x7f ? BYTE_CONTROL : BYTE_WORD;
    }
}

/* How many bytes the blank or invisible character at @place has that JSON takes for no white
 * space, 0 for another: what comes along when text is copied from a web page or a document. */
static guint
match_odd_space (CsJsonScanner *self,
                 guint32        place,
                 gunichar      *character)
{
  guchar c = self->text[place];

  if (c < 0x80)
    {
      *character = c;
      return classify (c) == BYTE_CONTROL ? 1 : 0;
    }

  *character = g_utf8_get_char (self->text + place);
  if (g_unichar_isspace (*character) || g_unichar_type (*character) == G_UNICODE_FORMAT ||
      g_unichar_type (*character) == G_UNICODE_CONTROL)
    return g_utf8_skip[c];

  return 0;
}

char *
cs_json_scanner_excerpt (CsJsonScanner *self,
                         guint32        start,
                         guint32        end)
{
  GString *result = g_string_new (NULL);
  guint32  cut = end - start > EXCERPT_BYTES ? start + EXCERPT_BYTES : end;

  while (cut > start && cut < end && (self->text[cut] & 0xc0) == 0x80)
    cut--;
  for (guint32 i = start; i < cut; i++)
    g_string_append_c (result, (guchar) self->text[i] < 0x20 || self->text[i] == 0x7f ? ' ' : self->text[i]);
  if (cut < end)
    g_string_append (result, "…");

  return g_string_free (result, FALSE);
}

CsJsonFaultRecord *
cs_json_scanner_fault (CsJsonScanner *self,
                       const char    *id,
                       CsSeverity     severity,
                       guint32        start,
                       guint32        end,
                       const char    *format,
                       ...)
{
  va_list  arguments;
  char    *message;

  if (self->quiet && severity == CS_SEVERITY_ERROR)
    return NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return cs_json_faults_add (self->faults, id, severity, start, end - start, message);
}

void
cs_json_fault_cure (CsJsonFaultRecord *record,
                    CsJsonCure         cure,
                    guint32            start,
                    guint32            end,
                    const char        *text)
{
  if (record == NULL)
    return;

  record->cure = cure;
  record->cure_span = (CsSpan) { start, end - start };
  record->cure_text = g_strdup (text);
}

static void
skip_comment (CsJsonScanner *self)
{
  guint32            start = self->place;
  guint32            end = start;
  CsJsonFaultRecord *record;

  if (self->text[start] == '/' && self->text[start + 1] == '*')
    {
      const char *close = g_strstr_len (self->text + start + 2, self->length - start - 2, "*/");

      if (close == NULL)
        {
          cs_json_scanner_fault (self, "json-comment", CS_SEVERITY_ERROR, start, self->length,
                                 _("This comment is not closed, and JSON has no comments; remove it."));
          self->comment_unclosed = TRUE;
          self->place = self->length;
          return;
        }
      end = close + 2 - self->text;
    }
  else
    {
      while (end < self->length && self->text[end] != '\n' && self->text[end] != '\r')
        end++;
    }

  record = cs_json_scanner_fault (self, "json-comment", CS_SEVERITY_ERROR, start, end,
                                  _("JSON has no comments; remove this one."));
  cs_json_fault_cure (record, CS_JSON_CURE_COMMENT, start, end, NULL);
  self->place = end;
}

static void
skip_odd_space (CsJsonScanner *self,
                guint          length,
                gunichar       character)
{
  guint32            start = self->place;
  gunichar           next;
  CsJsonFaultRecord *record;

  do
    self->place += length;
  while (self->place < self->length && match_odd_space (self, self->place, &next) == length &&
         next == character);

  record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, start, self->place,
                                  _("There is an invisible character (U+%04X) here that JSON does not "
                                    "allow; remove it or put a plain space."),
                                  character);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, start, self->place,
                      g_unichar_isspace (character) ? " " : "");
}

/* Whether a comment begins at the scanner's place */
static gboolean
is_comment (const CsJsonScanner *self)
{
  const char *text = self->text + self->place;

  if (*text == '#')
    return TRUE;

  return *text == '/' && self->place + 1 < self->length && (text[1] == '/' || text[1] == '*');
}

/* Returns whether a line ended */
static gboolean
skip_blanks (CsJsonScanner *self)
{
  const char *text = self->text;
  gboolean    new_line = FALSE;

  for (;;)
    {
      guint32  place = self->place;
      guint    length;
      gunichar character;
      guchar   c;

      while (place < self->length && (text[place] == ' ' || text[place] == '\n' ||
                                      text[place] == '\r' || text[place] == '\t'))
        {
          new_line |= text[place] == '\n' || text[place] == '\r';
          place++;
        }
      self->place = place;
      if (place == self->length)
        return new_line;

      c = text[place];
      if (c == '/' || c == '#')
        {
          if (!is_comment (self))
            return new_line;
          skip_comment (self);
        }
      else if (c >= 0x20 && c < 0x7f)
        {
          return new_line;
        }
      else
        {
          length = match_odd_space (self, place, &character);
          if (length == 0)
            return new_line;
          skip_odd_space (self, length, character);
        }
    }
}

gboolean
cs_json_scanner_follows (const CsJsonScanner *self,
                         char                 character)
{
  guint32 place = self->place;

  while (place < self->length && classify (self->text[place]) == BYTE_SPACE)
    place++;

  return place < self->length && self->text[place] == character;
}

/* A string whose closing quote is missing ends with its line. What stands there belongs to the
 * document rather than to the string when it fits: the comma, the brackets that are due, and the
 * colon after a name. */
static guint32
guess_string_end (CsJsonScanner *self,
                  guint32        start,
                  guint32        line_end)
{
  const char *text = self->text;
  guint32     end = line_end;
  guint32     cut;
  guint       n_closers = 0;

  if (self->at_name)
    {
      const char *colon = memchr (text + start, ':', line_end - start);

      if (colon != NULL)
        return colon - text;
    }

  while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
    end--;
  if (end > start && text[end - 1] == ',')
    end--;

  cut = end;
  while (cut > start && (text[cut - 1] == ' ' || text[cut - 1] == '}' || text[cut - 1] == ']'))
    n_closers += text[--cut] != ' ';
  if (n_closers > 0 && n_closers <= self->depth)
    {
      guint   depth = self->depth;
      guint32 place = cut;

      while (place < end && (text[place] == ' ' || text[place] == self->closers[depth - 1]))
        depth -= text[place++] != ' ';
      if (place == end && memchr (text + start, '{', cut - start) == NULL &&
          memchr (text + start, '[', cut - start) == NULL)
        end = cut;
    }

  while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
    end--;

  return end;
}

static void
check_escape (CsJsonScanner *self,
              guint32        place)
{
  const char        *text = self->text + place;
  guint32            left = self->length - place;
  CsJsonFaultRecord *record;

  if (left >= 2 && text[1] == 'u')
    {
      guint n_digits = 0;

      while (n_digits < 4 && 2 + n_digits < left && g_ascii_isxdigit (text[2 + n_digits]))
        n_digits++;
      if (n_digits < 4)
        cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, place, place + 2 + n_digits,
                               _("After “\\u” four hexadecimal digits must follow, for example “\\u00e9”."));
      else if (memcmp (text + 2, "0000", 4) == 0)
        cs_json_scanner_fault (self, "json-nul", CS_SEVERITY_WARNING, place, place + 6,
                               _("This text contains the character NUL (“\\u0000”); many programs cut "
                                 "the text off there, better remove it."));
      return;
    }

  if (left >= 2 && memchr ("\"\\/bfnrt", text[1], 8) != NULL)
    return;
  if (left < 2 || text[1] == '\n' || text[1] == '\r')
    return;

  {
    guint32          end = place + 1 + g_utf8_skip[(guchar) text[1]];
    g_autofree char *excerpt = cs_json_scanner_excerpt (self, place, end);

    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, place, end,
                                    _("“%s” is no escape that JSON knows; a backslash itself is written “\\\\”."),
                                    excerpt);
    if (text[1] == '\'' || text[1] == '`')
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, place, place + 1, "");
    else
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, place, place + 1, "\\\\");
  }
}

static void
report_control (CsJsonScanner *self,
                guint32        place)
{
  guchar             c = self->text[place];
  char               escape[8];
  CsJsonFaultRecord *record;

  if (c == '\t')
    g_strlcpy (escape, "\\t", sizeof escape);
  else
    g_snprintf (escape, sizeof escape, "\\u%04x", c);

  record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, place, place + 1,
                                  _("There is a control character in this text; it must be written “%s”."),
                                  escape);
  cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, place, place + 1, escape);
}

/* The bytes that a string in double quotes can run over without a look */
static inline gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '"' && c != '\\';
}

/* Eight bytes at a time: whether one of them is not plain. A byte below @n gives a bit in
 * (x - n * ones) & ~x & high; a quote or a backslash becomes zero by XOR. */
static inline gboolean
has_special (const char *text)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 high = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64       word;
  guint64       quote;
  guint64       backslash;

  memcpy (&word, text, sizeof word);
  quote = word ^ (ones * '"');
  backslash = word ^ (ones * '\\');

  return ((((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) |
           ((backslash - ones) & ~backslash)) & high) != 0;
}

static void
report_quotes (CsJsonScanner *self,
               CsToken       *token,
               guchar         quote)
{
  CsJsonFaultRecord *record;

  if (quote == 0xe2)
    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("This text stands in curly quotes; JSON wants straight double quotes."));
  else
    record = cs_json_scanner_fault (self, "json-single-quotes", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("This text stands in single quotes; JSON wants double quotes."));
  cs_json_fault_cure (record, CS_JSON_CURE_STRING, token->start, token->end, NULL);
}

/* Everything but the plain case: escapes, control characters, other quotes, no closing quote */
static void
scan_odd_string (CsJsonScanner *self,
                 CsToken       *token,
                 guint          opening,
                 guchar         quote)
{
  const char        *text = self->text;
  guint32            place = token->start + opening;
  gboolean           control_seen = FALSE;
  guint              closing = 0;
  guchar             other;
  CsJsonFaultRecord *record;

  token->escaped = quote != '"';
  while (place < self->length && text[place] != '\n' && text[place] != '\r')
    {
      guchar c = text[place];

      if (c == '\\')
        {
          token->escaped = TRUE;
          /* An escaped quote of the wrong kind goes with the quotes */
          if (quote == '"' || place + 1 == self->length || (guchar) text[place + 1] != quote)
            check_escape (self, place);
          place += place + 1 < self->length && text[place + 1] != '\n' && text[place + 1] != '\r' ? 2 : 1;
          continue;
        }
      if (c == quote || (quote == 0xe2 && c == '"'))
        {
          closing = cs_json_string_quote_length (text + place, self->length - place, &other);
          if (closing > 0)
            break;
        }
      if (c < 0x20 && !control_seen)
        {
          control_seen = TRUE;
          report_control (self, place);
        }
      place++;
    }

  token->kind = CS_TOKEN_STRING;
  token->end = place + closing;
  if (closing == 0)
    {
      token->escaped = TRUE;
      token->unterminated = TRUE;
      token->end = guess_string_end (self, token->start + opening, place);
      record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                      _("The closing quote of this text is missing."));
      cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->end, token->end, "\"");
      token->reported = TRUE;
    }
  else if (quote != '"')
    {
      report_quotes (self, token, quote);
    }
  self->place = token->end;
}

static void
scan_string (CsJsonScanner *self,
             CsToken       *token)
{
  const char *text = self->text;
  guint32     place = token->start + 1;

  while (place + 8 <= self->length && !has_special (text + place))
    place += 8;
  while (place < self->length && is_plain (text[place]))
    place++;

  if (place < self->length && text[place] == '"')
    {
      token->kind = CS_TOKEN_STRING;
      token->end = self->place = place + 1;
      return;
    }

  scan_odd_string (self, token, 1, '"');
}

/* A placeholder that a build tool fills in later, bare: "size": ${{SIZE}} */
static guint32
skip_placeholder (CsJsonScanner *self,
                  guint32        place)
{
  const char *close;

  if (self->length - place < 3 || memcmp (self->text + place, "${{", 3) != 0)
    return place;

  close = g_strstr_len (self->text + place, MIN (self->length - place, 256), "}}");
  return close != NULL ? (guint32) (close + 2 - self->text) : place;
}

static void
scan_word (CsJsonScanner *self,
           CsToken       *token)
{
  guint32  place = token->start;
  gunichar character;
  guchar   quote;

  while (place < self->length)
    {
      guint32 after = skip_placeholder (self, place);
      guchar  c;

      if (after > place)
        {
          place = after;
          continue;
        }
      c = self->text[place];
      if (classify (c) != BYTE_WORD)
        break;
      if (c == '/' && place + 1 < self->length &&
          (self->text[place + 1] == '/' || self->text[place + 1] == '*'))
        break;
      if (c >= 0x80 && place > token->start &&
          (match_odd_space (self, place, &character) > 0 ||
           cs_json_string_quote_length (self->text + place, self->length - place, &quote) > 0))
        break;
      place += c >= 0x80 ? g_utf8_skip[c] : 1;
    }

  token->kind = CS_TOKEN_WORD;
  token->end = self->place = place;
}

static void
report_number (CsJsonScanner *self,
               CsToken       *token)
{
  const char        *text = self->text + token->start;
  guint32            length = token->end - token->start;
  g_autofree char   *excerpt = cs_json_scanner_excerpt (self, token->start, token->end);
  g_autofree char   *repaired = cs_json_number_repair (text, length);
  guint              sign = text[0] == '-';
  CsJsonFaultRecord *record;

  if (length > sign + 1 && text[sign] == '0' && g_ascii_isdigit (text[sign + 1]))
    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("The number “%s” must not begin with a zero."), excerpt);
  else if (text[0] == '+')
    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("The number “%s” must not begin with a plus sign."), excerpt);
  else if (repaired != NULL)
    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("The number “%s” needs a digit before and after its point."), excerpt);
  else
    record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                    _("“%s” is no number that JSON knows; if it is a text, put it in double quotes."),
                                    excerpt);

  if (repaired != NULL)
    cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, repaired);
  token->reported = TRUE;
}

static void
scan_number (CsJsonScanner *self,
             CsToken       *token)
{
  const char *text = self->text + token->start;
  gsize       length = cs_json_number_match (text, self->length - token->start);
  guint32     end = token->start + length;

  if (length > 0 && end < self->length && classify (self->text[end]) == BYTE_WORD)
    scan_word (self, token);
  if (length > 0 && token->end <= end)
    {
      token->kind = CS_TOKEN_NUMBER;
      token->end = self->place = end;
      if (G_UNLIKELY (!cs_json_number_is_common (text, length)))
        {
          g_autofree char *excerpt = cs_json_scanner_excerpt (self, token->start, end);

          cs_json_scanner_fault (self, "json-number-range", CS_SEVERITY_WARNING, token->start, end,
                                 _("The number %s is outside the range that most programs can hold; "
                                   "write it as a text in quotes, or make it smaller."),
                                 excerpt);
        }
      return;
    }

  scan_word (self, token);
  report_number (self, token);
}

/* Words that other languages write for what JSON writes otherwise */
static const struct
{
  const char *word;
  const char *json;
} foreign_words[] = {
  { "True", "true" }, { "TRUE", "true" }, { "False", "false" }, { "FALSE", "false" },
  { "None", "null" }, { "NULL", "null" }, { "Null", "null" }, { "nil", "null" },
};

static void
scan_letters (CsJsonScanner *self,
              CsToken       *token)
{
  const char *word = self->text + token->start;
  guint32     length;

  scan_word (self, token);
  length = token->end - token->start;
  if (length == 4 && memcmp (word, "true", 4) == 0)
    token->kind = CS_TOKEN_TRUE;
  else if (length == 5 && memcmp (word, "false", 5) == 0)
    token->kind = CS_TOKEN_FALSE;
  else if (length == 4 && memcmp (word, "null", 4) == 0)
    token->kind = CS_TOKEN_NULL;
  else if (!self->at_name)
    for (guint i = 0; i < G_N_ELEMENTS (foreign_words); i++)
      if (length == strlen (foreign_words[i].word) && memcmp (word, foreign_words[i].word, length) == 0)
        {
          CsJsonFaultRecord *record;

          record = cs_json_scanner_fault (self, "json-syntax", CS_SEVERITY_ERROR, token->start, token->end,
                                          /* Translators: the words are JSON's own, "True" and "true" for example */
                                          _("“%s” is spelled “%s” in JSON."),
                                          foreign_words[i].word, foreign_words[i].json);
          cs_json_fault_cure (record, CS_JSON_CURE_REPLACE, token->start, token->end, foreign_words[i].json);
          token->reported = TRUE;
          break;
        }
}

void
cs_json_scanner_next (CsJsonScanner *self,
                      CsToken       *token)
{
  gboolean new_line = skip_blanks (self);
  guint    opening;
  guchar   quote;

  *token = (CsToken) { .start = self->place, .new_line = new_line };
  if (self->place == self->length)
    {
      token->kind = CS_TOKEN_END;
      token->end = self->place;
      return;
    }

  switch (self->text[self->place])
    {
    case '{': token->kind = CS_TOKEN_OBJECT_START; break;
    case '}': token->kind = CS_TOKEN_OBJECT_END; break;
    case '[': token->kind = CS_TOKEN_ARRAY_START; break;
    case ']': token->kind = CS_TOKEN_ARRAY_END; break;
    case ',': token->kind = CS_TOKEN_COMMA; break;
    case ':': token->kind = CS_TOKEN_COLON; break;
    case ';': case '=': token->kind = CS_TOKEN_SIGN; break;
    case '"':
      scan_string (self, token);
      return;
    case '-': case '+': case '.':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      scan_number (self, token);
      return;
    default:
      opening = cs_json_string_quote_length (self->text + self->place, self->length - self->place, &quote);
      if (opening > 0)
        scan_odd_string (self, token, opening, quote);
      else
        scan_letters (self, token);
      return;
    }

  token->end = ++self->place;
}
