/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-connector-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-vocab-manifest.h"

#define CONNECTORS        "/connectors"
#define CONNECTOR_ID      "/connectors/0/connectorId"
#define CONFIGURATION_URL "/connectors/0/configurationUrl"
#define VALID_DOMAINS     "/validDomains"

/* Reserved for examples, and so nobody's. */
#define EXAMPLE_HOST "connector.example"

static CsSnapshot *
get_snapshot (CsProject  *project,
              const char *main_path)
{
  CsDocument *document = cs_project_get_document (project, main_path);

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

static CsSnapshot *
require_snapshot (CsProject   *project,
                  const char  *main_path,
                  GError     **error)
{
  CsSnapshot *snapshot = get_snapshot (project, main_path);

  if (snapshot == NULL)
    g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE,
                 _("the project has no file '%s'"), main_path);

  return snapshot;
}

static const char *
get_string (CsSnapshot *snapshot,
            const char *pointer)
{
  return snapshot != NULL
         ? cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer)) : NULL;
}

/* Of an address whose query may hold tokens, which no parser of addresses takes. */
static char *
dup_host (const char *url)
{
  gsize length;

  if (url == NULL)
    return NULL;
  if (g_ascii_strncasecmp (url, "https://", strlen ("https://")) == 0)
    url += strlen ("https://");
  else if (g_ascii_strncasecmp (url, "http://", strlen ("http://")) == 0)
    url += strlen ("http://");
  else
    return NULL;

  length = strcspn (url, "/?#:");
  if (length == 0)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (url[i]) && url[i] != '.' && url[i] != '-')
      return NULL;

  return g_ascii_strdown (url, length);
}

static char *
dup_first_host (CsSnapshot *snapshot)
{
  guint domains = cs_snapshot_find (snapshot, VALID_DOMAINS);
  char *host;

  for (guint i = 0; cs_snapshot_get_element (snapshot, domains, i) != CS_NODE_NONE; i++)
    {
      const char *domain =
        cs_snapshot_get_string (snapshot, cs_snapshot_get_element (snapshot, domains, i));
      g_autofree char *url = domain != NULL ? g_strconcat ("https://", domain, "/", NULL) : NULL;

      host = dup_host (url);
      if (host != NULL)
        return host;
    }

  host = dup_host (get_string (snapshot, "/developer/websiteUrl"));

  return host != NULL ? host : g_strdup (EXAMPLE_HOST);
}

static char *
make_connector (CsSnapshot *snapshot)
{
  const char *app_id = get_string (snapshot, "/id");
  CsVersion version = cs_version_parse (get_string (snapshot, "/manifestVersion"));
  g_autofree char *new_id = g_uuid_string_random ();
  g_autofree char *host = dup_first_host (snapshot);
  g_autofree char *page = NULL;

  if (cs_shape_find (&cs_vocab_manifest, CONFIGURATION_URL, version) != NULL)
    page = g_strdup_printf ("  \"configurationUrl\": \"https://%s/configure?theme={theme}\",\n",
                            host);

  return g_strdup_printf ("{\n  \"connectorId\": \"%s\",\n%s  \"scopes\": [\n    \"team\"\n  ]\n}",
                          app_id != NULL && g_uuid_string_is_valid (app_id) ? app_id : new_id,
                          page != NULL ? page : "");
}

static CsChange *
make_change (const char *label,
             const char *main_path,
             const char *place,
             CsTextEdit *edit)
{
  CsChange *change;

  if (edit == NULL)
    return NULL;

  change = cs_change_new (label);
  cs_change_set_place (change, main_path, place);
  cs_change_edit (change, main_path, edit);

  return change;
}

gboolean
cs_connector_entry_exists (CsProject  *project,
                           const char *main_path)
{
  CsSnapshot *snapshot = get_snapshot (project, main_path);

  return snapshot != NULL &&
         cs_snapshot_get_n_children (snapshot, cs_snapshot_find (snapshot, CONNECTORS)) > 0;
}

CsChange *
cs_connector_entry_add (CsProject   *project,
                        const char  *main_path,
                        GError     **error)
{
  CsSnapshot *snapshot = require_snapshot (project, main_path, error);
  g_autofree char *connector = NULL;
  g_autofree char *list = NULL;

  if (snapshot == NULL)
    return NULL;

  connector = make_connector (snapshot);
  list = g_strdup_printf ("[\n%s\n]", connector);

  return make_change (_("Add a connector"), main_path, CONNECTORS,
                      cs_text_edit_set (snapshot, CONNECTORS, list, error));
}

CsChange *
cs_connector_entry_remove (CsProject   *project,
                           const char  *main_path,
                           GError     **error)
{
  CsSnapshot *snapshot = require_snapshot (project, main_path, error);

  if (snapshot == NULL)
    return NULL;

  return make_change (_("Remove the connector"), main_path, CONNECTORS,
                      cs_text_edit_remove (snapshot, CONNECTORS, error));
}

char *
cs_connector_entry_dup_host (CsProject  *project,
                             const char *main_path)
{
  return dup_host (get_string (get_snapshot (project, main_path), CONFIGURATION_URL));
}

gboolean
cs_connector_entry_has_host (CsProject  *project,
                             const char *main_path,
                             const char *host)
{
  CsSnapshot *snapshot = get_snapshot (project, main_path);
  guint domains;

  if (snapshot == NULL)
    return FALSE;

  domains = cs_snapshot_find (snapshot, VALID_DOMAINS);
  for (guint i = 0; cs_snapshot_get_element (snapshot, domains, i) != CS_NODE_NONE; i++)
    {
      const char *domain =
        cs_snapshot_get_string (snapshot, cs_snapshot_get_element (snapshot, domains, i));

      if (domain != NULL && g_ascii_strcasecmp (domain, host) == 0)
        return TRUE;
    }

  return FALSE;
}

CsChange *
cs_connector_entry_add_host (CsProject   *project,
                             const char  *main_path,
                             const char  *host,
                             GError     **error)
{
  CsSnapshot *snapshot = require_snapshot (project, main_path, error);
  g_autofree char *value = cs_json_quote (host);
  g_autofree char *list = g_strdup_printf ("[\n%s\n]", value);
  gboolean has_list;

  if (snapshot == NULL)
    return NULL;

  has_list = cs_snapshot_get_kind (snapshot, cs_snapshot_find_nearest (snapshot, VALID_DOMAINS)) ==
             CS_JSON_ARRAY;

  return make_change (_("Add the page’s host to the valid domains"), main_path, VALID_DOMAINS,
                      has_list ? cs_text_edit_set (snapshot, VALID_DOMAINS "/-", value, error)
                               : cs_text_edit_set (snapshot, VALID_DOMAINS, list, error));
}

gboolean
cs_connector_entry_has_app_id (CsProject  *project,
                               const char *main_path)
{
  CsSnapshot *snapshot = get_snapshot (project, main_path);
  const char *id = get_string (snapshot, CONNECTOR_ID);
  const char *app_id = get_string (snapshot, "/id");

  return id != NULL && app_id != NULL && g_ascii_strcasecmp (id, app_id) == 0;
}
