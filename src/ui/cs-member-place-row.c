/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-place-row.h"

#include <glib/gi18n.h>

#include "cs-still.h"

struct _CsMemberPlaceRow
{
  AdwActionRow   parent_instance;

  CsMemberField *field;
  GtkLabel      *state;
};

G_DEFINE_FINAL_TYPE (CsMemberPlaceRow, cs_member_place_row, ADW_TYPE_ACTION_ROW)

static void
update (CsMemberPlaceRow *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);
  guint n = node != CS_NODE_NONE ? cs_snapshot_get_n_children (snapshot, node) : 0;
  g_autofree char *state = NULL;

  if (node == CS_NODE_NONE)
    state = g_strdup (_("Not set"));
  else if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY)
    state = g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  else
    state = g_strdup (_("In the JSON text"));

  gtk_label_set_label (self->state, state);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), node != CS_NODE_NONE);
}

static void
cs_member_place_row_dispose (GObject *object)
{
  CsMemberPlaceRow *self = CS_MEMBER_PLACE_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_place_row_parent_class)->dispose (object);
}

static void
cs_member_place_row_class_init (CsMemberPlaceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_place_row_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_place_row_init (CsMemberPlaceRow *self)
{
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->state));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
}

GtkWidget *
cs_member_place_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberPlaceRow *self = g_object_new (CS_TYPE_MEMBER_PLACE_ROW,
                                         "title", cs_member_field_get_title (field),
                                         "use-markup", FALSE,
                                         NULL);

  /* Now that it is no markup: within the construction it still is. */
  if (member->help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _(member->help));

  self->field = g_object_ref (field);
  cs_member_field_cover (field, TRUE, NULL);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
