/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-recent-row.h"

#include <glib/gi18n.h>

#include "cs-settings.h"
#include "cs-shown-path.h"

struct _CsRecentRow
{
  AdwActionRow     parent_instance;

  CsRecentProject *project;

  GtkLabel        *state;
  GtkButton       *remove_button;
};

G_DEFINE_FINAL_TYPE (CsRecentRow, cs_recent_row, ADW_TYPE_ACTION_ROW)

static void
update_state (CsRecentRow *self)
{
  gboolean missing = cs_recent_project_get_missing (self->project);
  int n_errors = cs_recent_project_get_n_errors (self->project);
  g_autofree char *text = NULL;
  const char *style = "dim-label";

  if (missing)
    {
      text = g_strdup (_("Not there any more"));
    }
  else if (n_errors > 0)
    {
      text = g_strdup_printf (ngettext ("%d error", "%d errors", n_errors), n_errors);
      style = "error";
    }
  else if (n_errors == 0)
    {
      text = g_strdup (_("Correct"));
      style = "success";
    }

  gtk_label_set_text (self->state, text != NULL ? text : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "dim-label");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), style);
  /* What is gone cannot be opened, but taken off the list. */
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !missing);
}

static void
remove_cb (CsRecentRow *self)
{
  g_autofree char *path = g_strdup (cs_recent_project_get_path (self->project));

  cs_recent_remove (cs_settings_get_recent (), path);
}

static void
cs_recent_row_dispose (GObject *object)
{
  CsRecentRow *self = CS_RECENT_ROW (object);

  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_RECENT_ROW);

  G_OBJECT_CLASS (cs_recent_row_parent_class)->dispose (object);
}

static void
cs_recent_row_class_init (CsRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_recent_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsRecentRow, state);
  gtk_widget_class_bind_template_child (widget_class, CsRecentRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
cs_recent_row_init (CsRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cs_recent_row_new (CsRecentProject *project)
{
  CsRecentRow *self = g_object_new (CS_TYPE_RECENT_ROW, NULL);
  const char *path = cs_recent_project_get_path (project);
  g_autofree char *shown = cs_shown_path_dup (path);
  g_autofree char *label = NULL;

  self->project = g_object_ref (project);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), cs_recent_project_get_title (project));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), shown);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), g_variant_new_bytestring (path));

  /* Translators: %s is the name of a project */
  label = g_strdup_printf (_("Remove “%s” from this list"), cs_recent_project_get_title (project));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  g_signal_connect_object (project, "notify::missing",
                           G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);

  return GTK_WIDGET (self);
}
