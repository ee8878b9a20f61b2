/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-new-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-file-stem.h"
#include "cs-project.h"
#include "cs-shown-path.h"

struct _CsNewDialog
{
  AdwWindow     parent_instance;

  char         *folder;

  GtkButton    *save_button;
  AdwEntryRow  *name;
  AdwActionRow *place;
  GtkButton    *choose_button;
  GtkLabel     *verdict;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsNewDialog, cs_new_dialog, ADW_TYPE_WINDOW)

static gboolean
is_empty_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

/* @why: (out) (nullable): what is wrong with it, as a sentence */
static char *
try_path (CsNewDialog  *self,
          const char  **why)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *path = NULL;

  *why = NULL;
  if (*name == '\0')
    *why = _("The folder needs a name.");
  else if (!cs_project_path_is_safe (name) || strchr (name, '/') != NULL || *name == '.')
    *why = _("A folder cannot have this name; leave out slashes, and points at the beginning.");
  else
    path = g_build_filename (self->folder, name, NULL);

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) && !is_empty_folder (path))
    *why = _("Something of this name is there already. Choose another name or place.");

  return *why == NULL ? g_steal_pointer (&path) : NULL;
}

static void
update (CsNewDialog *self)
{
  const char *why;
  g_autofree char *path = try_path (self, &why);
  g_autofree char *shown = cs_shown_path_dup (path != NULL ? path : self->folder);
  g_autofree char *place = cs_shown_path_dup (self->folder);
  g_autofree char *sentence = NULL;

  adw_action_row_set_subtitle (self->place, place);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), path != NULL);
  /* Translators: %s is a folder */
  sentence = path != NULL ? g_strdup_printf (_("The project's files go into %s."), shown)
                          : g_strdup (why);
  gtk_label_set_text (self->verdict, sentence);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID,
                               path != NULL ? GTK_ACCESSIBLE_INVALID_FALSE
                                            : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (path != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
    }
}

static void
changed_cb (CsNewDialog *self)
{
  if (self->folder != NULL)
    update (self);
}

static void
save_cb (CsNewDialog *self)
{
  g_autofree char *path = cs_new_dialog_dup_path (self);

  if (path == NULL)
    return;

  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, path);
  g_object_unref (self);
}

static void
place_response_cb (CsNewDialog          *self,
                   int                   response,
                   GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        cs_new_dialog_set_place (self, path);
    }

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (chooser));
  g_object_unref (chooser);
}

static void
choose_cb (CsNewDialog *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Where the Project Goes"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response",
                           G_CALLBACK (place_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
cs_new_dialog_dispose (GObject *object)
{
  CsNewDialog *self = CS_NEW_DIALOG (object);

  g_clear_pointer (&self->folder, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_NEW_DIALOG);

  G_OBJECT_CLASS (cs_new_dialog_parent_class)->dispose (object);
}

static void
cs_new_dialog_class_init (CsNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_new_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", CS_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsNewDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CsNewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CsNewDialog, place);
  gtk_widget_class_bind_template_child (widget_class, CsNewDialog, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CsNewDialog, verdict);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
cs_new_dialog_init (CsNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cs_new_dialog_new (GtkWindow  *parent,
                   const char *title)
{
  CsNewDialog *self = g_object_new (CS_TYPE_NEW_DIALOG, "transient-for", parent, NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = cs_file_stem_dup (title);

  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  cs_new_dialog_set_place (self, documents != NULL ? documents : g_get_home_dir ());

  return GTK_WINDOW (self);
}

char *
cs_new_dialog_dup_path (CsNewDialog *self)
{
  const char *why;

  g_return_val_if_fail (CS_IS_NEW_DIALOG (self), NULL);

  return try_path (self, &why);
}

void
cs_new_dialog_set_place (CsNewDialog *self,
                         const char  *folder)
{
  g_return_if_fail (CS_IS_NEW_DIALOG (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
  update (self);
}
