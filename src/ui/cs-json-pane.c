/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane-private.h"

#include "cs-line-numbers.h"
#include "cs-menus.h"
#include "cs-still.h"

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PATH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsJsonPane, cs_json_pane, ADW_TYPE_BIN)

static void
convert_cb (CsJsonPane *self)
{
  cs_json_pane_convert (self);
}

static void
file_selected_cb (CsJsonPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->files);

  if (!self->listing && self->paths != NULL && selected < g_strv_length (self->paths))
    cs_json_pane_set_path (self, self->paths[selected]);
}

/* Not before somebody is about to type: GtkSourceView's completion takes its time, and it is never
 * freed in whole. */
static void
focused_cb (CsJsonPane *self)
{
  if (self->completes || self->completion == NULL ||
      !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  self->completes = TRUE;
  gtk_source_completion_add_provider (gtk_source_view_get_completion (self->view),
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
}

static gboolean
trail_cb (CsJsonPane *self,
          const char *pointer)
{
  cs_json_pane_show_pointer (self, pointer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return TRUE;
}

static void
line_entered_cb (CsJsonPane *self)
{
  if (!cs_json_pane_go_to_line (self, gtk_editable_get_text (GTK_EDITABLE (self->line_entry))))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->line_entry), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->line_entry), "error");
  gtk_menu_button_popdown (self->position);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cs_json_pane_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  cs_still_snapshot (widget, snapshot, GTK_WIDGET_CLASS (cs_json_pane_parent_class)->snapshot);
}

static void
cs_json_pane_dispose (GObject *object)
{
  CsJsonPane *self = CS_JSON_PANE (object);

  cs_json_pane_detach_document (self);
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (cs_workspace_get_findings (self->workspace), self);
      g_signal_handlers_disconnect_by_data (cs_workspace_get_project (self->workspace), self);
    }
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->mark_source, g_source_remove);
  if (self->completes && self->view != NULL)
    gtk_source_completion_remove_provider (gtk_source_view_get_completion (self->view),
                                           GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  /* GtkSourceCompletion may outlive its view. */
  if (self->completion != NULL)
    g_object_run_dispose (G_OBJECT (self->completion));
  g_clear_object (&self->completion);
  g_clear_object (&self->scroll);
  g_clear_object (&self->scrollbars);
  g_clear_object (&self->font);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->pointer, g_free);
  g_clear_pointer (&self->paths, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_JSON_PANE);

  G_OBJECT_CLASS (cs_json_pane_parent_class)->dispose (object);
}

static void
cs_json_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CsJsonPane *self = CS_JSON_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;

    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_json_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CsJsonPane *self = CS_JSON_PANE (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      cs_json_pane_set_workspace (self, g_value_get_object (value));
      break;

    case PROP_PATH:
      cs_json_pane_set_path (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_json_pane_class_init (CsJsonPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_json_pane_dispose;
  object_class->get_property = cs_json_pane_get_property;
  widget_class->snapshot = cs_json_pane_snapshot;
  object_class->set_property = cs_json_pane_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CS_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("place", CS_TYPE_JSON_PANE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (CS_TYPE_TEXT_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-json-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, notice);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, notice_label);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, format_button);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, text_button);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, view);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, files);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, search);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, convert_button);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, trail);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, size);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, position);
  gtk_widget_class_bind_template_child (widget_class, CsJsonPane, line_entry);
  gtk_widget_class_bind_template_callback (widget_class, cs_json_pane_format);
  gtk_widget_class_bind_template_callback (widget_class, convert_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, trail_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, cs_json_pane_query_tooltip);
}

static void
cs_json_pane_init (CsJsonPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_line_numbers_add (GTK_TEXT_VIEW (self->view));
  self->scroll = cs_caret_scroll_new (GTK_TEXT_VIEW (self->view));
  self->scrollbars = cs_late_scrollbars_new (self->scroller);
  gtk_menu_button_set_menu_model (self->text_button, cs_menus_get ("text_menu"));
  cs_json_pane_watch_looks (self);
  g_signal_connect_object (self->view, "notify::has-focus",
                           G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (cs_json_pane_choose_scheme), self, G_CONNECT_SWAPPED);
}

void
cs_json_pane_set_workspace (CsJsonPane  *self,
                            CsWorkspace *workspace)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  self->completion = cs_json_completion_new (workspace);
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (cs_json_pane_queue_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (cs_json_pane_find_document), self, G_CONNECT_SWAPPED);
  cs_json_pane_find_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

void
cs_json_pane_set_path (CsJsonPane *self,
                       const char *path)
{
  g_return_if_fail (CS_IS_JSON_PANE (self));

  if (g_strcmp0 (self->path, path) == 0)
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  cs_json_pane_find_document (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

const char *
cs_json_pane_get_path (CsJsonPane *self)
{
  g_return_val_if_fail (CS_IS_JSON_PANE (self), NULL);

  return self->path;
}

GtkTextView *
cs_json_pane_get_view (CsJsonPane *self)
{
  g_return_val_if_fail (CS_IS_JSON_PANE (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

GtkTextBuffer *
cs_json_pane_get_buffer (CsJsonPane *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}
