/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-menus.h"
#include "cs-page.h"
#include "cs-scroll-settings.h"
#include "cs-settings.h"
#include "cs-shown-path.h"
#include "cs-start-page.h"
#include "cs-still-bin.h"

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

  place = folder != NULL ? cs_shown_path_dup (folder) : g_strdup (_("Not saved yet"));
  shown = cs_project_get_modified (project) ? g_strdup_printf ("• %s", title) : g_strdup (title);
  adw_window_title_set_title (self->title, shown);
  adw_window_title_set_subtitle (self->title, place);
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

const char *
cs_window_get_place (CsWindow *self)
{
  CsSubjectKind kind = cs_workspace_get_kind (self->workspace);
  const char *folder = cs_project_get_folder (get_project (self));

  return kind == CS_SUBJECT_FOLDER && folder != NULL ? folder : self->location;
}

static void
update_recent (CsWindow *self)
{
  const char *place = cs_window_get_place (self);

  if (place != NULL)
    cs_recent_update (cs_settings_get_recent (), place, cs_workspace_get_title (self->workspace),
                      cs_workspace_get_n_errors (self->workspace));
}

static void
add_recent (CsWindow *self)
{
  const char *place = cs_window_get_place (self);

  if (place != NULL)
    cs_recent_add (cs_settings_get_recent (), place, cs_workspace_get_title (self->workspace),
                   CS_RECENT_UNKNOWN_ERRORS);
}

static void
folder_cb (CsWindow *self)
{
  add_recent (self);
  update_recent (self);
  update_title (self);
}

static gboolean
busy_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->busy_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->busy), TRUE);

  return G_SOURCE_REMOVE;
}

/* A check takes a few milliseconds; only one that lasts is worth a sign. */
static void
checking_cb (CsWindow *self)
{
  gboolean checking;

  g_object_get (self->workspace, "checking", &checking, NULL);
  if (checking)
    {
      if (self->busy_source == 0)
        self->busy_source = g_timeout_add (600, busy_cb, self);
      return;
    }

  g_clear_handle_id (&self->busy_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), FALSE);
  update_recent (self);
}

/* GTK asks the pointer's place for each tooltip that is set, also for one that is there. */
static void
set_tip (GtkWidget  *widget,
         const char *tip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) != 0)
    gtk_widget_set_tooltip_text (widget, tip);
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
  set_tip (GTK_WIDGET (self->undo_button), undo_tip);
  set_tip (GTK_WIDGET (self->redo_button), redo_tip);
  update_title (self);
  cs_window_update_actions (self);
}

void
cs_window_update_problems (CsWindow *self)
{
  guint n_errors = self->workspace != NULL ? cs_workspace_get_n_errors (self->workspace) : 0;
  guint n_warnings = self->workspace != NULL ? cs_workspace_get_n_warnings (self->workspace) : 0;
  guint n_problems = n_errors + n_warnings;
  const char *icon = n_errors > 0 ? "dialog-error-symbolic"
                     : n_warnings > 0 ? "dialog-warning-symbolic" : "object-select-symbolic";
  GtkWidget *button = GTK_WIDGET (self->problems_button);
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  gtk_image_set_from_icon_name (self->problems_icon, icon);
  if (n_errors > 0)
    gtk_widget_add_css_class (button, "error");
  else
    gtk_widget_remove_css_class (button, "error");

  text = self->compact ? g_strdup_printf ("%u", n_problems)
         : g_strdup_printf (ngettext ("%u problem", "%u problems", n_problems), n_problems);
  gtk_label_set_text (self->problems_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), n_problems > 0);

  tip = n_errors > 0 && !cs_workspace_makes_package (self->workspace)
        ? g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors)
        : n_errors > 0
        ? g_strdup_printf (ngettext ("%u error stands in the way of an export",
                                     "%u errors stand in the way of an export", n_errors), n_errors)
        : n_warnings > 0
        ? g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings)
        : g_strdup (_("No problems"));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
}

