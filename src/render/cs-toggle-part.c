/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-toggle-part.h"

#include <glib/gi18n-lib.h>

#include "cs-check-part.h"
#include "cs-input.h"

struct _CsTogglePart
{
  CsPart    parent_instance;

  CsPart   *check;
  char     *on;
  char     *off;
  gboolean  invalid;
};

static void input_interface_init (CsInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsTogglePart, cs_toggle_part, CS_TYPE_PART,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_INPUT, input_interface_init))

static void
toggled_cb (CsCheckPart  *check,
            CsTogglePart *self)
{
  cs_input_changed (CS_INPUT (self));
}

static void
cs_toggle_part_measure_widths (CsPart *part,
                               double *min,
                               double *max)
{
  cs_part_measure_widths (CS_TOGGLE_PART (part)->check, min, max);
}

static double
cs_toggle_part_measure_height (CsPart *part,
                               double  width)
{
  return cs_part_measure_height (CS_TOGGLE_PART (part)->check, width);
}

static void
cs_toggle_part_arrange (CsPart      *part,
                        const CsBox *box)
{
  cs_part_place (CS_TOGGLE_PART (part)->check, box->x, box->y, box->width, box->height);
}

static void
cs_toggle_part_paint (CsPart      *part,
                      GtkSnapshot *snapshot)
{
  if (CS_TOGGLE_PART (part)->invalid)
    cs_part_paint_frame (part, snapshot, cs_part_get_box (part), 0, 0,
                         cs_part_get_theme (part)->invalid, 1);
}

static void
cs_toggle_part_finalize (GObject *object)
{
  CsTogglePart *self = CS_TOGGLE_PART (object);

  g_free (self->on);
  g_free (self->off);

  G_OBJECT_CLASS (cs_toggle_part_parent_class)->finalize (object);
}

static void
cs_toggle_part_class_init (CsTogglePartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_toggle_part_finalize;

  part_class->measure_widths = cs_toggle_part_measure_widths;
  part_class->measure_height = cs_toggle_part_measure_height;
  part_class->arrange = cs_toggle_part_arrange;
  part_class->paint = cs_toggle_part_paint;
}

static void
cs_toggle_part_init (CsTogglePart *self)
{
  self->check = cs_check_part_new (FALSE);
  g_signal_connect (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  cs_part_append (CS_PART (self), self->check);
}

static char *
cs_toggle_part_dup_value (CsInput *input)
{
  CsTogglePart *self = CS_TOGGLE_PART (input);

  return g_strdup (cs_check_part_get_active (CS_CHECK_PART (self->check)) ? self->on : self->off);
}

static void
cs_toggle_part_set_value (CsInput    *input,
                          const char *value)
{
  CsTogglePart *self = CS_TOGGLE_PART (input);

  cs_check_part_set_active (CS_CHECK_PART (self->check), g_strcmp0 (value, self->on) == 0);
}

static void
cs_toggle_part_set_invalid (CsInput  *input,
                            gboolean  invalid)
{
  CS_TOGGLE_PART (input)->invalid = invalid;
  gtk_widget_queue_draw (GTK_WIDGET (input));
}

static void
input_interface_init (CsInputInterface *iface)
{
  iface->dup_value = cs_toggle_part_dup_value;
  iface->set_value = cs_toggle_part_set_value;
  iface->set_invalid = cs_toggle_part_set_invalid;
}

CsPart *
cs_toggle_part_new (void)
{
  return g_object_new (CS_TYPE_TOGGLE_PART, NULL);
}

void
cs_toggle_part_set_flow (CsTogglePart *self,
                         CsTextFlow   *flow,
                         gboolean      rtl)
{
  g_autofree char *text = flow != NULL ? cs_text_flow_dup_text (flow) : NULL;

  cs_check_part_set_rtl (CS_CHECK_PART (self->check), rtl);
  cs_check_part_set_flow (CS_CHECK_PART (self->check), flow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL && *text != '\0' ? text : _("Toggle"), -1);
}

void
cs_toggle_part_set_values (CsTogglePart *self,
                           const char   *on,
                           const char   *off)
{
  g_free (self->on);
  g_free (self->off);
  self->on = g_strdup (on);
  self->off = g_strdup (off);
}
