/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane.h"

#include <glib/gi18n.h>

#include "cs-json-pane-private.h"
#include "cs-json-writer.h"
#include "cs-line-numbers.h"
#include "cs-menus.h"
#include "cs-settings.h"
#include "cs-still.h"

/* GtkTextView lays out a line at once: one of 28 KB costs seconds a frame. */
#define MAX_LINE_BYTES 4000

/* The bars say where the caret is once it rests: each label of theirs costs the window a layout. */
#define REST_MS 120

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PATH,
  N_PROPS,
};

enum
{
  PLACE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsJsonPane, cs_json_pane, ADW_TYPE_BIN)

static gboolean
has_long_line (GBytes *bytes)
{
  gsize length, run = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      run = text[i] == '\n' || text[i] == '\r' ? 0 : run + 1;
      if (run > MAX_LINE_BYTES)
        return TRUE;
    }

  return FALSE;
}

static GtkTextBuffer *
get_buffer (CsJsonPane *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
show_notice (CsJsonPane *self,
             const char *text,
             gboolean    can_format)
{
  if (text != NULL)
    gtk_label_set_label (self->notice_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->format_button), can_format);
  gtk_widget_set_visible (GTK_WIDGET (self->convert_button), FALSE);
  gtk_revealer_set_reveal_child (self->notice, text != NULL);
}

static gboolean
is_in_this_file (CsJsonPane *self,
                 CsFinding  *finding)
{
  return g_strcmp0 (cs_finding_get_file (finding), self->path) == 0;
}

static void
get_mark (CsJsonPane  *self,
          CsFinding   *finding,
          GtkTextIter *start,
          GtkTextIter *end)
{
  CsSpan span = cs_finding_get_span (finding);

  cs_text_mirror_get_iter (self->mirror, span.start, start);
  cs_text_mirror_get_iter (self->mirror, span.start + span.length, end);

  /* A whole object underlined is noise: its first line says where it is. */
  if (gtk_text_iter_get_line (start) != gtk_text_iter_get_line (end))
    {
      *end = *start;
      if (!gtk_text_iter_ends_line (end))
        gtk_text_iter_forward_to_line_end (end);
    }

  /* An empty range, or one at a line's end, would show nothing. */
  if (gtk_text_iter_equal (start, end) && !gtk_text_iter_forward_char (end))
    gtk_text_iter_backward_char (start);
}

/* Whether the text is underlined just as the findings say. Most checks find what the last one found,
 * and a tag that is put anew makes the view lay out its lines again. */
static gboolean
is_marked (CsJsonPane *self,
           GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);
      GtkTextTag *tag = self->marks[cs_finding_get_severity (finding)];
      GtkTextIter start, end;

      get_mark (self, finding, &start, &end);
      if (!gtk_text_iter_starts_tag (&start, tag) || !gtk_text_iter_ends_tag (&end, tag))
        return FALSE;
    }

  return TRUE;
}

static void
mark_findings (CsJsonPane *self)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTextBuffer *buffer = get_buffer (self);
  GListModel *model;
  GtkTextIter start, end;

  if (self->mirror == NULL || !cs_text_mirror_get_writable (self->mirror) ||
      cs_text_mirror_get_in_action (self->mirror))
    return;

  model = cs_workspace_get_findings (self->workspace);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (model, i);

      if (is_in_this_file (self, finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }

  if (findings->len == self->n_marks && is_marked (self, findings))
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    gtk_text_buffer_remove_tag (buffer, self->marks[i], &start, &end);

  self->n_marks = findings->len;
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);

      get_mark (self, finding, &start, &end);
      gtk_text_buffer_apply_tag (buffer, self->marks[cs_finding_get_severity (finding)],
                                 &start, &end);
    }
}

static gboolean
mark_cb (gpointer user_data)
{
  CsJsonPane *self = user_data;

  self->mark_source = 0;
  mark_findings (self);

  return G_SOURCE_REMOVE;
}

/* One check's findings land one by one. */
static void
queue_marks (CsJsonPane *self)
{
  if (self->mark_source == 0)
    self->mark_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, mark_cb, self, NULL);
}