void
cs_window_show_place (CsWindow   *self,
                      const char *path,
                      const char *pointer)
{
  CsDocument *document = path != NULL ? cs_project_get_document (get_project (self), path) : NULL;
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (document == NULL || pointer == NULL || !cs_document_is_json (document))
    return;

  cs_window_fill (self);
  cs_json_pane_set_path (self->json_pane, path);
  cs_json_pane_show_pointer (self->json_pane, pointer);
  if (CS_IS_PAGE (page))
    cs_page_show_place (CS_PAGE (page), path, pointer);
}

static void
show_finding_cb (CsWindow  *self,
                 CsFinding *finding)
{
  cs_window_show_place (self, cs_finding_get_file (finding), cs_finding_get_pointer (finding));

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
drop_undo_offer (CsWindow *self)
{
  AdwToast *toast = self->undo_offer;

  g_clear_weak_pointer (&self->undo_offer);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
history_moved_cb (CsWindow *self,
                  CsChange *change,
                  gboolean  back)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* Its button would take back another step than its sentence names. */
  drop_undo_offer (self);

  /* Where the user is at work the place is known; undo and redo lead there. */
  if (cs_change_get_place_path (change) == NULL ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pages)) && !back))
    return;

  cs_window_show_place (self, cs_change_get_place_path (change), cs_change_get_place_pointer (change));
}

static void
is_active_cb (CsWindow *self)
{
  /* What the monitors cannot see, as on some network file systems. */
  if (self->workspace != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    cs_project_look (get_project (self));
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
text_toggled_cb (CsWindow *self)
{
  if (!self->narrow)
    self->text_wanted = gtk_toggle_button_get_active (self->json_button);
  cs_window_fold (self);
}

static void
cs_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  cs_window_fit (CS_WINDOW (widget), width);
  GTK_WIDGET_CLASS (cs_window_parent_class)->size_allocate (widget, width, height, baseline);
}

/* Else the first focus is in the header bar, and Return opens what is there. */
static void
focus_page (CsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (self->workspace != NULL &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns))))
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
}

static void
cs_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cs_window_parent_class)->map (widget);
  focus_page (CS_WINDOW (widget));
}

static gboolean
cs_window_close_request (GtkWindow *window)
{
  CsWindow *self = CS_WINDOW (window);

  if (self->workspace != NULL && !self->close_confirmed && !cs_window_confirm_close (self))
    return TRUE;

  if (self->drafts != NULL)
    cs_drafts_discard (self->drafts);
  cs_window_remember_size (self);

  return GTK_WINDOW_CLASS (cs_window_parent_class)->close_request (window);
}

static void
cs_window_dispose (GObject *object)
{
  CsWindow *self = CS_WINDOW (object);

  /* They hold widgets that hold the window's actions. */
  g_action_map_remove_action (G_ACTION_MAP (self), "sidebar");
  g_action_map_remove_action (G_ACTION_MAP (self), "json");
  g_action_map_remove_action (G_ACTION_MAP (self), "problems");

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_handle_id (&self->start_source, g_source_remove);
  cs_window_forget_frame (self);
  g_clear_handle_id (&self->disk_source, g_source_remove);
  g_clear_pointer (&self->disk_paths, g_strfreev);
  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->undo_offer);
  cs_window_forget_panes (self);
  g_clear_object (&self->life);
  g_clear_object (&self->drafts);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->location, g_free);
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

  cs_scroll_settings_mend ();

  object_class->dispose = cs_window_dispose;
  object_class->get_property = cs_window_get_property;
  widget_class->map = cs_window_map;
  widget_class->size_allocate = cs_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = cs_window_close_request;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CS_TYPE_WORKSPACE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CS_TYPE_PROBLEMS_PANE);
  g_type_ensure (CS_TYPE_STILL_BIN);
  g_type_ensure (CS_TYPE_JSON_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, page_toasts);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, start_bin);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, drop_mark);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, problems_icon);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, problems_label);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, busy);
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
  gtk_widget_class_bind_template_child (widget_class, CsWindow, send_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, CsWindow, json_button);
  gtk_widget_class_bind_template_callback (widget_class, show_finding_cb);
  gtk_widget_class_bind_template_callback (widget_class, caret_placed_cb);
}

static void
show_project_buttons (CsWindow *self,
                      gboolean  show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_button), show);
  gtk_widget_set_visible (GTK_WIDGET (self->json_button), show);
  cs_window_fold (self);
}

