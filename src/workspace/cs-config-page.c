/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-config-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-workspace-resource.h"

#define RESOURCE_ROOT "/io/github/connectorstudio/ConnectorStudio/"

/* Also where the files lie in data, but for the first step. */
static const char *const paths[] = {
  "config/configure.html", "config/configure.js", "config/configure.css", NULL
};

/* The texts of the page are English, as its code and comments are: whoever serves it has to make
 * them his own, in the languages of his users. */
#define FALLBACK_NAME        "the connector"
#define FALLBACK_DESCRIPTION "Choose what it posts to this channel."

const char *const *
cs_config_page_get_paths (void)
{
  return paths;
}

gboolean
cs_config_page_exists (CsProject *project)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (cs_project_get_document (project, paths[i]) != NULL)
      return TRUE;

  return FALSE;
}

static const char *
get_text (CsProject  *project,
          const char *main_path,
          const char *pointer,
          const char *fallback)
{
  CsDocument *document = cs_project_get_document (project, main_path);
  CsSnapshot *snapshot;
  const char *text;

  if (document == NULL)
    return fallback;

  snapshot = cs_document_get_snapshot (document);
  text = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));

  return text != NULL && *text != '\0' ? text : fallback;
}

/* An address that is not whole yet is of no use to Teams; without one the page takes its own. */
static const char *
get_address (CsProject  *project,
             const char *main_path)
{
  const char *url = get_text (project, main_path, "/connectors/0/configurationUrl", "");

  if (g_ascii_strncasecmp (url, "https://", strlen ("https://")) != 0 ||
      strstr (url, "{{") != NULL || strstr (url, "<<") != NULL || strstr (url, "${") != NULL)
    return "";

  return url;
}

static char *
dup_value (CsProject  *project,
           const char *main_path,
           const char *name)
{
  if (g_str_equal (name, "NAME"))
    return g_markup_escape_text (get_text (project, main_path, "/name/short", FALLBACK_NAME), -1);
  if (g_str_equal (name, "DESCRIPTION"))
    return g_markup_escape_text (get_text (project, main_path, "/description/short",
                                           FALLBACK_DESCRIPTION), -1);
  if (g_str_equal (name, "CONFIGURATION_URL"))
    return cs_json_quote (get_address (project, main_path));

  g_critical ("The configuration page has an unknown placeholder %s", name);
  return g_strdup ("");
}

/* In one pass, as a name may look like a placeholder itself. */
static GBytes *
fill (GBytes     *bytes,
      CsProject  *project,
      const char *main_path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *pattern = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (pattern, "@", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i % 2 == 0)
        {
          g_string_append (text, parts[i]);
        }
      else
        {
          g_autofree char *value = dup_value (project, main_path, parts[i]);

          g_string_append (text, value);
        }
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

CsChange *
cs_config_page_write (CsProject   *project,
                      const char  *main_path,
                      GError     **error)
{
  g_autoptr (CsChange) change = cs_change_new (_("Write a starter configuration page"));

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *resource_path = g_strconcat (RESOURCE_ROOT, "config-page/", name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) filled = NULL;

      if (cs_project_get_document (project, paths[i]) != NULL)
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
                       _("cannot write a configuration page: the project has '%s' already"),
                       paths[i]);
          return NULL;
        }

      bytes = g_resource_lookup_data (cs_workspace_get_resource (), resource_path, 0, error);
      if (bytes == NULL)
        return NULL;
      filled = fill (bytes, project, main_path);
      cs_change_create (change, paths[i], filled);
    }
  cs_change_set_place (change, main_path, "/connectors");

  return g_steal_pointer (&change);
}
