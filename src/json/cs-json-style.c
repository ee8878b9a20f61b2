/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-style-private.h"

#include <string.h>

#include "cs-snapshot-private.h"
#include "cs-text-edit-private.h"

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
has_line_end (const char *text,
              gsize       start,
              gsize       end)
{
  for (gsize i = start; i < end; i++)
    if (is_line_end (text[i]))
      return TRUE;

  return FALSE;
}

/* Where the white space before @offset begins */
static gsize
skip_back (const char *text,
           gsize       offset)
{
  while (offset > 0 && is_space (text[offset - 1]))
    offset--;

  return offset;
}

char *
cs_json_style_dup_line_indent (const char *text,
                               gsize       offset)
{
  gsize start = offset;
  gsize end;

  while (start > 0 && !is_line_end (text[start - 1]))
    start--;
  end = start;
  while (end < offset && (text[end] == ' ' || text[end] == '\t'))
    end++;

  return g_strndup (text + start, end - start);
}

static const char *
find_newline (const char *text,
              gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n')
        return "\n";
      if (text[i] == '\r')
        return i + 1 < length && text[i + 1] == '\n' ? "\r\n" : "\r";
    }

  return "\n";
}

/* Looks at one member or element: what it tells of the style that is not known yet */
static void
learn (CsJsonStyle *self,
       CsSnapshot  *snapshot,
       guint        node)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);
  CsSpan      key = cs_snapshot_get_key_span (snapshot, node);
  CsSpan      value = cs_snapshot_get_value_span (snapshot, node);
  guint       parent = cs_snapshot_get_parent (snapshot, node);
  gsize       start = cs_snapshot_get_node_start (snapshot, node);
  gsize       before = skip_back (text, start);

  if (self->colon == NULL && key.length > 0 && cs_snapshot_get_kind (snapshot, node) != CS_JSON_MISSING)
    {
      gsize key_end = key.start + key.length;
      gsize i = key_end;
      guint n_colons = 0;

      for (; i < value.start && (text[i] == ' ' || text[i] == '\t' || text[i] == ':'); i++)
        n_colons += text[i] == ':';
      /* In a text with faults there may be none, or two */
      if (i == value.start && n_colons == 1)
        self->colon = g_strndup (text + key_end, value.start - key_end);
    }

  if (has_line_end (text, before, start))
    {
      self->multi_line = TRUE;
      if (self->indent == NULL)
        {
          g_autofree char *own = cs_json_style_dup_line_indent (text, start);
          g_autofree char *outer = NULL;

          outer = cs_json_style_dup_line_indent (text, cs_snapshot_get_node_start (snapshot, parent));
          if (strlen (own) > strlen (outer) && g_str_has_prefix (own, outer))
            self->indent = g_strdup (own + strlen (outer));
        }
    }
  else if (node == parent + 1)
    {
      if (self->padding == NULL && text[before - 1] == '{')
        self->padding = g_strndup (text + before, start - before);
    }
  else if (self->comma == NULL && before > 0 && text[before - 1] == ',')
    {
      self->comma = g_strconcat (",", NULL);
      if (start > before)
        {
          g_free (self->comma);
          self->comma = g_strdup (", ");
        }
    }
}

CsJsonStyle *
cs_json_style_new (CsSnapshot *snapshot)
{
  CsJsonStyle *self = g_new0 (CsJsonStyle, 1);
  guint        n_nodes = cs_snapshot_get_n_nodes (snapshot);
  gsize        length;
  const char  *text = cs_snapshot_get_text (snapshot, &length);

  self->newline = find_newline (text, length);
  for (guint node = 1; node < n_nodes; node++)
    {
      learn (self, snapshot, node);
      if (self->indent != NULL && self->colon != NULL && self->comma != NULL && self->padding != NULL)
        break;
    }

  /* A document without entries shows nothing: it becomes one that people like to read */
  if (n_nodes == 1)
    self->multi_line = TRUE;
  if (self->indent == NULL)
    self->indent = g_strdup (n_nodes > 1 && self->multi_line ? "" : "  ");
  if (self->comma == NULL)
    self->comma = g_strdup (self->multi_line || self->colon == NULL || strlen (self->colon) > 1 ? ", " : ",");
  if (self->colon == NULL)
    self->colon = g_strdup (strlen (self->comma) > 1 ? ": " : ":");
  if (self->padding == NULL)
    self->padding = g_strdup (self->multi_line ? " " : "");

  return self;
}

void
cs_json_style_free (CsJsonStyle *self)
{
  g_free (self->indent);
  g_free (self->colon);
  g_free (self->comma);
  g_free (self->padding);
  g_free (self);
}

static void
append_break (const CsJsonStyle *self,
              GString           *result,
              const char        *base,
              guint              depth)
{
  g_string_append (result, self->newline);
  g_string_append (result, base);
  while (depth-- > 0)
    g_string_append (result, self->indent);
}

/* What stands between two tokens of a value that is put on one line */
static void
append_gap (const CsJsonStyle *self,
            GString           *result,
            char               before,
            char               after)
{
  if (before == ',')
    g_string_append (result, self->comma + 1);
  else if (before == '{' && after != '}')
    g_string_append (result, self->padding);
  else if (after == '}' && before != '{')
    g_string_append (result, self->padding);
}

static gsize
skip_string (const char *json,
             gsize       length,
             gsize       place)
{
  for (place++; place < length && json[place] != '"'; place++)
    if (json[place] == '\\')
      place++;

  return MIN (place + 1, length);
}

void
cs_json_style_append (const CsJsonStyle *self,
                      GString           *result,
                      const char        *json,
                      gsize              length,
                      const char        *base)
{
  gsize place = 0;
  guint depth = 0;
  char  before = '\0';

  if (!has_line_end (json, 0, length))
    {
      g_string_append_len (result, json, length);
      return;
    }

  while (place < length)
    {
      gsize start = place;
      char  c;

      while (place < length && is_space (json[place]))
        place++;
      if (place == length)
        break;

      c = json[place];
      if (c == '}' || c == ']')
        depth--;
      if (!self->multi_line)
        {
          if (c != ':' && before != ':' && before != '\0')
            append_gap (self, result, before, c);
        }
      else if (before != ':' && c != ':' && has_line_end (json, start, place))
        {
          append_break (self, result, base, depth);
        }
      else if (before != ':' && c != ':')
        {
          g_string_append_len (result, json + start, place - start);
        }

      start = place;
      if (c == '"')
        place = skip_string (json, length, place);
      else if (strchr ("{}[],:", c) != NULL)
        place++;
      else
        while (place < length && strchr ("{}[],: \t\r\n", json[place]) == NULL)
          place++;

      if (c == ':')
        g_string_append (result, self->colon);
      else
        g_string_append_len (result, json + start, place - start);
      if (c == '{' || c == '[')
        depth++;
      before = c;
    }
}