static void
dragged_cb (CsWindow      *self,
            GParamSpec    *pspec,
            GtkDropTarget *target)
{
  gtk_revealer_set_reveal_child (self->drop_mark,
                                 gtk_drop_target_get_current_drop (target) != NULL);
}

/* Most windows get a project before they are seen, and need no start page. This comes before the
 * first frame. */
static gboolean
start_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->start_source = 0;
  adw_bin_set_child (self->start_bin, g_object_new (CS_TYPE_START_PAGE, NULL));
  /* Else the first focus is in the header bar, and Return opens the menu. */
  if (self->workspace == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->start_bin), GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
cs_window_init (CsWindow *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->menu_button, cs_menus_get ("main_menu"));
  cs_window_add_actions (self);
  self->text_wanted = TRUE;
  g_signal_connect_object (self->json_button, "toggled",
                           G_CALLBACK (text_toggled_cb), self, G_CONNECT_SWAPPED);
  cs_window_recall_size (self);
  show_project_buttons (self, FALSE);
  self->start_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_cb, self, NULL);

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "notify::current-drop",
                           G_CALLBACK (dragged_cb), self, G_CONNECT_SWAPPED);
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

static void
update_indent (CsWindow *self)
{
  g_autofree char *indent = cs_settings_dup_indent ();

  cs_workspace_set_indent (self->workspace, indent);
}

void
cs_window_set_workspace (CsWindow    *self,
                         CsWorkspace *workspace)
{
  GSettings *settings = cs_settings_get ();
  CsHistory *history;

  g_return_if_fail (CS_IS_WINDOW (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  history = cs_project_get_history (get_project (self));
  g_clear_handle_id (&self->start_source, g_source_remove);
  cs_window_update_drafts (self);
  if (settings != NULL)
    {
      cs_workspace_set_profile (workspace,
                                g_settings_get_enum (settings, CS_SETTING_DEFAULT_PROFILE));
      update_indent (self);
      g_signal_connect_object (settings, "changed::" CS_SETTING_INDENT_WIDTH,
                               G_CALLBACK (update_indent), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::" CS_SETTING_INDENT_TABS,
                               G_CALLBACK (update_indent), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::" CS_SETTING_KEEP_DRAFTS,
                               G_CALLBACK (cs_window_update_drafts), self, G_CONNECT_SWAPPED);
    }

  cs_window_recall_panes (self);
  show_project_buttons (self, TRUE);
  cs_window_check_small (self);
  cs_window_create_pages (self);
  cs_window_fill_later (self);
  cs_problems_pane_set_workspace (self->problems_pane, workspace);
  cs_json_pane_set_workspace (self->json_pane, workspace);

  g_signal_connect_object (workspace, "notify::title",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-errors",
                           G_CALLBACK (cs_window_update_problems), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-warnings",
                           G_CALLBACK (cs_window_update_problems), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::checking",
                           G_CALLBACK (checking_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_project (self), "notify::folder",
                           G_CALLBACK (folder_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_project (self), "notify::modified",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::undo-label",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::redo-label",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "moved",
                           G_CALLBACK (history_moved_cb), self, G_CONNECT_SWAPPED);

  cs_window_watch_disk (self);
  gtk_stack_set_visible_child_name (self->stack, "project");
  focus_page (self);
  update_history (self);
  cs_window_update_problems (self);
  add_recent (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/* (nullable): the window that has it already */
void
cs_window_add_toast (CsWindow *self,
                     AdwToast *toast)
{
  gboolean has_page = self->workspace != NULL && gtk_widget_get_visible (GTK_WIDGET (self->rows));

  adw_toast_overlay_add_toast (has_page ? self->page_toasts : self->toasts, toast);
}

void
cs_window_tell (CsWindow   *self,
                const char *sentence)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  cs_window_add_toast (self, adw_toast_new (sentence));
}

void
cs_window_tell_with_undo (CsWindow   *self,
                          const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  drop_undo_offer (self);
  g_set_weak_pointer (&self->undo_offer, toast);
  cs_window_add_toast (self, toast);
}
