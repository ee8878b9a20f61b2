/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-area-part.h"

struct _CsAreaPart
{
  CsPart    parent_instance;

  GArray   *columns;   /* CsAreaColumn */
  GArray   *areas;     /* CsArea, of the children */
  double    column_gap;
  double    row_gap;
  gboolean  rtl;
};

G_DEFINE_FINAL_TYPE (CsAreaPart, cs_area_part, CS_TYPE_PART)

static const CsArea *
get_area (CsAreaPart *self,
          guint       index)
{
  static const CsArea whole = { 0, 1, 0, 1 };

  return index < self->areas->len ? &g_array_index (self->areas, CsArea, index) : &whole;
}

static guint
count_columns (CsAreaPart *self)
{
  guint n = self->columns->len;

  for (guint i = 0; i < self->areas->len; i++)
    n = MAX (n, get_area (self, i)->column + get_area (self, i)->n_columns);

  return MAX (n, 1);
}

static guint
count_rows (CsAreaPart *self)
{
  guint n = 1;

  for (guint i = 0; i < self->areas->len; i++)
    n = MAX (n, get_area (self, i)->row + get_area (self, i)->n_rows);

  return n;
}

/* Where each column begins, and after the last one where one more would. */
static double *
share_width (CsAreaPart *self,
             double      width)
{
  guint n = count_columns (self), n_open = 0;
  double *edges = g_new0 (double, n + 1);
  g_autofree double *widths = g_new0 (double, n);
  double room = width - (n - 1) * self->column_gap, x = 0;

  for (guint i = 0; i < n; i++)
    {
      const CsAreaColumn *column = i < self->columns->len
                                     ? &g_array_index (self->columns, CsAreaColumn, i) : NULL;

      if (column != NULL && column->pixels > 0)
        widths[i] = column->pixels;
      else if (column != NULL && column->share > 0)
        widths[i] = column->share * width;
      else
        n_open++;
      room -= widths[i];
    }
  for (guint i = 0; i < n; i++)
    {
      edges[i] = x;
      /* What does not fit is taken from those that were given a share. */
      if (widths[i] <= 0)
        widths[i] = MAX (room, 0) / n_open;
      x += widths[i] + self->column_gap;
    }
  edges[n] = x;

  return edges;
}

static double
get_width (CsAreaPart   *self,
           const double *edges,
           const CsArea *area)
{
  return MAX (edges[area->column + area->n_columns] - edges[area->column] - self->column_gap, 0);
}

/* Of what is in the same area: each below the one before it. */
static double
get_top (CsAreaPart   *self,
         const double *edges,
         CsPart       *part,
         guint         index)
{
  const CsArea *area = get_area (self, index);
  double top = 0;
  guint i = 0;

  for (CsPart *child = cs_part_get_first (CS_PART (self)); child != part;
       child = cs_part_get_next (child), i++)
    {
      const CsArea *other = get_area (self, i);

      if (cs_part_is_drawn (child) && other->column == area->column && other->row == area->row)
        top += cs_part_measure_height (child, get_width (self, edges, other)) + self->row_gap;
    }

  return top;
}

/* Where each row begins; at the end where one more would. Rows are as high as what is in them
 * alone; the last row of what reaches over several takes what is missing. */
static double *
stack_rows (CsAreaPart   *self,
            const double *edges)
{
  guint n = count_rows (self);
  g_autofree double *heights = g_new0 (double, n);
  double *tops = g_new0 (double, n + 1);

  for (guint span = 1; span <= n; span++)
    {
      guint index = 0;

      for (CsPart *child = cs_part_get_first (CS_PART (self)); child != NULL;
           child = cs_part_get_next (child), index++)
        {
          const CsArea *area = get_area (self, index);
          double height, there = 0;

          if (area->n_rows != span || !cs_part_is_drawn (child))
            continue;
          height = get_top (self, edges, child, index) +
                   cs_part_measure_height (child, get_width (self, edges, area));
          for (guint i = 0; i + 1 < span; i++)
            there += heights[area->row + i] + self->row_gap;
          heights[area->row + span - 1] = MAX (heights[area->row + span - 1], height - there);
        }
    }
  /* A row that nothing stands in leaves no gap. */
  for (guint i = 0; i < n; i++)
    tops[i + 1] = tops[i] + (heights[i] > 0 ? heights[i] + self->row_gap : 0);

  return tops;
}

