/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-input-part.h"

#include "cs-flex.h"
#include "cs-text-part.h"

/*
 *     label *                          label *  [ control       ] [button]
 *     [ control       ] [button]
 *     what is wrong
 */

#define LABEL_GAP  8.0
#define BUTTON_GAP 8.0
#define FRAME      18.0   /* of a field: its padding and its border */

struct _CsInputPart
{
  CsPart        parent_instance;

  CsPart       *label;
  CsPart       *control;
  CsPart       *button;
  CsPart       *error;
  CsLabelPlace  place;
  double        label_width;
  char         *given;
};

G_DEFINE_FINAL_TYPE (CsInputPart, cs_input_part, CS_TYPE_PART)

static gboolean
has_label (CsInputPart *self)
{
  return self->label != NULL && cs_part_is_drawn (self->label);
}

static gboolean
has_error (CsInputPart *self)
{
  return self->error != NULL && cs_part_is_drawn (self->error);
}

static double
get_label_width (CsInputPart *self,
                 double       width)
{
  if (!has_label (self))
    return 0;
  if (self->place == CS_LABEL_SHARE)
    return width * self->label_width / 100;
  if (self->place == CS_LABEL_PIXELS)
    return MIN (self->label_width, width);

  return width;
}

/* Without the label before it. */
static double
get_field_width (CsInputPart *self,
                 double       width)
{
  if (self->place == CS_LABEL_ABOVE)
    return width;

  return MAX (width - get_label_width (self, width), 0);
}

/* The control takes what the button leaves; where that is less than it wants, both give way, each
 * by its share. */
static void
share_field (CsInputPart *self,
             double       width,
             double      *control,
             double      *button)
{
  double field = get_field_width (self, width);
  CsFlexItem items[2] = {
    { .floor = FRAME, .grow = 1, .shrink = 1 },
    { .shrink = 1 },
  };

  *control = field;
  *button = 0;
  if (self->button == NULL)
    return;

  cs_part_measure_widths (self->control, NULL, &items[0].basis);
  cs_part_measure_widths (self->button, &items[1].floor, &items[1].basis);
  cs_flex_resolve (items, 2, MAX (field - BUTTON_GAP, 0));
  *control = items[0].size;
  *button = items[1].size;
}

static double
get_button_width (CsInputPart *self)
{
  double width = 0;

  if (self->button != NULL)
    cs_part_measure_widths (self->button, NULL, &width);

  return width;
}

static double
measure_field (CsInputPart *self,
               double       width)
{
  double height = 0, control, button;

  share_field (self, width, &control, &button);
  if (self->control != NULL)
    height = cs_part_measure_height (self->control, control);
  if (self->button != NULL)
    height = MAX (height, cs_part_measure_height (self->button, button));

  return height;
}

static double
measure_label (CsInputPart *self,
               double       width)
{
  return has_label (self)
           ? cs_part_measure_height (self->label, get_label_width (self, width)) : 0;
}

static double
measure_error (CsInputPart *self,
               double       width)
{
  return has_error (self) ? cs_part_measure_height (self->error, width) : 0;
}

static void
cs_input_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  CsInputPart *self = CS_INPUT_PART (part);
  double label_min = 0, label_max = 0;

  *min = *max = 0;
  if (self->control != NULL)
    cs_part_measure_widths (self->control, min, max);
  if (self->button != NULL)
    {
      *min += BUTTON_GAP + get_button_width (self);
      *max += BUTTON_GAP + get_button_width (self);
    }
  if (has_label (self))
    cs_part_measure_widths (self->label, &label_min, &label_max);
  if (self->place == CS_LABEL_ABOVE)
    {
      *min = MAX (*min, label_min);
      *max = MAX (*max, label_max);
    }
  else
    {
      *min += label_min;
      *max += label_max;
    }
}

static double
cs_input_part_measure_height (CsPart *part,
                              double  width)
{
  CsInputPart *self = CS_INPUT_PART (part);
  double label = measure_label (self, width), field = measure_field (self, width);
  double error = measure_error (self, width);

  if (self->place != CS_LABEL_ABOVE)
    return MAX (label, field) + error;

  return label + (has_label (self) ? LABEL_GAP : 0) + field + error;
}

