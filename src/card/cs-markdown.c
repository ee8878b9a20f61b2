/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-markdown-private.h"

#include <string.h>

struct _CsMarkdown
{
  GArray *blocks;
};

typedef struct
{
  int      next;     /* the next item's number, -1 for bullets */
  gboolean tight;
  gboolean fresh;    /* the item has no block yet */
  gboolean begun;    /* some item had one */
} List;

struct _CsMarkdownBuilder
{
  GArray          *blocks;
  GArray          *lists;
  guint            quote;

  /* The open block. */
  gboolean         is_open;
  CsMarkdownBlock  block;
  GArray          *runs;
  GString         *text;     /* of the open run */
  CsMarkdownStyle  style;
  char            *href;
  gboolean         at_space; /* a further space would not show */
};

static void
clear_run (gpointer data)
{
  CsMarkdownRun *run = data;

  g_free (run->text);
  g_free (run->href);
}

static void
clear_block (gpointer data)
{
  CsMarkdownBlock *block = data;

  for (guint i = 0; i < block->n_runs; i++)
    clear_run (&block->runs[i]);
  g_free (block->runs);
  g_free (block->cells);
}

static GArray *
new_blocks (void)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (CsMarkdownBlock));

  g_array_set_clear_func (blocks, clear_block);
  return blocks;
}

static GArray *
new_runs (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CsMarkdownRun));
}

static List *
innermost_list (CsMarkdownBuilder *self)
{
  return self->lists->len > 0 ? &g_array_index (self->lists, List, self->lists->len - 1) : NULL;
}

CsMarkdownBuilder *
cs_markdown_builder_new (void)
{
  CsMarkdownBuilder *self = g_new0 (CsMarkdownBuilder, 1);

  self->blocks = new_blocks ();
  self->lists = g_array_new (FALSE, FALSE, sizeof (List));
  self->runs = new_runs ();
  self->text = g_string_new (NULL);
  return self;
}

void
cs_markdown_builder_free (CsMarkdownBuilder *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    clear_run (&g_array_index (self->runs, CsMarkdownRun, i));
  g_array_unref (self->runs);
  g_array_unref (self->blocks);
  g_array_unref (self->lists);
  g_string_free (self->text, TRUE);
  g_free (self->href);
  g_free (self);
}

CsMarkdown *
cs_markdown_builder_finish (CsMarkdownBuilder *self)
{
  CsMarkdown *markdown = g_new0 (CsMarkdown, 1);

  cs_markdown_builder_end (self);
  markdown->blocks = g_steal_pointer (&self->blocks);
  self->blocks = new_blocks ();
  return markdown;
}

static void
end_run (CsMarkdownBuilder *self)
{
  CsMarkdownRun run;

  if (self->text->len == 0)
    return;

  run.text = g_strndup (self->text->str, self->text->len);
  run.href = g_steal_pointer (&self->href);
  run.style = self->style;
  g_array_append_val (self->runs, run);
  g_string_truncate (self->text, 0);
}

/* The last space of a line does not show. */
static void
trim_line (CsMarkdownBuilder *self)
{
  CsMarkdownRun *last;
  gsize          length;

  end_run (self);
  if (!self->at_space || self->runs->len == 0)
    return;

  last = &g_array_index (self->runs, CsMarkdownRun, self->runs->len - 1);
  length = strlen (last->text);
  if ((last->style & CS_MARKDOWN_IMAGE) != 0 || last->text[length - 1] != ' ')
    return;
  last->text[length - 1] = '\0';
  if (length == 1)
    {
      clear_run (last);
      g_array_set_size (self->runs, self->runs->len - 1);
    }
}

