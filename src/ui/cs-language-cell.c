/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-language-cell.h"

#include <glib/gi18n.h>

/* A long text has this height, in pixels, and scrolls. */
#define LONG_HEIGHT 96

struct _CsLanguageCell
{
  GtkBox                 parent_instance;

  CsWorkspace           *workspace;
  const CsLanguageTable *table;
  const CsLanguage      *language;
  const CsLanguageKey   *key;
  gboolean               to_cell;

  GtkEntry              *entry;      /* of a line, else NULL */
  GtkTextView           *view;       /* of a long text, else NULL */
  GtkLabel              *state;
  GtkLabel              *meter;
};

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsLanguageCell, cs_language_cell, GTK_TYPE_BOX)

static GtkWidget *
get_input (CsLanguageCell *self)
{
  return self->entry != NULL ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->view);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
update_state (CsLanguageCell *self)
{
  const char *text = cs_language_get_text (self->workspace, self->language, self->key);
  guint length = text != NULL ? (guint) g_utf8_strlen (text, -1) : 0;
  guint max = self->key->member->max_length;
  gboolean empty = text == NULL || *text == '\0';
  gboolean missing = empty && self->key->required;
  gboolean too_long = max > 0 && length > max;
  g_autofree char *meter = max > 0 ? g_strdup_printf ("%u/%u", length, max) : g_strdup ("");
  const char *state = "";

  if (missing)
    state = _("Missing");
  else if (too_long)
    state = _("Too long");
  else if (empty && self->language->pointer != NULL)
    state = _("As in the default language");

  gtk_label_set_label (self->meter, meter);
  gtk_label_set_label (self->state, state);
  set_class (GTK_WIDGET (self->meter), "error", too_long);
  set_class (GTK_WIDGET (self->state), "error", missing || too_long);
  set_class (GTK_WIDGET (self->state), "dim-label", !missing && !too_long);
  set_class (get_input (self), "error", missing || too_long);
  gtk_accessible_update_state (GTK_ACCESSIBLE (get_input (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               missing || too_long ? GTK_ACCESSIBLE_INVALID_TRUE
                                                   : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_input (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static void
changed_cb (CsLanguageCell *self)
{
  g_autofree char *text = NULL;
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (self->to_cell)
    return;

  text = cs_language_cell_dup_text (self);
  change = cs_language_set_text (self->workspace, self->language, self->key, text, &error);
  if (change != NULL)
    cs_history_do (cs_project_get_history (cs_workspace_get_project (self->workspace)), change,
                   &error);

  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("The JSON text is broken near this value. Mend it first; the "
                                    "problems list says where."));
      cs_language_cell_update (self);
    }
  update_state (self);
}

static void
entered_cb (CsLanguageCell *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
cs_language_cell_dispose (GObject *object)
{
  g_clear_object (&CS_LANGUAGE_CELL (object)->workspace);

  G_OBJECT_CLASS (cs_language_cell_parent_class)->dispose (object);
}

static void
cs_language_cell_class_init (CsLanguageCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_language_cell_dispose;

  signals[ENTERED] = g_signal_new ("entered", CS_TYPE_LANGUAGE_CELL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cs_language_cell_init (CsLanguageCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

static void
add_line (CsLanguageCell *self)
{
  const CsLanguage *manifest = g_ptr_array_index (self->table->languages, 0);
  const char *source = cs_language_get_text (self->workspace, manifest, self->key);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  if (source != NULL && self->language->pointer != NULL)
    gtk_entry_set_placeholder_text (self->entry, source);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->entry));
}

static void
add_view (CsLanguageCell *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1, LONG_HEIGHT);
  gtk_widget_add_css_class (scroller, "cs-language-text");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self), scroller);
}

static void
add_line_below (CsLanguageCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->state = GTK_LABEL (gtk_label_new (NULL));
  self->meter = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->state, 0);
  gtk_label_set_ellipsize (self->state, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->meter), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->meter), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meter));
  gtk_box_append (GTK_BOX (self), box);
}

GtkWidget *
cs_language_cell_new (CsWorkspace           *workspace,
                      const CsLanguageTable *table,
                      const CsLanguage      *language,
                      const CsLanguageKey   *key)
{
  CsLanguageCell *self = g_object_new (CS_TYPE_LANGUAGE_CELL, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *name = NULL;

  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->language = language;
  self->key = key;

  if (key->member->type == CS_TYPE_TEXT)
    add_view (self);
  else
    add_line (self);
  add_line_below (self);

  /* Translators: title of a text such as "Short name", name of a language */
  name = g_strdup_printf (_("%s, %s"), _(key->member->title),
                          cs_language_get_name (language->tag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_input (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !language->missing);
  cs_language_cell_update (self);

  return GTK_WIDGET (self);
}

const CsLanguage *
cs_language_cell_get_language (CsLanguageCell *self)
{
  g_return_val_if_fail (CS_IS_LANGUAGE_CELL (self), NULL);

  return self->language;
}

const CsLanguageKey *
cs_language_cell_get_key (CsLanguageCell *self)
{
  g_return_val_if_fail (CS_IS_LANGUAGE_CELL (self), NULL);

  return self->key;
}

char *
cs_language_cell_dup_text (CsLanguageCell *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CS_IS_LANGUAGE_CELL (self), NULL);

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
cs_language_cell_type (CsLanguageCell *self,
                       const char     *text)
{
  g_return_if_fail (CS_IS_LANGUAGE_CELL (self));

  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

void
cs_language_cell_update (CsLanguageCell *self)
{
  const char *text;
  g_autofree char *shown = NULL;

  g_return_if_fail (CS_IS_LANGUAGE_CELL (self));

  text = cs_language_get_text (self->workspace, self->language, self->key);
  shown = cs_language_cell_dup_text (self);
  if (g_strcmp0 (shown, text != NULL ? text : "") != 0)
    {
      self->to_cell = TRUE;
      cs_language_cell_type (self, text != NULL ? text : "");
      self->to_cell = FALSE;
    }
  update_state (self);
}