static void
cs_input_part_arrange (CsPart      *part,
                       const CsBox *box)
{
  CsInputPart *self = CS_INPUT_PART (part);
  double label = measure_label (self, box->width), error = measure_error (self, box->width);
  double label_width = get_label_width (self, box->width);
  double control_width, button_width;
  double x = box->x, y = box->y, height = box->height - error;

  share_field (self, box->width, &control_width, &button_width);
  if (has_label (self) && self->place == CS_LABEL_ABOVE)
    {
      cs_part_place (self->label, x, y, label_width, label);
      y += label + LABEL_GAP;
      height -= label + LABEL_GAP;
    }
  else if (has_label (self))
    {
      cs_part_place (self->label, x, y + (height - label) / 2, label_width, label);
      x += label_width;
    }

  if (self->control != NULL)
    cs_part_place (self->control, x, y, control_width,
                   cs_part_get_traits (part)->stretch ? height
                     : cs_part_measure_height (self->control, control_width));
  if (self->button != NULL)
    cs_part_place (self->button, x + control_width + BUTTON_GAP, y, button_width,
                   cs_part_measure_height (self->button, button_width));
  if (has_error (self))
    cs_part_place (self->error, box->x, box->y + box->height - error, box->width, error);
}

static void
cs_input_part_finalize (GObject *object)
{
  g_free (CS_INPUT_PART (object)->given);

  G_OBJECT_CLASS (cs_input_part_parent_class)->finalize (object);
}

static void
cs_input_part_class_init (CsInputPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_input_part_finalize;

  part_class->measure_widths = cs_input_part_measure_widths;
  part_class->measure_height = cs_input_part_measure_height;
  part_class->arrange = cs_input_part_arrange;
}

static void
cs_input_part_init (CsInputPart *self)
{
}

CsPart *
cs_input_part_new (CsPart *control)
{
  CsInputPart *self = g_object_new (CS_TYPE_INPUT_PART, NULL);

  self->control = control;
  cs_part_append (CS_PART (self), control);

  return CS_PART (self);
}

CsPart *
cs_input_part_get_control (CsInputPart *self)
{
  return self->control;
}

/* Most inputs are without one: it is made when there is something to say. */
static void
set_text (CsInputPart  *self,
          CsPart      **part,
          CsPart       *after,
          CsTextFlow   *flow)
{
  if (*part == NULL && flow == NULL)
    return;

  if (*part == NULL)
    {
      *part = cs_text_part_new ();
      cs_part_insert (CS_PART (self), *part, after);
    }
  cs_part_get_traits (*part)->absent = flow == NULL;
  cs_text_part_set_flow (CS_TEXT_PART (*part), flow);
}

void
cs_input_part_set_label (CsInputPart *self,
                         CsTextFlow  *flow)
{
  set_text (self, &self->label, NULL, flow);
}

void
cs_input_part_place_label (CsInputPart  *self,
                           CsLabelPlace  place,
                           double        width)
{
  self->place = place;
  self->label_width = width;
  cs_part_changed (CS_PART (self));
}

void
cs_input_part_set_error (CsInputPart *self,
                         CsTextFlow  *flow)
{
  gboolean had = has_error (self);

  if (flow == NULL && !had)
    return;

  set_text (self, &self->error, self->button != NULL ? self->button : self->control, flow);
  if (flow != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->control),
                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->error, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->control),
                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
  cs_input_set_invalid (CS_INPUT (self->control), flow != NULL);
}

gboolean
cs_input_part_has_error (CsInputPart *self)
{
  return has_error (self);
}

void
cs_input_part_reset (CsInputPart *self)
{
  cs_input_part_set_error (self, NULL);
  cs_input_set_value (CS_INPUT (self->control), self->given);
}

void
cs_input_part_set_button (CsInputPart *self,
                          CsPart      *button)
{
  if (self->button != NULL)
    cs_part_remove (self->button);
  self->button = button;
  if (button != NULL)
    cs_part_insert (CS_PART (self), button, self->control);
}

CsPart *
cs_input_part_get_button (CsInputPart *self)
{
  return self->button;
}

void
cs_input_part_set_given (CsInputPart *self,
                         const char  *value)
{
  if (self->given != NULL && g_strcmp0 (self->given, value != NULL ? value : "") == 0)
    return;

  g_free (self->given);
  self->given = g_strdup (value != NULL ? value : "");
  cs_input_set_value (CS_INPUT (self->control), self->given);
}
