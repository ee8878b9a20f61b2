/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-text-search.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "cs-menus.h"

struct _CsTextSearch
{
  AdwBin                   parent_instance;

  GtkTextView             *view;        /* weak */
  CsTextMirror            *mirror;
  GtkSourceSearchSettings *settings;
  GtkSourceSearchContext  *context;

  GtkEditable             *entry;
  GtkMenuButton           *options_button;
  GtkEditable             *replacement;
  GtkLabel                *count;
  GtkToggleButton         *replace_button;
};

G_DEFINE_FINAL_TYPE (CsTextSearch, cs_text_search, ADW_TYPE_BIN)

static void
get_selection (CsTextSearch *self,
               GtkTextIter  *start,
               GtkTextIter  *end)
{
  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), start, end);
}

static void
update_count (CsTextSearch *self)
{
  GtkTextIter start, end;
  g_autofree char *label = NULL;
  GError *error;
  int n, position;

  if (self->context == NULL || self->view == NULL)
    return;

  error = gtk_source_search_context_get_regex_error (self->context);
  if (error != NULL)
    {
      gtk_label_set_label (self->count, _("No expression"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      g_error_free (error);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), NULL);
  n = gtk_source_search_context_get_occurrences_count (self->context);
  get_selection (self, &start, &end);
  position = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);

  if (gtk_source_search_settings_get_search_text (self->settings) == NULL || n < 0)
    label = g_strdup ("");
  else if (position > 0)
    /* Translators: the match that is selected, and how many there are: "2 of 7" */
    label = g_strdup_printf (_("%d of %d"), position, n);
  else
    label = g_strdup_printf (ngettext ("%d match", "%d matches", n), n);

  gtk_label_set_label (self->count, label);
}

static gboolean
find (CsTextSearch *self,
      gboolean      forward,
      gboolean      from_start)
{
  GtkTextIter start, end, match_start, match_end;
  gboolean found;

  if (self->context == NULL || self->view == NULL)
    return FALSE;

  get_selection (self, &start, &end);
  found = forward
    ? gtk_source_search_context_forward (self->context, from_start ? &start : &end,
                                         &match_start, &match_end, NULL)
    : gtk_source_search_context_backward (self->context, &start, &match_start, &match_end, NULL);

  if (found)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

      gtk_text_buffer_select_range (buffer, &match_start, &match_end);
      gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer),
                                    0.2, FALSE, 0.0, 0.0);
    }
  update_count (self);

  return found;
}

static void
search_changed_cb (CsTextSearch *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  gtk_source_search_settings_set_search_text (self->settings, *text != '\0' ? text : NULL);
  if (*text != '\0')
    find (self, TRUE, TRUE);
  else
    update_count (self);
}

static void
next_cb (CsTextSearch *self)
{
  cs_text_search_go (self, TRUE);
}

static void
previous_cb (CsTextSearch *self)
{
  cs_text_search_go (self, FALSE);
}

static gboolean
can_replace (CsTextSearch *self)
{
  return self->context != NULL && self->mirror != NULL &&
         cs_text_mirror_get_writable (self->mirror) && gtk_text_view_get_editable (self->view);
}

static void
replace_cb (CsTextSearch *self)
{
  GtkTextIter start, end;
  g_autoptr (GError) error = NULL;

  if (!can_replace (self))
    return;

  get_selection (self, &start, &end);
  cs_text_mirror_name_step (self->mirror, _("Replace"));
  if (gtk_source_search_context_get_occurrence_position (self->context, &start, &end) > 0 &&
      !gtk_source_search_context_replace (self->context, &start, &end,
                                          gtk_editable_get_text (self->replacement), -1, &error))
    gtk_label_set_label (self->count, error->message);
  cs_text_mirror_name_step (self->mirror, NULL);

  cs_text_search_go (self, TRUE);
}

static void
drop_context (CsTextSearch *self)
{
  if (self->context != NULL)
    gtk_source_search_context_set_highlight (self->context, FALSE);
  g_clear_object (&self->context);
}

