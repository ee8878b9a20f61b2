/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-connector-entry.h"

#include <string.h>

#define MANIFEST "manifest.json"
#define ID       "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11"

static CsProject *
make_project (const char *manifest)
{
  CsProject *project = cs_project_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (manifest, strlen (manifest));

  g_assert_true (cs_project_add_file (project, MANIFEST, bytes, NULL));

  return project;
}

static char *
dup_manifest (CsProject *project)
{
  GBytes *bytes = cs_document_get_bytes (cs_project_get_document (project, MANIFEST));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_manifest (CsProject  *project,
                 const char *expected)
{
  g_autofree char *manifest = dup_manifest (project);

  g_assert_cmpstr (manifest, ==, expected);
}

/* Does @change, compares, and undoes it. */
static void
assert_change (CsProject  *project,
               CsChange   *change,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dup_manifest (project);

  g_assert_nonnull (change);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);
  assert_manifest (project, expected);
  cs_history_undo (cs_project_get_history (project));
  assert_manifest (project, before);
}

typedef struct
{
  const char *name;
  const char *before;
  const char *after;
} Case;

#define ENTRY(url) \
  "  \"connectors\": [\n    {\n      \"connectorId\": \"" ID "\",\n" \
  "      \"configurationUrl\": \"" url "\",\n      \"scopes\": [\n        \"team\"\n      ]\n    }\n  ]\n}\n"

static const Case adds[] = {
  { "host-of-the-valid-domains",
    "{\n  \"manifestVersion\": \"1.19\",\n  \"id\": \"" ID "\",\n  \"validDomains\": [\"*.x.example\", \"a.example\"]\n}\n",
    "{\n  \"manifestVersion\": \"1.19\",\n  \"id\": \"" ID "\",\n  \"validDomains\": [\"*.x.example\", \"a.example\"],\n"
    ENTRY ("https://a.example/configure?theme={theme}") },
  { "host-of-the-developer",
    "{\n  \"id\": \"" ID "\",\n  \"developer\": {\"websiteUrl\": \"https://Dev.example:8080/about\"}\n}\n",
    "{\n  \"id\": \"" ID "\",\n  \"developer\": {\"websiteUrl\": \"https://Dev.example:8080/about\"},\n"
    ENTRY ("https://dev.example/configure?theme={theme}") },
  { "no-host",
    "{\n  \"id\": \"" ID "\"\n}\n",
    "{\n  \"id\": \"" ID "\",\n" ENTRY ("https://connector.example/configure?theme={theme}") },
  { "old-version-has-no-page",
    "{\n  \"manifestVersion\": \"1.2\",\n  \"id\": \"" ID "\"\n}\n",
    "{\n  \"manifestVersion\": \"1.2\",\n  \"id\": \"" ID "\",\n"
    "  \"connectors\": [\n    {\n      \"connectorId\": \"" ID "\",\n"
    "      \"scopes\": [\n        \"team\"\n      ]\n    }\n  ]\n}\n" },
  { "empty-list",
    "{\n  \"id\": \"" ID "\",\n  \"connectors\": []\n}\n",
    "{\n  \"id\": \"" ID "\",\n" ENTRY ("https://connector.example/configure?theme={theme}") },
};

static void
test_add (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CsProject) project = make_project (c->before);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = NULL;

  g_assert_false (cs_connector_entry_exists (project, MANIFEST));
  change = cs_connector_entry_add (project, MANIFEST, &error);
  g_assert_no_error (error);
  assert_change (project, change, c->after);
}

/* Without an app id there is still a GUID. */
static void
test_add_new_id (void)
{
  g_autoptr (CsProject) project = make_project ("{}");
  g_autoptr (CsChange) change = cs_connector_entry_add (project, MANIFEST, NULL);
  CsSnapshot *snapshot;

  g_assert_true (cs_history_do (cs_project_get_history (project), change, NULL));
  g_assert_true (cs_connector_entry_exists (project, MANIFEST));
  g_assert_false (cs_connector_entry_has_app_id (project, MANIFEST));
  snapshot = cs_document_get_snapshot (cs_project_get_document (project, MANIFEST));
  g_assert_true (g_uuid_string_is_valid (
    cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/connectors/0/connectorId"))));
}

static void
test_remove (void)
{
  g_autoptr (CsProject) project =
    make_project ("{\n  \"id\": \"" ID "\",\n" ENTRY ("https://a.example/"));
  g_autoptr (CsChange) change = NULL;

  g_assert_true (cs_connector_entry_exists (project, MANIFEST));
  g_assert_true (cs_connector_entry_has_app_id (project, MANIFEST));
  change = cs_connector_entry_remove (project, MANIFEST, NULL);
  assert_change (project, change, "{\n  \"id\": \"" ID "\"\n}\n");
}

typedef struct
{
  const char *name;
  const char *url;
  const char *host;
} Host;

static const Host hosts[] = {
  { "plain", "https://a.example/configure", "a.example" },
  { "tokens", "https://A.Example/?t={theme}", "a.example" },
  { "port", "https://a.example:8443", "a.example" },
  { "http", "http://a.example", "a.example" },
  { "query-first", "https://a.example?x", "a.example" },
  { "placeholder", "https://${{HOST}}/configure", NULL },
  { "angles", "https://<<host>>/", NULL },
  { "no-host", "https:///x", NULL },
  { "relative", "/configure", NULL },
  { "empty", "", NULL },
};

static void
test_host (gconstpointer data)
{
  const Host *host = data;
  g_autofree char *manifest =
    g_strdup_printf ("{\"connectors\":[{\"configurationUrl\":\"%s\"}]}", host->url);
  g_autoptr (CsProject) project = make_project (manifest);
  g_autofree char *found = cs_connector_entry_dup_host (project, MANIFEST);

  g_assert_cmpstr (found, ==, host->host);
}

static const Case add_hosts[] = {
  { "no-list", "{\n  \"id\": 1\n}",
    "{\n  \"id\": 1,\n  \"validDomains\": [\n    \"a.example\"\n  ]\n}" },
  { "list", "{\"validDomains\": [\"b.example\"]}", "{\"validDomains\": [\"b.example\", \"a.example\"]}" },
  { "empty-list", "{\"validDomains\": []}", "{\"validDomains\": [\"a.example\"]}" },
};

static void
test_add_host (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CsProject) project = make_project (c->before);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change =
    cs_connector_entry_add_host (project, MANIFEST, "a.example", &error);

  g_assert_no_error (error);
  g_assert_false (cs_connector_entry_has_host (project, MANIFEST, "a.example"));
  assert_change (project, change, c->after);
  cs_history_redo (cs_project_get_history (project));
  g_assert_true (cs_connector_entry_has_host (project, MANIFEST, "A.example"));
  g_assert_false (cs_connector_entry_has_host (project, MANIFEST, "x.a.example"));
}

static void
test_no_manifest (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cs_connector_entry_exists (project, MANIFEST));
  g_assert_null (cs_connector_entry_dup_host (project, MANIFEST));
  g_assert_null (cs_connector_entry_add (project, MANIFEST, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(table, prefix, func) \
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat ("/connector-entry/" prefix "/", table[i].name, NULL); \
      g_test_add_data_func (path, &table[i], func); \
    }
  ADD (adds, "add", test_add)
  ADD (hosts, "host", test_host)
  ADD (add_hosts, "add-host", test_add_host)
  g_test_add_func ("/connector-entry/add-new-id", test_add_new_id);
  g_test_add_func ("/connector-entry/remove", test_remove);
  g_test_add_func ("/connector-entry/no-manifest", test_no_manifest);

  return g_test_run ();
}
