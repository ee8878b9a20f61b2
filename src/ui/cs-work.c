/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-work.h"

#include <glib/gi18n.h>

#include "cs-window-private.h"

/* Milliseconds before work is worth a word: what is shorter would only flicker. */
#define NOTICE_MS 300

struct _CsWork
{
  GWeakRef      window;
  char         *sentence;
  GCancellable *cancellable;
  guint         source;
  AdwToast     *toast;        /* (nullable) */
};

static GtkWidget *
create_title (const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *label = gtk_label_new (sentence);

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static gboolean
notice_cb (gpointer user_data)
{
  CsWork *self = user_data;
  g_autoptr (CsWindow) window = g_weak_ref_get (&self->window);

  self->source = 0;
  if (window == NULL)
    return G_SOURCE_REMOVE;

  self->toast = adw_toast_new (self->sentence);
  adw_toast_set_custom_title (self->toast, create_title (self->sentence));
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (self->toast, _("_Cancel"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  cs_window_add_toast (window, g_object_ref (self->toast));

  return G_SOURCE_REMOVE;
}

CsWork *
cs_work_begin (CsWindow   *window,
               const char *sentence)
{
  CsWork *self;

  g_return_val_if_fail (CS_IS_WINDOW (window), NULL);

  self = g_new0 (CsWork, 1);
  g_weak_ref_init (&self->window, window);
  self->sentence = g_strdup (sentence);
  self->cancellable = g_cancellable_new ();
  self->source = g_timeout_add (NOTICE_MS, notice_cb, self);

  return self;
}

GCancellable *
cs_work_get_cancellable (CsWork *self)
{
  return self->cancellable;
}

gboolean
cs_work_get_cancelled (CsWork *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

void
cs_work_end (CsWork *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->window);
  g_free (self->sentence);
  g_free (self);
}
