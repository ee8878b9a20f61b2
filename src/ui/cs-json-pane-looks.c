/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-pane-private.h"

#include "cs-settings.h"

void
cs_json_pane_choose_scheme (CsJsonPane *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (cs_json_pane_get_buffer (self)),
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
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

void
cs_json_pane_watch_looks (CsJsonPane *self)
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
