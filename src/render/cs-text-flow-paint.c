/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include <math.h>
#include <string.h>

#include "cs-theme.h"

#define MARKER_GAP 5.0
/* Of a picture that is not there, half seen through: it fits every ground. */
#define STAND_IN_COLOR 0x80919191

static double
snap (double origin,
      double value)
{
  return round (origin + value) - origin;
}

static void
paint_bar (GtkSnapshot *snapshot,
           guint32      color,
           double       x,
           double       y,
           double       width,
           double       height)
{
  GdkRGBA rgba;

  cs_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                  (float) width, (float) height));
}

static void
paint_glyphs (GtkSnapshot       *snapshot,
              PangoGlyphItem    *glyphs,
              const CsTextStyle *style,
              double             x,
              double             baseline,
              double             width)
{
  CsFontMetrics metrics = cs_fonts_get_metrics (&style->font);
  GskRenderNode *node;
  GdkRGBA rgba;

  cs_theme_to_rgba (style->color, &rgba);
  if (style->background != 0)
    paint_bar (snapshot, style->background, x, baseline - metrics.ascent, width,
               metrics.ascent + metrics.descent);

  node = gsk_text_node_new (glyphs->item->analysis.font, glyphs->glyphs, &rgba,
                            &GRAPHENE_POINT_INIT ((float) x, (float) baseline));
  if (node != NULL)
    {
      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }

  if (style->underline)
    paint_bar (snapshot, style->color, x, baseline + 2, width, 1);
  if (style->strike)
    paint_bar (snapshot, style->color, x, baseline - round (metrics.ascent * 0.3), width, 1);
}

static void
paint_line (CsTextBlock           *block,
            PangoLayoutLine *line,
            double           x,
            double           baseline,
            GtkSnapshot     *snapshot)
{
  const CsTextRun *first = block->runs->len > 0 ? &g_array_index (block->runs, CsTextRun, 0) : NULL;

  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *glyphs = item->data;
      const CsTextRun *run = cs_text_block_find_run (block, (guint) glyphs->item->offset);
      double width = (double) pango_glyph_string_get_width (glyphs->glyphs) / PANGO_SCALE;

      if (run == NULL)
        run = first;
      if (run != NULL && run->picture != NULL)
        cs_text_picture_paint (run->picture, x, baseline, run->style.color, STAND_IN_COLOR,
                               snapshot);
      else if (run != NULL)
        paint_glyphs (snapshot, glyphs, &run->style, x, baseline, width);
      x += width;
    }
}

static void
paint_marker (CsTextFlow  *self,
              CsTextBlock       *block,
              double       width,
              double       baseline,
              GtkSnapshot *snapshot)
{
  PangoLayout *layout = pango_layout_new (cs_fonts_get_context (self->rtl));
  PangoFontDescription *description = cs_fonts_describe (&block->spec.font);
  const CsTextRun *run = &g_array_index (block->runs, CsTextRun, 0);
  CsTextStyle style = run->style;
  double x;

  style.font = block->spec.font;
  style.underline = style.strike = FALSE;
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, block->marker, -1);
  x = self->rtl ? width - block->spec.indent + MARKER_GAP
                : block->spec.indent - MARKER_GAP - cs_text_flow_get_layout_width (layout);
  for (GSList *item = pango_layout_get_line_readonly (layout, 0)->runs; item != NULL;
       item = item->next)
    {
      PangoGlyphItem *glyphs = item->data;
      double advance = (double) pango_glyph_string_get_width (glyphs->glyphs) / PANGO_SCALE;

      paint_glyphs (snapshot, glyphs, &style, x, baseline, advance);
      x += advance;
    }
  pango_font_description_free (description);
  g_object_unref (layout);
}

/* Of lines that are counted the last one ends with its last whole word, as in browsers. */
static void
end_after_word (CsTextBlock *block,
                PangoLayout *layout,
                guint        n_lines)
{
  const PangoLayoutLine *last = g_array_index (block->lines, CsTextLine, n_lines - 1).line;
  gsize end = (gsize) (last->start_index + last->length);
  g_autofree char *text = NULL;

  while (end > 0 && g_ascii_isspace (block->text->str[end - 1]))
    end--;
  text = g_strdup_printf ("%.*s…", (int) end, block->text->str);
  pango_layout_set_text (layout, text, -1);
}

/* Cut with an ellipsis: a layout of its own, as boxes and heights are those of the whole text. */
static void
paint_cut (CsTextFlow             *self,
           CsTextBlock                  *block,
           double                  room,
           guint                   n_lines,
           const graphene_point_t *origin,
           GtkSnapshot            *snapshot)
{
  g_autoptr (PangoLayout) layout = cs_text_flow_make_layout (self, block);
  guint index = 0;

  if (self->wrap && n_lines > 0 && n_lines < block->lines->len)
    end_after_word (block, layout, n_lines);
  pango_layout_set_width (layout, (int) (room * PANGO_SCALE) + 1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -(int) n_lines);
  for (GSList *item = pango_layout_get_lines_readonly (layout);
       item != NULL && index < MIN (n_lines, block->lines->len); item = item->next, index++)
    {
      const CsTextLine *like = &g_array_index (block->lines, CsTextLine, index);
      PangoRectangle logical;
      double x;

      pango_layout_line_get_extents (item->data, NULL, &logical);
      x = cs_text_flow_align_line (self, block, room - (double) logical.width / PANGO_SCALE) +
          cs_text_flow_get_left (self, block);
      paint_line (block, item->data, x, snap (origin->y, block->y + like->baseline), snapshot);
    }
}

