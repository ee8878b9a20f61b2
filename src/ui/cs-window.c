/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-page.h"
#include "cs-settings.h"

/* Below this the page and the JSON text do not fit beside each other, in pixels. */
#define NARROW_WIDTH 940

G_DEFINE_FINAL_TYPE (CsWindow, cs_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static CsProject *
get_project (CsWindow *self)
{
  return cs_workspace_get_project (self->workspace);
}

static void
update_title (CsWindow *self)
{
  CsProject *project = get_project (self);
  const char *folder = cs_project_get_folder (project);
  const char *title = cs_workspace_get_title (self->workspace);
  g_autofree char *shown = NULL;
  g_autofree char *place = NULL;

  if (folder != NULL)
    {
      const char *home = g_get_home_dir ();
      gsize length = strlen (home);

      place = strncmp (folder, home, length) == 0 && folder[length] == '/'
              ? g_strconcat ("~", folder + length, NULL)
              : g_filename_display_name (folder);
    }
  else
    {
      place = g_strdup (_("Not saved yet"));
    }

  shown = cs_project_get_modified (project) ? g_strdup_printf ("• %s", title) : g_strdup (title);
  adw_window_title_set_title (self->title, shown);
  adw_window_title_set_subtitle (self->title, place);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_history (CsWindow *self)
{
  CsHistory *history = cs_project_get_history (get_project (self));
  const char *undo = cs_history_get_undo_label (history);
  const char *redo = cs_history_get_redo_label (history);
  g_autofree char *undo_tip = NULL;
  g_autofree char *redo_tip = NULL;

  /* Translators: %s names a step of the history, such as: Change “Short name” */
  undo_tip = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo) : g_strdup (_("Undo"));
  /* Translators: %s names a step of the history, such as: Change “Short name” */
  redo_tip = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo) : g_strdup (_("Redo"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button), undo_tip);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button), redo_tip);
  update_title (self);
  cs_window_update_actions (self);
}

static void
update_problems_button (CsWindow *self)
{
  guint n_errors = cs_workspace_get_n_errors (self->workspace);
  guint n_warnings = cs_workspace_get_n_warnings (self->workspace);
  const char *icon = n_errors > 0 ? "dialog-error-symbolic"
                     : n_warnings > 0 ? "dialog-warning-symbolic" : "object-select-symbolic";
  GtkWidget *button = GTK_WIDGET (self->problems_button);
  g_autofree char *tip = NULL;

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  if (n_errors > 0)
    gtk_widget_add_css_class (button, "error");
  else
    gtk_widget_remove_css_class (button, "error");

  tip = n_errors > 0
        ? g_strdup_printf (ngettext ("%u error stands in the way of an export",
                                     "%u errors stand in the way of an export", n_errors), n_errors)
        : g_strdup (_("Show the problems"));
  gtk_widget_set_tooltip_text (button, tip);
}

/* A place in the project: the page and the text go there, whoever named it. */
static void
show_place (CsWindow   *self,
            const char *path,
            const char *pointer)
{
  CsDocument *document = path != NULL ? cs_project_get_document (get_project (self), path) : NULL;
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (document == NULL || pointer == NULL || !cs_document_is_json (document))
    return;

  cs_json_pane_set_path (self->json_pane, path);
  cs_json_pane_show_pointer (self->json_pane, pointer);
  if (CS_IS_PAGE (page))
    cs_page_show_place (CS_PAGE (page), path, pointer);
}

static void
show_finding_cb (CsWindow  *self,
                 CsFinding *finding)
{
  show_place (self, cs_finding_get_file (finding), cs_finding_get_pointer (finding));

  if (g_strcmp0 (cs_finding_get_file (finding), cs_json_pane_get_path (self->json_pane)) == 0)
    cs_json_pane_show_span (self->json_pane, cs_finding_get_span (finding));
}

static void
caret_placed_cb (CsWindow   *self,
                 const char *pointer)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (CS_IS_PAGE (page))
    cs_page_show_place (CS_PAGE (page), cs_json_pane_get_path (self->json_pane), pointer);
}

