/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-toggle-part.h"

#include "cs-input.h"

struct _CsTogglePart
{
  CsCheckPart  parent_instance;

  char        *on;
  char        *off;
  gboolean     invalid;
};

static void input_interface_init (CsInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsTogglePart, cs_toggle_part, CS_TYPE_CHECK_PART,
                               G_IMPLEMENT_INTERFACE (CS_TYPE_INPUT, input_interface_init))

static void
cs_toggle_part_toggled (CsCheckPart *check)
{
  cs_input_changed (CS_INPUT (check));
}

static void
cs_toggle_part_paint (CsPart      *part,
                      GtkSnapshot *snapshot)
{
  if (CS_TOGGLE_PART (part)->invalid)
    cs_part_paint_frame (part, snapshot, cs_part_get_box (part), 0, 0,
                         cs_part_get_theme (part)->invalid, 1);

  CS_PART_CLASS (cs_toggle_part_parent_class)->paint (part, snapshot);
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
  G_OBJECT_CLASS (class)->finalize = cs_toggle_part_finalize;

  CS_PART_CLASS (class)->paint = cs_toggle_part_paint;
  CS_CHECK_PART_CLASS (class)->toggled = cs_toggle_part_toggled;
}

static void
cs_toggle_part_init (CsTogglePart *self)
{
}

static char *
cs_toggle_part_dup_value (CsInput *input)
{
  CsTogglePart *self = CS_TOGGLE_PART (input);

  return g_strdup (cs_check_part_get_active (CS_CHECK_PART (self)) ? self->on : self->off);
}

static void
cs_toggle_part_set_value (CsInput    *input,
                          const char *value)
{
  CsTogglePart *self = CS_TOGGLE_PART (input);

  cs_check_part_set_active (CS_CHECK_PART (self), g_strcmp0 (value, self->on) == 0);
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
cs_toggle_part_set_values (CsTogglePart *self,
                           const char   *on,
                           const char   *off)
{
  g_free (self->on);
  g_free (self->off);
  self->on = g_strdup (on);
  self->off = g_strdup (off);
}
