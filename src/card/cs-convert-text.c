/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text that an Adaptive Card reads as the MessageCard did stays as it is written. Any other is
 * put together anew: what Adaptive Cards have no marks for becomes elements of its own (headings,
 * pictures, code) or plain text. */

JsonObject *
cs_convert_add_element (JsonArray  *items,
                        const char *type)
{
  JsonObject *element = json_object_new ();

  json_object_set_string_member (element, "type", type);
  json_array_add_object_element (items, element);
  return element;
}

static gboolean
are_runs_equal (const CsMarkdownBlock *a,
                const CsMarkdownBlock *b)
{
  if (a->n_runs != b->n_runs)
    return FALSE;
  for (guint i = 0; i < a->n_runs; i++)
    if (a->runs[i].style != b->runs[i].style || !g_str_equal (a->runs[i].text, b->runs[i].text) ||
        g_strcmp0 (a->runs[i].href, b->runs[i].href) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_read_alike (const char        *text,
               CsMarkdown        *markdown,
               CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) other = cs_markdown_new (text, dialect);

  if (cs_markdown_get_n_blocks (other) != cs_markdown_get_n_blocks (markdown))
    return FALSE;
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *a = cs_markdown_get_block (other, i);
      const CsMarkdownBlock *b = cs_markdown_get_block (markdown, i);

      if (a->kind != b->kind || a->level != b->level || a->number != b->number ||
          a->quote != b->quote || !are_runs_equal (a, b))
        return FALSE;
    }
  return TRUE;
}

typedef enum
{
  READ_ALIKE,         /* by all who show Adaptive Cards */
  READ_ALIKE_IN_TEAMS,
  READ_OTHERWISE,
} Reading;

/* Teams leaves signs alone that others take for marks: they are escaped, and nothing is lost. */
static Reading
compare_readings (const char *text,
                  CsMarkdown *markdown)
{
  if (!is_read_alike (text, markdown, CS_MARKDOWN_ADAPTIVE))
    return READ_OTHERWISE;

  return is_read_alike (text, markdown, CS_MARKDOWN_WHOLE) ? READ_ALIKE : READ_ALIKE_IN_TEAMS;
}

static void
append_marks (GString         *string,
              CsMarkdownStyle  style,
              char             italic)
{
  if (style & CS_MARKDOWN_BOLD)
    g_string_append (string, "**");
  if (style & CS_MARKDOWN_ITALIC)
    g_string_append_c (string, italic);
}

static void
append_marks_back (GString         *string,
                   CsMarkdownStyle  style,
                   char             italic)
{
  if (style & CS_MARKDOWN_ITALIC)
    g_string_append_c (string, italic);
  if (style & CS_MARKDOWN_BOLD)
    g_string_append (string, "**");
}

static gboolean
touches_word (char c)
{
  return c != '\0' && !g_ascii_isspace (c);
}

static gboolean
is_apart (char c)
{
  return g_ascii_ispunct (c) || g_ascii_isspace (c);
}

/* Marks count where they stand at the edge of a word only: a sign between them and another word
 * keeps them from counting, so such signs stand outside of them. */
static void
append_marked (GString             *string,
               const CsMarkdownRun *run,
               const char          *words,
               char                 next)
{
  char             before = string->len > 0 ? string->str[string->len - 1] : '\0';
  gsize            begin = 0;
  gsize            end = strlen (words);
  char             italic;
  g_autofree char *lead = NULL;
  g_autofree char *body = NULL;
  gboolean         is_link = run->href != NULL && (run->style & CS_MARKDOWN_IMAGE) == 0;

  while (!is_link && touches_word (before) && begin < end && is_apart (words[begin]))
    begin++;
  while (!is_link && touches_word (next) && end > begin && is_apart (words[end - 1]))
    end--;
  lead = g_strndup (words, begin);
  body = g_strndup (words + begin, end - begin);
  italic = (begin == 0 && g_ascii_isalnum (before)) ||
           (words[end] == '\0' && g_ascii_isalnum (next)) ? '*' : '_';

  cs_convert_append_escaped (string, lead, FALSE);
  if (*body != '\0')
    {
      append_marks (string, run->style, italic);
      if (is_link)
        g_string_append_c (string, '[');
      cs_convert_append_escaped (string, body, FALSE);
      if (is_link)
        g_string_append_printf (string, "](%s)", run->href);
      append_marks_back (string, run->style, italic);
    }
  cs_convert_append_escaped (string, words + end, FALSE);
}

