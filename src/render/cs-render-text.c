/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render.h"

#include <math.h>
#include <string.h>

#include "cs-card-date.h"
#include "cs-markdown.h"

/* Markdown as a browser sets the HTML that comes of it, by the style sheet that every browser
 * begins with. */

#define LIST_INDENT  40.0
#define QUOTE_INDENT 40.0
/* Browsers count in this part of a pixel; over sixty lines it shows. */
#define LAYOUT_UNIT  64.0

static const struct { double size; double margin; } headings[] = {
  { 2.0, 0.67 }, { 1.5, 0.83 }, { 1.17, 1.0 }, { 1.0, 1.33 }, { 0.83, 1.67 }, { 0.67, 2.33 },
};

/* What <strong> makes of a weight. */
static int
make_bolder (int weight)
{
  if (weight < 350)
    return 400;

  return weight < 550 ? 700 : 900;
}

static CsMarkdownDialect
get_dialect (CsRender          *render,
             const CsInherited *inherited)
{
  if (inherited->dialect != CS_MARKDOWN_WHOLE)
    return inherited->dialect;

  return render->target == CS_TARGET_NONE ? CS_MARKDOWN_WHOLE : CS_MARKDOWN_ADAPTIVE;
}

char *
cs_render_dup_dated (CsRender   *render,
                     const char *text)
{
  /* Teams shows the functions as they are written. */
  if (render->target != CS_TARGET_NONE || !cs_card_date_is_in (text, CS_CARD_DATE_WEB))
    return g_strdup (text);

  return cs_card_date_expand (text, render->zone, render->language, CS_CARD_DATE_WEB);
}

void
cs_render_text_style (CsRender          *render,
                      const CsTextLook  *look,
                      const CsInherited *inherited,
                      CsTextStyle       *style)
{
  CsTextRole role = inherited->text_role;
  const CsInkColors *ink = &render->theme->styles[inherited->style]
                              .inks[cs_theme_parse_ink (look->color)];
  const char *size = look->size, *weight = look->weight;

  if (size == NULL && role == CS_TEXT_HEADING)
    size = "large";
  if (weight == NULL && role != CS_TEXT_PLAIN)
    weight = "bolder";

  *style = (CsTextStyle) {
    .font = {
      .face = look->font_type != NULL && g_ascii_strcasecmp (look->font_type, "monospace") == 0
                ? CS_FACE_MONOSPACE : CS_FACE_DEFAULT,
      .size = cs_theme_get_size (size),
      .weight = cs_theme_get_weight (weight),
    },
    .color = look->subtle ? ink->subtle : ink->normal,
  };
}

static void
add_run (CsRender            *render,
         CsTextFlow          *flow,
         const CsMarkdownRun *run,
         const CsTextStyle   *base,
         gboolean             preformatted)
{
  g_autoptr (GString) spaces = NULL;
  CsTextStyle style = *base;

  if (run->style & CS_MARKDOWN_BOLD)
    style.font.weight = make_bolder (style.font.weight);
  if (run->style & CS_MARKDOWN_ITALIC)
    style.font.italic = TRUE;
  if (run->style & CS_MARKDOWN_CODE)
    style.font.face = CS_FACE_CODE;
  style.strike = (run->style & CS_MARKDOWN_STRIKE) != 0;
  if (run->style & CS_MARKDOWN_IMAGE && run->href != NULL)
    {
      cs_text_flow_add_picture (flow, run->href, run->text, &style);
      return;
    }
  if (run->href != NULL && !(run->style & CS_MARKDOWN_IMAGE))
    {
      style.href = run->href;
      style.color = render->theme->link;
    }
  if (!preformatted)
    {
      cs_text_flow_add (flow, run->text, &style);
      return;
    }

  /* Its spaces stay. */
  spaces = g_string_new (run->text);
  g_string_replace (spaces, " ", "\302\240", 0);
  cs_text_flow_add (flow, spaces->str, &style);
}

/* A list in another one keeps no distance. */
static gboolean
begins_list (const CsMarkdownBlock *block)
{
  return block->first && block->level == 1;
}

/* How the paragraph is set; @style becomes that of its text. */
static CsTextBlockSpec
make_spec (const CsMarkdownBlock *block,
           const CsMarkdownBlock *before,
           double                 line_height,
           CsTextStyle           *style,
           char                 **marker)
{
  double em = style->font.size;
  CsTextBlockSpec spec = { .line_height = line_height };
  gboolean in_list = block->kind == CS_MARKDOWN_ITEM;
  gboolean after_item = before != NULL && before->kind == CS_MARKDOWN_ITEM;

  spec.margin_top = spec.margin_bottom = em;
  spec.indent = block->quote * QUOTE_INDENT + block->depth * LIST_INDENT;
  spec.indent_end = block->quote * QUOTE_INDENT;

  if (block->kind == CS_MARKDOWN_HEADING)
    {
      guint index = CLAMP (block->level, 1, G_N_ELEMENTS (headings)) - 1;

      style->font.size = em * headings[index].size;
      style->font.weight = 700;
      spec.margin_top = spec.margin_bottom = style->font.size * headings[index].margin;
    }
  else if (block->kind == CS_MARKDOWN_PREFORMATTED)
    style->font.face = CS_FACE_CODE;
  else if (block->kind == CS_MARKDOWN_RULE)
    {
      spec.rule = TRUE;
      spec.margin_top = spec.margin_bottom = em / 2;
    }
  else if (in_list && !block->continued)
    {
      *marker = block->number >= 0 ? g_strdup_printf ("%d.", block->number)
                                   : g_strdup (block->level > 1 ? "◦" : "•");
      spec.marker = *marker;
    }
  if (in_list && block->tight && after_item && !begins_list (block))
    spec.margin_top = 0;

  spec.font = style->font;

  return spec;
}

