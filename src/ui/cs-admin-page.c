/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-admin-page.h"

#include <glib/gi18n.h>

#include "cs-admin-commands.h"
#include "cs-command-box.h"
#include "cs-link-row.h"
#include "cs-retirement-row.h"

struct _CsAdminPage
{
  CsPage               parent_instance;

  AdwComboRow         *cloud_row;
  AdwEntryRow         *account_row;
  AdwPreferencesGroup *organization_group;
  AdwPreferencesGroup *group_group;
  AdwEntryRow         *group_row;
  AdwPreferencesGroup *conflicts_group;
  CsCommandBox        *commands;

  AdwComboRow         *setting_rows[CS_N_ADMIN_SETTINGS];
  GPtrArray           *conflict_rows;
};

G_DEFINE_FINAL_TYPE (CsAdminPage, cs_admin_page, CS_TYPE_PAGE)

static void
show_conflicts (CsAdminPage *self,
                GPtrArray   *sentences)
{
  for (guint i = 0; i < self->conflict_rows->len; i++)
    adw_preferences_group_remove (self->conflicts_group, self->conflict_rows->pdata[i]);
  g_ptr_array_set_size (self->conflict_rows, 0);

  for (guint i = 0; i < sentences->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Warning"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentences->pdata[i]);
      adw_preferences_group_add (self->conflicts_group, row);
      g_ptr_array_add (self->conflict_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_group), sentences->len > 0);
}

static void
update (CsAdminPage *self)
{
  CsAdminChoices choices = {
    .account = gtk_editable_get_text (GTK_EDITABLE (self->account_row)),
    .group = gtk_editable_get_text (GTK_EDITABLE (self->group_row)),
  };
  guint cloud = adw_combo_row_get_selected (self->cloud_row);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *commands = NULL;

  /* Rows notify while they are being filled. */
  if (cloud >= CS_N_CLOUDS || self->setting_rows[CS_N_ADMIN_SETTINGS - 1] == NULL)
    return;

  choices.cloud = cloud;
  for (guint i = 0; i < CS_N_ADMIN_SETTINGS; i++)
    choices.choices[i] = adw_combo_row_get_selected (self->setting_rows[i]);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->cloud_row),
                               _(cs_cloud_get_info (cloud)->help));
  commands = cs_admin_commands_write (&choices);
  cs_command_box_set_text (self->commands, commands);
  conflicts = cs_admin_commands_find_conflicts (&choices);
  show_conflicts (self, conflicts);
}

static void
set_choices (AdwComboRow   *row,
             GtkStringList *titles)
{
  g_autoptr (GtkListItemFactory) factory =
    gtk_builder_list_item_factory_new_from_resource (NULL, "/io/github/connectorstudio/"
                                                     "ConnectorStudio/cs-choice-item.ui");

  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
}

static void
fill_clouds (CsAdminPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (CsCloud i = 0; i < CS_N_CLOUDS; i++)
    gtk_string_list_append (titles, _(cs_cloud_get_info (i)->title));
  set_choices (self->cloud_row, titles);
}

static void
add_setting (CsAdminPage    *self,
             CsAdminSetting  setting)
{
  const CsAdminSettingInfo *info = cs_admin_setting_get_info (setting);
  /* In the order of CsAdminChoice. */
  const char *choices[] = { _("As It Is"), _("On"), _("Off"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(info->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(info->help));
  set_choices (row, model);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  adw_preferences_group_add (setting == CS_ADMIN_GROUP ? self->group_group
                                                       : self->organization_group,
                             GTK_WIDGET (row));
  self->setting_rows[setting] = row;
}

static void
cs_admin_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_ADMIN_PAGE);

  G_OBJECT_CLASS (cs_admin_page_parent_class)->dispose (object);
}

static void
cs_admin_page_finalize (GObject *object)
{
  g_ptr_array_unref (CS_ADMIN_PAGE (object)->conflict_rows);

  G_OBJECT_CLASS (cs_admin_page_parent_class)->finalize (object);
}

static void
cs_admin_page_class_init (CsAdminPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_admin_page_dispose;
  object_class->finalize = cs_admin_page_finalize;

  g_type_ensure (CS_TYPE_COMMAND_BOX);
  g_type_ensure (CS_TYPE_LINK_ROW);
  g_type_ensure (CS_TYPE_RETIREMENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-admin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, cloud_row);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, organization_group);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, group_group);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, group_row);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, conflicts_group);
  gtk_widget_class_bind_template_child (widget_class, CsAdminPage, commands);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
cs_admin_page_init (CsAdminPage *self)
{
  self->conflict_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_clouds (self);
  for (CsAdminSetting i = 0; i < CS_N_ADMIN_SETTINGS; i++)
    add_setting (self, i);
  update (self);
}
