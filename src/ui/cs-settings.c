/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-settings.h"

#include "cs-config.h"
#include "cs-place.h"

/* g_settings_new() aborts the program when its schema is not installed, as in the build folder
 * it is not. */
static GSettings *
create (void)
{
  g_autoptr (GSettingsSchemaSource) source = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  GSettingsSchemaSource *parent = g_settings_schema_source_get_default ();
  const char *folder = cs_place_get_schema_dir ();

  if (folder != NULL)
    source = g_settings_schema_source_new_from_directory (folder, parent, FALSE, NULL);
  if (source == NULL && parent != NULL)
    source = g_settings_schema_source_ref (parent);
  if (source == NULL)
    return NULL;

  schema = g_settings_schema_source_lookup (source, CS_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GSettings *
cs_settings_get (void)
{
  static GSettings *settings;
  static gboolean tried;

  if (!tried)
    {
      tried = TRUE;
      settings = create ();
      if (settings == NULL)
        g_message ("the settings' schema %s is not installed; nothing is remembered", CS_APP_ID);
    }

  return settings;
}

char *
cs_settings_dup_indent (void)
{
  GSettings *settings = cs_settings_get ();

  if (settings == NULL)
    return g_strdup ("  ");

  return g_settings_get_boolean (settings, CS_SETTING_INDENT_TABS)
         ? g_strdup ("\t")
         : g_strnfill (g_settings_get_uint (settings, CS_SETTING_INDENT_WIDTH), ' ');
}

static void
recent_changed_cb (CsRecent *recent)
{
  g_autoptr (GVariant) variant = cs_recent_dup_variant (recent);

  g_settings_set_value (cs_settings_get (), CS_SETTING_RECENT_PROJECTS, variant);
}

CsRecent *
cs_settings_get_recent (void)
{
  static CsRecent *recent;
  GSettings *settings = cs_settings_get ();

  if (recent != NULL)
    return recent;

  recent = cs_recent_new ();
  if (settings != NULL)
    {
      g_autoptr (GVariant) variant = g_settings_get_value (settings, CS_SETTING_RECENT_PROJECTS);

      cs_recent_load (recent, variant);
      g_signal_connect (recent, "items-changed", G_CALLBACK (recent_changed_cb), NULL);
    }

  return recent;
}