static void
create_marks (CsJsonPane    *self,
              GtkTextBuffer *buffer)
{
  static const char *const colors[] = { "#62a0ea", "#e5a50a", "#e01b24" };

  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      GdkRGBA color;

      gdk_rgba_parse (&color, colors[i]);
      self->marks[i] = gtk_text_buffer_create_tag (buffer, NULL,
                                                   "underline", PANGO_UNDERLINE_ERROR,
                                                   "underline-rgba", &color,
                                                   NULL);
    }
}

static void
choose_scheme (CsJsonPane *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (get_buffer (self)),
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
}

static gboolean
rested_cb (gpointer user_data)
{
  CsJsonPane *self = user_data;
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *pointer = NULL;
  CsSnapshot *snapshot;
  GtkTextIter caret;
  guint node;

  self->rest = 0;
  if (self->mirror == NULL || cs_text_mirror_get_in_action (self->mirror))
    return G_SOURCE_REMOVE;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  snapshot = cs_document_get_snapshot (self->document);
  node = cs_snapshot_find_at (snapshot, cs_text_mirror_get_offset (self->mirror, &caret));
  pointer = cs_snapshot_dup_pointer (snapshot, node);

  if (g_strcmp0 (pointer, self->pointer) != 0)
    {
      g_free (self->pointer);
      self->pointer = g_steal_pointer (&pointer);
      /* A place that somebody else named is not told back. */
      if (!self->moving && gtk_widget_has_focus (GTK_WIDGET (self->view)))
        g_signal_emit (self, signals[PLACE], 0, self->pointer);
    }
  self->moving = FALSE;
  cs_json_pane_update_status (self);

  return G_SOURCE_REMOVE;
}

static void
caret_moved_cb (CsJsonPane *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

static void
show_formatted_copy (CsJsonPane *self)
{
  g_autoptr (GBytes) formatted = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextBuffer *buffer = get_buffer (self);

  formatted = cs_json_write_formatted (cs_document_get_snapshot (self->document), NULL, &error);
  if (formatted == NULL || has_long_line (formatted))
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      show_notice (self,
                   _("This file has lines that are too long to show. The forms and the problems "
                     "list still work on it."),
                   FALSE);
      return;
    }

  gtk_text_buffer_set_text (buffer, g_bytes_get_data (formatted, NULL),
                            g_bytes_get_size (formatted));
  show_notice (self,
               _("This file stands on one long line. You see a formatted copy; format the file "
                 "to edit it here."),
               TRUE);
}

static void
attach_document (CsJsonPane *self)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GBytes *bytes = cs_document_get_bytes (self->document);

  /* A new buffer for each load: replacing the text of an old one is what takes seconds. */
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, TRUE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  create_marks (self, GTK_TEXT_BUFFER (buffer));
  self->n_marks = 0;

  g_clear_object (&self->colors);
  g_clear_object (&self->mirror);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer));
  choose_scheme (self);

  if (has_long_line (bytes))
    {
      show_formatted_copy (self);
    }
  else
    {
      GtkTextIter start;

      self->mirror = cs_text_mirror_new (cs_project_get_history (cs_workspace_get_project (self->workspace)),
                                         self->document, GTK_TEXT_BUFFER (buffer));
      cs_text_mirror_set_view (self->mirror, GTK_WIDGET (self->view));
      self->colors = cs_json_colors_new (GTK_TEXT_VIEW (self->view), self->mirror);
      show_notice (self,
                   cs_text_mirror_get_writable (self->mirror) ? NULL :
                   _("This file is not UTF-8 text, so it cannot be edited here as it is."),
                   FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->convert_button),
                              !cs_text_mirror_get_writable (self->mirror));
      mark_findings (self);

      gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
      gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &start);
    }

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
                              self->mirror != NULL && cs_text_mirror_get_writable (self->mirror));
  cs_text_search_set_view (self->search, GTK_TEXT_VIEW (self->view), self->mirror);
  cs_json_completion_set_mirror (self->completion, self->mirror);
  g_signal_connect_object (buffer, "notify::cursor-position",
                           G_CALLBACK (caret_moved_cb), self, G_CONNECT_SWAPPED);
  g_clear_pointer (&self->pointer, g_free);
  caret_moved_cb (self);
}

