/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-retirement-row.h"

#include "cs-link-row.h"

#define RESOURCES "/io/github/connectorstudio/ConnectorStudio/"

struct _CsRetirementRow
{
  AdwExpanderRow parent_instance;

  GtkWidget     *placeholder;   /* (nullable): stands for the facts while nobody looks at them */
};

G_DEFINE_FINAL_TYPE (CsRetirementRow, cs_retirement_row, ADW_TYPE_EXPANDER_ROW)

/* Not before somebody wants to read them: on the Overview they would take a quarter of the time until
 * the window's first frame, folded as they are. */
static void
expanded_cb (CsRetirementRow *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GtkListBox *facts;
  GtkListBoxRow *row;

  if (self->placeholder == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  builder = gtk_builder_new_from_resource (RESOURCES "cs-retirement-facts.ui");
  facts = GTK_LIST_BOX (gtk_builder_get_object (builder, "facts"));
  while ((row = gtk_list_box_get_row_at_index (facts, 0)) != NULL)
    {
      g_object_ref (row);
      gtk_list_box_remove (facts, GTK_WIDGET (row));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (row));
      g_object_unref (row);
    }
  adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_steal_pointer (&self->placeholder));
}

/* The list in the row has no name of its own, and a row that has nothing in it does not unfold. */
static void
add_placeholder (CsRetirementRow *self)
{
  GtkWidget *list;

  self->placeholder = gtk_list_box_row_new ();
  gtk_widget_set_visible (self->placeholder, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->placeholder);
  list = gtk_widget_get_parent (self->placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

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
                                               RESOURCES "cs-retirement-row.ui");
}

static void
cs_retirement_row_init (CsRetirementRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (icon, "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  add_placeholder (self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
cs_retirement_row_new (void)
{
  return g_object_new (CS_TYPE_RETIREMENT_ROW, NULL);
}
