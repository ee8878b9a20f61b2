/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-card-envelope.h"
#include "cs-card-files.h"
#include "cs-card-name-dialog.h"
#include "cs-new-card.h"
#include "cs-sidebar-row.h"

/* What can be done with the cards in the sidebar: by keys, by their menu, and by dropping files. */

static gboolean
has_card (CsWindow   *self,
          const char *path)
{
  return self->workspace != NULL &&
         cs_project_get_document (cs_workspace_get_project (self->workspace), path) != NULL;
}

static void
show_card (CsWindow   *self,
           const char *path)
{
  g_autofree char *page = g_strconcat ("card:", path, NULL);

  cs_window_show_page (self, page);
}

static void
rename_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsWindow *self = user_data;
  const char *card = g_variant_get_string (parameter, NULL);

  if (has_card (self, card))
    gtk_window_present (GTK_WINDOW (cs_card_name_dialog_new (GTK_WINDOW (self), self->workspace,
                                                             card)));
}

static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CsWindow *self = user_data;
  const char *card = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;

  if (!has_card (self, card))
    return;

  copy = cs_card_files_duplicate (self->workspace, card, &error);
  if (copy != NULL)
    show_card (self, copy);
  else
    cs_window_explain_error (self, _("The Card Was Not Duplicated"), error);
}

/* No question first, as it can be taken back; and on the disk it stays until the project is saved. */
static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsWindow *self = user_data;
  const char *card = g_variant_get_string (parameter, NULL);
  g_autofree char *name = cs_card_files_dup_name (card);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_card (self, card))
    return;

  if (!cs_card_files_delete (self->workspace, card, &error))
    {
      cs_window_explain_error (self, _("The Card Was Not Deleted"), error);
      return;
    }

  /* Translators: %s is the name of a card */
  sentence = g_strdup_printf (_("Card “%s” deleted"), name);
  cs_window_tell_with_undo (self, sentence);
}

static const GActionEntry entries[] = {
  { "rename-card", rename_cb, "s" },
  { "duplicate-card", duplicate_cb, "s" },
  { "delete-card", delete_cb, "s" },
};

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   action)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, CS_TYPE_SIDEBAR_ROW) : NULL;
  const char *card = row != NULL ? cs_sidebar_row_get_path (CS_SIDEBAR_ROW (row)) : NULL;

  return card != NULL && gtk_widget_activate_action (widget, action, "s", card);
}

static void
add_keys (CsWindow *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "F2", "win.rename-card" },
    { "<Control>d", "win.duplicate-card" },
    { "Delete|KP_Delete", "win.delete-card" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                        gtk_callback_action_new (key_cb, (gpointer) shortcuts[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), controller);
}

gboolean
cs_window_take_card_file (CsWindow   *self,
                          const char *file)
{
  g_autoptr (GBytes) bytes = cs_workspace_read_file (file, NULL);
  g_autoptr (GBytes) text = bytes != NULL ? cs_card_envelope_unwrap (bytes, NULL) : NULL;
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base);
  g_autofree char *name = cs_card_files_dup_name (shown);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return FALSE;

  path = cs_new_card_dup_path (cs_workspace_get_project (self->workspace), name);
  if (cs_new_card_add (self->workspace, path, text, CS_TARGET_NONE, &error))
    show_card (self, path);
  else
    cs_window_explain_error (self, _("The Card Was Not Added"), error);
  return TRUE;
}

/* What has a card in it comes among the project's; anything else is opened, as elsewhere in the
 * window. */
static gboolean
drop_cb (CsWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  gboolean any = FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);

      if (path == NULL)
        continue;
      if (!cs_window_take_card_file (self, path))
        cs_window_open (self, path);
      any = TRUE;
    }

  return any;
}

void
cs_window_add_card_files (CsWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_keys (self);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), GTK_EVENT_CONTROLLER (drop));
}