static void
document_changed_cb (CsJsonPane *self)
{
  gboolean is_long = has_long_line (cs_document_get_bytes (self->document));
  gboolean writable = self->mirror != NULL && cs_text_mirror_get_writable (self->mirror);

  /* The text's nature may have changed with it: formatted, converted, or pasted on one line. */
  if (is_long || self->mirror == NULL ||
      writable != gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    attach_document (self);
}

static void
detach_document (CsJsonPane *self)
{
  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);

  if (self->search != NULL)
    cs_text_search_set_view (self->search, GTK_TEXT_VIEW (self->view), NULL);
  if (self->completion != NULL)
    cs_json_completion_set_mirror (self->completion, NULL);
  g_clear_object (&self->colors);
  g_clear_object (&self->mirror);
  g_clear_object (&self->document);
}

static void
show_nothing (CsJsonPane *self)
{
  g_autoptr (GtkSourceBuffer) empty = gtk_source_buffer_new (NULL);
  g_autoptr (GtkTextBuffer) buffer = g_object_ref (get_buffer (self));

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (empty));
  gtk_text_buffer_set_text (buffer, "", 0);
}

static void
find_document (CsJsonPane *self)
{
  CsDocument *document = NULL;

  if (self->workspace != NULL && self->path != NULL)
    document = cs_project_get_document (cs_workspace_get_project (self->workspace), self->path);

  if (self->workspace != NULL)
    cs_json_pane_list_files (self);
  if (document == self->document)
    return;

  detach_document (self);
  if (document == NULL)
    {
      show_nothing (self);
      gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
      return;
    }

  self->document = g_object_ref (document);
  attach_document (self);

  /* After the mirror's own handler, which was connected in attach_document(). */
  self->document_handler = g_signal_connect_data (document, "changed",
                                                  G_CALLBACK (document_changed_cb), self, NULL,
                                                  G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

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

static gboolean
query_tooltip_cb (CsJsonPane *self,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  GtkWidget  *widget)
{
  g_autoptr (GString) text = NULL;
  GListModel *findings;
  GtkTextIter iter;
  gsize offset;

  if (self->mirror == NULL || cs_text_mirror_get_in_action (self->mirror))
    return FALSE;

  if (keyboard)
    {
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                        gtk_text_buffer_get_insert (get_buffer (self)));
    }
  else
    {
      int buffer_x, buffer_y;

      gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                             x, y, &buffer_x, &buffer_y);
      if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter,
                                               buffer_x, buffer_y))
        return FALSE;
    }

  offset = cs_text_mirror_get_offset (self->mirror, &iter);
  text = g_string_new (NULL);
  findings = cs_workspace_get_findings (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      CsSpan span = cs_finding_get_span (finding);
      g_autofree char *message = NULL;

      if (!is_in_this_file (self, finding) ||
          offset < span.start || offset > span.start + span.length)
        continue;

      if (text->len > 0)
        g_string_append_c (text, '\n');
      message = g_markup_escape_text (cs_finding_get_message (finding), -1);
      g_string_append (text, message);
    }

  cs_json_pane_get_help (self, offset, text);
  if (text->len == 0)
    return FALSE;

  gtk_tooltip_set_markup (tooltip, text->str);
  return TRUE;
}