/* Marks stand next to words, never next to space. @first: nothing of its line stands before it */
static void
append_run (GString               *string,
            const CsMarkdownBlock *block,
            guint                  i,
            gboolean               first)
{
  const CsMarkdownRun *run = &block->runs[i];
  gsize                lead = strspn (run->text, " \t\n");
  gsize                length = strlen (run->text);
  gsize                tail = length;
  g_autofree char     *words = NULL;

  while (tail > lead && strchr (" \t\n", run->text[tail - 1]) != NULL)
    tail--;
  words = g_strndup (run->text + lead, tail - lead);

  if (lead > 0 && strchr (run->text, '\n') != NULL)
    {
      cs_convert_append_escaped (string, run->text, first);
      return;
    }

  g_string_append (string, lead > 0 ? " " : "");
  if (run->style == 0 && run->href == NULL)
    cs_convert_append_escaped (string, words, first);
  else if (*words != '\0')
    append_marked (string, run, words,
                   tail < length ? ' ' : i + 1 < block->n_runs ? *block->runs[i + 1].text : '\0');
  g_string_append (string, tail < length && tail > lead ? " " : "");
}

/* Collects the text that one TextBlock can hold, and adds it when something else comes. */
typedef struct
{
  CsConvert      *convert;
  JsonArray      *items;
  CsConvertStyle  style;
  guint           node;
  GString        *text;
  gboolean        after_item;
  gboolean        separate;
  guint           n_added;
} Flow;

static void
set_style (JsonObject     *element,
           CsConvertStyle  style,
           gboolean        first)
{
  json_object_set_boolean_member (element, "wrap", TRUE);
  switch (style)
    {
    case CS_CONVERT_TITLE:
      json_object_set_string_member (element, "size", "Large");
      json_object_set_string_member (element, "weight", "Bolder");
      json_object_set_string_member (element, "style", "heading");
      break;
    case CS_CONVERT_SECTION_TITLE:
      json_object_set_string_member (element, "size", "Medium");
      json_object_set_string_member (element, "weight", "Bolder");
      json_object_set_string_member (element, "style", "heading");
      break;
    case CS_CONVERT_BOLD:
      json_object_set_string_member (element, "weight", "Bolder");
      break;
    case CS_CONVERT_SUBTITLE:
      json_object_set_boolean_member (element, "isSubtle", TRUE);
      if (first)
        json_object_set_string_member (element, "spacing", "None");
      break;
    case CS_CONVERT_CLOSE:
      if (first)
        json_object_set_string_member (element, "spacing", "None");
      break;
    case CS_CONVERT_TEXT:
      break;
    }
}

static JsonObject *
add_text_block (Flow       *self,
                const char *text)
{
  JsonObject *element = cs_convert_add_element (self->items, "TextBlock");

  json_object_set_string_member (element, "text", text);
  cs_convert_mark (self->convert, element, self->node);
  set_style (element, self->style, self->n_added == 0);
  if (self->separate)
    json_object_set_boolean_member (element, "separator", TRUE);
  self->separate = FALSE;
  self->n_added++;
  return element;
}

static void
flush (Flow *self)
{
  g_strchug (g_strchomp (self->text->str));
  self->text->len = strlen (self->text->str);
  if (self->text->len > 0)
    add_text_block (self, self->text->str);
  g_string_truncate (self->text, 0);
  self->after_item = FALSE;
}

