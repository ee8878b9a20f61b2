/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-error-text.h"
#include "cs-page.h"
#include "cs-rules.h"
#include "cs-settings.h"
#include "cs-template.h"
#include "cs-window-text.h"
#include "cs-work.h"

/* How long the window may take to have the keyboard back after a dialog. */
#define AWAY_SECONDS 2

static CsHistory *
get_history (CsWindow *self)
{
  return cs_project_get_history (cs_workspace_get_project (self->workspace));
}

void
cs_window_explain (CsWindow   *self,
                   const char *heading,
                   const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cs_window_explain_error (CsWindow     *self,
                         const char   *heading,
                         const GError *error)
{
  g_autofree char *body = cs_error_text_dup (error);

  cs_window_explain (self, heading, body);
}

typedef struct
{
  CsWindow       *window;
  CsWindowChosen  chosen;
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

void
cs_window_choose_file (CsWindow             *self,
                       const char           *title,
                       GtkFileChooserAction  action,
                       const char           *suggestion,
                       CsWindowChosen        chosen)
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
  cs_window_choose_file (user_data, _("Open a Project Folder"),
                         GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, cs_window_open);
}

static void
open_file_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_window_choose_file (user_data, _("Open a Package or File"), GTK_FILE_CHOOSER_ACTION_OPEN,
                         NULL, cs_window_open);
}

/* What the user wants new projects to be; it is where the project begins, and so no step that
 * would have to be saved. */
static void
upgrade_template (CsProject *project)
{
  GSettings *settings = cs_settings_get ();
  g_autofree char *version = settings != NULL
    ? g_settings_get_string (settings, CS_SETTING_MANIFEST_VERSION) : g_strdup ("");
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (*version == '\0')
    return;

  subject = cs_subject_new (project, CS_SUBJECT_FOLDER, NULL, NULL, NULL);
  change = cs_rules_upgrade (subject, version, &error);
  if (change == NULL || !cs_history_do (cs_project_get_history (project), change, &error))
    g_message ("A new project is not written for version %s: %s", version, error->message);
  else
    cs_history_mark_saved (cs_project_get_history (project));
}

static void
new_project_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CsWindow *self = user_data;
  const CsTemplate *template = cs_template_find (g_variant_get_string (parameter, NULL));
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsProject) indented = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *indent = NULL;

  if (template == NULL)
    return;

  project = cs_template_create (template, NULL, &error);
  if (project == NULL)
    {
      cs_window_explain_error (self, _("No Project Was Made"), error);
      return;
    }

  upgrade_template (project);
  indent = cs_settings_dup_indent ();
  indented = cs_template_indent (project, indent, &error);
  if (indented == NULL)
    {
      cs_window_explain_error (self, _("No Project Was Made"), error);
      return;
    }

  workspace = cs_workspace_new (indented);
  cs_window_take (self, workspace, NULL);
}

static void
page_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_window_show_page (user_data, g_variant_get_string (parameter, NULL));
}

/* From the keyboard, so the keyboard goes along: else what is typed next goes on into the text. */
static void
focus_shown_page (CsWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
page_number_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  guint number = g_variant_get_uint32 (parameter);
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  if (number >= 1 && number <= n && cs_window_show_page (user_data, infos[number - 1].name))
    focus_shown_page (user_data);
}

static void
next_pane_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_window_cycle_panes (user_data, FALSE);
}

static void
previous_pane_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  cs_window_cycle_panes (user_data, TRUE);
}

/* Shows the text, too, where it is not in sight. */
static void
show_text_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CsWindow *self = user_data;
  const char *path, *pointer;

  g_variant_get (parameter, "(&s&s)", &path, &pointer);
  gtk_toggle_button_set_active (self->json_button, TRUE);
  cs_window_show_place (self, path, pointer);
}

typedef struct
{
  CsWindow *window;
  char     *path;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_free (opening->path);
  g_free (opening);
}

static gboolean
open_cb (gpointer user_data)
{
  Opening *opening = user_data;

  cs_window_open (opening->window, opening->path);

  return G_SOURCE_REMOVE;
}

/* Afterwards: what is opened moves to the top of the list, and the row that was activated must
 * not go under its own feet. */
static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (user_data);
  opening->path = g_strdup (g_variant_get_bytestring (parameter));
  g_idle_add_full (G_PRIORITY_DEFAULT, open_cb, opening, opening_free);
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
    cs_window_explain_error (self, _("It Was Not Fixed"), error);
  else
    cs_window_tell_with_undo (self, cs_finding_get_fix_label (finding) != NULL ?
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
  cs_window_tell_with_undo (self, sentence);
}

typedef struct
{
  GWeakRef  window;
  char     *sentence;
} News;

static void
news_free (News *news)
{
  g_weak_ref_clear (&news->window);
  g_free (news->sentence);
  g_free (news);
}

static gboolean
notify_when_away_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (CsWindow) self = g_weak_ref_get (&news->window);
  GtkApplication *application;
  g_autoptr (GNotification) notification = NULL;

  application = self != NULL ? gtk_window_get_application (GTK_WINDOW (self)) : NULL;
  if (application == NULL || gtk_window_is_active (GTK_WINDOW (self)))
    return G_SOURCE_REMOVE;

  notification = g_notification_new (cs_workspace_get_title (self->workspace));
  g_notification_set_body (notification, news->sentence);
  g_application_send_notification (G_APPLICATION (application), "export", notification);

  return G_SOURCE_REMOVE;
}

