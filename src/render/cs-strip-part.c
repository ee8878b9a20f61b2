/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-strip-part.h"

#include "cs-flex.h"

#define GAP 8.0

struct _CsStripPart
{
  CsPart   parent_instance;

  CsAlign  align;
  gboolean rtl;
};

G_DEFINE_FINAL_TYPE (CsStripPart, cs_strip_part, CS_TYPE_PART)

static guint
count_children (CsPart *self)
{
  guint n = 0;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    n++;

  return n;
}

static void
cs_strip_part_measure_widths (CsPart *self,
                              double *min,
                              double *max)
{
  guint n = 0;

  *min = *max = 0;
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      double child_min, child_max;

      cs_part_measure_widths (child, &child_min, &child_max);
      *min += child_min + (n > 0 ? GAP : 0);
      *max += child_max + (n > 0 ? GAP : 0);
      n++;
    }
}

static double
cs_strip_part_measure_height (CsPart *self,
                              double  width)
{
  double height = 0;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    height = MAX (height, cs_part_measure_height (child, width));

  return height;
}

static void
cs_strip_part_arrange (CsPart      *part,
                       const CsBox *box)
{
  CsStripPart *self = CS_STRIP_PART (part);
  guint n = count_children (part), index = 0;
  g_autofree CsFlexItem *items = g_new0 (CsFlexItem, n + 1);
  double room = box->width - (n > 1 ? (n - 1) * GAP : 0);
  double rest = room, x = 0;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsFlexItem *item = &items[index++];

      cs_part_measure_widths (child, &item->floor, &item->basis);
      item->shrink = 1;
    }
  cs_flex_resolve (items, n, room);
  for (guint i = 0; i < n; i++)
    rest -= items[i].size;

  if (self->align == CS_ALIGN_CENTER)
    x = rest / 2;
  else if (self->align == CS_ALIGN_END)
    x = rest;

  index = 0;
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      double width = items[index++].size;

      cs_part_place (child, box->x + (self->rtl ? box->width - x - width : x), box->y,
                     width, box->height);
      x += width + GAP;
    }
}

static void
cs_strip_part_class_init (CsStripPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_strip_part_measure_widths;
  part_class->measure_height = cs_strip_part_measure_height;
  part_class->arrange = cs_strip_part_arrange;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
cs_strip_part_init (CsStripPart *self)
{
}

CsPart *
cs_strip_part_new (void)
{
  return g_object_new (CS_TYPE_STRIP_PART, NULL);
}

void
cs_strip_part_set_align (CsStripPart *self,
                         CsAlign      align)
{
  self->align = align;
}

void
cs_strip_part_set_rtl (CsStripPart *self,
                       gboolean     rtl)
{
  self->rtl = rtl;
}