void
cs_markdown_builder_end (CsMarkdownBuilder *self)
{
  if (!self->is_open)
    return;

  if (self->block.kind != CS_MARKDOWN_PREFORMATTED)
    trim_line (self);
  else if (self->text->len > 0 && self->text->str[self->text->len - 1] == '\n')
    g_string_truncate (self->text, self->text->len - 1);
  end_run (self);
  self->block.n_runs = self->runs->len;
  self->block.runs = (CsMarkdownRun *) g_array_free (self->runs, FALSE);
  self->runs = new_runs ();
  self->is_open = FALSE;

  /* What holds nothing that could be shown is no paragraph: "<p> </p>". */
  if (self->block.n_runs == 0 && self->block.kind == CS_MARKDOWN_PARAGRAPH)
    clear_block (&self->block);
  else
    g_array_append_val (self->blocks, self->block);
}

gboolean
cs_markdown_builder_is_open (CsMarkdownBuilder *self)
{
  return self->is_open;
}

static void
begin_item (CsMarkdownBuilder *self,
            List              *list)
{
  self->block.kind = CS_MARKDOWN_ITEM;
  self->block.level = self->lists->len;
  self->block.number = list->next;
  self->block.continued = FALSE;
  self->block.first = !list->begun;
  list->fresh = FALSE;
  list->begun = TRUE;
  if (list->next >= 0 && list->next < G_MAXINT)
    list->next++;
}

void
cs_markdown_builder_begin (CsMarkdownBuilder   *self,
                           CsMarkdownBlockKind  kind,
                           guint                level)
{
  List *list = innermost_list (self);

  cs_markdown_builder_end (self);
  if (list != NULL && list->fresh && kind != CS_MARKDOWN_PARAGRAPH)
    {
      cs_markdown_builder_begin (self, CS_MARKDOWN_PARAGRAPH, 0);
      cs_markdown_builder_end (self);
    }

  self->block = (CsMarkdownBlock) {
    .kind = kind, .level = level, .depth = self->lists->len, .number = -1, .quote = self->quote,
    .tight = list != NULL && list->tight, .continued = list != NULL,
  };
  if (list != NULL && list->fresh)
    begin_item (self, list);
  self->is_open = TRUE;
  self->at_space = TRUE;
}

void
cs_markdown_builder_begin_row (CsMarkdownBuilder *self,
                               gboolean           first)
{
  cs_markdown_builder_begin (self, CS_MARKDOWN_ROW, 0);
  self->block.first = first;
}

void
cs_markdown_builder_begin_cell (CsMarkdownBuilder *self,
                                char               align)
{
  g_autofree char *before = g_steal_pointer (&self->block.cells);

  if (before != NULL)
    cs_markdown_builder_add_raw (self, "\t", 0, NULL);
  self->at_space = TRUE;
  self->block.cells = g_strdup_printf ("%s%c", before != NULL ? before : "", align);
}

void
cs_markdown_builder_open_list (CsMarkdownBuilder *self,
                               int                start,
                               gboolean           tight)
{
  List  list = { start, tight };
  List *outer = innermost_list (self);

  cs_markdown_builder_end (self);
  if (outer != NULL && outer->fresh)
    {
      cs_markdown_builder_begin (self, CS_MARKDOWN_PARAGRAPH, 0);
      cs_markdown_builder_end (self);
    }
  g_array_append_val (self->lists, list);
}

