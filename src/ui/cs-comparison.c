/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-comparison.h"

#include <glib/gi18n.h>

#include "cs-line-diff.h"

/* Lines around a difference that help to find it. */
#define N_CONTEXT 3

static void
append_line (GtkTextBuffer *buffer,
             CsDiffLine    *line)
{
  static const char *const tags[] = { "both", "old", "new" };
  /* Not by color alone. */
  static const char *const marks[] = { " ", "−", "+" };
  g_autofree char *text = g_strdup_printf ("%s %s\n", marks[line->kind], line->text);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, tags[line->kind], NULL);
}

static gboolean
is_near_difference (GPtrArray *lines,
                    guint      index)
{
  guint from = index > N_CONTEXT ? index - N_CONTEXT : 0;

  for (guint i = from; i < MIN (index + N_CONTEXT + 1, lines->len); i++)
    {
      if (((CsDiffLine *) g_ptr_array_index (lines, i))->kind != CS_DIFF_BOTH)
        return TRUE;
    }

  return FALSE;
}

static void
fill (GtkTextBuffer *buffer,
      GPtrArray     *lines)
{
  guint n_left_out = 0;

  for (guint i = 0; i <= lines->len; i++)
    {
      gboolean shown = i < lines->len && is_near_difference (lines, i);

      if (i < lines->len && !shown)
        {
          n_left_out++;
          continue;
        }

      if (n_left_out > 0)
        {
          g_autofree char *text =
            g_strdup_printf (ngettext ("%u line is the same\n", "%u lines are the same\n",
                                       n_left_out), n_left_out);
          GtkTextIter end;

          gtk_text_buffer_get_end_iter (buffer, &end);
          gtk_text_buffer_insert_with_tags_by_name (buffer, &end, text, -1, "left-out", NULL);
          n_left_out = 0;
        }
      if (shown)
        append_line (buffer, g_ptr_array_index (lines, i));
    }
}

static GtkTextBuffer *
create_buffer (GBytes *old_text,
               GBytes *new_text)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  g_autoptr (GPtrArray) lines = cs_line_diff (old_text, new_text);

  gtk_text_buffer_create_tag (buffer, "both", NULL);
  gtk_text_buffer_create_tag (buffer, "left-out", "style", PANGO_STYLE_ITALIC,
                              "foreground", "gray", "justification", GTK_JUSTIFY_CENTER, NULL);
  /* Translucent, so that they suit light and dark. */
  gtk_text_buffer_create_tag (buffer, "old", "paragraph-background", "rgba(224,27,36,0.25)", NULL);
  gtk_text_buffer_create_tag (buffer, "new", "paragraph-background", "rgba(38,162,105,0.25)", NULL);
  fill (buffer, lines);

  return buffer;
}

GtkWidget *
cs_comparison_new_view (GBytes *old_text,
                        GBytes *new_text)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkTextBuffer) buffer = create_buffer (old_text, new_text);
  GtkWidget *view = gtk_text_view_new_with_buffer (buffer);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

GtkWindow *
cs_comparison_new_window (GtkWindow  *parent,
                          const char *subtitle,
                          const char *legend,
                          GtkWidget  *view)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *label = gtk_label_new (legend);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_("Differences"), subtitle));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "cs-notice");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);

  gtk_window_set_title (GTK_WINDOW (window), _("Differences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_widget_add_css_class (window, "view");

  return GTK_WINDOW (window);
}
