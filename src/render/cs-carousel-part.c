/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-carousel-part.h"

#include <glib/gi18n-lib.h>

#include "cs-pager-part.h"

#define PAGER_GAP 8.0

struct _CsCarouselPart
{
  CsPart          parent_instance;

  CsCarouselLook  look;
  gboolean        begun;      /* @current is somebody's choice */
  CsPart         *pages;
  CsPart         *pager;
  guint           n_pages;
  guint           current;    /* of the children of @pages */
};

G_DEFINE_FINAL_TYPE (CsCarouselPart, cs_carousel_part, CS_TYPE_PART)

static double
get_margin (CsCarouselPart *self)
{
  return self->look.around ? CS_PAGER_MARGIN : 0;
}

/* What the pages and the line below them take. */
static double
measure_inner (CsCarouselPart *self,
               double          width)
{
  double margin = get_margin (self);
  double height = cs_part_measure_height (self->pages, MAX (width - 2 * margin, 0));

  if (!self->look.around && cs_part_is_drawn (self->pager))
    height += PAGER_GAP + cs_part_measure_height (self->pager, width);

  return height + margin;
}

static void
cs_carousel_part_measure_widths (CsPart *part,
                                 double *min,
                                 double *max)
{
  CsCarouselPart *self = CS_CAROUSEL_PART (part);
  double margin = get_margin (self), pager_min;

  cs_part_measure_widths (self->pages, min, max);
  *min += 2 * margin;
  *max += 2 * margin;
  if (self->look.around || !cs_part_is_drawn (self->pager))
    return;

  cs_part_measure_widths (self->pager, &pager_min, NULL);
  *min = MAX (*min, pager_min);
  *max = MAX (*max, pager_min);
}

static double
cs_carousel_part_measure_height (CsPart *self,
                                 double  width)
{
  return measure_inner (CS_CAROUSEL_PART (self), width);
}

static void
cs_carousel_part_arrange (CsPart      *part,
                          const CsBox *box)
{
  CsCarouselPart *self = CS_CAROUSEL_PART (part);
  double margin = get_margin (self), width = MAX (box->width - 2 * margin, 0);
  double height = cs_part_measure_height (self->pages, width);

  cs_part_place (self->pages, box->x + margin, box->y, width, height);
  if (self->look.around)
    cs_part_place (self->pager, box->x, box->y, box->width, height + margin);
  else
    cs_part_place (self->pager, box->x, box->y + height + PAGER_GAP, box->width,
                   cs_part_measure_height (self->pager, box->width));
}

static void
turn_cb (int      steps,
         gpointer user_data)
{
  cs_carousel_part_turn (user_data, steps);
}

static void
cs_carousel_part_class_init (CsCarouselPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_carousel_part_measure_widths;
  part_class->measure_height = cs_carousel_part_measure_height;
  part_class->arrange = cs_carousel_part_arrange;
}

static void
cs_carousel_part_init (CsCarouselPart *self)
{
  self->pages = cs_slide_part_new ();
  self->pager = cs_pager_part_new (turn_cb, self);
  cs_part_append (CS_PART (self), self->pages);
  cs_part_append (CS_PART (self), self->pager);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
}

CsPart *
cs_carousel_part_new (void)
{
  return g_object_new (CS_TYPE_CAROUSEL_PART, NULL);
}

CsPart *
cs_carousel_part_get_pages (CsCarouselPart *self)
{
  return self->pages;
}

/* Children as pages are counted: @first is the first one. */
static guint
get_rank (CsCarouselPart *self)
{
  return self->n_pages > 0 ? (self->current + self->n_pages - self->look.first) % self->n_pages : 0;
}

static void
show_current (CsCarouselPart *self)
{
  CsPagerState state = {
    .place = !self->look.around ? CS_PAGER_BELOW
             : self->look.slides.downwards ? CS_PAGER_BESIDE : CS_PAGER_AROUND,
    .n_pages = self->n_pages,
    .current = get_rank (self),
    .loop = self->look.loop,
    .rtl = self->look.slides.rtl,
  };
  guint index = 0;

  /* Where each page has its own height, those that are not seen take none. */
  for (CsPart *page = cs_part_get_first (self->pages); page != NULL;
       page = cs_part_get_next (page), index++)
    cs_part_set_shown (page, self->look.around || index == self->current);
  cs_slide_part_set_current (CS_SLIDE_PART (self->pages), self->current);
  cs_pager_part_set_state (CS_PAGER_PART (self->pager), &state);
}

void
cs_carousel_part_update (CsCarouselPart       *self,
                         const CsCarouselLook *look)
{
  self->look = *look;
  self->n_pages = 0;
  for (CsPart *page = cs_part_get_first (self->pages); page != NULL;
       page = cs_part_get_next (page))
    self->n_pages++;
  if (!self->begun)
    self->current = look->start;
  self->current = MIN (self->current, MAX (self->n_pages, 1) - 1);
  cs_slide_part_set_look (CS_SLIDE_PART (self->pages), &look->slides);
  show_current (self);
}

void
cs_carousel_part_turn (CsCarouselPart *self,
                       int             steps)
{
  int last = (int) self->n_pages - 1, rank = (int) get_rank (self) + steps;

  if (self->n_pages == 0)
    return;

  if (self->look.loop)
    rank = rank < 0 ? last : rank > last ? 0 : rank;
  self->current = ((guint) CLAMP (rank, 0, last) + self->look.first) % self->n_pages;
  self->begun = TRUE;
  show_current (self);
}
