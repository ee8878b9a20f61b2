/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-schema-check.h"

#include <stdio.h>
#include <string.h>

#include "cs-vocab-manifest.h"

/* Compares what the tables find with what Microsoft's schemas find, which lies beside the real
 * files as expected-schema-errors.json. Its places are the parents of unknown and missing
 * members; ours are the members. */

static void
collect_cb (const CsSchemaFault *fault,
            gpointer             user_data)
{
  g_assert_nonnull (fault->message);
  g_assert_true (g_str_has_prefix (fault->code, "SchemaError_"));
  g_assert_true (g_utf8_validate (fault->message, -1, NULL));
  g_ptr_array_add (user_data, g_strdup_printf ("%s %s", fault->pointer, fault->keyword));
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One line for each fault, in order; a set, as two faults of a keyword at a place are one. */
static char *
join_faults (GPtrArray *faults)
{
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (faults, compare_strings);
  for (guint i = 0; i < faults->len; i++)
    if (i == 0 || strcmp (faults->pdata[i], faults->pdata[i - 1]) != 0)
      g_string_append_printf (text, "%s\n", (char *) faults->pdata[i]);

  return g_string_free (text, FALSE);
}

static char *
dup_faults (GBytes        *bytes,
            const CsShape *shape,
            CsVersion      version)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  g_autoptr (GPtrArray)  faults = g_ptr_array_new_with_free_func (g_free);

  cs_schema_check (snapshot, 0, shape, version, collect_cb, faults);
  return join_faults (faults);
}

static char *
dup_text_faults (const char    *text,
                 const CsShape *shape,
                 CsVersion      version)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dup_faults (bytes, shape, version);
}

/* The corpus. */

static char *
dup_expected (CsSnapshot *snapshot,
              guint       list)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  for (guint error = cs_snapshot_get_first_child (snapshot, list);
       error != CS_NODE_NONE;
       error = cs_snapshot_get_next (snapshot, error))
    {
      const char *path = cs_snapshot_get_string (snapshot,
                                                 cs_snapshot_get_member (snapshot, error, "path"));
      const char *keyword = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, error,
                                                                                      "keyword"));
      guint       params = cs_snapshot_get_member (snapshot, error, "params");
      guint       name = cs_snapshot_get_member (snapshot, params, "additionalProperty");

      if (name == CS_NODE_NONE)
        name = cs_snapshot_get_member (snapshot, params, "missingProperty");
      if (name != CS_NODE_NONE)
        g_ptr_array_add (faults, g_strdup_printf ("%s/%s %s", path,
                                                  cs_snapshot_get_string (snapshot, name), keyword));
      else
        g_ptr_array_add (faults, g_strdup_printf ("%s %s", path, keyword));
    }

  return join_faults (faults);
}

static void
check_corpus (const char *folder)
{
  g_autofree char       *root = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", folder, NULL);
  g_autofree char       *expected_path = g_build_filename (root, "expected-schema-errors.json", NULL);
  g_autofree char       *expected_text = NULL;
  g_autoptr (GBytes)     expected_bytes = NULL;
  g_autoptr (CsSnapshot) expected = NULL;
  gsize                  length;
  guint                  n_files = 0;

  if (!g_file_get_contents (expected_path, &expected_text, &length, NULL))
    {
      g_test_skip ("the corpus is not here");
      return;
    }

  expected_bytes = g_bytes_new_take (g_steal_pointer (&expected_text), length);
  expected = cs_snapshot_new (expected_bytes);
  for (guint file = cs_snapshot_get_first_child (expected, 0);
       file != CS_NODE_NONE;
       file = cs_snapshot_get_next (expected, file))
    {
      g_autofree char   *path = g_build_filename (root, cs_snapshot_get_key (expected, file), NULL);
      guint              list = cs_snapshot_get_member (expected, file, "byManifestVersion");
      CsVersion          version;
      char              *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char   *wanted = NULL;
      g_autofree char   *found = NULL;

      version = cs_version_parse (cs_snapshot_get_string (expected,
                                                          cs_snapshot_get_member (expected, file,
                                                                                  "manifestVersion")));
      /* Files that are no JSON have no list. */
      if (list == CS_NODE_NONE || version == CS_VERSION_NONE)
        continue;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      bytes = g_bytes_new_take (text, length);
      wanted = dup_expected (expected, list);
      found = dup_faults (bytes, &cs_vocab_manifest, version);
      g_test_message ("%s", path);
      g_assert_cmpstr (found, ==, wanted);
      n_files++;
    }

  g_assert_cmpuint (n_files, >, 10);
}

static void
test_corpus_manifests (void)
{
  check_corpus ("manifests");
}

static void
test_corpus_packages (void)
{
  check_corpus ("packages");
}

/* Single values, on a manifest that is otherwise complete. */

