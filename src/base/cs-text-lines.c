/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

#include "cs-text-lines.h"

#include <string.h>

struct _CsTextLines
{
  const char *text;
  gsize       length;
  gsize      *starts;
  guint       n_lines;
  gboolean    is_utf8;
};

/* The start of the line after the one that ends at or after @offset, or @length + 1 */
static gsize
find_next_line (const char *text,
                gsize       length,
                gsize       offset)
{
  for (gsize i = offset; i < length; i++)
    {
      if (text[i] == '\n')
        return i + 1;
      if (text[i] == '\r')
        return i + 1 < length && text[i + 1] == '\n' ? i + 2 : i + 1;
    }

  return length + 1;
}

/* g_utf8_validate_len() stops at a NUL, which is a character like others to a text editor */
static gboolean
is_utf8 (const char *text,
         gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      if (!g_utf8_validate_len (text, end - text, &text) && *text != '\0')
        return FALSE;
      if (text < end)
        text++;
    }

  return TRUE;
}

/* How many bytes the character at @offset has, 1 for a byte that is no UTF-8 */
static gsize
get_char_length (const CsTextLines *self,
                 gsize              offset)
{
  guchar   c = self->text[offset];
  gunichar character;

  if (c < 0x80)
    return 1;
  if (self->is_utf8)
    return c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;

  character = g_utf8_get_char_validated (self->text + offset, self->length - offset);
  if (character == (gunichar) -1 || character == (gunichar) -2)
    return 1;
  return g_unichar_to_utf8 (character, NULL);
}

CsTextLines *
cs_text_lines_new (const char *text,
                   gsize       length)
{
  CsTextLines *self = g_new0 (CsTextLines, 1);
  guint        n_lines = 0;

  for (gsize start = 0; start <= length; start = find_next_line (text, length, start))
    n_lines++;

  self->text = text;
  self->length = length;
  self->n_lines = n_lines;
  self->starts = g_new (gsize, n_lines);
  self->is_utf8 = is_utf8 (text, length);

  n_lines = 0;
  for (gsize start = 0; start <= length; start = find_next_line (text, length, start))
    self->starts[n_lines++] = start;

  return self;
}

void
cs_text_lines_free (CsTextLines *self)
{
  g_free (self->starts);
  g_free (self);
}

guint
cs_text_lines_get_n_lines (const CsTextLines *self)
{
  return self->n_lines;
}

void
cs_text_lines_get_position (const CsTextLines *self,
                            gsize              offset,
                            guint             *line,
                            guint             *column)
{
  guint first = 0;
  guint last = self->n_lines - 1;
  guint n_characters = 0;

  offset = MIN (offset, self->length);
  while (first < last)
    {
      guint middle = last - (last - first) / 2;

      if (self->starts[middle] <= offset)
        first = middle;
      else
        last = middle - 1;
    }

  if (self->is_utf8)
    {
      /* A minified text is one line of many characters: count without branches */
      while (offset < self->length && offset > 0 && (self->text[offset] & 0xc0) == 0x80)
        offset--;
      for (gsize i = self->starts[first]; i < offset; i++)
        n_characters += (self->text[i] & 0xc0) != 0x80;
    }
  else
    {
      gsize i = self->starts[first];

      while (i < offset)
        {
          gsize length = get_char_length (self, i);

          if (i + length > offset)
            break;
          i += length;
          n_characters++;
        }
    }

  *line = first + 1;
  *column = n_characters + 1;
}

gsize
cs_text_lines_get_offset (const CsTextLines *self,
                          guint              line,
                          guint              column)
{
  gsize offset;

  if (line > self->n_lines)
    return self->length;

  offset = self->starts[MAX (line, 1) - 1];
  while (column > 1 && offset < self->length &&
         self->text[offset] != '\n' && self->text[offset] != '\r')
    {
      offset += get_char_length (self, offset);
      column--;
    }

  return offset;
}
