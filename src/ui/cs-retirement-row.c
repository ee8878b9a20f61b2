/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-retirement-row.h"

#include "cs-link-row.h"

struct _CsRetirementRow
{
  AdwExpanderRow parent_instance;
};

G_DEFINE_FINAL_TYPE (CsRetirementRow, cs_retirement_row, ADW_TYPE_EXPANDER_ROW)

static void
cs_retirement_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_RETIREMENT_ROW);

  G_OBJECT_CLASS (cs_retirement_row_parent_class)->dispose (object);
}

static void
cs_retirement_row_class_init (CsRetirementRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_retirement_row_dispose;

  g_type_ensure (CS_TYPE_LINK_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-retirement-row.ui");
}

static void
cs_retirement_row_init (CsRetirementRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
}

GtkWidget *
cs_retirement_row_new (void)
{
  return g_object_new (CS_TYPE_RETIREMENT_ROW, NULL);
}