#define GUID "\"e9343a03-0a5e-4c1f-95a8-263a565505a5\""
#define REST                                                                                       \
  "\"version\":\"1.0.0\",\"id\":" GUID ",\"accentColor\":\"#FFFFFF\","                              \
  "\"developer\":{\"name\":\"n\",\"websiteUrl\":\"https://x\",\"privacyUrl\":\"https://x\","       \
  "\"termsOfUseUrl\":\"https://x\"},"                                                              \
  "\"name\":{\"short\":\"s\",\"full\":\"f\"},\"description\":{\"short\":\"s\",\"full\":\"f\"},"    \
  "\"icons\":{\"color\":\"c.png\",\"outline\":\"o.png\"}"
#define THIRTY "123456789012345678901234567890"

static const struct
{
  const char *name;
  CsVersion   version;
  const char *member;    /* stands before the rest */
  const char *faults;
} cases[] = {
  { "fine", CS_VERSION (1, 16), "\"manifestVersion\":\"1.16\"", "" },
  { "fine-preview", CS_VERSION_PREVIEW, "\"manifestVersion\":\"devPreview\"", "" },
  { "preview-case", CS_VERSION_PREVIEW, "\"manifestVersion\":\"devpreview\"",
    "/manifestVersion enum\n" },
  { "const", CS_VERSION (1, 16), "\"manifestVersion\":\"1.5\"", "/manifestVersion const\n" },
  { "const-type", CS_VERSION (1, 16), "\"manifestVersion\":1.16",
    "/manifestVersion const\n/manifestVersion type\n" },
  { "no-const-before-1.4", CS_VERSION (1, 2), "\"packageName\":\"p\",\"manifestVersion\":\"1.0\"", "" },
  { "package-name-missing", CS_VERSION (1, 2), "\"manifestVersion\":\"1.2\"",
    "/packageName required\n" },
  { "package-name-gone", CS_VERSION (1, 17), "\"packageName\":\"p\",\"manifestVersion\":\"1.17\"",
    "/packageName additionalProperties\n" },
  { "escaped-name", CS_VERSION (1, 16), "\"a/b~\":1,\"manifestVersion\":\"1.16\"",
    "/a~1b~0 additionalProperties\n" },
  { "duplicate-last-counts", CS_VERSION (1, 16),
    "\"manifestVersion\":1,\"manifestVersion\":\"1.16\"", "" },
  { "duplicate-unknown", CS_VERSION (1, 16), "\"x\":1,\"x\":2,\"manifestVersion\":\"1.16\"",
    "/x additionalProperties\n" },
  { "untyped-choice", CS_VERSION (1, 16), "\"permissions\":[1,\"identity\"],\"manifestVersion\":\"1.16\"",
    "/permissions/0 enum\n" },
  { "typed-choice", CS_VERSION (1, 16), "\"defaultInstallScope\":1,\"manifestVersion\":\"1.16\"",
    "/defaultInstallScope enum\n/defaultInstallScope type\n" },
  { "choice-of-version", CS_VERSION (1, 17),
    "\"defaultInstallScope\":\"groupchat\",\"manifestVersion\":\"1.17\"", "/defaultInstallScope enum\n" },
  { "too-many-and-wrong", CS_VERSION (1, 16),
    "\"permissions\":[\"identity\",\"x\",\"identity\"],\"manifestVersion\":\"1.16\"",
    "/permissions maxItems\n/permissions/1 enum\n" },
  { "array-is-object", CS_VERSION (1, 16), "\"connectors\":{},\"manifestVersion\":\"1.16\"",
    "/connectors type\n" },
  { "entry-is-text", CS_VERSION (1, 16), "\"connectors\":[\"x\"],\"manifestVersion\":\"1.16\"",
    "/connectors/0 type\n" },
  { "null-refused", CS_VERSION (1, 16), "\"bots\":null,\"manifestVersion\":\"1.16\"", "/bots type\n" },
  { "null-allowed", CS_VERSION (1, 17),
    "\"composeExtensions\":[{\"canUpdateConfiguration\":null}],\"manifestVersion\":\"1.17\"", "" },
  { "unique", CS_VERSION (1, 16),
    "\"localizationInfo\":{\"defaultLanguageTag\":\"en\",\"additionalLanguages\":["
    "{\"languageTag\":\"fr\",\"file\":\"f\"},{\"file\":\"\\u0066\",\"languageTag\":\"fr\"}]},"
    "\"manifestVersion\":\"1.16\"",
    "/localizationInfo/additionalLanguages uniqueItems\n" },
  { "integers", CS_VERSION (1, 16),
    "\"meetingExtensionDefinition\":{\"scenes\":[{\"id\":" GUID ",\"name\":\"n\",\"file\":\"f\","
    "\"preview\":\"p\",\"maxAudience\":50.0,\"seatsReservedForOrganizersOrPresenters\":60.5}]},"
    "\"manifestVersion\":\"1.16\"",
    "/meetingExtensionDefinition/scenes/0/seatsReservedForOrganizersOrPresenters maximum\n"
    "/meetingExtensionDefinition/scenes/0/seatsReservedForOrganizersOrPresenters type\n" },
  { "open-object", CS_VERSION (1, 16),
    "\"composeExtensions\":[{\"botId\":" GUID ",\"commands\":[],\"messageHandlers\":[{\"type\":\"link\","
    "\"value\":{\"x\":1}}]}],\"manifestVersion\":\"1.16\"",
    "" },
  { "closed-object", CS_VERSION (1, 20),
    "\"composeExtensions\":[{\"messageHandlers\":[{\"type\":\"link\",\"value\":{\"x\":1}}]}],"
    "\"manifestVersion\":\"1.20\"",
    "/composeExtensions/0/messageHandlers/0/value/x additionalProperties\n" },
  { "inside-not-described", CS_VERSION (1, 17), "\"extensions\":[1,{}],\"manifestVersion\":\"1.17\"",
    "/extensions maxItems\n" },
  { "schema-no-uri", CS_VERSION (1, 16), "\"$schema\":\"MicrosoftTeams.json\",\"manifestVersion\":\"1.16\"",
    "/$schema format\n" },
  { "schema-in-1.0", CS_VERSION (1, 0),
    "\"$schema\":\"https://x\",\"packageName\":\"p\",\"manifestVersion\":\"1.0\"",
    "/$schema additionalProperties\n" },
  { "code-points", CS_VERSION (1, 7),
    "\"activities\":{\"activityTypes\":[{\"type\":\"" THIRTY "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\","
    "\"description\":\"d\",\"templateText\":\"t\"},{\"type\":\"" THIRTY "xyz\",\"description\":\"d\","
    "\"templateText\":\"t\"}]},\"manifestVersion\":\"1.7\"",
    "/activities/activityTypes/1/type maxLength\n" },
  { "half-typed", CS_VERSION (1, 16), "\"staticTabs\": ,\"manifestVersion\":\"1.16\"", "" },
};

