/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "cs-config.h"
#include "cs-drafts.h"
#include "cs-error-text.h"
#include "cs-preferences.h"
#include "cs-recovery-dialog.h"
#include "cs-window-private.h"

struct _CsApplication
{
  AdwApplication parent_instance;

  gboolean       looked_for_drafts;
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

static gboolean
recover (CsApplication  *self,
         const char     *id,
         GError        **error)
{
  g_autofree char *root = dup_drafts_root ();
  g_autoptr (CsProject) project = cs_drafts_recover (root, id, error);
  g_autoptr (CsWorkspace) workspace = NULL;
  CsWindow *window;

  if (project == NULL)
    return FALSE;

  workspace = cs_workspace_new (project);
  window = find_window (self);
  if (window == NULL || cs_window_get_workspace (window) != NULL)
    window = cs_window_new (ADW_APPLICATION (self));
  cs_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  cs_window_tell (window, _("Unsaved changes recovered"));

  /* The old draft goes only when the window's own has all of it on the disk. */
  return cs_window_flush_drafts (window, error) && cs_drafts_remove (root, id, error);
}

static void
explain (CsWindow     *window,
         const char   *heading,
         const GError *error)
{
  g_autofree char *body = cs_error_text_dup (error);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.explain", "(ss)", heading, body);
}

static void
recover_cb (char     **ids,
            gpointer   user_data)
{
  CsApplication *self = user_data;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!recover (self, ids[i], &error) && find_window (self) != NULL)
        explain (find_window (self), _("The Draft Was Not Recovered"), error);
    }
}

static void
discard_cb (char     **ids,
            gpointer   user_data)
{
  g_autofree char *root = dup_drafts_root ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      CsWindow *window = find_window (user_data);

      if (!cs_drafts_remove (root, ids[i], &error) && window != NULL)
        explain (window, _("The Draft Was Not Discarded"), error);
    }
}

/* Once, after the first window stands. */
static void
look_for_drafts (CsApplication *self,
                 CsWindow      *window)
{
  g_autofree char *root = dup_drafts_root ();
  g_autoptr (GPtrArray) drafts = NULL;

  if (self->looked_for_drafts)
    return;

  self->looked_for_drafts = TRUE;
  drafts = cs_drafts_find (root);
  if (drafts->len > 0)
    gtk_window_present (cs_recovery_dialog_new (GTK_WINDOW (window), drafts,
                                                recover_cb, discard_cb, self));
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
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gtk_window_present (cs_preferences_new (gtk_application_get_active_window (user_data)));
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
    { "preferences", preferences_cb },
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
    { "app.preferences", { "<Control>comma" } },
    { "win.page-number(uint32 1)", { "<Alt>1" } },
    { "win.page-number(uint32 2)", { "<Alt>2" } },
    { "win.page-number(uint32 3)", { "<Alt>3" } },
    { "win.page-number(uint32 4)", { "<Alt>4" } },
    { "win.page-number(uint32 5)", { "<Alt>5" } },
    { "win.page-number(uint32 6)", { "<Alt>6" } },
    { "win.page-number(uint32 7)", { "<Alt>7" } },
    { "win.page-number(uint32 8)", { "<Alt>8" } },
    { "win.page-number(uint32 9)", { "<Alt>9" } },
    { "win.page-number(uint32 10)", { "<Alt>0" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.open-folder", { "<Control>o" } },
    { "win.open-file", { "<Control><Shift>o" } },
    { "win.save", { "<Control>s" } },
    { "win.save-as", { "<Control><Shift>s" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.export", { "<Control>e" } },
    { "win.send-card", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.new-card", { "<Control><Shift>n" } },
    { "win.convert-card", { "<Control><Shift>a" } },
    { "win.fix-all", { "<Control><Shift>f" } },
    { "win.sidebar", { "F9" } },
    { "win.json", { "<Control>j" } },
    { "win.problems", { "<Control><Shift>m" } },
    { "win.next-problem", { "F8" } },
    { "win.previous-problem", { "<Shift>F8" } },
    { "win.fix-selected", { "<Control>period" } },
    { "win.find", { "<Control>f" } },
    { "win.replace", { "<Control>h" } },
    { "win.find-next", { "<Control>g", "F3" } },
    { "win.find-previous", { "<Control><Shift>g", "<Shift>F3" } },
    { "win.go-to-line", { "<Control>i" } },
    { "win.format", { "<Control><Shift>i" } },
    { "win.complete", { "<Control>space" } },
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
  cs_preferences_apply ();
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
