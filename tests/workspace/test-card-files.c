/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-card-files.h"

#include <string.h>

#include "cs-card-target.h"

static const char connector[] =
  "{\n"
  "  \"cards\": {\n"
  "    \"cards/build.json\": { \"target\": \"bot\" }\n"
  "  }\n"
  "}\n";

static const struct
{
  const char *path;
  const char *text;
} files[] = {
  { "manifest.json", "{}\n" },
  { "connector.json", connector },
  { "cards/build.json", "{\"type\": \"AdaptiveCard\"}\n" },
  { "cards/build.data.json", "{\"a\": 1}\n" },
  { "cards/build.late.data.json", "{\"a\": 2}\n" },
  { "cards/build.night.json", "{}\n" },
  { "cards/build.night.data.json", "{}\n" },
  { "cards/builder.json", "{}\n" },
  { "cards/release-2.json", "{}\n" },
};

static CsWorkspace *
make_workspace (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].text, strlen (files[i].text));

      cs_project_add_file (project, files[i].path, bytes, &error);
      g_assert_no_error (error);
    }

  return cs_workspace_new (project);
}

/* All files, and what they say. */
static char *
dup_state (CsWorkspace *workspace)
{
  GListModel *list = G_LIST_MODEL (cs_workspace_get_project (workspace));
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (list, i);
      GBytes *bytes = cs_document_get_bytes (document);

      g_string_append_printf (state, "%s: %.*s", cs_document_get_path (document),
                              (int) g_bytes_get_size (bytes),
                              (const char *) g_bytes_get_data (bytes, NULL));
    }

  return g_string_free (state, FALSE);
}

static gboolean
has (CsWorkspace *workspace,
     const char  *path)
{
  return cs_project_get_document (cs_workspace_get_project (workspace), path) != NULL;
}

/* One step took it there, and one takes it back to the last byte. */
static void
assert_one_step (CsWorkspace *workspace,
                 const char  *before,
                 const char  *label)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (workspace));
  g_autofree char *after = dup_state (workspace);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (cs_history_get_undo_label (history), ==, label);
  cs_history_undo (history);
  undone = dup_state (workspace);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (cs_history_get_can_undo (history));
  cs_history_redo (history);
  redone = dup_state (workspace);
  g_assert_cmpstr (redone, ==, after);
}

static CsTarget
get_target (CsWorkspace *workspace,
            const char  *card)
{
  return cs_workspace_get_card_target (workspace, card, NULL);
}

static void
test_data (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  CsProject *project = cs_workspace_get_project (workspace);
  g_auto (GStrv) data = cs_card_files_list_data (project, "cards/build.json");
  g_auto (GStrv) night = cs_card_files_list_data (project, "cards/build.night.json");
  g_autofree char *joined = g_strjoinv (" ", data);
  g_autofree char *joined_night = g_strjoinv (" ", night);

  g_assert_cmpstr (joined, ==, "cards/build.data.json cards/build.late.data.json");
  g_assert_cmpstr (joined_night, ==, "cards/build.night.data.json");
}

static void
test_rename (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  g_autofree char *before = dup_state (workspace);
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_card_files_rename (workspace, "cards/build.json", "cards/bell.json", &error));
  g_assert_no_error (error);
  g_assert_true (has (workspace, "cards/bell.json"));
  g_assert_true (has (workspace, "cards/bell.data.json"));
  g_assert_true (has (workspace, "cards/bell.late.data.json"));
  g_assert_true (has (workspace, "cards/build.night.data.json"));
  g_assert_false (has (workspace, "cards/build.json"));
  g_assert_false (has (workspace, "cards/build.data.json"));
  g_assert_cmpint (get_target (workspace, "cards/bell.json"), ==, CS_TARGET_BOT);
  assert_one_step (workspace, before, "Rename card build to bell");
}

static void
test_duplicate (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  g_autofree char *before = dup_state (workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cs_card_files_duplicate (workspace, "cards/build.json", &error);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "cards/build-2.json");
  g_assert_true (has (workspace, "cards/build.json"));
  g_assert_true (has (workspace, "cards/build-2.data.json"));
  g_assert_true (has (workspace, "cards/build-2.late.data.json"));
  g_assert_false (has (workspace, "cards/build-2.night.data.json"));
  g_assert_cmpint (get_target (workspace, "cards/build-2.json"), ==, CS_TARGET_BOT);
  g_assert_cmpint (get_target (workspace, "cards/build.json"), ==, CS_TARGET_BOT);
  assert_one_step (workspace, before, "Duplicate card build");

  second = cs_card_files_duplicate (workspace, "cards/build-2.json", &error);
  g_assert_cmpstr (second, ==, "cards/build-3.json");
  third = cs_card_files_duplicate (workspace, "cards/release-2.json", &error);
  g_assert_cmpstr (third, ==, "cards/release-3.json");
}

static void
test_delete (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  g_autofree char *before = dup_state (workspace);
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_card_files_delete (workspace, "cards/build.json", &error));
  g_assert_no_error (error);
  g_assert_false (has (workspace, "cards/build.json"));
  g_assert_false (has (workspace, "cards/build.data.json"));
  g_assert_false (has (workspace, "cards/build.late.data.json"));
  g_assert_true (has (workspace, "cards/build.night.data.json"));
  g_assert_true (has (workspace, "cards/builder.json"));
  g_assert_cmpint (cs_card_target_read (
    cs_document_get_snapshot (cs_project_get_document (cs_workspace_get_project (workspace),
                                                       "connector.json")), "cards/build.json"),
                   ==, CS_TARGET_NONE);
  assert_one_step (workspace, before, "Delete card build");
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *path;   /* NULL: it cannot be called so */
  } names[] = {
    { "bell", "cards/bell.json" },
    { " Build Bell ", "cards/Build Bell.json" },
    { "bell.json", "cards/bell.json" },
    { "bell.JSON", "cards/bell.json" },
    { "build", "cards/build.json" },
    { "", NULL },
    { ".json", NULL },
    { ".hidden", NULL },
    { "a/b", NULL },
    { "..", NULL },
    { "a\\b", NULL },
    { "a\nb", NULL },
    { "builder", NULL },
    { "x.data", NULL },
    { "build.night", NULL },
  };
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  CsProject *project = cs_workspace_get_project (workspace);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = cs_card_files_check_name (project, "cards/build.json",
                                                        names[i].name, &error);

      g_test_message ("%s", names[i].name);
      g_assert_cmpstr (path, ==, names[i].path);
      g_assert_true ((path == NULL) == (error != NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-files/data", test_data);
  g_test_add_func ("/card-files/rename", test_rename);
  g_test_add_func ("/card-files/duplicate", test_duplicate);
  g_test_add_func ("/card-files/delete", test_delete);
  g_test_add_func ("/card-files/names", test_names);

  return g_test_run ();
}