static void
test_case (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf ("{%s,%s}", cases[i].member, REST);
  g_autofree char *found = dup_text_faults (text, &cs_vocab_manifest, cases[i].version);

  g_assert_cmpstr (found, ==, cases[i].faults);
}

static void
test_root (void)
{
  g_autofree char *list = dup_text_faults ("[]", &cs_vocab_manifest, CS_VERSION (1, 16));
  g_autofree char *nothing = dup_text_faults ("", &cs_vocab_manifest, CS_VERSION (1, 16));
  g_autofree char *empty = dup_text_faults ("{}", &cs_vocab_manifest, CS_VERSION (1, 30));

  g_assert_cmpstr (list, ==, " type\n");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (empty, ==, "/accentColor required\n/description required\n/developer required\n"
                              "/icons required\n/id required\n/manifestVersion required\n"
                              "/name required\n/version required\n");
}

static void
test_language_file (void)
{
  const char      *text = "{\"name.short\":\"" THIRTY "1\",\"description.short\":\"null\","
                          "\"staticTabs[0].name\":5,\"name\":{},\"localizationKeys\":{\"[[a]]\":1,\"b\":1}}";
  g_autofree char *old = dup_text_faults (text, &cs_vocab_language_file, CS_VERSION (1, 16));
  g_autofree char *now = dup_text_faults (text, &cs_vocab_language_file, CS_VERSION (1, 21));

  g_assert_cmpstr (old, ==, "/description.full required\n/localizationKeys additionalProperties\n"
                            "/name additionalProperties\n/name.full required\n/name.short maxLength\n"
                            "/staticTabs[0].name type\n");
  g_assert_cmpstr (now, ==, "/description.full required\n/description.short pattern\n"
                            "/localizationKeys/[[a]] type\n/name additionalProperties\n"
                            "/name.short maxLength\n/staticTabs[0].name type\n");
}

static void
test_connector_json (void)
{
  g_autofree char *found = dup_text_faults ("{\"registration\":{\"actionUrl\":\"\"},"
                                            "\"webhooks\":[{\"kind\":\"x\",\"url\":\"u\"}],"
                                            "\"cards\":{\"a/b.json\":{\"target\":\"bot\"},\"c\":1}}",
                                            &cs_vocab_connector_json, CS_VERSION_NONE);

  g_assert_cmpstr (found, ==, "/cards/c type\n/registration/actionUrl additionalProperties\n"
                              "/webhooks/0/kind enum\n/webhooks/0/name required\n"
                              "/webhooks/0/url additionalProperties\n");
}

