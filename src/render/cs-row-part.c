/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-row-part.h"

#include "cs-flex.h"

/* What CSS calls a flexible row, with the columns' widths as the official renderer gives them:
 *
 *     auto      as wide as its content, or narrower
 *     "80px"    80 pixels
 *     2         that share of the whole, and of what is left over or missing
 *     stretch   50 pixels, and its share of what is left over or missing
 */

#define STRETCH_BASIS 50.0

struct _CsRowPart
{
  CsPart    parent_instance;

  CsAlign   align;
  gboolean  rtl;
  CsSurface surface;
};

G_DEFINE_FINAL_TYPE (CsRowPart, cs_row_part, CS_TYPE_PART)

typedef struct
{
  CsPart *child;
  CsSides bleed;
  double  distance;
  double  width;
} Column;

static CsPart *
find_first_shown (CsPart *self)
{
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      if (cs_part_get_traits (child)->shown)
        return child;
    }

  return NULL;
}

static CsEdges
cs_row_part_get_edges (CsPart *self,
                       CsPart *child)
{
  CsEdges edges = CS_EDGE_TOP | CS_EDGE_BOTTOM;

  if (cs_part_get_first (self) == child)
    edges |= CS_EDGE_LEFT;
  if (cs_part_get_next (child) == NULL)
    edges |= CS_EDGE_RIGHT;

  return edges;
}

static GArray *
list_columns (CsPart *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));
  CsPart *first = find_first_shown (self);
  gboolean begun = FALSE;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      Column column = { .child = child };

      if (cs_part_get_traits (child)->absent)
        continue;
      if (cs_part_is_drawn (child))
        {
          column.bleed = cs_part_get_bleed (child);
          column.distance = cs_part_get_distance (child, !begun || child == first);
          g_array_append_val (columns, column);
        }
      begun = TRUE;
    }

  return columns;
}

static double
sum_weights (CsPart *self)
{
  double sum = 0;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      const CsPartTraits *traits = cs_part_get_traits (child);

      if (traits->width_kind == CS_WIDTH_WEIGHT)
        sum += traits->width;
    }

  return sum;
}

static CsFlexItem
make_item (CsPart *child,
           double  room,
           double  weights)
{
  const CsPartTraits *traits = cs_part_get_traits (child);
  CsFlexItem item = { .floor = traits->padding.left + traits->padding.right };

  switch (traits->width_kind)
    {
    case CS_WIDTH_AUTO:
      cs_part_measure_widths (child, NULL, &item.basis);
      item.shrink = 1;
      break;

    case CS_WIDTH_PIXELS:
      item.basis = traits->width;
      break;

    case CS_WIDTH_WEIGHT:
      item.basis = weights > 0 ? room * traits->width / weights : room * traits->width / 100;
      item.grow = item.shrink = 1;
      break;

    case CS_WIDTH_STRETCH:
    default:
      item.basis = STRETCH_BASIS;
      item.grow = item.shrink = 1;
      break;
    }

  return item;
}

/* Gives every column its width. Returns: what is left over */
static double
share_width (CsPart *self,
             GArray *columns,
             double  width)
{
  g_autofree CsFlexItem *items = g_new0 (CsFlexItem, columns->len + 1);
  double weights = sum_weights (self);
  double room = width, rest;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      items[i] = make_item (column->child, width, weights);
      room -= column->distance - column->bleed.left - column->bleed.right;
    }

  cs_flex_resolve (items, columns->len, room);
  rest = room;
  for (guint i = 0; i < columns->len; i++)
    {
      g_array_index (columns, Column, i).width = items[i].size;
      rest -= items[i].size;
    }

  return rest;
}

static void
cs_row_part_measure_widths (CsPart *self,
                            double *min,
                            double *max)
{
  const CsSides *padding = &cs_part_get_traits (self)->padding;
  g_autoptr (GArray) columns = list_columns (self);

  *min = *max = padding->left + padding->right;
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      const CsPartTraits *traits = cs_part_get_traits (column->child);
      double outside = column->distance - column->bleed.left - column->bleed.right;
      double child_min, child_max;

      cs_part_measure_widths (column->child, &child_min, &child_max);
      if (traits->width_kind == CS_WIDTH_PIXELS)
        child_min = child_max = traits->width;
      *min += child_min + outside;
      *max += child_max + outside;
    }
}

static double
get_inner_width (CsPart *self,
                 double  width)
{
  const CsSides *padding = &cs_part_get_traits (self)->padding;

  return MAX (width - padding->left - padding->right, 0);
}

static double
cs_row_part_measure_height (CsPart *self,
                            double  width)
{
  const CsSides *padding = &cs_part_get_traits (self)->padding;
  g_autoptr (GArray) columns = list_columns (self);
  double height = 0;

  share_width (self, columns, get_inner_width (self, width));
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      double own = cs_part_measure_height (column->child, column->width);

      height = MAX (height, own - column->bleed.top - column->bleed.bottom);
    }

  return height + padding->top + padding->bottom;
}

static void
cs_row_part_arrange (CsPart      *self,
                     const CsBox *box)
{
  CsRowPart *row = CS_ROW_PART (self);
  const CsSides *padding = &cs_part_get_traits (self)->padding;
  g_autoptr (GArray) columns = list_columns (self);
  double inner = get_inner_width (self, box->width);
  double rest = share_width (self, columns, inner);
  double height = box->height - padding->top - padding->bottom;
  double x = 0;

  if (row->align == CS_ALIGN_CENTER)
    x = rest / 2;
  else if (row->align == CS_ALIGN_END)
    x = rest;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      double at;

      x += column->distance - column->bleed.left;
      at = row->rtl ? inner - x - column->width : x;
      cs_part_place (column->child, box->x + padding->left + at,
                     box->y + padding->top - column->bleed.top, column->width,
                     height + column->bleed.top + column->bleed.bottom);
      x += column->width - column->bleed.right;
    }
}

static void
cs_row_part_paint (CsPart      *self,
                   GtkSnapshot *snapshot)
{
  CsRowPart *row = CS_ROW_PART (self);
  guint32 color = cs_part_get_theme (self)->separator;
  CsPart *first = find_first_shown (self);
  gboolean begun = FALSE;

  cs_surface_paint (&row->surface, NULL, self, snapshot);
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      const CsPartTraits *traits = cs_part_get_traits (child);
      const CsBox *box = cs_part_get_box (child);

      if (traits->absent)
        continue;
      if (traits->separator && cs_part_is_drawn (child) && begun && child != first)
        {
          double away = traits->spacing / 2;
          CsBox line = { row->rtl ? box->x + box->width + away : box->x - away - 1,
                         box->y, 1, box->height };

          cs_part_paint_color (self, snapshot, &line, color);
        }
      begun = TRUE;
    }
}

static void
cs_row_part_class_init (CsRowPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_row_part_measure_widths;
  part_class->measure_height = cs_row_part_measure_height;
  part_class->arrange = cs_row_part_arrange;
  part_class->paint = cs_row_part_paint;
  part_class->get_edges = cs_row_part_get_edges;
}

static void
cs_row_part_init (CsRowPart *self)
{
}

CsPart *
cs_row_part_new (void)
{
  return g_object_new (CS_TYPE_ROW_PART, NULL);
}

void
cs_row_part_set_align (CsRowPart *self,
                       CsAlign    align)
{
  self->align = align;
}

void
cs_row_part_set_rtl (CsRowPart *self,
                     gboolean   rtl)
{
  self->rtl = rtl;
}

void
cs_row_part_set_surface (CsRowPart       *self,
                         const CsSurface *surface)
{
  self->surface = *surface;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
