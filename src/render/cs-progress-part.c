/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-progress-part.h"

#include <math.h>

#define BAR_HEIGHT 4.0
/* Of a bar whose end is not known, the piece that would be moving. */
#define MOVING_FROM  0.3
#define MOVING_SHARE 0.35
#define RING_FROM    -90.0
#define RING_ANGLE   110.0

struct _CsProgressPart
{
  CsPart   parent_instance;

  double   size;      /* of the ring; 0 of a bar */
  double   share;
  CsAlign  align;
  guint32  color;
  guint32  track;
};

G_DEFINE_FINAL_TYPE (CsProgressPart, cs_progress_part, CS_TYPE_PART)

static void
cs_progress_part_measure_widths (CsPart *part,
                                 double *min,
                                 double *max)
{
  *min = *max = CS_PROGRESS_PART (part)->size;
}

static double
cs_progress_part_measure_height (CsPart *part,
                                 double  width)
{
  double size = CS_PROGRESS_PART (part)->size;

  return size > 0 ? size : BAR_HEIGHT;
}

static void
paint_bar (CsProgressPart *self,
           GtkSnapshot    *snapshot)
{
  CsBox track = *cs_part_get_box (CS_PART (self)), done;

  track.height = BAR_HEIGHT;
  done = track;
  done.width = track.width * (self->share < 0 ? MOVING_SHARE : self->share);
  done.x += self->share < 0 ? track.width * MOVING_FROM : 0;
  cs_part_paint_frame (CS_PART (self), snapshot, &track, BAR_HEIGHT / 2, self->track, 0, 0);
  if (done.width >= 1)
    cs_part_paint_frame (CS_PART (self), snapshot, &done, BAR_HEIGHT / 2, self->color, 0, 0);
}

static void
paint_ring (CsProgressPart *self,
            GtkSnapshot    *snapshot)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  double rest = box->width - self->size, width = MAX (round (self->size / 12), 2);
  double x = self->align == CS_ALIGN_CENTER ? rest / 2 : self->align == CS_ALIGN_END ? rest : 0;
  double radius = (self->size - width) / 2;
  cairo_t *cr;
  GdkRGBA rgba;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, (float) self->size,
                                                                 (float) self->size));
  cairo_translate (cr, x + self->size / 2, self->size / 2);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cs_theme_to_rgba (self->track, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cs_theme_to_rgba (self->color, &rgba);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_arc (cr, 0, 0, radius, RING_FROM * G_PI / 180, (RING_FROM + RING_ANGLE) * G_PI / 180);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
cs_progress_part_paint (CsPart      *part,
                        GtkSnapshot *snapshot)
{
  CsProgressPart *self = CS_PROGRESS_PART (part);

  if (self->size > 0)
    paint_ring (self, snapshot);
  else
    paint_bar (self, snapshot);
}

static void
cs_progress_part_class_init (CsProgressPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_progress_part_measure_widths;
  part_class->measure_height = cs_progress_part_measure_height;
  part_class->paint = cs_progress_part_paint;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class),
                                        GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
cs_progress_part_init (CsProgressPart *self)
{
}

CsPart *
cs_progress_part_new (void)
{
  return g_object_new (CS_TYPE_PROGRESS_PART, NULL);
}

void
cs_progress_part_set_bar (CsProgressPart *self,
                          double          share,
                          guint32         color,
                          guint32         track)
{
  self->size = 0;
  self->share = share;
  self->color = color;
  self->track = track;
  if (share >= 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, share, -1);
  cs_part_changed (CS_PART (self));
}

void
cs_progress_part_set_ring (CsProgressPart *self,
                           double          size,
                           CsAlign         align,
                           guint32         color,
                           guint32         track)
{
  self->size = size;
  self->align = align;
  self->color = color;
  self->track = track;
  cs_part_changed (CS_PART (self));
}