void
cs_markdown_builder_close_list (CsMarkdownBuilder *self)
{
  cs_markdown_builder_end (self);
  if (self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
}

guint
cs_markdown_builder_get_depth (CsMarkdownBuilder *self)
{
  return self->lists->len;
}

void
cs_markdown_builder_open_item (CsMarkdownBuilder *self)
{
  cs_markdown_builder_close_item (self);
  if (self->lists->len > 0)
    innermost_list (self)->fresh = TRUE;
}

void
cs_markdown_builder_close_item (CsMarkdownBuilder *self)
{
  List *list = innermost_list (self);

  cs_markdown_builder_end (self);
  if (list != NULL && list->fresh)
    {
      cs_markdown_builder_begin (self, CS_MARKDOWN_PARAGRAPH, 0);
      cs_markdown_builder_end (self);
    }
}

void
cs_markdown_builder_quote (CsMarkdownBuilder *self,
                           int                by)
{
  cs_markdown_builder_end (self);
  if (by > 0 || self->quote > 0)
    self->quote += by;
}

static void
use_style (CsMarkdownBuilder *self,
           CsMarkdownStyle    style,
           const char        *href)
{
  if (!self->is_open)
    cs_markdown_builder_begin (self, CS_MARKDOWN_PARAGRAPH, 0);
  if (self->style == style && g_strcmp0 (self->href, href) == 0)
    return;

  end_run (self);
  self->style = style;
  g_free (self->href);
  self->href = g_strdup (href);
}

static void
add_collapsed (CsMarkdownBuilder *self,
               const char        *text,
               gsize              length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (text[i]))
        {
          g_string_append_c (self->text, text[i]);
          self->at_space = FALSE;
        }
      else if (!self->at_space)
        {
          g_string_append_c (self->text, ' ');
          self->at_space = TRUE;
        }
    }
}

void
cs_markdown_builder_add (CsMarkdownBuilder *self,
                         const char        *text,
                         gsize              length,
                         CsMarkdownStyle    style,
                         const char        *href)
{
  use_style (self, style, href);
  if (self->block.kind == CS_MARKDOWN_PREFORMATTED)
    g_string_append_len (self->text, text, length);
  else
    add_collapsed (self, text, length);
}

void
cs_markdown_builder_add_raw (CsMarkdownBuilder *self,
                             const char        *text,
                             CsMarkdownStyle    style,
                             const char        *href)
{
  CsMarkdownRun run;

  if (!self->is_open)
    cs_markdown_builder_begin (self, CS_MARKDOWN_PARAGRAPH, 0);
  if (*text == '\n' || *text == '\t')
    trim_line (self);
  end_run (self);

  run.text = g_strdup (text);
  run.href = g_strdup (href);
  run.style = style;
  g_array_append_val (self->runs, run);
  self->at_space = *text == '\n' || *text == '\t';
}

static void
read_plain (CsMarkdownBuilder *builder,
            const char        *text)
{
  if (*text != '\0')
    cs_markdown_builder_add_raw (builder, text, 0, NULL);
}

/* Whether nothing in @text can be markup: most texts of a card are a few words in one line. What is
 * left out here is read with all care, and comes out the same. */
static gboolean
is_only_words (const char *text)
{
  if (!g_ascii_isalpha (text[0]))
    return FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean ends = at[1] == ' ' || at[1] == '\0';

      if (g_ascii_isalnum (*at) || (*at & 0x80) != 0)
        continue;
      /* "www.", "https:" */
      if ((*at == '.' || *at == ':') && ends)
        continue;
      if (*at == ' ' ? ends : strchr (",;!?%()/'-", *at) == NULL)
        return FALSE;
    }

  return TRUE;
}

CsMarkdown *
cs_markdown_new (const char        *text,
                 CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdownBuilder) builder = cs_markdown_builder_new ();

  if (strlen (text) > CS_MARKDOWN_MAX_BYTES || dialect == CS_MARKDOWN_PLAIN)
    read_plain (builder, text);
  else if (is_only_words (text))
    cs_markdown_builder_add (builder, text, strlen (text), 0, NULL);
  else if (dialect == CS_MARKDOWN_HTML)
    cs_markdown_read_html (builder, text);
  else
    cs_markdown_read_marks (builder, text, dialect);

  return cs_markdown_builder_finish (builder);
}

void
cs_markdown_free (CsMarkdown *self)
{
  g_array_unref (self->blocks);
  g_free (self);
}

guint
cs_markdown_get_n_blocks (CsMarkdown *self)
{
  return self->blocks->len;
}

const CsMarkdownBlock *
cs_markdown_get_block (CsMarkdown *self,
                       guint       index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, CsMarkdownBlock, index);
}
