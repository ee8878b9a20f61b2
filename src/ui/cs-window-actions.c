/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

static CsHistory *
get_history (CsWindow *self)
{
  return cs_project_get_history (cs_workspace_get_project (self->workspace));
}

/* What stopped us, as a dialog that stays until it is read. */
static void
explain (CsWindow   *self,
         const char *heading,
         const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef void (*ChosenFunc) (CsWindow   *self,
                            const char *path);

typedef struct
{
  CsWindow   *window;
  ChosenFunc  chosen;
} Choice;

static void
chooser_response_cb (GtkNativeDialog *dialog,
                     int              response,
                     Choice          *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        choice->chosen (choice->window, path);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  g_free (choice);
}

static void
choose_file (CsWindow             *self,
             const char           *title,
             GtkFileChooserAction  action,
             const char           *suggestion,
             ChosenFunc            chosen)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                                              NULL, NULL);
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (self);
  choice->chosen = chosen;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (suggestion != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggestion);

  g_signal_connect_data (dialog, "response", G_CALLBACK (chooser_response_cb),
                         choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_folder_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  choose_file (user_data, _("Open a Project Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
               NULL, cs_window_open);
}

static void
open_file_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  choose_file (user_data, _("Open a Package or File"), GTK_FILE_CHOOSER_ACTION_OPEN,
               NULL, cs_window_open);
}

static void
save_into (CsWindow   *self,
           const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!cs_project_save_as (cs_workspace_get_project (self->workspace), folder, &error))
    explain (self, _("It Was Not Saved"), error->message);
  else
    cs_window_tell (self, _("Saved"));
}

static void
save_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  choose_file (user_data, _("Save the Project in a Folder"),
               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, save_into);
}

static void
disk_response_cb (CsWindow   *self,
                  const char *response)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_auto (GStrv) paths = cs_project_find_changed_on_disk (project);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (g_str_equal (response, "reload"))
        {
          if (!cs_project_reload (project, paths[i], &error))
            {
              explain (self, _("It Was Not Reloaded"), error->message);
              return;
            }
        }
      else if (g_str_equal (response, "keep"))
        {
          cs_project_keep_mine (project, paths[i]);
        }
    }

  cs_window_update_actions (self);
}