static void
cs_text_search_dispose (GObject *object)
{
  CsTextSearch *self = CS_TEXT_SEARCH (object);

  drop_context (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->mirror);
  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_TEXT_SEARCH);

  G_OBJECT_CLASS (cs_text_search_parent_class)->dispose (object);
}

static void
cs_text_search_class_init (CsTextSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_text_search_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-text-search.ui");
  gtk_widget_class_bind_template_child (widget_class, CsTextSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, CsTextSearch, options_button);
  gtk_widget_class_bind_template_child (widget_class, CsTextSearch, replacement);
  gtk_widget_class_bind_template_child (widget_class, CsTextSearch, count);
  gtk_widget_class_bind_template_child (widget_class, CsTextSearch, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, cs_text_search_close);
  gtk_widget_class_bind_template_callback (widget_class, cs_text_search_replace_all);
}

static void
cs_text_search_init (CsTextSearch *self)
{
  static const char *const options[] = { "case-sensitive", "at-word-boundaries", "regex-enabled" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->options_button, cs_menus_get ("search_menu"));
  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GPropertyAction) action =
        g_property_action_new (options[i], self->settings, options[i]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search", G_ACTION_GROUP (group));
}

/* The context is made when the bar is used: it looks at each change of the text. */
static void
need_context (CsTextSearch *self)
{
  if (self->context != NULL || self->view == NULL)
    return;

  self->context =
    gtk_source_search_context_new (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (self->view)),
                                   self->settings);
  g_signal_connect_object (self->context, "notify::occurrences-count",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
}

void
cs_text_search_set_view (CsTextSearch *self,
                         GtkTextView  *view,
                         CsTextMirror *mirror)
{
  g_return_if_fail (CS_IS_TEXT_SEARCH (self));

  drop_context (self);
  g_set_weak_pointer (&self->view, view);
  g_set_object (&self->mirror, mirror);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    need_context (self);
}

void
cs_text_search_open (CsTextSearch *self,
                     gboolean      replace)
{
  GtkTextIter start, end;

  g_return_if_fail (CS_IS_TEXT_SEARCH (self));

  if (self->view == NULL)
    return;

  need_context (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_toggle_button_set_active (self->replace_button, replace);

  get_selection (self, &start, &end);
  if (!gtk_text_iter_equal (&start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      g_autofree char *text = gtk_text_iter_get_slice (&start, &end);

      gtk_editable_set_text (self->entry, text);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
cs_text_search_close (CsTextSearch *self)
{
  g_return_if_fail (CS_IS_TEXT_SEARCH (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  drop_context (self);
  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
cs_text_search_go (CsTextSearch *self,
                   gboolean      forward)
{
  g_return_if_fail (CS_IS_TEXT_SEARCH (self));

  if (self->view != NULL && !gtk_widget_get_visible (GTK_WIDGET (self)))
    cs_text_search_open (self, FALSE);
  else
    find (self, forward, FALSE);
}

guint
cs_text_search_replace_all (CsTextSearch *self)
{
  GtkTextBuffer *buffer;
  g_autoptr (GError) error = NULL;
  guint n;

  g_return_val_if_fail (CS_IS_TEXT_SEARCH (self), 0);

  if (!can_replace (self))
    return 0;

  /* GtkSourceView replaces each place in an action of its own; one around them makes one step. */
  buffer = gtk_text_view_get_buffer (self->view);
  cs_text_mirror_name_step (self->mirror, _("Replace all"));
  gtk_text_buffer_begin_user_action (buffer);
  n = gtk_source_search_context_replace_all (self->context,
                                             gtk_editable_get_text (self->replacement), -1, &error);
  gtk_text_buffer_end_user_action (buffer);
  cs_text_mirror_name_step (self->mirror, NULL);

  if (error != NULL)
    gtk_label_set_label (self->count, error->message);

  return n;
}
