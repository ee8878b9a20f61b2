/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-conversion-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-card-files.h"
#include "cs-card-pictures.h"
#include "cs-error-text.h"
#include "cs-file-save.h"
#include "cs-http-post-titles.h"
#include "cs-menus.h"

struct _CsConversionDialog
{
  AdwWindow           parent_instance;

  CsWorkspace        *workspace;    /* (nullable): NULL to look only */
  char               *path;         /* (nullable): of the old card in the project */
  CsOldCard          *card;
  CsHttpPost          http_post;
  GSimpleActionGroup *actions;

  AdwToastOverlay    *toasts;
  AdwWindowTitle     *heading;
  GtkWidget          *cancel_button;
  GtkWidget          *save_button;
  GtkMenuButton      *menu_button;
  GtkWidget          *choices;
  GtkEntry           *name;
  GtkWidget          *post_side;
  GtkDropDown        *post;
  GtkLabel           *why;
  CsConversionView   *view;
};

enum
{
  ADDED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsConversionDialog, cs_conversion_dialog, ADW_TYPE_WINDOW)

static CsProject *
get_project (CsConversionDialog *self)
{
  return cs_workspace_get_project (self->workspace);
}

/* A card that is open on its own has its file's folder. */
static gboolean
is_alone (CsConversionDialog *self)
{
  return !cs_workspace_makes_package (self->workspace);
}

static void
tell (CsConversionDialog *self,
      const char         *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}

/* With the way out there is more to say than a toast has room for. */
static void
tell_error (CsConversionDialog *self,
            const char         *heading,
            const GError       *error)
{
  g_autofree char *text = cs_error_text_dup_of_card (error);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Teams shows no button that posts where there is none in the text. */
static gboolean
has_http_post (CsSnapshot *snapshot)
{
  for (guint node = 0; node < cs_snapshot_get_n_nodes (snapshot); node++)
    {
      const char *text = cs_snapshot_get_string (snapshot, node);

      if (text != NULL && g_ascii_strcasecmp (text, "HttpPOST") == 0)
        return TRUE;
    }

  return FALSE;
}

/* (transfer full) (nullable): where the new card goes: a path in the project, or on the disk; NULL
 * with the reason where it cannot go there */
static char *
dup_new_path (CsConversionDialog  *self,
              GError             **error)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *path = cs_card_files_check_new (get_project (self), self->path, name, error);
  const char *folder = cs_project_get_folder (get_project (self));
  g_autofree char *full = NULL;

  if (path == NULL || !is_alone (self))
    return g_steal_pointer (&path);
  if (folder == NULL)
    {
      g_set_error_literal (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAVED,
                           _("The card has no folder yet. Save it first, or copy the new card."));
      return NULL;
    }

  full = g_build_filename (folder, path, NULL);
  if (g_file_test (full, G_FILE_TEST_EXISTS) || g_file_test (full, G_FILE_TEST_IS_SYMLINK))
    {
      /* Translators: %s is a file */
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
                   _("There is a file %s already."), path);
      return NULL;
    }
  return g_steal_pointer (&full);
}

/* What cannot be is said while it is typed. */
static void
name_changed_cb (CsConversionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *why = NULL;
  GAction *save;

  if (self->workspace == NULL)
    return;

  path = dup_new_path (self, &error);
  save = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "save");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (save), path != NULL);
  if (error != NULL)
    why = cs_error_text_dup_sentence (error->message);
  gtk_label_set_text (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), error != NULL);
  if (error != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID,
                                 GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
show_card (CsConversionDialog *self,
           CsTarget            before,
           CsTarget            after)
{
  g_autofree char *summary = cs_old_card_dup_summary (self->card);

  adw_window_title_set_subtitle (self->heading, summary);
  cs_conversion_view_set_card (self->view, self->card, before, after);
}

static void
convert (CsConversionDialog *self)
{
  CsDocument *document = cs_project_get_document (get_project (self), self->path);
  CsTarget target = cs_workspace_get_card_target (self->workspace, self->path, NULL);

  g_clear_object (&self->card);
  self->card = cs_old_card_new (self->path, cs_document_get_bytes (document), self->http_post);
  if (cs_old_card_get_conversion (self->card) == NULL)
    return;

  show_card (self, target == CS_TARGET_OUTLOOK ? CS_TARGET_OUTLOOK : CS_TARGET_CONNECTOR,
             cs_http_post_get_target (self->http_post));
}

static void
post_selected_cb (CsConversionDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->post);

  if (self->workspace == NULL || selected == GTK_INVALID_LIST_POSITION ||
      selected == self->http_post)
    return;

  self->http_post = selected;
  convert (self);
}

