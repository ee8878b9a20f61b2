/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-card-page.h"
#include "cs-gallery-dialog.h"
#include "cs-new-card.h"
#include "cs-page.h"
#include "cs-send-dialog.h"
#include "cs-sidebar-row.h"

/* No page, but what makes one. */
static const CsPageInfo new_card_info = {
  "new-card", N_("Cards"), N_("New Card…"), "list-add-symbolic", NULL,
};

static CsSidebarRow *
get_row (CsWindow *self,
         int       index)
{
  return (CsSidebarRow *) gtk_list_box_get_row_at_index (self->sidebar, index);
}

/* The rows of cards are one block, and end with the one that makes a new card. */
static int
find_block (CsWindow *self)
{
  int index = 0;

  while (cs_sidebar_row_get_path (get_row (self, index)) == NULL &&
         cs_sidebar_row_get_info (get_row (self, index)) != &new_card_info)
    index++;

  return index;
}

/* A card that went takes its page with it. */
static void
remove_row (CsWindow     *self,
            CsSidebarRow *row)
{
  const CsPageInfo *info = cs_sidebar_row_get_info (row);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, info->name);

  if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
    {
      self->card_gone = TRUE;
      gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
    }
  if (page != NULL)
    gtk_stack_remove (self->pages, page);
  gtk_list_box_remove (self->sidebar, GTK_WIDGET (row));
}

/* Both the project's files and the rows are in the order of their paths. */
static void
sync_rows (CsWindow *self)
{
  GListModel *files = G_LIST_MODEL (cs_workspace_get_project (self->workspace));
  int index = find_block (self);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);
      const char *path = cs_document_get_path (document);
      const char *present;

      if (!cs_card_path_is_card (cs_document_get_path (document)))
        continue;

      while ((present = cs_sidebar_row_get_path (get_row (self, index))) != NULL &&
             g_strcmp0 (present, path) < 0)
        remove_row (self, get_row (self, index));

      if (g_strcmp0 (present, path) != 0)
        gtk_list_box_insert (self->sidebar, cs_sidebar_row_new_for_card (path), index);
      index++;
    }

  while (cs_sidebar_row_get_path (get_row (self, index)) != NULL)
    remove_row (self, get_row (self, index));
}

/* A step that takes the card in sight away, and has another one for it, leads there: a renamed card,
 * and one that comes back. */
static void
moved_cb (CsWindow *self,
          CsChange *change,
          gboolean  back)
{
  for (guint i = 0; i < cs_change_get_n_operations (change); i++)
    {
      const CsOperation *operation = cs_change_get_operation (change, i);
      CsOperationKind comes = back ? CS_OPERATION_DELETE : CS_OPERATION_CREATE;
      const char *path = operation->kind == CS_OPERATION_RENAME
                         ? (back ? operation->path : operation->new_path)
                         : operation->kind == comes ? operation->path : NULL;
      g_autofree char *page = path != NULL && cs_card_path_is_card (path)
                              ? g_strconcat ("card:", path, NULL) : NULL;

      if (page != NULL && (self->card_gone || operation->kind == CS_OPERATION_DELETE) &&
          cs_window_show_page (self, page))
        break;
    }

  self->card_gone = FALSE;
}

static void
card_chosen_cb (CsWindow   *self,
                const char *name,
                GBytes     *text,
                guint       target)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_autofree char *path = cs_new_card_dup_path (project, name);
  g_autofree char *page = g_strconcat ("card:", path, NULL);
  g_autoptr (GError) error = NULL;

  if (cs_new_card_add (self->workspace, path, text, target, &error))
    {
      cs_window_show_page (self, page);
      /* Who made it goes on with it: the keys of the composer work there. */
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
    }
  else
    cs_window_explain_error (self, _("The Card Was Not Added"), error);
}

void
cs_window_new_card (CsWindow *self)
{
  GtkWidget *dialog = cs_gallery_dialog_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (card_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
row_activated_cb (CsWindow     *self,
                  CsSidebarRow *row)
{
  if (cs_sidebar_row_get_info (row) == &new_card_info)
    cs_window_new_card (self);
}

void
cs_window_list_cards (CsWindow *self)
{
  GtkWidget *row = cs_sidebar_row_new (&new_card_info);
  int index = 0;

  /* Behind the pages of the project. */
  while (g_str_equal (cs_sidebar_row_get_info (get_row (self, index))->group,
                      cs_sidebar_row_get_info (get_row (self, 0))->group))
    index++;

  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_insert (self->sidebar, row, index);
  sync_rows (self);

  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_project (self->workspace), "items-changed",
                           G_CALLBACK (sync_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_project_get_history (cs_workspace_get_project (self->workspace)),
                           "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  cs_window_add_card_files (self);
}

/* (nullable): the card whose page is shown */
static const char *
get_shown_card (CsWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return self->workspace != NULL && page != NULL && CS_IS_CARD_PAGE (page)
         ? cs_page_get_path (CS_PAGE (page)) : NULL;
}

void
cs_window_send_card (CsWindow *self)
{
  const char *card = get_shown_card (self);

  if (card != NULL)
    gtk_window_present (cs_send_dialog_new (GTK_WINDOW (self), self->workspace, card));
}

void
cs_window_update_send (CsWindow *self)
{
  gboolean has_card = get_shown_card (self) != NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "send-card");

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), has_card);
  gtk_widget_set_visible (self->send_button, has_card && !self->compact);
}
