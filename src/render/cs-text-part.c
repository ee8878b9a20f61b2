/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-part.h"

#include "cs-link-part.h"

struct _CsTextPart
{
  CsPart      parent_instance;

  CsTextFlow *flow;
  guint       level;
};

G_DEFINE_FINAL_TYPE (CsTextPart, cs_text_part, CS_TYPE_PART)

static void
cs_text_part_measure_widths (CsPart *self,
                             double *min,
                             double *max)
{
  CsTextFlow *flow = CS_TEXT_PART (self)->flow;

  *min = flow != NULL ? cs_text_flow_get_min_width (flow) : 0;
  *max = flow != NULL ? cs_text_flow_get_max_width (flow) : 0;
}

static double
cs_text_part_measure_height (CsPart *self,
                             double  width)
{
  CsTextFlow *flow = CS_TEXT_PART (self)->flow;

  return flow != NULL ? cs_text_flow_get_height (flow, width) : 0;
}

static void
cs_text_part_arrange (CsPart      *self,
                      const CsBox *box)
{
  cs_link_parts_arrange (self, CS_TEXT_PART (self)->flow, box->x, box->y, box->width);
}

static void
cs_text_part_paint (CsPart      *self,
                    GtkSnapshot *snapshot)
{
  CsTextFlow *flow = CS_TEXT_PART (self)->flow;
  const CsBox *box = cs_part_get_box (self);

  if (flow == NULL)
    return;

  /* What is wider than its place, as a long list is, is cut there. */
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, -1, (float) box->width,
                                                         (float) box->height + 2));
  cs_text_flow_paint (flow, box->width,
                      &GRAPHENE_POINT_INIT ((float) box->x, (float) box->y), snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
cs_text_part_visit_texts (CsPart        *self,
                          CsTextRunFunc  visit,
                          gpointer       user_data)
{
  CsTextFlow *flow = CS_TEXT_PART (self)->flow;

  if (flow != NULL)
    cs_text_flow_visit (flow, cs_part_get_box (self)->width, visit, user_data);
}

static void
cs_text_part_take_picture (CsPart          *self,
                           CsPictureSource *source,
                           const char      *url)
{
  CsTextFlow *flow = CS_TEXT_PART (self)->flow;

  if (flow != NULL && cs_text_flow_take_picture (flow, source, url))
    cs_part_changed (self);
}

static void
cs_text_part_finalize (GObject *object)
{
  g_clear_pointer (&CS_TEXT_PART (object)->flow, cs_text_flow_free);

  G_OBJECT_CLASS (cs_text_part_parent_class)->finalize (object);
}

static void
cs_text_part_class_init (CsTextPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_text_part_finalize;

  part_class->measure_widths = cs_text_part_measure_widths;
  part_class->measure_height = cs_text_part_measure_height;
  part_class->arrange = cs_text_part_arrange;
  part_class->paint = cs_text_part_paint;
  part_class->visit_texts = cs_text_part_visit_texts;
  part_class->take_picture = cs_text_part_take_picture;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
cs_text_part_init (CsTextPart *self)
{
}

CsPart *
cs_text_part_new (void)
{
  return g_object_new (CS_TYPE_TEXT_PART, NULL);
}

void
cs_text_part_set_flow (CsTextPart *self,
                       CsTextFlow *flow)
{
  g_autofree char *text = flow != NULL ? cs_text_flow_dup_text (flow) : NULL;

  g_clear_pointer (&self->flow, cs_text_flow_free);
  self->flow = flow;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  cs_link_parts_fill (CS_PART (self), flow);
  cs_part_changed (CS_PART (self));
}

CsTextFlow *
cs_text_part_get_flow (CsTextPart *self)
{
  return self->flow;
}

void
cs_text_part_set_level (CsTextPart *self,
                        guint       level)
{
  if (self->level == level)
    return;

  self->level = level;
  if (level > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) level, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL);
}
