/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-markdown-private.h"

#include <md4c.h>
#include <string.h>

#include "cs-html-entity.h"

/* CommonMark through md4c, so that what is shown is what markdown-it, the official renderer's
 * usual companion, makes of the same text. */

#define MAX_CELLS 2000

typedef struct
{
  CsMarkdownBuilder *builder;
  CsMarkdownDialect  dialect;
  guint              bold;
  guint              italic;
  guint              strike;
  guint              code;
  GString           *alternative;  /* of the picture that is being read */
  guint              n_pictures;   /* one may stand in another's text */
  char              *picture;      /* its address */
  char              *href;
  gboolean           cut;          /* a table, as there are MAX_CELLS */
  gboolean           refused;      /* the link is shown as it was written */
  guint              n_rows;       /* of this table */
  guint              n_cells;      /* of all tables */
} Reader;

static CsMarkdownStyle
get_style (Reader *self)
{
  return (self->bold > 0 ? CS_MARKDOWN_BOLD : 0) | (self->italic > 0 ? CS_MARKDOWN_ITALIC : 0) |
         (self->strike > 0 ? CS_MARKDOWN_STRIKE : 0) | (self->code > 0 ? CS_MARKDOWN_CODE : 0);
}

static void
add (Reader     *self,
     const char *text,
     gsize       length)
{
  if (self->cut)
    return;
  if (self->n_pictures > 0)
    g_string_append_len (self->alternative, text, length);
  else
    cs_markdown_builder_add (self->builder, text, length, get_style (self),
                             self->refused ? NULL : self->href);
}

static void
add_string (Reader     *self,
            const char *text)
{
  add (self, text, strlen (text));
}

