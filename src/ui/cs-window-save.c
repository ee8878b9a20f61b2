/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-close-dialog.h"
#include "cs-disk-dialog.h"
#include "cs-error-text.h"
#include "cs-new-dialog.h"
#include "cs-settings.h"

/* Milliseconds from a change to its draft. */
#define DRAFT_DELAY 500

/* Milliseconds in which the files that another program changes are gathered into one question. */
#define DISK_DELAY 100

static CsProject *
get_project (CsWindow *self)
{
  return cs_workspace_get_project (self->workspace);
}

static void
close_if_wanted (CsWindow *self)
{
  if (!self->close_when_saved)
    return;

  self->close_when_saved = FALSE;
  self->close_confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_into (CsWindow   *self,
           const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!cs_project_save_as (get_project (self), folder, &error))
    {
      self->close_when_saved = FALSE;
      cs_window_explain_error (self, _("It Was Not Saved"), error);
      return;
    }

  cs_window_tell (self, _("Saved"));
  cs_window_update_actions (self);
  close_if_wanted (self);
}

static void
ask_where (CsWindow *self)
{
  GtkWindow *dialog = cs_new_dialog_new (GTK_WINDOW (self),
                                         cs_workspace_get_title (self->workspace));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (save_into), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
save_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  ask_where (user_data);
}

static void
save (CsWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (cs_project_get_folder (get_project (self)) == NULL)
    {
      ask_where (self);
      return;
    }

  if (cs_workspace_save (self->workspace, &error))
    {
      close_if_wanted (self);
      return;
    }

  self->close_when_saved = FALSE;
  if (g_error_matches (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK))
    cs_window_look_at_disk (self);
  else
    cs_window_explain_error (self, _("It Was Not Saved"), error);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  save (user_data);
}

static void
reload (CsWindow *self,
        char    **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!cs_project_reload (get_project (self), paths[i], &error))
        {
          cs_window_explain_error (self, _("It Was Not Reloaded"), error);
          return;
        }
    }

  cs_window_tell_with_undo (self, _("Reloaded"));
}

/* What changed while a dialog asked is asked about when that is answered. */
static void
ask_about_news (CsWindow *self)
{
  if (!self->disk_news || self->workspace == NULL)
    return;

  self->disk_news = FALSE;
  cs_window_look_at_disk (self);
}

static void
disk_response_cb (CsWindow   *self,
                  const char *response)
{
  g_auto (GStrv) paths = g_steal_pointer (&self->disk_paths);

  g_clear_weak_pointer (&self->dialog);
  if (self->workspace == NULL || paths == NULL)
    return;

  if (g_str_equal (response, CS_DISK_DIALOG_RELOAD))
    reload (self, paths);
  else if (g_str_equal (response, CS_DISK_DIALOG_KEEP))
    for (guint i = 0; paths[i] != NULL; i++)
      cs_project_keep_mine (get_project (self), paths[i]);

  cs_window_update_actions (self);
  ask_about_news (self);
}

void
cs_window_look_at_disk (CsWindow *self)
{
  g_auto (GStrv) paths = cs_project_find_changed_on_disk (get_project (self));

  if (*paths == NULL || self->dialog != NULL)
    return;

  g_set_weak_pointer (&self->dialog,
                      cs_disk_dialog_new (GTK_WINDOW (self), get_project (self), paths));
  g_clear_pointer (&self->disk_paths, g_strfreev);
  self->disk_paths = g_steal_pointer (&paths);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (disk_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->dialog);
}

static gboolean
disk_timeout_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->disk_source = 0;
  self->disk_news = self->dialog != NULL;
  cs_window_look_at_disk (self);

  return G_SOURCE_REMOVE;
}

/* The project tells of each file by itself, and one dialog asks about all. */
static void
disk_changed_cb (CsWindow *self)
{
  if (self->disk_source == 0)
    self->disk_source = g_timeout_add (DISK_DELAY, disk_timeout_cb, self);
}

void
cs_window_watch_disk (CsWindow *self)
{
  g_signal_connect_object (get_project (self), "changed-on-disk",
                           G_CALLBACK (disk_changed_cb), self, G_CONNECT_SWAPPED);
  cs_project_tidy (get_project (self));
  cs_project_set_watching (get_project (self), TRUE);
}

static void
close_response_cb (CsWindow   *self,
                   const char *response)
{
  g_clear_weak_pointer (&self->dialog);

  if (g_str_equal (response, CS_CLOSE_DIALOG_DISCARD))
    {
      self->close_confirmed = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, CS_CLOSE_DIALOG_SAVE))
    {
      self->close_when_saved = TRUE;
      save (self);
    }
  else
    {
      ask_about_news (self);
    }
}

gboolean
cs_window_confirm_close (CsWindow *self)
{
  if (!cs_project_get_modified (get_project (self)))
    return TRUE;

  if (self->dialog != NULL)
    {
      gtk_window_present (self->dialog);
      return FALSE;
    }

  g_set_weak_pointer (&self->dialog, cs_close_dialog_new (GTK_WINDOW (self), self->workspace));
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->dialog);

  return FALSE;
}

static void
drafts_failed_cb (CsWindow   *self,
                  const char *message)
{
  g_autofree char *sentence = cs_error_text_dup_sentence (message);

  cs_window_tell (self, sentence);
}

static void
start_drafts (CsWindow *self)
{
  g_autofree char *root = g_build_filename (g_get_user_data_dir (), "connector-studio", "drafts",
                                            NULL);

  self->drafts = cs_drafts_new (get_project (self), root, DRAFT_DELAY);
  g_signal_connect_object (self->drafts, "failed",
                           G_CALLBACK (drafts_failed_cb), self, G_CONNECT_SWAPPED);
}

void
cs_window_update_drafts (CsWindow *self)
{
  GSettings *settings = cs_settings_get ();
  gboolean wanted = settings == NULL || g_settings_get_boolean (settings, CS_SETTING_KEEP_DRAFTS);

  if (self->workspace == NULL || wanted == (self->drafts != NULL))
    return;

  if (wanted)
    {
      start_drafts (self);
      return;
    }

  cs_drafts_discard (self->drafts);
  g_clear_object (&self->drafts);
}

gboolean
cs_window_flush_drafts (CsWindow  *self,
                        GError   **error)
{
  if (self->drafts == NULL)
    start_drafts (self);

  return cs_drafts_flush (self->drafts, error);
}

void
cs_window_add_save_actions (CsWindow *self)
{
  static const GActionEntry entries[] = {
    { "save", save_cb },
    { "save-as", save_as_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
