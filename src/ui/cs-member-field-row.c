/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-field-private.h"

#include <adwaita.h>

/* Puts @other below the row, and below what is said of the row's problem if it is to. */
static void
insert_below (CsMemberField *self,
              GtkWidget     *other,
              gboolean       behind_problem)
{
  GtkWidget *list = gtk_widget_get_parent (self->row);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->row)) + 1;

  if (behind_problem && self->problem_row != NULL &&
      gtk_widget_get_parent (GTK_WIDGET (self->problem_row)) == list)
    index++;

  gtk_list_box_insert (GTK_LIST_BOX (list), other, index);
}

static void
remove_from_list (GtkWidget *row)
{
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

void
cs_member_field_hide_note (CsMemberField *self)
{
  if (self->note_row != NULL)
    remove_from_list (self->note_row);
  g_clear_object (&self->note_row);
}

void
cs_member_field_show_note (CsMemberField *self,
           const char    *sentence)
{
  if (self->row == NULL || !GTK_IS_LIST_BOX (gtk_widget_get_parent (self->row)))
    return;

  if (self->note_row == NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      self->note_row = g_object_ref_sink (adw_action_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->note_row), FALSE);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (self->note_row), 0);
      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (self->note_row), icon);
      insert_below (self, self->note_row, TRUE);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), sentence);
}

static gboolean
concerns (CsMemberField *self,
          CsFinding     *finding)
{
  const char *pointer = cs_finding_get_pointer (finding);
  gsize length = strlen (self->pointer);

  if (pointer == NULL || g_strcmp0 (cs_finding_get_file (finding), self->path) != 0)
    return FALSE;
  if (self->also != NULL && strcmp (pointer, self->also) == 0)
    return TRUE;
  if (strncmp (pointer, self->pointer, length) != 0)
    return FALSE;

  return pointer[length] == '\0' || (self->below && pointer[length] == '/');
}

static CsFinding *
find_worst (CsMemberField *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  g_autoptr (CsFinding) worst = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (concerns (self, finding) &&
          (worst == NULL || cs_finding_get_severity (finding) > cs_finding_get_severity (worst)))
        g_set_object (&worst, finding);
    }

  return g_steal_pointer (&worst);
}

/* GTK 4.8 wants one widget for this relation and later releases a list; only the value's type
 * tells which, and the variable-argument call crashes on the wrong one. */
static void
set_error_message (CsMemberField *self,
                   gboolean       shown)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  if (!shown)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->row), relation);
      return;
    }

  gtk_accessible_relation_init_value (relation, &value);
  if (G_VALUE_HOLDS_POINTER (&value))
    g_value_set_pointer (&value, g_list_prepend (NULL, self->problem_row));
  else
    g_value_set_object (&value, self->problem_row);

  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (self->row), 1, &relation, &value);
}

static void
show_finding (CsMemberField *self,
              CsFinding     *finding)
{
  gboolean bad = finding != NULL && cs_finding_get_severity (finding) == CS_SEVERITY_ERROR;
  GtkWidget *problem = cs_member_field_get_problem_row (self);

  cs_problem_row_set_finding (self->problem_row, finding);
  if (gtk_widget_get_parent (problem) == NULL &&
      GTK_IS_LIST_BOX (gtk_widget_get_parent (self->row)))
    insert_below (self, problem, FALSE);

  if (bad)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  set_error_message (self, finding != NULL);
}

/* Most rows never have a finding, and get no second row then. */
static void
findings_changed_cb (CsMemberField *self)
{
  g_autoptr (CsFinding) worst = NULL;

  if (self->row == NULL)
    return;

  worst = find_worst (self);
  if (g_set_object (&self->finding, worst))
    show_finding (self, worst);
}

/* Who comes to edit begins with what the document says. */
static void
state_flags_changed_cb (CsMemberField *self)
{
  if (self->rest != 0 && self->row != NULL &&
      (gtk_widget_get_state_flags (self->row) & GTK_STATE_FLAG_FOCUS_WITHIN))
    cs_member_field_follow (self);
}

void
cs_member_field_cover (CsMemberField *self,
                       gboolean       below,
                       const char    *also)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));

  self->below = below;
  g_free (self->also);
  self->also = g_strdup (also);
  findings_changed_cb (self);
}

void
cs_member_field_attach (CsMemberField *self,
                        GtkWidget     *row)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));
  g_return_if_fail (GTK_IS_LIST_BOX (gtk_widget_get_parent (row)));

  g_set_weak_pointer (&self->row, row);
  g_object_bind_property (self, "shown", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_connect_object (cs_workspace_get_findings (self->workspace), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "state-flags-changed",
                           G_CALLBACK (state_flags_changed_cb), self, G_CONNECT_SWAPPED);
  findings_changed_cb (self);
}

void
cs_member_field_detach (CsMemberField *self)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));

  cs_member_field_stop_waiting (self);
  g_signal_handlers_disconnect_by_func (cs_workspace_get_findings (self->workspace),
                                        findings_changed_cb, self);
  if (self->problem_row != NULL)
    remove_from_list (GTK_WIDGET (self->problem_row));
  remove_from_list (self->row);
  g_clear_weak_pointer (&self->row);
}

CsFinding *
cs_member_field_get_finding (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->finding;
}

GtkWidget *
cs_member_field_get_problem_row (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  if (self->problem_row == NULL)
    {
      self->problem_row = g_object_ref_sink (CS_PROBLEM_ROW (cs_problem_row_new (FALSE)));
      /* A field within something stands in an inspector, which is narrow. */
      if (self->base_length > 0)
        cs_problem_row_stack (self->problem_row);
    }

  return GTK_WIDGET (self->problem_row);
}