static void
paint_block (CsTextFlow             *self,
             CsTextBlock                  *block,
             double                  width,
             guint                   n_lines,
             const graphene_point_t *origin,
             GtkSnapshot            *snapshot)
{
  double room = cs_text_flow_get_room (block, width);

  if (block->marker != NULL && block->runs->len > 0 && block->lines->len > 0)
    paint_marker (self, block, width,
                  snap (origin->y, block->y + g_array_index (block->lines, CsTextLine, 0).baseline),
                  snapshot);

  /* What does not fit of a cell's text is cut with the text's box. */
  if (block->spec.table == 0 &&
      (n_lines < block->lines->len || (!self->wrap && block->natural > room + 0.5)))
    {
      paint_cut (self, block, room, MIN (n_lines, block->lines->len), origin, snapshot);
      return;
    }

  for (guint i = 0; i < block->lines->len; i++)
    {
      const CsTextLine *line = &g_array_index (block->lines, CsTextLine, i);

      paint_line (block, line->line, line->x, snap (origin->y, block->y + line->baseline),
                  snapshot);
    }
}

void
cs_text_flow_paint (CsTextFlow             *self,
                    double                  width,
                    const graphene_point_t *origin,
                    GtkSnapshot            *snapshot)
{
  guint left = self->max_lines > 0 ? self->max_lines : G_MAXUINT;

  cs_text_flow_ensure_lines (self, width);
  for (guint i = 0; i < self->blocks->len && left > 0; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->spec.rule)
        {
          paint_bar (snapshot, 0xff9a9a9a, 0, snap (origin->y, block->y), width, 1);
          continue;
        }
      paint_block (self, block, width, left, origin, snapshot);
      left -= MIN (left, block->lines->len);
    }
}

/* White space at the end of a line takes no place there. */
static gboolean
hangs (CsTextBlock     *block,
       PangoLayoutLine *line,
       guint            from)
{
  guint end = (guint) (line->start_index + line->length);

  while (from < end && block->text->str[from] == ' ')
    from++;

  return from == end && end < block->text->len;
}

void
cs_text_flow_measure_range (PangoLayoutLine *line,
                            guint            from,
                            guint            to,
                            double          *left,
                            double          *right)
{
  double x = 0;

  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  for (GSList *item = line->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *glyphs = item->data;
      guint start = (guint) glyphs->item->offset, end = start + (guint) glyphs->item->length;
      double width = (double) pango_glyph_string_get_width (glyphs->glyphs) / PANGO_SCALE;

      if (MAX (start, from) < MIN (end, to))
        {
          const char *text = pango_layout_get_text (line->layout) + start;
          int one, other;

          pango_glyph_string_index_to_x (glyphs->glyphs, (char *) text, (int) (end - start),
                                         &glyphs->item->analysis,
                                         (int) (MAX (start, from) - start), FALSE, &one);
          pango_glyph_string_index_to_x (glyphs->glyphs, (char *) text, (int) (end - start),
                                         &glyphs->item->analysis,
                                         (int) (MIN (end, to) - 1 - start), TRUE, &other);
          *left = MIN (*left, x + (double) MIN (one, other) / PANGO_SCALE);
          *right = MAX (*right, x + (double) MAX (one, other) / PANGO_SCALE);
        }
      x += width;
    }
  if (*left > *right)
    *left = *right = 0;
}

/* A line break divides a run; what is left is one text with one box. */
static void
visit_part (CsTextBlock         *block,
            const CsTextRun     *run,
            guint          start,
            guint          end,
            CsTextRunFunc  visit,
            gpointer       user_data)
{
  CsFontMetrics metrics = cs_fonts_get_metrics (&run->style.font);
  g_autofree char *text = cs_text_flow_dup_words (block->text->str + start, end - start);
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = 0, bottom = 0;
  guint n_lines = 0;

  if (*g_strstrip (text) == '\0')
    return;

  for (guint i = 0; i < block->lines->len; i++)
    {
      const CsTextLine *line = &g_array_index (block->lines, CsTextLine, i);
      guint from = MAX ((guint) line->line->start_index, start);
      guint to = MIN ((guint) (line->line->start_index + line->line->length), end);
      double x, other;

      if (from >= to || hangs (block, line->line, from))
        continue;
      cs_text_flow_measure_range (line->line, from, to, &x, &other);
      left = MIN (left, line->x + x);
      right = MAX (right, line->x + other);
      if (n_lines++ == 0)
        top = line->baseline - metrics.ascent;
      bottom = line->baseline + metrics.descent;
    }

  if (n_lines > 0)
    visit (text, &GRAPHENE_RECT_INIT ((float) left, (float) (block->y + top),
                                      (float) (right - left), (float) (bottom - top)),
           n_lines, run->href, user_data);
}

static void
visit_run (CsTextBlock         *block,
           const CsTextRun     *run,
           CsTextRunFunc  visit,
           gpointer       user_data)
{
  guint start = run->start;

  /* Alternative text is no text that is seen. */
  if (run->picture != NULL)
    return;
  while (start < run->end)
    {
      const char *at = block->text->str + start;
      const char *line_end = memchr (at, '\n', run->end - start);
      guint end = line_end != NULL ? start + (guint) (line_end - at) : run->end;

      visit_part (block, run, start, end, visit, user_data);
      start = end + 1;
    }
}

void
cs_text_flow_visit (CsTextFlow    *self,
                    double         width,
                    CsTextRunFunc  visit,
                    gpointer       user_data)
{
  cs_text_flow_ensure_lines (self, width);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint k = 0; k < block->runs->len; k++)
        visit_run (block, &g_array_index (block->runs, CsTextRun, k), visit, user_data);
    }
}