/* What the sentences say. */

static void
keep_message_cb (const CsSchemaFault *fault,
                 gpointer             user_data)
{
  char **message = user_data;

  g_free (*message);
  *message = g_strdup (fault->message);
}

static const struct
{
  const char *member;
  CsVersion   version;
  const char *message;
} messages[] = {
  { "\"acentColor\":1,\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“acentColor” is not known in the manifest; did you mean “accentColor”?" },
  { "\"needsIdentity\":true,\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“needsIdentity” is not known in the manifest; remove it." },
  { "\"packageName\":\"p\",\"manifestVersion\":\"1.17\"", CS_VERSION (1, 17),
    "“packageName” exists only up to version 1.16, and this is version 1.17; remove it." },
  { "\"authorization\":{},\"manifestVersion\":\"1.8\"", CS_VERSION (1, 8),
    "“authorization” exists only from version 1.12 on, and this is version 1.8; remove it or use a "
    "newer version." },
  { "\"scopeConstraints\":{},\"manifestVersion\":\"1.30\"", CS_VERSION (1, 30),
    "“scopeConstraints” exists only in devPreview, and this is version 1.30; remove it." },
  { "\"connectors\":[{\"connectorId\":\"c\"}],\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“scopes” is missing in the connector; add it." },
  { "\"connectors\":[{\"connectorId\":\"c\",\"scopes\":[\"personal\"]}],\"manifestVersion\":\"1.16\"",
    CS_VERSION (1, 16), "“connectors[0].scopes[0]” can only be “team” here." },
  { "\"devicePermissions\":[\"x\"],\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“devicePermissions[0]” must be one of these: “geolocation”, “media”, “notifications”, “midi”, "
    "“openExternal”." },
  { "\"isFullScreen\":\"true\",\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“isFullScreen” must be true or false, without quotes." },
  { "\"publisherDocsUrl\":\"x\",\"manifestVersion\":\"1.16\"", CS_VERSION (1, 16),
    "“publisherDocsUrl” must be a web address that begins with https://." },
};

static void
test_messages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      char                  *text = g_strdup_printf ("{%s,%s}", messages[i].member, REST);
      g_autoptr (GBytes)     bytes = g_bytes_new_take (text, strlen (text));
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
      g_autofree char       *message = NULL;

      cs_schema_check (snapshot, 0, &cs_vocab_manifest, messages[i].version, keep_message_cb, &message);
      g_assert_cmpstr (message, ==, messages[i].message);
    }
}

static void
count_cb (const CsSchemaFault *fault,
          gpointer             user_data)
{
  (*(guint *) user_data)++;
}

/* A text made to be slow: members without end, duplicates, equal entries, depth. */
static void
test_bounds (void)
{
  g_autoptr (GString)    text = g_string_new ("{");
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;
  guint                  n_faults = 0;
  gint64                 begin;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "\"accentColr%u\":{},\"id\":1,", i);
  g_string_append (text, "\"staticTabs\":[");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "{\"x\":%u},", i);
  for (guint i = 0; i < 500; i++)
    g_string_append_c (text, '[');

  bytes = g_bytes_new (text->str, text->len);
  snapshot = cs_snapshot_new (bytes);
  begin = g_get_monotonic_time ();
  cs_schema_check (snapshot, 0, &cs_vocab_manifest, CS_VERSION (1, 16), count_cb, &n_faults);
  g_test_message ("%.1f ms", (g_get_monotonic_time () - begin) / 1000.0);
  g_assert_cmpuint (n_faults, >=, CS_SCHEMA_MAX_FAULTS);
  g_assert_cmpuint (n_faults, <=, CS_SCHEMA_MAX_FAULTS + 100);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

static gpointer
check_often (gpointer data)
{
  GBytes *bytes = data;
  guint   n_faults = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

      cs_schema_check (snapshot, 0, &cs_vocab_manifest, CS_VERSION (1, 16), count_cb, &n_faults);
    }

  return GUINT_TO_POINTER (n_faults);
}

static void
test_threads (void)
{
  const char        *text = "{\"composeExtensions\":[{\"commands\":[{\"taskInfo\":{\"width\":\"x\"}}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GThread           *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("check", check_often, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema-check/corpus/manifests", test_corpus_manifests);
  g_test_add_func ("/schema-check/corpus/packages", test_corpus_packages);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/schema-check/case/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/schema-check/root", test_root);
  g_test_add_func ("/schema-check/language-file", test_language_file);
  g_test_add_func ("/schema-check/connector-json", test_connector_json);
  g_test_add_func ("/schema-check/messages", test_messages);
  g_test_add_func ("/schema-check/bounds", test_bounds);
  g_test_add_func ("/schema-check/threads", test_threads);

  return g_test_run ();
}
