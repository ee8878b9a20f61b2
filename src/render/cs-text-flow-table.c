/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

/* A table of Markdown, as the style sheet that every browser begins with has it: no lines, cells
 * that keep a little distance, each in the middle of its row's height.
 *
 *      gap | pad cell pad | gap | pad cell pad | gap
 *
 * A column gets between its widest word and its longest line, in proportion to what these differ
 * by. What is left over goes to the columns in proportion to their longest lines. */

#define GAP 2.0
#define PAD 1.0

typedef struct
{
  double min;
  double max;
  double left;
  double width;
} Column;

guint
cs_text_flow_get_table_end (CsTextFlow *self,
                            guint       first)
{
  const CsTextBlock *block = g_ptr_array_index (self->blocks, first);
  guint table = block->spec.table;

  do
    block = ++first < self->blocks->len ? g_ptr_array_index (self->blocks, first) : NULL;
  while (block != NULL && block->spec.table == table);

  return first;
}

/* An empty cell has no line. */
static gboolean
is_empty (const CsTextBlock *block)
{
  return block->runs->len == 0;
}

static GArray *
measure_columns (CsTextFlow *self,
                 guint       first,
                 guint       end)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (Column));

  for (guint i = first; i < end; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);
      Column *column;
      double max;

      if (block->spec.column >= columns->len)
        g_array_set_size (columns, block->spec.column + 1);
      column = &g_array_index (columns, Column, block->spec.column);
      max = is_empty (block) ? 0 : cs_text_flow_measure_natural (self, block);
      column->max = MAX (column->max, max + 2 * PAD);
      if (self->wrap && !is_empty (block))
        max = cs_text_flow_measure_minimum (self, block);
      column->min = MAX (column->min, max + 2 * PAD);
    }

  return columns;
}

static void
sum_columns (const GArray *columns,
             double       *min,
             double       *max)
{
  *min = *max = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      *min += g_array_index (columns, Column, i).min;
      *max += g_array_index (columns, Column, i).max;
    }
}

void
cs_text_flow_measure_table (CsTextFlow *self,
                            guint       first,
                            double     *min,
                            double     *max)
{
  g_autoptr (GArray) columns = measure_columns (self, first,
                                                cs_text_flow_get_table_end (self, first));
  double gaps = GAP * (columns->len + 1);

  sum_columns (columns, min, max);
  *min += gaps;
  *max += gaps;
}

static void
place_columns (CsTextFlow        *self,
               GArray            *columns,
               const CsTextBlock *block,
               double             width)
{
  double gaps = GAP * (columns->len + 1), whole = cs_text_flow_get_room (block, width);
  double min, max, room, x = cs_text_flow_get_left (self, block);

  sum_columns (columns, &min, &max);
  room = CLAMP (whole - gaps, min, block->spec.fill ? MAX (whole - gaps, max) : max);
  if (self->rtl)
    x += whole - room - gaps;
  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = &g_array_index (columns, Column, self->rtl ? columns->len - 1 - i : i);

      if (room > max)
        column->width = column->max * room / max;
      else if (max > min)
        column->width = column->min + (column->max - column->min) * (room - min) / (max - min);
      else
        column->width = column->min;
      x += GAP;
      column->left = x;
      x += column->width;
    }
}

double
cs_text_flow_place_table (CsTextFlow *self,
                          guint       first,
                          double      width,
                          double      y)
{
  guint end = cs_text_flow_get_table_end (self, first);
  g_autoptr (GArray) columns = measure_columns (self, first, end);
  double top = y + GAP;

  place_columns (self, columns, g_ptr_array_index (self->blocks, first), width);
  while (first < end)
    {
      guint row = ((CsTextBlock *) g_ptr_array_index (self->blocks, first))->spec.row, next;
      double height = 0;

      for (next = first; next < end; next++)
        {
          CsTextBlock *block = g_ptr_array_index (self->blocks, next);
          const Column *column = &g_array_index (columns, Column, block->spec.column);

          if (block->spec.row != row)
            break;
          cs_text_flow_break_block (self, block, column->left + PAD, column->width - 2 * PAD);
          if (is_empty (block))
            block->height = 0;
          height = MAX (height, block->height);
        }
      for (; first < next; first++)
        {
          CsTextBlock *block = g_ptr_array_index (self->blocks, first);

          block->y = top + PAD + (height - block->height) / 2;
        }
      top += height + 2 * PAD + GAP;
    }

  return top - y;
}