static void
page_went_cb (CsWindow   *self,
              const char *path,
              const char *pointer)
{
  cs_json_pane_set_path (self->json_pane, path);
  cs_json_pane_show_pointer (self->json_pane, pointer);
}

static void
history_moved_cb (CsWindow *self,
                  CsChange *change,
                  gboolean  back)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* Where the user is at work the place is known; undo and redo lead there. */
  if (cs_change_get_place_path (change) == NULL ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)) && !back))
    return;

  show_place (self, cs_change_get_place_path (change), cs_change_get_place_pointer (change));
}

static const CsPageInfo *
get_page_info (guint index)
{
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  return index < n ? &infos[index] : NULL;
}

/* A page is made when it is first looked at. */
static void
page_selected_cb (CsWindow      *self,
                  GtkListBoxRow *row)
{
  const CsPageInfo *info;

  if (row == NULL)
    return;

  info = get_page_info (gtk_list_box_row_get_index (row));
  if (gtk_stack_get_child_by_name (self->pages, info->name) == NULL)
    {
      GtkWidget *page = g_object_new (info->get_type (), "workspace", self->workspace, NULL);

      g_signal_connect_object (page, "place", G_CALLBACK (page_went_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, page, info->name);
    }

  gtk_stack_set_visible_child_name (self->pages, info->name);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
sidebar_header_cb (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data)
{
  const CsPageInfo *info = get_page_info (gtk_list_box_row_get_index (row));
  const CsPageInfo *above =
    before != NULL ? get_page_info (gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label;

  if (above != NULL && g_str_equal (above->group, info->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_(info->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cs-sidebar-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
create_sidebar_row (const CsPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(info->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static void
create_pages (CsWindow *self)
{
  CsSubjectKind kind = cs_workspace_get_kind (self->workspace);
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  if (kind == CS_SUBJECT_CARD || kind == CS_SUBJECT_JSON)
    {
      GtkWidget *page = adw_status_page_new ();

      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "text-x-generic-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("A JSON File"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                       _("It has no form here; edit its text beside this."));
      gtk_stack_add_named (self->pages, page, "file");
      adw_flap_set_reveal_flap (self->flap, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), FALSE);
      return;
    }

  gtk_list_box_set_header_func (self->sidebar, sidebar_header_cb, NULL, NULL);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar, create_sidebar_row (&infos[i]));
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
}

static void
is_active_cb (CsWindow *self)
{
  if (self->workspace != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    cs_window_look_at_disk (self);
}

static gboolean
drop_cb (CsWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  gboolean any = FALSE;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_file_get_path (link->data);

      if (path != NULL)
        {
          cs_window_open (self, path);
          any = TRUE;
        }
    }

  return any;
}

static void
remember_size (CsWindow *self)
{
  GSettings *settings = cs_settings_get ();
  int width, height;

  if (settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (settings, CS_SETTING_WINDOW_WIDTH, width);
  g_settings_set_int (settings, CS_SETTING_WINDOW_HEIGHT, height);
  g_settings_set_boolean (settings, CS_SETTING_WINDOW_MAXIMIZED,
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
recall_size (CsWindow *self)
{
  GSettings *settings = cs_settings_get ();

  if (settings == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, CS_SETTING_WINDOW_WIDTH),
                               g_settings_get_int (settings, CS_SETTING_WINDOW_HEIGHT));
  if (g_settings_get_boolean (settings, CS_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* In a narrow window the page and the text take turns: the text button shows one or the other. */
static void
fold (CsWindow *self)
{
  gboolean show_text = gtk_toggle_button_get_active (self->json_button);

  gtk_widget_set_visible (GTK_WIDGET (self->json_pane), show_text);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), !(self->narrow && show_text));
}

static gboolean
fold_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->fold_source = 0;
  if (self->narrow)
    gtk_toggle_button_set_active (self->json_button, FALSE);
  else
    gtk_toggle_button_set_active (self->json_button, self->text_wanted);
  fold (self);

  return G_SOURCE_REMOVE;
}

static void
text_toggled_cb (CsWindow *self)
{
  if (!self->narrow)
    self->text_wanted = gtk_toggle_button_get_active (self->json_button);
  fold (self);
}

static void
cs_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  CsWindow *self = CS_WINDOW (widget);
  gboolean narrow = width < NARROW_WIDTH;

  /* Children must not come and go while they are being placed. */
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->fold_source == 0)
        self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
    }

  GTK_WIDGET_CLASS (cs_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
cs_window_close_request (GtkWindow *window)
{
  CsWindow *self = CS_WINDOW (window);

  if (self->workspace != NULL && !self->close_confirmed && !cs_window_confirm_close (self))
    return TRUE;

  if (self->drafts != NULL)
    cs_drafts_discard (self->drafts);
  remember_size (self);

  return GTK_WINDOW_CLASS (cs_window_parent_class)->close_request (window);
}

static void
cs_window_dispose (GObject *object)
{
  CsWindow *self = CS_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->drafts);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_WINDOW);

  G_OBJECT_CLASS (cs_window_parent_class)->dispose (object);
}

static void
cs_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, CS_WINDOW (object)->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_window_class_init (CsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_window_dispose;
  object_class->get_property = cs_window_get_property;
  widget_class->size_allocate = cs_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = cs_window_close_request;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CS_TYPE_WORKSPACE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CS_TYPE_PROBLEMS_PANE);
  g_type_ensure (CS_TYPE_JSON_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, problems_pane);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, json_pane);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, json_button);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_finding_cb);
  gtk_widget_class_bind_template_callback (widget_class, caret_placed_cb);
}

static void
show_project_buttons (CsWindow *self,
                      gboolean  show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->json_button), show);
}

