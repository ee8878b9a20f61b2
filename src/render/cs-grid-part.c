/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-grid-part.h"

/* The automatic layout of HTML tables: each column gets what it needs at least, and of the rest in
 * proportion to what it could use. */

#define GAP             12.0  /* a cell of 10 pixels, with the padding of cells */
#define MAX_TITLE_WIDTH 150.0

struct _CsGridPart
{
  CsPart   parent_instance;

  gboolean rtl;
};

G_DEFINE_FINAL_TYPE (CsGridPart, cs_grid_part, CS_TYPE_PART)

typedef struct
{
  double min[2];
  double max[2];
} Columns;

static Columns
measure_columns (CsPart *self)
{
  Columns columns = { 0 };
  guint index = 0;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      guint column = index++ % 2;
      double min, max;

      cs_part_measure_widths (child, &min, &max);
      if (column == 0)
        {
          min = MIN (min, MAX_TITLE_WIDTH);
          max = MIN (max, MAX_TITLE_WIDTH);
        }
      columns.min[column] = MAX (columns.min[column], min);
      columns.max[column] = MAX (columns.max[column], max);
    }

  return columns;
}

static void
share_width (CsPart *self,
             double  width,
             double *title,
             double *value)
{
  Columns columns = measure_columns (self);
  double wish = columns.max[0] - columns.min[0] + columns.max[1] - columns.min[1];
  double rest = width - GAP - columns.min[0] - columns.min[1];
  double part = wish > 0 ? CLAMP (rest / wish, 0, 1) : 0;

  *title = columns.min[0] + part * (columns.max[0] - columns.min[0]);
  *value = columns.min[1] + part * (columns.max[1] - columns.min[1]);
}

static void
cs_grid_part_measure_widths (CsPart *self,
                             double *min,
                             double *max)
{
  Columns columns = measure_columns (self);

  *min = columns.min[0] + GAP + columns.min[1];
  *max = columns.max[0] + GAP + columns.max[1];
}

static double
measure_row (CsPart *title,
             double  title_width,
             double  value_width)
{
  CsPart *value = cs_part_get_next (title);

  return MAX (cs_part_measure_height (title, title_width),
              value != NULL ? cs_part_measure_height (value, value_width) : 0);
}

static double
cs_grid_part_measure_height (CsPart *self,
                             double  width)
{
  double title_width, value_width, height = 0;
  CsPart *title = cs_part_get_first (self);

  share_width (self, width, &title_width, &value_width);
  while (title != NULL)
    {
      CsPart *value = cs_part_get_next (title);

      height += MAX (measure_row (title, title_width, value_width), 2);
      title = value != NULL ? cs_part_get_next (value) : NULL;
    }

  return height;
}

static void
cs_grid_part_arrange (CsPart      *self,
                      const CsBox *box)
{
  gboolean rtl = CS_GRID_PART (self)->rtl;
  double title_width, value_width, y = box->y;
  CsPart *title = cs_part_get_first (self);

  share_width (self, box->width, &title_width, &value_width);
  while (title != NULL)
    {
      CsPart *value = cs_part_get_next (title);
      double height = MAX (measure_row (title, title_width, value_width), 2);
      double right = box->x + box->width;

      cs_part_place (title, rtl ? right - title_width : box->x, y, title_width,
                     cs_part_measure_height (title, title_width));
      if (value == NULL)
        break;
      cs_part_place (value, rtl ? right - title_width - GAP - value_width
                                : box->x + title_width + GAP,
                     y, value_width, cs_part_measure_height (value, value_width));
      y += height;
      title = cs_part_get_next (value);
    }
}

static void
cs_grid_part_class_init (CsGridPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_grid_part_measure_widths;
  part_class->measure_height = cs_grid_part_measure_height;
  part_class->arrange = cs_grid_part_arrange;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cs_grid_part_init (CsGridPart *self)
{
}

CsPart *
cs_grid_part_new (void)
{
  return g_object_new (CS_TYPE_GRID_PART, NULL);
}

void
cs_grid_part_set_rtl (CsGridPart *self,
                      gboolean    rtl)
{
  self->rtl = rtl;
}
