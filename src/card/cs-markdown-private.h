/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-markdown.h"

G_BEGIN_DECLS

/* Puts blocks together from what a reader of markup meets in a text, one after the other. A
 * block begins by itself with the first text, and is ended by whoever knows its end. */
typedef struct _CsMarkdownBuilder CsMarkdownBuilder;

CsMarkdownBuilder *cs_markdown_builder_new        (void);
void               cs_markdown_builder_free       (CsMarkdownBuilder   *self);
/* Returns: (transfer full): what was built; the builder is empty then */
CsMarkdown        *cs_markdown_builder_finish     (CsMarkdownBuilder   *self);

/* @start: the first number, -1 for bullets. Ends the block before it. */
void               cs_markdown_builder_open_list  (CsMarkdownBuilder   *self,
                                                   int                  start,
                                                   gboolean             tight);
void               cs_markdown_builder_close_list (CsMarkdownBuilder   *self);
guint              cs_markdown_builder_get_depth  (CsMarkdownBuilder   *self);
void               cs_markdown_builder_open_item  (CsMarkdownBuilder   *self);
void               cs_markdown_builder_close_item (CsMarkdownBuilder   *self);
/* @by: 1 into a quotation, -1 out of one */
void               cs_markdown_builder_quote      (CsMarkdownBuilder   *self,
                                                   int                  by);

/* A paragraph at the beginning of an item becomes the item. */
void               cs_markdown_builder_begin      (CsMarkdownBuilder   *self,
                                                   CsMarkdownBlockKind  kind,
                                                   guint                level);
void               cs_markdown_builder_end        (CsMarkdownBuilder   *self);
/* @first: of its table */
void               cs_markdown_builder_begin_row  (CsMarkdownBuilder   *self,
                                                   gboolean             first);
/* A further cell of the row that was begun. @align: a letter, as in CsMarkdownBlock */
void               cs_markdown_builder_begin_cell (CsMarkdownBuilder   *self,
                                                   char                 align);
gboolean           cs_markdown_builder_is_open    (CsMarkdownBuilder   *self);

/* Collapses white space, unless the block is preformatted. */
void               cs_markdown_builder_add        (CsMarkdownBuilder   *self,
                                                   const char          *text,
                                                   gsize                length,
                                                   CsMarkdownStyle      style,
                                                   const char          *href);
/* As it is: alternative texts, line breaks. */
void               cs_markdown_builder_add_raw    (CsMarkdownBuilder   *self,
                                                   const char          *text,
                                                   CsMarkdownStyle      style,
                                                   const char          *href);

/* The readers. */
void               cs_markdown_read_marks         (CsMarkdownBuilder   *self,
                                                   const char          *text,
                                                   CsMarkdownDialect    dialect);
void               cs_markdown_read_html          (CsMarkdownBuilder   *self,
                                                   const char          *text);

/**
 * cs_markdown_mask:
 *
 * Returns: (transfer full): @text with what is no markup in @dialect put behind masks, which are
 *   characters that Unicode keeps free (U+FDD0 and on)
 */
char              *cs_markdown_mask               (const char          *text,
                                                   CsMarkdownDialect    dialect);
void               cs_markdown_append_unmasked    (GString             *string,
                                                   const char          *text,
                                                   gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsMarkdownBuilder, cs_markdown_builder_free)

G_END_DECLS
