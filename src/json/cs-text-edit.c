/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-text-edit-private.h"

#include <string.h>

struct _CsTextEdit
{
  GArray *replacements;
};

/* A stretch of a text that comes into being: bytes of the text before, or new ones */
typedef struct
{
  const char *text;
  gsize       start;
  gsize       length;
} Piece;

G_DEFINE_QUARK (cs-json-error-quark, cs_json_error)

static void
clear_replacement (gpointer data)
{
  CsTextReplacement *replacement = data;

  g_free (replacement->text);
}

CsTextEdit *
cs_text_edit_new (void)
{
  CsTextEdit *self = g_new0 (CsTextEdit, 1);

  self->replacements = g_array_new (FALSE, FALSE, sizeof (CsTextReplacement));
  g_array_set_clear_func (self->replacements, clear_replacement);

  return self;
}

CsTextEdit *
cs_text_edit_copy (const CsTextEdit *self)
{
  CsTextEdit *copy = cs_text_edit_new ();

  for (guint i = 0; i < self->replacements->len; i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (self, i);

      cs_text_edit_replace (copy, replacement->span.start, replacement->span.length,
                            replacement->text, replacement->text_length);
    }

  return copy;
}

void
cs_text_edit_free (CsTextEdit *self)
{
  g_array_unref (self->replacements);
  g_free (self);
}

void
cs_text_edit_replace (CsTextEdit *self,
                      gsize       start,
                      gsize       length,
                      const char *text,
                      gssize      text_length)
{
  CsTextReplacement replacement = { .span = { start, length } };

  if (self->replacements->len > 0)
    {
      const CsTextReplacement *last;

      last = cs_text_edit_get_replacement (self, self->replacements->len - 1);
      g_return_if_fail (start >= last->span.start + last->span.length);
    }

  replacement.text_length = text_length >= 0 ? (gsize) text_length : strlen (text);
  replacement.text = g_malloc (replacement.text_length + 1);
  if (replacement.text_length > 0)
    memcpy (replacement.text, text, replacement.text_length);
  replacement.text[replacement.text_length] = '\0';
  g_array_append_val (self->replacements, replacement);
}

guint
cs_text_edit_get_n_replacements (const CsTextEdit *self)
{
  return self->replacements->len;
}

const CsTextReplacement *
cs_text_edit_get_replacement (const CsTextEdit *self,
                              guint             index)
{
  g_return_val_if_fail (index < self->replacements->len, NULL);

  return &g_array_index (self->replacements, CsTextReplacement, index);
}

GBytes *
cs_text_edit_apply (const CsTextEdit *self,
                    GBytes           *text)
{
  gsize       length;
  const char *data = g_bytes_get_data (text, &length);
  gsize       place = 0;
  GByteArray *result;

  if (self->replacements->len == 0)
    return g_bytes_ref (text);

  result = g_byte_array_sized_new (length + 64);
  for (guint i = 0; i < self->replacements->len; i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (self, i);
      gsize                    end = replacement->span.start + replacement->span.length;

      g_return_val_if_fail (replacement->span.start <= length && end <= length, g_bytes_ref (text));

      g_byte_array_append (result, (const guint8 *) data + place, replacement->span.start - place);
      g_byte_array_append (result, (const guint8 *) replacement->text, replacement->text_length);
      place = end;
    }
  g_byte_array_append (result, (const guint8 *) data + place, length - place);

  return g_byte_array_free_to_bytes (result);
}

CsTextEdit *
cs_text_edit_invert (const CsTextEdit *self,
                     GBytes           *text)
{
  const char *data = g_bytes_get_data (text, NULL);
  CsTextEdit *inverse = cs_text_edit_new ();
  gsize       removed = 0;
  gsize       added = 0;

  for (guint i = 0; i < self->replacements->len; i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (self, i);

      cs_text_edit_replace (inverse, replacement->span.start - removed + added, replacement->text_length,
                            data + replacement->span.start, replacement->span.length);
      removed += replacement->span.length;
      added += replacement->text_length;
    }

  return inverse;
}

