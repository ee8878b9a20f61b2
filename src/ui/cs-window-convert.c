/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-card-guess.h"
#include "cs-card-page.h"
#include "cs-conversion-dialog.h"
#include "cs-folder-dialog.h"
#include "cs-page.h"
#include "cs-vocab-card.h"

/* (nullable): the card page in sight */
static CsCardPage *
get_card_page (CsWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return self->workspace != NULL && page != NULL && CS_IS_CARD_PAGE (page) ? CS_CARD_PAGE (page)
                                                                           : NULL;
}

/* (nullable): the path of the MessageCard in sight */
static const char *
get_message_card (CsWindow *self)
{
  CsCardPage *page = get_card_page (self);
  const char *path = page != NULL ? cs_page_get_path (CS_PAGE (page)) : NULL;
  CsDocument *document = path != NULL
    ? cs_project_get_document (cs_workspace_get_project (self->workspace), path) : NULL;
  CsSnapshot *snapshot = document != NULL && cs_document_is_json (document)
    ? cs_document_get_snapshot (document) : NULL;
  const CsShape *shape = NULL;

  if (snapshot == NULL)
    return NULL;
  cs_card_find (snapshot, &shape);
  return shape == &cs_vocab_message_card ? path : NULL;
}

/* Where no card is in sight they are shown in the colours of the window. */
static CsThemeName
get_theme (CsWindow *self)
{
  CsCardPage *page = get_card_page (self);

  return page != NULL ? cs_card_page_get_theme (page)
         : adw_style_manager_get_dark (adw_style_manager_get_default ()) ? CS_THEME_DARK
         : CS_THEME_LIGHT;
}

/* A new card was put into the project, or in the place of the old one. */
static void
added_cb (CsWindow   *self,
          const char *path)
{
  g_autofree char *page = g_strconcat ("card:", path, NULL);

  cs_window_show_page (self, page);
  cs_window_tell_with_undo (self, _("The card is converted"));
}

/* It was written beside a file that is open on its own. */
static void
saved_cb (CsWindow   *self,
          const char *path)
{
  cs_window_open (self, path);
}

static void
convert_card_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CsWindow *self = user_data;
  const char *path = get_message_card (self);
  GtkWidget *dialog;

  if (path == NULL)
    return;

  dialog = cs_conversion_dialog_new (GTK_WINDOW (self), self->workspace, path, get_theme (self));
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
convert_folder_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  CsWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (cs_folder_dialog_new (GTK_WINDOW (self), self->workspace,
                                                        get_theme (self))));
}

static const GActionEntry entries[] = {
  { "convert-folder", convert_folder_cb },
  { "convert-card", convert_card_cb },
};

void
cs_window_add_convert_actions (CsWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (cs_window_update_convert), self, G_CONNECT_SWAPPED);
}

void
cs_window_update_convert (CsWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "convert-card");

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), get_message_card (self) != NULL);
}