static void
save_alone (CsConversionDialog *self,
            const char         *path)
{
  g_autoptr (GError) error = NULL;

  if (!cs_file_save (path, cs_conversion_get_text (cs_old_card_get_conversion (self->card)), 0644,
                     &error))
    {
      tell_error (self, _("The Card Was Not Saved"), error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (CsConversionDialog) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_new_path (self, &error);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  g_ptr_array_add (cards, self->card);
  if (path != NULL && is_alone (self))
    {
      save_alone (self, path);
      return;
    }

  if (path == NULL || !cs_old_card_add (self->workspace, cards, path, self->http_post, &error))
    {
      tell_error (self, _("The Card Was Not Added"), error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
replace_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autoptr (CsConversionDialog) self = g_object_ref (user_data);
  g_autoptr (GError) error = NULL;

  if (!cs_old_card_replace (self->workspace, self->card, self->http_post, &error))
    {
      tell_error (self, _("The Card Was Not Added"), error);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0, self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
copy_report_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CsConversionDialog *self = user_data;
  g_autofree char *report = cs_old_card_dup_report (self->card);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), report);
  tell (self, _("The report is copied"));
}

static void
report_chosen_cb (CsConversionDialog *self,
                  int                 response,
                  GtkNativeDialog    *dialog)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    {
      report = cs_old_card_dup_report (self->card);
      bytes = g_bytes_new (report, strlen (report));
      if (cs_file_save (path, bytes, 0644, &error))
        tell (self, _("The report is saved"));
      else
        tell_error (self, _("The Report Was Not Saved"), error);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_report_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CsConversionDialog *self = user_data;
  g_autofree char *stem = cs_card_files_dup_name (cs_old_card_get_path (self->card));
  g_autofree char *name = g_strconcat (stem, "-report.txt", NULL);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Save the Report"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (report_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const GActionEntry entries[] = {
  { "save", save_cb },
  { "replace", replace_cb },
  { "copy-report", copy_report_cb },
  { "save-report", save_report_cb },
};

static void
cs_conversion_dialog_dispose (GObject *object)
{
  CsConversionDialog *self = CS_CONVERSION_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->card);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_CONVERSION_DIALOG);

  G_OBJECT_CLASS (cs_conversion_dialog_parent_class)->dispose (object);
}

static void
cs_conversion_dialog_class_init (CsConversionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_conversion_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", CS_TYPE_CONVERSION_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVED] = g_signal_new ("saved", CS_TYPE_CONVERSION_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CS_TYPE_CONVERSION_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-conversion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, post_side);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, post);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, why);
  gtk_widget_class_bind_template_child (widget_class, CsConversionDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, post_selected_cb);
}

static void
cs_conversion_dialog_init (CsConversionDialog *self)
{
  g_autoptr (GListModel) titles = cs_http_post_titles_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "conversion", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->post, titles);
}

GtkWidget *
cs_conversion_dialog_new (GtkWindow   *parent,
                          CsWorkspace *workspace,
                          const char  *card,
                          CsThemeName  theme)
{
  CsConversionDialog *self = g_object_new (CS_TYPE_CONVERSION_DIALOG, "transient-for", parent,
                                           NULL);
  CsProject *project = cs_workspace_get_project (workspace);
  g_autoptr (CsPictureSource) pictures = cs_card_pictures_new (project);
  g_autofree char *new_path = cs_old_card_dup_new_path (project, card);
  g_autofree char *name = cs_card_files_dup_name (new_path);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (card);
  cs_conversion_view_set_theme (self->view, theme);
  cs_conversion_view_set_pictures (self->view, pictures);
  gtk_menu_button_set_menu_model (self->menu_button, cs_menus_get ("conversion_menu"));
  convert (self);
  gtk_widget_set_visible (self->post_side,
                          cs_old_card_get_before (self->card) != NULL &&
                          has_http_post (cs_old_card_get_before (self->card)));
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  name_changed_cb (self);

  return GTK_WIDGET (self);
}

GtkWidget *
cs_conversion_dialog_new_to_look (GtkWindow   *parent,
                                  CsOldCard   *card,
                                  CsTarget     after,
                                  CsThemeName  theme)
{
  CsConversionDialog *self = g_object_new (CS_TYPE_CONVERSION_DIALOG, "transient-for", parent,
                                           NULL);

  self->card = g_object_ref (card);
  cs_conversion_view_set_theme (self->view, theme);
  adw_window_title_set_title (self->heading, cs_old_card_get_path (card));
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _("_Close"));
  gtk_menu_button_set_menu_model (self->menu_button, cs_menus_get ("report_menu"));
  show_card (self, CS_TARGET_CONNECTOR, after);

  return GTK_WIDGET (self);
}

CsConversionView *
cs_conversion_dialog_get_view (CsConversionDialog *self)
{
  return self->view;
}