/* GtkTextView takes its font from the style alone. */
static void
choose_font (CsJsonPane *self)
{
  GSettings *settings = cs_settings_get ();
  g_autofree char *font = settings != NULL ? g_settings_get_string (settings, CS_SETTING_JSON_FONT)
                                           : NULL;
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self->view));
  g_autoptr (PangoFontDescription) description = NULL;
  g_autofree char *css = NULL;

  if (self->font != NULL)
    gtk_style_context_remove_provider (context, GTK_STYLE_PROVIDER (self->font));
  g_clear_object (&self->font);
  if (font == NULL || *font == '\0')
    return;

  description = pango_font_description_from_string (font);
  css = g_strdup_printf ("textview { font-family: \"%s\", monospace; font-size: %gpt; }",
                         pango_font_description_get_family (description) != NULL
                         ? pango_font_description_get_family (description) : "monospace",
                         pango_font_description_get_size (description) > 0
                         ? (double) pango_font_description_get_size (description) / PANGO_SCALE : 11.0);
  self->font = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (self->font, css, -1);
  gtk_style_context_add_provider (context, GTK_STYLE_PROVIDER (self->font),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
choose_indent (CsJsonPane *self)
{
  GSettings *settings = cs_settings_get ();
  int width;

  if (settings == NULL)
    return;

  width = g_settings_get_uint (settings, "json-indent-width");
  gtk_source_view_set_insert_spaces_instead_of_tabs (self->view,
                                                     !g_settings_get_boolean (settings, "json-indent-tabs"));
  gtk_source_view_set_indent_width (self->view, width);
  gtk_source_view_set_tab_width (self->view, width);
}

static void
watch_settings (CsJsonPane *self)
{
  GSettings *settings = cs_settings_get ();

  choose_font (self);
  choose_indent (self);
  if (settings == NULL)
    return;

  g_signal_connect_object (settings, "changed::" CS_SETTING_JSON_FONT,
                           G_CALLBACK (choose_font), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::json-indent-width",
                           G_CALLBACK (choose_indent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::json-indent-tabs",
                           G_CALLBACK (choose_indent), self, G_CONNECT_SWAPPED);
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

  detach_document (self);
  /* GtkSourceView leaks its buffer: what is in it need not stay. */
  if (self->view != NULL)
    show_nothing (self);
  if (self->workspace != NULL)
    {
      g_signal_handlers_disconnect_by_data (cs_workspace_get_findings (self->workspace), self);
      g_signal_handlers_disconnect_by_data (cs_workspace_get_project (self->workspace), self);
    }
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_handle_id (&self->mark_source, g_source_remove);
  if (self->completion != NULL && self->view != NULL)
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

  signals[PLACE] = g_signal_new ("place", CS_TYPE_JSON_PANE, G_SIGNAL_RUN_LAST, 0,
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
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
cs_json_pane_init (CsJsonPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cs_line_numbers_add (GTK_TEXT_VIEW (self->view));
  self->scroll = cs_caret_scroll_new (GTK_TEXT_VIEW (self->view));
  self->scrollbars = cs_late_scrollbars_new (self->scroller);
  gtk_menu_button_set_menu_model (self->text_button, cs_menus_get ("text_menu"));
  watch_settings (self);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (choose_scheme), self, G_CONNECT_SWAPPED);
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
  gtk_source_completion_add_provider (gtk_source_view_get_completion (self->view),
                                      GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (queue_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (find_document), self, G_CONNECT_SWAPPED);
  find_document (self);
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
  find_document (self);
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

void
cs_json_pane_show_span (CsJsonPane *self,
                        CsSpan      span)
{
  GtkTextIter start, end;

  g_return_if_fail (CS_IS_JSON_PANE (self));

  if (self->mirror == NULL)
    return;

  cs_text_mirror_get_iter (self->mirror, span.start, &start);
  cs_text_mirror_get_iter (self->mirror, span.start + span.length, &end);
  self->moving = TRUE;
  caret_moved_cb (self);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (get_buffer (self)),
                                0.2, FALSE, 0.0, 0.0);
}

void
cs_json_pane_show_pointer (CsJsonPane *self,
                           const char *pointer)
{
  CsSnapshot *snapshot;
  CsSpan span;
  guint node;

  g_return_if_fail (CS_IS_JSON_PANE (self));

  if (self->document == NULL)
    return;

  snapshot = cs_document_get_snapshot (self->document);
  node = cs_snapshot_find_nearest (snapshot, pointer);
  span = cs_snapshot_get_value_span (snapshot, node);

  /* With the whole file selected, the next key would replace it, and it shows no place. */
  if (node == 0)
    span.length = 0;
  cs_json_pane_show_span (self, span);
}
