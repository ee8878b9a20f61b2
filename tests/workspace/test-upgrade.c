/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-upgrade.h"

#include "cs-vocab.h"

static const char manifest[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.0.0\",\n"
  "  \"packageName\": \"com.nordlicht.bell\",\n"
  "  \"name\": { \"short\": \"Build Bell\" }\n"
  "}\n";

static CsWorkspace *
make_workspace (const char *text)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  cs_project_add_file (project, "manifest.json", bytes, &error);
  g_assert_no_error (error);

  return cs_workspace_new (project);
}

static void
assert_step (CsUpgrade     *upgrade,
             guint          index,
             CsUpgradeKind  kind,
             const char    *pointer,
             const char    *before,
             const char    *after)
{
  const CsUpgradeStep *step = g_ptr_array_index (upgrade->steps, index);

  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpstr (step->file, ==, "manifest.json");
  g_assert_cmpstr (step->pointer, ==, pointer);
  g_assert_cmpstr (step->before, ==, before);
  g_assert_cmpstr (step->after, ==, after);
}

static void
test_plan (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace (manifest);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsUpgrade) upgrade = cs_upgrade_plan (workspace, "1.17", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (upgrade->steps->len, ==, 4);
  assert_step (upgrade, 0, CS_UPGRADE_REMOVE, "/packageName", "\"com.nordlicht.bell\"", NULL);
  assert_step (upgrade, 1, CS_UPGRADE_CHANGE, "/$schema",
               "\"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\"",
               "\"https://developer.microsoft.com/json-schemas/teams/v1.17/MicrosoftTeams.schema.json\"");
  assert_step (upgrade, 2, CS_UPGRADE_CHANGE, "/manifestVersion", "\"1.16\"", "\"1.17\"");
  assert_step (upgrade, 3, CS_UPGRADE_ADD, "/name/full", NULL, "\"Build Bell\"");
}

/* Planning does nothing; doing is one step. */
static void
test_do (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace (manifest);
  CsProject *project = cs_workspace_get_project (workspace);
  CsHistory *history = cs_project_get_history (project);
  CsDocument *document = cs_project_get_document (project, "manifest.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (CsUpgrade) upgrade = cs_upgrade_plan (workspace, "1.17", &error);
  g_autoptr (CsUpgrade) again = NULL;

  g_assert_false (cs_history_get_can_undo (history));
  cs_history_do (history, upgrade->change, &error);
  g_assert_no_error (error);
  again = cs_upgrade_plan (workspace, "1.17", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->steps->len, ==, 0);

  cs_history_undo (history);
  g_assert_false (cs_history_get_can_undo (history));
  g_assert_cmpmem (g_bytes_get_data (cs_document_get_bytes (document), NULL),
                   g_bytes_get_size (cs_document_get_bytes (document)),
                   manifest, strlen (manifest));
}

static void
test_versions (void)
{
  static const struct { const char *text; CsVersion first; } rows[] = {
    { manifest, CS_VERSION (1, 17) },
    { "{\"manifestVersion\": \"1.17\"}", CS_VERSION (1, 19) },
    { "{}", CS_VERSION (1, 0) },
    { "{\"manifestVersion\": \"devPreview\"}", CS_VERSION (1, 30) },
  };
  g_autoptr (CsWorkspace) newest = make_workspace ("{\"manifestVersion\": \"1.30\"}");
  g_autoptr (GArray) none = cs_upgrade_dup_versions (newest);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CsWorkspace) workspace = make_workspace (rows[i].text);
      g_autoptr (GArray) versions = cs_upgrade_dup_versions (workspace);

      g_assert_cmpuint (g_array_index (versions, CsVersion, 0), ==, rows[i].first);
      g_assert_cmpuint (g_array_index (versions, CsVersion, versions->len - 1), ==,
                        CS_VERSION (1, 30));
    }
  g_assert_cmpuint (none->len, ==, 0);
}

/* From the preview to a release: the version and its schema, and nothing is lost. */
static void
test_preview (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace (
    "{\n  \"$schema\": \"https://raw.githubusercontent.com/OfficeDev/microsoft-teams-app-schema/"
    "preview/DevPreview/MicrosoftTeams.schema.json\",\n"
    "  \"manifestVersion\": \"devPreview\",\n  \"name\": { \"short\": \"Build Bell\" }\n}\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (CsUpgrade) upgrade = cs_upgrade_plan (workspace, "1.30", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < upgrade->steps->len; i++)
    g_assert_cmpint (((CsUpgradeStep *) upgrade->steps->pdata[i])->kind, !=, CS_UPGRADE_REMOVE);
  assert_step (upgrade, 1, CS_UPGRADE_CHANGE, "/manifestVersion", "\"devPreview\"", "\"1.30\"");
}

static void
test_errors (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ("[]");
  g_autoptr (GError) error = NULL;

  g_assert_null (cs_upgrade_plan (workspace, "1.17", &error));
  g_assert_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NO_MANIFEST);
  g_clear_error (&error);
  g_assert_null (cs_upgrade_plan (workspace, "1.18", &error));
  g_assert_error (error, CS_RULES_ERROR, CS_RULES_ERROR_VERSION);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/upgrade/plan", test_plan);
  g_test_add_func ("/upgrade/do", test_do);
  g_test_add_func ("/upgrade/versions", test_versions);
  g_test_add_func ("/upgrade/preview", test_preview);
  g_test_add_func ("/upgrade/errors", test_errors);

  return g_test_run ();
}