/* The toast tells whoever looks at the window; others hear of it elsewhere. Not at once: the
 * keyboard is only on its way back from the dialog in which the file was chosen. */
static void
notify_when_away (CsWindow   *self,
                  const char *sentence)
{
  News *news = g_new0 (News, 1);

  g_weak_ref_init (&news->window, self);
  news->sentence = g_strdup (sentence);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, AWAY_SECONDS, notify_when_away_cb, news,
                              (GDestroyNotify) news_free);
}

/* The page of the package has more to say of it, and the way to its folder. */
static void
tell_of_export (CsWindow   *self,
                const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_action_name (toast, "win.page");
  adw_toast_set_action_target (toast, "s", "package");
  cs_window_add_toast (self, toast);
}

typedef struct
{
  CsWindow *window;
  CsWork   *work;
} Exporting;

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Exporting *exporting = user_data;
  g_autoptr (CsWindow) self = exporting->window;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  export = cs_workspace_export_finish (CS_WORKSPACE (source), result, &error);
  cs_work_end (exporting->work);
  if (gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cs_window_tell (self, _("Export cancelled; nothing was written"));
      return;
    }
  if (export == NULL)
    {
      cs_window_explain_error (self, _("The Package Was Not Written"), error);
      return;
    }

  name = g_path_get_basename (export->path);
  /* Translators: %s is a file name */
  sentence = g_strdup_printf (_("Package written: %s"), name);
  tell_of_export (self, sentence);
  notify_when_away (self, sentence);
}

static void
export_to (CsWindow   *self,
           const char *path)
{
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->window = g_object_ref (self);
  exporting->work = cs_work_begin (self, _("Writing the package"));
  cs_workspace_export_async (self->workspace, path, FALSE,
                             cs_work_get_cancellable (exporting->work), exported_cb, exporting);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsWindow *self = user_data;
  g_autofree char *name = NULL;
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
      cs_window_explain (self, _("The Package Was Not Written"), body);
      return;
    }

  name = cs_workspace_dup_export_name (self->workspace);
  cs_window_choose_file (self, _("Export the Package"), GTK_FILE_CHOOSER_ACTION_SAVE,
                         name, export_to);
}

static void
send_card_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_window_send_card (user_data);
}

static void
tell_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_window_tell (user_data, g_variant_get_string (parameter, NULL));
}

static void
tell_undo_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_window_tell_with_undo (user_data, g_variant_get_string (parameter, NULL));
}

static void
explain_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  const char *heading, *body;

  g_variant_get (parameter, "(&s&s)", &heading, &body);
  cs_window_explain (user_data, heading, body);
}

static void
new_card_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  cs_window_new_card (user_data);
}

static const GActionEntry entries[] = {
  { "open-folder", open_folder_cb },
  { "open-file", open_file_cb },
  { "open-recent", open_recent_cb, "ay" },
  { "new-project", new_project_cb, "s" },
  { "new-card", new_card_cb },
  { "page", page_cb, "s", "''" },
  { "page-number", page_number_cb, "u" },
  { "next-pane", next_pane_cb },
  { "previous-pane", previous_pane_cb },
  { "show-text", show_text_cb, "(ss)" },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "fix", fix_cb, "(sss)" },
  { "fix-all", fix_all_cb },
  { "export", export_cb },
  { "send-card", send_card_cb },
  { "tell", tell_cb, "s" },
  { "tell-undo", tell_undo_cb, "s" },
  { "explain", explain_cb, "(ss)" },
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
  cs_window_add_text_actions (self);

  cs_window_add_save_actions (self);
  cs_window_add_convert_actions (self);

  sidebar = g_property_action_new ("sidebar", self->flap, "reveal-flap");
  json = g_property_action_new ("json", self->json_button, "active");
  problems = g_property_action_new ("problems", self->problems_button, "active");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (json));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (problems));

  g_signal_connect_object (self->pages, "notify::visible-child",
                           G_CALLBACK (cs_window_update_send), self, G_CONNECT_SWAPPED);
  cs_window_update_actions (self);
}

void
cs_window_update_actions (CsWindow *self)
{
  gboolean open = self->workspace != NULL;
  gboolean has_folder = open &&
    cs_project_get_folder (cs_workspace_get_project (self->workspace)) != NULL;

  set_enabled (self, "page", self->life != NULL);
  set_enabled (self, "page-number", self->life != NULL);
  set_enabled (self, "next-pane", open);
  set_enabled (self, "previous-pane", open);
  set_enabled (self, "show-text", open);
  cs_window_update_text_actions (self);
  set_enabled (self, "undo", open && cs_history_get_can_undo (get_history (self)));
  set_enabled (self, "redo", open && cs_history_get_can_redo (get_history (self)));
  set_enabled (self, "save", open && (!has_folder ||
               cs_project_get_modified (cs_workspace_get_project (self->workspace))));
  set_enabled (self, "save-as", open);
  set_enabled (self, "fix", open);
  set_enabled (self, "fix-all", open);
  set_enabled (self, "export", open && cs_workspace_makes_package (self->workspace));
  cs_window_update_send (self);
  cs_window_update_convert (self);
  set_enabled (self, "new-card", open && cs_workspace_makes_package (self->workspace));
}
