/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-folder-dialog.h"

#include <glib/gi18n.h>

#include "cs-conversion-dialog.h"
#include "cs-error-text.h"
#include "cs-http-post-titles.h"
#include "cs-menus.h"
#include "cs-old-card-row.h"
#include "cs-shown-path.h"

struct _CsFolderDialog
{
  AdwWindow           parent_instance;

  CsWorkspace        *workspace;      /* (nullable) */
  CsThemeName         theme;
  char               *folder;         /* (nullable): NULL while the project's own cards are shown */
  char               *target;         /* (nullable): what was chosen while files are in the way */
  CsHttpPost          http_post;
  CsFolderConversion *conversion;
  GSimpleActionGroup *actions;

  AdwToastOverlay    *toasts;
  AdwWindowTitle     *heading;
  GtkMenuButton      *convert_button;
  GtkDropDown        *post;
  GtkRevealer        *progress_side;
  GtkProgressBar     *progress;
  GtkStack           *stack;
  GtkListView        *list;
  GtkWidget          *hint;
};

G_DEFINE_FINAL_TYPE (CsFolderDialog, cs_folder_dialog, ADW_TYPE_WINDOW)

static void
tell (CsFolderDialog *self,
      const char     *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}

static void
set_enabled (CsFolderDialog *self,
             const char     *name,
             gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* A project's own cards go nowhere but beside themselves, unless a folder is chosen for them. */
static gboolean
takes_cards (CsFolderDialog *self)
{
  return self->workspace != NULL && cs_workspace_makes_package (self->workspace);
}

static void
update (CsFolderDialog *self)
{
  g_autoptr (GPtrArray) selected = cs_folder_conversion_dup_selected (self->conversion);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->conversion));
  gboolean busy = cs_folder_conversion_get_busy (self->conversion);
  guint n_files = cs_folder_conversion_get_n_files (self->conversion);
  g_autofree char *subtitle = NULL;

  /* Translators: how many files there are, and how many of them are to be converted */
  subtitle = g_strdup_printf (ngettext ("%u file, %u to convert", "%u files, %u to convert", n), n,
                              selected->len);
  adw_window_title_set_subtitle (self->heading, n > 0 ? subtitle : "");
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->hint, n > 0);
  gtk_revealer_set_reveal_child (self->progress_side, busy);
  gtk_progress_bar_set_fraction (self->progress,
                                 n_files > 0 ? cs_folder_conversion_get_n_done (self->conversion) /
                                               (double) n_files : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->convert_button), selected->len > 0 && !busy);
  set_enabled (self, "choose", !busy);
  set_enabled (self, "write", selected->len > 0 && !busy);
  set_enabled (self, "add", selected->len > 0 && !busy && takes_cards (self));
  set_enabled (self, "stop", busy);
}

static void
items_changed_cb (CsFolderDialog *self,
                  guint           position,
                  guint           n_removed,
                  guint           n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (CsOldCard) card = g_list_model_get_item (G_LIST_MODEL (self->conversion), i);

      g_signal_connect_object (card, "notify::selected", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
read_again (CsFolderDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->folder == NULL)
    {
      if (takes_cards (self))
        cs_folder_conversion_read_project (self->conversion,
                                           cs_workspace_get_project (self->workspace),
                                           self->http_post);
      return;
    }

  if (!cs_folder_conversion_read_folder (self->conversion, self->folder, self->http_post, &error))
    {
      g_autofree char *sentence = cs_error_text_dup (error);

      tell (self, sentence);
    }
}

static void
post_selected_cb (CsFolderDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->post);

  if (selected == GTK_INVALID_LIST_POSITION || selected == self->http_post)
    return;

  self->http_post = selected;
  read_again (self);
}

static void
activated_cb (CsFolderDialog *self,
              guint           position)
{
  g_autoptr (CsOldCard) card = g_list_model_get_item (G_LIST_MODEL (self->conversion), position);
  g_autofree char *summary = NULL;

  if (card == NULL)
    return;
  if (cs_old_card_get_conversion (card) != NULL)
    {
      gtk_window_present (GTK_WINDOW (cs_conversion_dialog_new_to_look (
        GTK_WINDOW (self), card, cs_http_post_get_target (self->http_post), self->theme)));
      return;
    }

  summary = cs_old_card_dup_summary (card);
  tell (self, summary);
}

typedef void (*Chosen) (CsFolderDialog *self,
                        const char     *folder);

typedef struct
{
  CsFolderDialog *dialog;     /* weak */
  Chosen          chosen;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_clear_weak_pointer (&choice->dialog);
  g_free (choice);
}

static void
chooser_response_cb (GtkNativeDialog *chooser,
                     int              response,
                     Choice          *choice)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                           ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && choice->dialog != NULL)
    choice->chosen (choice->dialog, path);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
choose (CsFolderDialog *self,
        const char     *title,
        Chosen          chosen)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 NULL, NULL);
  Choice *choice = g_new0 (Choice, 1);

  g_set_weak_pointer (&choice->dialog, self);
  choice->chosen = chosen;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chooser_response_cb), choice,
                         choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
choose_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  choose (user_data, _("Choose a Folder of Old Cards"), cs_folder_dialog_read);
}

static void
write_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  choose (user_data, _("Choose a Folder for the New Cards"), cs_folder_dialog_write);
}

