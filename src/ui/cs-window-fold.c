/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>

#include "cs-settings.h"

/* Below this the page and the JSON text do not fit beside each other; in pixels at the usual
 * size of text, with which it grows. */
#define NARROW_WIDTH  940
/* Below this the header bar has room for icons alone. */
#define COMPACT_WIDTH 640

/* What the sidebar takes, and the header bar. */
#define SIDEBAR_WIDTH 201
#define HEADER_HEIGHT 47

#define MIN_PANE_SIZE 120

static double
get_text_scale (CsWindow *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? MAX (dpi / 1024.0 / 96.0, 1) : 1;
}

/* A file without a form is nothing but its text. */
static gboolean
is_file_alone (CsWindow *self)
{
  return cs_workspace_get_kind (self->workspace) == CS_SUBJECT_JSON;
}

static gboolean
wants_text (CsWindow *self)
{
  if (self->workspace == NULL)
    return FALSE;

  return self->narrow ? is_file_alone (self) : self->text_wanted || is_file_alone (self);
}

void
cs_window_remember_size (CsWindow *self)
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
  if (self->workspace == NULL)
    return;

  g_settings_set_boolean (settings, CS_SETTING_JSON_PANE_VISIBLE, self->text_wanted);
  g_settings_set_boolean (settings, CS_SETTING_PROBLEMS_VISIBLE,
                          gtk_toggle_button_get_active (self->problems_button));

  /* Only what had a size is remembered: a pane that is not shown has none. */
  width = gtk_widget_get_width (GTK_WIDGET (self->json_pane));
  if (!self->narrow && gtk_widget_get_mapped (GTK_WIDGET (self->json_pane)) &&
      width >= MIN_PANE_SIZE)
    g_settings_set_int (settings, CS_SETTING_JSON_PANE_WIDTH, width);
  height = gtk_widget_get_height (GTK_WIDGET (self->problems_pane));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->problems_pane)) && height >= MIN_PANE_SIZE)
    g_settings_set_int (settings, CS_SETTING_PROBLEMS_HEIGHT, height);
}

void
cs_window_recall_size (CsWindow *self)
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

/* Before the first frame, from the size that the window is going to have: a pane that jumps after
 * it would be seen to. */
void
cs_window_recall_panes (CsWindow *self)
{
  GSettings *settings = cs_settings_get ();
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int text_width = 0;
  int problems_height = 0;

  if (width == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);

  if (settings != NULL)
    {
      text_width = g_settings_get_int (settings, CS_SETTING_JSON_PANE_WIDTH);
      problems_height = g_settings_get_int (settings, CS_SETTING_PROBLEMS_HEIGHT);
      self->text_wanted = g_settings_get_boolean (settings, CS_SETTING_JSON_PANE_VISIBLE);
      gtk_toggle_button_set_active (self->problems_button,
                                    g_settings_get_boolean (settings,
                                                            CS_SETTING_PROBLEMS_VISIBLE));
    }

  /* Folded from the first frame on: what does not fit would make the window wider. */
  self->narrow = width < NARROW_WIDTH * get_text_scale (self);
  self->compact = width < COMPACT_WIDTH * get_text_scale (self);
  gtk_toggle_button_set_active (self->json_button, wants_text (self));

  if (text_width == 0)
    text_width = (width - SIDEBAR_WIDTH) * 2 / 5;
  gtk_paned_set_position (self->columns, MAX (width - SIDEBAR_WIDTH - text_width, 0));
  if (problems_height > 0)
    gtk_paned_set_position (self->rows, MAX (height - HEADER_HEIGHT - problems_height, 0));
}

/* In a narrow window the page and the text take turns: the text button shows one or the other. */
void
cs_window_fold (CsWindow *self)
{
  gboolean show_text = gtk_toggle_button_get_active (self->json_button);
  gboolean open = self->workspace != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->json_pane), show_text);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), !(self->narrow && show_text));
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), open && !self->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), open && !self->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), open && cs_workspace_makes_package (self->workspace));
  cs_window_update_send (self);
  if (self->compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cs-compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cs-compact");
  if (self->compact)
    gtk_button_set_icon_name (self->export_button, "document-send-symbolic");
  else
    gtk_button_set_label (self->export_button, _("Export…"));
  cs_problems_pane_set_compact (self->problems_pane, self->compact);
  cs_window_update_problems (self);
}

static gboolean
fold_cb (gpointer user_data)
{
  CsWindow *self = user_data;

  self->fold_source = 0;
  gtk_toggle_button_set_active (self->json_button, wants_text (self));
  cs_window_fold (self);

  return G_SOURCE_REMOVE;
}

void
cs_window_fit (CsWindow *self,
               int       width)
{
  double scale = get_text_scale (self);
  gboolean narrow = width < NARROW_WIDTH * scale;
  gboolean compact = width < COMPACT_WIDTH * scale;

  if (narrow == self->narrow && compact == self->compact)
    return;

  /* Children must not come and go while they are being placed. */
  self->narrow = narrow;
  self->compact = compact;
  if (self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}
