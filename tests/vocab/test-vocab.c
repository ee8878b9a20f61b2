/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-vocab"

#include "cs-vocab-manifest.h"

#define V(minor) CS_VERSION (1, minor)

typedef enum
{
  ABSENT,
  PLAIN,
  MUST,
} State;

static const struct
{
  const char *pointer;
  CsVersion   version;
  State       state;
  CsType      type;
  guint       max_length;
} facts[] = {
  { "/$schema", V (0), ABSENT },
  { "/$schema", V (1), PLAIN, CS_TYPE_URL },
  { "/packageName", V (4), MUST, CS_TYPE_STRING, 64 },
  { "/packageName", V (16), PLAIN, CS_TYPE_STRING, 64 },
  { "/packageName", V (17), ABSENT },
  { "/packageName", CS_VERSION_PREVIEW, PLAIN, CS_TYPE_STRING, 64 },
  { "/needsIdentity", V (5), ABSENT },
  { "/accentColor", V (30), MUST, CS_TYPE_COLOR },
  { "/name/short", V (8), MUST, CS_TYPE_STRING, 30 },
  { "/name/full", V (15), PLAIN, CS_TYPE_STRING, 100 },
  { "/name/full", V (16), MUST, CS_TYPE_STRING, 100 },
  { "/name/full", V (20), PLAIN, CS_TYPE_STRING, 100 },
  { "/name/full", CS_VERSION_PREVIEW, MUST, CS_TYPE_STRING, 100 },
  { "/developer/mpnId", V (4), ABSENT },
  { "/developer/mpnId", V (5), PLAIN, CS_TYPE_STRING, 10 },
  { "/connectors", V (0), PLAIN, CS_TYPE_ARRAY, 1 },
  { "/connectors/0/configurationUrl", V (2), ABSENT },
  { "/connectors/0/configurationUrl", V (3), PLAIN, CS_TYPE_URL, 2048 },
  { "/connectors/7/scopes", V (30), MUST, CS_TYPE_ARRAY, 1 },
  { "/connectors/0/scopes/0", V (30), PLAIN, CS_TYPE_CHOICE },
  { "/validDomains", V (27), PLAIN, CS_TYPE_ARRAY, 16 },
  { "/validDomains", V (28), PLAIN, CS_TYPE_ARRAY, 100 },
  { "/validDomains/3", V (28), PLAIN, CS_TYPE_DOMAIN, 2048 },
  { "/icons/color32x32", V (20), ABSENT },
  { "/icons/color32x32", V (21), PLAIN, CS_TYPE_FILE, 2048 },
  { "/description/features/0/title", V (26), MUST, CS_TYPE_STRING, 45 },
  { "/extensions", V (17), PLAIN, CS_TYPE_ARRAY, 1 },
  { "/extensions/0/ribbons", V (17), ABSENT },
  { "/name/short/x", V (17), ABSENT },
  { "/connectors/0", V (17), ABSENT },
};

static void
test_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const CsMember *row = cs_shape_find (&cs_vocab_manifest, facts[i].pointer, facts[i].version);

      g_test_message ("%s in %x", facts[i].pointer, facts[i].version);
      g_assert_true (!row == (facts[i].state == ABSENT));
      if (!row)
        continue;
      g_assert_cmpint (cs_member_required_in (row, facts[i].version), ==, facts[i].state == MUST);
      g_assert_cmpint (row->type, ==, facts[i].type);
      g_assert_cmpuint (row->max_length, ==, facts[i].max_length);
    }
}

static void
test_newest (void)
{
  const CsMember *row = cs_shape_find_member (&cs_vocab_manifest, "validDomains", CS_VERSION_NONE);

  g_assert_cmpuint (row->max_length, ==, 100);
  row = cs_shape_find_member (&cs_vocab_manifest, "manifestVersion", CS_VERSION_NONE);
  g_assert_cmpuint (row->flags & CS_MEMBER_VERSION, !=, 0);
  row = cs_shape_find_member (&cs_vocab_manifest, "scopeConstraints", CS_VERSION_NONE);
  g_assert_cmphex (row->since, ==, CS_VERSION_PREVIEW);
  g_assert_null (cs_shape_find_member (&cs_vocab_manifest, "needsIdentity", CS_VERSION_NONE));
}