static void
note_page_cb (char     **page,
              CsChange  *change)
{
  g_free (*page);
  *page = g_strconcat ("card:", cs_change_get_place_path (change), NULL);
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  CsFolderDialog *self = user_data;
  g_autoptr (GPtrArray) selected = cs_folder_conversion_dup_selected (self->conversion);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (self->workspace));
  g_autofree char *page = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler = g_signal_connect_swapped (history, "moved", G_CALLBACK (note_page_cb), &page);
  gboolean added = cs_old_card_add (self->workspace, selected, NULL, self->http_post, &error);

  g_signal_handler_disconnect (history, handler);
  if (!added)
    {
      g_autofree char *text = cs_error_text_dup (error);

      tell (self, text);
      return;
    }

  sentence = g_strdup_printf (ngettext ("%u card is converted", "%u cards are converted",
                                        selected->len), selected->len);
  if (parent != NULL)
    {
      /* The text shows the first of them already; so does the page. */
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.page", "s", page);
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.tell-undo", "s", sentence);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
stop_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_folder_conversion_stop (CS_FOLDER_DIALOG (user_data)->conversion);
}

static void
select_all (CsFolderDialog *self,
            gboolean        selected)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->conversion)); i++)
    {
      g_autoptr (CsOldCard) card = g_list_model_get_item (G_LIST_MODEL (self->conversion), i);

      cs_old_card_set_selected (card, selected);
    }
}

static void
select_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  select_all (user_data, TRUE);
}

static void
select_none_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  select_all (user_data, FALSE);
}

static const GActionEntry entries[] = {
  { "choose", choose_cb },
  { "write", write_cb },
  { "add", add_cb },
  { "stop", stop_cb },
  { "select-all", select_all_cb },
  { "select-none", select_none_cb },
};

static void
written_cb (CsFolderDialog *self,
            guint           n_written,
            guint           n_skipped,
            const char     *problem)
{
  g_autofree char *sentence = NULL;

  update (self);
  if (problem != NULL)
    sentence = cs_error_text_dup_sentence (problem);
  else if (n_skipped > 0)
    /* Translators: numbers of cards */
    sentence = g_strdup_printf (ngettext ("%u card written, %u left as it was",
                                          "%u cards written, %u left as they were", n_written),
                                n_written, n_skipped);
  else
    sentence = g_strdup_printf (ngettext ("%u card written", "%u cards written", n_written),
                                n_written);
  tell (self, sentence);
}

static void
in_the_way_cb (CsFolderDialog *self,
               const char     *response)
{
  static const struct
  {
    const char *response;
    CsInTheWay  in_the_way;
  } answers[] = {
    { "skip", CS_IN_THE_WAY_SKIP },
    { "number", CS_IN_THE_WAY_NUMBER },
    { "replace", CS_IN_THE_WAY_REPLACE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (g_strcmp0 (answers[i].response, response) == 0)
        cs_folder_conversion_write_selected (self->conversion, self->target,
                                             answers[i].in_the_way);
    }
}

static void
ask_about_the_way (CsFolderDialog *self,
                   guint           n)
{
  g_autofree char *shown = cs_shown_path_dup (self->target);
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u file of the same name is in %s. The new card can get a "
                               "number to its name.",
                               "%u files of the same names are in %s. The new cards can get "
                               "numbers to their names.", n), n, shown);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Files Are in the Way"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "replace", _("_Replace Them"), "skip", _("_Leave Them"),
                                    "number", _("Keep _Both"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "number");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (in_the_way_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cs_folder_dialog_write (CsFolderDialog *self,
                        const char     *folder)
{
  guint n;

  g_return_if_fail (CS_IS_FOLDER_DIALOG (self));

  g_free (self->target);
  self->target = g_strdup (folder);
  n = cs_folder_conversion_count_in_way (self->conversion, folder);
  if (n > 0)
    ask_about_the_way (self, n);
  else
    cs_folder_conversion_write_selected (self->conversion, folder, CS_IN_THE_WAY_REFUSE);
}

void
cs_folder_dialog_read (CsFolderDialog *self,
                       const char     *folder)
{
  g_return_if_fail (CS_IS_FOLDER_DIALOG (self));

  g_free (self->folder);
  self->folder = g_strdup (folder);
  read_again (self);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, cs_old_card_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  cs_old_card_row_set_card (CS_OLD_CARD_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  cs_old_card_row_set_card (CS_OLD_CARD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
cs_folder_dialog_dispose (GObject *object)
{
  CsFolderDialog *self = CS_FOLDER_DIALOG (object);

  if (self->conversion != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->conversion, self);
      cs_folder_conversion_stop (self->conversion);
    }
  g_clear_object (&self->conversion);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->target, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_FOLDER_DIALOG);

  G_OBJECT_CLASS (cs_folder_dialog_parent_class)->dispose (object);
}

static void
cs_folder_dialog_class_init (CsFolderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_folder_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-folder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, convert_button);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, post);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, progress_side);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CsFolderDialog, hint);
  gtk_widget_class_bind_template_callback (widget_class, post_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
cs_folder_dialog_init (CsFolderDialog *self)
{
  g_autoptr (GListModel) titles = cs_http_post_titles_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  self->conversion = cs_folder_conversion_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "folder", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->post, titles);
  gtk_menu_button_set_menu_model (self->convert_button, cs_menus_get ("folder_menu"));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->conversion)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));

  g_signal_connect_object (self->conversion, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conversion, "notify::busy", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conversion, "notify::n-done", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->conversion, "written", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
cs_folder_dialog_new (GtkWindow   *parent,
                      CsWorkspace *workspace,
                      CsThemeName  theme)
{
  CsFolderDialog *self = g_object_new (CS_TYPE_FOLDER_DIALOG, "transient-for", parent, NULL);

  self->theme = theme;
  g_set_object (&self->workspace, workspace);
  read_again (self);
  update (self);
  return GTK_WIDGET (self);
}

CsFolderConversion *
cs_folder_dialog_get_conversion (CsFolderDialog *self)
{
  return self->conversion;
}