/* As markdown-it has it: "javascript:" and the like are no links. */
static gboolean
is_refused (const char *address)
{
  static const char *const schemes[] = { "javascript:", "vbscript:", "file:", "data:" };
  static const char *const pictures[] = { "gif;", "png;", "jpeg;", "webp;" };

  while (g_ascii_isspace (*address))
    address++;
  if (g_ascii_strncasecmp (address, "data:image/", 11) == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
      if (g_ascii_strncasecmp (address + 11, pictures[i], strlen (pictures[i])) == 0)
        return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_attribute (const MD_ATTRIBUTE *attribute)
{
  g_autoptr (GString) string = g_string_new (NULL);

  if (attribute->text == NULL)
    return g_strdup ("");

  for (guint i = 0; attribute->substr_offsets[i] < attribute->size; i++)
    {
      const char *text = attribute->text + attribute->substr_offsets[i];
      gsize       length = attribute->substr_offsets[i + 1] - attribute->substr_offsets[i];

      if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
        g_string_append (string, "\xef\xbf\xbd");
      else if (attribute->substr_types[i] != MD_TEXT_ENTITY ||
               cs_html_entity_append (string, text, length) == 0)
        cs_markdown_append_unmasked (string, text, length);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static char
get_align (MD_ALIGN align)
{
  switch (align)
    {
    case MD_ALIGN_LEFT:
      return 'l';
    case MD_ALIGN_CENTER:
      return 'c';
    case MD_ALIGN_RIGHT:
      return 'r';
    case MD_ALIGN_DEFAULT:
    default:
      return '-';
    }
}

/* A row of one letter has as many cells as the table, so a short text could ask for millions. */
static void
begin_row (Reader *self)
{
  if (self->n_cells >= MAX_CELLS)
    {
      self->cut = TRUE;
      return;
    }

  cs_markdown_builder_begin_row (self->builder, self->n_rows++ == 0);
}

static void
end_table (Reader *self)
{
  if (!self->cut)
    return;

  self->cut = FALSE;
  cs_markdown_builder_begin (self->builder, CS_MARKDOWN_PARAGRAPH, 0);
  add_string (self, "…");
  cs_markdown_builder_end (self->builder);
}

static int
enter_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader            *self = user_data;
  CsMarkdownBuilder *builder = self->builder;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      cs_markdown_builder_quote (builder, 1);
      break;
    case MD_BLOCK_UL:
      cs_markdown_builder_open_list (builder, -1, ((MD_BLOCK_UL_DETAIL *) detail)->is_tight);
      break;
    case MD_BLOCK_OL:
      cs_markdown_builder_open_list (builder, ((MD_BLOCK_OL_DETAIL *) detail)->start,
                                     ((MD_BLOCK_OL_DETAIL *) detail)->is_tight);
      break;
    case MD_BLOCK_LI:
      cs_markdown_builder_open_item (builder);
      break;
    case MD_BLOCK_H:
      cs_markdown_builder_begin (builder, CS_MARKDOWN_HEADING,
                                 ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_CODE:
      cs_markdown_builder_begin (builder, CS_MARKDOWN_PREFORMATTED, 0);
      self->code++;
      break;
    case MD_BLOCK_HR:
      cs_markdown_builder_begin (builder, CS_MARKDOWN_RULE, 0);
      break;
    case MD_BLOCK_P:
      cs_markdown_builder_begin (builder, CS_MARKDOWN_PARAGRAPH, 0);
      break;
    case MD_BLOCK_TR:
      begin_row (self);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      self->bold += type == MD_BLOCK_TH;
      self->n_cells++;
      if (!self->cut)
        cs_markdown_builder_begin_cell (builder,
                                        get_align (((MD_BLOCK_TD_DETAIL *) detail)->align));
      break;
    case MD_BLOCK_TABLE:
      self->n_rows = 0;
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
    }
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE  type,
                void         *detail,
                void         *user_data)
{
  Reader            *self = user_data;
  CsMarkdownBuilder *builder = self->builder;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      cs_markdown_builder_quote (builder, -1);
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      cs_markdown_builder_close_list (builder);
      break;
    case MD_BLOCK_LI:
      cs_markdown_builder_close_item (builder);
      break;
    case MD_BLOCK_CODE:
      self->code--;
      cs_markdown_builder_end (builder);
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_HR:
    case MD_BLOCK_P:
    case MD_BLOCK_TR:
      cs_markdown_builder_end (builder);
      break;
    case MD_BLOCK_TH:
      self->bold--;
      break;
    case MD_BLOCK_TABLE:
      end_table (self);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TD:
      break;
    }
  return 0;
}

static void
enter_link (Reader             *self,
            const MD_ATTRIBUTE *address)
{
  g_free (self->href);
  self->href = dup_attribute (address);
  self->refused = is_refused (self->href);
  if (self->refused)
    add_string (self, "[");
}

static void
leave_link (Reader *self)
{
  if (self->refused)
    {
      add_string (self, "](");
      add_string (self, self->href);
      add_string (self, ")");
    }
  self->refused = FALSE;
  g_clear_pointer (&self->href, g_free);
}

static void
enter_picture (Reader             *self,
               const MD_ATTRIBUTE *address)
{
  if (self->n_pictures++ > 0)
    return;

  g_string_truncate (self->alternative, 0);
  g_free (self->picture);
  self->picture = dup_attribute (address);
}

static void
leave_picture (Reader *self)
{
  if (--self->n_pictures > 0 || self->cut)
    return;

  if (self->dialect == CS_MARKDOWN_WHOLE || self->dialect == CS_MARKDOWN_CONNECTOR)
    {
      if (!is_refused (self->picture))
        {
          cs_markdown_builder_add_raw (self->builder, self->alternative->str,
                                       get_style (self) | CS_MARKDOWN_IMAGE, self->picture);
          return;
        }
    }
  add_string (self, "![");
  add_string (self, self->alternative->str);
  add_string (self, "](");
  add_string (self, self->picture);
  add_string (self, ")");
}

static int
enter_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *self = user_data;

  self->italic += type == MD_SPAN_EM;
  self->bold += type == MD_SPAN_STRONG;
  self->strike += type == MD_SPAN_DEL;
  self->code += type == MD_SPAN_CODE;
  if (type == MD_SPAN_A)
    enter_link (self, &((MD_SPAN_A_DETAIL *) detail)->href);
  else if (type == MD_SPAN_IMG)
    enter_picture (self, &((MD_SPAN_IMG_DETAIL *) detail)->src);
  return 0;
}

static int
leave_span_cb (MD_SPANTYPE  type,
               void        *detail,
               void        *user_data)
{
  Reader *self = user_data;

  self->italic -= type == MD_SPAN_EM;
  self->bold -= type == MD_SPAN_STRONG;
  self->strike -= type == MD_SPAN_DEL;
  self->code -= type == MD_SPAN_CODE;
  if (type == MD_SPAN_A)
    leave_link (self);
  else if (type == MD_SPAN_IMG)
    leave_picture (self);
  return 0;
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Reader             *self = user_data;
  g_autoptr (GString) shown = g_string_new (NULL);

  switch (type)
    {
    case MD_TEXT_BR:
      if (self->n_pictures > 0)
        g_string_append_c (self->alternative, ' ');
      else
        cs_markdown_builder_add_raw (self->builder, "\n", get_style (self), NULL);
      return 0;
    case MD_TEXT_SOFTBR:
      add (self, " ", 1);
      return 0;
    case MD_TEXT_NULLCHAR:
      add_string (self, "\xef\xbf\xbd");
      return 0;
    case MD_TEXT_ENTITY:
      if (cs_html_entity_append (shown, text, size) == 0)
        g_string_append_len (shown, text, size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
      cs_markdown_append_unmasked (shown, text, size);
      break;
    }
  add (self, shown->str, shown->len);
  return 0;
}

void
cs_markdown_read_marks (CsMarkdownBuilder *builder,
                        const char        *text,
                        CsMarkdownDialect  dialect)
{
  g_autofree char *visible = cs_markdown_mask (text, dialect);
  Reader           reader = { .builder = builder, .dialect = dialect };
  MD_PARSER        parser = {
    .flags = MD_FLAG_NOHTML, .enter_block = enter_block_cb, .leave_block = leave_block_cb,
    .enter_span = enter_span_cb, .leave_span = leave_span_cb, .text = text_cb,
  };

  if (dialect != CS_MARKDOWN_ADAPTIVE)
    parser.flags |= MD_FLAG_STRIKETHROUGH;
  if (dialect == CS_MARKDOWN_WHOLE)
    parser.flags |= MD_FLAG_TABLES;
  if (dialect == CS_MARKDOWN_ADAPTIVE || dialect == CS_MARKDOWN_OUTLOOK)
    parser.flags |= MD_FLAG_NOINDENTEDCODEBLOCKS;

  reader.alternative = g_string_new (NULL);
  if (md_parse (visible, strlen (visible), &parser, &reader) != 0)
    g_error ("no memory to read Markdown");

  g_string_free (reader.alternative, TRUE);
  g_free (reader.picture);
  g_free (reader.href);
}
