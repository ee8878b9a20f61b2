/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-slide-part.h"

struct _CsSlidePart
{
  CsPart      parent_instance;

  CsSlideLook look;
  guint       current;
};

G_DEFINE_FINAL_TYPE (CsSlidePart, cs_slide_part, CS_TYPE_PART)

static void
cs_slide_part_measure_widths (CsPart *self,
                              double *min,
                              double *max)
{
  *min = *max = 0;
  for (CsPart *page = cs_part_get_first (self); page != NULL; page = cs_part_get_next (page))
    {
      double page_max;

      if (!cs_part_is_drawn (page))
        continue;
      cs_part_measure_widths (page, NULL, &page_max);
      *max = MAX (*max, page_max);
    }
}

static double
measure_page (CsSlidePart *self,
              CsPart      *page,
              double       width)
{
  return self->look.height > 0 ? self->look.height : cs_part_measure_height (page, width);
}

static double
cs_slide_part_measure_height (CsPart *self,
                              double  width)
{
  double height = 0;

  for (CsPart *page = cs_part_get_first (self); page != NULL; page = cs_part_get_next (page))
    {
      if (cs_part_is_drawn (page))
        height = MAX (height, measure_page (CS_SLIDE_PART (self), page, width));
    }

  return height;
}

static void
cs_slide_part_arrange (CsPart      *part,
                       const CsBox *box)
{
  CsSlidePart *self = CS_SLIDE_PART (part);
  int index = 0;

  for (CsPart *page = cs_part_get_first (part); page != NULL; page = cs_part_get_next (page))
    {
      double height = measure_page (self, page, box->width);
      double rest = (box->height - height) * self->look.place;
      int steps = index++ - (int) self->current;

      if (self->look.downwards)
        cs_part_place (page, box->x, box->y + steps * box->height + rest, box->width, height);
      else
        cs_part_place (page, box->x + (self->look.rtl ? -steps : steps) * box->width,
                       box->y + rest, box->width, height);
    }
}

/* Nobody can reach what is not seen. */
static void
update_reach (CsSlidePart *self)
{
  guint index = 0;

  for (CsPart *page = cs_part_get_first (CS_PART (self)); page != NULL;
       page = cs_part_get_next (page), index++)
    {
      gtk_widget_set_child_visible (GTK_WIDGET (page), index == self->current);
      gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   index != self->current, -1);
    }
}

static void
cs_slide_part_class_init (CsSlidePartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_slide_part_measure_widths;
  part_class->measure_height = cs_slide_part_measure_height;
  part_class->arrange = cs_slide_part_arrange;
}

static void
cs_slide_part_init (CsSlidePart *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

CsPart *
cs_slide_part_new (void)
{
  return g_object_new (CS_TYPE_SLIDE_PART, NULL);
}

void
cs_slide_part_set_look (CsSlidePart       *self,
                        const CsSlideLook *look)
{
  self->look = *look;
  cs_part_changed (CS_PART (self));
}

void
cs_slide_part_set_current (CsSlidePart *self,
                           guint        current)
{
  self->current = current;
  update_reach (self);
  cs_part_changed (CS_PART (self));
}
