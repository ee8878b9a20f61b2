/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include <string.h>

/* What a text says becomes what Pango sets: white space collapsed as in HTML, line breaks where
 * browsers have them. */

/* A place where a line may end. */
#define BREAK "\342\200\213"

/* To break a word anywhere Pango tries each of its letters, and shapes all that is left: of what
 * nobody reads, as encoded data is, the rest is left out. */
#define LONG_WORD      512
#define MAX_LONG_WORDS 4096

static gboolean
is_same_font (const CsFont *one,
              const CsFont *other)
{
  return one->face == other->face && one->size == other->size && one->weight == other->weight &&
         !one->italic == !other->italic;
}

/* Pango breaks lines by Unicode's rules. Browsers know others for ASCII: an address is not broken
 * behind a slash. */
static void
forbid_breaks (CsTextBlock   *block,
               PangoAttrList *list)
{
  const char *text = block->text->str;

  for (gsize i = strcspn (text, "/!|}"); text[i] != '\0'; i += 1 + strcspn (text + i + 1, "/!|}"))
    {
      char next = text[i + 1];
      PangoAttribute *attribute;

      if (!g_ascii_isgraph (next) || (text[i] != '/' && strchr ("(<[{", next) != NULL))
        continue;
      attribute = pango_attr_allow_breaks_new (FALSE);
      attribute->start_index = (guint) i;
      attribute->end_index = (guint) i + 2;
      pango_attr_list_insert (list, attribute);
    }
}

static PangoAttrList *
make_attributes (CsTextBlock *block,
                 gboolean     wrap)
{
  PangoAttrList *list = pango_attr_list_new ();

  /* Browsers break a long word without a sign. */
  if (wrap)
    {
      pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
      forbid_breaks (block, list);
    }
  for (guint i = 0; i < block->runs->len; i++)
    {
      const CsTextRun *run = &g_array_index (block->runs, CsTextRun, i);
      PangoFontDescription *description;
      PangoAttribute *attribute;

      /* The layout itself has the paragraph's font. Of several runs each has its own, also where it
       * is the same: glyphs are coloured by the run that they begin in. */
      if (run->picture != NULL)
        {
          attribute = cs_text_picture_make_attribute (run->picture);
          attribute->start_index = run->start;
          attribute->end_index = run->end;
          pango_attr_list_insert (list, attribute);
          continue;
        }
      if (block->runs->len == 1 && is_same_font (&run->style.font, &block->spec.font))
        continue;
      description = cs_fonts_describe (&run->style.font);
      attribute = pango_attr_font_desc_new (description);
      attribute->start_index = run->start;
      attribute->end_index = run->end;
      pango_attr_list_insert (list, attribute);
      pango_font_description_free (description);
    }

  return list;
}

PangoLayout *
cs_text_flow_make_layout (CsTextFlow *self,
             CsTextBlock      *block)
{
  PangoLayout *layout = pango_layout_new (cs_fonts_get_context (self->rtl));
  PangoFontDescription *description = cs_fonts_describe (&block->spec.font);
  PangoAttrList *attributes = make_attributes (block, self->wrap);
  gsize length = block->text->len;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, self->whole_words ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  /* A line break at the very end ends a line and begins none. */
  if (length > 0 && block->text->str[length - 1] == '\n')
    length--;
  pango_layout_set_text (layout, block->text->str, (int) length);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);

  return layout;
}

/* U+00A0 is no white space here: it is there so that none collapses. */
static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

/* Browsers break "2024-02-03" behind its hyphens, Pango does not: it is told that it may. */
static gboolean
is_before_digits (const GString *text,
                  char           next)
{
  return g_ascii_isdigit (next) && text->len > 1 && text->str[text->len - 1] == '-' &&
         g_ascii_isalnum (text->str[text->len - 2]);
}

char *
cs_text_flow_dup_words (const char *text,
                        gsize       length)
{
  GString *words = g_string_new_len (text, (gssize) length);

  g_string_replace (words, "-" BREAK, "-", 0);

  return g_string_free (words, FALSE);
}

/* Returns: where a word ends that begins at @text, or goes on there */
static gsize
get_word_length (const char *text)
{
  return strcspn (text, " \t\r\f\n-/");
}

/* Returns: whether @more is the rest of a word that is not set */
static gboolean
is_cut (CsTextFlow *self,
        GString    *text,
        const char *more,
        gsize       length)
{
  if (length <= LONG_WORD)
    return FALSE;
  if (self->long_words + length <= MAX_LONG_WORDS)
    {
      self->long_words += length;
      return FALSE;
    }

  g_string_append_len (text, more, g_utf8_find_prev_char (more, more + LONG_WORD + 1) - more);
  g_string_append (text, "…");

  return TRUE;
}

void
cs_text_flow_append_words (CsTextFlow *self,
                           GString    *text,
                           const char *more)
{
  gsize left = 0;

  for (const char *at = more; *at != '\0'; at++)
    {
      char last = text->len > 0 ? text->str[text->len - 1] : '\n';

      if (left == 0)
        {
          left = get_word_length (at);
          if (is_cut (self, text, at, left))
            {
              at += left - 1;
              left = 0;
              continue;
            }
        }
      left -= left > 0;
      if (is_space (*at))
        {
          if (last != ' ' && last != '\n')
            g_string_append_c (text, ' ');
          continue;
        }
      if (*at == '\n' && last == ' ')
        g_string_truncate (text, text->len - 1);
      if (is_before_digits (text, *at))
        g_string_append (text, BREAK);
      g_string_append_c (text, *at);
    }
}