static gboolean
is_continuation (char c)
{
  return (c & 0xc0) == 0x80;
}

CsTextEdit *
cs_text_edit_difference (GBytes *before,
                         GBytes *after)
{
  gsize       old_length;
  gsize       new_length;
  const char *old_text = g_bytes_get_data (before, &old_length);
  const char *new_text = g_bytes_get_data (after, &new_length);
  gsize       shorter = MIN (old_length, new_length);
  gsize       start = 0;
  gsize       end = 0;
  CsTextEdit *edit = cs_text_edit_new ();

  while (start < shorter && old_text[start] == new_text[start])
    start++;
  if (start == old_length && start == new_length)
    return edit;

  while (start > 0 && ((start < old_length && is_continuation (old_text[start])) ||
                       (start < new_length && is_continuation (new_text[start]))))
    start--;

  while (end < shorter - start && old_text[old_length - 1 - end] == new_text[new_length - 1 - end])
    end++;
  while (end > 0 && is_continuation (old_text[old_length - end]))
    end--;

  cs_text_edit_replace (edit, start, old_length - end - start, new_text + start, new_length - end - start);

  return edit;
}

/* Appends a piece of the text after @self, cut from what lies there at @start */
static void
append_slice (GArray       *result,
              const GArray *pieces,
              gsize         start,
              gsize         end)
{
  gsize place = 0;

  for (guint i = 0; i < pieces->len && place < end; i++)
    {
      Piece piece = g_array_index (pieces, Piece, i);
      gsize piece_end = piece.length == G_MAXSIZE ? G_MAXSIZE : place + piece.length;
      gsize from = MAX (start, place);
      gsize to = MIN (end, piece_end);

      if (from < to)
        {
          Piece cut = { piece.text != NULL ? piece.text + (from - place) : NULL,
                        piece.start + (from - place), to == G_MAXSIZE ? G_MAXSIZE : to - from };

          g_array_append_val (result, cut);
        }
      place = piece_end;
    }
}

/* The text after @self as pieces of @pieces; the last one reaches to the end, however far */
static GArray *
cut_pieces (const CsTextEdit *self,
            GArray           *pieces)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (Piece));
  gsize   place = 0;

  for (guint i = 0; i < self->replacements->len; i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (self, i);
      Piece                    literal = { replacement->text, 0, replacement->text_length };

      append_slice (result, pieces, place, replacement->span.start);
      if (literal.length > 0)
        g_array_append_val (result, literal);
      place = replacement->span.start + replacement->span.length;
    }
  append_slice (result, pieces, place, G_MAXSIZE);

  return result;
}

CsTextEdit *
cs_text_edit_compose (const CsTextEdit *first,
                      const CsTextEdit *second)
{
  Piece                whole = { NULL, 0, G_MAXSIZE };
  g_autoptr (GArray)   original = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray)   middle = NULL;
  g_autoptr (GArray)   final = NULL;
  g_autoptr (GString)  added = g_string_new (NULL);
  CsTextEdit          *result = cs_text_edit_new ();
  gsize                place = 0;

  g_array_append_val (original, whole);
  middle = cut_pieces (first, original);
  final = cut_pieces (second, middle);

  /* What is left of the text before keeps its order: between its pieces lie the replacements */
  for (guint i = 0; i < final->len; i++)
    {
      Piece *piece = &g_array_index (final, Piece, i);

      if (piece->text != NULL)
        {
          g_string_append_len (added, piece->text, piece->length);
          continue;
        }
      if (piece->start > place || added->len > 0)
        cs_text_edit_replace (result, place, piece->start - place, added->str, added->len);
      g_string_truncate (added, 0);
      place = piece->length == G_MAXSIZE ? G_MAXSIZE : piece->start + piece->length;
    }

  return result;
}
