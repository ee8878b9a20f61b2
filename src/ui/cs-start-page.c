/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-start-page.h"

#include <glib/gi18n.h>

#include "cs-recent-row.h"
#include "cs-settings.h"
#include "cs-template.h"

struct _CsStartPage
{
  AdwBin               parent_instance;

  GtkFlowBox          *templates;
  AdwPreferencesGroup *recent_group;
  GtkListBox          *recent_list;
};

G_DEFINE_FINAL_TYPE (CsStartPage, cs_start_page, ADW_TYPE_BIN)

/* What is no matter of the template itself; one without a row has the last one's icon. */
static const struct
{
  const char *id;
  const char *icon;
} looks[] = {
  { "connector", "network-transmit-symbolic" },
  { "notification", "alarm-symbolic" },
  { "retired", "applications-engineering-symbolic" },
  { NULL, "document-new-symbolic" },
};

static const char *
get_icon (const char *id)
{
  guint i = 0;

  while (looks[i].id != NULL && !g_str_equal (looks[i].id, id))
    i++;

  return looks[i].icon;
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
create_template_card (const CsTemplate *template)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon (template->id));

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_set_halign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "accent");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_label (_(template->title), "heading"));
  gtk_box_append (GTK_BOX (box), create_label (_(template->description), "body"));

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "cs-template");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(template->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(template->description),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-project");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", template->id);

  return button;
}

static GtkWidget *
create_recent_cb (gpointer item,
                  gpointer user_data)
{
  return cs_recent_row_new (item);
}

static void
recent_changed_cb (CsStartPage *self)
{
  GListModel *recent = G_LIST_MODEL (cs_settings_get_recent ());

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), g_list_model_get_n_items (recent) > 0);
}

static void
clear_cb (CsStartPage *self)
{
  cs_recent_clear (cs_settings_get_recent ());
}

/* Folders come and go while nobody looks. */
static void
cs_start_page_map (GtkWidget *widget)
{
  cs_recent_look (cs_settings_get_recent ());

  GTK_WIDGET_CLASS (cs_start_page_parent_class)->map (widget);
}

static void
cs_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_START_PAGE);

  G_OBJECT_CLASS (cs_start_page_parent_class)->dispose (object);
}

static void
cs_start_page_class_init (CsStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_start_page_dispose;
  widget_class->map = cs_start_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, CsStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CsStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
cs_start_page_init (CsStartPage *self)
{
  CsRecent *recent = cs_settings_get_recent ();
  guint n_templates;
  const CsTemplate *templates = cs_templates (&n_templates);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < n_templates; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();

      /* The button in it takes the focus. */
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    create_template_card (&templates[i]));
      gtk_flow_box_append (self->templates, child);
    }

  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (recent), create_recent_cb, NULL, NULL);
  g_signal_connect_object (recent, "items-changed",
                           G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}
