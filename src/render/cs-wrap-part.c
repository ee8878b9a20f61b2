/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-wrap-part.h"

struct _CsWrapPart
{
  CsPart   parent_instance;

  double   column_gap;
  double   row_gap;
  double   min_width;
  double   max_width;
  gboolean fill;
  CsAlign  align;
  gboolean rtl;
  double   place;
  gboolean loose;
};

G_DEFINE_FINAL_TYPE (CsWrapPart, cs_wrap_part, CS_TYPE_PART)

typedef struct
{
  CsPart *first;     /* of the next line, NULL after the last */
  guint   n;
  double  width;
  double  height;
} Line;

static CsPart *
skip_hidden (CsPart *child)
{
  while (child != NULL && !cs_part_is_drawn (child))
    child = cs_part_get_next (child);

  return child;
}

/* A child is as wide as its content, and no wider than the line. */
static double
get_child_width (CsWrapPart *self,
                 CsPart     *child,
                 double      room)
{
  double max;

  cs_part_measure_widths (child, NULL, &max);
  if (self->max_width > 0)
    max = MIN (max, self->max_width);
  max = MAX (max, self->min_width);

  return self->loose ? max : MIN (max, room);
}

/* What each child of a line gets beyond that. */
static double
get_share (CsWrapPart *self,
           const Line *line,
           double      room)
{
  return self->fill && line->n > 0 ? MAX (room - line->width, 0) / line->n : 0;
}

static double
measure_heights (CsWrapPart *self,
                 CsPart     *first,
                 const Line *line,
                 double      room)
{
  double share = get_share (self, line, room), height = 0;

  for (CsPart *child = first; child != line->first; child = skip_hidden (cs_part_get_next (child)))
    height = MAX (height, cs_part_measure_height (child,
                                                  get_child_width (self, child, room) + share));

  return height;
}

static Line
measure_line (CsWrapPart *self,
              CsPart     *first,
              double      room)
{
  Line line = { 0 };
  CsPart *child;

  for (child = first; child != NULL; child = skip_hidden (cs_part_get_next (child)))
    {
      double width = get_child_width (self, child, room);
      double wanted = line.width + (child != first ? self->column_gap : 0) + width;

      if (child != first && wanted > room + 0.01)
        break;
      line.width = wanted;
      line.n++;
    }
  line.first = child;
  line.height = measure_heights (self, first, &line, room);

  return line;
}

static void
cs_wrap_part_measure_widths (CsPart *self,
                             double *min,
                             double *max)
{
  gboolean begun = FALSE;

  *min = *max = 0;
  for (CsPart *child = skip_hidden (cs_part_get_first (self)); child != NULL;
       child = skip_hidden (cs_part_get_next (child)))
    {
      double child_min, child_max;

      cs_part_measure_widths (child, &child_min, &child_max);
      *min = MAX (*min, child_min);
      *max += child_max + (begun ? CS_WRAP_PART (self)->column_gap : 0);
      begun = TRUE;
    }
}

static double
cs_wrap_part_measure_height (CsPart *self,
                             double  width)
{
  CsWrapPart *wrap = CS_WRAP_PART (self);
  CsPart *first = skip_hidden (cs_part_get_first (self));
  double height = 0;

  while (first != NULL)
    {
      Line line = measure_line (wrap, first, width);

      height += line.height + (line.first != NULL ? wrap->row_gap : 0);
      first = line.first;
    }

  return height;
}

static void
cs_wrap_part_arrange (CsPart      *self,
                      const CsBox *box)
{
  CsWrapPart *wrap = CS_WRAP_PART (self);
  CsPart *first = skip_hidden (cs_part_get_first (self));
  double y = box->y;

  while (first != NULL)
    {
      Line line = measure_line (wrap, first, box->width);
      double share = get_share (wrap, &line, box->width);
      double rest = wrap->fill ? 0 : box->width - line.width;
      double x = wrap->align == CS_ALIGN_CENTER ? rest / 2
                                                : wrap->align == CS_ALIGN_END ? rest : 0;

      for (CsPart *child = first; child != line.first;
           child = skip_hidden (cs_part_get_next (child)))
        {
          double width = get_child_width (wrap, child, box->width) + share;

          double height = cs_part_measure_height (child, width);

          cs_part_place (child, box->x + (wrap->rtl ? box->width - x - width : x),
                         y + (line.height - height) * wrap->place, width, height);
          x += width + wrap->column_gap;
        }
      y += line.height + wrap->row_gap;
      first = line.first;
    }
}

static void
cs_wrap_part_class_init (CsWrapPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_wrap_part_measure_widths;
  part_class->measure_height = cs_wrap_part_measure_height;
  part_class->arrange = cs_wrap_part_arrange;
}

static void
cs_wrap_part_init (CsWrapPart *self)
{
}

CsPart *
cs_wrap_part_new (void)
{
  return g_object_new (CS_TYPE_WRAP_PART, NULL);
}

void
cs_wrap_part_set_gaps (CsWrapPart *self,
                       double      column_gap,
                       double      row_gap)
{
  self->column_gap = column_gap;
  self->row_gap = row_gap;
}

void
cs_wrap_part_set_items (CsWrapPart *self,
                        double      min,
                        double      max,
                        gboolean    fill)
{
  self->min_width = min;
  self->max_width = max;
  self->fill = fill;
}

void
cs_wrap_part_set_align (CsWrapPart *self,
                        CsAlign     align)
{
  self->align = align;
}

void
cs_wrap_part_set_place (CsWrapPart *self,
                        double      place)
{
  self->place = place;
}

void
cs_wrap_part_set_loose (CsWrapPart *self,
                        gboolean    loose)
{
  self->loose = loose;
}

void
cs_wrap_part_set_rtl (CsWrapPart *self,
                      gboolean    rtl)
{
  self->rtl = rtl;
}
