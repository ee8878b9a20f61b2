/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-sidebar-row.h"

#include <glib/gi18n.h>

#include "cs-card-page.h"

struct _CsSidebarRow
{
  GtkListBoxRow     parent_instance;

  const CsPageInfo *info;
  CsPageInfo        card_info;    /* of a card's row */
  char             *path;         /* (nullable): the card's */
  guint             n_problems;
  GtkWidget        *menu;         /* (nullable): of a card, popped up at the row */

  GtkImage         *icon;
  GtkLabel         *title;
  GtkLabel         *badge;
};

G_DEFINE_FINAL_TYPE (CsSidebarRow, cs_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *card)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", card);
  g_menu_append_item (menu, item);
}

static void
pop_up (CsSidebarRow *self,
        double        x,
        double        y)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append_item (menu, _("_Rename…"), "win.rename-card", self->path);
  append_item (menu, _("_Duplicate"), "win.duplicate-card", self->path);
  append_item (end, _("De_lete"), "win.delete-card", self->path);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (CsSidebarRow *self,
                 int           n_press,
                 double        x,
                 double        y)
{
  pop_up (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  pop_up (CS_SIDEBAR_ROW (widget), 12, gtk_widget_get_height (widget));
  return TRUE;
}

static void
add_menu (CsSidebarRow *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (menu_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
cs_sidebar_row_dispose (GObject *object)
{
  g_clear_pointer (&CS_SIDEBAR_ROW (object)->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (cs_sidebar_row_parent_class)->dispose (object);
}

static void
cs_sidebar_row_finalize (GObject *object)
{
  CsSidebarRow *self = CS_SIDEBAR_ROW (object);

  g_free ((char *) self->card_info.name);
  g_free (self->path);

  G_OBJECT_CLASS (cs_sidebar_row_parent_class)->finalize (object);
}

static void
cs_sidebar_row_class_init (CsSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_sidebar_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_sidebar_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CsSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, CsSidebarRow, badge);
}

static void
cs_sidebar_row_init (CsSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_title (CsSidebarRow *self,
            const char   *title)
{
  gtk_image_set_from_icon_name (self->icon, self->info->icon_name);
  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

GtkWidget *
cs_sidebar_row_new (const CsPageInfo *info)
{
  CsSidebarRow *self = g_object_new (CS_TYPE_SIDEBAR_ROW, NULL);

  self->info = info;
  show_title (self, _(info->title));

  return GTK_WIDGET (self);
}

GtkWidget *
cs_sidebar_row_new_for_card (const char *path)
{
  CsSidebarRow *self = g_object_new (CS_TYPE_SIDEBAR_ROW, NULL);
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  self->path = g_strdup (path);
  self->card_info = (CsPageInfo) {
    .name = g_strconcat ("card:", path, NULL),
    .group = N_("Cards"),
    .icon_name = "x-office-document-symbolic",
    .get_type = cs_card_page_get_type,
  };
  self->info = &self->card_info;

  if (dot != NULL && dot != name)
    *dot = '\0';
  show_title (self, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), path);
  add_menu (self);

  return GTK_WIDGET (self);
}

const char *
cs_sidebar_row_get_path (CsSidebarRow *self)
{
  g_return_val_if_fail (CS_IS_SIDEBAR_ROW (self), NULL);

  return self->path;
}

const CsPageInfo *
cs_sidebar_row_get_info (CsSidebarRow *self)
{
  g_return_val_if_fail (CS_IS_SIDEBAR_ROW (self), NULL);

  return self->info;
}

void
cs_sidebar_row_set_n_problems (CsSidebarRow *self,
                               guint         n_problems)
{
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (CS_IS_SIDEBAR_ROW (self));

  if (self->n_problems == n_problems)
    return;

  self->n_problems = n_problems;
  number = g_strdup_printf ("%u", n_problems);
  sentence = g_strdup_printf (ngettext ("%u problem on this page", "%u problems on this page",
                                        n_problems), n_problems);
  gtk_label_set_text (self->badge, number);
  gtk_widget_set_visible (GTK_WIDGET (self->badge), n_problems > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->badge), sentence);
  if (n_problems > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}
