/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsMarkdownDialect:
 * @CS_MARKDOWN_WHOLE: CommonMark with strikethrough, as the official renderer's usual companion
 *   (markdown-it) reads it; no HTML
 * @CS_MARKDOWN_ADAPTIVE: what Teams shows in an Adaptive Card: bold, italic, lists, links
 * @CS_MARKDOWN_CONNECTOR: what Teams shows in a connector card
 * @CS_MARKDOWN_OUTLOOK: what Outlook shows
 * @CS_MARKDOWN_HTML: the HTML of a connector card whose section says "markdown": false
 * @CS_MARKDOWN_PLAIN: nothing is markup
 *
 * What counts as markup. What a dialect does not know stays in the text as it is written.
 */
typedef enum
{
  CS_MARKDOWN_WHOLE,
  CS_MARKDOWN_ADAPTIVE,
  CS_MARKDOWN_CONNECTOR,
  CS_MARKDOWN_OUTLOOK,
  CS_MARKDOWN_HTML,
  CS_MARKDOWN_PLAIN,
} CsMarkdownDialect;

typedef enum
{
  CS_MARKDOWN_BOLD   = 1 << 0,
  CS_MARKDOWN_ITALIC = 1 << 1,
  CS_MARKDOWN_STRIKE = 1 << 2,
  CS_MARKDOWN_CODE   = 1 << 3,
  CS_MARKDOWN_IMAGE  = 1 << 4,  /* @text is the alternative text, @href the picture's address */
} CsMarkdownStyle;

/**
 * CsMarkdownRun:
 * @text: UTF-8, decoded; a line break is "\n"
 * @href: (nullable): where it leads
 *
 * Text of one style.
 */
typedef struct
{
  char            *text;
  char            *href;
  CsMarkdownStyle  style;
} CsMarkdownRun;

typedef enum
{
  CS_MARKDOWN_PARAGRAPH,
  CS_MARKDOWN_HEADING,
  CS_MARKDOWN_ITEM,       /* of a list */
  CS_MARKDOWN_PREFORMATTED,
  CS_MARKDOWN_RULE,
  CS_MARKDOWN_ROW,        /* of a table: "\t" parts its cells */
} CsMarkdownBlockKind;

/**
 * CsMarkdownBlock:
 * @level: of a heading 1 to 6; of an item its depth, 1 for the outermost
 * @depth: in how many lists it stands
 * @number: of an item of an ordered list; -1 of one with a bullet
 * @quote: in how many quotations it stands
 * @tight: an item, or a paragraph in one, that needs no distance to the one before it
 * @continued: a further paragraph, or another block, of the item before it
 * @first: the first item of its list, the first row of its table
 * @cells: (nullable): of a row of a table a letter for each cell, how it is aligned: 'l', 'c', 'r',
 *   or '-' where the text does not say it
 * @runs: the text, white space collapsed as HTML does it except in preformatted blocks. An item
 *   may have none: it is empty, or it begins with another block, which then follows.
 */
typedef struct
{
  CsMarkdownBlockKind  kind;
  guint                level;
  guint                depth;
  int                  number;
  guint                quote;
  gboolean             tight;
  gboolean             continued;
  gboolean             first;
  char                *cells;
  CsMarkdownRun       *runs;
  guint                n_runs;
} CsMarkdownBlock;

typedef struct _CsMarkdown CsMarkdown;

/* Over twice of what a whole card may weigh in Teams. */
#define CS_MARKDOWN_MAX_BYTES (64 * 1024)

/**
 * cs_markdown_new:
 * @text: UTF-8
 *
 * Reads markup; any text is some. A text beyond CS_MARKDOWN_MAX_BYTES is taken as it is. Any
 * thread.
 *
 * Returns: (transfer full): its blocks in reading order
 */
CsMarkdown            *cs_markdown_new          (const char        *text,
                                                 CsMarkdownDialect  dialect) G_GNUC_WARN_UNUSED_RESULT;
void                   cs_markdown_free         (CsMarkdown        *self);
guint                  cs_markdown_get_n_blocks (CsMarkdown        *self);
const CsMarkdownBlock *cs_markdown_get_block    (CsMarkdown        *self,
                                                 guint              index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsMarkdown, cs_markdown_free)

G_END_DECLS