static const struct
{
  const char *key;
  CsVersion   version;
  gboolean    known;
} keys[] = {
  { "name.short", V (16), TRUE },
  { "staticTabs[0].name", V (5), TRUE },
  { "staticTabs[15].name", V (5), TRUE },
  { "staticTabs[16].name", V (5), FALSE },
  { "staticTabs[01].name", V (5), FALSE },
  { "staticTabs[].name", V (5), FALSE },
  { "staticTabs[-1].name", V (5), FALSE },
  { "staticTabs[1.name", V (5), FALSE },
  { "staticTabs[99999999999999999999999].name", V (5), FALSE },
  { "staticTabs[0].names", V (5), FALSE },
  { "staticTabs[0].nam", V (5), FALSE },
  { "bots[0].commandLists[2].commands[9].title", V (5), TRUE },
  { "bots[0].commandLists[2].commands[11].title", V (23), FALSE },
  { "bots[0].commandLists[2].commands[11].title", V (24), TRUE },
  { "activities.activityTypes[0].description", V (6), FALSE },
  { "activities.activityTypes[7].description", V (7), TRUE },
  { "activities.activityTypes[3].description", V (7), FALSE },
  { "activities.activityTypes[127].description", V (8), TRUE },
  { "connectors[0].configurationUrl", V (30), FALSE },
  { "localizationKeys", V (18), FALSE },
  { "localizationKeys", V (19), TRUE },
};

static void
test_language_keys (void)
{
  const CsMember *row;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      row = cs_shape_find_member (&cs_vocab_language_file, keys[i].key, keys[i].version);
      g_test_message ("%s", keys[i].key);
      g_assert_true (!!row == keys[i].known);
    }

  g_assert_nonnull (cs_shape_find (&cs_vocab_language_file, "/localizationKeys/[[a_1]]", V (19)));
  g_assert_null (cs_shape_find (&cs_vocab_language_file, "/localizationKeys/[[1a]]", V (19)));
  g_assert_null (cs_shape_find (&cs_vocab_language_file, "/localizationKeys/[[a]", V (19)));
}

static void
test_connector_json (void)
{
  const CsMember *row = cs_shape_find (&cs_vocab_connector_json, "/cards/cards~1a.json/target",
                                       CS_VERSION_NONE);

  g_assert_nonnull (row);
  g_assert_cmpint (row->type, ==, CS_TYPE_CHOICE);
  row = cs_shape_find (&cs_vocab_connector_json, "/webhooks/0/name", CS_VERSION_NONE);
  g_assert_true (cs_member_required_in (row, CS_VERSION_NONE));
  row = cs_shape_find (&cs_vocab_connector_json, "/registration/actionsEnabled", CS_VERSION_NONE);
  g_assert_cmpint (row->type, ==, CS_TYPE_BOOLEAN);
  g_assert_cmpstr (row->default_value, ==, "false");
}

static const struct
{
  const char *typed;
  CsVersion   version;
  const char *meant;
} typos[] = {
  { "acentColor", V (8), "accentColor" },
  { "accentcolor", V (8), "accentColor" },
  { "connector", V (8), "connectors" },
  { "manfiestVersion", V (8), "manifestVersion" },
  { "validDomain", V (8), "validDomains" },
  { "staticTab", V (8), "staticTabs" },
  { "schema", V (8), "$schema" },
  { "agentConnector", V (8), NULL },
  { "needsIdentity", V (8), NULL },
  { "x", V (8), NULL },
  { "", V (8), NULL },
};

static void
test_nearest (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typos); i++)
    {
      const CsMember *row = cs_shape_find_nearest (&cs_vocab_manifest, typos[i].typed,
                                                   typos[i].version);

      g_assert_cmpstr (row ? row->name : NULL, ==, typos[i].meant);
    }
}

static const struct
{
  const char *text;
  CsVersion   version;
} versions[] = {
  { "1.0", V (0) },
  { "1.16", V (16) },
  { "2.0", CS_VERSION (2, 0) },
  { "devPreview", CS_VERSION_PREVIEW },
  { "devpreview", CS_VERSION_NONE },
  { "1", CS_VERSION_NONE },
  { "1.", CS_VERSION_NONE },
  { ".1", CS_VERSION_NONE },
  { "1.05", CS_VERSION_NONE },
  { "1.5.2", CS_VERSION_NONE },
  { "1.5 ", CS_VERSION_NONE },
  { "v1.5", CS_VERSION_NONE },
  { "1.256", CS_VERSION_NONE },
  { "255.255", CS_VERSION_NONE },
  { "", CS_VERSION_NONE },
};

static void
test_version (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_assert_cmphex (cs_version_parse (versions[i].text), ==, versions[i].version);
      if (versions[i].version != CS_VERSION_NONE)
        {
          g_autofree char *text = cs_version_to_string (versions[i].version);

          g_assert_cmpstr (text, ==, versions[i].text);
        }
    }
  g_assert_cmphex (cs_version_parse (NULL), ==, CS_VERSION_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocab/facts", test_facts);
  g_test_add_func ("/vocab/newest", test_newest);
  g_test_add_func ("/vocab/language-keys", test_language_keys);
  g_test_add_func ("/vocab/connector-json", test_connector_json);
  g_test_add_func ("/vocab/nearest", test_nearest);
  g_test_add_func ("/vocab/version", test_version);

  return g_test_run ();
}