static void
add_picture (Flow                *self,
             const CsMarkdownRun *run)
{
  JsonObject *element;

  flush (self);
  element = cs_convert_add_element (self->items, "Image");
  json_object_set_string_member (element, "url", run->href);
  cs_convert_mark (self->convert, element, self->node);
  json_object_set_string_member (element, "size", "Auto");
  if (*run->text != '\0')
    json_object_set_string_member (element, "altText", run->text);
  self->n_added++;
}

static void
add_runs (Flow                  *self,
          const CsMarkdownBlock *block)
{
  gsize begin = self->text->len;

  for (guint i = 0; i < block->n_runs; i++)
    {
      const CsMarkdownRun *run = &block->runs[i];

      if ((run->style & CS_MARKDOWN_IMAGE) != 0 && run->href != NULL &&
          g_ascii_strncasecmp (run->href, "http", 4) == 0)
        {
          add_picture (self, run);
          begin = 0;
        }
      else
        {
          append_run (self->text, block, i, self->text->len == begin);
        }
    }
}

/* Code is shown letter by letter: each line for itself, indented with spaces that stay. */
static void
add_code (Flow                  *self,
          const CsMarkdownBlock *block)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv)      lines = NULL;
  JsonObject         *element;

  flush (self);
  if (block->n_runs == 0)
    return;
  lines = g_strsplit (block->runs[0].text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize indent = strspn (lines[i], " ");

      if (i > 0)
        g_string_append (text, "\n\n");
      for (gsize j = 0; j < indent; j++)
        g_string_append (text, "\302\240");
      cs_convert_append_escaped (text, lines[i] + indent, TRUE);
    }
  if (*g_strstrip (text->str) == '\0')
    return;
  element = add_text_block (self, text->str);
  json_object_set_string_member (element, "fontType", "Monospace");
}

static void
add_heading (Flow                  *self,
             const CsMarkdownBlock *block)
{
  CsConvertStyle style = self->style;

  flush (self);
  self->style = block->level == 1 ? CS_CONVERT_TITLE : CS_CONVERT_SECTION_TITLE;
  add_runs (self, block);
  flush (self);
  self->style = style;
}

static void
add_block (Flow                  *self,
           const CsMarkdownBlock *block)
{
  switch (block->kind)
    {
    case CS_MARKDOWN_HEADING:
      add_heading (self, block);
      break;
    case CS_MARKDOWN_PREFORMATTED:
      add_code (self, block);
      break;
    case CS_MARKDOWN_RULE:
      flush (self);
      self->separate = self->n_added > 0;
      break;
    case CS_MARKDOWN_ITEM:
      if (self->text->len > 0)
        g_string_append (self->text, self->after_item ? "\n" : "\n\n");
      for (guint i = 1; i < MIN (block->level, 16); i++)
        g_string_append (self->text, "   ");
      if (block->number >= 0)
        g_string_append_printf (self->text, "%d. ", block->number);
      else
        g_string_append (self->text, "- ");
      add_runs (self, block);
      self->after_item = TRUE;
      break;
    case CS_MARKDOWN_PARAGRAPH:
    case CS_MARKDOWN_ROW:
      if (self->text->len > 0)
        g_string_append (self->text, "\n\n");
      for (guint i = 0; i < MIN (block->depth, 16); i++)
        g_string_append (self->text, "   ");
      add_runs (self, block);
      self->after_item = FALSE;
      break;
    }
}