static void
cs_window_init (CsWindow *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  cs_window_add_actions (self);
  self->text_wanted = TRUE;
  g_signal_connect_object (self->json_button, "toggled",
                           G_CALLBACK (text_toggled_cb), self, G_CONNECT_SWAPPED);
  recall_size (self);
  show_project_buttons (self, FALSE);

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

CsWindow *
cs_window_new (AdwApplication *application)
{
  return g_object_new (CS_TYPE_WINDOW, "application", application, NULL);
}

CsWorkspace *
cs_window_get_workspace (CsWindow *self)
{
  g_return_val_if_fail (CS_IS_WINDOW (self), NULL);

  return self->workspace;
}

void
cs_window_set_workspace (CsWindow    *self,
                         CsWorkspace *workspace)
{
  g_autofree char *drafts_root = NULL;
  CsHistory *history;

  g_return_if_fail (CS_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  history = cs_project_get_history (get_project (self));
  drafts_root = g_build_filename (g_get_user_data_dir (), "connector-studio", "drafts", NULL);
  self->drafts = cs_drafts_new (get_project (self), drafts_root, 500);

  show_project_buttons (self, TRUE);
  create_pages (self);
  cs_problems_pane_set_workspace (self->problems_pane, workspace);
  cs_json_pane_set_workspace (self->json_pane, workspace);
  cs_json_pane_set_path (self->json_pane, cs_workspace_get_main_path (workspace));

  g_signal_connect_object (workspace, "notify::title",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-errors",
                           G_CALLBACK (update_problems_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-warnings",
                           G_CALLBACK (update_problems_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_project (self), "notify::folder",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_project (self), "notify::modified",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::undo-label",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::redo-label",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "moved",
                           G_CALLBACK (history_moved_cb), self, G_CONNECT_SWAPPED);

  gtk_stack_set_visible_child_name (self->stack, "project");
  update_history (self);
  update_problems_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

void
cs_window_open (CsWindow   *self,
                const char *path)
{
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CS_IS_WINDOW (self));

  workspace = cs_workspace_open (path, &error);
  if (workspace == NULL)
    {
      GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("It Cannot Be Opened"), NULL);

      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }

  if (self->workspace == NULL)
    {
      cs_window_set_workspace (self, workspace);
    }
  else
    {
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
      CsWindow *other = cs_window_new (ADW_APPLICATION (application));

      cs_window_set_workspace (other, workspace);
      gtk_window_present (GTK_WINDOW (other));
    }
}

void
cs_window_tell (CsWindow   *self,
                const char *sentence)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}
