/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include <math.h>

/* A line as CSS makes it. Each font in it brings a box of its line height, with half of what is
 * left over above its ascent, rounded down, and half below its descent; the line is as high as
 * all of them together:
 *
 *     ----------------------- top          \
 *            half the rest                  |
 *     ....................... top of glyphs |  line height
 *     baseline ______________               |
 *     .......................               |
 *     ----------------------- bottom       /
 */

static void
run_clear (gpointer data)
{
  CsTextRun *run = data;

  g_free (run->href);
  g_free (run->action);
  g_clear_pointer (&run->picture, cs_text_picture_free);
}

static void
line_clear (gpointer data)
{
  pango_layout_line_unref (((CsTextLine *) data)->line);
}

static void
block_free (gpointer data)
{
  CsTextBlock *block = data;

  g_string_free (block->text, TRUE);
  g_array_unref (block->runs);
  g_array_unref (block->lines);
  g_clear_object (&block->layout);
  g_free (block->marker);
  g_free (block);
}

double
cs_text_flow_get_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

double
cs_text_flow_measure_natural (CsTextFlow  *self,
                              CsTextBlock *block)
{
  if (block->natural >= 0)
    return block->natural;

  if (block->layout == NULL)
    block->layout = cs_text_flow_make_layout (self, block);
  pango_layout_set_width (block->layout, -1);
  block->natural = cs_text_flow_get_layout_width (block->layout);
  self->width = -1;

  return block->natural;
}

double
cs_text_flow_measure_minimum (CsTextFlow  *self,
                              CsTextBlock *block)
{
  if (block->minimum < 0)
    {
      g_autoptr (PangoLayout) layout = cs_text_flow_make_layout (self, block);

      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
      pango_layout_set_width (layout, 0);
      block->minimum = cs_text_flow_get_layout_width (layout);
    }

  return block->minimum;
}

static void
extend_line (double              line_height,
             const CsFontMetrics *metrics,
             double              *above,
             double              *below)
{
  double content = metrics->ascent + metrics->descent;
  double height = line_height > 0 ? line_height : content + metrics->gap;
  double ascent = metrics->ascent + floor ((height - content) / 2);

  *above = MAX (*above, ascent);
  *below = MAX (*below, height - ascent);
}

const CsTextRun *
cs_text_block_find_run (CsTextBlock *block,
          guint  index)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      const CsTextRun *run = &g_array_index (block->runs, CsTextRun, i);

      if (index >= run->start && index < run->end)
        return run;
    }

  return NULL;
}

static void
measure_line (CsTextBlock           *block,
              PangoLayoutLine *line,
              double          *above,
              double          *below)
{
  double line_height = block->spec.line_height;
  CsFontMetrics metrics = cs_fonts_get_metrics (&block->spec.font);

  *above = *below = 0;
  if (block->spec.strut != NULL)
    extend_line (0, block->spec.strut, above, below);
  else
    extend_line (line_height, &metrics, above, below);

  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *glyphs = item->data;
      const CsTextRun *run = cs_text_block_find_run (block, (guint) glyphs->item->offset);

      if (run == NULL)
        continue;
      if (run->picture != NULL)
        {
          *above = MAX (*above, run->picture->height - run->picture->drop);
          *below = MAX (*below, run->picture->drop);
          continue;
        }
      metrics = cs_fonts_get_metrics (&run->style.font);
      extend_line (line_height, &metrics, above, below);
      if (line_height <= 0)
        {
          /* What a font of the system had to lend needs its room as well. */
          metrics = cs_fonts_measure (glyphs->item->analysis.font);
          extend_line (0, &metrics, above, below);
        }
    }
}

double
cs_text_flow_align_line (CsTextFlow        *self,
                         const CsTextBlock *block,
                         double             rest)
{
  CsAlign align = block->spec.table > 0 ? block->spec.align : self->align;

  if (rest <= 0)
    return self->rtl ? rest : 0;
  if (align == CS_ALIGN_CENTER)
    return rest / 2;
  if ((align == CS_ALIGN_END) != self->rtl)
    return rest;

  return 0;
}

/* Where there is room for one letter in a line, Pango gives the space between words a line of its
 * own; in browsers it takes no place behind the word. */