static gboolean
has_style (CsMarkdown      *markdown,
           CsMarkdownStyle  style)
{
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);

      for (guint j = 0; j < block->n_runs; j++)
        if (block->runs[j].style & style)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_block (CsMarkdown          *markdown,
           CsMarkdownBlockKind  kind)
{
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    if (cs_markdown_get_block (markdown, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
has_quote (CsMarkdown *markdown)
{
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    if (cs_markdown_get_block (markdown, i)->quote > 0)
      return TRUE;
  return FALSE;
}

static void
report (CsConvert         *self,
        guint              node,
        CsMarkdown        *markdown,
        CsMarkdownDialect  dialect)
{
  if (has_style (markdown, CS_MARKDOWN_STRIKE))
    cs_convert_lose (self, node, "strikethrough", CS_LOSS_APPROXIMATED, CS_SEVERITY_WARNING,
                     _("Text that was struck out is plain now; Adaptive Cards have no mark for it."));
  if (has_style (markdown, CS_MARKDOWN_CODE))
    cs_convert_lose (self, node, "code", CS_LOSS_APPROXIMATED, CS_SEVERITY_NOTE,
                     _("Code has no mark in Adaptive Cards: blocks are in a monospace font, code "
                       "in a sentence is plain text."));
  if (has_block (markdown, CS_MARKDOWN_HEADING))
    cs_convert_lose (self, node, "heading", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("Headings stand in text blocks of their own now."));
  if (has_style (markdown, CS_MARKDOWN_IMAGE))
    cs_convert_lose (self, node, "picture-in-text", CS_LOSS_APPROXIMATED, CS_SEVERITY_NOTE,
                     _("Pictures in the text stand between text blocks now."));
  if (has_quote (markdown))
    cs_convert_lose (self, node, "quote", CS_LOSS_APPROXIMATED, CS_SEVERITY_NOTE,
                     _("Quotations are plain paragraphs now."));
  if (dialect == CS_MARKDOWN_HTML)
    cs_convert_lose (self, node, "html", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("The HTML is Markdown now; what Markdown has no mark for is plain text."));
}

/* Whether a tag is in what is no HTML: "<br>" is often sent all the same. */
static gboolean
has_tag (const char *text)
{
  for (const char *at = strchr (text, '<'); at != NULL; at = strchr (at + 1, '<'))
    if ((g_ascii_isalpha (at[1]) || at[1] == '/') &&
        at[1 + strspn (at + 1, "/abcdefghijklmnopqrstuvwxyz123456")] == '>')
      return TRUE;
  return FALSE;
}

void
cs_convert_add_text (CsConvert         *self,
                     JsonArray         *items,
                     guint              node,
                     const char        *text,
                     CsMarkdownDialect  dialect,
                     CsConvertStyle     style)
{
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);
  Reading                reading = compare_readings (text, markdown);
  Flow                   flow = { self, items, style, node };

  if (dialect == CS_MARKDOWN_CONNECTOR && has_tag (text))
    cs_convert_lose (self, node, "html-tags", CS_LOSS_APPROXIMATED, CS_SEVERITY_WARNING,
                     _("The text has HTML tags, which an Adaptive Card shows as they are written. "
                       "Take them out; an empty line begins a new one."));
  flow.text = g_string_new (NULL);
  if (reading == READ_ALIKE)
    {
      g_string_append (flow.text, text);
    }
  else
    {
      if (reading == READ_OTHERWISE)
        report (self, node, markdown, dialect);
      for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
        add_block (&flow, cs_markdown_get_block (markdown, i));
    }
  flush (&flow);
  g_string_free (flow.text, TRUE);

  if (flow.n_added == 0)
    cs_convert_lose (self, node, "empty", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("There is nothing to show in this text."));
}

char *
cs_convert_dup_inline (CsConvert         *self,
                       guint              node,
                       const char        *text,
                       CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);
  g_autoptr (GString)    string = g_string_new (NULL);
  Reading                reading = compare_readings (text, markdown);

  if (reading == READ_ALIKE)
    return g_strdup (text);

  if (reading == READ_OTHERWISE)
    report (self, node, markdown, dialect);
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);

      if (string->len > 0)
        g_string_append (string, "\n\n");
      if (block->kind == CS_MARKDOWN_ITEM)
        g_string_append_printf (string, block->number >= 0 ? "%d. " : "- ", block->number);
      for (guint j = 0; j < block->n_runs; j++)
        append_run (string, block, j, j == 0);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

char *
cs_convert_dup_plain (const char        *text,
                      CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);
  g_autoptr (GString)    string = g_string_new (NULL);

  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);

      if (string->len > 0)
        g_string_append_c (string, ' ');
      for (guint j = 0; j < block->n_runs; j++)
        g_string_append (string, block->runs[j].text);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}
