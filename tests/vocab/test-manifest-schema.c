/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-vocab"

#include "cs-vocab-manifest.h"

#define DEV "https://developer.microsoft.com/"

static const struct
{
  const char      *name;
  const char      *url;
  CsSchemaUrlForm  form;
  CsVersion        version;
} urls[] = {
  { "plain", DEV "json-schemas/teams/v1.16/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION (1, 16) },
  { "english", DEV "en-us/json-schemas/teams/v1.5/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION (1, 5) },
  { "other-language", DEV "pt-BR/json-schemas/teams/v1.30/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION (1, 30) },
  { "preview", DEV "json-schemas/teams/vdevPreview/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION_PREVIEW },
  { "preview-case", DEV "json-schemas/teams/vDevPreview/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION_PREVIEW },
  { "statics", "https://statics.teams.microsoft.com/sdk/v1.0/manifest/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION (1, 0) },
  { "github",
    "https://raw.githubusercontent.com/OfficeDev/microsoft-teams-app-schema/preview/DevPreview/"
    "MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION_PREVIEW },
  { "version-that-is-not", DEV "json-schemas/teams/v1.18/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_MANIFEST, CS_VERSION (1, 18) },
  { "localization", DEV "en-us/json-schemas/teams/v1.14/MicrosoftTeams.Localization.schema.json",
    CS_SCHEMA_URL_LOCALIZATION, CS_VERSION (1, 14) },
  { "cdn", "https://statics.teams.cdn.office.net/sdk/v1.5.2/manifest/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "http", "http://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "not-a-version", DEV "json-schemas/teams/v1.5.2/MicrosoftTeams.schema.json",
    CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "other-file", DEV "json-schemas/teams/v1.16/MicrosoftTeams.json",
    CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "cut-off", DEV "json-schemas/teams/v1.16", CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "host-only", DEV, CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "elsewhere", "https://json.schemastore.org/package.json", CS_SCHEMA_URL_FOREIGN,
    CS_VERSION_NONE },
  { "empty", "", CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
  { "none", NULL, CS_SCHEMA_URL_FOREIGN, CS_VERSION_NONE },
};

static void
test_parse (gconstpointer data)
{
  gsize           i = GPOINTER_TO_SIZE (data);
  CsVersion       version = 1;
  CsSchemaUrlForm form = cs_manifest_parse_schema_url (urls[i].url, &version);

  g_assert_cmpint (form, ==, urls[i].form);
  g_assert_cmphex (version, ==, urls[i].version);
  g_assert_cmpint (cs_manifest_parse_schema_url (urls[i].url, NULL), ==, urls[i].form);
}

static void
test_build (void)
{
  for (const CsVersion *v = cs_manifest_versions (); *v != CS_VERSION_NONE; v++)
    {
      g_autofree char *manifest = cs_manifest_dup_schema_url (*v);
      g_autofree char *language = cs_manifest_dup_language_schema_url (*v);
      CsVersion        version = CS_VERSION_NONE;

      g_assert_cmpint (cs_manifest_parse_schema_url (manifest, &version), ==, CS_SCHEMA_URL_MANIFEST);
      g_assert_cmphex (version, ==, *v);
      g_assert_cmpint (cs_manifest_parse_schema_url (language, &version), ==,
                       CS_SCHEMA_URL_LOCALIZATION);
      g_assert_cmphex (version, ==, *v);
    }
}

static void
test_versions (void)
{
  const CsVersion *v = cs_manifest_versions ();
  guint            n = 0;

  g_assert_cmphex (v[0], ==, CS_MANIFEST_VERSION_OLDEST);
  for (; v[n] != CS_VERSION_NONE; n++)
    {
      g_assert_true (cs_manifest_version_exists (v[n]));
      if (n > 0)
        g_assert_cmphex (v[n - 1], <, v[n]);
    }
  g_assert_cmpuint (n, ==, 31);
  g_assert_cmphex (v[n - 1], ==, CS_VERSION_PREVIEW);
  g_assert_cmphex (v[n - 2], ==, CS_MANIFEST_VERSION_NEWEST);

  g_assert_false (cs_manifest_version_exists (CS_VERSION (1, 18)));
  g_assert_false (cs_manifest_version_exists (CS_VERSION (1, 31)));
  g_assert_false (cs_manifest_version_exists (CS_VERSION (2, 0)));
  g_assert_false (cs_manifest_version_exists (CS_VERSION_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *path = g_strconcat ("/manifest-schema/parse/", urls[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/manifest-schema/build", test_build);
  g_test_add_func ("/manifest-schema/versions", test_versions);

  return g_test_run ();
}
