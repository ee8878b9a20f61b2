/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-card-page.h"
#include "cs-page.h"
#include "cs-sidebar-row.h"

static void
page_went_cb (CsWindow   *self,
              const char *path,
              const char *pointer)
{
  cs_window_fill (self);
  cs_json_pane_set_path (self->json_pane, path);
  cs_json_pane_show_pointer (self->json_pane, pointer);
}

/* A page is made when it is first looked at. */
static void
row_selected_cb (CsWindow      *self,
                 GtkListBoxRow *row)
{
  const CsPageInfo *info;
  GAction *action;

  if (row == NULL)
    return;

  info = cs_sidebar_row_get_info (CS_SIDEBAR_ROW (row));
  if (gtk_stack_get_child_by_name (self->pages, info->name) == NULL)
    {
      GtkWidget *page = g_object_new (info->get_type (), "workspace", self->workspace, "path",
                                      cs_sidebar_row_get_path (CS_SIDEBAR_ROW (row)), NULL);

      g_signal_connect_object (page, "place", G_CALLBACK (page_went_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, page, info->name);
    }

  gtk_stack_set_visible_child_name (self->pages, info->name);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);

  action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (info->name));
}

static void
sidebar_header_cb (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data)
{
  const CsPageInfo *info = cs_sidebar_row_get_info (CS_SIDEBAR_ROW (row));
  const CsPageInfo *above =
    before != NULL ? cs_sidebar_row_get_info (CS_SIDEBAR_ROW (before)) : NULL;
  GtkWidget *label;

  if (above != NULL && g_str_equal (above->group, info->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_(info->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cs-sidebar-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static void
update_badges (CsWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CsSidebarRow *row;

      /* Headings lie between the rows. */
      if (!CS_IS_SIDEBAR_ROW (child))
        continue;

      row = CS_SIDEBAR_ROW (child);
      cs_sidebar_row_set_n_problems (row,
                                     cs_life_count_problems (self->life,
                                                             cs_sidebar_row_get_info (row)->name));
    }
}

static GtkWidget *
create_file_page (CsWindow *self)
{
  GtkWidget *page;

  if (cs_workspace_get_kind (self->workspace) == CS_SUBJECT_CARD)
    {
      page = g_object_new (CS_TYPE_CARD_PAGE, "workspace", self->workspace,
                           "path", cs_workspace_get_main_path (self->workspace), NULL);
      g_signal_connect_object (page, "place", G_CALLBACK (page_went_cb), self, G_CONNECT_SWAPPED);
      return page;
    }

  page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "text-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("A JSON File"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("It has no form here; edit its text beside this."));
  return page;
}

static void
show_file_alone (CsWindow *self)
{
  gtk_stack_add_named (self->pages, create_file_page (self), "file");
  adw_flap_set_reveal_flap (self->flap, FALSE);
  adw_flap_set_locked (self->flap, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), FALSE);
}

void
cs_window_create_pages (CsWindow *self)
{
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  if (!cs_workspace_makes_package (self->workspace))
    {
      show_file_alone (self);
      return;
    }

  self->life = cs_life_new (self->workspace);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->life)); i++)
    {
      g_autoptr (CsLifeStep) step = g_list_model_get_item (G_LIST_MODEL (self->life), i);

      g_signal_connect_object (step, "notify::n-problems",
                               G_CALLBACK (update_badges), self, G_CONNECT_SWAPPED);
    }

  gtk_list_box_set_header_func (self->sidebar, sidebar_header_cb, NULL, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar, cs_sidebar_row_new (&infos[i]));
  cs_window_list_cards (self);
  update_badges (self);

  g_signal_connect_object (self->sidebar, "row-selected",
                           G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
}

static CsSidebarRow *
find_row (CsWindow   *self,
          const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (CS_IS_SIDEBAR_ROW (child) &&
          g_str_equal (cs_sidebar_row_get_info (CS_SIDEBAR_ROW (child))->name, name))
        return CS_SIDEBAR_ROW (child);
    }

  return NULL;
}

gboolean
cs_window_show_page (CsWindow   *self,
                     const char *name)
{
  CsSidebarRow *row = self->life != NULL ? find_row (self, name) : NULL;

  if (row == NULL)
    return FALSE;

  gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (row));
  /* In a narrow window the text may stand where the page is. */
  if (self->narrow)
    gtk_toggle_button_set_active (self->json_button, FALSE);
  return TRUE;
}