static gboolean
hangs_alone (const CsTextBlock *block,
             PangoLayoutLine   *line)
{
  guint start = (guint) line->start_index;

  return line->length == 1 && block->text->str[start] == ' ' && start > 0 &&
         block->text->str[start - 1] != '\n' && block->lines->len > 0;
}

void
cs_text_flow_break_block (CsTextFlow  *self,
                          CsTextBlock *block,
                          double       left,
                          double       room)
{
  double y = 0;

  if (!self->wrap)
    cs_text_flow_measure_natural (self, block);
  if (block->layout == NULL)
    block->layout = cs_text_flow_make_layout (self, block);
  /* Another width sets the whole text anew: what is short enough keeps the one that it has. A width
   * that was measured must hold the same text again. */
  if (!self->wrap || (block->natural >= 0 && block->natural <= room))
    pango_layout_set_width (block->layout, -1);
  else
    pango_layout_set_width (block->layout, (int) ceil (room * PANGO_SCALE) + 1);

  g_array_set_size (block->lines, 0);
  for (GSList *item = pango_layout_get_lines_readonly (block->layout); item != NULL;
       item = item->next)
    {
      PangoRectangle logical;
      double above, below;
      CsTextLine line = { item->data, 0, y, 0 };

      if (hangs_alone (block, line.line))
        continue;
      pango_layout_line_ref (line.line);
      pango_layout_line_get_extents (line.line, NULL, &logical);
      measure_line (block, line.line, &above, &below);
      line.x = left + cs_text_flow_align_line (self, block,
                                               room - (double) logical.width / PANGO_SCALE);
      line.baseline = y + above;
      y += above + below;
      g_array_append_val (block->lines, line);
    }
  block->height = y;
}

double
cs_text_flow_get_room (const CsTextBlock *block,
                       double             width)
{
  const CsTextBlockSpec *spec = &block->spec;

  return MAX (width - spec->indent - spec->indent_end + spec->overflow, 0);
}

double
cs_text_flow_get_left (CsTextFlow        *self,
                       const CsTextBlock *block)
{
  return self->rtl ? block->spec.indent_end - block->spec.overflow : block->spec.indent;
}

static void
break_paragraph (CsTextFlow  *self,
                 CsTextBlock *block,
                 double       width)
{
  double room = cs_text_flow_get_room (block, width);

  cs_text_flow_break_block (self, block, cs_text_flow_get_left (self, block), room);
}

static double
get_clamped_height (CsTextFlow *self,
                    CsTextBlock      *block,
                    guint      *left)
{
  if (self->max_lines == 0)
    return block->height;
  if (*left < block->lines->len)
    {
      double height = g_array_index (block->lines, CsTextLine, *left).top;

      *left = 0;
      return height;
    }

  *left -= block->lines->len;
  return block->height;
}

void
cs_text_flow_ensure_lines (CsTextFlow *self,
              double      width)
{
  double y = 0, margin = 0, clamped = -1;
  guint left = self->max_lines;

  if (self->width == width)
    return;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->spec.table > 0)
        {
          y += i > 0 ? margin : 0;
          y += cs_text_flow_place_table (self, i, width, y);
          i = cs_text_flow_get_table_end (self, i) - 1;
          margin = 0;
          continue;
        }
      if (block->spec.rule)
        block->height = RULE_HEIGHT;
      else
        break_paragraph (self, block, width);
      if (i > 0)
        y += MAX (margin, block->spec.margin_top);
      else
        y += block->spec.margin_top;
      block->y = y;
      margin = block->spec.margin_bottom;
      y += block->spec.rule ? RULE_HEIGHT : get_clamped_height (self, block, &left);
      if (self->max_lines > 0 && left == 0 && clamped < 0)
        clamped = y;
    }

  self->width = width;
  self->height = clamped >= 0 ? clamped : y + margin;
}

