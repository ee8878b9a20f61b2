/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-text-edit-private.h"

#include <string.h>

#include "cs-json-encoding-private.h"
#include "cs-json-string-private.h"
#include "cs-snapshot-private.h"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Where the comment that begins at @place ends, or @place */
static gsize
skip_comment (const char *text,
              gsize       place,
              gsize       end)
{
  gsize start = place;

  if (text[place] == '#' || (text[place] == '/' && place + 1 < end && text[place + 1] == '/'))
    {
      while (place < end && !is_line_end (text[place]))
        place++;
    }
  else if (text[place] == '/' && place + 1 < end && text[place + 1] == '*')
    {
      const char *close = g_strstr_len (text + place + 2, end - place - 2, "*/");

      place = close != NULL ? (gsize) (close + 2 - text) : start;
    }

  return place;
}

static void
remove_commas (CsTextEdit *edit,
               const char *text,
               CsSpan      span)
{
  gsize end = span.start + span.length;
  gsize place = span.start;

  while (place < end)
    {
      gsize after = skip_comment (text, place, end);

      if (after > place)
        {
          place = after;
          continue;
        }
      if (text[place] == ',')
        cs_text_edit_replace (edit, place, 1, "", 0);
      place++;
    }
}

/* With its line, when it has it for itself; with the space before it, when it ends a line */
static void
remove_comment (CsTextEdit *edit,
                const char *text,
                gsize       length,
                CsSpan      span)
{
  gsize       start = span.start;
  gsize       end = start + span.length;
  gsize       before = start;
  gsize       after = end;
  const char *added = "";

  while (before > 0 && is_blank (text[before - 1]))
    before--;
  while (after < length && is_blank (text[after]))
    after++;

  if (after == length || is_line_end (text[after]))
    {
      gboolean own_line = before == 0 || is_line_end (text[before - 1]);

      start = before;
      end = after;
      if (own_line && end < length)
        end += text[end] == '\r' && end + 1 < length && text[end + 1] == '\n' ? 2 : 1;
    }
  else if (after > end && (before < start || before == 0))
    {
      end = after;
    }
  else if (before == start && after == end && start > 0)
    {
      /* Two words must not grow together */
      added = g_ascii_isalnum (text[start - 1]) && g_ascii_isalnum (text[end]) ? " " : "";
    }

  cs_text_edit_replace (edit, start, end - start, added, -1);
}

/* Other quotes than double ones: what is between them stays, but for what the quotes ask for */
static void
change_quotes (CsTextEdit *edit,
               const char *text,
               CsSpan      span)
{
  const char         *token = text + span.start;
  gsize               end = span.length;
  guchar              quote;
  gsize               place = cs_json_string_quote_length (token, end, &quote);
  g_autoptr (GString) result = g_string_new ("\"");

  end -= quote == 0xe2 && token[end - 1] != '"' ? 3 : 1;
  while (place < end)
    {
      if (token[place] == '\\' && place + 1 < end && (guchar) token[place + 1] == quote)
        {
          place++;
        }
      else if (token[place] == '\\' && place + 1 < end)
        {
          g_string_append_c (result, token[place++]);
        }
      else if (token[place] == '"')
        {
          g_string_append_c (result, '\\');
        }
      g_string_append_c (result, token[place++]);
    }
  g_string_append_c (result, '"');

  cs_text_edit_replace (edit, span.start, span.length, result->str, result->len);
}

static void
quote_word (CsTextEdit *edit,
            const char *text,
            CsSpan      span)
{
  g_autoptr (GString) result = g_string_new (NULL);

  cs_json_string_append_quoted (result, text + span.start, span.length);
  cs_text_edit_replace (edit, span.start, span.length, result->str, result->len);
}

static void
remove_earlier (CsTextEdit *edit,
                CsSnapshot *snapshot,
                guint       node)
{
  guint                parent = cs_snapshot_get_parent (snapshot, node);
  g_autofree gboolean *removed = g_new0 (gboolean, cs_snapshot_get_n_children (snapshot, parent));
  gsize                length;
  const char          *text = cs_snapshot_get_text (snapshot, &length);
  guint                i = 0;
  guint                earlier = 0;

  for (guint child = cs_snapshot_get_first_child (snapshot, parent); child != node;
       child = cs_snapshot_get_next (snapshot, child), i++)
    {
      const CsNode *candidate = cs_snapshot_get_node (snapshot, child);

      if (candidate->key_length > 0 &&
          cs_node_compare_keys (text, candidate, cs_snapshot_get_node (snapshot, node)) == 0)
        earlier = i;
    }

  removed[earlier] = TRUE;
  cs_text_edit_remove_children (edit, snapshot, parent, removed);
}

static gboolean
transcode (CsTextEdit *edit,
           const char *text,
           gsize       length)
{
  gsize            utf8_length;
  g_autofree char *utf8 = cs_json_encoding_to_utf8 (text, length, &utf8_length);

  if (utf8 == NULL)
    return FALSE;

  cs_text_edit_replace (edit, 0, length, utf8, utf8_length);
  return TRUE;
}

CsTextEdit *
cs_text_edit_fix_fault (CsSnapshot *snapshot,
                        guint       index)
{
  const CsJsonFaultRecord *record = cs_snapshot_get_fault_record (snapshot, index);
  gsize                    length;
  const char              *text = cs_snapshot_get_text (snapshot, &length);
  g_autoptr (CsTextEdit)   edit = cs_text_edit_new ();

  switch (record->cure)
    {
    case CS_JSON_CURE_REPLACE:
      cs_text_edit_replace (edit, record->cure_span.start, record->cure_span.length, record->cure_text, -1);
      break;
    case CS_JSON_CURE_COMMAS:
      remove_commas (edit, text, record->cure_span);
      break;
    case CS_JSON_CURE_COMMENT:
      remove_comment (edit, text, length, record->cure_span);
      break;
    case CS_JSON_CURE_STRING:
      change_quotes (edit, text, record->cure_span);
      break;
    case CS_JSON_CURE_QUOTE:
      quote_word (edit, text, record->cure_span);
      break;
    case CS_JSON_CURE_DUPLICATE:
      remove_earlier (edit, snapshot, record->fault.node);
      break;
    case CS_JSON_CURE_ENCODING:
      if (!transcode (edit, text, length))
        return NULL;
      break;
    case CS_JSON_CURE_NONE:
    default:
      return NULL;
    }

  return g_steal_pointer (&edit);
}
