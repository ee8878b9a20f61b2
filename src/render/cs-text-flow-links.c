/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include "cs-render.h"

/* "[**bold** and not](https://...)" is two runs and one link. */
static gboolean
is_same_link (const CsTextRun *one,
              const CsTextRun *other)
{
  return one->end == other->start && g_strcmp0 (one->href, other->href) == 0 &&
         g_strcmp0 (one->action, other->action) == 0;
}

static gboolean
can_be_pressed (const CsTextRun *run)
{
  return run->action != NULL ||
         (run->href != NULL && *run->href != '\0' && !cs_render_is_mention (run->href));
}

/* Of the bytes from @start to @end: a box for each line with some of them. */
static GArray *
list_lines (CsTextBlock     *block,
            const CsTextRun *run,
            guint            start,
            guint            end)
{
  CsFontMetrics metrics = cs_fonts_get_metrics (&run->style.font);
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  for (guint i = 0; i < block->lines->len; i++)
    {
      const CsTextLine *line = &g_array_index (block->lines, CsTextLine, i);
      guint from = MAX ((guint) line->line->start_index, start);
      guint to = MIN ((guint) (line->line->start_index + line->line->length), end);
      double left, right;
      graphene_rect_t rect;

      if (from >= to)
        continue;
      cs_text_flow_measure_range (line->line, from, to, &left, &right);
      if (right <= left)
        continue;
      rect = GRAPHENE_RECT_INIT ((float) (line->x + left),
                                 (float) (block->y + line->baseline - metrics.ascent),
                                 (float) (right - left),
                                 (float) (metrics.ascent + metrics.descent));
      g_array_append_val (rects, rect);
    }

  return rects;
}

static void
visit_link (CsTextBlock     *block,
            const CsTextRun *run,
            guint            end,
            gboolean         placed,
            CsTextLinkFunc   visit,
            gpointer         user_data)
{
  g_autofree char *text = cs_text_flow_dup_words (block->text->str + run->start, end - run->start);
  g_autoptr (GArray) lines = placed ? list_lines (block, run, run->start, end) : NULL;
  CsTextLink link = {
    .text = g_strstrip (text),
    .href = run->href != NULL ? run->href : "",
    .action = run->action,
  };

  if (run->picture != NULL && run->picture->alternative != NULL)
    {
      g_free (text);
      text = g_strdup (run->picture->alternative);
      link.text = g_strstrip (text);
    }
  if (lines != NULL)
    {
      link.lines = (const graphene_rect_t *) (gpointer) lines->data;
      link.n_lines = lines->len;
    }
  if (*link.text != '\0')
    visit (&link, user_data);
}

void
cs_text_flow_visit_links (CsTextFlow     *self,
                          double          width,
                          CsTextLinkFunc  visit,
                          gpointer        user_data)
{
  if (!self->linked)
    return;

  if (width >= 0)
    cs_text_flow_ensure_lines (self, width);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);
      const CsTextRun *runs = (const CsTextRun *) (gpointer) block->runs->data;

      for (guint k = 0; k < block->runs->len; k++)
        {
          guint first = k;

          if (!can_be_pressed (&runs[k]))
            continue;
          while (k + 1 < block->runs->len && is_same_link (&runs[k], &runs[k + 1]))
            k++;
          visit_link (block, &runs[first], runs[k].end, width >= 0, visit, user_data);
        }
    }
}