CsTextFlow *
cs_text_flow_new (gboolean rtl,
                  CsAlign  align)
{
  CsTextFlow *self = g_new0 (CsTextFlow, 1);

  self->rtl = rtl;
  self->align = align;
  self->wrap = TRUE;
  self->width = -1;
  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

void
cs_text_flow_free (CsTextFlow *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
cs_text_flow_set_wrap (CsTextFlow *self,
                       gboolean    wrap,
                       guint       max_lines)
{
  self->wrap = wrap;
  self->max_lines = wrap ? max_lines : 0;
  self->width = -1;
}

void
cs_text_flow_keep_words (CsTextFlow *self)
{
  self->whole_words = TRUE;
  self->width = -1;
}

void
cs_text_flow_begin (CsTextFlow            *self,
                    const CsTextBlockSpec *spec)
{
  CsTextBlock *block = g_new0 (CsTextBlock, 1);

  block->spec = *spec;
  block->marker = g_strdup (spec->marker);
  block->text = g_string_new (NULL);
  block->runs = g_array_new (FALSE, FALSE, sizeof (CsTextRun));
  g_array_set_clear_func (block->runs, run_clear);
  block->lines = g_array_new (FALSE, FALSE, sizeof (CsTextLine));
  g_array_set_clear_func (block->lines, line_clear);
  block->natural = block->minimum = -1;
  g_ptr_array_add (self->blocks, block);
  self->width = -1;
}

void
cs_text_flow_add (CsTextFlow        *self,
                  const char        *text,
                  const CsTextStyle *style)
{
  CsTextBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  CsTextRun run = { .start = (guint) block->text->len, .style = *style };

  cs_text_flow_append_words (self, block->text, text);
  run.end = (guint) block->text->len;
  /* A line break may have taken the space that the run before ended with. */
  if (block->runs->len > 0)
    {
      CsTextRun *before = &g_array_index (block->runs, CsTextRun, block->runs->len - 1);

      before->end = MIN (before->end, run.end);
      run.start = MIN (run.start, run.end);
      run.start = MAX (run.start, before->end);
      if (before->end < run.start)
        run.start = before->end;
    }
  if (run.end <= run.start)
    return;

  run.href = g_strdup (style->href);
  run.style.href = run.href;
  run.action = g_strdup (style->action);
  run.style.action = run.action;
  if (run.href != NULL)
    self->linked = TRUE;
  g_array_append_val (block->runs, run);
  g_clear_object (&block->layout);
  block->natural = block->minimum = -1;
  self->width = -1;
}

gboolean
cs_text_flow_is_empty (CsTextFlow *self)
{
  return self->blocks->len == 0;
}

char *
cs_text_flow_dup_text (CsTextFlow *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const CsTextBlock *block = g_ptr_array_index (self->blocks, i);
      g_autofree char *words = cs_text_flow_dup_words (block->text->str, block->text->len);

      if (i > 0)
        g_string_append_c (text, block->spec.table > 0 && block->spec.column > 0 ? ' ' : '\n');
      if (block->marker != NULL)
        g_string_append_printf (text, "%s ", block->marker);
      g_string_append (text, words);
      cs_text_block_name_pictures (block, text);
    }

  return g_string_free (text, FALSE);
}

/* Of a table all cells at once: @index goes to the last one. */
static double
measure_natural (CsTextFlow  *self,
                 CsTextBlock *block,
                 guint       *index)
{
  double min, max;

  if (block->spec.table == 0)
    return cs_text_flow_measure_natural (self, block);

  cs_text_flow_measure_table (self, *index, &min, &max);
  *index = cs_text_flow_get_table_end (self, *index) - 1;

  return max;
}

static double
measure_minimum (CsTextFlow  *self,
                 CsTextBlock *block,
                 guint       *index)
{
  double min, max;

  if (block->spec.table == 0)
    return cs_text_flow_measure_minimum (self, block);

  cs_text_flow_measure_table (self, *index, &min, &max);
  *index = cs_text_flow_get_table_end (self, *index) - 1;

  return min;
}

double
cs_text_flow_get_max_width (CsTextFlow *self)
{
  double width = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);
      double more;

      if (block->spec.rule)
        continue;
      more = measure_natural (self, block, &i) + block->spec.indent + block->spec.indent_end;
      width = MAX (width, more);
    }

  return width;
}

double
cs_text_flow_get_min_width (CsTextFlow *self)
{
  double width = 0;

  if (!self->wrap)
    return cs_text_flow_get_max_width (self);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);
      double more;

      if (block->spec.rule)
        continue;
      more = measure_minimum (self, block, &i) + block->spec.indent + block->spec.indent_end;
      width = MAX (width, more);
    }

  return width;
}

double
cs_text_flow_get_height (CsTextFlow *self,
                         double      width)
{
  cs_text_flow_ensure_lines (self, width);

  return self->height;
}