/* The official renderer makes the first thing as wide as the text, and what a list or a quotation
 * keeps free comes on top. Returns: that, where @block belongs to the first thing */
static double
get_overflow (const CsMarkdownBlock *first,
              const CsMarkdownBlock *block,
              gboolean              *in_first)
{
  gboolean inside = first->quote > 0 ? block->quote > 0 : block->depth > 0;

  *in_first = *in_first && inside &&
              (block == first || first->quote > 0 || !begins_list (block));
  if (!*in_first)
    return 0;

  return first->quote > 0 ? 2 * QUOTE_INDENT : LIST_INDENT;
}

static gboolean
is_in_other (const CsMarkdownBlock *block)
{
  return (block->kind == CS_MARKDOWN_ITEM && !block->tight) || block->quote > 0;
}

/* The style sheet of every browser puts a heading into the middle, if nothing else is said. */
static CsAlign
get_cell_align (char     letter,
                gboolean heading,
                CsAlign  align,
                gboolean rtl)
{
  if (letter == 'c' || (letter == '-' && heading && align == CS_ALIGN_START))
    return CS_ALIGN_CENTER;
  if (letter == '-')
    return align;

  return (letter == 'r') != rtl ? CS_ALIGN_END : CS_ALIGN_START;
}

/* A cell of a table is a paragraph of its own. */
static void
add_row (CsRender              *render,
         CsTextFlow            *flow,
         const CsMarkdownBlock *block,
         CsTextBlockSpec       *spec,
         const CsTextStyle     *style,
         CsAlign                align,
         gboolean               rtl)
{
  guint n_cells = (guint) strlen (block->cells);

  spec->margin_top = spec->margin_bottom = 0;
  spec->row = block->first ? 0 : spec->row + 1;
  spec->column = 0;
  spec->align = get_cell_align (block->cells[0], block->first, align, rtl);
  cs_text_flow_begin (flow, spec);
  for (guint i = 0; i < block->n_runs; i++)
    {
      const CsMarkdownRun *run = &block->runs[i];
      g_auto (GStrv) parts = NULL;

      if (run->style & CS_MARKDOWN_IMAGE)
        {
          add_run (render, flow, run, style, FALSE);
          continue;
        }
      parts = g_strsplit (run->text, "\t", -1);
      for (guint k = 0; parts[k] != NULL; k++)
        {
          CsMarkdownRun part = { parts[k], run->href, run->style };

          if (k > 0 && spec->column + 1 < n_cells)
            {
              spec->column++;
              spec->align = get_cell_align (block->cells[spec->column], block->first, align, rtl);
              cs_text_flow_begin (flow, spec);
            }
          add_run (render, flow, &part, style, FALSE);
        }
    }
}

CsTextFlow *
cs_render_text (CsRender          *render,
                const char        *text,
                const CsTextLook  *look,
                const CsInherited *inherited)
{
  CsTextFlow *flow = cs_text_flow_new (inherited->rtl, look->align);
  g_autofree char *dated = cs_render_dup_dated (render, text);
  g_autofree char *mentioned = cs_render_dup_mentioned (render, dated);
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (mentioned, get_dialect (render, inherited));
  guint n_blocks = cs_markdown_get_n_blocks (markdown);
  const CsMarkdownBlock *before = NULL;
  CsTextStyle base;
  double line_height;
  guint n_tables = 0, row = 0;
  gboolean fill = FALSE, in_first = TRUE;

  cs_render_text_style (render, look, inherited, &base);
  /* Where lines are counted, the official renderer leaves their height to the font. */
  line_height = look->wrap && look->max_lines > 0
                  ? 0 : round (base.font.size * CS_LINE_HEIGHT_FACTOR * LAYOUT_UNIT) / LAYOUT_UNIT;

  for (guint i = 0; i < n_blocks; i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);
      const CsMarkdownBlock *after = i + 1 < n_blocks ? cs_markdown_get_block (markdown, i + 1)
                                                      : NULL;
      CsTextStyle style = base;
      g_autofree char *marker = NULL;
      CsTextBlockSpec spec = make_spec (block, before, line_height, &style, &marker);

      spec.overflow = get_overflow (cs_markdown_get_block (markdown, 0), block, &in_first);

      /* The official renderer takes the margins from the first and the last thing; those of a
       * paragraph in it stay. */
      if (before == NULL && !is_in_other (block))
        spec.margin_top = 0;
      if (after == NULL && !is_in_other (block))
        spec.margin_bottom = 0;
      if (block->kind == CS_MARKDOWN_ITEM && after != NULL && after->kind == CS_MARKDOWN_ITEM &&
          after->tight && !begins_list (after))
        spec.margin_bottom = 0;
      if (block->kind == CS_MARKDOWN_ROW)
        {
          if (block->first)
            {
              n_tables++;
              fill = before == NULL && !is_in_other (block);
            }
          spec.table = n_tables;
          spec.row = row;
          spec.fill = fill;
          add_row (render, flow, block, &spec, &style, look->align, inherited->rtl);
          row = spec.row;
          before = block;
          continue;
        }
      cs_text_flow_begin (flow, &spec);
      for (guint k = 0; k < block->n_runs; k++)
        add_run (render, flow, &block->runs[k], &style,
                 block->kind == CS_MARKDOWN_PREFORMATTED);
      before = block;
    }
  cs_text_flow_take_picture (flow, render->pictures, NULL);
  cs_text_flow_set_wrap (flow, look->wrap, look->max_lines);

  return flow;
}