void
cs_window_look_at_disk (CsWindow *self)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_auto (GStrv) paths = cs_project_find_changed_on_disk (project);
  g_autofree char *names = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  guint n = g_strv_length (paths);

  if (n == 0)
    return;

  for (GList *link = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (self)));
       link != NULL; link = link->next)
    if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (self))
      return;

  names = g_strjoinv (", ", paths);
  /* Translators: %s lists file names */
  body = g_strdup_printf (ngettext ("Another program changed %s. Reload takes what is on the "
                                    "disk, as a step that can be undone; keep yours and the next "
                                    "save replaces it.",
                                    "Other programs changed %s. Reload takes what is on the "
                                    "disk, as steps that can be undone; keep yours and the next "
                                    "save replaces them.", n), names);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Changed on Disk"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("_Keep Mine"),
                                    "reload", _("_Reload"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "reload");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_object (dialog, "response", G_CALLBACK (disk_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Returns: whether it is saved now; FALSE also when a folder is being chosen */
static gboolean
save (CsWindow *self)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_autoptr (GError) error = NULL;

  if (cs_project_get_folder (project) == NULL)
    {
      choose_file (self, _("Save the Project in a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                   NULL, save_into);
      return FALSE;
    }

  if (cs_workspace_save (self->workspace, &error))
    return TRUE;

  if (g_error_matches (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK))
    cs_window_look_at_disk (self);
  else
    explain (self, _("It Was Not Saved"), error->message);

  return FALSE;
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  save (user_data);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_history_undo (get_history (user_data));
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_history_redo (get_history (user_data));
}

static CsFinding *
find_finding (CsWindow   *self,
              const char *id,
              const char *file,
              const char *pointer)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      const char *its_file = cs_finding_get_file (finding);
      const char *its_pointer = cs_finding_get_pointer (finding);

      if (g_str_equal (cs_finding_get_id (finding), id) &&
          g_str_equal (its_file != NULL ? its_file : "", file) &&
          g_str_equal (its_pointer != NULL ? its_pointer : "", pointer))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static void
tell_with_undo (CsWindow   *self,
                const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
fix_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  CsWindow *self = user_data;
  g_autoptr (CsFinding) finding = NULL;
  g_autoptr (GError) error = NULL;
  const char *id, *file, *pointer;

  g_variant_get (parameter, "(&s&s&s)", &id, &file, &pointer);
  finding = find_finding (self, id, file, pointer);
  if (finding == NULL)
    return;

  if (!cs_workspace_fix (self->workspace, finding, &error))
    explain (self, _("It Was Not Fixed"), error->message);
  else
    tell_with_undo (self, cs_finding_get_fix_label (finding) != NULL ?
                          cs_finding_get_fix_label (finding) : _("Fixed"));
}

static void
fix_all_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CsWindow *self = user_data;
  guint n = cs_workspace_fix_all (self->workspace);
  g_autofree char *sentence = NULL;

  if (n == 0)
    {
      cs_window_tell (self, _("Nothing here can be fixed without you"));
      return;
    }

  sentence = g_strdup_printf (ngettext ("%u problem fixed", "%u problems fixed", n), n);
  tell_with_undo (self, sentence);
}

static void
export_to (CsWindow   *self,
           const char *path)
{
  g_autoptr (CsExport) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  result = cs_workspace_export (self->workspace, path, FALSE, &error);
  if (result == NULL)
    {
      explain (self, _("The Package Was Not Written"), error->message);
      return;
    }

  name = g_path_get_basename (result->path);
  /* Translators: %s is a file name */
  sentence = g_strdup_printf (_("Package written: %s"), name);
  cs_window_tell (self, sentence);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsWindow *self = user_data;
  guint n;

  cs_workspace_check (self->workspace);
  n = cs_workspace_get_n_errors (self->workspace);
  if (n > 0)
    {
      g_autofree char *body =
        g_strdup_printf (ngettext ("%u error stands in the way. The problems list says what to do.",
                                   "%u errors stand in the way. The problems list says what to do.",
                                   n), n);

      gtk_toggle_button_set_active (self->problems_button, TRUE);
      explain (self, _("The Package Was Not Written"), body);
      return;
    }

  choose_file (self, _("Export the Package"), GTK_FILE_CHOOSER_ACTION_SAVE,
               "package.zip", export_to);
}

static void
tell_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_window_tell (user_data, g_variant_get_string (parameter, NULL));
}

static void
close_response_cb (CsWindow   *self,
                   const char *response)
{
  if (g_str_equal (response, "discard") || (g_str_equal (response, "save") && save (self)))
    {
      self->close_confirmed = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

gboolean
cs_window_confirm_close (CsWindow *self)
{
  CsProject *project = cs_workspace_get_project (self->workspace);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (!cs_project_get_modified (project))
    return TRUE;

  /* Translators: %s is the name of a project */
  heading = g_strdup_printf (_("Save Changes to “%s”?"), cs_workspace_get_title (self->workspace));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   _("What was changed since the last save is lost if you do not save it."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "discard", _("_Discard"),
                                    "save", _("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return FALSE;
}

static const GActionEntry entries[] = {
  { "open-folder", open_folder_cb },
  { "open-file", open_file_cb },
  { "save", save_cb },
  { "save-as", save_as_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "fix", fix_cb, "(sss)" },
  { "fix-all", fix_all_cb },
  { "export", export_cb },
  { "tell", tell_cb, "s" },
};

static void
set_enabled (CsWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
cs_window_add_actions (CsWindow *self)
{
  g_autoptr (GPropertyAction) sidebar = NULL;
  g_autoptr (GPropertyAction) json = NULL;
  g_autoptr (GPropertyAction) problems = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);

  sidebar = g_property_action_new ("sidebar", self->flap, "reveal-flap");
  json = g_property_action_new ("json", self->json_button, "active");
  problems = g_property_action_new ("problems", self->problems_button, "active");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (json));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (problems));

  cs_window_update_actions (self);
}

void
cs_window_update_actions (CsWindow *self)
{
  gboolean open = self->workspace != NULL;
  CsSubjectKind kind = open ? cs_workspace_get_kind (self->workspace) : CS_SUBJECT_JSON;
  gboolean has_folder = open &&
    cs_project_get_folder (cs_workspace_get_project (self->workspace)) != NULL;

  set_enabled (self, "undo", open && cs_history_get_can_undo (get_history (self)));
  set_enabled (self, "redo", open && cs_history_get_can_redo (get_history (self)));
  set_enabled (self, "save", open && (!has_folder ||
               cs_project_get_modified (cs_workspace_get_project (self->workspace))));
  set_enabled (self, "save-as", open);
  set_enabled (self, "fix", open);
  set_enabled (self, "fix-all", open);
  set_enabled (self, "export", open && kind != CS_SUBJECT_CARD && kind != CS_SUBJECT_JSON);
}
