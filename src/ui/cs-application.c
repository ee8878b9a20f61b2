/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "cs-config.h"
#include "cs-drafts.h"
#include "cs-window.h"

struct _CsApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CsApplication, cs_application, ADW_TYPE_APPLICATION)

static char *
dup_drafts_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "connector-studio", "drafts", NULL);
}

static CsWindow *
find_window (CsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !CS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window != NULL ? CS_WINDOW (window) : NULL;
}

typedef struct
{
  GtkApplication *application;
  CsWindow       *window;
  char           *id;
} Recovery;

static void
recovery_free (gpointer  data,
               GClosure *closure)
{
  Recovery *recovery = data;

  g_object_unref (recovery->application);
  g_free (recovery->id);
  g_free (recovery);
}

static void
recover (Recovery *recovery)
{
  g_autofree char *root = dup_drafts_root ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  CsWindow *window;

  project = cs_drafts_recover (root, recovery->id, &error);
  window = cs_window_new (ADW_APPLICATION (recovery->application));

  if (project != NULL)
    {
      workspace = cs_workspace_new (project);
      cs_window_set_workspace (window, workspace);
      gtk_window_present (GTK_WINDOW (window));
      /* The window's own drafts hold the same from now on. */
      cs_drafts_remove (root, recovery->id, NULL);
      cs_window_tell (window, _("Unsaved changes recovered"));
    }
  else
    {
      gtk_window_present (GTK_WINDOW (window));
      cs_window_tell (window, error->message);
    }
}

static void
recovery_response_cb (AdwMessageDialog *dialog,
                      const char       *response,
                      Recovery         *recovery)
{
  g_autofree char *root = dup_drafts_root ();
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "recover"))
    recover (recovery);
  else if (g_str_equal (response, "discard") &&
           !cs_drafts_remove (root, recovery->id, &error))
    g_warning ("%s", error->message);
}

static void
offer_recovery (CsApplication     *self,
                CsWindow          *window,
                const CsDraftInfo *draft)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (draft->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%c");
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;
  Recovery *recovery = g_new0 (Recovery, 1);
  GtkWidget *dialog;

  recovery->application = g_object_ref (GTK_APPLICATION (self));
  recovery->id = g_strdup (draft->id);

  name = draft->folder != NULL ? g_filename_display_name (draft->folder)
                               : g_strdup (_("a project that was never saved"));
  /* Translators: %s is a folder, or "a project that was never saved"; the second a date and time */
  body = g_strdup_printf (_("Connector Studio did not close in peace. Unsaved changes to %s from "
                            "%s were kept."), name, when);

  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Recover Unsaved Changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "later", _("_Later"),
                                    "discard", _("_Discard"),
                                    "recover", _("_Recover"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "recover",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "recover");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (recovery_response_cb),
                         recovery, recovery_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Once, after the first window stands. */
static void
look_for_drafts (CsApplication *self,
                 CsWindow      *window)
{
  static gboolean looked = FALSE;
  g_autofree char *root = dup_drafts_root ();
  g_autoptr (GPtrArray) drafts = NULL;

  if (looked)
    return;

  looked = TRUE;
  drafts = cs_drafts_find (root);
  for (guint i = 0; i < drafts->len; i++)
    offer_recovery (self, window, g_ptr_array_index (drafts, i));
}

static void
cs_application_activate (GApplication *application)
{
  CsApplication *self = CS_APPLICATION (application);
  CsWindow *window = find_window (self);

  if (window == NULL)
    window = cs_window_new (ADW_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (window));
  look_for_drafts (self, window);
}

static void
cs_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  CsApplication *self = CS_APPLICATION (application);
  CsWindow *window = find_window (self);

  if (window == NULL)
    window = cs_window_new (ADW_APPLICATION (self));
  gtk_window_present (GTK_WINDOW (window));

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        cs_window_open (window, path);
    }

  look_for_drafts (self, window);
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (cs_window_new (ADW_APPLICATION (user_data))));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", _("Connector Studio"),
                         "application-icon", CS_APP_ID,
                         "version", CS_VERSION,
                         "developer-name", _("The Connector Studio developers"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Author, check and export connector packages, offline."),
                         /* Translators: put your name here, one person a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window asks for itself; the program ends with the last one. */
  for (GList *link = windows; link != NULL; link = link->next)
    if (CS_IS_WINDOW (link->data))
      gtk_window_close (link->data);
}

static void
cs_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new-window", new_window_cb },
    { "about", about_cb },
    { "quit", quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "app.new-window", { "<Control>n" } },
    { "win.open-folder", { "<Control>o" } },
    { "win.open-file", { "<Control><Shift>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.export", { "<Control>e" } },
    { "win.fix-all", { "<Control><Shift>f" } },
    { "win.sidebar", { "F9" } },
    { "win.json", { "<Control>j" } },
    { "win.problems", { "F8" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "window.close", { "<Control>w" } },
  };

  G_APPLICATION_CLASS (cs_application_parent_class)->startup (application);

  gtk_source_init ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           (const char **) keys[i].keys);

  gtk_window_set_default_icon_name (CS_APP_ID);
}

static void
cs_application_class_init (CsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = cs_application_activate;
  application_class->open = cs_application_open;
  application_class->startup = cs_application_startup;
}

static void
cs_application_init (CsApplication *self)
{
}

CsApplication *
cs_application_new (void)
{
  return g_object_new (CS_TYPE_APPLICATION,
                       "application-id", CS_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/connectorstudio/ConnectorStudio",
                       NULL);
}
