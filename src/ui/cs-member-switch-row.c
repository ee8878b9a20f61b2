/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-switch-row.h"

#include <glib/gi18n.h>

#include "cs-still.h"

struct _CsMemberSwitchRow
{
  AdwActionRow   parent_instance;

  CsMemberField *field;
  GtkSwitch     *toggle;
  gboolean       to_row;
};

G_DEFINE_FINAL_TYPE (CsMemberSwitchRow, cs_member_switch_row, ADW_TYPE_ACTION_ROW)

static gboolean
read_value (CsMemberSwitchRow *self)
{
  const CsMember *member = cs_member_field_get_member (self->field);
  guint node = cs_member_field_get_node (self->field);
  const char *text = cs_member_field_get_string (self->field);

  /* The text "true" is wrong, and the rules say so, but what is meant is plain. */
  if (text != NULL)
    return g_ascii_strcasecmp (text, "true") == 0;
  if (node != CS_NODE_NONE)
    return cs_snapshot_get_kind (cs_member_field_get_snapshot (self->field), node) == CS_JSON_TRUE;

  return g_strcmp0 (member->default_value, "true") == 0;
}

static void
update (CsMemberSwitchRow *self)
{
  if (cs_member_field_get_held (self->field))
    return;

  self->to_row = TRUE;
  gtk_switch_set_active (self->toggle, read_value (self));
  self->to_row = FALSE;
}

static void
toggled_cb (CsMemberSwitchRow *self)
{
  gboolean active = gtk_switch_get_active (self->toggle);
  g_autofree char *label = NULL;

  if (self->to_row)
    return;

  /* Translators: %s is the title of a form row, such as "Full screen" */
  label = g_strdup_printf (active ? _("Turn “%s” on") : _("Turn “%s” off"),
                           cs_member_field_get_title (self->field));
  cs_member_field_write (self->field, active ? "true" : "false", label, FALSE);
}

static void
cs_member_switch_row_dispose (GObject *object)
{
  CsMemberSwitchRow *self = CS_MEMBER_SWITCH_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_switch_row_parent_class)->dispose (object);
}

static void
cs_member_switch_row_class_init (CsMemberSwitchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_switch_row_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_switch_row_init (CsMemberSwitchRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
cs_member_switch_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberSwitchRow *self = g_object_new (CS_TYPE_MEMBER_SWITCH_ROW,
                                          "title", cs_member_field_get_title (field),
                                          "use-markup", FALSE,
                                          NULL);

  /* Now that it is no markup: within the construction it still is. */
  if (member->help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _(member->help));

  self->field = g_object_ref (field);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

GtkSwitch *
cs_member_switch_row_get_switch (CsMemberSwitchRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_SWITCH_ROW (self), NULL);

  return self->toggle;
}