static void
cs_area_part_measure_widths (CsPart *part,
                             double *min,
                             double *max)
{
  CsAreaPart *self = CS_AREA_PART (part);
  guint index = 0;

  *min = *max = 0;
  for (CsPart *child = cs_part_get_first (part); child != NULL;
       child = cs_part_get_next (child), index++)
    {
      double child_min, child_max;
      guint n = count_columns (self), span = get_area (self, index)->n_columns;

      if (!cs_part_is_drawn (child))
        continue;
      cs_part_measure_widths (child, &child_min, &child_max);
      *min = MAX (*min, child_min);
      *max = MAX (*max, child_max * n / span + (n - 1) * self->column_gap);
    }
}

static double
cs_area_part_measure_height (CsPart *part,
                             double  width)
{
  CsAreaPart *self = CS_AREA_PART (part);
  g_autofree double *edges = share_width (self, width);
  g_autofree double *tops = stack_rows (self, edges);

  return MAX (tops[count_rows (self)] - self->row_gap, 0);
}

static void
cs_area_part_arrange (CsPart      *part,
                      const CsBox *box)
{
  CsAreaPart *self = CS_AREA_PART (part);
  g_autofree double *edges = share_width (self, box->width);
  g_autofree double *tops = stack_rows (self, edges);
  guint index = 0;

  for (CsPart *child = cs_part_get_first (part); child != NULL;
       child = cs_part_get_next (child), index++)
    {
      const CsArea *area = get_area (self, index);
      double width, x, y, height, room;

      if (!cs_part_is_drawn (child))
        continue;
      width = get_width (self, edges, area);
      x = self->rtl ? box->width - edges[area->column] - width : edges[area->column];
      y = tops[area->row] + get_top (self, edges, child, index);
      height = cs_part_measure_height (child, width);
      room = tops[area->row + area->n_rows] - self->row_gap - y;
      if (cs_part_get_traits (child)->stretch)
        height = MAX (height, room);
      cs_part_place (child, box->x + x, box->y + y, width, height);
    }
}

static void
cs_area_part_finalize (GObject *object)
{
  CsAreaPart *self = CS_AREA_PART (object);

  g_array_unref (self->columns);
  g_array_unref (self->areas);

  G_OBJECT_CLASS (cs_area_part_parent_class)->finalize (object);
}

static void
cs_area_part_class_init (CsAreaPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_area_part_finalize;

  part_class->measure_widths = cs_area_part_measure_widths;
  part_class->measure_height = cs_area_part_measure_height;
  part_class->arrange = cs_area_part_arrange;
}

static void
cs_area_part_init (CsAreaPart *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (CsAreaColumn));
  self->areas = g_array_new (FALSE, FALSE, sizeof (CsArea));
}

CsPart *
cs_area_part_new (void)
{
  return g_object_new (CS_TYPE_AREA_PART, NULL);
}

void
cs_area_part_set_columns (CsAreaPart         *self,
                          const CsAreaColumn *columns,
                          guint               n_columns)
{
  g_array_set_size (self->columns, 0);
  g_array_append_vals (self->columns, columns, n_columns);
  cs_part_changed (CS_PART (self));
}

void
cs_area_part_set_gaps (CsAreaPart *self,
                       double      column_gap,
                       double      row_gap)
{
  self->column_gap = column_gap;
  self->row_gap = row_gap;
}

void
cs_area_part_set_rtl (CsAreaPart *self,
                      gboolean    rtl)
{
  self->rtl = rtl;
}

void
cs_area_part_set_areas (CsAreaPart   *self,
                        const CsArea *areas,
                        guint         n_areas)
{
  g_array_set_size (self->areas, 0);
  g_array_append_vals (self->areas, areas, n_areas);
  cs_part_changed (CS_PART (self));
}
