/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-preferences.h"

#include <glib/gi18n.h>

#include "cs-settings.h"
#include "cs-vocab-manifest.h"

/* Older ones are for apps that exist. */
#define OLDEST_FOR_NEW_PROJECTS CS_VERSION (1, 12)

#define FALLBACK_FONT "Monospace 11"

struct _CsPreferences
{
  AdwPreferencesWindow  parent_instance;

  AdwComboRow          *color_scheme;
  GtkFontButton        *font;
  GtkSwitch            *own_font;
  GtkSpinButton        *indent_width;
  GtkSwitch            *indent_tabs;
  AdwComboRow          *profile;
  AdwComboRow          *manifest_version;
  GtkSwitch            *keep_drafts;
  GtkSwitch            *fetch_pictures;
};

G_DEFINE_FINAL_TYPE (CsPreferences, cs_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
font_set_cb (CsPreferences *self)
{
  g_autofree char *font = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (self->font));

  if (cs_settings_get () != NULL)
    g_settings_set_string (cs_settings_get (), CS_SETTING_JSON_FONT, font);
}

static void
own_font_cb (CsPreferences *self)
{
  g_autofree char *font = gtk_font_chooser_get_font (GTK_FONT_CHOOSER (self->font));

  if (cs_settings_get () != NULL)
    g_settings_set_string (cs_settings_get (), CS_SETTING_JSON_FONT,
                           gtk_switch_get_active (self->own_font) ? font : "");
}

/* The names of an enumeration stand in the settings in the order of the rows. */
static gboolean
get_enum_cb (GValue   *value,
             GVariant *variant,
             gpointer  user_data)
{
  const char *nick = g_variant_get_string (variant, NULL);
  const char *const *nicks = user_data;

  for (guint i = 0; nicks[i] != NULL; i++)
    {
      if (g_str_equal (nicks[i], nick))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
set_enum_cb (const GValue       *value,
             const GVariantType *type,
             gpointer            user_data)
{
  const char *const *nicks = user_data;
  guint index = g_value_get_uint (value);

  return index < g_strv_length ((char **) nicks) ? g_variant_new_string (nicks[index]) : NULL;
}

static void
bind_enum (AdwComboRow       *row,
           const char        *key,
           const char *const *nicks)
{
  g_settings_bind_with_mapping (cs_settings_get (), key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_enum_cb, set_enum_cb, (gpointer) nicks, NULL);
}

/* The first row is the template's own version, "" in the settings. */
static gboolean
get_version_cb (GValue   *value,
                GVariant *variant,
                gpointer  user_data)
{
  GtkStringList *versions = user_data;
  const char *version = g_variant_get_string (variant, NULL);

  g_value_set_uint (value, 0);
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (versions)); i++)
    {
      if (g_str_equal (gtk_string_list_get_string (versions, i), version))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
set_version_cb (const GValue       *value,
                const GVariantType *type,
                gpointer            user_data)
{
  guint index = g_value_get_uint (value);
  const char *version = index > 0 && index != GTK_INVALID_LIST_POSITION
                        ? gtk_string_list_get_string (user_data, index) : "";

  return g_variant_new_string (version);
}

static GtkStringList *
create_versions (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  const CsVersion *versions = cs_manifest_versions ();

  gtk_string_list_append (list, _("The template's"));
  for (guint i = 0; versions[i] != CS_VERSION_NONE; i++)
    {
      g_autofree char *text = NULL;

      if (versions[i] < OLDEST_FOR_NEW_PROJECTS || versions[i] == CS_VERSION_PREVIEW)
        continue;
      text = g_strdup_printf ("%u.%u", versions[i] >> 8, versions[i] & 0xff);
      gtk_string_list_append (list, text);
    }

  return list;
}

static void
bind (CsPreferences *self,
      GSettings     *settings)
{
  static const char *const schemes[] = { "system", "light", "dark", NULL };
  static const char *const profiles[] = { "upload", "store", NULL };
  GtkStringList *versions = create_versions ();
  g_autofree char *font = g_settings_get_string (settings, CS_SETTING_JSON_FONT);

  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->font), *font != '\0' ? font : FALLBACK_FONT);
  gtk_switch_set_active (self->own_font, *font != '\0');

  bind_enum (self->color_scheme, CS_SETTING_COLOR_SCHEME, schemes);
  bind_enum (self->profile, CS_SETTING_DEFAULT_PROFILE, profiles);
  adw_combo_row_set_model (self->manifest_version, G_LIST_MODEL (versions));
  g_settings_bind_with_mapping (settings, CS_SETTING_MANIFEST_VERSION,
                                self->manifest_version, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_version_cb, set_version_cb, versions, g_object_unref);

  g_settings_bind (settings, CS_SETTING_INDENT_WIDTH,
                   gtk_spin_button_get_adjustment (self->indent_width), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, CS_SETTING_INDENT_TABS, self->indent_tabs, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, CS_SETTING_KEEP_DRAFTS, self->keep_drafts, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, CS_SETTING_FETCH_PICTURES, self->fetch_pictures, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
cs_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_PREFERENCES);

  G_OBJECT_CLASS (cs_preferences_parent_class)->dispose (object);
}

static void
cs_preferences_class_init (CsPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, own_font);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, indent_width);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, indent_tabs);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, profile);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, manifest_version);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, keep_drafts);
  gtk_widget_class_bind_template_child (widget_class, CsPreferences, fetch_pictures);
  gtk_widget_class_bind_template_callback (widget_class, font_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_font_cb);
}

static void
cs_preferences_init (CsPreferences *self)
{
  GSettings *settings = cs_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  if (settings != NULL)
    bind (self, settings);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

GtkWindow *
cs_preferences_new (GtkWindow *parent)
{
  return g_object_new (CS_TYPE_PREFERENCES, "transient-for", parent, "modal", FALSE, NULL);
}

static void
apply_color_scheme (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int scheme = g_settings_get_enum (settings, CS_SETTING_COLOR_SCHEME);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[scheme]);
}

static char *
dup_font_css (const char *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  const char *family = pango_font_description_get_family (description);
  g_autofree char *quoted = family != NULL ? g_strescape (family, NULL) : g_strdup ("Monospace");
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  /* CSS wants a point whatever the locale is. */
  g_ascii_formatd (number, sizeof number, "%.1f", size > 0 ? size : 11);

  return g_strdup_printf ("textview.monospace { font-family: \"%s\"; font-size: %spt; "
                          "font-weight: %d; }", quoted, number,
                          pango_font_description_get_weight (description));
}

static void
apply_font (GSettings *settings)
{
  static GtkCssProvider *provider;
  g_autofree char *font = g_settings_get_string (settings, CS_SETTING_JSON_FONT);
  g_autofree char *css = *font != '\0' ? dup_font_css (font) : g_strdup ("");

  if (provider == NULL)
    {
      provider = gtk_css_provider_new ();
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
    }
  gtk_css_provider_load_from_data (provider, css, -1);
}

void
cs_preferences_apply (void)
{
  GSettings *settings = cs_settings_get ();

  if (settings == NULL)
    return;

  g_signal_connect (settings, "changed::" CS_SETTING_COLOR_SCHEME,
                    G_CALLBACK (apply_color_scheme), NULL);
  g_signal_connect (settings, "changed::" CS_SETTING_JSON_FONT, G_CALLBACK (apply_font), NULL);
  apply_color_scheme (settings);
  apply_font (settings);
}
